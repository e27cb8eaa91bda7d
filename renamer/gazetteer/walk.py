"""The walking network: junctions and the ways between them, and what lies within a short walk."""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer.parts import numbered_spots
from renamer.gazetteer.ways import Use
from renamer.model.walk import WalkGraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawNetwork
    from renamer.model.place import LonLat

Column = np.ndarray[Any, Any]
LEAST_ISLAND = 20
"""Separate networks with fewer nodes are courtyards and roofs, no streets."""
SHORT_SPUR_M = 25.0
"""Dead ends shorter than this lead to doors."""
STROLL_M = 400.0
"""Five minutes on foot."""
OFF_NETWORK_M = 150.0
"""An anchor farther from every junction than this does not lie on the network."""

BENDS_M = 3.0
"""No bend of a way lies farther than this from where it is drawn, but for rounding."""


class _Link(NamedTuple):
    """A way between two nodes; of parallel ones the least is kept, whatever the order of the data.

    `chain` are the points from the lower node to the higher one, both included.
    """

    metres: float
    stairs_m: float
    chain: tuple[int, ...]

    def from_node(self, node: int) -> tuple[int, ...]:
        return self.chain if self.chain[0] == node else self.chain[::-1]


_Neighbours = dict[int, dict[int, _Link]]


def walk_of(network: RawNetwork, *, extent: BaseGeometry) -> WalkGraph:
    """Return the simplified network of the highways that feet may use."""
    uses = network.uses[(network.uses & Use.FEET) != 0]
    stairs = (uses & Use.STAIRS) != 0
    return gather_walk(network.used_for(Use.FEET), extent=extent, stairs=stairs)


def gather_walk(lines: Column, *, extent: BaseGeometry, stairs: Column | None = None) -> WalkGraph:
    """Return the simplified network within `extent` (EPSG:4326).

    Parameters
    ----------
    lines : array of LineString, EPSG:4326
        The ways that feet may use; they meet where they share a point.
    extent : Polygon or MultiPolygon, EPSG:4326
        The town.
    stairs : array of bool, optional
        Which of the lines are stairs.

    Only ends and junctions remain as nodes; an edge has the length of the way between them
    (great circle, metres) and its bends, simplified by 3 m. Of parallel ways the shortest remains;
    short spurs and small separate networks are dropped. Nodes are numbered from west to east.
    """
    spots, graph = _linked(lines, extent, stairs)
    _contract(graph)
    _drop_spurs(graph)
    _contract(graph)
    kept = sorted(_large_islands(graph))
    number = {node: index for index, node in enumerate(kept)}
    found = sorted(
        (number[a], number[b], link)
        for a in kept
        for b, link in graph[a].items()
        if number[a] < number[b]
    )
    return WalkGraph(
        nodes=tuple((round(float(spots[n, 0]), 5), round(float(spots[n, 1]), 5)) for n in kept),
        edges=tuple((a, b, float(max(1, round(link.metres)))) for a, b, link in found),
        bends=_bends([link.chain for _, _, link in found], spots),
        stairs_m=tuple(float(round(link.stairs_m)) for _, _, link in found),
    )


def _bends(chains: Sequence[tuple[int, ...]], spots: Column) -> tuple[str, ...]:
    """Return the points of each way between its ends, simplified, as `WalkGraph` writes them."""
    if not chains:
        return ()
    owner = np.repeat(np.arange(len(chains)), [len(chain) for chain in chains])
    degrees = spots[np.concatenate([np.array(chain) for chain in chains])]
    scale = np.radians(1) * geo.EARTH_RADIUS_M
    across = scale * np.cos(np.radians(degrees[:, 1].mean()))
    ways = shapely.simplify(
        shapely.linestrings(degrees * [across, scale], indices=owner),
        BENDS_M,
        preserve_topology=False,
    )
    points, owner = shapely.get_coordinates(ways, return_index=True)
    fine = np.rint(points / [across, scale] * 1e5).astype(np.int64)
    steps = np.diff(fine, axis=0, prepend=fine[:1])
    inner = (np.diff(owner, prepend=-1) == 0) & (np.diff(owner, append=-1) == 0)
    written: list[list[str]] = [[] for _ in chains]
    for way, (east, north) in zip(owner[inner].tolist(), steps[inner].tolist(), strict=True):
        written[way].append(f"{east} {north}")
    return tuple(map(" ".join, written))


def junctions_within_a_stroll(
    graph: WalkGraph, anchors: Sequence[LonLat] | Column, crs_m: str
) -> list[int | None]:
    """Return how many junctions of the network lie within 400 m on foot of each anchor (degrees).

    A count of what can be reached is a plain measure of centrality that needs no comparison with
    the other places. None for an anchor more than 150 m off the network.
    """
    found: list[int | None] = [None] * len(anchors)
    if not graph.nodes or not len(anchors):
        return found
    near: dict[int, list[tuple[int, float]]] = {}
    for a, b, metres in graph.edges:
        near.setdefault(a, []).append((b, metres))
        near.setdefault(b, []).append((a, metres))
    nodes = geo.to_metric(shapely.points(graph.nodes), crs_m)
    spots = geo.to_metric(shapely.points(anchors), crs_m)
    (place, start), away = shapely.STRtree(nodes).query_nearest(
        spots, max_distance=OFF_NETWORK_M, return_distance=True, all_matches=False
    )
    for index, node, offset in zip(place.tolist(), start.tolist(), away.tolist(), strict=True):
        found[index] = _reached(near, node, STROLL_M - offset)
    return found


def _reached(near: Mapping[int, Sequence[tuple[int, float]]], start: int, limit_m: float) -> int:
    """Count the nodes within a distance along the edges (Dijkstra, cut off)."""
    best = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        walked, node = heapq.heappop(queue)
        if walked > best[node]:
            continue
        for other, metres in near.get(node, ()):
            there = walked + metres
            if there <= limit_m and there < best.get(other, limit_m + 1):
                best[other] = there
                heapq.heappush(queue, (there, other))
    return len(best)


def _linked(
    lines: Column, extent: BaseGeometry, stairs: Column | None
) -> tuple[Column, _Neighbours]:
    """Return (spots of the nodes, how they are linked); a point outside the extent ends a link.

    Points in the midst of a way where nothing else meets are passed over at once.
    """
    points, way = shapely.get_coordinates(lines, return_index=True)
    if not len(points):
        return np.zeros((0, 2)), {}
    node = numbered_spots(points)
    spots = np.empty((node.max() + 1, 2))
    spots[node] = points
    shapely.prepare(extent)
    inside = shapely.contains_xy(extent, spots[:, 0], spots[:, 1])[node]
    linked = (way[1:] == way[:-1]) & inside[1:] & inside[:-1] & (node[1:] != node[:-1])
    metres = np.where(linked, _metres(points), 0.0)
    ends = np.sort(np.column_stack([node[:-1], node[1:]])[linked], axis=1)
    degree = np.bincount(np.unique(ends, axis=0).ravel(), minlength=len(spots))
    stop = degree[node] != 2
    stop[:-1] |= ~linked
    stop[1:] |= ~linked
    stop[[0, -1]] = True
    at = np.flatnonzero(stop)
    walked = np.concatenate([[0.0], np.cumsum(metres)])
    on_stairs = np.zeros(len(lines), dtype=bool) if stairs is None else stairs
    climbed = np.concatenate([[0.0], np.cumsum(metres * on_stairs[way[1:]])])
    broken = np.concatenate([[0], np.cumsum(~linked)])
    graph: _Neighbours = {}
    for one, other in zip(at[:-1].tolist(), at[1:].tolist(), strict=True):
        if broken[one] == broken[other] and node[one] != node[other]:
            chain = tuple(node[one : other + 1].tolist())
            walked_m, stairs_m = (float(of[other] - of[one]) for of in (walked, climbed))
            _link(graph, _Link(walked_m, stairs_m, chain))
    return spots, graph


def _metres(points: Column) -> Column:
    """Return the great-circle distances of consecutive points, as `geo.distance_m` has them."""
    radians = np.radians(points)
    half = np.diff(radians, axis=0) / 2
    cosines = np.cos(radians[:, 1])
    share = np.sin(half[:, 1]) ** 2 + cosines[1:] * cosines[:-1] * np.sin(half[:, 0]) ** 2
    metres: Column = 2 * geo.EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(1.0, share)))
    return metres


def _link(graph: _Neighbours, link: _Link) -> None:
    a, b = sorted((link.chain[0], link.chain[-1]))
    link = link._replace(chain=link.from_node(a))
    known = graph.get(a, {}).get(b)
    if known is not None:
        link = min(known, link, key=lambda one: (round(one.metres, 3), one.chain))
    graph.setdefault(a, {})[b] = link
    graph.setdefault(b, {})[a] = link


def _contract(graph: _Neighbours) -> None:
    """Take out every node that merely continues a way."""
    for node in sorted(graph):
        if len(graph[node]) != 2:
            continue
        (a, to_a), (b, to_b) = sorted(graph[node].items())
        whole = _Link(
            to_a.metres + to_b.metres,
            to_a.stairs_m + to_b.stairs_m,
            to_a.from_node(a) + to_b.from_node(node)[1:],
        )
        if b in graph[a] and graph[a][b].metres <= whole.metres and len(graph[a]) <= 2:
            continue  # the last loop of a roundabout without exits
        del graph[node], graph[a][node], graph[b][node]
        _link(graph, whole)


def _drop_spurs(graph: _Neighbours) -> None:
    spurs = [
        node
        for node, others in graph.items()
        if len(others) == 1 and next(iter(others.values())).metres < SHORT_SPUR_M
    ]
    for node in sorted(spurs):
        for other in graph.pop(node):
            graph.get(other, {}).pop(node, None)
    for node in [node for node, others in graph.items() if not others]:
        del graph[node]


def _large_islands(graph: _Neighbours) -> set[int]:
    """Nodes of the networks that are large enough; the largest one always is."""
    left = set(graph)
    islands: list[set[int]] = []
    while left:
        island: set[int] = set()
        edge = [next(iter(left))]
        while edge:
            node = edge.pop()
            if node not in island:
                island.add(node)
                edge.extend(graph[node])
        left -= island
        islands.append(island)
    most = max((len(island) for island in islands), default=0)
    large = [island for island in islands if len(island) >= min(LEAST_ISLAND, most)]
    return set().union(*large) if large else set()
