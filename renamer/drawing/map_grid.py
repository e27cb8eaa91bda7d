"""The grid of a printed map: letters across, numbers down, and the field that a point lies in."""

from __future__ import annotations

import math
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.drawing.marginalia import FRAME_INK
from renamer.drawing.typeset import BOLD, cap_height_mm
from renamer.model.sheet import Path, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.sheet import Mark, Segment

_LINE, _LINE_MM = "#BDB8AD", 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Equal fields on a map of this size; the origin is its upper left corner."""

    columns: int
    rows: int
    width_mm: float
    height_mm: float

    @classmethod
    def of(cls, width_mm: float, height_mm: float, field_mm: float) -> Grid:
        """Return the grid whose fields are as near to squares of this side as can be."""
        return cls(
            columns=min(max(1, round(width_mm / field_mm)), len(string.ascii_uppercase)),
            rows=max(1, round(height_mm / field_mm)),
            width_mm=width_mm,
            height_mm=height_mm,
        )

    @property
    def field_mm(self) -> tuple[float, float]:
        """Width and height of a field."""
        return self.width_mm / self.columns, self.height_mm / self.rows

    def cell(self, x_mm: float, y_mm: float) -> str:
        """Return the field of a point, like "B3"; a point off the map counts to the nearest one.

        Examples
        --------
        >>> Grid(columns=4, rows=3, width_mm=80, height_mm=60).cell(25, 59)
        'B3'
        """
        width, height = self.field_mm
        column = min(max(math.floor(x_mm / width), 0), self.columns - 1)
        row = min(max(math.floor(y_mm / height), 0), self.rows - 1)
        return f"{string.ascii_uppercase[column]}{row + 1}"

    def lines(self) -> Path:
        """Return the thin lines between the fields."""
        width, height = self.field_mm
        segments: list[Segment] = []
        for column in range(1, self.columns):
            x = round(column * width, 2)
            segments += (("M", x, 0.0), ("L", x, self.height_mm))
        for row in range(1, self.rows):
            y = round(row * height, 2)
            segments += (("M", 0.0, y), ("L", self.width_mm, y))
        return Path(segments=tuple(segments), stroke=_LINE, stroke_mm=_LINE_MM, round_ends=False)

    def names(self, strip_mm: float) -> Iterator[Mark]:
        """Yield letters and numbers of a strip of this width around the map, on all four sides.

        The origin is the corner of the strip: the map itself lies `strip_mm` right of and below it.
        """
        width, height = self.field_mm
        size = 0.72 * strip_mm
        drop = cap_height_mm(BOLD, size) / 2
        for column in range(self.columns):
            x = strip_mm + (column + 0.5) * width
            for y in (strip_mm / 2, self.height_mm + 1.5 * strip_mm):
                yield _name(string.ascii_uppercase[column], x, y + drop, size)
        for row in range(self.rows):
            y = strip_mm + (row + 0.5) * height
            for x in (strip_mm / 2, self.width_mm + 1.5 * strip_mm):
                yield _name(str(row + 1), x, y + drop, size)


def _name(text: str, x_mm: float, y_mm: float, size_mm: float) -> Text:
    return Text(
        x_mm=round(x_mm, 2),
        y_mm=round(y_mm, 2),
        text=text,
        face=BOLD,
        size_mm=round(size_mm, 2),
        fill=FRAME_INK,
        anchor="middle",
    )
