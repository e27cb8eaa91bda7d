"""A sheet of A4 folded twice to three panels a side: the letter fold (German: Wickelfalz).

The panel that is folded in first is a little narrower than the others, else it buckles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from renamer.drawing.extent import Box
from renamer.model.sheet import Path
from renamer.printing.page import MARGIN_MM

SHEET_MM = (297.0, 210.0)
TUCK_MM = 1.0
"""How much narrower the panel is that folds in."""
GUTTER_MM = 7.0
"""What stays white on either side of a fold."""
_TICK_MM = 3.0
_TICK = "#9A9A9A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the sheet: where it is folded, and the room for text on its panels."""

    folds: tuple[float, float]
    panels: tuple[Box, Box, Box]

    def ticks(self) -> Iterator[Path]:
        """Yield short lines that show the folds, above and below the text."""
        bottom = SHEET_MM[1] - MARGIN_MM
        for x in self.folds:
            for y in (MARGIN_MM, bottom - _TICK_MM):
                yield Path(
                    segments=(("M", round(x, 2), y), ("L", round(x, 2), y + _TICK_MM)),
                    stroke=_TICK,
                    stroke_mm=0.2,
                    round_ends=False,
                )


def letter_fold() -> tuple[Side, Side]:
    """Return (outside, inside). Outside, from the left: the panel folded in, the back, the cover.

    Inside, which is printed behind it and turned on the short edge: the panel behind the cover,
    the one behind the back, the one folded in.

    Examples
    --------
    >>> outside, inside = letter_fold()
    >>> [round(fold, 2) for fold in (*outside.folds, *inside.folds)]
    [98.33, 197.67, 99.33, 198.67]
    """
    whole = (SHEET_MM[0] + TUCK_MM) / 3
    return _side(whole - TUCK_MM, whole), _side(whole, whole)


def _side(first: float, second: float) -> Side:
    folds = (first, first + second)
    edges = (0.0, *folds, SHEET_MM[0])
    top, bottom = MARGIN_MM + _TICK_MM, SHEET_MM[1] - MARGIN_MM - _TICK_MM
    left, middle, right = (
        Box(
            start + (GUTTER_MM if start else MARGIN_MM),
            top,
            end - (GUTTER_MM if end < SHEET_MM[0] else MARGIN_MM),
            bottom,
        )
        for start, end in pairwise(edges)
    )
    return Side(folds=folds, panels=(left, middle, right))
