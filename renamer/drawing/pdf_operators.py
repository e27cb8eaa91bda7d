"""Marks in the words of a PDF page (ISO 32000-1, 8.5): millimetres, y down."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.drawing.runs import dark_runs

if TYPE_CHECKING:
    from renamer.model.sheet import Modules, Rect, Segment

_ARC = 0.5523
"""How far the control points of a quarter circle lie, in radii."""


def number(value: float) -> str:
    """Return a number to thousandths."""
    return f"{round(value, 3):g}"


def numbers(*values: float) -> str:
    """Return numbers to thousandths."""
    return " ".join([f"{round(value, 3):g}" for value in values])


@lru_cache(maxsize=256)
def colour(rgb: str) -> str:
    """Return "#RRGGBB" as three shares."""
    return " ".join(f"{int(rgb[i : i + 2], 16) / 255:.4g}" for i in (1, 3, 5))


@lru_cache(maxsize=256)
def rect_operators(mark: Rect) -> str:
    """Return the outline of a rectangle."""
    x, y, w, h = mark.x_mm, mark.y_mm, mark.width_mm, mark.height_mm
    r = min(mark.radius_mm, w / 2, h / 2)
    if r <= 0:
        return f"{numbers(x, y, w, h)} re"
    c = r * (1 - _ARC)
    right, bottom = x + w, y + h
    corners = (
        (right - c, y, right, y + c, right, y + r),
        (right, bottom - c, right - c, bottom, right - r, bottom),
        (x + c, bottom, x, bottom - c, x, bottom - r),
        (x, y + c, x + c, y, x + r, y),
    )
    sides = ((right - r, y), (right, bottom - r), (x + r, bottom), (x, y + r))
    outline = " ".join(
        f"{numbers(*side)} l {numbers(*corner)} c"
        for side, corner in zip(sides, corners, strict=True)
    )
    return f"{numbers(x + r, y)} m {outline} h"


@lru_cache(maxsize=256)
def path_operators(segments: tuple[Segment, ...], *, digits: int = 3) -> str:
    """Return an outline; that of the campaign's art is the same in every file."""
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(
        " ".join((*(f"{round(value, digits):g}" for value in values), operators[letter]))
        for letter, *values in segments
    )


def modules_operators(mark: Modules) -> str:
    """Draw a code in units of its modules: one path of all dark runs, row by row."""
    count = len(mark.rows) + 2 * mark.quiet_modules
    corners = _corners(len(mark.rows), mark.quiet_modules)
    scale = f"{mark.module_mm:.6g}"
    runs = " ".join([f"{corners[start]} {end - start} 1 re" for start, end in dark_runs(mark.rows)])
    return (
        f"q {scale} 0 0 {scale} {numbers(mark.x_mm, mark.y_mm)} cm "
        f"{colour(mark.light)} rg 0 0 {count} {count} re f "
        f"{colour(mark.dark)} rg {runs} f Q"
    )


@lru_cache(maxsize=64)
def _corners(side: int, quiet: int) -> tuple[str, ...]:
    """Return where each module of a code stands, as `dark_runs` counts them."""
    across = range(quiet, quiet + side + 1)
    return tuple(f"{column} {row}" for row in across for column in across)
