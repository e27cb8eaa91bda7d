"""Where a group can stand: on a footway or a square, off every carriageway, with room for 15."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer.ways import Use

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.footprints import Footprints
    from renamer.gazetteer.raw import RawNetwork
    from renamer.model.place import LonLat

Geometries = np.ndarray[Any, Any]
STRETCH_M = 12.0
"""Fifteen people, two abreast with a sign between them, take about this much of a footway."""
KERB_M = 4.5
"""No nearer to the middle of a carriageway: two lanes take 3.5 m to each side, and a step back."""
NEAR_M = 40.0
"""A group that stands farther off than this does not stand at the place."""
_MESH_M = 8.0
_WALL_M = 2.5


def places_to_stand(
    footprints: Footprints,
    squares: Geometries,
    network: RawNetwork | None,
    *,
    extent: BaseGeometry,
    crs_m: str,
) -> list[LonLat | None]:
    """Return for each place a point (degrees) where 15 people can stand, or None.

    Within a square before beside it, and as near to its anchor as can be. Widths are seldom
    mapped, so the rule is one of distances: a stretch of footway of 12 m, or a spot 2.5 m within a
    paved area, whose distance to the middle of every carriageway is 4.5 m or more, that is no
    island of a roundabout and lies in the town: beyond its boundary somebody else must allow it.
    """
    found: list[LonLat | None] = [None] * len(footprints.kinds)
    if network is None or not found:
        return found
    spots = _spots(squares, network, crs_m)
    if not len(spots):
        return found
    spots = spots[shapely.covers(extent, geo.to_lonlat(spots, crs_m))]
    shapes = geo.to_metric(footprints.geometry, crs_m)
    anchors = geo.to_metric(shapely.points(footprints.anchors), crs_m)
    place, spot = shapely.STRtree(spots).query(shapes, predicate="dwithin", distance=NEAR_M)
    outside = shapely.distance(shapes[place], spots[spot]) > 0.5
    away = shapely.distance(anchors[place], spots[spot])
    order = np.lexsort((spot, away, outside, place))
    first = np.unique(place[order], return_index=True)[1]
    chosen = geo.to_lonlat(spots[spot[order[first]]], crs_m)
    for number, point in zip(place[order[first]].tolist(), chosen, strict=True):
        found[number] = (round(point.x, 6), round(point.y, 6))
    return found


def squares_of(footprints: Footprints) -> Geometries:
    """Return the areas (EPSG:4326) of squares and pedestrian streets: what is paved for feet."""
    paved = np.isin(footprints.kinds, ["square", "pedestrian_street"])
    areas = shapely.get_dimensions(footprints.geometry) == 2
    return np.asarray(footprints.geometry[paved & areas])


def _spots(squares: Geometries, network: RawNetwork, crs_m: str) -> Geometries:
    """Return every point where a group can stand, in metres."""
    stretches = _stretches(network.used_for(Use.STANDING), crs_m)
    areas = _mesh(geo.to_metric(squares, crs_m)) if len(squares) else squares
    candidates = np.concatenate([stretches, areas])
    if not len(candidates):
        return candidates
    free = np.ones(len(candidates), dtype=bool)
    roads = network.used_for(Use.WHEELS)
    if len(roads):
        tree = shapely.STRtree(geo.to_metric(roads, crs_m))
        blocked = tree.query(candidates, predicate="dwithin", distance=KERB_M)[0]
        free[blocked] = False
    islands = shapely.get_parts(shapely.polygonize(list(network.used_for(Use.ROUND))))
    if len(islands):
        tree = shapely.STRtree(geo.to_metric(islands, crs_m))
        free[tree.query(candidates, predicate="intersects")[0]] = False
    lines = shapely.get_dimensions(candidates) == 1
    candidates[lines] = shapely.line_interpolate_point(candidates[lines], 0.5, normalized=True)
    return candidates[free]


def _stretches(lines: Geometries, crs_m: str) -> Geometries:
    """Cut footways into stretches of 12 m, each drawn as start, middle and end."""
    if not len(lines):
        return lines
    metric = geo.to_metric(lines, crs_m)
    counts = (shapely.length(metric) // STRETCH_M).astype(int)
    owner = np.repeat(np.arange(len(metric)), counts)
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    ends = [
        shapely.get_coordinates(shapely.line_interpolate_point(metric[owner], start))
        for start in ((within + share) * STRETCH_M for share in (0, 0.5, 1))
    ]
    return np.asarray(shapely.linestrings(np.stack(ends, axis=1)), dtype=object)


def _mesh(areas: Geometries) -> Geometries:
    """Return points 8 m apart within areas, none nearer than 2.5 m to the edge."""
    found = []
    for area in areas:
        inner = area.buffer(-_WALL_M)
        if inner.is_empty:
            continue
        west, south, east, north = inner.bounds
        step = max(_MESH_M, ((east - west) * (north - south) / 400) ** 0.5)
        xs = np.arange(west + step / 2, east + step / 2, step)
        ys = np.arange(south + step / 2, north + step / 2, step)
        grid = shapely.points(*(axis.ravel() for axis in np.meshgrid(xs, ys)))
        shapely.prepare(inner)
        inside = grid[shapely.contains(inner, grid)]
        found.append(inside if len(inside) else np.array([inner.representative_point()]))
    return np.concatenate(found) if found else np.array([], dtype=object)
