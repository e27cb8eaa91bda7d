"""The sea, put together from the coastline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

Points = np.ndarray[Any, Any]
MAJORITY = 0.9
_PROBE = 1e-6
"""How far off the coastline a face is probed, in degrees (about 10 cm)."""


def sea_within(coast: Sequence[BaseGeometry], extent: BaseGeometry) -> list[BaseGeometry]:
    """Return what is sea within the box around `extent`.

    The coastline cuts the extent into faces; land lies on its left hand, water on its right
    (https://wiki.openstreetmap.org/wiki/Tag:natural=coastline). A face is sea if nearly all
    coastline at its edge has it on the right. Where the coastline of the extract has gaps, sea and
    land are one face with coastline of both hands: then no sea is claimed.
    """
    # The box, not the extent itself: a town's boundary may end at its shore.
    box = shapely.box(*shapely.total_bounds(extent))
    lines = [line for line in coast if shapely.intersects(line, box)]
    if not lines:
        return []
    noded = shapely.union_all([*lines, box.exterior])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = [face for face in faces if shapely.intersects(face, box)]
    right, left = np.zeros(len(faces)), np.zeros(len(faces))
    probes, weights = _probes(lines, box)
    for hand, points in ((right, probes[0]), (left, probes[1])):
        # the tree holds the points: so each face is prepared once for all of them
        face, point = shapely.STRtree(points).query(faces, predicate="contains")
        np.add.at(hand, face, weights[point])
    sea = right > MAJORITY * (right + left)
    return [face for face, wet in zip(faces, sea, strict=True) if wet]


def _probes(
    lines: Sequence[BaseGeometry], box: BaseGeometry
) -> tuple[tuple[Points, Points], Points]:
    """Return the points just right and left of each stretch in the box, and their lengths."""
    starts = np.vstack([shapely.get_coordinates(line)[:-1] for line in lines])
    ends = np.vstack([shapely.get_coordinates(line)[1:] for line in lines])
    along = ends - starts
    lengths = np.hypot(along[:, 0], along[:, 1])
    west, south, east, north = box.bounds
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    here = (high[:, 0] >= west) & (low[:, 0] <= east) & (high[:, 1] >= south) & (low[:, 1] <= north)
    kept = here & (lengths > 0)
    starts, ends, along, lengths = (array[kept] for array in (starts, ends, along, lengths))
    aside = np.column_stack([along[:, 1], -along[:, 0]]) / lengths[:, None] * _PROBE
    middle = (starts + ends) / 2
    return (shapely.points(middle + aside), shapely.points(middle - aside)), lengths
