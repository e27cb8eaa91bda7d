"""A large sign over small sheets: nothing is lost, and no seam runs through the code."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import rasterise
from renamer.errors import StyleError
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Document
from renamer.printing import proof
from renamer.printing.aids import codes_on
from renamer.printing.guide import assembly
from renamer.printing.plate import lay_out
from renamer.printing.styles import read_style
from renamer.printing.tiles import OVERLAP_MM, largest_code_mm, lay_out_tile, spans, tile

PX_PER_MM = 2
DPI = PX_PER_MM * 25.4 * (1 - 1e-6)  # a whole number of pixels, not one more by rounding
CASES = [("A2", "A4"), ("A1", "A4"), ("A0", "A4"), ("A1", "Letter"), ("A0", "A3")]


def tiling_of(make_sign, size, paper, style="fr-paris"):
    sign = lay_out(
        make_sign(style),
        read_style(style),
        paper=size,
        ink="saving",
        most_code_mm=largest_code_mm(paper),
    )
    return tile(sign.sheet, paper)


def sheets_of(tiling):
    return tuple(lay_out_tile(tiling, one, "1. Somewhere", ("en", "glue")) for one in tiling.tiles)


def pictures_of(sheets):
    return list(rasterise(paint_pdf(Document(sheets=sheets, title="Tiles")), DPI, colour="rgb"))


@pytest.mark.parametrize(("size", "paper"), CASES)
def test_the_sheets_put_together_are_the_sign(make_sign, size, paper):
    tiling = tiling_of(make_sign, size, paper)
    (whole,) = pictures_of((tiling.sign,))
    glued = np.zeros_like(whole)
    for one, page in zip(tiling.tiles, pictures_of(sheets_of(tiling)), strict=True):
        left, top, right, bottom = (
            round(PX_PER_MM * side)
            for side in (one.box.left, one.box.top, one.box.right, one.box.bottom)
        )
        at = 18 * PX_PER_MM
        part = page[at : at + bottom - top, at : at + right - left]
        glued[top : top + len(part), left : left + part.shape[1]] = part
    apart = np.abs(whole.astype(int) - glued).max(axis=2) > 64
    assert apart.mean() < 0.005


@pytest.mark.parametrize(("size", "paper"), CASES)
def test_the_code_is_whole_on_one_sheet_and_on_no_other(make_sign, size, paper):
    tiling = tiling_of(make_sign, size, paper)
    (code,) = codes_on(tiling.sign)
    box = extent(code)
    whole = [one for one in tiling.tiles if box.within(one.box)]
    assert len(whole) == 1
    for one in tiling.tiles:
        apart = (
            one.box.right <= box.left
            or one.box.left >= box.right
            or one.box.bottom <= box.top
            or one.box.top >= box.bottom
        )
        assert apart or one in whole
    codes = [(code.payload,) if one in whole else () for one in tiling.tiles]
    pdf = paint_pdf(Document(sheets=sheets_of(tiling), title="Tiles"))
    assert all(row.ok for row in proof.prove(pdf, codes, forbidden=lambda _: False))


@pytest.mark.parametrize(("size", "paper"), CASES)
def test_nothing_is_printed_in_the_margin(make_sign, size, paper):
    tiling = tiling_of(make_sign, size, paper)
    assert sorted(tiling.page_mm) == sorted(SIZES_MM[paper])
    room = Box(0, 0, *tiling.page_mm).inset(12)
    for sheet in sheets_of(tiling):
        assert [mark for mark in sheet.marks if not extent(mark).within(room)] == []
        assert paint_svg(sheet).startswith("<svg")


def test_the_sign_is_stored_once(make_sign):
    tiling = tiling_of(make_sign, "A1", "A4")
    assert len(tiling.tiles) == 16
    pdf = paint_pdf(Document(sheets=sheets_of(tiling), title="Tiles"))
    assert len(pdf) < 120_000
    assert pdf == paint_pdf(Document(sheets=sheets_of(tiling), title="Tiles"))


def test_every_sheet_is_called_by_its_row_and_column(make_sign):
    tiling = tiling_of(make_sign, "A2", "A4")
    labels = [one.label for one in tiling.tiles]
    assert labels == ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4"]
    words = [[m.text for m in sheet.marks if hasattr(m, "text")] for sheet in sheets_of(tiling)]
    assert all(label in said for label, said in zip(labels, words, strict=True))
    picture = assembly(tiling, Box(10, 10, 110, 90))
    assert set(labels) <= {mark.text for mark in picture if hasattr(mark, "text")}
    assert not [mark for mark in picture if hasattr(mark, "payload")]


def test_a_code_larger_than_a_sheet_is_an_error(make_sign):
    sign = lay_out(make_sign(), read_style("neutral"), paper="A0")
    with pytest.raises(StyleError, match="larger than a sheet of A4"):
        tile(sign.sheet, "A4")


@given(
    length=st.integers(200, 1300).map(float),
    most=st.integers(150, 400).map(float),
    side=st.floats(0.05, 0.9),
    place=st.floats(0, 1),
)
def test_spans_cover_the_length_and_keep_a_stretch_whole(length, most, side, place):
    long = float(round(min(side * (most - 3 * OVERLAP_MM), length - 2)))
    start = float(round(place * (length - long)))
    way = spans(length, most, (start, start + long))
    assert way
    assert (way[0][0], way[-1][1]) == (0, length)
    assert all(end - begin <= most for begin, end in way)
    assert all(before[1] - after[0] == OVERLAP_MM for before, after in pairwise(way))
    assert any(begin <= start and start + long <= end for begin, end in way)
    assert not [
        seam
        for before, after in pairwise(way)
        if (seam := (after[0], before[1]))[0] < start + long and seam[1] > start
    ]
