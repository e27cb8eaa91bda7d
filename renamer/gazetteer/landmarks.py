"""Landmarks: what gives a street its meaning, found by its tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import shapely

from renamer import geo
from renamer.gazetteer.countries import country_name
from renamer.gazetteer.missions import is_mission, is_of_a_region, represented_country
from renamer.model.place import Landmark, LandmarkKind
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawThing, Tags

_BY_TAG: tuple[tuple[str, frozenset[str], LandmarkKind], ...] = (
    ("amenity", frozenset({"theatre"}), "theatre"),
    ("amenity", frozenset({"courthouse"}), "court"),
    ("amenity", frozenset({"university"}), "university"),
    ("building", frozenset({"parliament"}), "parliament"),
    ("government", frozenset({"parliament", "legislative"}), "parliament"),
    ("office", frozenset({"parliament"}), "parliament"),
    ("tourism", frozenset({"museum"}), "museum"),
    ("amenity", frozenset({"library"}), "library"),
    ("historic", frozenset({"memorial", "monument"}), "memorial"),
    ("railway", frozenset({"station", "halt"}), "station"),
    ("public_transport", frozenset({"station"}), "station"),
    ("amenity", frozenset({"bus_station"}), "station"),
)
_SMALL_MEMORIALS = frozenset(
    {"stolperstein", "plaque", "blue_plaque", "bench", "tree", "ghost_bike"}
)
_PARLIAMENTS = re.compile(
    r"alþingi(shúsið)?|eduskunta(talo)?|riksdag(en|shuset)?|reichstag(sgebäude)?|bundes(tag|rat)"
    r"|conseil national|assemblée nationale|sénat|seimas|saeima|sejm|riigikogu|stortinget"
    r"|folketinget|parlament",
    re.IGNORECASE,
)
_SAME_SPOT_M = 200.0
_RANK = {"relation": 0, "way": 1, "node": 2}
WATCH_DEGREES = 0.006
"""About 300 m from west to east at 64 degrees north, more elsewhere and from south to north."""


def landmark_kind(tags: Tags) -> LandmarkKind | None:
    """Return which sort of landmark an element is, if any. All but missions need a name."""
    if is_mission(tags):
        return None if is_of_a_region(tags) else "diplomatic"
    if "name" not in tags or tags.get("memorial") in _SMALL_MEMORIALS:
        return None
    if _PARLIAMENTS.fullmatch(tags["name"]) and ("building" in tags or "amenity" in tags):
        return "parliament"
    for key, values, kind in _BY_TAG:
        if tags.get(key) in values:
            return kind
    return None


def gather_landmarks(
    things: Iterable[RawThing], *, extent: BaseGeometry, country: str, languages: Sequence[str]
) -> tuple[Landmark, ...]:
    """Return the landmarks within `extent` (EPSG:4326), each once, sorted by kind and name.

    Diplomatic missions count as far as about 300 m beyond it: their cameras know no boundary.

    A landmark mapped both as a building and as a node counts once: same kind, country and name
    within 200 m; the outline wins over the node.
    """
    shapely.prepare(extent)
    around = shapely.buffer(extent, WATCH_DEGREES)
    shapely.prepare(around)
    found = []
    for thing in sorted(things, key=_rank):
        kind = landmark_kind(thing.tags) if thing.geometry is not None else None
        if kind is None:
            continue
        assert thing.geometry is not None
        spot = thing.geometry.representative_point()
        if (around if kind == "diplomatic" else extent).covers(spot):
            found.append(_landmark(thing, kind, spot, country, languages))
    return tuple(sorted(_each_once(found), key=lambda item: (item.kind, item.name, item.osm_ref)))


def _rank(thing: RawThing) -> tuple[int, int]:
    element, _, number = thing.ref.partition("/")
    return _RANK[element], int(number)


def _landmark(
    thing: RawThing, kind: LandmarkKind, spot: BaseGeometry, host: str, languages: Sequence[str]
) -> Landmark:
    represented = represented_country(thing.tags, host) if kind == "diplomatic" else None
    return Landmark(
        kind=kind,
        name=_name(thing.tags, languages) or _unnamed(represented),
        osm_ref=thing.ref,
        lonlat=(round(spot.x, 6), round(spot.y, 6)),
        country=represented,
    )


def _name(tags: Tags, languages: Sequence[str]) -> str | None:
    keys = ["name", *(f"name:{language}" for language in (*languages, "en"))]
    return next((tags[key] for key in (*keys, "official_name", "operator") if key in tags), None)


def _unnamed(represented: str | None) -> str:
    return f"Mission of {country_name(represented)}" if represented else "Diplomatic mission"


def _each_once(landmarks: Iterable[Landmark]) -> list[Landmark]:
    kept: dict[tuple[str, str | None, str], list[Landmark]] = {}
    for item in landmarks:
        same = kept.setdefault((item.kind, item.country, fold(item.name)), [])
        if all(geo.distance_m(item.lonlat, other.lonlat) > _SAME_SPOT_M for other in same):
            same.append(item)
    return [item for group in kept.values() for item in group]
