"""Metres on the map: metric projections, distances, lengths.

Coordinates are always (longitude, latitude) in degrees, EPSG:4326, x before y. pyproj is imported
only where a projection is needed, so reading a sample stays free of it.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from pyproj import Transformer
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat

WGS84 = "EPSG:4326"
EARTH_RADIUS_M = 6_371_008.8
"""Mean radius R1 of GRS 80 (IUGG), as in https://doi.org/10.1007/s001900050278."""

G = TypeVar("G", bound="BaseGeometry")


def utm_crs(lonlat: LonLat) -> str:
    """Return the EPSG code of the UTM zone of a point, like "EPSG:32627".

    The plain six-degree zones: the exceptions for Norway and Svalbard cost accuracy nothing that
    matters within a town.
    """
    lon, lat = lonlat
    zone = min(int((lon + 180) // 6) + 1, 60)
    return f"EPSG:{32600 + zone if lat >= 0 else 32700 + zone}"


@lru_cache(maxsize=16)
def _transformer(source: str, target: str) -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs(source, target, always_xy=True)


def _projected(geometry: G, source: str, target: str) -> G:
    import shapely

    transform = _transformer(source, target).transform
    moved = shapely.transform(geometry, transform, interleaved=False)
    return cast("G", moved)


def to_metric(geometry: G, crs_m: str) -> G:
    """Return a geometry (or an array of them) of EPSG:4326 in the metric CRS `crs_m`."""
    return _projected(geometry, WGS84, crs_m)


def to_lonlat(geometry: G, crs_m: str) -> G:
    """Return a geometry (or an array of them) of the metric CRS `crs_m` in EPSG:4326."""
    return _projected(geometry, crs_m, WGS84)


def distance_m(one: LonLat, other: LonLat) -> float:
    """Return the great-circle distance of two points in metres.

    The haversine formula on a sphere: within 0.6 % of the ellipsoid, enough for a walk.
    """
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *other))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2
        + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))
