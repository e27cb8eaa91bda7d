"""How far a town reaches: a boundary file, a box, a circle, or what the map itself tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import shapely

from renamer import geo
from renamer.errors import CityError, UsageError
from renamer.gazetteer.rounding import rounded
from renamer.gazetteer.shapes import leaves

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.asked import Asked
    from renamer.model.place import LonLat

RADIUS_M = {
    "city": 5000.0,
    "town": 2500.0,
    "suburb": 1500.0,
    "borough": 2500.0,
    "village": 1200.0,
    "hamlet": 600.0,
}
"""How far a settlement is taken to reach that is only a node; told whenever it is used."""
DEFAULT_RADIUS_M = 2500.0
LEAST_RADIUS_M, LARGEST_RADIUS_M = 100.0, 50_000.0


def read_extent(asked: Asked) -> BaseGeometry | None:
    """Return the polygon that was asked for (EPSG:4326, 5 decimals); None if only by name.

    Raises
    ------
    UsageError
        If several are given.
    CityError
        If the file holds no polygon, or box or circle have no area.
    """
    given = [one for one in (asked.boundary, asked.bbox, asked.around) if one is not None]
    if len(given) > 1:
        raise UsageError(
            "a boundary, a box and a circle exclude each other", fix="give one of them"
        )
    if asked.boundary is not None:
        return as_extent(_read_boundary(asked.boundary))
    if asked.bbox is not None:
        west, south, east, north = asked.bbox
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise CityError(
                f"{asked.bbox} is no box",
                fix="give west,south,east,north in degrees, like 7.4,43.7,7.5,43.8",
            )
        return as_extent(shapely.box(west, south, east, north))
    if asked.around is not None:
        return circle(asked.around, asked.radius_m or DEFAULT_RADIUS_M)
    return None


def circle(middle: LonLat, radius_m: float) -> BaseGeometry:
    """Return the circle around a point (EPSG:4326).

    Raises
    ------
    CityError
        If the point is none, or the radius is not between 100 m and 50 km.
    """
    lon, lat = middle
    if not (-180 <= lon <= 180 and -85 <= lat <= 85):
        raise CityError(f"{lon:g},{lat:g} is no point of a town", fix="give LON,LAT in degrees")
    if not LEAST_RADIUS_M <= radius_m <= LARGEST_RADIUS_M:
        raise CityError(
            f"a radius of {radius_m:g} m is too small or too large",
            fix=f"give {LEAST_RADIUS_M:g} to {LARGEST_RADIUS_M:g} metres",
        )
    crs_m = geo.utm_crs(middle)
    spot = geo.to_metric(shapely.Point(middle), crs_m)
    return as_extent(geo.to_lonlat(spot.buffer(radius_m, quad_segs=16), crs_m))


def as_extent(polygon: BaseGeometry) -> BaseGeometry:
    """Return a valid polygon with rounded coordinates, in normal form."""
    return shapely.normalize(rounded(shapely.make_valid(polygon)))


def check_extent(extent: BaseGeometry, where: str) -> None:
    """Refuse what no town can be: an outline that crosses the date line, or a continent.

    Raises
    ------
    CityError
    """
    west, south, east, north = extent.bounds
    if east - west > 180:
        raise CityError(
            "the outline crosses the date line",
            where=where,
            fix="give --bbox W,S,E,N with the side of the town that you mean",
        )
    if east - west > 20 or north - south > 12:
        raise CityError(
            f"an outline of {east - west:.0f} by {north - south:.0f} degrees is no town",
            where=where,
            fix="give --bbox W,S,E,N or --around LON,LAT",
        )


def _read_boundary(path: Path) -> BaseGeometry:
    advice = "give a GeoJSON file (.geojson) with the polygon of the town in EPSG:4326"
    try:
        found = shapely.from_geojson(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CityError("there is no such file", where=str(path), fix=advice) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, shapely.GEOSException) as error:
        raise CityError("the boundary cannot be read", where=str(path), fix=advice) from error
    polygons = [part for part in leaves(found) if part.geom_type == "Polygon"]
    if not polygons:
        raise CityError("the boundary holds no polygon", where=str(path), fix=advice)
    return shapely.union_all(polygons)
