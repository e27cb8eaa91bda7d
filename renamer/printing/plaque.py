"""The plate itself: frame, small lines and the new name in the manner of the town."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from renamer.drawing.typeset import cap_height_mm, known_face, x_height_mm
from renamer.model.sheet import Placed, Sheet
from renamer.printing.frame import lay_out_frame
from renamer.printing.name_lines import fit_name, parted, set_name
from renamer.printing.small_lines import foot_mm, set_small_lines

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.drawing.extent import Box
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark
    from renamer.printing.frame import Frame
    from renamer.printing.plate_style import Fact, PlateStyle
    from renamer.printing.small_lines import SmallLines

Ink = Literal["saving", "full"]

_PAIR_GAP = 0.035
"""Between a pair of plates, as a share of the height of both."""
_SIDE = {"centre": 0.026, "left": 0.045}
"""Room left and right of the name, as a share of the plate's width."""
_WHITE = "#FFFFFF"
_WIDEST = 0.06
"""The widest line of a frame that saves ink, as a share of the plate's height."""
_FLOOR = 1 / 24
"""The least em size of a name as a share of the plate's width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaque:
    """A plate of so many millimetres with the measures of its letters.

    `left_out` are the small lines that found no room.
    """

    marks: tuple[Mark, ...]
    name_lines: tuple[str, ...]
    """What is set in those letters: the name without a raised word and a smaller language."""
    letter_height_mm: float
    x_height_mm: float
    left_out: tuple[str, ...] = ()


def colours(style: PlateStyle, ink: Ink) -> PlateStyle:
    """Return the style as it is printed: to save ink, dark grounds become dark letters on white.

    The ground's colour then draws the letters and all that was of the letters' colour; strips keep
    theirs, and a wide frame becomes narrower.
    """
    if ink == "full" or not style.is_dark:
        return style
    widest = _WIDEST * style.height_mm

    def turned(colour: str) -> str:
        return style.background if colour == style.text else colour

    return replace(
        style,
        background=_WHITE,
        text=style.background,
        borders=tuple(
            replace(one, colour=turned(one.colour), width_mm=min(one.width_mm, widest))
            for one in style.borders
        ),
        lines=tuple(
            line
            if line.ground
            else replace(line, colour=turned(line.colour), rule=line.rule and turned(line.rule))
            for line in style.lines
        ),
        ornaments=tuple(
            replace(one, colour=turned(one.colour), second=_WHITE)
            for one in style.ornaments
            if one.kind != "enamel"
        ),
    )


def lay_out_plaque(
    names: tuple[NewName, ...],
    style: PlateStyle,
    *,
    box: Box,
    ink: Ink,
    facts: Mapping[Fact, str] | None = None,
) -> Plaque:
    """Return the plate within a box, or a pair of plates where the town has pairs.

    `facts` are what the small lines tell: a line without its fact stays away.

    Raises
    ------
    StyleError
        If a name does not fit even in its smallest letters.
    GlyphError
        If the face lacks a letter.
    """
    printed = colours(style, ink)
    paired = style.bilingual == "paired" and len(names) > 1
    gap = _PAIR_GAP * box.height_mm if paired else 0.0
    each = (box.height_mm - gap) / len(names) if paired else box.height_mm
    frame, small = _without_name(printed, box.width_mm, each, facts or {})
    strips = Sheet(width_mm=box.width_mm, height_mm=each, marks=small.strips)
    below = [sheet for sheet in (frame.sheet, strips) if sheet.marks]
    face = known_face(style.faces)
    # A plate that is printed lower than the real one still has letters in proportion to its width.
    grown = max(each / style.height_mm, box.width_mm / style.width_mm)
    limit = style.letter_height_mm * grown / cap_height_mm(face, 1)
    floor = box.width_mm * _FLOOR
    plates = tuple((name,) for name in names) if paired else (names,)
    fitted = [fit_name(plate, style, face, small.room, limit, floor) for plate in plates]
    size = min(size for _, size in fitted)
    marks: list[Mark] = []
    for index, (lines, _) in enumerate(fitted):
        x, y = box.left, box.top + index * (each + gap)
        marks += (Placed(sheet=sheet, x_mm=x, y_mm=y) for sheet in below)
        for text in (*small.texts, *set_name(lines, printed, face, size, small.room)):
            marks.append(replace(text, x_mm=text.x_mm + x, y_mm=text.y_mm + y))
    return Plaque(
        marks=tuple(marks),
        name_lines=tuple(
            parted(line.text, style)[0].strip()
            for lines, _ in fitted
            for line in lines
            if line.share == 1.0
        ),
        letter_height_mm=cap_height_mm(face, size),
        x_height_mm=x_height_mm(face, size),
        left_out=small.left_out,
    )


def _without_name(
    style: PlateStyle, width_mm: float, height_mm: float, facts: Mapping[Fact, str]
) -> tuple[Frame, SmallLines]:
    """Return one plate with its small lines, and so the room that is left for the name."""
    scale = height_mm / style.height_mm
    frame = lay_out_frame(
        style,
        width_mm,
        height_mm,
        crested=any(line.words(facts) for line in style.lines if line.place == "above"),
        foot_mm=foot_mm(style, facts, scale),
    )
    aside = _SIDE[style.align] * width_mm
    return frame, set_small_lines(style, frame, facts, scale=scale, aside_mm=aside)
