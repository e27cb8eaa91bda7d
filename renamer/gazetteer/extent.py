"""How far a town reaches: a boundary file or a box."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.errors import CityError

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

DECIMALS = 5
"""Coordinates are kept to about a metre."""


def read_extent(boundary: Path | None, bbox: Box | None) -> BaseGeometry | None:
    """Return the polygon of a GeoJSON file or of a box (EPSG:4326), rounded to 5 decimals.

    Raises
    ------
    CityError
        If both are given, the file holds no polygon, or the box has no area.
    """
    if boundary is not None and bbox is not None:
        raise CityError("a boundary and a box exclude each other", fix="give one of them")
    if boundary is not None:
        return rounded(_read_boundary(boundary))
    if bbox is not None:
        west, south, east, north = bbox
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise CityError(
                f"{bbox} is no box",
                fix="give west,south,east,north in degrees, like 7.4,43.7,7.5,43.8",
            )
        return rounded(shapely.box(west, south, east, north))
    return None


def rounded(polygon: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Return a valid polygon whose coordinates have at most `decimals` decimals."""
    snapped = shapely.set_precision(shapely.make_valid(polygon), 10.0**-decimals)
    clean = shapely.transform(snapped, lambda points: np.round(points, decimals))
    return shapely.normalize(clean)


def _read_boundary(path: Path) -> BaseGeometry:
    advice = "give a GeoJSON file (.geojson) with the polygon of the town in EPSG:4326"
    try:
        found = shapely.from_geojson(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise CityError("there is no such file", where=str(path), fix=advice) from error
    except (OSError, UnicodeDecodeError, json.JSONDecodeError, shapely.GEOSException) as error:
        raise CityError("the boundary cannot be read", where=str(path), fix=advice) from error
    polygons = [part for part in _leaves(found) if part.geom_type == "Polygon"]
    if not polygons:
        raise CityError("the boundary holds no polygon", where=str(path), fix=advice)
    return shapely.union_all(polygons)


def _leaves(geometry: BaseGeometry) -> list[BaseGeometry]:
    if geometry.geom_type.startswith(("Multi", "GeometryCollection")):
        return [leaf for part in geometry.geoms for leaf in _leaves(part)]
    return [geometry]
