"""The plate itself: frame, small lines and the new name in the manner of the town."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING, Literal

from renamer.drawing.fitting import narrowest
from renamer.drawing.itemize import is_simple
from renamer.drawing.typeset import (
    cap_height_mm,
    known_face,
    rise_and_depth_em,
    width_mm,
    x_height_mm,
)
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Sheet, Text
from renamer.printing.blocks import ACCENT, DESCENT
from renamer.printing.frame import lay_out_frame
from renamer.printing.small_lines import foot_mm, set_small_lines
from renamer.text import capitals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from renamer.drawing.extent import Box
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark
    from renamer.printing.frame import Frame
    from renamer.printing.plate_style import Fact, PlateStyle
    from renamer.printing.small_lines import SmallLines

Ink = Literal["saving", "full"]

_LEADING = 1.08
_BETWEEN = 1.16
"""How much further the next line is where it is of another language."""
_ONE_LINE_LESS = 0.84
"""How much smaller the letters may be for one line less."""
_MOST_LINES = 3
_PAIR_GAP = 0.035
"""Between a pair of plates, as a share of the height of both."""
_FILLED = 0.94
"""The most of the height that lines take, from accents to descenders."""
_SIDE = {"centre": 0.026, "left": 0.045}
"""Room left and right of the name, as a share of the plate's width."""
_RAISED = 0.5
"""The size of a raised last word, as a share of the name's."""
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
    fitted = [_fit(plate, style, face, small.room, limit, floor) for plate in plates]
    size = min(size for _, size in fitted)
    marks: list[Mark] = []
    for index, (lines, _) in enumerate(fitted):
        x, y = box.left, box.top + index * (each + gap)
        marks += (Placed(sheet=sheet, x_mm=x, y_mm=y) for sheet in below)
        for text in (*small.texts, *_set(lines, printed, face, size, small.room)):
            marks.append(replace(text, x_mm=text.x_mm + x, y_mm=text.y_mm + y))
    return Plaque(
        marks=tuple(marks),
        name_lines=tuple(
            _parted(line.text, style)[0].strip()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _NameLine:
    """One line of a name; `share` is its size in that of the first name."""

    language: str
    text: str
    share: float


def _fit(
    names: tuple[NewName, ...],
    style: PlateStyle,
    face: str,
    room: Box,
    limit: float,
    floor: float,
) -> tuple[tuple[_NameLine, ...], float]:
    """Break the names into lines so that the letters are large and the lines are few."""
    upper = style.case == "upper"
    texts = [capitals(name.plate, name.language) if upper else name.plate for name in names]
    shares = [style.second_share if at else 1.0 for at in range(len(names))]
    best: tuple[float, float, tuple[_NameLine, ...]] = (0.0, 0.0, ())
    for counts in product(range(1, _MOST_LINES + 1), repeat=len(texts)):
        if limit * _ONE_LINE_LESS ** (sum(counts) - len(texts)) <= best[0]:
            continue
        broken = [narrowest(text, face, n) for text, n in zip(texts, counts, strict=True)]
        lines = tuple(
            _NameLine(language=name.language, text=line, share=share)
            for name, (found, _), share in zip(names, broken, shares, strict=True)
            for line in found
        )
        tall = _reach_em(lines, face) + sum(_steps(lines))
        widest = max(_width_em(line.text, face, style) * line.share for line in lines) * (1 + 1e-9)
        size = min(limit, room.width_mm / widest, _FILLED * room.height_mm / tall)
        score = size * _ONE_LINE_LESS ** (len(lines) - len(texts))
        if score > best[0]:
            best = (score, size, lines)
    if best[1] < floor:
        raise StyleError(
            f"the name needs letters smaller than {floor:.1f} mm on this plate",
            where=repr(" / ".join(texts)),
            fix="shorten it, or choose the larger paper",
        )
    return best[2], best[1]


def _reach_em(lines: tuple[_NameLine, ...], face: str) -> float:
    """Return what the first line takes above its baseline and the last one below it, in ems.

    Text that is drawn (Arabic, Devanagari) reaches where its ink does; what is further off centre
    counts on both sides, so that neither leaves the plate.
    """
    capitals = cap_height_mm(face, lines[0].share)
    rise, depth = capitals + ACCENT, DESCENT
    if not is_simple(lines[0].text, face):
        rise = max(rise, rise_and_depth_em(lines[0].text, face)[0])
    if not is_simple(lines[-1].text, face):
        depth = max(depth, rise_and_depth_em(lines[-1].text, face)[1])
    off = max(rise - capitals - ACCENT, depth - DESCENT)
    return capitals + ACCENT + DESCENT + 2 * off


def _steps(lines: tuple[_NameLine, ...]) -> list[float]:
    """Return the way from each baseline to the next, in ems of the first name."""
    return [
        _LEADING
        * (upper.share + lower.share)
        / 2
        * (1.0 if upper.language == lower.language else _BETWEEN)
        for upper, lower in pairwise(lines)
    ]


def _set(
    lines: tuple[_NameLine, ...], style: PlateStyle, face: str, size_mm: float, room: Box
) -> Iterator[Text]:
    """Yield the lines centred by the height of their capitals, which the eye takes as middle."""
    height = cap_height_mm(face, size_mm)
    steps = _steps(lines)
    spare = room.height_mm - height - sum(steps) * size_mm
    y = room.top + spare / 2 + height
    left = style.align == "left"
    for line, step in zip(lines, (*steps, 0.0), strict=True):
        text = Text(
            x_mm=room.left if left else (room.left + room.right) / 2,
            y_mm=y,
            text=line.text,
            face=face,
            size_mm=size_mm * line.share,
            fill=style.text,
            anchor="start" if left else "middle",
            language=line.language,
        )
        yield from _raised(text, style)
        y += step * size_mm


def _parted(line: str, style: PlateStyle) -> tuple[str, str]:
    """Part the last word from a line where the style raises it (WALL ST), else return ""."""
    before, _, last = line.rpartition(" ")
    raised = before and last.casefold() in {word.casefold() for word in style.raised}
    return (f"{before} ", last) if raised else (line, "")


def _width_em(line: str, face: str, style: PlateStyle) -> float:
    before, last = _parted(line, style)
    return width_mm(before, face, 1) + width_mm(last, face, _RAISED)


def _raised(text: Text, style: PlateStyle) -> Iterator[Text]:
    """Yield a line, its last word small and high where the style raises it."""
    before, last = _parted(text.text, style)
    if not last:
        yield text
        return
    whole = _width_em(text.text, text.face, style) * text.size_mm
    left = text.x_mm - (whole / 2 if text.anchor == "middle" else 0.0)
    small = _RAISED * text.size_mm
    yield replace(text, x_mm=left, text=before, anchor="start")
    yield replace(
        text,
        x_mm=left + width_mm(before, text.face, text.size_mm),
        y_mm=text.y_mm - cap_height_mm(text.face, text.size_mm - small),
        text=last,
        size_mm=small,
        anchor="start",
    )
