"""Pictures for social networks: a sign with its band, in the three shapes that networks show.

Laid out like paper: ten pixels are a millimetre, so that 254 dots an inch give the sizes exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect, Sheet
from renamer.printing.art import read_art
from renamer.printing.band import lay_out_band
from renamer.printing.blocks import DESCENT, Block, height_of, marks_of
from renamer.printing.plaque import lay_out_plaque

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from renamer.model.campaign import CampaignMark
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark
    from renamer.printing.plate_style import PlateStyle

DPI: Final = 254
SHAPES_MM: Final = {"square": (108.0, 108.0), "story": (108.0, 192.0), "wide": (120.0, 63.0)}
"""1080 x 1080, 1080 x 1920 and 1200 x 630 pixels."""
_COVERED: Final = {"story": (25.0, 34.0)}
"""What the network's own buttons cover of a picture, above and below."""
MOST_PLATES: Final = 8
"""Of an action with more places the first ones are shown."""

_MARGIN, _GAP = 5.0, 3.0
_BAND = 0.12
"""Height of the band as a share of its width, as on a sign."""
_LOWEST, _TALLEST = 0.28, 0.42
"""Height of a single plate as a share of its width, where there is room."""
_BESIDE = 0.62
"""Where the lines stand beside the plates, the share of the width that these have."""
_EMBLEM_MM, _SPARE_MM = 36.0, 24.0
"""The flower where there is room above, and how much room that takes at least."""
_BETWEEN = 1.5
_GROUND, _DARK, _QUIET = "#EEF1FB", "#111111", "#444444"
_SIZES: Final = (1.45, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.6)
"""What is tried of the size of all lines, the largest first."""
_MOST_LINES: Final = 5
_LEAST: Final = (0.2, 0.1)
"""The least height of a plate as a share of its width: what is tried first, and below which no
plate can be read on a telephone."""

Line = tuple[str, str]
"""(language, text)"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a picture says: plates (the names of each), and lines as (language, text).

    `head` says where and when; `who` whom it honours; `foot` that it is for one day; `warning`
    what must not be done with it.
    """

    plates: tuple[tuple[NewName, ...], ...]
    head: Line
    who: tuple[Line, ...]
    foot: tuple[Line, ...]
    warning: tuple[Line, ...]
    day: date
    mark: CampaignMark
    languages: tuple[str, ...]


def lay_out_card(card: Card, style: PlateStyle, shape: str) -> Sheet:
    """Return the picture: head, plates with the band that touches them, and the lines below.

    Raises
    ------
    StyleError
        If something does not fit even in small letters: nothing is ever cut.
    GlyphError
        If the face lacks a letter.
    """
    width, height = SHAPES_MM[shape]
    above, below = _COVERED.get(shape, (_MARGIN, _MARGIN))
    room = Box(_MARGIN, above, width - _MARGIN, height - below)
    compose = _beside if shape == "wide" else _stacked
    problem: StyleError | None = None
    for least, size in product(_LEAST, _SIZES):
        try:
            marks = compose(card, style, room, size, least)
        except StyleError as error:
            problem = error
            continue
        ground = Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height, fill=_GROUND)
        names = " · ".join(name.plate for names in card.plates for name in names)
        return Sheet(
            width_mm=width,
            height_mm=height,
            marks=(ground, *marks),
            title=names,
            language=card.languages[0],
        )
    raise problem or StyleError("the words do not fit on the picture", where=shape)


def _stacked(
    card: Card, style: PlateStyle, room: Box, size: float, least: float
) -> tuple[Mark, ...]:
    """Return head, plates, band and lines below each other, in the middle of the room."""
    head = (_block(card.head, BOLD, 5.0 * size, room.width_mm, card.mark.colour),)
    lines = tuple(_lines(card, room.width_mm, size))
    around = height_of(head) + 2 * _GAP + height_of(lines) + DESCENT * lines[-1].size_mm
    signs = _signs_height(card, style, room.width_mm, room.height_mm - around, least)
    spare = room.height_mm - around - signs
    emblem = min(_EMBLEM_MM, spare - _GAP) if spare >= _SPARE_MM else 0.0
    top = room.top + (spare - emblem) / 2 + emblem
    bottom = top + height_of(head) + _GAP + signs
    return (
        *_emblem(card, room, top - emblem - 2 * _GAP, emblem),
        *marks_of(head, room.left, top),
        *_signs(card, style, Box(room.left, bottom - signs, room.right, bottom)),
        *marks_of(lines, room.left, bottom + _GAP),
    )


def _beside(
    card: Card, style: PlateStyle, room: Box, size: float, least: float
) -> tuple[Mark, ...]:
    """Return plates and band on the left, head and lines on the right, both in the middle."""
    left = _BESIDE * room.width_mm
    width = room.width_mm - left - 1.5 * _GAP
    signs = _signs_height(card, style, left, room.height_mm, least)
    lines = (
        _block(card.head, BOLD, 4.0 * size, width, card.mark.colour),
        *_lines(card, width, 0.9 * size),
    )
    height = height_of(lines) + DESCENT * lines[-1].size_mm
    if height > room.height_mm:
        raise StyleError("the lines are too long for the picture", where=card.head[1])
    middle = (room.top + room.bottom) / 2
    box = Box(room.left, middle - signs / 2, room.left + left, middle + signs / 2)
    return (
        *_signs(card, style, box),
        *marks_of(lines, room.right - width, middle - height / 2),
    )


def _emblem(card: Card, room: Box, top: float, side: float) -> Iterator[Placed]:
    """Yield the campaign's drawing where it has room."""
    if side > 0:
        art = read_art(card.mark.art)
        left = (room.left + room.right - side) / 2
        yield Placed(sheet=art, x_mm=left, y_mm=top, scale=side / art.width_mm)


def _lines(card: Card, width: float, size: float) -> Iterator[Block]:
    for line in card.who:
        yield _block(line, BOLD, 4.6 * size, width, _DARK)
    for line in card.foot:
        yield _block(line, REGULAR, 3.6 * size, width, _QUIET)
    for line in card.warning:
        yield _block(line, REGULAR, 2.6 * size, width, _QUIET)


def _block(line: Line, face: str, size: float, width: float, ink: str) -> Block:
    language, text = line
    lines, fitting = fit(text, face, width, size, 0.9 * size, _MOST_LINES)
    return Block(
        lines=lines, face=face, size_mm=fitting, fill=ink, language=language, space_mm=0.9 * size
    )


def _shelves(card: Card) -> list[Sequence[tuple[NewName, ...]]]:
    """Return the plates row by row: two beside each other where there are many."""
    shown = card.plates[:MOST_PLATES]
    beside = 1 if len(shown) <= 4 else 2
    return [shown[start : start + beside] for start in range(0, len(shown), beside)]


def _signs_height(card: Card, style: PlateStyle, width: float, free: float, least: float) -> float:
    """Return the height of plates and band: of real proportions, as far as there is room.

    Raises
    ------
    StyleError
        If there is too little room to read the plates.
    """
    shelves = _shelves(card)
    beside = len(shelves[0])
    each = (width - (beside - 1) * _BETWEEN) / beside
    pairs = max(map(len, card.plates)) if style.bilingual == "paired" else 1
    wanted = each * min(max(style.height_mm / style.width_mm * pairs, _LOWEST), _TALLEST)
    other = (len(shelves) - 1) * _BETWEEN + _BAND * width
    tall = min(wanted, (free - other) / len(shelves))
    if tall < least * each * pairs:
        raise StyleError("there is no room for the plates beside so many words", where="picture")
    return tall * len(shelves) + other


def _signs(card: Card, style: PlateStyle, box: Box) -> Iterator[Mark]:
    """Yield plates and, touching the last ones, the band."""
    height = _BAND * box.width_mm
    band = lay_out_band(card.languages, card.day, card.mark, box.width_mm, height)
    yield from _plates(card, style, Box(box.left, box.top, box.right, box.bottom - height))
    yield Placed(sheet=band, x_mm=box.left, y_mm=box.bottom - height)


def _plates(card: Card, style: PlateStyle, box: Box) -> Iterator[Mark]:
    """Yield the plates, all of one size; a last one alone stands in the middle."""
    shelves = _shelves(card)
    tall = (box.height_mm - (len(shelves) - 1) * _BETWEEN) / len(shelves)
    beside = len(shelves[0])
    each = (box.width_mm - (beside - 1) * _BETWEEN) / beside
    for row, shelf in enumerate(shelves):
        top = box.top + row * (tall + _BETWEEN)
        first = box.left + (beside - len(shelf)) * (each + _BETWEEN) / 2
        for column, names in enumerate(shelf):
            left = first + column * (each + _BETWEEN)
            place = Box(left, top, left + each, top + tall)
            yield from lay_out_plaque(names, style, box=place, ink="full").marks
