"""Outlines of plates: corners rounded or cut in, and a hump on top for a cartouche."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.drawing.extent import Box
    from renamer.model.sheet import Segment

_ROUND = 0.5523
"""How far the control points of a quarter circle reach, as a share of its radius."""


class Hump(NamedTuple):
    """What rises from the middle of the upper edge."""

    width_mm: float
    height_mm: float
    radius_mm: float


def outline(
    box: Box,
    *,
    radius: float = 0.0,
    notch: float = 0.0,
    hump: Hump | None = None,
    square: Literal["above", "below", "nowhere"] = "nowhere",
) -> tuple[Segment, ...]:
    """Return the outline of a box; with a hump, the box reaches to the hump's top.

    Corners are rounded by `radius`, or cut in by `notch`; those above or below may be `square`.
    """
    top = box.top + (hump.height_mm if hump else 0.0)
    size = notch or radius
    above, below = (0.0 if square == side else size for side in ("above", "below"))
    left, right, bottom = box.left, box.right, box.bottom
    corners = (
        (above, (right, top), (right - above, top), (right, top + above)),
        (below, (right, bottom), (right, bottom - below), (right - below, bottom)),
        (below, (left, bottom), (left + below, bottom), (left, bottom - below)),
        (above, (left, top), (left, top + above), (left + above, top)),
    )
    segments: list[Segment] = [("M", left + above, top), *(_crest(box, top, hump) if hump else ())]
    for bend, corner, start, end in corners:
        segments.append(("L", *start))
        if bend:
            segments.append(_bent(corner, start, end, inward=bool(notch)))
    return (*segments, ("Z",))


def disc(x: float, y: float, radius: float) -> tuple[Segment, ...]:
    """Return a circle."""
    reach = _ROUND * radius
    return (
        ("M", x + radius, y),
        ("C", x + radius, y + reach, x + reach, y + radius, x, y + radius),
        ("C", x - reach, y + radius, x - radius, y + reach, x - radius, y),
        ("C", x - radius, y - reach, x - reach, y - radius, x, y - radius),
        ("C", x + reach, y - radius, x + radius, y - reach, x + radius, y),
        ("Z",),
    )


def pie(x: float, y: float, radius_x: float, radius_y: float) -> tuple[Segment, ...]:
    """Return a quarter of a disc with its point at (x, y); signs of the radii say which quarter."""
    return (
        ("M", x, y),
        ("L", x + radius_x, y),
        (
            "C",
            *(x + radius_x, y + _ROUND * radius_y),
            *(x + _ROUND * radius_x, y + radius_y),
            *(x, y + radius_y),
        ),
        ("Z",),
    )


_Point = tuple[float, float]


def _bent(corner: _Point, start: _Point, end: _Point, *, inward: bool = False) -> Segment:
    """Return the quarter circle from `start` to `end`, round the corner or cut in from it."""
    goal = corner
    if inward:  # the centre of the circle is the corner itself
        goal = (start[0] + end[0] - corner[0], start[1] + end[1] - corner[1])
    return ("C", *_between(start, goal), *_between(end, goal), *end)


def _between(one: _Point, other: _Point) -> _Point:
    return one[0] + _ROUND * (other[0] - one[0]), one[1] + _ROUND * (other[1] - one[1])


def _crest(box: Box, top: float, hump: Hump) -> Iterator[Segment]:
    """Yield the line over the hump, from left to right."""
    middle, half, radius = (box.left + box.right) / 2, hump.width_mm / 2, hump.radius_mm
    left, right = middle - half, middle + half
    yield ("L", left, top)
    yield ("L", left, box.top + radius)
    yield _bent((left, box.top), (left, box.top + radius), (left + radius, box.top))
    yield ("L", right - radius, box.top)
    yield _bent((right, box.top), (right - radius, box.top), (right, box.top + radius))
    yield ("L", right, top)
