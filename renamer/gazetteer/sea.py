"""The sea, put together from the coastline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

_PROBE = 1e-6
"""How far off the coastline a face is probed, in degrees (about 10 cm)."""


def sea_within(coast: Sequence[BaseGeometry], extent: BaseGeometry) -> list[BaseGeometry]:
    """Return the parts of `extent` that are sea.

    The coastline cuts the extent into faces; land lies on its left hand, water on its right
    (https://wiki.openstreetmap.org/wiki/Tag:natural=coastline). A face is sea if most of the
    coastline at its edge has it on the right. Faces that no coastline touches are land.
    """
    lines = [line for line in coast if shapely.intersects(line, extent)]
    if not lines:
        return []
    box = shapely.box(*shapely.total_bounds(extent))
    noded = shapely.union_all([*lines, box.exterior])
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    faces = [face for face in faces if shapely.intersects(face, box)]
    votes = [0.0] * len(faces)
    tree = shapely.STRtree(faces)
    for point, weight in _probes(lines):
        for index in tree.query(point, predicate="within"):
            votes[index] += weight
    return [face for face, vote in zip(faces, votes, strict=True) if vote > 0]


def _probes(lines: Sequence[BaseGeometry]) -> list[tuple[BaseGeometry, float]]:
    """Points just right (+) and left (-) of each stretch, weighted with its length."""
    found = []
    for line in lines:
        points = shapely.get_coordinates(line)
        for (x1, y1), (x2, y2) in pairwise(points):
            length = float(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
            if length == 0:
                continue
            middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
            right_x, right_y = (y2 - y1) / length * _PROBE, -(x2 - x1) / length * _PROBE
            found.append((shapely.Point(middle_x + right_x, middle_y + right_y), length))
            found.append((shapely.Point(middle_x - right_x, middle_y - right_y), -length))
    return found
