"""Where a sign stands in a photo: the four corners as a person writes them, and if they can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from renamer.drawing.perspective import bends_of, edges_of
from renamer.errors import UsageError

if TYPE_CHECKING:
    from renamer.drawing.perspective import Corners, Point
    from renamer.drawing.raster import Picture
    from renamer.model.sheet import Sheet

ORDER = "upper left, upper right, lower right, lower left"
_CORNER = re.compile(r"(\d+(?:\.\d+)?)(%?),(\d+(?:\.\d+)?)(%?)")
_LEAST_WIDTH_PX = 300
"""Of the narrower of its two level edges, and as much for its height: below, the words across a
sign's corner are no longer read."""


def read_corners(text: str, photo: Picture) -> Corners:
    """Return the corners in pixels; "x,y" in pixels or percent, upper left first, clockwise.

    Raises
    ------
    UsageError
        If these are not four corners, or one lies outside the photo.
    """
    height, width = photo.shape[:2]
    pieces = re.sub(r"\s*,\s*", ",", text.strip()).replace(";", " ").split()
    found = [_CORNER.fullmatch(piece) for piece in pieces]
    if len(found) != 4 or not all(found):
        raise UsageError(
            f"{text!r} are not four corners",
            where="--corners",
            fix=f'write "x,y x,y x,y x,y" in pixels or percent: {ORDER}',
        )
    corners = [
        (_measure(x, x_percent, width), _measure(y, y_percent, height))
        for x, x_percent, y, y_percent in (match.groups() for match in found if match)
    ]
    for piece, (x, y) in zip(pieces, corners, strict=True):
        if x > width or y > height:
            raise UsageError(
                f"{piece} lies outside the photo, which is {width} x {height} pixels",
                where="--corners",
                fix="read them off with --grid FILE.png",
            )
    return cast("tuple[Point, Point, Point, Point]", tuple(corners))


def check_corners(corners: Corners, sheet: Sheet) -> None:
    """Make sure that a sign can stand there and be read.

    Raises
    ------
    UsageError
        If the corners are in another order, cross or dent, or are too near to each other.
    """
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = corners
    if not (x1 < x2 and x4 < x3 and y1 < y4 and y2 < y3):
        raise UsageError(
            "the corners are in another order", where="--corners", fix=f"write them so: {ORDER}"
        )
    if min(bends_of(corners)) <= 0:
        raise UsageError(
            "the lines between the corners cross or bend inwards, as no flat sign can look",
            where="--corners",
            fix=f"read them off again: {ORDER}",
        )
    level, upright, low, left = edges_of(corners)
    least_height = _LEAST_WIDTH_PX * sheet.height_mm / sheet.width_mm
    if min(level, low) < _LEAST_WIDTH_PX or min(upright, left) < least_height:
        raise UsageError(
            f"the sign would be {min(level, low):.0f} pixels wide and {min(upright, left):.0f} "
            "high, too small to read on it that it is a mock-up",
            where="--corners",
            fix=f"make it at least {_LEAST_WIDTH_PX} x {least_height:.0f} pixels, "
            "or take the photo from nearer",
        )


def proportion(corners: Corners, sheet: Sheet) -> float:
    """Return how wide the sign looks for its height, 1 being that of the paper."""
    level, upright, low, left = edges_of(corners)
    return (level + low) / (upright + left) * sheet.height_mm / sheet.width_mm


def _measure(number: str, percent: str, whole: int) -> float:
    return float(number) / 100 * whole if percent else float(number)
