"""The story on the sign itself, for those without a phone and for signs without a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.notice import Notice
from renamer.printing.blocks import DESCENT, Block, height_of, marks_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.drawing.extent import Box
    from renamer.model.sheet import Mark

Story = tuple[str, str, str]
"""(language, title, text); paragraphs are parted by blank lines."""

_A4_ROOM_MM = 273.0
_SIZES = (6.4, 5.8, 5.2, 4.8, 4.4, 4.0, 3.7, 3.4)
"""Em sizes to try on A4; an x of the last is 1.8 mm high: legible at arm's length."""
_GUTTER = 9.0


def lay_out_story(
    stories: Sequence[Story], room: Box, *, where: str
) -> tuple[tuple[Mark, ...], tuple[Notice, ...]]:
    """Return the stories side by side, as large as fits; a single one in two columns.

    Where not all of them fit, the last ones are left out, and a notice says so.

    Raises
    ------
    StyleError
        If not even the first one fits.
    """
    if not stories:
        return (), ()
    for count in range(len(stories), 0, -1):
        for size in _SIZES:
            marks = _columns(stories[:count], room, size * room.width_mm / _A4_ROOM_MM)
            if marks is not None:
                return marks, _left_out(stories[count:], where)
    raise StyleError(
        "the story does not fit on the sign", where=where, fix="shorten it to 150 words"
    )


def _left_out(stories: Sequence[Story], where: str) -> tuple[Notice, ...]:
    return tuple(
        Notice(
            level="caution",
            code="story-left-out",
            where=where,
            text=f"There is no room for the story in {language!r} on the sign.",
        )
        for language, _, _ in stories
    )


def _columns(stories: Sequence[Story], room: Box, size: float) -> tuple[Mark, ...] | None:
    gutter = _GUTTER * room.width_mm / _A4_ROOM_MM
    count = max(len(stories), 2)
    width = (room.width_mm - gutter * (count - 1)) / count
    texts = [_blocks(story, width, size) for story in stories]
    columns = texts if len(texts) > 1 else _halves(texts[0])
    if any(height_of(column) + DESCENT * size > room.height_mm for column in columns):
        return None
    return tuple(
        mark
        for index, column in enumerate(columns)
        for mark in marks_of(column, room.left + index * (width + gutter), room.top, width)
    )


def _blocks(story: Story, width: float, size: float) -> tuple[Block, ...]:
    """Return a title and paragraphs."""
    language, title, text = story
    paragraphs = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    blocks = [Block(lines=wrapped(title, BOLD, width, size), face=BOLD, size_mm=size)]
    blocks += [
        Block(
            lines=wrapped(paragraph, REGULAR, width, size),
            face=REGULAR,
            size_mm=size,
            leading=1.3,
            language=language,
            space_mm=0.75 * size,
        )
        for paragraph in paragraphs
    ]
    return tuple(blocks)


def _halves(blocks: tuple[Block, ...]) -> list[tuple[Block, ...]]:
    """Return the lines in two columns of about the same length, each line a block."""
    lines = [
        Block(
            lines=(line,),
            face=block.face,
            size_mm=block.size_mm,
            language=block.language,
            space_mm=block.space_mm if first else 0.61 * block.size_mm,
        )
        for block in blocks
        for first, line in zip((True, *[False] * len(block.lines)), block.lines, strict=False)
    ]
    middle = (len(lines) + 1) // 2
    return [tuple(lines[:middle]), tuple(lines[middle:])]
