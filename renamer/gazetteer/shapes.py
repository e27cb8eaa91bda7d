"""From lines to areas: closed ways and multipolygon relations, alike for every source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry


def areas_of(rings: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return the polygon of each closed LineString; a broken ring is mended, a flat one is None."""
    areas = np.full(len(rings), None, dtype=object)
    whole = shapely.get_num_coordinates(rings) >= 4
    if not whole.any():
        return areas
    coordinates, index = shapely.get_coordinates(rings[whole], return_index=True)
    polygons = shapely.polygons(shapely.linearrings(coordinates, indices=index))
    broken = ~shapely.is_valid(polygons)
    polygons[broken] = [area_within(shapely.make_valid(one)) for one in polygons[broken]]
    areas[whole] = polygons
    return areas


def multipolygon(members: Sequence[tuple[BaseGeometry, bool]]) -> BaseGeometry | None:
    """Return the area that (line, whether it is an outer one) enclose; None where nothing closes.

    Where roles and rings do not agree, the nesting of the rings tells what is hole: roles are often
    wrong (https://wiki.openstreetmap.org/wiki/Relation:multipolygon).
    """
    area = _by_roles(members)
    if area is not None:
        return area
    lines = [line for line, _ in members]
    if not lines:
        return None
    with np.errstate(invalid="ignore"):  # GEOS divides by the area of flat rings
        area = shapely.build_area(shapely.geometrycollections(lines))
    outer = [line for line, is_outer in members if is_outer]
    if outer and not shapely.covers(area, outer).any():
        return None  # the outline has gaps: what closes is a hole in it
    return area_within(shapely.make_valid(area))  # holes side by side become one


def _by_roles(members: Sequence[tuple[BaseGeometry, bool]]) -> BaseGeometry | None:
    """Return the area where roles and rings agree: ten times as fast as looking at the nesting."""
    outer = _rings([line for line, is_outer in members if is_outer])
    inner = _rings([line for line, is_outer in members if not is_outer])
    if not outer:
        return None
    holes: list[list[BaseGeometry]] = [[] for _ in outer]
    if len(outer) == 1:
        holes[0] = inner
    elif inner:
        shells = [shapely.Polygon(ring) for ring in outer]
        spots = shapely.points([ring.coords[0] for ring in inner])
        for ring, shell in shapely.STRtree(shells).query(spots, predicate="covered_by").T.tolist():
            holes[shell].append(inner[ring])
    parts = [shapely.Polygon(shell, rings) for shell, rings in zip(outer, holes, strict=True)]
    area = parts[0] if len(parts) == 1 else shapely.multipolygons(parts)
    return area if area.is_valid else None


def _rings(lines: list[BaseGeometry]) -> list[BaseGeometry]:
    """Return the closed lines that these make when joined end to end."""
    if not lines:
        return []
    joined = lines if len(lines) == 1 else shapely.get_parts(_joined(lines))
    return [line for line in joined if line.is_closed and len(line.coords) > 3]


def _joined(lines: list[BaseGeometry]) -> BaseGeometry:
    return shapely.line_merge(shapely.multilinestrings(lines))


def closed_by_force(lines: Iterable[BaseGeometry]) -> BaseGeometry | None:
    """Close an outline that has gaps: its longest joined line becomes the ring."""
    parts = list(lines)
    if not parts:
        return None
    joined = shapely.get_parts(_joined(parts))
    rings = [part for part in joined if len(set(part.coords)) > 2]
    if not rings:
        return None
    longest = max(rings, key=lambda part: (part.length, part.wkb))
    return area_within(shapely.make_valid(shapely.Polygon(longest.coords)))


def area_within(geometry: BaseGeometry) -> BaseGeometry | None:
    """Return the polygons of a geometry as Polygon or MultiPolygon, None if it has none."""
    found = [part for part in leaves(geometry) if part.geom_type == "Polygon"]
    if not found:
        return None
    return found[0] if len(found) == 1 else shapely.multipolygons(found)


def leaves(geometry: BaseGeometry) -> list[BaseGeometry]:
    """Return the simple parts of a geometry, collections opened, without empty ones."""
    if geometry.is_empty:
        return []
    if geometry.geom_type.startswith(("Multi", "GeometryCollection")):
        return [leaf for part in geometry.geoms for leaf in leaves(part)]
    return [geometry]
