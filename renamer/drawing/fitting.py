"""Text broken into lines: between words and after hyphens, never wider than its room."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from renamer.drawing.itemize import is_simple
from renamer.drawing.typeset import shape, units_per_em, width_mm
from renamer.errors import StyleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MAX_CACHED = 16384
_PIECES = re.compile(r"[^ -]*-+ *|[^ -]+ *| +")


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
    line = _lines_of(text, face)
    total = max(len(_PIECES.findall(text)), 1)
    best: list[tuple[float, tuple[int, ...]]]
    best = [(line(0, end)[1], (0,)) for end in range(1, total + 1)]
    for _ in range(min(count, total) - 1):
        best = [
            min(
                (best[end - 1], *_with_last_line(best, line, end)),
                key=lambda found: (found[0], len(found[1])),
            )
            for end in range(1, total + 1)
        ]
    width, starts = best[-1]
    ends = (*starts[1:], total)
    return tuple(line(*span)[0] for span in zip(starts, ends, strict=True)), width


@lru_cache(maxsize=1024)
def _lines_of(text: str, face: str) -> Callable[[int, int], tuple[str, float]]:
    """Return a function that gives the line of pieces `start` to `end`, and its width in ems.

    Simple text is shaped once; a line of it is the sum of its advances without the kerning that
    its last letter has towards the next line.
    """
    pieces = _PIECES.findall(text) or [""]
    places = list(accumulate(map(len, pieces), initial=0))
    simple = is_simple(text, face)
    glyphs = shape(text, face) if simple else ()
    advances = list(accumulate((glyph.advance for glyph in glyphs), initial=0))
    upem = units_per_em(face)

    @cache
    def line(start: int, end: int) -> tuple[str, float]:
        words = "".join(pieces[start:end]).rstrip()
        if not words or not simple:
            return words, width_mm(words, face, 1)
        first = places[start]
        last = first + len(words)
        units = (
            advances[last] - advances[first] - (glyphs[last - 1].kern if last < len(text) else 0)
        )
        return words, units / upem

    return line


def _with_last_line(
    best: list[tuple[float, tuple[int, ...]]],
    line: Callable[[int, int], tuple[str, float]],
    end: int,
) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Yield the ways to end pieces 0 to `end` in one more line: (widest line, starts of lines)."""
    for start in range(1, end):
        width, starts = best[start - 1]
        yield max(width, line(start, end)[1]), (*starts, start)


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
