"""The shape of each place: its pieces united, its kind, anchor, length and area."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from renamer.gazetteer.rounding import DECIMALS, place_decimals, rounded, rounded_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.pieces import Pieces
    from renamer.model.place import PlaceKind

Column = np.ndarray[Any, Any]
_DRAWN_AS_AREA = frozenset({"square", "park", "bridge", "green", "junction"})
_WINNERS: tuple[PlaceKind, ...] = ("square", "bridge", "park")
"""What a place is as soon as one of its pieces is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprints:
    """One row for each place; geometries in EPSG:4326.

    A place that has an area is drawn as that; `length_m` is the length of its lines, so a square
    with the streets around it has both. `anchors` in degrees, shape (n, 2): the middle of the
    longest line, or a point within the area.
    """

    kinds: Sequence[PlaceKind]
    geometry: Column
    anchors: Column
    length_m: Column
    area_m2: Column

    @property
    def size(self) -> Column:
        """What places of one name are ordered by."""
        bigger: Column = np.maximum(self.length_m, np.sqrt(self.area_m2))
        return bigger

    def rounded(self) -> Footprints:
        """Return the rows with coordinates as they are kept."""
        geometry = rounded_lines(self.geometry)
        for row in np.flatnonzero(self.area_m2).tolist():
            geometry[row] = rounded(self.geometry[row], place_decimals(self.area_m2[row]))
        return replace(self, geometry=geometry, anchors=np.round(self.anchors, DECIMALS + 1))

    def take(self, rows: Sequence[int]) -> Footprints:
        """Return these rows, in this order."""
        return Footprints(
            kinds=[self.kinds[row] for row in rows],
            geometry=self.geometry[rows],
            anchors=self.anchors[rows],
            length_m=self.length_m[rows],
            area_m2=self.area_m2[rows],
        )


def footprints_of(pieces: Pieces, parts: Sequence[Sequence[int]]) -> Footprints:
    """Unite the pieces of each place; a dual carriageway counts in both directions."""
    size = len(parts)
    owner = np.empty(len(pieces), dtype=np.int64)
    for number, part in enumerate(parts):
        owner[list(part)] = number
    dimensions = shapely.get_dimensions(pieces.geometry)
    lengths = np.where(dimensions == 1, shapely.length(pieces.metric), 0.0)
    mixed = np.zeros(size, dtype=bool)
    mixed[owner[dimensions != 1]] = True
    geometry = np.empty(size, dtype=object)
    length_m = np.bincount(owner, weights=lengths, minlength=size)
    area_m2 = np.zeros(size)
    kinds = _kinds_by_length(pieces, owner, lengths, size)
    simple = np.flatnonzero(~mixed)
    geometry[simple] = _joined_lines(pieces, owner, simple)
    for number in np.flatnonzero(mixed).tolist():
        shape = _mixed(pieces, parts[number], dimensions)
        kinds[number], geometry[number], length_m[number], area_m2[number] = shape
    return Footprints(
        kinds=kinds,
        geometry=geometry,
        anchors=_anchors(geometry),
        length_m=length_m,
        area_m2=area_m2,
    )


def _kinds_by_length(pieces: Pieces, owner: Column, lengths: Column, size: int) -> list[PlaceKind]:
    """Return for each place the kind that most of its length has."""
    names = sorted(set(pieces.kinds))
    number = {kind: index for index, kind in enumerate(names)}
    column = np.array([number[kind] for kind in pieces.kinds], dtype=np.int64)
    table = np.zeros((size, max(1, len(names))))
    np.add.at(table, (owner, column), lengths)
    return [names[index] for index in np.argmax(table, axis=1).tolist()] if names else []


def _joined_lines(pieces: Pieces, owner: Column, wanted: Column) -> Column:
    """Lines joined end to end; nothing is noded, so the length stays what it was."""
    if not len(wanted):
        return np.array([], dtype=object)
    place = np.full(int(owner.max()) + 1, -1)
    place[wanted] = np.arange(len(wanted))
    lines, index = shapely.get_parts(pieces.geometry, return_index=True)
    target = place[owner[index]]
    lines, target = lines[target >= 0], target[target >= 0]
    order = np.argsort(target, kind="stable")
    united = shapely.multilinestrings(lines[order], indices=target[order])
    alone = shapely.get_num_geometries(united) == 1
    united[alone] = shapely.get_geometry(united[alone], 0)
    united[~alone] = shapely.line_merge(united[~alone])
    return np.asarray(united, dtype=object)


def _mixed(
    pieces: Pieces, part: Sequence[int], dimensions: Column
) -> tuple[PlaceKind, BaseGeometry, float, float]:
    """Return (kind, geometry, length_m, area_m2) of a place that is more than lines.

    An outline that is mapped as a line too counts once.
    """
    areas = [index for index in part if dimensions[index] == 2]
    lines = [index for index in part if dimensions[index] == 1]
    points = [index for index in part if dimensions[index] == 0]
    area_m = shapely.union_all(pieces.metric[areas]) if areas else None
    if area_m is not None and lines:
        edge = area_m.boundary.buffer(0.05)
        lines = [index for index in lines if not edge.covers(pieces.metric[index])]
    kind = _kind(pieces, areas, lines, points)
    by_sort = (areas, lines) if kind in _DRAWN_AS_AREA else (lines, areas)
    drawn = next(indices for indices in (*by_sort, points) if indices)
    length_m = float(shapely.length(pieces.metric[lines]).sum()) if lines else 0.0
    area_m2 = float(area_m.area) if area_m is not None else 0.0
    return kind, _united(pieces.geometry[drawn]), length_m, area_m2


def _united(shapes: Column) -> BaseGeometry:
    if shapely.get_dimensions(shapes[0]) == 1:
        return shapely.line_merge(shapely.multilinestrings(shapely.get_parts(shapes)))
    return shapely.normalize(shapely.union_all(shapes) if len(shapes) > 1 else shapes[0])


def _kind(
    pieces: Pieces, areas: Sequence[int], lines: Sequence[int], points: Sequence[int]
) -> PlaceKind:
    """Return the kind: square before bridge before park, else what most of the length is."""
    kinds = {pieces.kinds[index] for index in (*areas, *lines, *points)}
    for winner in _WINNERS:
        if winner in kinds:
            return winner
    if not lines:
        return "square" if kinds == {"pedestrian_street"} else min(kinds)
    length: defaultdict[PlaceKind, float] = defaultdict(float)
    for index in lines:
        length[pieces.kinds[index]] += pieces.metric[index].length
    return min(length, key=lambda kind: (-length[kind], kind))


def _anchors(geometry: Column) -> Column:
    """Return a point on each place, in degrees."""
    spots = np.empty((len(geometry), 2))
    lines = shapely.get_dimensions(geometry) == 1
    if (~lines).any():
        spots[~lines] = shapely.get_coordinates(shapely.point_on_surface(geometry[~lines]))
    if lines.any():
        parts, owner = shapely.get_parts(geometry[lines], return_index=True)
        order = np.lexsort((-shapely.length(parts), owner))
        first = np.unique(owner[order], return_index=True)[1]
        middle = shapely.line_interpolate_point(parts[order[first]], 0.5, normalized=True)
        spots[lines] = shapely.get_coordinates(middle)
    return spots
