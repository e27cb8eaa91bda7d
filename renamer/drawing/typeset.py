"""The only door to HarfBuzz: text in every script, shaped, with its widths and heights.

Simple text is what one face sets from left to right, one glyph for a letter: there ligatures and
alternates are off, kerning and marks are on, so that outlines, widths and the text of a PDF agree
letter by letter. All other text is cut into runs (`renamer.drawing.itemize`), each shaped by the
rules of its script.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from renamer.drawing.faces import (
    BOLD,
    FACES,
    REGULAR,
    face_file,
    known_face,
    letters,
    tables,
)
from renamer.drawing.itemize import is_simple, runs_of
from renamer.errors import GlyphError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import uharfbuzz as hb

    from renamer.drawing.itemize import Run

__all__ = ["BOLD", "FACES", "REGULAR", "known_face"]

_FEATURES = dict.fromkeys(("liga", "clig", "calt", "rlig", "locl"), False) | {"kern": True}
_MAX_CACHED = 16384


class Glyph(NamedTuple):
    """One glyph of a shaped line, in font units; `kern` is what shaping adds to its advance."""

    id: int
    advance: int
    kern: int
    dx: int
    dy: int


class Piece(NamedTuple):
    """A run with its glyphs from left to right, whatever its direction."""

    run: Run
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class _Face:
    """A face opened once per process."""

    font: hb.Font
    upem: int
    x_height: int
    cap_height: int
    advances: dict[int, int]


@lru_cache(maxsize=64)
def _face(name: str) -> _Face:
    import uharfbuzz as hb

    opened = tables(name)
    metrics = opened["hmtx"].metrics
    upem = opened["head"].unitsPerEm
    font = hb.Font(hb.Face(face_file(name).data, face_file(name).index))
    return _Face(
        font=font,
        upem=upem,
        x_height=_height(font, "x") or round(0.52 * upem),
        cap_height=_height(font, "H") or round(0.7 * upem),
        advances={
            opened.getGlyphID(glyph): metrics[glyph][0] for glyph in opened.getBestCmap().values()
        },
    )


def _height(font: hb.Font, letter: str) -> int:
    """Return the height of a letter's ink in font units; 0 where the face lacks it.

    What a font says of itself (OS/2) may be wrong: 2 % for the capitals of Source Serif Pro Bold.
    """
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph else None
    return -int(extents.height) if extents else 0


def font_of(face: str) -> hb.Font:
    """Return HarfBuzz's font of a face, in font units."""
    return _face(face).font


def face_bytes(name: str) -> bytes:
    """Return the font file of a face."""
    return face_file(name).data


def check_glyphs(text: str, face: str) -> None:
    """Make sure that every letter of the text can be set, in this face or another at hand.

    Raises
    ------
    GlyphError
        Naming every letter that none has with its code point: a letter is never dropped.
    """
    if not letters(face).issuperset(map(ord, text)):
        runs_of(text, face)


def why_unset(text: str, face: str) -> str | None:
    """Return why the text cannot be set; None where it can."""
    try:
        check_glyphs(text, face)
    except GlyphError as error:
        return error.problem
    return None


@lru_cache(maxsize=_MAX_CACHED)
def pieces(text: str, face: str) -> tuple[Piece, ...]:
    """Return a line as runs with their glyphs, from left to right; simple text is one run.

    Raises
    ------
    GlyphError
        If no face at hand has a letter.
    """
    return tuple(Piece(run, _shaped(run)) for run in runs_of(text, face))


@lru_cache(maxsize=_MAX_CACHED)
def shape(text: str, face: str) -> tuple[Glyph, ...]:
    """Return the glyphs of simple text in order, one for each letter, with kerning.

    Raises
    ------
    GlyphError
        If the face lacks a letter.
    """
    if not text:
        return ()
    check_glyphs(text, face)
    return _glyphs(text, face, features=_FEATURES)


def _shaped(run: Run) -> tuple[Glyph, ...]:
    if not run.from_right and is_simple(run.text, run.face):
        return shape(run.text, run.face)
    direction = "rtl" if run.from_right else "ltr"
    return _glyphs(run.text, run.face, script=run.script, direction=direction)


def _glyphs(
    text: str,
    face: str,
    *,
    script: str = "",
    direction: str = "",
    features: dict[str, bool] | None = None,
) -> tuple[Glyph, ...]:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if script:
        buffer.script = script
        buffer.direction = direction
    hb.shape(_face(face).font, buffer, features)
    placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return tuple([_glyph(face, info.codepoint, place.position) for info, place in placed])


@lru_cache(maxsize=_MAX_CACHED)
def _glyph(face: str, glyph: int, place: tuple[int, int, int, int]) -> Glyph:
    """Return a glyph where HarfBuzz placed it; few differ in all the lines of a town."""
    dx, dy, advance, _ = place
    return Glyph(glyph, advance, advance - _face(face).advances.get(glyph, advance), dx, dy)


@lru_cache(maxsize=_MAX_CACHED)
def _width_em(text: str, face: str) -> float:
    if is_simple(text, face):
        return sum(glyph.advance for glyph in shape(text, face)) / _face(face).upem
    return sum(map(piece_width_em, pieces(text, face)))


def piece_width_em(piece: Piece) -> float:
    """Return the advance width of a run in ems."""
    return sum(glyph.advance for glyph in piece.glyphs) / _face(piece.run.face).upem


def width_mm(text: str, face: str, size_mm: float) -> float:
    """Return the advance width of a line with kerning; `size_mm` is the em size.

    Raises
    ------
    GlyphError
        If no face at hand has a letter.
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


def ink_height_mm(letter: str, face: str, size_mm: float) -> float:
    """Return the height of a letter's ink, from its lowest to its highest; 0 if there is none."""
    return _height(_face(face).font, letter) / _face(face).upem * size_mm


@lru_cache(maxsize=_MAX_CACHED)
def rise_and_depth_em(text: str, face: str) -> tuple[float, float]:
    """Return how far the ink of a line reaches above and below its baseline, in ems."""
    heights = [0.0]
    for run, glyphs in pieces(text, face):
        font, upem = _face(run.face).font, units_per_em(run.face)
        for glyph in glyphs:
            box = font.get_glyph_extents(glyph.id)
            top = glyph.dy + box.y_bearing
            heights += [top / upem, (top + box.height) / upem]
    return max(heights), -min(heights)


class PlacedPiece(NamedTuple):
    """A run that begins `left_em` from the start of its line."""

    left_em: float
    piece: Piece


def placed_pieces(text: str, face: str) -> Iterator[PlacedPiece]:
    """Yield the runs of a line with where each begins, from left to right."""
    left = 0.0
    for piece in pieces(text, face):
        yield PlacedPiece(left, piece)
        left += piece_width_em(piece)
