"""Stickers for whoever wants to be in no photo, and the rule for whoever takes photos.

They bear no mark of the campaign: a sticker that is found later tells nothing of who wore it where.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import chain, product
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit, narrowest
from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm, width_mm
from renamer.errors import StyleError
from renamer.model.sheet import Path, Placed, Rect, Sheet, Text
from renamer.printing.blocks import DESCENT, LEADING, Block, height_of, marks_of, wrapped
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.sheet import Mark, Segment

PAGE_MM: Final = (210.0, 297.0)
ACROSS, DOWN = 4, 5
DIAMETER_MM: Final = 44.0
"""Of a sticker that is cut out."""
_CUT_MM = 0.2
_BLEED = 1.0
"""Colour beyond the line to cut along."""
_WHOLE = DIAMETER_MM + 2 * _BLEED
_AIR = 2.0
"""Within the line to cut along: nothing that is read."""
ORANGE, _INK, _WHITE, _GREY, _CUT = "#FF7A1A", "#111111", "#FFFFFF", "#444444", "#8A8A8A"
"""The colour of safety vests; ink on it has a contrast of more than 7 : 1 by WCAG 2.2."""
_WORDS_TOP, _WORDS_BOTTOM = 5.6, 19.0
"""Where the words stand, from the middle of the sticker down."""
_LOUD, _QUIET = 4.8, 3.6
_SHRUNK = tuple(0.02 * step for step in range(50, 24, -1))
_CARD_GAP, _GUTTER, _TITLE, _RULE, _SMALL = 4.0, 5.0, 4.2, 3.4, 2.4

Line = tuple[str, str]
"""(language, text)"""
Rule = tuple[str, str, str]
"""(language, title, text)"""


def lay_out_stickers(
    lines: Sequence[Line], rules: Sequence[Rule], small: Sequence[Line] = ()
) -> Sheet:
    """Return a page of A4 with twenty stickers, and a card for whoever takes photos below them.

    Parameters
    ----------
    lines : sequence of Line
        "Please no photo of me", the town's language first.
    rules : sequence of Rule
        What the card says, in the same languages.
    small : sequence of Line
        What must not be done with the page, and where; it stands on the card.

    Raises
    ------
    StyleError
        If something does not fit: nothing is ever cut or overprinted.
    """
    width, height = PAGE_MM
    sticker = lay_out_sticker(lines)
    pitch = (width - 2 * MARGIN_MM - _WHOLE) / (ACROSS - 1)
    stickers = tuple(
        Placed(sheet=sticker, x_mm=MARGIN_MM + column * pitch, y_mm=MARGIN_MM + row * pitch)
        for row, column in product(range(DOWN), range(ACROSS))
    )
    top = MARGIN_MM + (DOWN - 1) * pitch + _WHOLE + _CARD_GAP
    edge = MARGIN_MM + _CUT_MM / 2
    card = _card(rules, small, sticker, Box(edge, top, width - edge, height - edge))
    language, title = lines[0]
    marks = (*stickers, *card)
    return Sheet(width_mm=width, height_mm=height, marks=marks, title=title, language=language)


def lay_out_sticker(lines: Sequence[Line]) -> Sheet:
    """Return one sticker with its bleed.

    Raises
    ------
    StyleError
        If the words do not fit.
    """
    middle = _WHOLE / 2
    disc = _disc(middle, middle, _WHOLE, fill=ORANGE)
    cut = _disc(middle, middle, DIAMETER_MM, stroke=_CUT)
    marks = (disc, cut, *_no_photo(middle, middle - 6), *_words(lines, middle))
    return Sheet(width_mm=_WHOLE, height_mm=_WHOLE, marks=marks)


def _no_photo(x: float, y: float) -> tuple[Mark, ...]:
    """Return a crossed out camera, 28 mm wide, around a point.

    The stroke is as thick as two arc minutes at 5 m, where an eye that sees well tells one apart.
    """
    stroke: tuple[Segment, ...] = (("M", x - 12.2, y + 9.6), ("L", x + 12.2, y - 9.6))
    return (
        Rect(x_mm=x - 5.8, y_mm=y - 9.6, width_mm=11.6, height_mm=6, radius_mm=1.8, fill=_INK),
        Rect(x_mm=x - 14, y_mm=y - 6.8, width_mm=28, height_mm=16.4, radius_mm=2.6, fill=_INK),
        _disc(x, y + 1.4, 11.8, fill=ORANGE),
        _disc(x, y + 1.4, 7.8, fill=_INK),
        _disc(x - 10, y - 3.2, 2.6, fill=ORANGE),
        Path(segments=stroke, stroke=ORANGE, stroke_mm=6),
        Path(segments=stroke, stroke=_INK, stroke_mm=3),
    )


def _disc(x: float, y: float, across: float, *, fill: str = "", stroke: str = "") -> Rect:
    return Rect(
        x_mm=x - across / 2,
        y_mm=y - across / 2,
        width_mm=across,
        height_mm=across,
        radius_mm=across / 2,
        fill=fill or None,
        stroke=stroke or None,
        stroke_mm=_CUT_MM if stroke else 0.0,
    )


def _words(lines: Sequence[Line], middle: float) -> tuple[Text, ...]:
    """Return the words in the lower part of the disc, as large as its roundness lets them be."""
    for shrunk, counts in product(_SHRUNK, product((1, 2), repeat=len(lines))):
        marks = tuple(_set(lines, counts, shrunk, middle))
        bottom = marks[-1].y_mm + DESCENT * marks[-1].size_mm
        if bottom <= middle + _WORDS_BOTTOM and all(_in_disc(mark, middle) for mark in marks):
            return marks
    raise StyleError("the words do not fit on the sticker", where=lines[0][1], fix="shorten them")


def _set(
    lines: Sequence[Line], counts: Sequence[int], shrunk: float, middle: float
) -> Iterator[Text]:
    """Yield the lines below each other, each sentence broken into at most so many."""
    baseline = middle + _WORDS_TOP
    for index, ((language, text), count) in enumerate(zip(lines, counts, strict=True)):
        face, size = (REGULAR, _QUIET * shrunk) if index else (BOLD, _LOUD * shrunk)
        for number, words in enumerate(narrowest(text, face, count)[0]):
            new = cap_height_mm(face, size) + 0.75 * size if index else cap_height_mm(face, size)
            baseline += LEADING * size if number else new
            yield Text(
                x_mm=middle,
                y_mm=baseline,
                text=words,
                face=face,
                size_mm=size,
                fill=_INK,
                anchor="middle",
                language=language,
            )


def _in_disc(mark: Text, middle: float) -> bool:
    """Whether a line below the middle lies in the round, with its air."""
    reach = width_mm(mark.text, mark.face, mark.size_mm) / 2
    return math.hypot(reach, mark.y_mm - middle) <= DIAMETER_MM / 2 - _AIR


def _card(
    rules: Sequence[Rule], small: Sequence[Line], sticker: Sheet, room: Box
) -> tuple[Mark, ...]:
    """Return the card: the sticker small, and beside it the rule in each language."""
    inset = 3.0
    scale = (room.height_mm - 2 * inset) / _WHOLE
    left = room.left + 2 * inset + scale * _WHOLE
    column = (room.right - inset - left - _GUTTER * (len(rules) - 1)) / len(rules)
    frame = Rect(
        x_mm=room.left,
        y_mm=room.top,
        width_mm=room.width_mm,
        height_mm=room.height_mm,
        fill=_WHITE,
        stroke=_CUT,
        stroke_mm=_CUT_MM,
    )
    told = tuple(_told(line, room.right - inset - left) for line in small)
    below = room.bottom - inset - height_of(told)
    picture = Placed(sheet=sticker, x_mm=room.left + inset, y_mm=room.top + inset, scale=scale)
    for shrunk in _SHRUNK:
        blocks = [_rule(rule, column, shrunk) for rule in rules]
        if max(map(height_of, blocks)) + 1.5 * _SMALL <= below - room.top - inset:
            columns = (
                marks_of(one, left + index * (column + _GUTTER), room.top + inset)
                for index, one in enumerate(blocks)
            )
            return (frame, picture, *chain(*columns, marks_of(told, left, below)))
    raise StyleError("the rule does not fit on its card", where=rules[0][1], fix="shorten it")


def _rule(rule: Rule, width: float, shrunk: float) -> tuple[Block, ...]:
    language, title, text = rule
    kinds = ((title, BOLD, _TITLE * shrunk, 0.0), (text, REGULAR, _RULE * shrunk, 1.9))
    return tuple(
        Block(
            lines=wrapped(words, face, width, size),
            face=face,
            size_mm=size,
            language=language,
            space_mm=space,
        )
        for words, face, size, space in kinds
    )


def _told(line: Line, width: float) -> Block:
    language, text = line
    lines, size = fit(text, REGULAR, width, _SMALL, 0.8 * _SMALL, 1)
    return Block(
        lines=lines, face=REGULAR, size_mm=size, fill=_GREY, language=language, space_mm=0.5 * size
    )
