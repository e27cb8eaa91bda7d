"""The new name on its plate: broken into lines, as large as fits, set by its capitals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, product
from typing import TYPE_CHECKING

from renamer.drawing.fitting import narrowest
from renamer.drawing.itemize import is_simple
from renamer.drawing.typeset import cap_height_mm, rise_and_depth_em, width_mm
from renamer.errors import StyleError
from renamer.model.sheet import Text
from renamer.printing.blocks import ACCENT, DESCENT
from renamer.text import capitals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.drawing.extent import Box
    from renamer.model.odonym import NewName
    from renamer.printing.plate_style import PlateStyle

_LEADING = 1.08
_BETWEEN = 1.16
"""How much further the next line is where it is of another language."""
_ONE_LINE_LESS = 0.84
"""How much smaller the letters may be for one line less."""
_MOST_LINES = 3
_FILLED = 0.94
"""The most of the height that lines take, from accents to descenders."""
_RAISED = 0.5
"""The size of a raised last word, as a share of the name's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """One line of a name; `share` is its size in that of the first name."""

    language: str
    text: str
    share: float


def fit_name(
    names: tuple[NewName, ...],
    style: PlateStyle,
    face: str,
    room: Box,
    limit: float,
    floor: float,
) -> tuple[tuple[NameLine, ...], float]:
    """Break the names into lines so that the letters are large and the lines are few."""
    upper = style.case == "upper"
    texts = [capitals(name.plate, name.language) if upper else name.plate for name in names]
    shares = [style.second_share if at else 1.0 for at in range(len(names))]
    best: tuple[float, float, tuple[NameLine, ...]] = (0.0, 0.0, ())
    for counts in product(range(1, _MOST_LINES + 1), repeat=len(texts)):
        if limit * _ONE_LINE_LESS ** (sum(counts) - len(texts)) <= best[0]:
            continue
        broken = [narrowest(text, face, n) for text, n in zip(texts, counts, strict=True)]
        lines = tuple(
            NameLine(language=name.language, text=line, share=share)
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


def _reach_em(lines: tuple[NameLine, ...], face: str) -> float:
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


def _steps(lines: tuple[NameLine, ...]) -> list[float]:
    """Return the way from each baseline to the next, in ems of the first name."""
    return [
        _LEADING
        * (upper.share + lower.share)
        / 2
        * (1.0 if upper.language == lower.language else _BETWEEN)
        for upper, lower in pairwise(lines)
    ]


def set_name(
    lines: tuple[NameLine, ...], style: PlateStyle, face: str, size_mm: float, room: Box
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


def parted(line: str, style: PlateStyle) -> tuple[str, str]:
    """Part the last word from a line where the style raises it (WALL ST), else return ""."""
    before, _, last = line.rpartition(" ")
    raised = before and last.casefold() in {word.casefold() for word in style.raised}
    return (f"{before} ", last) if raised else (line, "")


def _width_em(line: str, face: str, style: PlateStyle) -> float:
    before, last = parted(line, style)
    return width_mm(before, face, 1) + width_mm(last, face, _RAISED)


def _raised(text: Text, style: PlateStyle) -> Iterator[Text]:
    """Yield a line, its last word small and high where the style raises it."""
    before, last = parted(text.text, style)
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
