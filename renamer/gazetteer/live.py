"""A town out of OpenStreetMap itself: the one door to osmnx.

osmnx waits 55 s and calls itself again without limit when a server is busy, and a slow drip of
bytes never times out. So it runs in a process of its own, which is ended at the deadline.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renamer import __version__, geo
from renamer.errors import CityError
from renamer.gazetteer.countries import code_of_country, official_languages
from renamer.gazetteer.extent import rounded
from renamer.gazetteer.gather import gather_town
from renamer.gazetteer.raw import RawMap, RawThing
from renamer.model.place import City, Snapshot
from renamer.text import nfc
from renamer.text import slug as slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection

    from renamer.model.place import Town

NOMINATIM = "https://nominatim.openstreetmap.org/"
OVERPASS = "https://overpass-api.de/api"
USER_AGENT = f"renamer-kit/{__version__} (symbolic street renaming; asks once per town)"
ASKED_FOR: dict[str, bool | str | list[str]] = {
    "highway": [
        *("primary", "secondary", "tertiary", "unclassified", "residential", "living_street"),
        *("trunk", "pedestrian", "steps"),
    ],
    "place": ["square"],
    "leisure": ["park"],
    "man_made": ["bridge"],
    "natural": ["water"],
    "office": ["diplomatic"],
    "amenity": ["embassy", "theatre", "courthouse", "university", "library"],
    "tourism": ["museum"],
    "railway": ["station"],
}
"""Kept narrow for the sake of the servers: no footways, no house numbers, no woods and lawns."""
TOWN_TYPES = frozenset(
    {"city", "town", "village", "municipality", "borough", "suburb", "city_district", "quarter"}
    | {"district", "county", "state", "administrative", "country"}
)
"""Nominatim's `addresstype` of what can be a town; Monaco is a country, Berlin a state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What the worker sends back: the hit of Nominatim, its outline, the elements of Overpass."""

    display_name: str
    addresstype: str
    outline: bytes
    elements: tuple[tuple[str, dict[str, str], bytes], ...]


def town_from_live(
    query: str,
    *,
    deadline_s: float = 120,
    say: Callable[[str], None],
    country: str | None = None,
    languages: Sequence[str] = (),
    nominatim_url: str = NOMINATIM,
    overpass_url: str = OVERPASS,
) -> Town:
    """Look a town up in OpenStreetMap; street numbers are not asked for.

    Parameters
    ----------
    query : str
        The name of the town, better with its country: "Brest, Belarus".
    deadline_s : float
        After so many seconds the lookup is ended, whatever it does.
    say : callable
        Is told, before anything is sent, what is asked of whom.
    country, languages
        Default to the country Nominatim names and its official languages.
    nominatim_url, overpass_url
        The servers to ask.

    Raises
    ------
    CityError
        If the servers do not answer in time, answer nothing usable, or the name is no town's.
    """
    say(
        f"Asking {nominatim_url} where {query!r} lies, then {overpass_url} for its streets, "
        f"squares, parks, bridges, water and landmarks (at most {deadline_s:g} s). "
        "Both learn this name and your network address, nothing else."
    )
    answer = _ask_in_a_process((query, nominatim_url, overpass_url), deadline_s, query)
    if answer.addresstype not in TOWN_TYPES:
        raise CityError(
            f"{query!r} is a {answer.addresstype} to OpenStreetMap ({answer.display_name})",
            fix="name the town, and its country too: 'Reykjavík, Iceland'",
        )
    return _town(answer, country, languages)


def _town(answer: _Answer, country: str | None, languages: Sequence[str]) -> Town:
    import shapely

    parts = [part.strip() for part in answer.display_name.split(",")]
    country = country or code_of_country(parts[-1])
    if country is None:
        raise CityError(f"the country {parts[-1]!r} is not known", fix="give --country too")
    extent = rounded(shapely.from_wkb(answer.outline))
    spoken = tuple(languages) or official_languages(country)
    middle = extent.centroid
    city = City(
        slug=f"{country.lower()}-{slug_of(parts[0])}",
        names={spoken[0]: nfc(parts[0])},
        country=country,
        languages=spoken,
        crs_m=geo.utm_crs((middle.x, middle.y)),
        boundary=extent,
    )
    things = tuple(
        RawThing(ref=ref, tags=tags, geometry=shapely.from_wkb(wkb))
        for ref, tags, wkb in answer.elements
    )
    raw = RawMap(things=things, addresses=None)
    return gather_town(raw, city=city, snapshot=Snapshot(source="OpenStreetMap (Overpass API)"))


def _ask_in_a_process(asked: tuple[str, str, str], deadline_s: float, query: str) -> _Answer:
    """Run osmnx in a process of its own and end it at the deadline."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    worker = context.Process(target=_work, args=(theirs, *asked), daemon=True)
    worker.start()
    theirs.close()
    advice = "try again later, or read the town from a file with --extract FILE"
    try:
        if not ours.poll(deadline_s):
            raise CityError(f"no answer within {deadline_s:g} s", where=query, fix=advice)
        answer = ours.recv()
    except EOFError as error:
        raise CityError("the lookup broke off", where=query, fix=advice) from error
    finally:
        worker.terminate()
        worker.join()
        ours.close()
    if not isinstance(answer, _Answer):
        raise CityError(f"OpenStreetMap gave no usable answer ({answer})", where=query, fix=advice)
    return answer


def _work(pipe: Connection, query: str, nominatim_url: str, overpass_url: str) -> None:
    """Ask, in the worker process; send an `_Answer` or the reason why there is none."""
    import requests

    try:
        pipe.send(_ask(query, nominatim_url, overpass_url))
    except requests.ConnectionError:
        pipe.send("no connection to the servers")
    except (ValueError, TypeError, KeyError, requests.RequestException) as error:
        pipe.send(" ".join(f"{type(error).__name__}: {error}".split())[:300])


def _ask(query: str, nominatim_url: str, overpass_url: str) -> _Answer:
    import osmnx

    settings = osmnx.settings
    settings.use_cache = False  # it would keep empty answers for ever, in ./cache
    settings.http_user_agent = settings.http_referer = USER_AGENT
    settings.nominatim_url, settings.overpass_url = nominatim_url, overpass_url
    settings.overpass_rate_limit = False  # its waiting knows no end
    settings.requests_timeout = 60
    hit: dict[str, Any] = osmnx.geocode_to_gdf(query).iloc[0].to_dict()
    frame = osmnx.features_from_polygon(hit["geometry"], ASKED_FOR)
    columns = [column for column in frame.columns if column not in {"geometry", "nodes", "ways"}]
    elements: dict[str, tuple[str, dict[str, str], bytes]] = {}
    for (sort, number), row in frame.iterrows():
        tags = {key: nfc(row[key]) for key in columns if isinstance(row[key], str)}
        ref = f"{sort}/{number}"  # a large query is cut up and gives elements twice
        elements[ref] = (ref, tags, row["geometry"].wkb)
    return _Answer(
        display_name=str(hit["display_name"]),
        addresstype=str(hit.get("addresstype", hit.get("type", "place"))),
        outline=hit["geometry"].wkb,
        elements=tuple(elements[ref] for ref in sorted(elements)),
    )
