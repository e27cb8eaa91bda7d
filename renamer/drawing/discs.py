"""Where the numbered discs of a map go: on their place, off each other, never off the map."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renamer.drawing.extent import Box

_RINGS, _TURNS = 12, 16
_CLEAR_MM = 0.6


def place_discs(
    wanted: Sequence[tuple[float, float]],
    *,
    radius_mm: float,
    width_mm: float,
    height_mm: float,
    taken: Sequence[Box] = (),
) -> tuple[tuple[float, float], ...]:
    """Return the middles of discs, each as near to the point it wants as the earlier ones let it.

    None stands on what is `taken`.
    Where there is no room left around a point its disc stands there nevertheless.
    """
    standing: list[tuple[float, float]] = []
    least = 2 * radius_mm + _CLEAR_MM
    for point in wanted:
        free = (
            spot
            for spot in _around(point, least / 2)
            if radius_mm <= spot[0] <= width_mm - radius_mm
            and radius_mm <= spot[1] <= height_mm - radius_mm
            and not any(_near(spot, box, radius_mm) for box in taken)
            and all(math.dist(spot, other) >= least for other in standing)
        )
        standing.append(next(free, point))
    return tuple((round(x, 2), round(y, 2)) for x, y in standing)


def _near(spot: tuple[float, float], box: Box, radius_mm: float) -> bool:
    x, y = spot
    return (
        box.left - radius_mm < x < box.right + radius_mm
        and box.top - radius_mm < y < box.bottom + radius_mm
    )


def _around(point: tuple[float, float], step: float) -> Iterator[tuple[float, float]]:
    """Yield the point itself, then points on wider and wider rings around it."""
    yield point
    for ring in range(1, _RINGS + 1):
        for turn in range(_TURNS):
            angle = 2 * math.pi * turn / _TURNS
            yield (
                point[0] + ring * step * math.cos(angle),
                point[1] + ring * step * math.sin(angle),
            )
