"""How far a question reaches: the outline of a town, made rough enough to be sent."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

MAX_POINTS = 40
"""osmnx writes the outline into the question three times for every tag."""
FINEST_DEGREES = 0.0005
"""About 50 m: what lies just outside is asked for too, and cut off when the town is gathered."""
KM_PER_DEGREE = 111.2


def rough_outline(outline: BaseGeometry) -> BaseGeometry:
    """Return a polygon of at most 40 points around `outline` (both EPSG:4326).

    Holes are filled, and several parts become their convex hull: osmnx would do both. Nothing of
    the outline is lost: it is widened by the distance by which simplifying may cut it.
    """
    shape = outline if outline.geom_type == "Polygon" else outline.convex_hull
    reach = FINEST_DEGREES
    while True:
        wide = shapely.buffer(shape, reach, quad_segs=2)
        rough = shapely.Polygon(shapely.simplify(wide, reach).exterior)
        if len(rough.exterior.coords) <= MAX_POINTS:
            return rough
        reach *= 2


def area_km2(shape: BaseGeometry) -> float:
    """Return the area of a shape in EPSG:4326, within a few percent up to the size of a region."""
    _, south, _, north = shape.bounds
    shrink = math.cos(math.radians((south + north) / 2))
    return float(shape.area) * KM_PER_DEGREE**2 * shrink
