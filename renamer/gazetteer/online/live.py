"""OpenStreetMap's own servers: the one door to osmnx, which composes and sends the requests.

osmnx waits 55 s and asks again without limit when a server is busy, takes half an answer for a
whole one and keeps empty ones for ever. So each answer is taken and looked at before osmnx sees
it (`renamer.gazetteer.online.attempt`), and what osmnx would make of it does not matter.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from renamer.errors import CityError
from renamer.gazetteer.online.answers import Empty, read_hits
from renamer.gazetteer.online.asking import WAY_ON, Asking, Lookup, host_of
from renamer.gazetteer.online.attempt import Attempt, Request
from renamer.gazetteer.online.borrowed import Borrowed
from renamer.gazetteer.online.elements import (
    Elements,
    Provenance,
    each_once,
    provenance_of,
    read_elements,
)
from renamer.gazetteer.online.hits import Hit, hits_of
from renamer.gazetteer.online.ladder import Question, climb
from renamer.gazetteer.online.outlines import area_km2, rough_outline
from renamer.gazetteer.online.queries import QUERIES, Part, What

if TYPE_CHECKING:
    from types import ModuleType

    from shapely.geometry.base import BaseGeometry

MAX_HITS = 20
MAX_AREA_KM2 = 25_000.0
"""Ten times what osmnx asks for at once; from there on it is a region and not a town."""

_SETTINGS = Borrowed()


def find_hits(query: str, lookup: Lookup) -> tuple[Hit, ...]:
    """Return what a name may mean, towns first: never empty.

    Parameters
    ----------
    query : str
        The name of a town, better with its country: "Brest, Belarus".
    lookup : Lookup
        From `Asking.start`: its clock runs for everything that is asked with it.

    Raises
    ------
    CityError
        If Nominatim knows no such place, or gives no usable answer in time.
    """
    asked = f"where {query!r} lies"
    return _ask_nominatim(query, lookup, about=query, asked=asked, which_result=MAX_HITS)


def hit_of(osm_ref: str, lookup: Lookup) -> Hit:
    """Return the town of an element of OpenStreetMap like "relation/2580605".

    Raises
    ------
    CityError
        If it is written otherwise, there is no such element, or no usable answer in time.
    """
    found = re.fullmatch(r"(node|way|relation)/([1-9]\d{0,18})", osm_ref)
    if not found:
        raise CityError(
            f"{osm_ref!r} is no element of OpenStreetMap", fix="write it like relation/2580605"
        )
    code = found[1][0].upper() + found[2]
    asked = f"where {osm_ref} lies"
    return _ask_nominatim(code, lookup, about=osm_ref, asked=asked, by_osmid=True)[0]


def _ask_nominatim(
    query: str, lookup: Lookup, *, about: str, asked: str, **how: Any
) -> tuple[Hit, ...]:
    def send(attempt: Attempt[list[dict[str, Any]]]) -> None:
        # ValueError: osmnx is handed an empty list and finds too few results in it
        with _osmnx_for(attempt, lookup.asking) as osmnx, contextlib.suppress(ValueError):
            osmnx.geocode_to_gdf(query, **how)

    question = Question(
        requests=[Request(send=send, read=read_hits, blank=b"[]")],
        about=about,
        asked=asked,
        learns="this name",
        rungs_to_come=1,
    )
    _, answers = climb(lookup, [lookup.asking.nominatim_url], question)
    hits = hits_of(answers[0])
    if not hits:
        raise CityError(
            f"OpenStreetMap knows no place {about!r}",
            fix=f"check the spelling, name the country too, or {WAY_ON}",
        )
    return hits


def ask_elements(
    outline: BaseGeometry, what: What, lookup: Lookup, *, town: str = "the town"
) -> tuple[list[dict[str, Any]], Provenance]:
    """Return elements of OpenStreetMap as Overpass writes them, each once, and where they are from.

    Parameters
    ----------
    outline : geometry
        EPSG:4326. What lies in its surroundings comes along: cut it off when gathering.
    what : {"names", "details", "walk"}
        See `renamer.gazetteer.online.queries`. "details" is for a small outline only.
    lookup : Lookup
        From `Asking.start`.
    town : str
        How the town is called in messages.

    Raises
    ------
    CityError
        If the outline is that of a region, there is no named street in it, or no server gives a
        usable answer in time.
    """
    rough = rough_outline(outline)
    if area_km2(rough) > MAX_AREA_KM2:
        raise CityError(
            f"{town} covers {area_km2(rough):,.0f} km2, too much to ask the public servers for",
            fix="name a town in it, or read it from a file with --extract FILE",
        )
    query = QUERIES[what]
    question = Question(
        requests=[_request(part, rough, lookup.asking) for part in query.parts],
        about=town,
        asked=f"for {query.words} within a rough outline of {town}",
        learns="this outline",
        has_slots=True,
    )
    server, answers = climb(lookup, lookup.servers, question)
    elements = each_once(element for answer in answers for element in answer.elements)
    return elements, provenance_of(host_of(server), answers)


def _request(part: Part, outline: BaseGeometry, asking: Asking) -> Request[Elements]:
    def send(attempt: Attempt[Elements]) -> None:
        # InterruptedError: what osmnx raises, after the download, in its cache_only_mode
        with _osmnx_for(attempt, asking) as osmnx, contextlib.suppress(InterruptedError):
            if part.highways:
                osmnx.graph_from_polygon(outline, custom_filter=part.highways)
            else:
                osmnx.features_from_polygon(outline, part.tags)

    def check(answers: list[Elements]) -> None:
        if part.nothing and not any(answer.elements for answer in answers):
            raise Empty(part.nothing)

    return Request(send=send, read=read_elements, check=check)


@contextlib.contextmanager
def _osmnx_for(attempt: Attempt[Any], asking: Asking) -> Iterator[ModuleType]:
    """Yield osmnx, set for one attempt; see its settings module for what they mean."""
    import osmnx

    wanted = {
        "cache_only_mode": True,
        "use_cache": False,
        "doh_url_template": None,  # else it asks Google where an unknown host is
        "overpass_rate_limit": False,  # else it waits without end for a slot
        "http_user_agent": asking.headers["User-Agent"],
        "http_referer": asking.headers["Referer"],
        "http_accept_language": asking.headers["Accept-Language"],
        "nominatim_url": attempt.server,
        "overpass_url": attempt.server,
        "requests_timeout": attempt.timeout_s,
        "requests_kwargs": attempt.requests_kwargs,
        "log_console": False,
        "log_file": False,
    }
    with _SETTINGS.set(osmnx.settings, wanted):
        yield osmnx
