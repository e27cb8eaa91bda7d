"""The walking network: junctions and the ways between them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer import geo
from renamer.model.walk import WalkGraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawWalkway
    from renamer.model.place import LonLat

LEAST_ISLAND = 20
"""Separate networks with fewer nodes are courtyards and roofs, no streets."""
SHORT_SPUR_M = 25.0
"""Dead ends shorter than this lead to doors."""

_Neighbours = dict[int, dict[int, float]]


def gather_walk(walkways: Iterable[RawWalkway], *, extent: BaseGeometry) -> WalkGraph:
    """Return the simplified network within `extent` (EPSG:4326).

    Only ends and junctions remain as nodes; an edge has the length of the way between them
    (great circle, metres). Of parallel ways the shortest remains; short spurs and small separate
    networks are dropped. Nodes are numbered in the order of their OSM ids.
    """
    places: dict[int, LonLat] = {}
    graph = _linked(walkways, extent, places)
    _contract(graph)
    _drop_spurs(graph)
    _contract(graph)
    kept = sorted(_large_islands(graph))
    number = {node: index for index, node in enumerate(kept)}
    edges = sorted(
        (number[a], number[b], float(max(1, round(metres))))
        for a in kept
        for b, metres in graph[a].items()
        if number[a] < number[b]
    )
    nodes = tuple((round(places[n][0], 5), round(places[n][1], 5)) for n in kept)
    return WalkGraph(nodes=nodes, edges=tuple(edges))


def _linked(
    walkways: Iterable[RawWalkway], extent: BaseGeometry, places: dict[int, LonLat]
) -> _Neighbours:
    """Link the consecutive nodes of every way; a node outside the extent ends the link."""
    ways = list(walkways)
    for way in ways:
        places.update(zip(way.node_ids, way.lonlats, strict=True))
    shapely.prepare(extent)
    ids = list(places)
    spots = np.array([places[node] for node in ids]).reshape(-1, 2)
    inside = dict(zip(ids, shapely.contains_xy(extent, spots[:, 0], spots[:, 1]), strict=True))
    graph: _Neighbours = {}
    for way in ways:
        for a, b in pairwise(way.node_ids):
            if a != b and inside[a] and inside[b]:
                _link(graph, a, b, geo.distance_m(places[a], places[b]))
    return graph


def _link(graph: _Neighbours, a: int, b: int, metres: float) -> None:
    shorter = min(metres, graph.get(a, {}).get(b, metres))
    graph.setdefault(a, {})[b] = shorter
    graph.setdefault(b, {})[a] = shorter


def _contract(graph: _Neighbours) -> None:
    """Take out every node that merely continues a way."""
    for node in sorted(graph):
        if len(graph[node]) != 2:
            continue
        (a, to_a), (b, to_b) = graph[node].items()
        if b in graph[a] and graph[a][b] <= to_a + to_b and len(graph[a]) <= 2:
            continue  # the last loop of a roundabout without exits
        del graph[node], graph[a][node], graph[b][node]
        _link(graph, a, b, to_a + to_b)


def _drop_spurs(graph: _Neighbours) -> None:
    spurs = [
        node
        for node, others in graph.items()
        if len(others) == 1 and next(iter(others.values())) < SHORT_SPUR_M
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
