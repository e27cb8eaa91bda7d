"""A large sign over the sheets of a small printer: cut so that no seam runs through the code."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box, extent
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Placed, Rect, Sheet, Text
from renamer.printing.aids import INK, codes_on, corner_marks, dashed, strokes, window
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.paper import Paper
    from renamer.model.sheet import Mark

OVERLAP_MM: Final = 10.0
"""What neighbours have in common: the flap that is glued."""
_FRAME: Final = 6.0
"""Room for marks between the margin of the paper and what it shows of the sign."""
_FLAP: Final = "#CFCFCF"
Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """What one sheet shows of the sign: its rows are named by letters, its columns by figures."""

    row: int
    column: int
    box: Box

    @property
    def label(self) -> str:
        """How the sheet is called: B3 is the third of the second row."""
        return f"{chr(ord('A') + self.row)}{self.column + 1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiling:
    """A sign shared out over sheets of one size, row by row."""

    sign: Sheet
    page_mm: tuple[float, float]
    rows: tuple[Span, ...]
    columns: tuple[Span, ...]

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, row by row."""
        return tuple(
            Tile(row=row, column=column, box=Box(left, top, right, bottom))
            for row, (top, bottom) in enumerate(self.rows)
            for column, (left, right) in enumerate(self.columns)
        )


def largest_code_mm(paper: Paper) -> float:
    """Return the side of the largest code that one sheet can hold beside its flaps.

    The code stands at the margin of the sign; one millimetre on either side is for rounding.
    """
    return min(_room(SIZES_MM[paper])) - OVERLAP_MM - max(OVERLAP_MM, MARGIN_MM) - 2


def tile(sign: Sheet, paper: Paper) -> Tiling:
    """Share a sign out over the fewest sheets of a paper, upright or level.

    Raises
    ------
    StyleError
        If its code is larger than `largest_code_mm`.
    """
    codes = [extent(code) for code in codes_on(sign)]
    across = [(float(floor(box.left)), float(ceil(box.right))) for box in codes]
    down = [(float(floor(box.top)), float(ceil(box.bottom))) for box in codes]
    upright = SIZES_MM[paper]
    ways = []
    for page in (upright[::-1], upright):
        width, height = _room(page)
        columns = spans(sign.width_mm, width, across[0] if across else None)
        rows = spans(sign.height_mm, height, down[0] if down else None)
        if columns and rows:
            ways.append(Tiling(sign=sign, page_mm=page, rows=rows, columns=columns))
    if not ways:
        raise StyleError(
            f"the code is larger than a sheet of {paper}",
            where=sign.title,
            fix="choose a smaller --size, or a larger --paper",
        )
    return min(ways, key=lambda way: len(way.tiles))


def spans(length: float, most: float, whole: Span | None) -> tuple[Span, ...]:
    """Return the fewest spans of at most `most` that cover a length and overlap by 10 mm.

    No overlap reaches into `whole`; there is no such way where that is longer than a span. They
    are as even as that allows, and begin and end at whole millimetres.
    """
    least = max(1, ceil((length - OVERLAP_MM) / (most - OVERLAP_MM)))
    for count in range(least, least + 3):  # keeping one stretch whole costs two more at most
        fitting = [
            way
            for way in _ways(length, count, whole)
            if all(end - start <= most for start, end in way) and _keeps(way, whole)
        ]
        if fitting:
            return min(fitting, key=lambda way: max(end - start for start, end in way))
    return ()


def _ways(length: float, count: int, whole: Span | None) -> Iterator[tuple[Span, ...]]:
    """Yield even spans, then those with a seam before what stays whole, after it, or both."""
    yield _even(0, length, count)
    if whole is None:
        return
    seams = [end for end in (whole[0], whole[1] + OVERLAP_MM) if OVERLAP_MM < end < length]
    for end, before in product(seams, range(1, count)):
        yield (*_even(0, end, before), *_even(end - OVERLAP_MM, length, count - before))
    if len(seams) == len(whole):
        first, last = seams
        for before in range(1, count - 1):
            after = _even(last - OVERLAP_MM, length, count - before - 1)
            yield (*_even(0, first, before), (first - OVERLAP_MM, last), *after)


def _even(start: float, end: float, count: int) -> tuple[Span, ...]:
    step = (end - start - OVERLAP_MM) / count
    starts = [start, *(float(round(start + index * step)) for index in range(1, count))]
    return tuple(zip(starts, (*(at + OVERLAP_MM for at in starts[1:]), end), strict=True))


def _keeps(way: tuple[Span, ...], whole: Span | None) -> bool:
    return whole is None or all(
        before[1] <= whole[0] or after[0] >= whole[1] for before, after in pairwise(way)
    )


def _room(page_mm: tuple[float, float]) -> tuple[float, float]:
    around = 2 * (MARGIN_MM + _FRAME)
    return page_mm[0] - around, page_mm[1] - around


def lay_out_tile(tiling: Tiling, one: Tile, caption: str, glue: tuple[str, str]) -> Sheet:
    """Return one sheet: its part of the sign, where to cut it, and the flaps for its neighbours.

    Parameters
    ----------
    tiling : Tiling
        The whole.
    one : Tile
        One of its tiles.
    caption : str
        Which sign it is a part of; stands behind the label.
    glue : tuple of str
        (language, word) on the flaps.
    """
    at = MARGIN_MM + _FRAME
    shown = one.box.moved(at - one.box.left, at - one.box.top)
    width, height = tiling.page_mm
    room = shown.width_mm - 2 * OVERLAP_MM - 4
    (small,), size = fit(caption, REGULAR, room - 14, 3.6, 0.1, 1)
    return Sheet(
        width_mm=width,
        height_mm=height,
        marks=(
            Placed(sheet=window(tiling.sign, one.box), x_mm=at, y_mm=at),
            corner_marks(shown, off_mm=1, long_mm=4),
            *_flaps(tiling, one, shown, glue),
            *_cuts(one, shown),
            Text(x_mm=at + 3, y_mm=at - 1.4, text=one.label, face=BOLD, size_mm=4.6, fill=INK),
            Text(x_mm=at + 15, y_mm=at - 1.4, text=small, face=REGULAR, size_mm=size, fill=INK),
        ),
        title=f"{one.label} {caption}",
    )


def _cuts(one: Tile, shown: Box) -> Iterator[Mark]:
    """Yield the lines along which a sheet is cut that comes to lie on its neighbours' flaps."""
    beside = 0.15
    if one.column:
        left = shown.left - beside
        yield dashed((left, shown.top, left, shown.bottom))
    if one.row:
        top = shown.top - beside
        yield dashed((shown.left, top, shown.right, top))


def _flaps(tiling: Tiling, one: Tile, shown: Box, glue: tuple[str, str]) -> Iterator[Mark]:
    """Yield bars outside of what is shown, as long as the flap, and where the neighbour begins."""
    off, long = 1.0, 4.0
    if one.column + 1 < len(tiling.columns):
        seam = shown.right - OVERLAP_MM
        for top in (shown.top - off - long, shown.bottom + off):
            yield Rect(x_mm=seam, y_mm=top, width_mm=OVERLAP_MM, height_mm=long, fill=_FLAP)
            yield _word(glue, seam + OVERLAP_MM / 2, top + 2.8)
            yield strokes((seam, top, seam, top + long))
    if one.row + 1 < len(tiling.rows):
        seam = shown.bottom - OVERLAP_MM
        for left in (shown.left - off - long, shown.right + off):
            yield Rect(x_mm=left, y_mm=seam, width_mm=long, height_mm=OVERLAP_MM, fill=_FLAP)
            yield strokes((left, seam, left + long, seam))


def _word(glue: tuple[str, str], x_mm: float, y_mm: float) -> Text:
    (word,), size = fit(glue[1], REGULAR, OVERLAP_MM - 1, 2.6, 0.1, 1)
    return Text(
        x_mm=x_mm,
        y_mm=y_mm,
        text=word,
        face=REGULAR,
        size_mm=size,
        fill=INK,
        anchor="middle",
        language=glue[0],
    )
