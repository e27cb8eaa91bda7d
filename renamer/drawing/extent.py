"""How far marks reach on their sheet, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.drawing.itemize import is_simple
from renamer.drawing.typeset import cap_height_mm, rise_and_depth_em, width_mm
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renamer.model.sheet import Mark

_DESCENT = 0.27
"""Depth of g and p below the baseline in ems (FiraGO: 0.265)."""
_ACCENT = 0.25
"""Height of an accent over a capital in ems (FiraGO: 0.24)."""


@dataclass(frozen=True, slots=True)
class Box:
    """An upright box; x to the right, y down."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width_mm(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height_mm(self) -> float:
        """Its height."""
        return self.bottom - self.top

    def moved(self, right_mm: float, down_mm: float) -> Box:
        """Return the box moved."""
        return Box(
            self.left + right_mm, self.top + down_mm, self.right + right_mm, self.bottom + down_mm
        )

    def inset(self, by_mm: float) -> Box:
        """Return the box that lies in this one, that far from its sides."""
        return Box(self.left + by_mm, self.top + by_mm, self.right - by_mm, self.bottom - by_mm)

    def within(self, other: Box, slack_mm: float = 1e-6) -> bool:
        """Whether this box lies in the other one."""
        return (
            self.left >= other.left - slack_mm
            and self.top >= other.top - slack_mm
            and self.right <= other.right + slack_mm
            and self.bottom <= other.bottom + slack_mm
        )


def extent(mark: Mark) -> Box:
    """Return the box of a mark with its stroke; that of text reaches from accent to descender.

    The control points of curves count as part of them, so a path may be smaller than its box.
    """
    match mark:
        case Rect():
            half = mark.stroke_mm / 2 if mark.stroke else 0.0
            left, top = mark.x_mm - half, mark.y_mm - half
            return Box(left, top, left + mark.width_mm + 2 * half, top + mark.height_mm + 2 * half)
        case Text():
            return _text(mark)
        case Path():
            return _path(mark)
        case Modules():
            return Box(mark.x_mm, mark.y_mm, mark.x_mm + mark.side_mm, mark.y_mm + mark.side_mm)
        case Placed():
            return Box(
                mark.x_mm,
                mark.y_mm,
                mark.x_mm + mark.sheet.width_mm * mark.scale,
                mark.y_mm + mark.sheet.height_mm * mark.scale,
            )
        case Link():
            return extent_of(mark.marks)


def extent_of(marks: Iterable[Mark]) -> Box:
    """Return the box around all these marks; there must be at least one."""
    boxes = [extent(mark) for mark in marks]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _text(mark: Text) -> Box:
    width = width_mm(mark.text, mark.face, mark.size_mm)
    left = mark.x_mm - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * width
    rise = cap_height_mm(mark.face, mark.size_mm) + _ACCENT * mark.size_mm
    depth = _DESCENT * mark.size_mm
    if not is_simple(mark.text, mark.face):  # Arabic reaches deeper, Devanagari higher
        above, below = rise_and_depth_em(mark.text, mark.face)
        rise, depth = max(rise, above * mark.size_mm), max(depth, below * mark.size_mm)
    return Box(left, mark.y_mm - rise, left + width, mark.y_mm + depth)


def _path(mark: Path) -> Box:
    values = [value for _, *numbers in mark.segments for value in numbers]
    xs: list[float] = values[0::2]
    ys: list[float] = values[1::2]
    half = mark.stroke_mm / 2 if mark.stroke else 0.0
    return Box(min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half)
