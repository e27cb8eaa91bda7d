"""The small lines above and below the name: district, cartouche, half a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm
from renamer.errors import GlyphError, StyleError
from renamer.model.sheet import Path, Rect, Text
from renamer.printing.blocks import ACCENT, DESCENT
from renamer.printing.shapes import outline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.sheet import Anchor
    from renamer.printing.frame import Frame
    from renamer.printing.plate_style import Align, Fact, Line, PlateStyle

_ANCHORS: dict[Align, Anchor] = {"left": "start", "centre": "middle", "right": "end"}
_LEAST, _MOST_LINES = 0.6, 2
"""How small the letters may become, as a share of their size, and on how many lines."""
_RULE = 0.12
"""The thickness of a rule, as a share of the letters' height."""
_STRIP = 1.2
"""How high a strip is in rows of its letters."""
_AIR = 0.05
"""Room between a line and the edge or border, as a share of the plate's height."""
_MOST = 0.5
"""The most of the plate's height that small lines take; the name is what the sign is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallLines:
    """Their words and what is drawn below them, the box left for the name, what found no room."""

    texts: tuple[Text, ...]
    strips: tuple[Path | Rect, ...]
    room: Box
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """One line broken and measured; no words where only its strip or rule is drawn."""

    line: Line
    words: tuple[str, ...]
    face: str
    size_mm: float

    @property
    def row_mm(self) -> float:
        """From the accents of a row to its descenders."""
        return (ACCENT + DESCENT) * self.size_mm + cap_height_mm(self.face, self.size_mm)

    @property
    def height_mm(self) -> float:
        """All its rows; a strip is one row high at least, and has some air."""
        return max(len(self.words), 1) * self.row_mm * (_STRIP if self.line.ground else 1.0)


def foot_mm(style: PlateStyle, facts: Mapping[Fact, str], scale: float) -> float:
    """Return the height of the room that lines outside the border need."""
    return sum(
        2.2 * line.letter_height_mm * scale
        for line in style.lines
        if line.place == "outside" and line.words(facts)
    )


def set_small_lines(
    style: PlateStyle, frame: Frame, facts: Mapping[Fact, str], *, scale: float, aside_mm: float
) -> SmallLines:
    """Set the small lines of a plate into its frame.

    A line that has no room even in small letters, or a letter that the face lacks, is left out
    and told in `left_out`: the name is never made small for its sake.
    """
    room = Box(
        frame.free.left + aside_mm,
        frame.free.top,
        frame.free.right - aside_mm,
        frame.free.bottom,
    )
    texts: list[Text] = []
    strips: list[Path | Rect] = []
    left_out: list[str] = []
    budget = _MOST * frame.inner.height_mm
    for line in style.lines:
        words = line.words(facts)
        if not (words or line.ground or line.rule):
            continue
        crest = frame.crest if line.place == "above" and not texts else None
        box = _box(line, frame, room, crest)
        found = _broken(line, words, box.width_mm, scale, single=bool(crest or frame.foot))
        if found is None or (box is room and found.height_mm > budget):
            left_out.append(words)
            continue
        if box is not room:
            texts += _texts(found, box, box.top + box.height_mm / 2)
            continue
        budget -= found.height_mm
        room = _aired(room, line, frame)
        top = room.top if line.place == "above" else room.bottom - found.height_mm
        texts += _texts(found, room, top + found.height_mm / 2)
        drawn, room = _drawn(found, frame, room, top)
        strips += drawn
    return SmallLines(texts=tuple(texts), strips=tuple(strips), room=room, left_out=tuple(left_out))


def _aired(room: Box, line: Line, frame: Frame) -> Box:
    """Return the room without the air that the outermost line, if it is no strip, keeps free."""
    air = 0.0 if line.ground else _AIR * frame.inner.height_mm
    if line.place == "above" and room.top == frame.free.top:
        return Box(room.left, room.top + air, room.right, room.bottom)
    if line.place == "below" and room.bottom == frame.free.bottom:
        return Box(room.left, room.top, room.right, room.bottom - air)
    return room


def _box(line: Line, frame: Frame, room: Box, crest: Box | None) -> Box:
    """Return where a line stands: in the cartouche, below the border, or with the name."""
    if crest:
        aside = 0.05 * crest.width_mm
        return Box(crest.left + aside, crest.top, crest.right - aside, crest.bottom)
    if line.place == "outside" and frame.foot:
        return Box(room.left, frame.foot.top, room.right, frame.foot.bottom)
    return room


def _broken(line: Line, words: str, width: float, scale: float, *, single: bool) -> _Set | None:
    face = BOLD if line.bold else REGULAR
    size = line.letter_height_mm * scale / cap_height_mm(face, 1)
    if not words:
        return _Set(line=line, words=(), face=face, size_mm=size)
    try:
        most = 1 if single or line.ground else _MOST_LINES
        lines, fitting = fit(words, face, width, size, _LEAST * size, most)
    except (GlyphError, StyleError):
        return None
    return _Set(line=line, words=lines, face=face, size_mm=fitting)


def _drawn(found: _Set, frame: Frame, room: Box, top: float) -> tuple[list[Path | Rect], Box]:
    """Return strip and rule of a line that is stacked with the name, and the room left."""
    line, bottom = found.line, top + found.height_mm
    rule = _RULE * cap_height_mm(found.face, found.size_mm) if line.rule else 0.0
    above = line.place == "above"
    drawn: list[Path | Rect] = []
    if line.ground:
        drawn.append(_strip(line.ground, frame, top, found.height_mm))
    if line.rule:
        drawn.append(
            Rect(
                x_mm=room.left,
                y_mm=bottom if above else top - rule,
                width_mm=room.width_mm,
                height_mm=rule,
                fill=line.rule,
            )
        )
    if above:
        return drawn, Box(room.left, bottom + rule, room.right, room.bottom)
    return drawn, Box(room.left, room.top, room.right, top - rule)


def _strip(ground: str, frame: Frame, top: float, height: float) -> Path:
    """Return a strip from border to border, which follows the corners at the plate's end."""
    strip = Box(frame.inner.left, top, frame.inner.right, top + height)
    first, last = top <= frame.inner.top, strip.bottom >= frame.inner.bottom
    radius = frame.radius_mm if first or last else 0.0
    square: Literal["above", "below"] = "below" if first else "above"
    return Path(segments=outline(strip, radius=radius, square=square), fill=ground)


def _texts(found: _Set, box: Box, middle: float) -> list[Text]:
    """Return the rows of a line around the height of `middle`."""
    line = found.line
    top = middle - len(found.words) * found.row_mm / 2
    x = {"left": box.left, "centre": (box.left + box.right) / 2, "right": box.right}[line.align]
    rise = ACCENT * found.size_mm + cap_height_mm(found.face, found.size_mm)
    return [
        Text(
            x_mm=x,
            y_mm=top + number * found.row_mm + rise,
            text=words,
            face=found.face,
            size_mm=found.size_mm,
            fill=line.colour,
            anchor=_ANCHORS[line.align],
        )
        for number, words in enumerate(found.words)
    ]
