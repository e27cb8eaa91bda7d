"""What helps the hands: a ruler, lines to cut and fold along, marks to trim by, small pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.drawing.fitting import wrap
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text
from renamer.printing.blocks import Block, wrapped
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.sheet import Mark, Segment

Line = tuple[str, str]
"""(language, text)"""

INK: Final = "#111111"
QUIET: Final = "#555555"
FAINT: Final = "#9A9A9A"
RULER_MM: Final = 100.0
_SECOND: Final = 0.8
"""How large a second language is set, as a share of the first."""


def ruler(x_mm: float, y_mm: float) -> tuple[Mark, ...]:
    """Return a ruler of 100 mm from (x, y) to the right, 9 mm high with its figures."""
    ticks: list[Segment] = []
    for at in range(int(RULER_MM) + 1):
        long = 4.0 if at % 10 == 0 else 2.8 if at % 5 == 0 else 1.6
        ticks += [("M", x_mm + at, y_mm), ("L", x_mm + at, y_mm + long)]
    line: tuple[Segment, ...] = (("M", x_mm, y_mm), ("L", x_mm + RULER_MM, y_mm))
    return (
        Path(segments=(*line, *ticks), stroke=INK, stroke_mm=0.2, round_ends=False),
        *(
            Text(
                x_mm=x_mm + at,
                y_mm=y_mm + 8.0,
                text=f"{at} mm" if at == RULER_MM else str(at),
                face=REGULAR,
                size_mm=3.4,
                fill=INK,
                anchor="start" if at == 0 else "end" if at == RULER_MM else "middle",
            )
            for at in (0, 50, int(RULER_MM))
        ),
    )


def dashed(*lines: tuple[float, float, float, float], stroke: str = FAINT) -> Path:
    """Return upright or level lines (x1, y1, x2, y2) as dashes of 3 mm with gaps of 2 mm."""
    segments: list[Segment] = []
    for x1, y1, x2, y2 in lines:
        length = abs(x2 - x1) + abs(y2 - y1)
        at = 0.0
        while at < length:
            start, end = at / length, min(at + 3.0, length) / length
            segments += [
                ("M", x1 + start * (x2 - x1), y1 + start * (y2 - y1)),
                ("L", x1 + end * (x2 - x1), y1 + end * (y2 - y1)),
            ]
            at += 5.0
    return Path(segments=tuple(segments), stroke=stroke, stroke_mm=0.25, round_ends=False)


def strokes(*lines: tuple[float, float, float, float], stroke_mm: float = 0.25) -> Path:
    """Return lines (x1, y1, x2, y2) in black, without round ends: marks to cut and lay by."""
    segments: list[Segment] = []
    for x1, y1, x2, y2 in lines:
        segments += [("M", x1, y1), ("L", x2, y2)]
    return Path(segments=tuple(segments), stroke="#000000", stroke_mm=stroke_mm, round_ends=False)


def corner_marks(box: Box, *, off_mm: float, long_mm: float) -> Path:
    """Return two strokes at each corner of a box, `off_mm` outside of it."""
    lines = []
    for x, away in ((box.left, -1), (box.right, 1)):
        for y, out in ((box.top, -1), (box.bottom, 1)):
            far = off_mm + long_mm
            lines.append((x + away * off_mm, y, x + away * far, y))
            lines.append((x, y + out * off_mm, x, y + out * far))
    return strokes(*lines)


def window(sheet: Sheet, box: Box) -> Sheet:
    """Return what of a sheet lies in a box, as a sheet of its own."""
    return Sheet(
        width_mm=box.width_mm,
        height_mm=box.height_mm,
        marks=(Placed(sheet=sheet, x_mm=-box.left, y_mm=-box.top),),
        title=sheet.title,
        language=sheet.language,
    )


def without_margin(sign: Sheet) -> Sheet:
    """Return all that is printed of a sign, without the white around it."""
    return window(sign, Box(0, 0, sign.width_mm, sign.height_mm).inset(MARGIN_MM))


def placed_in(sheet: Sheet, room: Box, *, turned: bool = False) -> Placed:
    """Return a sheet as large as a room allows, in its middle."""
    scale = min(room.width_mm / sheet.width_mm, room.height_mm / sheet.height_mm)
    return Placed(
        sheet=sheet,
        x_mm=room.left + (room.width_mm - scale * sheet.width_mm) / 2,
        y_mm=room.top + (room.height_mm - scale * sheet.height_mm) / 2,
        scale=scale,
        turned=turned,
    )


def codes_on(sheet: Sheet) -> Iterator[Modules]:
    """Yield the codes that lie on a sheet itself, not on those placed on it."""
    return (mark for mark in sheet.marks if isinstance(mark, Modules))


def without_codes(sheet: Sheet) -> Sheet:
    """Return a sheet as a small picture needs it: a grey field where a code would be.

    Nobody shall scan a picture of a sign, and no proof shall find a code there.
    """
    marks = tuple(_without_code(mark) for mark in sheet.marks)
    unchanged = all(new is old for new, old in zip(marks, sheet.marks, strict=True))
    return sheet if unchanged else replace(sheet, marks=marks)


def _without_code(mark: Mark) -> Mark:
    match mark:
        case Modules():
            side = mark.side_mm
            return Rect(x_mm=mark.x_mm, y_mm=mark.y_mm, width_mm=side, height_mm=side, fill=FAINT)
        case Placed():
            inner = without_codes(mark.sheet)
            return mark if inner is mark.sheet else replace(mark, sheet=inner)
        case Link():
            return replace(mark, marks=tuple(_without_code(one) for one in mark.marks))
        case _:
            return mark


def blocks_of(
    lines: Sequence[Line], width: float, size_mm: float, *, bold: bool = False, space_mm: float = 0
) -> tuple[Block, ...]:
    """Return a sentence in its languages below each other: the first one large, the others less.

    Raises
    ------
    StyleError
        If a word is wider than the room even in smaller letters.
    """
    found = []
    for index, (language, text) in enumerate(lines):
        size = size_mm * (_SECOND if index else 1)
        face = REGULAR if index or not bold else BOLD
        broken, size = _wrapped(text, face, width, size)
        found.append(
            Block(
                lines=broken,
                face=face,
                size_mm=size,
                fill=QUIET if index else INK,
                language=language,
                space_mm=0.75 * size if index else space_mm,
            )
        )
    return tuple(found)


def _wrapped(text: str, face: str, width: float, size_mm: float) -> tuple[tuple[str, ...], float]:
    """Return the lines of a text; only for a word that is too wide are the letters smaller."""
    for share in (1.0, 0.9, 0.8, 0.7):
        if lines := wrap(text, face, width, share * size_mm):
            return lines, share * size_mm
    return wrapped(text, face, width, 0.6 * size_mm), 0.6 * size_mm
