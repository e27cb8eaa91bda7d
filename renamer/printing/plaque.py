"""The plate itself: ground, borders and the new name in the manner of the town."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from renamer.drawing.extent import Box
from renamer.drawing.fitting import narrowest
from renamer.drawing.typeset import BOLD, cap_height_mm, known_face, x_height_mm
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect, Sheet, Text
from renamer.printing.blocks import ACCENT, DESCENT
from renamer.printing.styles import luminance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark
    from renamer.printing.styles import Border, PlateStyle

Ink = Literal["saving", "full"]

_LEADING = 1.08
_ONE_LINE_LESS = 0.84
"""How much smaller the letters may be for one line less."""
_MOST_LINES = 3
_PAIR_GAP = 0.035
"""Between a pair of plates, as a share of the height of both."""
_FILLED = 0.94
"""The most of the height that lines take, from accents to descenders."""
_SIDE = 0.026
"""Room left and right of the name, as a share of the plate's width."""
_DISTRICT = 0.13
"""The em size of the line above the street, as a share of the plate's height."""
_WHITE, _LIGHT, _HAIRLINE = "#FFFFFF", 0.8, 0.3
_FLOOR = 1 / 24
"""The least em size of a name as a share of the plate's width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plaque:
    """A plate of so many millimetres with the measures of its letters."""

    marks: tuple[Mark, ...]
    letter_height_mm: float
    x_height_mm: float


@lru_cache(maxsize=64)
def colours(style: PlateStyle, ink: Ink) -> PlateStyle:
    """Return the style as it is printed: to save ink, dark grounds become dark letters on white.

    The ground's colour then draws the letters and the lines that were of the letters' colour.
    """
    if ink == "full" or not style.is_dark:
        return style
    borders = tuple(
        replace(border, colour=style.background) if border.colour == style.text else border
        for border in style.borders
    )
    return replace(style, background=_WHITE, text=style.background, borders=borders)


def lay_out_plaque(
    names: tuple[NewName, ...],
    style: PlateStyle,
    *,
    box: Box,
    ink: Ink,
    district: str | None = None,
) -> Plaque:
    """Return the plate within a box, or a pair of plates where the town has pairs.

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
    frame, inner = _frame(
        printed.background,
        printed.borders,
        printed.corner_radius_mm,
        each / printed.height_mm,
        box.width_mm,
        each,
    )
    inner = inner.moved(box.left, box.top)
    above = _district(district if style.district else None, inner, printed)
    room = _below(inner, above)
    face = known_face(style.faces)
    limit = style.letter_height_mm / style.height_mm * each / cap_height_mm(face, 1)
    plates = tuple((name,) for name in names) if paired else (names,)
    fitted = [_fit(plate, style, face, room, limit, box.width_mm * _FLOOR) for plate in plates]
    size = min(size for _, size in fitted)
    marks: list[Mark] = []
    for index, (lines, _) in enumerate(fitted):
        top = index * (each + gap)
        marks.append(Placed(sheet=frame, x_mm=box.left, y_mm=box.top + top))
        marks += _set(lines, face, size, printed.text, room.moved(0, top))
    return Plaque(
        marks=(*marks, *above),
        letter_height_mm=cap_height_mm(face, size),
        x_height_mm=x_height_mm(face, size),
    )


@lru_cache(maxsize=64)
def _frame(
    ground: str,
    borders: tuple[Border, ...],
    radius_mm: float,
    scale: float,
    width_mm: float,
    height_mm: float,
) -> tuple[Sheet, Box]:
    """Return ground and borders, one value for all signs of a size, and the box left for text."""
    inset = 0.0
    radius = radius_mm * scale
    marks = [
        Rect(
            x_mm=0,
            y_mm=0,
            width_mm=width_mm,
            height_mm=height_mm,
            fill=ground,
            radius_mm=radius,
        ),
        *_edge(ground, borders, radius, width_mm, height_mm),
    ]
    for border in borders:
        stroke = border.width_mm * scale
        inset += border.gap_mm * scale
        middle = inset + stroke / 2
        marks.append(
            Rect(
                x_mm=middle,
                y_mm=middle,
                width_mm=width_mm - 2 * middle,
                height_mm=height_mm - 2 * middle,
                stroke=border.colour,
                stroke_mm=stroke,
                radius_mm=max(radius - middle, 0.0),
            )
        )
        inset += stroke
    sheet = Sheet(width_mm=width_mm, height_mm=height_mm, marks=tuple(marks))
    aside = inset + _SIDE * width_mm
    return sheet, Box(aside, inset, width_mm - aside, height_mm - inset)


def _edge(
    ground: str, borders: tuple[Border, ...], radius: float, width_mm: float, height_mm: float
) -> Iterator[Rect]:
    """Yield a hairline where a light plate would end unseen on white paper."""
    if luminance(ground) > _LIGHT and not (borders and borders[0].gap_mm == 0):
        yield Rect(
            x_mm=_HAIRLINE / 2,
            y_mm=_HAIRLINE / 2,
            width_mm=width_mm - _HAIRLINE,
            height_mm=height_mm - _HAIRLINE,
            stroke="#9A9A9A",
            stroke_mm=_HAIRLINE,
            radius_mm=radius,
        )


def _district(text: str | None, inner: Box, style: PlateStyle) -> tuple[Text, ...]:
    """Return the small line that some towns set above the street."""
    if not text:
        return ()
    size = _DISTRICT * inner.height_mm
    return (
        Text(
            x_mm=(inner.left + inner.right) / 2,
            y_mm=inner.top + 1.25 * size,
            text=text,
            face=BOLD,
            size_mm=size,
            fill=style.text,
            anchor="middle",
        ),
    )


def _below(inner: Box, above: tuple[Text, ...]) -> Box:
    top = above[0].y_mm + DESCENT * above[0].size_mm if above else inner.top
    return Box(inner.left, top, inner.right, inner.bottom)


_Lines = tuple[tuple[str, str], ...]
"""(language, line) from top to bottom."""


def _fit(
    names: tuple[NewName, ...],
    style: PlateStyle,
    face: str,
    room: Box,
    limit: float,
    floor: float,
) -> tuple[_Lines, float]:
    """Break the names into lines so that the letters are large and the lines are few."""
    texts = [name.plate.upper() if style.case == "upper" else name.plate for name in names]
    best: tuple[float, float, _Lines] = (0.0, 0.0, ())
    for counts in product(range(1, _MOST_LINES + 1), repeat=len(texts)):
        tall = cap_height_mm(face, 1) + ACCENT + DESCENT + (sum(counts) - 1) * _LEADING
        most = min(limit, _FILLED * room.height_mm / tall)
        if most * _ONE_LINE_LESS ** (sum(counts) - len(texts)) <= best[0]:
            continue
        broken = [narrowest(text, face, n) for text, n in zip(texts, counts, strict=True)]
        lines = tuple(
            (name.language, line)
            for name, (found, _) in zip(names, broken, strict=True)
            for line in found
        )
        widest = max(width for _, width in broken) * (1 + 1e-9)
        size = min(most, room.width_mm / widest)
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


def _set(lines: _Lines, face: str, size_mm: float, fill: str, room: Box) -> Iterator[Text]:
    """Yield the lines centred by the height of their capitals, which the eye takes as middle."""
    capitals = cap_height_mm(face, size_mm)
    spare = room.height_mm - capitals - (len(lines) - 1) * _LEADING * size_mm
    for index, (language, line) in enumerate(lines):
        yield Text(
            x_mm=(room.left + room.right) / 2,
            y_mm=room.top + spare / 2 + capitals + index * _LEADING * size_mm,
            text=line,
            face=face,
            size_mm=size_mm,
            fill=fill,
            anchor="middle",
            language=language,
        )
