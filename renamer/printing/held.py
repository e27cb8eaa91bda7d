"""A sign to be held up that is read from both sides: one sheet, folded in its middle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import REGULAR
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Placed, Rect, Sheet, Text
from renamer.printing.aids import FAINT, QUIET, dashed, placed_in, without_margin
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from renamer.model.paper import Paper
    from renamer.model.sheet import Mark
    from renamer.printing.aids import Line

_FOLD_GAP: Final = 5.0
"""From the fold to the sign on either side."""
_STRIP: Final = 9.0
"""Where the stick is taped: the height of the strip, and the white above it."""
_STRIP_GAP: Final = 3.0


def lay_out_held(sign: Sheet, paper: Paper, strip: Line, fold: Line) -> Sheet:
    """Return an upright sheet: the sign below, and upside down above, with a line to fold between.

    Folded backwards it stands upright on both sides, and both strips lie at the bottom, where the
    stick is put between and taped.

    Parameters
    ----------
    sign : Sheet
        A whole sign with its margins.
    paper : Paper
        The sheet.
    strip, fold : tuple of str
        (language, text): what is said on the strips, and beside the fold.
    """
    width, height = SIZES_MM[paper]
    middle, room = height / 2, width - 2 * MARGIN_MM
    half = _half(sign, room, middle - MARGIN_MM, strip)
    return Sheet(
        width_mm=width,
        height_mm=height,
        marks=(
            Placed(sheet=half, x_mm=MARGIN_MM, y_mm=MARGIN_MM, turned=True),
            Placed(sheet=half, x_mm=MARGIN_MM, y_mm=middle),
            dashed((MARGIN_MM + 1, middle, MARGIN_MM + room - 1, middle)),
            _word(fold, width / 2, middle - 1.2, room, 2.8),
        ),
        title=sign.title,
        language=sign.language,
    )


def _half(sign: Sheet, width: float, height: float, strip: Line) -> Sheet:
    """Return the sign with its strip, as wide and high as the room from fold to margin."""
    bar = Box(0, height - _STRIP, width, height).inset(0.1)
    marks: tuple[Mark, ...] = (
        placed_in(without_margin(sign), Box(0, _FOLD_GAP, width, bar.top - _STRIP_GAP)),
        Rect(
            x_mm=bar.left,
            y_mm=bar.top,
            width_mm=bar.width_mm,
            height_mm=bar.height_mm,
            stroke=FAINT,
            stroke_mm=0.2,
        ),
        _word(strip, width / 2, bar.top + 0.62 * _STRIP, bar.width_mm - 6, 4.2),
    )
    return Sheet(width_mm=width, height_mm=height, marks=marks)


def _word(line: Line, middle: float, baseline: float, room: float, size: float) -> Text:
    (text,), fitting = fit(line[1], REGULAR, room, size, 0.1, 1)
    return Text(
        x_mm=middle,
        y_mm=baseline,
        text=text,
        face=REGULAR,
        size_mm=fitting,
        fill=QUIET,
        anchor="middle",
        language=line[0],
    )
