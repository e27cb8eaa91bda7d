"""How the elements of one odonym become places: connected parts, their shape and kind."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.places import Piece
    from renamer.model.place import PlaceKind

NEAR_M = 250.0
"""Ways of one odonym this near to each other are one street (the distance MapComplete takes)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The united geometry of a place in its metric CRS.

    A place that has an area is drawn as that; `length_m` is the length of its lines, so a square
    with the streets around it has both.
    """

    kind: PlaceKind
    metric: BaseGeometry
    anchor: BaseGeometry
    length_m: float
    area_m2: float

    @property
    def size(self) -> float:
        """What places of one name are ordered by."""
        return max(self.length_m, math.sqrt(self.area_m2))


def connected_parts(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Split the elements of one odonym where more than 250 m lie between them.

    Parks stay apart from streets of the same name, but belong to a square of that name.
    """
    streets = _near_each_other([piece for piece in pieces if piece.kind != "park"])
    for park in _near_each_other([piece for piece in pieces if piece.kind == "park"]):
        home = next((part for part in streets if _has_square(part) and _touch(part, park)), None)
        if home is None:
            streets.append(park)
        else:
            home.extend(park)
    return streets


def _near_each_other(pieces: list[Piece]) -> list[list[Piece]]:
    """Single-linkage clusters at 250 m, in the order of their first piece."""
    if len(pieces) < 2:
        return [pieces] if pieces else []
    shapes = [piece.metric for piece in pieces]
    leader = list(range(len(pieces)))

    def find(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    pairs = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=NEAR_M)
    for one, other in pairs.T.tolist():
        low, high = sorted((find(one), find(other)))
        leader[high] = low
    clusters: dict[int, list[Piece]] = {}
    for index, piece in enumerate(pieces):
        clusters.setdefault(find(index), []).append(piece)
    return list(clusters.values())


def _has_square(part: Sequence[Piece]) -> bool:
    return any(piece.kind == "square" for piece in part)


def _touch(part: Sequence[Piece], other: Sequence[Piece]) -> bool:
    return any(a.metric.dwithin(b.metric, NEAR_M) for a in part for b in other)


def shape_of(part: Sequence[Piece]) -> Shape:
    """Unite the elements of one place; an outline that is mapped as a line too counts once."""
    by_dimension: dict[int, list[Piece]] = {0: [], 1: [], 2: []}
    for piece in part:
        by_dimension[int(shapely.get_dimensions(piece.metric))].append(piece)
    areas, lines, points = by_dimension[2], by_dimension[1], by_dimension[0]
    area = shapely.union_all([piece.metric for piece in areas]) if areas else None
    if area is not None:
        edge = area.boundary.buffer(0.05)
        lines = [piece for piece in lines if not edge.covers(piece.metric)]
    line = _joined([piece.metric for piece in lines]) if lines else None
    kind = _kind(areas, lines, points)
    metric = _drawn(kind, area, line, points)
    return Shape(
        kind=kind,
        metric=metric,
        anchor=_anchor(metric),
        length_m=line.length if line is not None else 0.0,
        area_m2=area.area if area is not None else 0.0,
    )


def _joined(lines: Sequence[BaseGeometry]) -> BaseGeometry:
    """Lines joined end to end; nothing is noded, so the length stays what it was."""
    parts = shapely.get_parts(lines)
    merged = shapely.line_merge(shapely.multilinestrings(parts))
    return shapely.normalize(merged)


def _drawn(
    kind: PlaceKind,
    area: BaseGeometry | None,
    line: BaseGeometry | None,
    points: Sequence[Piece],
) -> BaseGeometry:
    """Return what is drawn: squares and parks as areas, streets as lines, else the node."""
    wanted = (area, line) if kind in {"square", "park", "bridge"} else (line, area)
    for geometry in wanted:
        if geometry is not None:
            return shapely.normalize(geometry)
    return points[0].metric


def _kind(areas: Sequence[Piece], lines: Sequence[Piece], points: Sequence[Piece]) -> PlaceKind:
    """Return the kind: square before bridge before park, else what most of the length is."""
    kinds = {piece.kind for piece in (*areas, *lines, *points)}
    if "square" in kinds:
        return "square"
    if "bridge" in kinds:
        return "bridge"
    if "park" in kinds:
        return "park"
    if not lines:
        return "square" if kinds == {"pedestrian_street"} else min(kinds)
    length: defaultdict[PlaceKind, float] = defaultdict(float)
    for piece in lines:
        length[piece.kind] += piece.metric.length
    return min(length, key=lambda kind: (-length[kind], kind))


def _anchor(metric: BaseGeometry) -> BaseGeometry:
    """Return a point on the place: the middle of the longest line, or a point within the area."""
    if metric.geom_type in {"LineString", "MultiLineString"}:
        parts = shapely.get_parts(metric)
        longest = max(parts, key=lambda part: part.length)
        return longest.interpolate(0.5, normalized=True)
    return metric.representative_point()
