"""The only door to fontTools and HarfBuzz: faces, widths with kerning, outlines.

The faces come from the package pymupdf-fonts (FiraGO, SIL Open Font License 1.1): Latin with all
European letters and Cyrillic with ў and і. Only bundled faces are known, so that the same plan
gives the same bytes on every machine.

One character is one glyph here: ligatures and alternates are off, kerning and marks are on, so
that outlines, widths and the text of a PDF agree letter by letter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from renamer.errors import GlyphError, ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import uharfbuzz as hb

    from renamer.model.sheet import Segment

REGULAR = "FiraGO"
BOLD = "FiraGO Bold"
FACES = {REGULAR: "figo", BOLD: "figbo", "FiraGO Italic": "figit", "FiraGO Bold Italic": "figbi"}
"""Face name -> name within pymupdf-fonts."""

_FEATURES = dict.fromkeys(("liga", "clig", "calt", "rlig", "locl"), False) | {"kern": True}
_MAX_CACHED = 16384


_Point = tuple[float, float]


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
    plain: frozenset[str]
    """The letters of it that ask for no more than a glyph, from left to right."""
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
        plain=frozenset(char for char in map(chr, cmap) if not _from_the_right(char)),
        advances={tables.getGlyphID(glyph): metrics[glyph][0] for glyph in cmap.values()},
    )


def check_glyphs(text: str, face: str) -> None:
    """Make sure that the face has every letter of the text, and that it runs from left to right.

    Raises
    ------
    GlyphError
        Naming every letter that it lacks with its code point: a letter is never dropped. Also for
        scripts that run from right to left: their letters would be set unjoined and backwards.
    """
    if _face(face).plain.issuperset(text):
        return
    if any(map(_from_the_right, text)):
        raise GlyphError(
            "this script runs from right to left, which signs cannot set yet",
            where=repr(text),
            fix="write the name in another script",
        )
    letters = _face(face).letters
    missing = sorted({char for char in text if ord(char) not in letters})
    if missing:
        named = ", ".join(
            f"{char!r} (U+{ord(char):04X} {unicodedata.name(char, 'unnamed')})" for char in missing
        )
        raise GlyphError(
            f"{face} has no letter {named}", where=repr(text), fix="write the text without it"
        )


def _from_the_right(char: str) -> bool:
    return unicodedata.bidirectional(char) in {"R", "AL"}


def why_unset(text: str, face: str) -> str | None:
    """Return why the face cannot set the text; None where it can."""
    try:
        check_glyphs(text, face)
    except GlyphError as error:
        return error.problem
    return None


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

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(_face(face).font, buffer, _FEATURES)
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple([_glyph(face, info.codepoint, place.position) for info, place in placed])


@lru_cache(maxsize=_MAX_CACHED)
def _glyph(face: str, glyph: int, place: tuple[int, int, int, int]) -> Glyph:
    """Return a glyph where HarfBuzz placed it; few differ in all the lines of a town."""
    dx, dy, advance, _ = place
    return Glyph(glyph, advance, advance - _face(face).advances.get(glyph, advance), dx, dy)


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


@lru_cache(maxsize=4096)
def glyph_outline(glyph: int, face: str) -> tuple[Segment, ...]:
    """Return the outline of a glyph of `shape`, to be filled by the non-zero rule.

    Returns
    -------
    tuple of Segment
        In font units, y up; the origin is the start of the baseline.
    """
    from fontTools.pens.recordingPen import RecordingPen

    pen = RecordingPen()
    _face(face).font.draw_glyph_with_pen(glyph, pen)
    segments: list[Segment] = []
    here = (0.0, 0.0)
    for operator, points in pen.value:
        match operator:
            case "moveTo":
                segments.append(("M", *points[0]))
            case "lineTo":
                segments.append(("L", *points[0]))
            case "qCurveTo":
                segments += _cubics(here, points)
            case _:
                segments.append(("Z",))
        here = points[-1] if points else here
    return tuple(segments)


def _cubics(here: _Point, points: tuple[_Point, ...]) -> Iterator[Segment]:
    """Yield the cubic curves that are equal to quadratic ones."""
    from fontTools.pens.basePen import decomposeQuadraticSegment

    for (control_x, control_y), (x, y) in decomposeQuadraticSegment(points):
        start_x, start_y = here
        yield (
            "C",
            start_x + 2 / 3 * (control_x - start_x),
            start_y + 2 / 3 * (control_y - start_y),
            x + 2 / 3 * (control_x - x),
            y + 2 / 3 * (control_y - y),
            x,
            y,
        )
        here = (x, y)
