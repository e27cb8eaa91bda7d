"""What the map shows beneath the streets: water (the sea among it) and green, simplified."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import shapely

from renamer import geo
from renamer.gazetteer.rounding import DECIMALS, rounded
from renamer.gazetteer.sea import sea_within
from renamer.model.place import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawThing, Tags

GroundKind = Literal["water", "green"]
_KINDS: Mapping[str, Mapping[str | None, GroundKind]] = {
    "natural": {
        "water": "water",
        **dict.fromkeys(("wood", "scrub", "heath", "grassland"), "green"),
    },
    "waterway": dict.fromkeys(("riverbank", "dock"), "water"),
    "landuse": {
        **dict.fromkeys(("reservoir", "basin"), "water"),
        **dict.fromkeys(
            ("grass", "forest", "meadow", "cemetery", "recreation_ground", "village_green"), "green"
        ),
        "allotments": "green",
    },
    "leisure": dict.fromkeys(
        ("park", "garden", "golf_course", "nature_reserve", "common"), "green"
    ),
}
MIN_GREEN_M2 = 600.0
MIN_WATER_M2 = 100.0
TOLERANCE_M = 3.0


def ground_kind(tags: Tags) -> GroundKind | None:
    """Return whether an area is water or green on the map, if it is either."""
    for key, kinds in _KINDS.items():
        value = tags.get(key)
        if value in kinds:
            return kinds[value]
    return None


def gather_ground(things: Iterable[RawThing], *, extent: BaseGeometry, crs_m: str) -> Ground:
    """Unite, clip and simplify water and green within `extent` (EPSG:4326), and the sea around it.

    Simplified by 3 m; green under 600 m2 and water under 100 m2 is dropped. The sea is put
    together from the coastline, on whose right hand it lies.
    """
    areas: dict[GroundKind, list[BaseGeometry]] = {"water": [], "green": []}
    coast: list[BaseGeometry] = []
    for thing in things:
        if thing.geometry is None:
            continue
        if thing.tags.get("natural") == "coastline" and thing.geometry.geom_type == "LineString":
            coast.append(thing.geometry)
        elif thing.geometry.geom_type in {"Polygon", "MultiPolygon"}:
            kind = ground_kind(thing.tags)
            if kind:
                areas[kind].append(thing.geometry)
    sea = sea_within(coast, extent)
    with_sea = shapely.union_all([extent, *sea])
    return Ground(
        water=_tidied([*areas["water"], *sea], with_sea, crs_m, MIN_WATER_M2),
        green=_tidied(areas["green"], extent, crs_m, MIN_GREEN_M2),
    )


def _tidied(
    areas: list[BaseGeometry], extent: BaseGeometry, crs_m: str, least_m2: float
) -> tuple[BaseGeometry, ...]:
    """One polygon each, sorted from west to east."""
    if not areas:
        return ()
    flat = shapely.simplify(geo.to_metric(shapely.normalize(areas), crs_m), TOLERANCE_M / 2)
    united = shapely.union_all(shapely.make_valid(flat))
    inside = shapely.intersection(united, geo.to_metric(extent, crs_m))
    parts = shapely.get_parts(inside)
    simple = shapely.make_valid(
        shapely.simplify(parts[shapely.area(parts) >= least_m2], TOLERANCE_M)
    )
    polygons = [part for part in shapely.get_parts(simple) if part.geom_type == "Polygon"]
    large = [_without_small_holes(part, least_m2) for part in polygons if part.area >= least_m2]
    if not large:
        return ()
    kept = shapely.get_parts(shapely.set_precision(geo.to_lonlat(large, crs_m), 10.0**-DECIMALS))
    kept = shapely.normalize([rounded(part) for part in kept[~shapely.is_empty(kept)]])
    return tuple(sorted(kept, key=lambda part: (part.bounds, part.wkb)))


def _without_small_holes(polygon: BaseGeometry, least_m2: float) -> BaseGeometry:
    rings = [ring for ring in polygon.interiors if shapely.Polygon(ring).area >= least_m2]
    return shapely.Polygon(polygon.exterior, rings)
