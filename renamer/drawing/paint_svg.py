"""A sheet as a self-contained SVG file: no fonts, no scripts, nothing fetched."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Literal

from renamer.drawing.runs import module_runs
from renamer.drawing.typeset import outlines, width_mm
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renamer.model.sheet import Mark, Segment

TextManner = Literal["outlines", "live"]


def paint_svg(sheet: Sheet, *, text: TextManner = "outlines") -> str:
    """Return the sheet as one <svg> element of its real size in millimetres.

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
    size = f"{_number(sheet.width_mm)} {_number(sheet.height_mm)}"
    has_links = any(isinstance(mark, Link) for mark in _all_marks(sheet.marks))
    role = "" if has_links else ' role="img"'
    language = f' lang="{_quoted(sheet.language)}"' if sheet.language else ""
    words = " · ".join(
        mark.text for mark in _all_marks(sheet.marks) if isinstance(mark, Text) and mark.text
    )
    about = f"<title>{escape(sheet.title)}</title>" if sheet.title else ""
    if text == "outlines" and words:
        about += f"<desc>{escape(words)}</desc>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(sheet.width_mm)}mm" '
        f'height="{_number(sheet.height_mm)}mm" viewBox="0 0 {size}"{role}{language}>'
        f"{about}{_paint(sheet.marks, text)}</svg>"
    )


def path_data(segments: Iterable[Segment], dx: float = 0.0, dy: float = 0.0) -> str:
    """Return segments as the `d` of an SVG path, moved, in thousandths of a millimetre."""
    parts = []
    for letter, *values in segments:
        moved = (_number(value + (dy if index % 2 else dx)) for index, value in enumerate(values))
        parts.append(letter + " ".join(moved))
    return "".join(parts)


def _all_marks(marks: Iterable[Mark]) -> Iterator[Mark]:
    for mark in marks:
        yield mark
        if isinstance(mark, Link):
            yield from _all_marks(mark.marks)
        elif isinstance(mark, Placed):
            yield from _all_marks(mark.sheet.marks)


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".").replace("-0", "0", value > -0.0005)


def _quoted(value: str) -> str:
    return escape(value, quote=True)


def _paint(marks: Iterable[Mark], text: TextManner) -> str:
    return "".join(_mark(mark, text) for mark in marks)


def _mark(mark: Mark, text: TextManner) -> str:
    match mark:
        case Rect():
            return _rect(mark)
        case Text():
            return _live(mark) if text == "live" else _outlined(mark)
        case Path():
            ends = ' stroke-linecap="round" stroke-linejoin="round"' if mark.round_ends else ""
            ends = ends if mark.stroke else ""
            rule = ' fill-rule="evenodd"' if mark.fill else ""
            return f'<path d="{path_data(mark.segments)}"{_ink(mark)}{rule}{ends}/>'
        case Modules():
            return _modules(mark)
        case Placed():
            return _placed(mark, text)
        case Link():
            title = f"<title>{escape(mark.title)}</title>"
            return f'<a href="{_quoted(mark.href)}">{title}{_paint(mark.marks, text)}</a>'


def _ink(mark: Rect | Path) -> str:
    fill = f' fill="{_quoted(mark.fill)}"' if mark.fill else ' fill="none"'
    if not mark.stroke:
        return fill
    return f'{fill} stroke="{_quoted(mark.stroke)}" stroke-width="{_number(mark.stroke_mm)}"'


def _rect(mark: Rect) -> str:
    radius = f' rx="{_number(mark.radius_mm)}"' if mark.radius_mm else ""
    return (
        f'<rect x="{_number(mark.x_mm)}" y="{_number(mark.y_mm)}" '
        f'width="{_number(mark.width_mm)}" height="{_number(mark.height_mm)}"'
        f"{radius}{_ink(mark)}/>"
    )


def _outlined(mark: Text) -> str:
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor]
    left = mark.x_mm
    if shift:
        left -= shift * width_mm(mark.text, mark.face, mark.size_mm)
    data = path_data(outlines(mark.text, mark.face, mark.size_mm), left, mark.y_mm)
    return f'<path d="{data}" fill="{_quoted(mark.fill)}"/>'


def _live(mark: Text) -> str:
    anchor = f' text-anchor="{mark.anchor}"' if mark.anchor != "start" else ""
    language = f' lang="{_quoted(mark.language)}"' if mark.language else ""
    return (
        f'<text class="{mark.face.lower().replace(" ", "-")}" x="{_number(mark.x_mm)}" '
        f'y="{_number(mark.y_mm)}" font-size="{_number(mark.size_mm)}" '
        f'fill="{_quoted(mark.fill)}"{anchor}{language}>{escape(mark.text)}</text>'
    )


def _modules(mark: Modules) -> str:
    count = len(mark.rows) + 2 * mark.quiet_modules
    quiet = mark.quiet_modules
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


def _placed(mark: Placed, text: TextManner) -> str:
    inner = mark.sheet
    return (
        f'<svg x="{_number(mark.x_mm)}" y="{_number(mark.y_mm)}" '
        f'width="{_number(inner.width_mm * mark.scale)}" '
        f'height="{_number(inner.height_mm * mark.scale)}" '
        f'viewBox="0 0 {_number(inner.width_mm)} {_number(inner.height_mm)}" overflow="hidden">'
        f"{_paint(inner.marks, text)}</svg>"
    )
