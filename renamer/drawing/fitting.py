"""Text broken into lines: between words and after hyphens, never wider than its room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from renamer.drawing.itemize import is_simple
from renamer.drawing.typeset import shape, units_per_em, width_mm
from renamer.errors import StyleError

_MAX_CACHED = 16384
_PIECES = re.compile(r"[^ -]*-+ *|[^ -]+ *| +")
_Broken = tuple[float, tuple[int, ...]]
"""The widest line in ems, and the piece that each line starts with."""


def wrap(text: str, face: str, width: float, size_mm: float) -> tuple[str, ...] | None:
    """Return the lines of a text broken at spaces and after hyphens; None if a word is too wide.

    No line is wider than `width` millimetres; a hyphen stays at the end of its line.
    """
    lines: list[str] = []
    line = ""
    for piece in _PIECES.findall(text):
        if width_mm((line + piece).rstrip(), face, size_mm) <= width:
            line += piece
            continue
        if width_mm(piece.rstrip(), face, size_mm) > width:
            return None
        lines.append(line.rstrip())
        line = piece
    return (*lines, line.rstrip())


@lru_cache(maxsize=_MAX_CACHED)
def narrowest(text: str, face: str, count: int) -> tuple[tuple[str, ...], float]:
    """Break a text into at most `count` lines so that the widest is as narrow as can be.

    Returns
    -------
    lines : tuple of str
        Broken at spaces and after hyphens.
    width_em : float
        The width of the widest line in ems: a room of w millimetres takes a size of w / width_em.
    """
    paragraph = _paragraph(text, face)
    width, starts = _broken(paragraph, min(count, paragraph.count), paragraph.count)
    ends = (*starts[1:], paragraph.count)
    return tuple(map(paragraph.line, starts, ends)), width


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A text shaped once, in pieces between which it may be broken."""

    text: str
    face: str
    places: list[int]
    """Where the pieces start, and where the last one ends."""
    starts: list[int]
    """How far the line has come before each of them, in font units."""
    ends: list[int]
    """The same at their ends without spaces and kerning; empty where letters are not glyphs."""

    @property
    def count(self) -> int:
        """How many pieces there are; at least one."""
        return len(self.places) - 1

    def line(self, start: int, end: int) -> str:
        """Return the line of the pieces from `start` up to `end`."""
        return self.text[self.places[start] : self.places[end]].rstrip()

    def width_em(self, start: int, end: int) -> float:
        """Return its width without the kerning that its last letter has towards the next line."""
        if not self.ends:
            return width_mm(self.line(start, end), self.face, 1)
        return max(self.ends[end - 1] - self.starts[start], 0) / units_per_em(self.face)


@lru_cache(maxsize=1024)
def _paragraph(text: str, face: str) -> _Paragraph:
    pieces = _PIECES.findall(text) or [""]
    places = list(accumulate(map(len, pieces), initial=0))
    if not is_simple(text, face):
        return _Paragraph(text, face, places, [], [])
    glyphs = shape(text, face)
    advances = list(accumulate([glyph.advance for glyph in glyphs], initial=0))
    kerns = [0, *(glyph.kern for glyph in glyphs[:-1]), 0]
    words_end = [len(text[:place].rstrip()) for place in places[1:]]
    return _Paragraph(
        text=text,
        face=face,
        places=places,
        starts=[advances[place] for place in places],
        ends=[advances[end] - kerns[end] for end in words_end],
    )


def _broken(paragraph: _Paragraph, count: int, end: int) -> _Broken:
    """Return how the pieces up to `end` are best set in `count` lines or fewer."""
    if count == 1:
        return paragraph.width_em(0, end), (0,)
    fewer = _all_broken(paragraph.text, paragraph.face, count - 1)
    best = fewer[end - 1]
    for start, (width, starts) in enumerate(fewer[: end - 1], 1):
        wider = max(width, paragraph.width_em(start, end))
        if (wider, len(starts) + 1) < (best[0], len(best[1])):
            best = wider, (*starts, start)
    return best


@lru_cache(maxsize=_MAX_CACHED)
def _all_broken(text: str, face: str, count: int) -> list[_Broken]:
    """Return the same for the first piece of a text, the first two, and so on."""
    paragraph = _paragraph(text, face)
    return [_broken(paragraph, count, end) for end in range(1, paragraph.count + 1)]


@lru_cache(maxsize=_MAX_CACHED)
def fit(
    text: str, face: str, width: float, size_mm: float, min_size_mm: float, max_lines: int
) -> tuple[tuple[str, ...], float]:
    """Set a text into a width: on one line if it can be, else broken between words, never wider.

    Parameters
    ----------
    text : str
        One paragraph.
    face : str
        A bundled face.
    width : float
        The room in millimetres.
    size_mm, min_size_mm : float
        The em size wanted, and the floor of shrinking.
    max_lines : int
        How many lines there may be at most.

    Returns
    -------
    lines : tuple of str
        Of even lengths; no word is split.
    size_mm : float
        As large as the fewest lines allow.

    Raises
    ------
    GlyphError
        If the face lacks a letter.
    StyleError
        If even at the floor it does not fit.
    """
    for count in range(1, max_lines + 1):
        lines, width_em = narrowest(text, face, count)
        size = min(size_mm, width / max(width_em, 1e-9) * (1 - 1e-9))
        if size >= min_size_mm:
            return lines, size
    raise StyleError(
        f"the text does not fit {width:.0f} mm on {max_lines} lines of {min_size_mm:.1f} mm",
        where=repr(text),
        fix="shorten it, or choose the larger paper",
    )
