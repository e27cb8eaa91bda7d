"""What stands below the band: the second line, who this is, and the code or the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, x_height_mm
from renamer.errors import StyleError
from renamer.l10n import sign_texts
from renamer.printing.blocks import DESCENT, Block, address_lines, height_of, marks_of
from renamer.printing.code import SIGN_DISTANCE_MM, lay_out_code, least_side_mm, too_long
from renamer.printing.story import lay_out_story
from renamer.printing.styles import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.notice import Notice
    from renamer.model.sheet import Mark, Modules
    from renamer.printing.sign import Sign, SignLink

_A4_ROOM_MM = 273.0
_CODE_SHARE = 0.27
"""The most a code takes of the width."""
_SIZES = (
    *((15.0, 12.0), (14.0, 11.0), (13.0, 10.2), (12.5, 9.4), (12.0, 8.6), (10.5, 8.0)),
    *((9.0, 7.65), (7.65, 7.65)),
)
"""Em sizes of the second line and of "who" to try; an x of 7.65 is 4.03 mm high: legible at 2 m."""
_CAPTION, _WARNING, _ADDRESS, _ABOVE_FOOT = 5.2, 4.2, 6.2, 9.5
"""Em sizes (an x of the address is 3.29 mm high), and the room above them."""
_CLEAR = 0.6
"""What stays between the band and the quiet zone, whatever a printer rounds to."""
_HEAD_SHARE = 0.36
"""The most of the height that stands above a story."""
_QUIET = "#444444"


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """The marks below the band and their measures."""

    marks: tuple[Mark, ...]
    who_x_height_mm: float
    code: Modules | None = None
    address_x_height_mm: float | None = None
    notices: tuple[Notice, ...] = ()


def info_with_code(
    sign: Sign, link: SignLink, room: Box, *, gap_mm: float, sides_mm: tuple[float, float]
) -> Info:
    """Return the second line and "who" on the left, the code on the right, its address between.

    The white of `gap_mm` above the room counts as part of the code's quiet zone; the side of the
    code lies between `sides_mm`, and is what its address needs to scan from `SIGN_DISTANCE_MM`.

    Raises
    ------
    StyleError
        If it does not fit into the room, or the code of the address does not.
    LinkError
        If the address is too long for any code.
    """
    unit = max(1.0, room.width_mm / _A4_ROOM_MM)
    least, most = sides_mm
    most = min(room.height_mm + gap_mm - _CLEAR * unit, _CODE_SHARE * room.width_mm, most)
    needed = least_side_mm(link.payload, SIGN_DISTANCE_MM)
    if needed > most:
        raise too_long(link.payload, SIGN_DISTANCE_MM)
    for side in _sides(most, max(least, needed)):
        column = Box(room.left, room.top, room.right - side - 8 * unit, room.bottom)
        foot = _foot(sign, link, column.width_mm, unit)
        if not foot:
            continue
        head = _head(sign, column, unit, column.height_mm - height_of(foot) - _ABOVE_FOOT * unit)
        if head:
            code = _code(link, room, side)
            return Info(
                marks=(
                    *marks_of(head, column.left, column.top + unit, column.width_mm),
                    *_on_the_ground(foot, column),
                    code,
                ),
                who_x_height_mm=_smallest_x_height(head[-len(sign.who) :]),
                code=code,
                address_x_height_mm=x_height_mm(BOLD, foot[-1].size_mm),
            )
    raise StyleError(
        "the lines below the band do not fit beside the code",
        where=sign.code,
        fix="shorten the line that says who this is, or choose the larger paper",
    )


def info_with_story(sign: Sign, room: Box) -> Info:
    """Return the second line, "who" and the story, over the whole width.

    Raises
    ------
    StyleError
        If it does not fit into the room.
    """
    unit = max(1.0, room.width_mm / _A4_ROOM_MM)
    foot = _caption(sign, room.width_mm, unit)
    head = _head(sign, room, unit, room.height_mm * _HEAD_SHARE)
    if not head:
        raise StyleError(
            "the line that says who this is does not fit", where=sign.code, fix="shorten it"
        )
    top = room.top + unit + height_of(head) + 8 * unit
    below = Box(room.left, top, room.right, room.bottom - height_of(foot) - 5 * unit)
    marks, notices = lay_out_story(sign.story, below, where=sign.code)
    return Info(
        marks=(
            *marks_of(head, room.left, room.top + unit, room.width_mm),
            *marks,
            *_on_the_ground(foot, room),
        ),
        who_x_height_mm=_smallest_x_height(head[-len(sign.who) :]),
        notices=notices,
    )


def _sides(most_mm: float, least_mm: float) -> Iterator[float]:
    """Yield sides of the code to try, the largest first."""
    side = most_mm
    while side > least_mm:
        yield side
        side -= 0.1 * least_mm
    if least_mm <= most_mm:
        yield least_mm


def _code(link: SignLink, room: Box, side: float) -> Modules:
    """Return the code in the lower right corner."""
    return lay_out_code(
        link.payload,
        x_mm=room.right - side,
        y_mm=room.bottom - side,
        side_mm=side,
        distance_mm=SIGN_DISTANCE_MM,
        outdoors=True,
    )


def _head(sign: Sign, column: Box, unit: float, height: float) -> tuple[Block, ...]:
    """Return the second line and "who" in the largest sizes that fit, or nothing."""
    for second, who in _SIZES:
        try:
            blocks = tuple(_head_blocks(sign, column.width_mm, second * unit, who * unit))
        except StyleError:
            continue
        if height_of(blocks) <= height:
            return blocks
    return ()


def _head_blocks(sign: Sign, width: float, second: float, who: float) -> Iterator[Block]:
    if sign.second_line:
        name = sign.second_line
        lines, size = fit(name.plate, BOLD, width, second, 0.75 * second, 2)
        yield Block(
            lines=lines,
            face=BOLD,
            size_mm=size,
            fill=common().second_line,
            language=name.language,
            leading=1.12,
        )
    for index, (language, line) in enumerate(sign.who):
        lines, size = fit(line, REGULAR, width, who, who, 3)
        yield Block(
            lines=lines,
            face=REGULAR,
            size_mm=size,
            language=language,
            fill=_QUIET if index else "#111111",
            space_mm=0.72 * who,
        )


def _foot(sign: Sign, link: SignLink, width: float, unit: float) -> tuple[Block, ...]:
    """Return the caption and the address, or nothing where the address is too long."""
    size = _ADDRESS * unit
    lines = address_lines(link.readable, BOLD, width, size, most=3)
    if not lines:
        return ()
    address = Block(lines=lines, face=BOLD, size_mm=size, leading=1.2, space_mm=3.4 * unit)
    return (*_caption(sign, width, unit), address)


def _caption(sign: Sign, width: float, unit: float) -> tuple[Block, ...]:
    """Return the line that says what the place is called on all other days."""
    language = sign.names[0].language
    _ = sign_texts(language)
    line = (
        _("Only for one day; the official name stays {old}", old=sign.old_name)
        if sign.old_name
        else _("Only for one day")
    )
    lines, size = fit(line, REGULAR, width, _CAPTION * unit, 3.9 * unit, 2)
    caption = Block(lines=lines, face=REGULAR, size_mm=size, fill=_QUIET, language=language)
    return (caption, *_warning(sign, width, unit))


def _warning(sign: Sign, width: float, unit: float) -> Iterator[Block]:
    """Yield what must not be done with the sign, smaller than the caption."""
    for language, line in sign.warning:
        lines, size = fit(line, REGULAR, width, _WARNING * unit, 0.8 * _WARNING * unit, 2)
        yield Block(
            lines=lines,
            face=REGULAR,
            size_mm=size,
            fill=_QUIET,
            language=language,
            space_mm=2.0 * unit,
        )


def _on_the_ground(blocks: tuple[Block, ...], room: Box) -> tuple[Mark, ...]:
    """Return blocks whose last line's descenders stand on the bottom of the room."""
    top = room.bottom - DESCENT * blocks[-1].size_mm - height_of(blocks)
    return marks_of(blocks, room.left, top, room.width_mm)


def _smallest_x_height(blocks: tuple[Block, ...]) -> float:
    return min(x_height_mm(block.face, block.size_mm) for block in blocks)
