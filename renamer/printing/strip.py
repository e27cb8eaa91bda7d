"""Good news: a strip for a sign that exists, whose honoree has been freed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect, Sheet
from renamer.printing.art import read_art
from renamer.printing.blocks import DESCENT, Block, height_of, marks_of
from renamer.printing.colour import contrast
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.campaign import CampaignMark
    from renamer.model.sheet import Mark

PAGE_MM: Final = (297.0, 210.0)
STRIPS_A_PAGE: Final = 3
HEIGHT_MM, _GAP_MM, _HEAD_MM = 58.0, 6.0, 34.0
"""Of a strip, between two of them, and of the coloured head that the news stands in."""
_NAME, _NEWS, _OTHERS, _SMALL = 9.0, 19.0, 8.0, 3.8
"""Em sizes: the news can be read from across a street, as the name on the sign can."""
_SHRUNK = (1.0, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5)
"""What is tried where somebody has a long name."""
_INSET, _GUTTER = 5.0, 8.0
_CUT, _DARK, _WHITE, _QUIET = "#9A9A9A", "#111111", "#FFFFFF", "#444444"
_READABLE: Final = 4.5
"""The contrast of letters and ground: https://www.w3.org/TR/WCAG22/#contrast-minimum."""

Line = tuple[str, str]
"""(language, text)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What one strip says: lines as (language, text), the news in the town's language first."""

    name: Line
    news: tuple[Line, ...]
    small: tuple[Line, ...]
    mark: CampaignMark


def lay_out_strips(strips: Sequence[Strip]) -> tuple[Sheet, ...]:
    """Return landscape sheets of A4 with three strips each, within lines to cut along.

    Raises
    ------
    StyleError
        If a line does not fit: nothing is ever cut or overprinted.
    """
    pages = []
    width, height = PAGE_MM
    for start in range(0, len(strips), STRIPS_A_PAGE):
        marks = [
            Placed(
                sheet=lay_out_strip(strip, width - 2 * MARGIN_MM),
                x_mm=MARGIN_MM,
                y_mm=MARGIN_MM + index * (HEIGHT_MM + _GAP_MM),
            )
            for index, strip in enumerate(strips[start : start + STRIPS_A_PAGE])
        ]
        pages.append(Sheet(width_mm=width, height_mm=height, marks=tuple(marks)))
    return tuple(pages)


def lay_out_strip(strip: Strip, width: float) -> Sheet:
    """Return one strip: name and news in the campaign's colour, below them the other languages.

    Raises
    ------
    StyleError
        If a line does not fit.
    """
    colour = strip.mark.colour
    frame = Rect(
        x_mm=0,
        y_mm=0,
        width_mm=width,
        height_mm=HEIGHT_MM,
        fill=_WHITE,
        stroke=_CUT,
        stroke_mm=0.2,
    )
    head = Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=_HEAD_MM, fill=colour)
    disc = _HEAD_MM - _INSET
    left = disc + 2 * _INSET
    return Sheet(
        width_mm=width,
        height_mm=HEIGHT_MM,
        marks=(
            frame,
            head,
            *_emblem(strip.mark, disc),
            *_head(strip, Box(left, 3.5, width - _INSET, _HEAD_MM - 1)),
            *_foot(strip, Box(_INSET, _HEAD_MM + 4, width - _INSET, HEIGHT_MM - 3.5)),
        ),
    )


def _emblem(mark: CampaignMark, disc: float) -> tuple[Mark, ...]:
    """Return the campaign's drawing on a white disc, as on the band of a sign."""
    art = read_art(mark.art)
    inset = _INSET / 2
    aside = inset + 0.03 * disc
    round_disc = Rect(
        x_mm=inset, y_mm=inset, width_mm=disc, height_mm=disc, radius_mm=disc / 2, fill=_WHITE
    )
    return round_disc, Placed(sheet=art, x_mm=aside, y_mm=aside, scale=0.94 * disc / art.width_mm)


def _head(strip: Strip, room: Box) -> tuple[Mark, ...]:
    ink = _WHITE if contrast(_WHITE, strip.mark.colour) >= _READABLE else _DARK
    for shrunk in _SHRUNK:
        name = _block(strip.name, BOLD, _NAME * shrunk, room.width_mm, ink, 1)
        news = [
            _block(line, BOLD, _NEWS * shrunk, room.width_mm, ink, 2) for line in strip.news[:1]
        ]
        blocks = (name, *news)
        height = height_of(blocks) + DESCENT * blocks[-1].size_mm
        if height <= room.height_mm:
            return marks_of(blocks, room.left, room.top + (room.height_mm - height) / 2)
    raise _too_long(strip)


def _foot(strip: Strip, room: Box) -> tuple[Mark, ...]:
    """Return the news in the other languages side by side, and what must not be done below."""
    coloured = contrast(strip.mark.colour, _WHITE) >= _READABLE
    ink = strip.mark.colour if coloured else _DARK
    others = strip.news[1:]
    column = (room.width_mm - _GUTTER * (len(others) - 1)) / max(len(others), 1)
    small = tuple(_block(line, REGULAR, _SMALL, room.width_mm, _QUIET, 1) for line in strip.small)
    for shrunk in _SHRUNK:
        news = [_block(line, BOLD, _OTHERS * shrunk, column, ink, 2) for line in others]
        above = max((height_of((block,)) for block in news), default=0.0)
        if above + 3.5 + height_of(small) <= room.height_mm:
            below = room.bottom - height_of(small)
            return (
                *(
                    mark
                    for at, block in enumerate(news)
                    for mark in marks_of((block,), room.left + at * (column + _GUTTER), room.top)
                ),
                *marks_of(small, room.left, below),
            )
    raise _too_long(strip)


def _block(line: Line, face: str, size: float, width: float, ink: str, most: int) -> Block:
    language, text = line
    lines, fitting = fit(text, face, width, size, 0.5 * size, most)
    return Block(
        lines=lines,
        face=face,
        size_mm=fitting,
        fill=ink,
        language=language,
        space_mm=0.5 * size if face == REGULAR else 0.33 * size,
    )


def _too_long(strip: Strip) -> StyleError:
    return StyleError(
        "the lines do not fit on the strip", where=strip.name[1], fix="shorten the name"
    )
