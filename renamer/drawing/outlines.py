"""Letters as outlines: of single glyphs in font units, of whole lines in ems."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.drawing.typeset import font_of, placed_pieces, units_per_em

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.drawing.typeset import PlacedPiece
    from renamer.model.sheet import Segment

_Point = tuple[float, float]


@lru_cache(maxsize=4096)
def glyph_outline(glyph: int, face: str) -> tuple[Segment, ...]:
    """Return the outline of a glyph, to be filled by the non-zero rule.

    Returns
    -------
    tuple of Segment
        In font units, y up; the origin is the start of the baseline.
    """
    from fontTools.pens.recordingPen import RecordingPen

    pen = RecordingPen()
    font_of(face).draw_glyph_with_pen(glyph, pen)
    segments: list[Segment] = []
    here = (0.0, 0.0)
    for operator, points in pen.value:
        match operator:
            case "moveTo":
                segments.append(("M", *points[0]))
            case "lineTo":
                segments.append(("L", *points[0]))
            case "curveTo":
                segments.append(("C", *points[0], *points[1], *points[2]))
            case "qCurveTo":
                segments += _cubics(here, points)
            case _:
                segments.append(("Z",))
        here = points[-1] if points else here
    return tuple(segments)


@lru_cache(maxsize=1024)
def text_outline(text: str, face: str) -> tuple[Segment, ...]:
    """Return the outlines of a line, to be filled by the non-zero rule.

    Returns
    -------
    tuple of Segment
        In ems, y up; the origin is the start of the baseline.
    """
    return tuple(segment for piece in placed_pieces(text, face) for segment in _outlines(piece))


def _outlines(placed: PlacedPiece) -> Iterator[Segment]:
    run, glyphs = placed.piece
    upem = units_per_em(run.face)
    pen = 0
    for glyph in glyphs:
        for letter, *values in glyph_outline(glyph.id, run.face):
            offsets = (pen + glyph.dx, glyph.dy)
            ems = [(value + offsets[i % 2]) / upem for i, value in enumerate(values)]
            yield (letter, *(em + placed.left_em * (1 - i % 2) for i, em in enumerate(ems)))  # type: ignore[misc]
        pen += glyph.advance


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
