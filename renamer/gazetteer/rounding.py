"""Coordinates as they are kept: about a metre, and a tenth of one for areas.

Rounding is done when a town is gathered, so that what was looked up, a snapshot of it and a sample
made of it are equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DECIMALS = 5


def place_decimals(area_m2: float | None) -> int:
    """Return how many decimals a place keeps: one more where it has an area."""
    return DECIMALS + 1 if area_m2 else DECIMALS


def rounded(geometry: BaseGeometry, decimals: int = DECIMALS) -> BaseGeometry:
    """Return a geometry (EPSG:4326) with at most `decimals` decimals; polygons stay valid.

    Rounding twice changes nothing.
    """
    clean = _on_grid(geometry, decimals)
    if clean.is_empty and not geometry.is_empty:
        return _on_cells(geometry, decimals)
    return clean


def rounded_lines(lines: np.ndarray[Any, Any], decimals: int = DECIMALS) -> np.ndarray[Any, Any]:
    """Return lines and points with rounded coordinates, in one go."""
    return np.asarray(_plainly(lines, decimals))


def _on_grid(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    if not geometry.geom_type.endswith("Polygon"):
        return _plainly(geometry, decimals)
    plain = _plainly(geometry, decimals)
    if plain.is_valid:
        return plain
    snapped = shapely.set_precision(geometry, 10.0**-decimals, mode="valid_output")
    return shapely.normalize(_plainly(snapped, decimals))


def _on_cells(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return the cells of the grid around something that is smaller than one of them.

    What the town's edge leaves of an area can be a hair wide: it stays a valid area.
    """
    bounds = np.array(geometry.bounds) * 10.0**decimals
    low, high = np.floor(bounds[:2]), np.ceil(bounds[2:])
    high = np.maximum(high, low + 1)
    box = shapely.box(*(np.concatenate([low, high]) / 10.0**decimals))
    return shapely.normalize(_plainly(box, decimals))


def _plainly(geometry: Any, decimals: int) -> Any:
    return shapely.transform(geometry, lambda points: np.round(points, decimals))
