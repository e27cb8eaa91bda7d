"""Nameless places: what a town can name without changing anybody's address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.gazetteer.footprints import Footprints
    from renamer.model.place import PlaceKind

Column = np.ndarray[Any, Any]
BY_M = 120.0
"""Farther than this from everything that has a name, a place cannot be told in words."""
LEAST_M2: dict[PlaceKind, float] = {"square": 150.0, "green": 400.0, "park": 400.0}
LARGEST_M2 = 200_000.0
LEAST_M: dict[PlaceKind, float] = {"steps": 5.0, "path": 200.0, "pedestrian_street": 40.0}
_HOLDING = frozenset({"square", "park", "green", "bridge"})


def told_by(
    footprints: Footprints, names: Sequence[str], shapes: Column, anchors: Column
) -> tuple[list[str | None], Column]:
    """Return (by which named place each nameless one lies, which rows to keep).

    Parameters
    ----------
    footprints, names
        The rows and their names, "" for the nameless.
    shapes, anchors
        Geometries and anchor points of the rows, in metres.

    Named rows are always kept. A nameless one is dropped where it is too small or too large, where
    a named square or park holds it (it is a part of that), and where nothing near has a name.
    """
    named = np.array([bool(name) for name in names], dtype=bool)
    keep = named | _of_a_fit_size(footprints)
    near: list[str | None] = [None] * len(names)
    here = np.flatnonzero(named)
    rows = np.flatnonzero(keep & ~named)
    if not len(here) or not len(rows):
        return near, named
    areas = [index for index in here.tolist() if footprints.kinds[index] in _HOLDING]
    if areas:
        held = shapely.STRtree(shapes[areas]).query(anchors[rows], predicate="covered_by")[0]
        keep[[rows[index] for index in held if footprints.kinds[rows[index]] != "path"]] = False
    tree = shapely.STRtree(shapes[here])
    found, beside = tree.query_nearest(anchors[rows], max_distance=BY_M, all_matches=True)
    told: dict[int, int] = {}
    for index, other in zip(found.tolist(), beside.tolist(), strict=True):
        told[index] = min(told.get(index, other), other)
    for index, row in enumerate(rows.tolist()):
        if index in told:
            near[row] = names[here[told[index]]]
        else:
            keep[row] = False
    return near, keep


def _of_a_fit_size(footprints: Footprints) -> Column:
    fit = np.ones(len(footprints.kinds), dtype=bool)
    for row, kind in enumerate(footprints.kinds):
        area, length = footprints.area_m2[row], footprints.length_m[row]
        if area:
            fit[row] = LEAST_M2.get(kind, 0.0) <= area <= LARGEST_M2
        elif kind in LEAST_M:
            fit[row] = length >= LEAST_M[kind]
    return fit
