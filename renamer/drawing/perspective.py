"""A flat picture stood into another one: four corners, one projective transform."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from renamer.drawing.raster import Picture

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]
"""Upper left, upper right, lower right, lower left, in pixels from the upper left, y down."""

_MOST_SAMPLES = 40_000_000
_OVERSAMPLE = 4
"""Samples along the side of a pixel; fewer where the piece is larger than those can hold."""
_WHITE_SHARE = 0.95
"""A white sheet is about as light as the lightest twentieth of what surrounds it."""
_DARKEST = 0.6
"""However dark the place, a sign is not dimmed further: it has to be read."""


def homography(source: Corners, target: Corners) -> NDArray[np.float64]:
    """Return the 3 x 3 matrix that takes the corners `source` to the corners `target`.

    The eight equations x' (g x + h y + 1) = a x + b y + c, y' (g x + h y + 1) = d x + e y + f:
    P. Heckbert, Fundamentals of Texture Mapping and Image Warping, 1989, section 2.2.3.
    """
    rows, wanted = [], []
    for (x, y), (x2, y2) in zip(source, target, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -x * x2, -y * x2], [0, 0, 0, x, y, 1, -x * y2, -y * y2]]
        wanted += [x2, y2]
    solved = np.linalg.solve(np.array(rows, float), np.array(wanted, float))
    return np.append(solved, 1.0).reshape(3, 3)


def pasted(ground: Picture, piece: Picture, corners: Corners) -> Picture:
    """Return `ground` with `piece` standing between these corners; what leaves it is cut off.

    Parameters
    ----------
    ground, piece : array of uint8, shape (height, width, 3)
        The photo, and what is seen in it.
    corners : Corners
        Where the corners of the piece go: a convex quadrilateral in pixels of the ground.
    """
    from PIL import Image

    height, width = ground.shape[:2]
    left, right = _span([x for x, _ in corners], width)
    top, bottom = _span([y for _, y in corners], height)
    if left >= right or top >= bottom:
        return ground.copy()
    area = (right - left) * (bottom - top)
    fine = max(1, min(_OVERSAMPLE, math.isqrt(_MOST_SAMPLES // area)))
    to_ground = np.array([[1 / fine, 0, left], [0, 1 / fine, top], [0, 0, 1]])
    back = homography(corners, corners_of(piece)) @ to_ground
    layer = (
        Image.fromarray(piece)
        .convert("RGBA")
        .transform(
            (fine * (right - left), fine * (bottom - top)),
            Image.Transform.PERSPECTIVE,
            tuple((back / back[2, 2]).ravel()[:8]),
            Image.Resampling.BICUBIC,
        )
        .reduce(fine)
    )
    made = Image.fromarray(ground)
    made.paste(layer, (left, top), layer)
    return np.array(made)


def corners_of(picture: Picture) -> Corners:
    """Return the corners of a whole picture."""
    height, width = picture.shape[:2]
    return (0, 0), (width, 0), (width, height), (0, height)


def edges_of(corners: Corners) -> tuple[float, float, float, float]:
    """Return the lengths of the upper, right, lower and left edge in pixels."""
    one, two, three, four = corners
    return math.dist(one, two), math.dist(two, three), math.dist(three, four), math.dist(four, one)


def bends_of(corners: Corners) -> tuple[float, ...]:
    """Return how much each corner turns, clockwise above 0: all are in an upright convex figure."""
    around = (*corners, *corners)
    return tuple(
        (x1 - x0) * (y2 - y1) - (y1 - y0) * (x2 - x1)
        for (x0, y0), (x1, y1), (x2, y2) in (around[index : index + 3] for index in range(4))
    )


def light_around(ground: Picture, corners: Corners) -> float:
    """Return by what to dim a white sheet between these corners, from 0.6 to 1.

    The lightest things around it tell how much light there is: in an area that reaches half its
    width and height farther on every side.
    """
    height, width = ground.shape[:2]
    (left, right), (top, bottom) = (
        _span([spot[axis] for spot in corners], 1 << 30) for axis in (0, 1)
    )
    wide, high = (right - left) // 2, (bottom - top) // 2
    across = np.arange(max(0, left - wide), min(width, right + wide), max(1, wide // 100))
    down = np.arange(max(0, top - high), min(height, bottom + high), max(1, high // 100))
    x, y = np.meshgrid(across, down)
    around = (*corners, corners[0])
    outside = np.zeros(x.shape, bool)
    for (x0, y0), (x1, y1) in pairwise(around):
        outside |= (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) < 0
    if not outside.any():
        return 1.0
    # the weights of red, green and blue: ITU-R BT.601
    light = ground[y[outside], x[outside]] @ np.array([0.299, 0.587, 0.114])
    return float(_DARKEST + (1 - _DARKEST) * np.quantile(light, _WHITE_SHARE) / 255)


def _span(values: list[float], end: int) -> tuple[int, int]:
    """Return the first whole pixel that these reach, and the one after the last, within 0..end."""
    return max(0, math.floor(min(values)) - 1), min(end, math.ceil(max(values)) + 1)
