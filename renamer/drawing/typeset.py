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
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.errors import GlyphError, ResourceError, StyleError

if TYPE_CHECKING:
    import uharfbuzz as hb

    from renamer.model.sheet import Segment

REGULAR = "FiraGO"
BOLD = "FiraGO Bold"
FACES = {REGULAR: "figo", BOLD: "figbo", "FiraGO Italic": "figit", "FiraGO Bold Italic": "figbi"}
"""Face name -> name within pymupdf-fonts."""

_FEATURES = dict.fromkeys(("liga", "clig", "calt", "rlig", "locl"), False) | {"kern": True}
_MAX_CACHED = 16384
_PIECES = re.compile(r"[^ -]*-+ *|[^ -]+ *| +")


@dataclass(frozen=True, slots=True)
class Glyph:
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


def _balanced(text: str, face: str, width: float, size_mm: float) -> tuple[str, ...] | None:
    """Wrap into as few lines as fit, of lengths as even as can be."""
    lines = wrap(text, face, width, size_mm)
    if lines is None or len(lines) == 1:
        return lines
    low, high = width / len(lines), width
    for _ in range(12):
        middle = (low + high) / 2
        tried = wrap(text, face, middle, size_mm)
        if tried is not None and len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


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
        size = _largest(text, face, width, size_mm, min_size_mm, count)
        if size is not None:
            return _balanced(text, face, width, size) or (text,), size
    raise StyleError(
        f"the text does not fit {width:.0f} mm on {max_lines} lines of {min_size_mm:.1f} mm",
        where=repr(text),
        fix="shorten it, or choose the larger paper",
    )


def _largest(
    text: str, face: str, width: float, size_mm: float, min_size_mm: float, count: int
) -> float | None:
    """Return the largest size up to `size_mm` at which the text needs at most `count` lines."""
    if count == 1:
        size = min(size_mm, width / max(_width_em(text, face), 1e-9) * (1 - 1e-9))
        return size if size >= min_size_mm else None
    if not _fits(text, face, width, min_size_mm, count):
        return None
    if _fits(text, face, width, size_mm, count):
        return size_mm
    low, high = min_size_mm, size_mm
    for _ in range(14):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(text, face, width, middle, count) else (low, middle)
    return low


def _fits(text: str, face: str, width: float, size_mm: float, count: int) -> bool:
    lines = wrap(text, face, width, size_mm)
    return lines is not None and len(lines) <= count


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
