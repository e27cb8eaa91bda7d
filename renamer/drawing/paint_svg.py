"""A sheet as a self-contained SVG file: no fonts, no scripts, nothing fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

from renamer.drawing.outlines import glyph_outline
from renamer.drawing.runs import module_runs
from renamer.drawing.typeset import placed_pieces, units_per_em, width_mm
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renamer.drawing.typeset import Piece
    from renamer.model.sheet import Mark, Segment

TextManner = Literal["outlines", "live"]
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


def paint_svg(sheet: Sheet, *, text: TextManner = "outlines") -> str:
    """Return the sheet as one <svg> element of its real size in millimetres, bleed and slug too.

    Parameters
    ----------
    sheet : Sheet
        What was laid out.
    text : {"outlines", "live"}
        "outlines" draws letters as paths, the same in every viewer; the words stand in the
        element's description. "live" keeps <text> elements of the classes "firago" and
        "firago-bold", whose font the page's CSS chooses.

    Raises
    ------
    GlyphError
        If a face lacks a letter.
    """
    painter = _Painter(text)
    painted = painter.paint(sheet.marks)
    marks = list(_all_marks(sheet.marks))
    about = f"<title>{escape(sheet.title)}</title>" if sheet.title else ""
    if text == "outlines":
        words = [mark.text for mark in marks if isinstance(mark, Text) and mark.text]
        about += f"<desc>{escape(' · '.join(words))}</desc>" if words else ""
    # an image has no parts: its links would be out of reach for a screen reader
    role = "" if any(isinstance(mark, Link) for mark in marks) else ' role="img"'
    language = f' lang="{_quoted(sheet.language)}"' if sheet.language else ""
    start = _number(-sheet.around_mm)
    width = _number(sheet.width_mm + 2 * sheet.around_mm)
    height = _number(sheet.height_mm + 2 * sheet.around_mm)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="{start} {start} {width} {height}"{role}{language}>{about}{painter.definitions()}'
        f"{painted}</svg>"
    )


def path_data(segments: Iterable[Segment]) -> str:
    """Return segments as the `d` of an SVG path, to thousandths."""
    return "".join(letter + " ".join(map(_number, values)) for letter, *values in segments)


def _all_marks(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark
        if isinstance(mark, Link):
            yield from _all_marks(mark.marks)
        elif isinstance(mark, Placed):
            yield from _all_marks(mark.sheet.marks)


def _number(value: float) -> str:
    return f"{round(value, 3) + 0.0:.10g}"  # + 0.0 makes zero of minus zero


def _quoted(value: str) -> str:
    return escape(value, quote=True)


def _ink(mark: Rect | Path) -> str:
    fill = f' fill="{_quoted(mark.fill)}"' if mark.fill else ' fill="none"'
    if not mark.stroke:
        return fill
    return f'{fill} stroke="{_quoted(mark.stroke)}" stroke-width="{_number(mark.stroke_mm)}"'


class _Painter:
    """Writes marks; every glyph it meets is defined once and used by its name.

    The name tells face and glyph, so that several drawings on one page cannot quarrel.
    """

    def __init__(self, text: TextManner) -> None:
        self._text = text
        self._glyphs: dict[tuple[str, int], str] = {}

    def definitions(self) -> str:
        """Return the glyphs that were met, in font units."""
        paths = "".join(
            f'<path id="{name}" d="{_glyph_data(glyph, face)}"/>'
            for (face, glyph), name in self._glyphs.items()
        )
        return f"<defs>{paths}</defs>" if paths else ""

    def paint(self, marks: Iterable[Mark]) -> str:
        """Return the elements of these marks."""
        return "".join(map(self._mark, marks))

    def _mark(self, mark: Mark) -> str:
        match mark:
            case Rect():
                return _rect(mark)
            case Text():
                return _live(mark) if self._text == "live" else self._outlined(mark)
            case Path():
                return _path(mark)
            case Modules():
                return _modules(mark)
            case Placed():
                return self._placed(mark)
            case Link():
                title = f"<title>{escape(mark.title)}</title>"
                return f'<a href="{_quoted(mark.href)}">{title}{self.paint(mark.marks)}</a>'

    def _outlined(self, mark: Text) -> str:
        left = mark.x_mm
        if mark.anchor != "start":
            left -= _SHIFT[mark.anchor] * width_mm(mark.text, mark.face, mark.size_mm)
        fill = _quoted(mark.fill)
        return "".join(
            self._run(piece, left + start * mark.size_mm, mark.y_mm, mark.size_mm, fill)
            for start, piece in placed_pieces(mark.text, mark.face)
        )

    def _run(self, piece: Piece, left: float, baseline: float, size_mm: float, fill: str) -> str:
        """Return a run as uses of its glyphs, which are defined in font units."""
        run, glyphs = piece
        pen, uses = 0, []
        for glyph in glyphs:
            if glyph_outline(glyph.id, run.face):
                name = self._glyphs.setdefault(
                    (run.face, glyph.id), f"{_face_class(run.face)}-{glyph.id}"
                )
                rise = f' y="{glyph.dy}"' if glyph.dy else ""
                uses.append(f'<use href="#{name}" x="{pen + glyph.dx}"{rise}/>')
            pen += glyph.advance
        scale = size_mm / units_per_em(run.face)
        return (
            f'<g transform="translate({_number(left)} {_number(baseline)}) '
            f'scale({scale:.6g} {-scale:.6g})" fill="{fill}">{"".join(uses)}</g>'
        )

    def _placed(self, mark: Placed) -> str:
        inner = mark.sheet
        placed = (
            f'<svg x="{_number(mark.x_mm)}" y="{_number(mark.y_mm)}" '
            f'width="{_number(inner.width_mm * mark.scale)}" '
            f'height="{_number(inner.height_mm * mark.scale)}" '
            f'viewBox="0 0 {_number(inner.width_mm)} {_number(inner.height_mm)}" '
            f'overflow="hidden">{self.paint(inner.marks)}</svg>'
        )
        if not mark.turned:
            return placed
        middle_x = _number(mark.x_mm + inner.width_mm * mark.scale / 2)
        middle_y = _number(mark.y_mm + inner.height_mm * mark.scale / 2)
        return f'<g transform="rotate(180 {middle_x} {middle_y})">{placed}</g>'


def _face_class(face: str) -> str:
    return face.lower().replace(" ", "-")


def _glyph_data(glyph: int, face: str) -> str:
    """Return a glyph to whole font units: hundredths of a millimetre in the largest letters."""
    return "".join(
        letter + " ".join(str(round(value)) for value in values)
        for letter, *values in glyph_outline(glyph, face)
    )


def _path(mark: Path) -> str:
    rule = ' fill-rule="evenodd"' if mark.fill else ""
    ends = ' stroke-linecap="round" stroke-linejoin="round"'
    ends = ends if mark.stroke and mark.round_ends else ""
    return f'<path d="{path_data(mark.segments)}"{_ink(mark)}{rule}{ends}/>'


def _rect(mark: Rect) -> str:
    radius = f' rx="{_number(mark.radius_mm)}"' if mark.radius_mm else ""
    return (
        f'<rect x="{_number(mark.x_mm)}" y="{_number(mark.y_mm)}" '
        f'width="{_number(mark.width_mm)}" height="{_number(mark.height_mm)}"'
        f"{radius}{_ink(mark)}/>"
    )


def _live(mark: Text) -> str:
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    language = f' lang="{_quoted(mark.language)}"' if mark.language else ""
    return (
        f'<text class="{_face_class(mark.face)}" x="{_number(mark.x_mm)}" '
        f'y="{_number(mark.y_mm)}" font-size="{_number(mark.size_mm)}" '
        f'fill="{_quoted(mark.fill)}"{anchor}{language}>{escape(mark.text)}</text>'
    )


def _modules(mark: Modules) -> str:
    quiet = mark.quiet_modules
    count = len(mark.rows) + 2 * quiet
    data = "".join(
        f"M{column + quiet} {row + quiet}h{length}v1h-{length}z"
        for column, row, length in module_runs(mark.rows)
    )
    side = _number(mark.side_mm)
    return (
        f'<svg x="{_number(mark.x_mm)}" y="{_number(mark.y_mm)}" width="{side}" height="{side}" '
        f'viewBox="0 0 {count} {count}" shape-rendering="crispEdges">'
        f'<path fill="{_quoted(mark.light)}" d="M0 0h{count}v{count}H0z"/>'
        f'<path fill="{_quoted(mark.dark)}" d="{data}"/></svg>'
    )
