"""What Nominatim found for a name: the towns, and what is none.

Fields of its answers: https://nominatim.org/release-docs/latest/api/Output/
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renamer import geo
from renamer.gazetteer.countries import code_of_country
from renamer.gazetteer.online.outlines import area_km2
from renamer.model.candidate import Candidate
from renamer.text import fold, nfc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat

TOWNS = frozenset({"city", "town", "village", "municipality", "hamlet"})
"""`addresstype` of what is a town; a suburb, a city district or a quarter is a part of one."""
MAYBE_TOWNS = frozenset({"state", "country", "administrative"})
"""Monaco is a country to OpenStreetMap and Hamburg a state: towns, where they are small enough."""
LARGEST_TOWN_KM2 = 2_600.0
"""Moscow, the largest city that is a state by itself, has 2,561."""
SAME_TOWN_M = 5_000.0
"""The node of a town lies in its middle, that of its boundary at the town hall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing that a name may mean.

    `outline` (EPSG:4326, Polygon or MultiPolygon) is None where OpenStreetMap has the place as a
    point only; `importance` is 0 where Nominatim does not tell.
    """

    candidate: Candidate
    display_name: str
    outline: BaseGeometry | None = None
    importance: float = 0.0


def hits_of(found: Iterable[dict[str, Any]]) -> tuple[Hit, ...]:
    """Return what can be used of an answer: towns first, then by importance.

    A town that was found both as a point and with its outline counts once.
    """
    hits = [hit for hit in map(_hit, found) if hit is not None]
    # with an outline first, so that the mere point is the one that is dropped
    best = sorted(hits, key=lambda hit: (hit.outline is None, -hit.importance))
    kept: list[Hit] = []
    for hit in best:
        if hit.outline is not None or not any(_is_same_town(hit, other) for other in kept):
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: (not hit.candidate.is_town, -hit.importance)))


def _is_same_town(one: Hit, other: Hit) -> bool:
    a, b = one.candidate, other.candidate
    return (
        a.is_town
        and b.is_town
        and fold(a.name) == fold(b.name)
        and geo.distance_m(a.lonlat, b.lonlat) <= SAME_TOWN_M
    )


def _hit(found: dict[str, Any]) -> Hit | None:
    """Read one record; None if it does not say where or what it is."""
    parts = [part for part in map(nfc, str(found.get("display_name", "")).split(",")) if part]
    lonlat = _lonlat(found)
    if lonlat is None or not parts:
        return None
    outline = _outline(found.get("geojson"))
    kind = str(found.get("addresstype") or found.get("type") or found.get("class") or "place")
    name = nfc(str(found.get("name") or "")) or parts[0]
    between = [part for part in parts[1:-1] if not any(char.isdigit() for char in part)]
    candidate = Candidate(
        name=name,
        country=code_of_country(parts[-1]) or "",
        lonlat=lonlat,
        source="Nominatim",
        region=", ".join(between) or None,
        kind=kind.replace("_", " "),
        is_town=_is_town(kind, outline),
        osm_ref=_osm_ref(found),
    )
    return Hit(
        candidate=candidate,
        display_name=", ".join(parts),
        outline=outline,
        importance=_number(found.get("importance")) or 0.0,
    )


def _is_town(kind: str, outline: BaseGeometry | None) -> bool:
    if kind in MAYBE_TOWNS:
        return outline is not None and area_km2(outline) <= LARGEST_TOWN_KM2
    return kind in TOWNS


def _lonlat(found: dict[str, Any]) -> LonLat | None:
    lon, lat = _number(found.get("lon")), _number(found.get("lat"))
    if lon is None or lat is None or abs(lon) > 180 or abs(lat) > 90:
        return None
    return lon, lat


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _outline(geojson: Any) -> BaseGeometry | None:
    """Return the polygon of a record, valid; None if it has none."""
    import shapely

    if not isinstance(geojson, dict) or geojson.get("type") not in {"Polygon", "MultiPolygon"}:
        return None
    try:
        shape = shapely.make_valid(shapely.from_geojson(json.dumps(geojson)))
    except (shapely.GEOSException, ValueError):
        return None
    areas = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    outline = shapely.union_all(areas)
    return None if outline.is_empty else outline


def _osm_ref(found: dict[str, Any]) -> str | None:
    kind, number = found.get("osm_type"), found.get("osm_id")
    if kind not in {"node", "way", "relation"} or not isinstance(number, int):
        return None
    return f"{kind}/{number}"
