"""Good news: a strip for a sign that exists, whose honoree has been freed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.model.sheet import Placed, Rect, Sheet
from renamer.printing.art import read_art
from renamer.printing.blocks import Block, height_of, marks_of
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.campaign import CampaignMark

PAGE_MM: Final = (297.0, 210.0)
STRIPS_A_PAGE: Final = 3
_HEIGHT_MM, _GAP_MM = 56.0, 9.0
_NEWS, _NAME, _SMALL = 17.0, 9.0, 4.4
"""Em sizes: the news can be read from across a street, as the name on the sign can."""
_INSET = 5.0
_CUT = "#9A9A9A"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What one strip says: lines as (language, text), the news in the town's language first."""

    name: tuple[str, str]
    news: tuple[tuple[str, str], ...]
    small: tuple[tuple[str, str], ...]
    mark: CampaignMark


def lay_out_strips(strips: Sequence[Strip]) -> tuple[Sheet, ...]:
    """Return landscape sheets of A4 with three strips each, within lines to cut along.

    Raises
    ------
    StyleError
        If a line does not fit.
    """
    pages = []
    for start in range(0, len(strips), STRIPS_A_PAGE):
        marks = []
        for index, strip in enumerate(strips[start : start + STRIPS_A_PAGE]):
            top = MARGIN_MM + index * (_HEIGHT_MM + _GAP_MM)
            marks.append(Placed(sheet=_lay_out(strip), x_mm=MARGIN_MM, y_mm=top))
        width, height = PAGE_MM
        pages.append(Sheet(width_mm=width, height_mm=height, marks=tuple(marks)))
    return tuple(pages)


def _lay_out(strip: Strip) -> Sheet:
    width = PAGE_MM[0] - 2 * MARGIN_MM
    art = read_art(strip.mark.art)
    flower = _HEIGHT_MM - 4 * _INSET
    left = flower + 3 * _INSET
    room = Box(left, _INSET, width - _INSET, _HEIGHT_MM - _INSET)
    blocks = _blocks(strip, room.width_mm)
    top = room.top + (room.height_mm - height_of(blocks)) / 2
    return Sheet(
        width_mm=width,
        height_mm=_HEIGHT_MM,
        marks=(
            Rect(
                x_mm=0,
                y_mm=0,
                width_mm=width,
                height_mm=_HEIGHT_MM,
                fill="#FFFFFF",
                stroke=_CUT,
                stroke_mm=0.2,
            ),
            Rect(x_mm=0, y_mm=0, width_mm=_INSET / 2, height_mm=_HEIGHT_MM, fill=strip.mark.colour),
            Placed(
                sheet=art,
                x_mm=1.5 * _INSET,
                y_mm=(_HEIGHT_MM - flower) / 2,
                scale=flower / art.width_mm,
            ),
            *marks_of(blocks, room.left, top),
        ),
    )


def _blocks(strip: Strip, width: float) -> tuple[Block, ...]:
    lines = (
        (strip.name, BOLD, _NAME, "#111111"),
        *(
            (line, BOLD, _NEWS if not at else _NAME, strip.mark.colour)
            for at, line in enumerate(strip.news)
        ),
        *((line, REGULAR, _SMALL, "#444444") for line in strip.small),
    )
    blocks = []
    for (language, text), face, size, colour in lines:
        fitted, fitting = fit(text, face, width, size, 0.5 * size, 2)
        blocks.append(
            Block(
                lines=fitted,
                face=face,
                size_mm=fitting,
                fill=colour,
                language=language,
                space_mm=0.34 * size,
            )
        )
    return tuple(blocks)
