"""The page in front of what is printed at home: what to do, a ruler, and what it all looks like."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.sheet import Rect, Sheet, Text
from renamer.printing.aids import (
    FAINT,
    INK,
    QUIET,
    RULER_MM,
    blocks_of,
    placed_in,
    ruler,
    without_codes,
)
from renamer.printing.blocks import ACCENT, DESCENT, height_of, marks_of
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from renamer.model.sheet import Mark
    from renamer.printing.aids import Line
    from renamer.printing.tiles import Tiling

_SIZES: Final = (5.2, 4.8, 4.4, 4.0, 3.6, 3.2)
"""Em sizes of the steps to try on A4."""
_TITLE: Final = 1.9
"""The size of the title, in that of the steps."""
_RULER: Final = 14.0
"""The height of the ruler with the room around it."""
_GUTTER: Final = 8.0
_LINE: Final = RULER_MM + 8.0
_CAPTION, _CAPTION_MM, _BETWEEN = 3.4, 8.0, 4.0
"""Below a small picture: the em size of its caption and the height with its room; and the gap."""
_HAIR: Final = 0.2
"""What a line on the margin needs within it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What the page says: each sentence in its languages, the first of them set large.

    The ruler stands after the step `measure`, which tells to look at it.
    """

    title: tuple[Line, ...]
    measure: tuple[Line, ...]
    steps: tuple[tuple[Line, ...], ...]


def lay_out_guide(
    guide: Guide, page_mm: tuple[float, float], draw: Callable[[Box], Sequence[Mark]]
) -> Sheet:
    """Return the page: words and ruler on the left or above, the picture beside or below.

    Parameters
    ----------
    guide : Guide
        The words.
    page_mm : tuple of float
        Width and height of the paper as it lies.
    draw : callable
        Returns what is drawn into a room.

    Raises
    ------
    StyleError
        If the words do not fit.
    """
    width, height = page_mm
    inside = Box(0, 0, width, height).inset(MARGIN_MM)
    level = width > height
    unit = max(1.0, min(page_mm) / 210)
    words = max(_LINE, 0.4 * inside.width_mm) if level else inside.width_mm
    most = inside.height_mm if level else 0.62 * inside.height_mm
    for size in _SIZES:
        marks, bottom = _words(guide, inside, words, size * unit)
        if bottom - inside.top <= most:
            break
    else:
        raise StyleError("the words do not fit on the first page", where=guide.title[0][1])
    room = (
        Box(inside.left + words + _GUTTER, inside.top, inside.right, inside.bottom)
        if level
        else Box(inside.left, bottom + _GUTTER, inside.right, inside.bottom)
    ).inset(_HAIR)
    return Sheet(
        width_mm=width,
        height_mm=height,
        marks=(*marks, *draw(room)),
        title=guide.title[0][1],
        language=guide.title[0][0],
    )


def _words(guide: Guide, inside: Box, width: float, size: float) -> tuple[list[Mark], float]:
    """Return title, steps and ruler, and where they end."""
    at = inside.top + ACCENT * _TITLE * size
    marks: list[Mark] = []
    title = blocks_of(guide.title, width, _TITLE * size, bold=True)
    for number, lines in enumerate((None, guide.measure, *guide.steps)):
        blocks = title if lines is None else blocks_of(lines, width - 2 * size, size)
        if lines is not None:
            figure = blocks[0].size_mm
            first = blocks_of(((lines[0][0], f"{number}."),), 2 * size, figure, bold=True)
            marks += marks_of(first, inside.left, at)
        marks += marks_of(blocks, inside.left + (2 * size if lines else 0), at)
        at += height_of(blocks) + DESCENT * size
        if lines is guide.measure:
            marks += ruler(inside.left + _HAIR, at + 3)
            at += _RULER
        at += size
    return marks, at - size


def thumbnails(signs: Sequence[Sheet], captions: Sequence[str], room: Box) -> tuple[Mark, ...]:
    """Return small pictures of signs without their codes, in rows, each above its caption."""
    sheets = [without_codes(sign) for sign in signs]
    columns, picture = _grid(sheets[0], len(sheets), room)
    scale = picture / sheets[0].width_mm
    step = Box(0, 0, room.width_mm / columns, scale * sheets[0].height_mm + _CAPTION_MM)
    marks: list[Mark] = []
    for index, (sheet, words) in enumerate(zip(sheets, captions, strict=True)):
        row, column = divmod(index, columns)
        frame = Box(0, 0, picture, scale * sheet.height_mm).moved(
            room.left + column * step.width_mm, room.top + row * step.height_mm
        )
        marks += (placed_in(sheet, frame), _framed(frame))
        (line,), size = fit(words, REGULAR, picture, _CAPTION, 0.1, 1)
        baseline = frame.bottom + 1.4 * _CAPTION
        marks.append(
            Text(x_mm=frame.left, y_mm=baseline, text=line, face=REGULAR, size_mm=size, fill=QUIET)
        )
    return tuple(marks)


def _grid(sheet: Sheet, count: int, room: Box) -> tuple[int, float]:
    """Return how many columns make the pictures largest, and how wide they then are."""
    ratio = sheet.height_mm / sheet.width_mm

    def picture(columns: int) -> float:
        row = room.height_mm / ceil(count / columns) - _CAPTION_MM
        return min(room.width_mm / columns - _BETWEEN, row / ratio)

    best = max(range(1, count + 1), key=picture)
    return best, picture(best)


def assembly(tiling: Tiling, room: Box) -> tuple[Mark, ...]:
    """Return the sign small, with the seams and the labels of its sheets."""
    placed = placed_in(without_codes(tiling.sign), room)
    scale, left, top = placed.scale, placed.x_mm, placed.y_mm
    width, height = (scale * side for side in (tiling.sign.width_mm, tiling.sign.height_mm))
    marks: list[Mark] = [placed, _framed(Box(left, top, left + width, top + height))]
    for one in tiling.tiles:
        box = one.box
        marks.append(
            Rect(
                x_mm=left + scale * box.left,
                y_mm=top + scale * box.top,
                width_mm=scale * box.width_mm,
                height_mm=scale * box.height_mm,
                stroke=QUIET,
                stroke_mm=0.15,
            )
        )
    for one in tiling.tiles:
        x = left + scale * (one.box.left + one.box.right) / 2
        y = top + scale * (one.box.top + one.box.bottom) / 2
        marks += _badge(one.label, x, y)
    return tuple(marks)


def _badge(label: str, x: float, y: float) -> Iterator[Mark]:
    wide, high = 9.0, 6.0
    yield Rect(
        x_mm=x - wide / 2,
        y_mm=y - high / 2,
        width_mm=wide,
        height_mm=high,
        fill="#FFFFFF",
        stroke=INK,
        stroke_mm=0.2,
        radius_mm=1.5,
    )
    yield Text(x_mm=x, y_mm=y + 1.6, text=label, face=BOLD, size_mm=4.6, fill=INK, anchor="middle")


def _framed(box: Box) -> Rect:
    return Rect(
        x_mm=box.left,
        y_mm=box.top,
        width_mm=box.width_mm,
        height_mm=box.height_mm,
        stroke=FAINT,
        stroke_mm=0.2,
    )
