"""The window of a map: projection, cutting to the view, and geometry as path segments."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat
    from renamer.model.sheet import Segment

_M_PER_DEGREE = 111_195.0
"""Metres in one degree of latitude on a sphere of 6,371 km."""
_MARGIN, _TIGHT = 0.16, 0.07
"""Share of the view left free on each side of the renamed places; the less where data end."""
_LEAST_VIEW_M = 700.0
_EYE_MM = 0.2
"""Detail below this cannot be seen; geometry is simplified to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A window on the town: local equirectangular, exact to 0.1 % over a town's 30 km.

    `centre` in degrees (EPSG:4326); sheet millimetres, y down, as in renamer.model.sheet.
    """

    centre: LonLat
    mm_per_m: float
    width_mm: float
    height_mm: float

    def to_mm(self, geometry: BaseGeometry) -> BaseGeometry:
        """Return a geometry of EPSG:4326 in sheet millimetres."""
        scale = self.mm_per_m * _M_PER_DEGREE
        stretch = np.array([scale * math.cos(math.radians(self.centre[1])), -scale])
        middle = np.array([self.width_mm / 2, self.height_mm / 2])

        def project(lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
            placed: NDArray[np.float64] = (lonlat - self.centre) * stretch + middle
            return placed

        placed: BaseGeometry = shapely.transform(geometry, project)
        return placed

    def window(self, beyond_mm: float = 2.0) -> BaseGeometry:
        """Return the sheet as a polygon in millimetres, somewhat larger so no cut edge shows."""
        return shapely.box(
            -beyond_mm, -beyond_mm, self.width_mm + beyond_mm, self.height_mm + beyond_mm
        )


def fit_view(
    geometries: Sequence[BaseGeometry],
    *,
    width_mm: float,
    height_mm: float,
    known: BaseGeometry | None = None,
    least_m: float = _LEAST_VIEW_M,
) -> View:
    """Return the view that shows all of these geometries (EPSG:4326) with a margin.

    Its shorter side spans at least `least_m`. Where the data end at `known` (EPSG:4326), the view
    looks as little beyond it as it can.
    """
    west, south, east, north = shapely.total_bounds(np.array(geometries, dtype=object))
    centre = (float(west + east) / 2, float(south + north) / 2)
    metres = (_M_PER_DEGREE * math.cos(math.radians(centre[1])), _M_PER_DEGREE)
    filling = min(
        width_mm / max((east - west) * metres[0], 1.0),
        height_mm / max((north - south) * metres[1], 1.0),
    )
    mm_per_m = wanted = min((1 - 2 * _MARGIN) * filling, min(width_mm, height_mm) / least_m)
    if known is not None:
        left, bottom, right, top = known.bounds
        whole = max(
            width_mm / ((right - left) * metres[0]), height_mm / ((top - bottom) * metres[1])
        )
        mm_per_m = max(wanted, min(whole, (1 - 2 * _TIGHT) * filling))
        centre = (
            _held(centre[0], width_mm / mm_per_m / metres[0], left, right),
            _held(centre[1], height_mm / mm_per_m / metres[1], bottom, top),
        )
    return View(centre=centre, mm_per_m=float(mm_per_m), width_mm=width_mm, height_mm=height_mm)


def _held(middle: float, span: float, low: float, high: float) -> float:
    """Move a window of this span so that it stays between the bounds, else stands amid them."""
    if high - low <= span:
        return (low + high) / 2
    return min(max(middle, low + span / 2), high - span / 2)


def visible(
    geometries: Iterable[BaseGeometry], view: View
) -> tuple[list[BaseGeometry], list[BaseGeometry]]:
    """Return (areas, lines) of what the view shows, in millimetres, merged and simplified."""
    shapes = view.to_mm(shapely.geometrycollections(list(geometries)))
    window = view.window()
    near = [part for part in shapely.get_parts(shapes) if part.intersects(window.envelope)]
    valid = [part if part.is_valid else shapely.make_valid(part) for part in near]
    cut = [shapely.intersection(part, window) for part in valid]
    parts = [part for piece in cut for part in _leaves(piece)]
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    strings = [part for part in parts if part.geom_type == "LineString"]
    areas = [
        leaf
        for leaf in _leaves(shapely.simplify(shapely.union_all(polygons), _EYE_MM))
        if leaf.area > _EYE_MM
    ]
    lines = list(_leaves(shapely.simplify(shapely.line_merge(shapely.union_all(strings)), _EYE_MM)))
    return areas, lines


def _leaves(geometry: BaseGeometry) -> Iterable[BaseGeometry]:
    """Yield the simple parts of a geometry, collections opened."""
    for part in shapely.get_parts(geometry):
        if part.is_empty:
            continue
        if hasattr(part, "geoms"):
            yield from _leaves(part)
        else:
            yield part


def to_segments(geometries: Iterable[BaseGeometry]) -> tuple[Segment, ...]:
    """Return one path of many subpaths; holes are subpaths too (even-odd)."""
    segments: list[Segment] = []
    for geometry in geometries:
        closed = geometry.geom_type == "Polygon"
        rings = [geometry.exterior, *geometry.interiors] if closed else [geometry]
        for ring in rings:
            points = [rounded(point) for point in ring.coords]
            points = points[:-1] if closed else points
            segments.append(("M", *points[0]))
            segments.extend(("L", *here) for before, here in pairwise(points) if here != before)
            if closed:
                segments.append(("Z",))
    return tuple(segments)


def rounded(point: Sequence[float]) -> tuple[float, float]:
    """Return a point in hundredths of a millimetre."""
    return round(float(point[0]), 2), round(float(point[1]), 2)
