"""The only door to fontTools and HarfBuzz: faces, widths with kerning, fitting, outlines.

The faces come from the package pymupdf-fonts (FiraGO, SIL Open Font License 1.1): Latin with all
European letters and Cyrillic with ў and і. Only bundled faces are known, so that the same plan
gives the same bytes on every machine.

One character is one glyph here: ligatures and alternates are off, kerning and marks are on, so
that outlines, widths and the text of a PDF agree letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from renamer.errors import GlyphError, ResourceError, StyleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import uharfbuzz as hb

    from renamer.model.sheet import Segment

REGULAR = "FiraGO"
BOLD = "FiraGO Bold"
FACES = {REGULAR: "figo", BOLD: "figbo", "FiraGO Italic": "figit", "FiraGO Bold Italic": "figbi"}
"""Face name -> name within pymupdf-fonts."""

_FEATURES = dict.fromkeys(("liga", "clig", "calt", "rlig", "locl"), False) | {"kern": True}
_MAX_CACHED = 16384
_PIECES = re.compile(r"[^ -]*-+ *|[^ -]+ *| +")


class Glyph(NamedTuple):
    """One glyph of a shaped line, in font units; `kern` is what shaping adds to its advance."""

    id: int
    advance: int
    kern: int
    dx: int
    dy: int


@dataclass(frozen=True, slots=True)
class _Face:
    """A face opened once per process."""

    font: hb.Font
    upem: int
    x_height: int
    cap_height: int
    letters: frozenset[int]
    advances: dict[int, int]


def known_face(names: Sequence[str]) -> str:
    """Return the first of these face names that is bundled, else FiraGO Bold.

    A plate style lists the town's real face first; where that is not bundled the next one serves.
    """
    return next((name for name in names if name in FACES), BOLD)


@lru_cache(maxsize=len(FACES))
def face_bytes(name: str) -> bytes:
    """Return the TrueType file of a face.

    Raises
    ------
    ResourceError
        If no such face is bundled.
    """
    if name not in FACES:
        raise ResourceError(f"no face is called {name!r}", fix=f"use one of {', '.join(FACES)}")
    import pymupdf_fonts

    return bytes(pymupdf_fonts.myfont(FACES[name]))


@lru_cache(maxsize=len(FACES))
def _face(name: str) -> _Face:
    import io

    import uharfbuzz as hb
    from fontTools.ttLib import TTFont

    data = face_bytes(name)
    tables = TTFont(io.BytesIO(data), lazy=True)
    cmap = tables.getBestCmap()
    metrics = tables["hmtx"].metrics
    return _Face(
        font=hb.Font(hb.Face(data)),
        upem=tables["head"].unitsPerEm,
        x_height=tables["OS/2"].sxHeight,
        cap_height=tables["OS/2"].sCapHeight,
        letters=frozenset(cmap),
        advances={tables.getGlyphID(glyph): metrics[glyph][0] for glyph in cmap.values()},
    )


def check_glyphs(text: str, face: str) -> None:
    """Make sure that the face has every letter of the text.

    Raises
    ------
    GlyphError
        Naming every letter that it lacks with its code point: a letter is never dropped.
    """
    letters = _face(face).letters
    missing = sorted({char for char in text if ord(char) not in letters})
    if missing:
        named = ", ".join(
            f"{char!r} (U+{ord(char):04X} {unicodedata.name(char, 'unnamed')})" for char in missing
        )
        raise GlyphError(
            f"{face} has no letter {named}", where=repr(text), fix="write the text without it"
        )


@lru_cache(maxsize=_MAX_CACHED)
def shape(text: str, face: str) -> tuple[Glyph, ...]:
    """Return the glyphs of a line in order, with kerning.

    Raises
    ------
    GlyphError
        If the face lacks a letter.
    """
    if not text:
        return ()
    check_glyphs(text, face)
    import uharfbuzz as hb

    opened = _face(face)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(opened.font, buffer, _FEATURES)
    plain = opened.advances
    return tuple(
        Glyph(
            info.codepoint,
            place.x_advance,
            place.x_advance - plain.get(info.codepoint, place.x_advance),
            place.x_offset,
            place.y_offset,
        )
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    )


@lru_cache(maxsize=_MAX_CACHED)
def _width_em(text: str, face: str) -> float:
    return sum(glyph.advance for glyph in shape(text, face)) / _face(face).upem


def width_mm(text: str, face: str, size_mm: float) -> float:
    """Return the advance width of a line with kerning; `size_mm` is the em size.

    Raises
    ------
    GlyphError
        If the face lacks a letter.
    """
    return _width_em(text, face) * size_mm


def units_per_em(face: str) -> int:
    """Return how many font units make an em."""
    return _face(face).upem


def x_height_mm(face: str, size_mm: float) -> float:
    """Return the height of a lower-case x at this em size."""
    return _face(face).x_height / _face(face).upem * size_mm


def cap_height_mm(face: str, size_mm: float) -> float:
    """Return the height of a capital H at this em size."""
    return _face(face).cap_height / _face(face).upem * size_mm


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

    The text is shaped once; a line is the sum of its advances without the kerning that its last
    letter has towards the next line.
    """
    pieces = _PIECES.findall(text) or [""]
    places = list(accumulate(map(len, pieces), initial=0))
    glyphs = shape(text, face)
    advances = list(accumulate((glyph.advance for glyph in glyphs), initial=0))
    upem = _face(face).upem

    @cache
    def line(start: int, end: int) -> tuple[str, float]:
        words = "".join(pieces[start:end]).rstrip()
        if not words or len(glyphs) != len(text):
            return words, _width_em(words, face)
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


@lru_cache(maxsize=4096)
def _glyph_outline(glyph: int, face: str) -> tuple[tuple[str, tuple[float, ...]], ...]:
    """Return the drawing operators of a glyph in font units, y up."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    pen = DecomposingRecordingPen({})
    _face(face).font.draw_glyph_with_pen(glyph, pen)
    return tuple(
        (operator, tuple(value for point in points for value in point))
        for operator, points in _cubic(pen.value)
    )


def _cubic(
    operators: list[tuple[str, tuple[tuple[float, float], ...]]],
) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    """Replace quadratic curves by the cubic ones that are equal to them."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    result: list[tuple[str, tuple[tuple[float, float], ...]]] = []
    here = (0.0, 0.0)
    for operator, points in operators:
        if operator == "qCurveTo":
            for control, end in decomposeQuadraticSegment(points):
                first = tuple(a + 2 / 3 * (c - a) for a, c in zip(here, control, strict=True))
                second = tuple(b + 2 / 3 * (c - b) for b, c in zip(end, control, strict=True))
                result.append(("C", ((first[0], first[1]), (second[0], second[1]), end)))
                here = end
            continue
        letter = {"moveTo": "M", "lineTo": "L", "curveTo": "C"}.get(operator, "Z")
        result.append((letter, points))
        here = points[-1] if points else here
    return result


@lru_cache(maxsize=2048)
def outlines(text: str, face: str, size_mm: float) -> tuple[Segment, ...]:
    """Return a line of text as outlines, to be filled by the non-zero rule.

    Returns
    -------
    tuple of Segment
        In millimetres, y down; the origin is the start of the baseline.

    Raises
    ------
    GlyphError
        If the face lacks a letter.
    """
    scale = size_mm / _face(face).upem
    segments: list[Segment] = []
    pen_x = 0
    for glyph in shape(text, face):
        left, rise = pen_x + glyph.dx, glyph.dy
        for letter, values in _glyph_outline(glyph.id, face):
            moved = (
                (value + left) * scale if index % 2 == 0 else -(value + rise) * scale
                for index, value in enumerate(values)
            )
            segments.append((letter, *moved))  # type: ignore[arg-type]
        pen_x += glyph.advance
    return tuple(segments)
