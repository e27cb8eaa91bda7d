"""The shortest ways between some points on the walking network of a town.

A point is joined to the nearest spot of the nearest way, in the midst of an edge if need be. What
lies between the two is walked too, but no way of the map leads there, so it is not drawn.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.ops import substring

from renamer.geo import to_metric

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renamer.model.place import LonLat
    from renamer.model.walk import WalkGraph

REACH_M = 150.0
"""A point farther than this from every way does not lie on the network."""
SLACK_M = 30.0
"""Nor on a separate part of it that lies so much farther than the nearest way: across a river."""

Column = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where a point is joined to the network: a share (0 to 1) of an edge, `off_m` away."""

    edge: int
    share: float
    off_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of an edge as it is walked; `metric` is its line in metres."""

    metres: float
    stairs_m: float
    metric: shapely.LineString = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The walking network with points joined to it; `lines` are its edges in metres.

    `spots` holds for every point its spot in each separate part of the network it is near to.
    """

    graph: WalkGraph
    lines: Column = field(repr=False)
    parts: Sequence[int] = field(repr=False)
    """For every node the number of the part of the network that it belongs to."""
    spots: tuple[dict[int, Spot], ...]

    def best_part(self, needed: Iterable[int], wanted: Iterable[int]) -> int | None:
        """Return the part that most of the needed points lie on, then most of the wanted ones."""
        needed, wanted = list(needed), list(wanted)
        sizes = np.bincount(self.parts)
        found = {part for spots in self.spots for part in spots}
        return min(
            found,
            key=lambda part: (
                -sum(part in self.spots[point] for point in needed),
                -sum(part in self.spots[point] for point in wanted),
                -sizes[part],
                part,
            ),
            default=None,
        )

    def ways(self, points: Sequence[int], part: int) -> Ways:
        """Return the ways between points that all lie on a part."""
        return Ways(self, {point: self.spots[point][part] for point in points})


def join(graph: WalkGraph, points: Sequence[LonLat], crs_m: str) -> Network:
    """Return the network with the points (degrees) joined to it."""
    parts = _parts(graph)
    lines = np.array([shapely.LineString(graph.way(i)) for i in range(len(graph.edges))])
    lines = to_metric(lines, crs_m) if len(lines) else lines
    spots: list[dict[int, Spot]] = [{} for _ in points]
    if len(points) and len(lines):
        marks = to_metric(shapely.points(points), crs_m)
        pairs = shapely.STRtree(lines).query(marks, predicate="dwithin", distance=REACH_M)
        off = shapely.distance(marks[pairs[0]], lines[pairs[1]]).round(2)
        at = np.nan_to_num(
            shapely.line_locate_point(lines[pairs[1]], marks[pairs[0]], normalized=True)
        )
        found = zip(off.tolist(), *pairs.tolist(), at.tolist(), strict=True)
        for off_m, point, edge, share in sorted(found):
            part, known = parts[graph.edges[edge][0]], spots[point]
            if off_m <= min((one.off_m for one in known.values()), default=off_m) + SLACK_M:
                known.setdefault(part, Spot(edge=edge, share=share, off_m=off_m))
    return Network(graph=graph, lines=lines, parts=parts, spots=tuple(spots))


def _parts(graph: WalkGraph) -> list[int]:
    """Return for each node the lowest node of its separate part of the network."""
    part = list(range(len(graph.nodes)))

    def root(node: int) -> int:
        while part[node] != node:
            part[node] = part[part[node]]
            node = part[node]
        return node

    for a, b, _ in graph.edges:
        low, high = sorted((root(a), root(b)))
        part[high] = low
    return [root(node) for node in range(len(part))]


_Step = tuple[int, float, int, float, float]
"""To a node, metres, on an edge, from a share of it, to a share of it."""


class Ways:
    """The shortest ways between points; each is looked for once, from the lower to the higher."""

    def __init__(self, network: Network, spots: dict[int, Spot]) -> None:
        self._network = network
        self._spots = spots
        first_free = len(network.graph.nodes)
        self._node = {point: first_free + rank for rank, point in enumerate(sorted(spots))}
        self._near = self._linked()
        self._found: dict[int, dict[int, tuple[float, list[_Step]]]] = {}

    def metres(self, one: int, other: int) -> float:
        """Return the length of the way between two points, with what lies beside the ways."""
        if one == other:
            return 0.0
        low, high = sorted((one, other))
        walked, _ = self._from(low)[high]
        return walked + self._spots[one].off_m + self._spots[other].off_m

    def pieces(self, one: int, other: int) -> list[Piece]:
        """Return what is walked from one point to another, edge after edge."""
        if one == other:
            return []
        low, high = sorted((one, other))
        _, steps = self._from(low)[high]
        walked = [(metres, edge, begin, end) for _, metres, edge, begin, end in steps]
        if one > other:
            walked = [(metres, edge, end, begin) for metres, edge, begin, end in reversed(walked)]
        return [self._piece(*step) for step in walked if step[0] > 0]

    def _piece(self, metres: float, edge: int, begin: float, end: float) -> Piece:
        line = self._network.lines[edge]
        return Piece(
            metres=metres,
            stairs_m=self._network.graph.stairs_of(edge) * abs(end - begin),
            metric=substring(line, begin, end, normalized=True),
        )

    def _linked(self) -> dict[int, list[_Step]]:
        """Return the steps from each node; edges with points on them are cut there."""
        on_edge: dict[int, list[tuple[float, int]]] = {}
        for point, spot in self._spots.items():
            on_edge.setdefault(spot.edge, []).append((spot.share, self._node[point]))
        near: dict[int, list[_Step]] = {}
        for edge, (a, b, metres) in enumerate(self._network.graph.edges):
            begin, node = 0.0, a
            for end, other in (*sorted(on_edge.get(edge, ())), (1.0, b)):
                length = metres * (end - begin)
                near.setdefault(node, []).append((other, length, edge, begin, end))
                near.setdefault(other, []).append((node, length, edge, end, begin))
                begin, node = end, other
        return near

    def _from(self, point: int) -> dict[int, tuple[float, list[_Step]]]:
        """Return the ways from a point to all higher ones (Dijkstra)."""
        if point in self._found:
            return self._found[point]
        start = self._node[point]
        left = {node for other, node in self._node.items() if other > point}
        best, last = {start: 0.0}, dict[int, tuple[int, _Step]]()
        queue, done = [(0.0, start)], set[int]()
        while queue and left:
            walked, node = heapq.heappop(queue)
            if node in done:
                continue
            done.add(node)
            left.discard(node)
            for step in self._near.get(node, ()):
                there = walked + step[1]
                if there < best.get(step[0], np.inf):
                    best[step[0]] = there
                    last[step[0]] = (node, step)
                    heapq.heappush(queue, (there, step[0]))
        found = {
            other: (best[node], _traced(last, node))
            for other, node in self._node.items()
            if other > point
        }
        self._found[point] = found
        return found


def _traced(last: dict[int, tuple[int, _Step]], node: int) -> list[_Step]:
    steps: list[_Step] = []
    while node in last:
        node, step = last[node]
        steps.append(step)
    return steps[::-1]
