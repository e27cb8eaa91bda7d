"""A postcard: the new plate or a wish, and behind it a greeting and lines to write on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box, extent_of
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect
from renamer.printing import two_sides
from renamer.printing.art import read_art
from renamer.printing.band import lay_out_band
from renamer.printing.blocks import (
    ACCENT,
    DESCENT,
    Block,
    address_lines,
    height_of,
    marks_of,
    paragraph,
)
from renamer.printing.code import lay_out_code, least_side_mm
from renamer.printing.plaque import lay_out_plaque
from renamer.printing.styles import common

if TYPE_CHECKING:
    from datetime import date

    from renamer.model.campaign import CampaignMark
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark, Sheet
    from renamer.printing.plate_style import PlateStyle
    from renamer.printing.sign import SignLink

_PLATE_MM, _FOOT_MM = 48.0, 13.0
_LEFT: Final = Box(two_sides.ROOM.left, two_sides.ROOM.top, 77.0, two_sides.ROOM.bottom)
_RIGHT_LEFT, _FOLD = 83.0, 80.0
_DARK, _QUIET, _GREY = "#111111", "#444444", "#9A9A9A"
_SIZES: Final = (1.0, 0.92, 0.84, 0.76)
_LOUD, _SOFT, _SMALL = 4.0, 3.5, 2.5
_WRITING_STEP, _LEAST_LINES = 7.0, 1
CODE_DISTANCE_MM: Final = 370.0
"""From where a code must scan: a card in one hand, a telephone in the other."""
_SMALLEST_CODE: Final = 24.0
_ADDRESS_SIZES: Final = (2.9, 2.6, 2.3)

Line = tuple[str, str]
"""(language, text)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Postcard:
    """What a card says: lines as (language, text).

    With `names` the picture is their plate and band, else the `wish`. `where` is town and day;
    `greeting` paragraphs, the first language loudest.
    """

    day: date
    mark: CampaignMark
    band_languages: tuple[str, ...]
    where: Line
    greeting: tuple[tuple[Line, ...], ...]
    warning: tuple[Line, ...]
    names: tuple[NewName, ...] = ()
    second_line: NewName | None = None
    wish: tuple[Line, ...] = ()
    link: SignLink | None = None


def lay_out_postcard(card: Postcard, style: PlateStyle) -> tuple[Sheet, Sheet]:
    """Return picture side and text side.

    Raises
    ------
    StyleError
        If something does not fit: nothing is ever cut or overprinted.
    """
    language = card.where[0]
    front = _with_plate(card, style) if card.names else _with_wish(card)
    return two_sides.card(front, language=language), two_sides.card(
        _text_side(card), language=language
    )


def _with_plate(card: Postcard, style: PlateStyle) -> tuple[Mark, ...]:
    room = two_sides.ROOM
    box = Box(room.left, room.top, room.right, room.top + _PLATE_MM)
    plaque = lay_out_plaque(card.names, style, box=box, ink="full")
    height = common().band.least_share * two_sides.HEIGHT_MM + 0.5
    band = lay_out_band(card.band_languages, card.day, card.mark, room.width_mm, height)
    foot = Box(room.left, box.bottom + height + 4, room.right, room.bottom)
    second = card.second_line
    lines = [_one_line(card.where, BOLD, 5.6, foot.width_mm, card.mark.colour)]
    if second is not None:
        above = (second.language, second.text)
        lines.insert(0, _one_line(above, REGULAR, 5.0, foot.width_mm, _QUIET))
    return (
        *plaque.marks,
        Placed(sheet=band, x_mm=room.left, y_mm=box.bottom),
        *marks_of(tuple(lines), foot.left, foot.top),
    )


def _with_wish(card: Postcard) -> tuple[Mark, ...]:
    """Return the wish between two bars of the campaign's colour, beside its drawing."""
    room, flower = two_sides.ROOM, 40.0
    bars = tuple(
        Rect(x_mm=room.left, y_mm=y, width_mm=room.width_mm, height_mm=4, fill=card.mark.colour)
        for y in (room.top, room.bottom - 4)
    )
    art = read_art(card.mark.art)
    middle = (room.top + room.bottom) / 2
    drawing = Placed(
        sheet=art, x_mm=room.left, y_mm=middle - flower / 2, scale=flower / art.width_mm
    )
    left = room.left + flower + 6
    where = replace(_one_line(card.where, REGULAR, 4.2, room.right - left, _QUIET), space_mm=6.5)
    for shrunk in _SIZES:
        loud, *others = (
            paragraph(line, BOLD if at == 0 else REGULAR, shrunk * size, room.right - left, 5.5)
            for at, (line, size) in enumerate(zip(card.wish, (10.5, 5.6, 5.6), strict=False))
        )
        blocks = (loud, *others, where)
        if height_of(blocks) + DESCENT * 4.2 <= room.height_mm - 16:
            top = middle - height_of(blocks) / 2
            return (*bars, drawing, *marks_of(blocks, left, top))
    raise _too_long(card)


def _text_side(card: Postcard) -> tuple[Mark, ...]:
    warning = tuple(
        paragraph(line, REGULAR, _SMALL, two_sides.ROOM.right - _RIGHT_LEFT, 1.6, _QUIET)
        for line in card.warning
    )
    below = two_sides.ROOM.bottom - height_of(warning) - DESCENT * _SMALL
    rule = two_sides.line((_FOLD, _LEFT.top), (_FOLD, _LEFT.bottom), _GREY, 0.2)
    mark = _one_line((card.where[0], card.mark.text), BOLD, 5.0, 28.0, card.mark.colour)
    return (
        *_message(card),
        rule,
        *mark.marks(_RIGHT_LEFT, _LEFT.top + ACCENT * mark.size_mm),
        *two_sides.address_side(_RIGHT_LEFT),
        *marks_of(warning, _RIGHT_LEFT, below),
    )


def _message(card: Postcard) -> tuple[Mark, ...]:
    """Return the greeting, lines to write on, and the code, if there is room for all of them."""
    code = _code(card.link) if card.link else ()
    ground = extent_of(code).top - 4 if code else _LEFT.bottom
    for shrunk in _SIZES:
        blocks = tuple(_greeting(card, shrunk))
        top = _LEFT.top + ACCENT * blocks[0].size_mm
        end = top + height_of(blocks) + DESCENT * _SOFT
        count = int((ground - end) // _WRITING_STEP)
        if count >= _LEAST_LINES:
            first = ground - (count - 1) * _WRITING_STEP
            lines = two_sides.ruled(_LEFT.left, _LEFT.right, first, count, _WRITING_STEP)
            return (*marks_of(blocks, _LEFT.left, top), *lines, *code)
    raise _too_long(card)


def _greeting(card: Postcard, shrunk: float) -> tuple[Block, ...]:
    blocks = []
    for at, paragraphs in enumerate(card.greeting):
        for index, line in enumerate(paragraphs):
            size = shrunk * (_SOFT if at else _LOUD)
            space = 5.0 if index == 0 else 2.6
            ink = _DARK if at == 0 else _QUIET
            blocks.append(paragraph(line, REGULAR, size, _LEFT.width_mm, space, ink))
    return tuple(blocks)


def _address(link: SignLink, side: float) -> Block:
    """Return the address as large as it fits beside a code of this side."""
    for size in _ADDRESS_SIZES:
        width = _LEFT.width_mm - side
        if lines := address_lines(link.readable, REGULAR, width, size, most=8):
            return Block(lines=lines, face=REGULAR, size_mm=size, fill=_QUIET)
    raise StyleError("the address does not fit beside the code", where=link.readable)


def _code(link: SignLink) -> tuple[Mark, ...]:
    """Return the code at the foot of the left half and its address beside it."""
    side = max(_SMALLEST_CODE, least_side_mm(link.payload, CODE_DISTANCE_MM))
    block = _address(link, side)
    mark = lay_out_code(
        link.payload,
        x_mm=_LEFT.left,
        y_mm=_LEFT.bottom - side,
        side_mm=side,
        distance_mm=CODE_DISTANCE_MM,
        outdoors=False,
    )
    top = _LEFT.bottom - mark.quiet_modules * mark.module_mm - block.height_mm
    return mark, *block.marks(_LEFT.left + side, top)


def _one_line(line: Line, face: str, size: float, width: float, ink: str) -> Block:
    language, text = line
    lines, fitting = fit(text, face, width, size, 0.5 * size, 1)
    return Block(lines=lines, face=face, size_mm=fitting, fill=ink, language=language, space_mm=2.6)


def _too_long(card: Postcard) -> StyleError:
    return StyleError(
        "the words do not fit on the postcard", where=card.where[1], fix="shorten the name"
    )
