"""Landmarks: what gives a street its meaning, found by its tags."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import shapely

from renamer import geo
from renamer.gazetteer.countries import official_languages
from renamer.gazetteer.mission_names import MORE_NAMES
from renamer.gazetteer.missions import (
    is_mission,
    is_of_a_region,
    mentioned_countries,
    represented_country,
)
from renamer.l10n import country_name
from renamer.model.place import Landmark, LandmarkKind
from renamer.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawThing, Tags

_BY_TAG: tuple[tuple[str, Mapping[str, LandmarkKind]], ...] = (
    ("government", {"parliament": "parliament", "legislative": "parliament"}),
    ("office", {"parliament": "parliament"}),
    ("historic", {"tomb": "grave", "grave": "grave"}),
    ("cemetery", {"grave": "grave"}),
    ("memorial", {"grave": "grave"}),
    (
        "amenity",
        {
            "courthouse": "court",
            "prison": "prison",
            "police": "police",
            "place_of_worship": "place_of_worship",
            "theatre": "theatre",
            "concert_hall": "theatre",
            "library": "library",
            "university": "university",
            "college": "university",
            "school": "school",
            "arts_centre": "cultural_centre",
        },
    ),
    ("community_centre", {"cultural_centre": "cultural_centre"}),
    ("tourism", {"museum": "museum"}),  # a gallery is mostly a shop
    ("office", dict.fromkeys(("newspaper", "media", "broadcaster", "news_agency"), "newsroom")),
    ("studio", {"radio": "newsroom", "television": "newsroom"}),
    ("amenity", {"townhall": "government", "bus_station": "station"}),
    (
        "government",
        dict.fromkeys(("ministry", "presidency", "administrative", "prosecutor"), "government"),
    ),
    ("railway", {"station": "station", "halt": "station"}),
    ("public_transport", {"station": "station"}),
    ("historic", {"memorial": "memorial", "monument": "memorial"}),
)
"""What a tag makes of a named element; the first line that fits counts.

`building` is no such key: it says what a house was built as, not what it is now
(https://wiki.openstreetmap.org/wiki/Key:building).
"""
LANDMARK_KEYS = tuple(sorted({"diplomatic", *(key for key, _ in _BY_TAG)}))
"""An element without any of these keys is no landmark."""

_PARLIAMENT = re.compile(
    r"alþingi(shúsið)?|eduskunta(talo)?|riksdag(en|shuset)?|stortinget|folketinget|riigikogu"
    r"|(lietuvos respublikos )?seimas|(latvijas republikas )?saeima|sejm|верховна рада( україни)?"
    r"|reichstag(sgebäude)?|bundes(tag|rat)|landtag|parlament|parliament( house| building)?"
    r"|conseil national( de la principauté de monaco)?|assemblée nationale|sénat",
    re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"\bminist(er|èr|ér|rij|ry)\w*|minist(eri(um|ö|et)|eerium)\b|departementet\b|ráðuneyti"
    r"|\b(мініст[эе]рств|министерств)|\bstjórnarráð|\bauswärtiges amt\b|\bsenatsverwaltung\b"
    r"|(staats|bundes)kanzlei\b|kanzleramt\b",
    re.IGNORECASE,
)
_VILLAGE_HALL = re.compile(r"\b(village|parish|church|memorial|community) hall\b", re.IGNORECASE)
"""Meeting places, tagged as town halls: https://wiki.openstreetmap.org/wiki/Tag:amenity=townhall"""
_FOR_GUESTS = frozenset(
    {"restaurant", "cafe", "bar", "pub", "fast_food", "nightclub", "biergarten"}
)
_SMALL_MEMORIALS = frozenset(
    {"stolperstein", "plaque", "plate", "blue_plaque", "bench", "tree", "ghost_bike"}
)
_OF_A_COMMUNITY: frozenset[LandmarkKind] = frozenset(
    {"place_of_worship", "cultural_centre", "newsroom", "library", "school"}
)
_SAME_SPOT_M = 200.0
_RANK = {"relation": 0, "way": 1, "node": 2}
WATCH_DEGREES = 0.006
"""About 300 m from west to east at 64 degrees north, more elsewhere and from south to north."""


def landmark_kind(tags: Tags) -> LandmarkKind | None:
    """Return which sort of landmark an element is, if any. All but missions need a name.

    Shops and restaurants are none, whatever else is tagged. Tags are only looked up, never listed,
    so the tag list of a reader will do.
    """
    if is_mission(tags):
        return None if is_of_a_region(tags) else "diplomatic"
    if "name" not in tags:
        return None
    kind = next((kinds[tags[key]] for key, kinds in _BY_TAG if tags.get(key) in kinds), None)
    if kind in {None, "government"}:
        kind = _kind_of_office(tags) or kind
    return None if kind is None or _is_minor(kind, tags) else kind


def _kind_of_office(tags: Tags) -> LandmarkKind | None:
    """Ministries and parliaments are often tagged as nothing but an office of the government."""
    amenity = tags.get("amenity")
    if tags.get("office") != "government" and amenity not in {"townhall", "public_building"}:
        return None
    if _PARLIAMENT.fullmatch(tags["name"]):
        return "parliament"
    return "government" if _MINISTRY.search(tags["name"]) else None


def _is_minor(kind: LandmarkKind, tags: Tags) -> bool:
    """Whether it is a shop, a bar, a small memorial or a village hall."""
    if "shop" in tags or tags.get("amenity") in _FOR_GUESTS:
        return True
    if kind == "memorial":
        return not _SMALL_MEMORIALS.isdisjoint({tags.get("memorial"), tags.get("memorial:type")})
    return kind == "government" and _VILLAGE_HALL.search(tags["name"]) is not None


def gather_landmarks(
    things: Iterable[RawThing], *, extent: BaseGeometry, country: str, languages: Sequence[str]
) -> tuple[Landmark, ...]:
    """Return the landmarks within `extent` (EPSG:4326), each once, sorted by kind and name.

    Diplomatic missions count as far as about 300 m beyond it: their cameras know no boundary.

    A landmark mapped both as a building and as a node counts once: same kind, country and name
    within 200 m; the outline wins over the node.
    """
    shapely.prepare(extent)
    likely = [thing for thing in things if not thing.tags.keys().isdisjoint(LANDMARK_KEYS)]
    found = []
    for thing in sorted(likely, key=_rank):
        kind = landmark_kind(thing.tags) if thing.geometry is not None else None
        if kind is None or _is_of_a_diaspora(kind, thing.tags, country):
            continue
        assert thing.geometry is not None
        spot = thing.geometry.representative_point()
        watched = kind == "diplomatic" and shapely.dwithin(extent, spot, WATCH_DEGREES)
        if watched or extent.covers(spot):
            found.append(_landmark(thing, kind, spot, country, languages))
    return tuple(sorted(_each_once(found), key=lambda item: (item.kind, item.name, item.osm_ref)))


def _is_of_a_diaspora(kind: LandmarkKind, tags: Tags, host: str) -> bool:
    """Whether it is a parish, a school or the like of people from abroad: not ours to point at.

    A country that speaks a language of the host (Sweden in Finland) is not abroad in this sense.
    Only countries whose adjectives are known are looked for: the others hide saints (St. Martin).
    """
    if kind not in _OF_A_COMMUNITY:
        return False
    spoken = official_languages(host)
    abroad = (mentioned_countries(tags) & MORE_NAMES.keys()) - {host}
    return any(official_languages(country)[0] not in spoken for country in abroad)


def _rank(thing: RawThing) -> tuple[int, int]:
    element, _, number = thing.ref.partition("/")
    return _RANK[element], int(number)


def _landmark(
    thing: RawThing, kind: LandmarkKind, spot: BaseGeometry, host: str, languages: Sequence[str]
) -> Landmark:
    represented = represented_country(thing.tags, host) if kind == "diplomatic" else None
    name = _name(thing.tags, languages) or _unnamed(represented)
    operator = nfc(thing.tags.get("operator", ""))
    return Landmark(
        kind=kind,
        name=name,
        osm_ref=thing.ref,
        lonlat=(round(spot.x, 6), round(spot.y, 6)),
        country=represented,
        operator=operator if operator and fold(operator) != fold(name) else None,
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
