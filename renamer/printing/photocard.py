"""A card to hold into a camera instead of a face: a name that can be read from three metres."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box, extent, extent_of
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, width_mm, x_height_mm
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect, Sheet, Text
from renamer.printing.art import read_art
from renamer.printing.blocks import (
    DESCENT,
    Block,
    address_lines,
    height_of,
    marks_of,
    paragraph,
)
from renamer.printing.code import lay_out_code, least_side_mm
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.campaign import CampaignMark
    from renamer.model.sheet import Mark
    from renamer.printing.sign import SignLink

A4: Final = (297.0, 210.0)
ROOM: Final = Box(MARGIN_MM, MARGIN_MM, A4[0] - MARGIN_MM, A4[1] - MARGIN_MM)
FAR_X_HEIGHT_MM: Final = 6.0
"""Of what is to be read from three metres: as on a sign, where 4 mm are for two."""
ITALIC = "FiraGO Italic"
CODE_DISTANCE_MM: Final = 450.0
"""From where a code must scan, so that the half-size card still scans at arm's length."""
_SMALLEST_CODE, _LARGEST_CODE, _WIDEST_ADDRESS, _ADDRESS = 42.0, 62.0, 90.0, 3.1
_HEAD_MM, _INSET, _MOST_APART_MM = 38.0, 6.0, 36.0
_SIZES: Final = (1.0, 0.92, 0.84, 0.76, 0.68)
_DARK, _QUIET, _WHITE = "#111111", "#444444", "#FFFFFF"

Line = tuple[str, str]
"""(language, text)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A line in the public domain: as it was printed, ours in English, and whose it is."""

    language: str
    text: str
    english: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoCard:
    """What a card says: `head` above the `name`, both in the town's language first.

    `told` is what is known, with its day; `where` town and day.
    """

    head: tuple[Line, ...]
    name: tuple[Line, ...]
    told: tuple[Line, ...]
    where: Line
    warning: tuple[Line, ...]
    mark: CampaignMark
    quotation: Quotation | None = None
    link: SignLink | None = None


def lay_out_photo_card(card: PhotoCard) -> Sheet:
    """Return the card as a landscape sheet of A4.

    Raises
    ------
    StyleError
        If something does not fit, or not in letters that can be read from three metres.
    """
    code = _code(card.link) if card.link else ()
    aside = extent_of(code).width_mm + _INSET if code else 0.0
    foot = _foot(card, ROOM.right - aside)
    ground = ROOM.bottom - height_of(foot) - DESCENT * foot[-1].size_mm
    top = ROOM.top + _HEAD_MM + 9
    room = Box(ROOM.left, top, ROOM.right - aside, ground - 5)
    return Sheet(
        width_mm=A4[0],
        height_mm=A4[1],
        marks=(
            *_head(card),
            *_body(card, room, extent_of(code).top if code else room.bottom),
            *code,
            *marks_of(foot, ROOM.left, ground),
        ),
        language=card.where[0],
    )


def _body(card: PhotoCard, room: Box, code_top: float) -> tuple[Mark, ...]:
    """Return the name, which may reach above the code, and what stands left of it, spread out."""
    for shrunk in _SIZES:
        name, words = _name(card, shrunk), _words(card, shrunk, room.width_mm)
        blocks = (*name, *words)
        spare = room.height_mm - height_of(blocks) - DESCENT * blocks[-1].size_mm
        if spare >= 0 and room.top + height_of(name) < code_top:
            air = min(spare, _MOST_APART_MM)
            spread = [replace(one, space_mm=one.space_mm + air / 2) for one in words[:1]]
            return marks_of((*name, *spread, *words[1:]), room.left, room.top + air / 4)
    raise StyleError(
        "the words do not fit on the photo card", where=card.name[0][1], fix="shorten the name"
    )


def two_on_a_sheet(cards: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """Return upright sheets of A4 with two cards each, to be cut through the middle.

    Each is made as small as half a sheet within the same margins takes.
    """
    width, height = A4[1], A4[0]
    scale = min(
        (width - 2 * MARGIN_MM) / ROOM.width_mm, (height / 2 - 2 * MARGIN_MM) / ROOM.height_mm
    )
    x = (width - scale * A4[0]) / 2
    pages = []
    for start in range(0, len(cards), 2):
        placed = tuple(
            Placed(
                sheet=one,
                x_mm=x,
                y_mm=(height / 2 - scale * A4[1]) / 2 + at * height / 2,
                scale=scale,
            )
            for at, one in enumerate(cards[start : start + 2])
        )
        pages.append(Sheet(width_mm=width, height_mm=height, marks=placed))
    return tuple(pages)


def _head(card: PhotoCard) -> tuple[Mark, ...]:
    """Return the coloured head with the campaign's drawing and the words above the name."""
    disc = _HEAD_MM - 6
    art = read_art(card.mark.art)
    ground = Rect(
        x_mm=ROOM.left,
        y_mm=ROOM.top,
        width_mm=ROOM.width_mm,
        height_mm=_HEAD_MM,
        fill=card.mark.colour,
    )
    white = Rect(
        x_mm=ROOM.left + 3,
        y_mm=ROOM.top + 3,
        width_mm=disc,
        height_mm=disc,
        radius_mm=disc / 2,
        fill=_WHITE,
    )
    aside = 3 + 0.03 * disc
    flower = Placed(
        sheet=art,
        x_mm=ROOM.left + aside,
        y_mm=ROOM.top + aside,
        scale=0.94 * disc / art.width_mm,
    )
    left = ROOM.left + disc + 3 + _INSET
    text = Text(
        x_mm=ROOM.right - _INSET,
        y_mm=ROOM.top + _HEAD_MM - _INSET,
        text=card.mark.text,
        face=BOLD,
        size_mm=7.0,
        fill=_WHITE,
        anchor="end",
    )
    loud, *others = card.head
    blocks = [_fitted(loud, BOLD, 17.0, ROOM.right - left - _INSET, 1, _WHITE, least=11.6)]
    if others:
        joined = (others[0][0], " · ".join(text.rstrip(",") for _, text in others))
        width = extent(text).left - left - _INSET
        blocks.append(_fitted(joined, REGULAR, 7.0, width, 1, _WHITE))
    tall = height_of(tuple(blocks))
    return (
        ground,
        white,
        flower,
        text,
        *marks_of(tuple(blocks), left, ROOM.top + (_HEAD_MM - tall) / 2),
    )


def _name(card: PhotoCard, shrunk: float) -> tuple[Block, ...]:
    loud, *others = card.name
    least = 1.001 * FAR_X_HEIGHT_MM / x_height_mm(BOLD, 1)
    blocks = [_fitted(loud, BOLD, max(40.0 * shrunk, least), ROOM.width_mm, 2, _DARK, least=least)]
    for line in others:
        below = _fitted(line, REGULAR, 13.0 * shrunk, ROOM.width_mm, 1, card.mark.colour)
        blocks.append(replace(below, space_mm=DESCENT * blocks[-1].size_mm + 5.0))
    return tuple(blocks)


def _words(card: PhotoCard, shrunk: float, width: float) -> tuple[Block, ...]:
    """Return what is known and the quotation."""
    blocks = [paragraph(line, REGULAR, 5.4 * shrunk, width, 6.0, _QUIET) for line in card.told]
    if quotation := card.quotation:
        verse = tuple(quotation.text.strip().split("\n"))
        _, size = fit(max(verse, key=len), ITALIC, width, 8.4 * shrunk, 3.0, 1)
        blocks.append(
            Block(
                lines=verse,
                face=ITALIC,
                size_mm=size,
                fill=_DARK,
                language=quotation.language,
                space_mm=8.0 * shrunk,
            )
        )
        english = " / ".join(quotation.english.strip().split("\n"))
        blocks.append(paragraph(("en", english), REGULAR, 4.8 * shrunk, width, 5.0, _QUIET))
        author = (quotation.language, quotation.author)
        blocks.append(paragraph(author, REGULAR, 4.8 * shrunk, width, 3.6, _QUIET))
    return tuple(blocks)


def _foot(card: PhotoCard, right: float) -> tuple[Block, ...]:
    width = right - ROOM.left
    where = _fitted(card.where, BOLD, 5.0, width, 1, card.mark.colour)
    small = [paragraph(line, REGULAR, 3.0, width, 1.9, _QUIET) for line in card.warning]
    return (where, *small)


def can_bear(link: SignLink) -> bool:
    """Whether a card has room for the code of a link and for its address."""
    side = least_side_mm(link.payload, CODE_DISTANCE_MM)
    return side <= _LARGEST_CODE and _address(link, side) is not None


def _address(link: SignLink, side: float) -> Block | None:
    """Return the address below a code of this side, or wider than that where it must be."""
    for width in (0.88 * side, _LARGEST_CODE, _WIDEST_ADDRESS):
        if lines := address_lines(link.readable, REGULAR, width, _ADDRESS, most=6):
            return Block(lines=lines, face=REGULAR, size_mm=_ADDRESS, fill=_QUIET)
    return None


def _code(link: SignLink) -> tuple[Mark, ...]:
    """Return the code in the lower right corner, and its address below it."""
    side = max(_SMALLEST_CODE, least_side_mm(link.payload, CODE_DISTANCE_MM))
    block = _address(link, side)
    if block is None:
        raise StyleError("the address does not fit below the code", where=link.readable)
    top = ROOM.bottom - block.height_mm - DESCENT * _ADDRESS
    mark = lay_out_code(
        link.payload,
        x_mm=ROOM.right - side,
        y_mm=top - side - 1,
        side_mm=side,
        distance_mm=CODE_DISTANCE_MM,
        outdoors=True,
    )
    widest = max(width_mm(line, REGULAR, _ADDRESS) for line in block.lines)
    left = min(mark.x_mm + mark.quiet_modules * mark.module_mm, ROOM.right - widest)
    return mark, *block.marks(left, top)


def _fitted(
    line: Line, face: str, size: float, width: float, most: int, ink: str, least: float = 3.0
) -> Block:
    language, text = line
    lines, fitting = fit(text, face, width, size, min(least, size), most)
    return Block(
        lines=lines,
        face=face,
        size_mm=fitting,
        fill=ink,
        language=language,
        leading=1.12,
        space_mm=4.4,
    )
