"""Several small signs on one sheet, to be cut apart: cards for windows."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.errors import StyleError
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Sheet
from renamer.printing.aids import codes_on, dashed, placed_in, without_margin
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.paper import Paper
    from renamer.model.sheet import Path, Placed

GRIDS: Final = {2: (1, 2), 4: (2, 2)}
"""Columns and rows by the number of cards on a sheet."""
LEAST_MODULE_MM: Final = 0.6
"""What a telephone reads at 30 cm: distance x 3 / 1480 pixels, see docs/reference/signs.md."""
_INSET: Final = 4.0
"""The white between a card and the line it is cut along."""
_LINE: Final = 0.2
"""What that line needs within the margin."""


def lay_out_cards(signs: Sequence[Sheet], paper: Paper, each: int) -> tuple[Sheet, ...]:
    """Return sheets of `each` cards with lines to cut along: signs made small, in their order.

    Raises
    ------
    StyleError
        If a code would be too small to be read from a card.
    """
    columns, rows = GRIDS[each]
    width, height = SIZES_MM[paper] if columns < rows else SIZES_MM[paper][::-1]
    room = Box(0, 0, width, height).inset(MARGIN_MM + _LINE)
    xs = _even(room.left, room.right, columns)
    ys = _even(room.top, room.bottom, rows)
    cells = [
        Box(xs[column], ys[row], xs[column + 1], ys[row + 1])
        for row, column in product(range(rows), range(columns))
    ]
    cut = _lines(xs, ys)
    cards = {id(sign): without_margin(sign) for sign in signs}
    return tuple(
        Sheet(
            width_mm=width,
            height_mm=height,
            marks=(
                *(
                    _checked(placed_in(cards[id(sign)], cell.inset(_INSET)), sign)
                    for sign, cell in zip(signs[start : start + each], cells, strict=False)
                ),
                cut,
            ),
        )
        for start in range(0, len(signs), each)
    )


def _checked(card: Placed, sign: Sheet) -> Placed:
    modules = [card.scale * code.module_mm for code in codes_on(sign)]
    if modules and min(modules) < LEAST_MODULE_MM:
        raise StyleError(
            f"the code would be too small on a card, with dots of {min(modules):.2f} mm",
            where=sign.title,
            fix="ask for --per-sheet 2, for a larger --paper, or give the plan a short base_url",
        )
    return card


def _even(start: float, end: float, count: int) -> tuple[float, ...]:
    return tuple(start + (end - start) * at / count for at in range(count + 1))


def _lines(xs: tuple[float, ...], ys: tuple[float, ...]) -> Path:
    return dashed(*((x, ys[0], x, ys[-1]) for x in xs), *((xs[0], y, xs[-1], y) for y in ys))
