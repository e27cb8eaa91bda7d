"""Blank cards and writing paper for letters to prison, and the sheet that tells how to write.

Nothing here is of a campaign: no words, no name, no code, no emblem, none of its colours. Neither
flowers nor birds are drawn, nor anything that a censor could take for a sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Sheet
from renamer.printing import two_sides
from renamer.printing.art import read_art
from renamer.printing.blocks import DESCENT, Block, height_of, marks_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.sheet import Mark

PICTURES: Final = ("tree", "lake", "cat", "cup")
"""Our own drawings of assets/mail, CC0; as wide and high as the room of a card."""
_FOLDER: Final = "mail"
_A4: Final = (210.0, 297.0)
_FOLD, _STEP = 82.0, 9.0
_SHEET_ROOM: Final = Box(20.0, 16.0, _A4[0] - 20.0, _A4[1] - 16.0)
_SIZES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75)
_DARK, _QUIET = "#111111", "#444444"

Line = tuple[str, str]
"""(language, text)"""


def lay_out_cards() -> tuple[tuple[Sheet, Sheet], ...]:
    """Return a card of each picture: picture side, and a side with nothing but lines."""
    back = two_sides.card(_writing_side())
    return tuple((two_sides.card((_picture(name),)), back) for name in PICTURES)


def lay_out_paper(name: str) -> Sheet:
    """Return writing paper: an upright sheet of A4 with a small picture and lines."""
    art = read_art(name, _FOLDER)
    width = 46.0
    scale = width / art.width_mm
    picture = Placed(
        sheet=art,
        x_mm=_A4[0] - 20.0 - width,
        y_mm=_SHEET_ROOM.top,
        scale=scale,
    )
    first = _SHEET_ROOM.top + art.height_mm * scale + 14
    count = int((_SHEET_ROOM.bottom - first) // _STEP) + 1
    lines = two_sides.ruled(_SHEET_ROOM.left, _SHEET_ROOM.right, first, count, _STEP)
    return Sheet(width_mm=_A4[0], height_mm=_A4[1], marks=(picture, *lines))


def _picture(name: str) -> Placed:
    return Placed(sheet=read_art(name, _FOLDER), x_mm=two_sides.ROOM.left, y_mm=two_sides.ROOM.top)


def _writing_side() -> tuple[Mark, ...]:
    room = two_sides.ROOM
    first = room.top + _STEP
    count = int((room.bottom - first) // _STEP) + 1
    return (
        *two_sides.ruled(room.left, _FOLD - 6, first, count, _STEP),
        two_sides.line((_FOLD, room.top), (_FOLD, room.bottom), "#9A9A9A", 0.2),
        *two_sides.address_side(_FOLD + 6),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the sheet says in one language; `stays` that it is not to be sent along."""

    language: str
    title: str
    stays: str
    advice: tuple[str, ...]
    ask: str
    helpers: tuple[tuple[str, str], ...]
    """(name, with the address or the reason that there is none; what it does)"""
    people: tuple[str, ...]
    check: str
    warning: tuple[Line, ...] = ()


def lay_out_guide(guide: Guide) -> Sheet:
    """Return the sheet that stays at home, black on white.

    Raises
    ------
    StyleError
        If it does not fit on one sheet of A4.
    """
    foot = tuple(_warning(line) for line in guide.warning)
    ground = _SHEET_ROOM.bottom - height_of(foot)
    for shrunk in _SIZES:
        blocks = tuple(_guide_blocks(guide, shrunk))
        end = _SHEET_ROOM.top + height_of(blocks) + DESCENT * blocks[-1].size_mm
        if end + 4 <= ground:
            return Sheet(
                width_mm=_A4[0],
                height_mm=_A4[1],
                marks=(
                    *marks_of(blocks, _SHEET_ROOM.left, _SHEET_ROOM.top),
                    *marks_of(foot, _SHEET_ROOM.left, ground),
                ),
                language=guide.language,
            )
    raise StyleError(
        "the sheet on letters does not fit", where=guide.language, fix="shorten the advice"
    )


def _warning(line: Line) -> Block:
    language, text = line
    lines = wrapped(text, REGULAR, _SHEET_ROOM.width_mm, 3.4)
    return Block(
        lines=lines, face=REGULAR, size_mm=3.4, fill=_QUIET, language=language, space_mm=2.0
    )


def _guide_blocks(guide: Guide, shrunk: float) -> Sequence[Block]:
    def block(text: str, face: str, size: float, space: float, ink: str = _DARK) -> Block:
        lines = wrapped(text, face, _SHEET_ROOM.width_mm, size * shrunk)
        return Block(
            lines=lines,
            face=face,
            size_mm=size * shrunk,
            fill=ink,
            language=guide.language,
            leading=1.32,
            space_mm=space * shrunk,
        )

    numbered = (f"{number}. {text}" for number, text in enumerate(guide.advice, start=1))
    helpers = (
        one
        for name, does in guide.helpers
        for one in (block(name, BOLD, 4.4, 4.0), block(does, REGULAR, 4.2, 1.8, _QUIET))
    )
    return (
        block(guide.title, BOLD, 7.4, 0.0),
        block(guide.stays, BOLD, 4.8, 5.0),
        *(block(text, REGULAR, 4.8, 5.0) for text in numbered),
        block(guide.check, REGULAR, 4.8, 5.0),
        block(guide.ask, BOLD, 4.8, 7.0),
        *helpers,
        *(block(text, REGULAR, 4.4, 4.0 if at else 7.0) for at, text in enumerate(guide.people)),
    )
