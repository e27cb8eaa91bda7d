"""What is promised of a sign holds on every paper, with little ink, and without half the cyan."""

import numpy as np
import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import rasterise
from renamer.model.paper import HOME_PAPERS, PAPERS, SIZES_MM
from renamer.model.sheet import Document, Modules, Text
from renamer.printing import proof
from renamer.printing.ink import coverage
from renamer.printing.plate import lay_out
from renamer.printing.styles import read_style, style_names

STYLES = tuple(
    name
    for name in style_names()
    if not name.startswith("neutral-") or name in {"neutral-ua", "neutral-pt"}
)
"""Those of countries differ in their colours only: test_never_mistaken holds all of them."""


def pdf_of(sheet):
    return paint_pdf(Document(sheets=(sheet,), title="Sign"))


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_the_promises_hold_on_every_paper(make_sign, style, paper):
    sign = lay_out(make_sign(style), read_style(style), paper=paper)
    height, width = SIZES_MM[paper]
    assert (sign.sheet.width_mm, sign.sheet.height_mm) == (width, height)
    room = Box(0, 0, width, height).inset(12)
    assert [mark for mark in sign.sheet.marks if not extent(mark).within(room)] == []
    assert sign.band_share >= 0.15
    assert sign.who_x_height_mm >= 4
    assert sign.address_x_height_mm >= 3
    assert sign.qr_side_mm >= 42
    assert sign.module_mm >= 1.2


@pytest.mark.parametrize("paper", PAPERS)
def test_on_every_paper_the_code_scans_and_the_svg_has_its_size(make_sign, paper):
    sheet = lay_out(make_sign(), read_style("neutral"), paper=paper).sheet
    (row,) = proof.prove(pdf_of(sheet), [(make_sign().link.payload,)], forbidden=lambda _: False)
    assert row.ok
    height, width = SIZES_MM[paper]
    assert f'width="{width:g}mm" height="{height:g}mm"' in paint_svg(sheet)


@pytest.mark.parametrize("paper", HOME_PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_at_home_ink_covers_at_most_a_quarter(make_sign, style, paper):
    sheet = lay_out(make_sign(style), read_style(style), paper=paper).sheet
    assert 0.05 < coverage([sheet]) <= 0.25


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("style", STYLES)
def test_without_half_of_its_cyan_a_sign_can_be_read(make_sign, style, paper):
    sheet = lay_out(make_sign(style), read_style(style), paper=paper).sheet
    (picture,) = rasterise(pdf_of(sheet), 72, colour="rgb")
    picture[..., 0] = 255 - (255 - picture[..., 0]) // 2  # cyan is what takes the red away
    light = luminances(picture)
    names = [m for m in sheet.marks if isinstance(m, Text) and m.anchor == "middle"]
    (code,) = (m for m in sheet.marks if isinstance(m, Modules))
    for mark in (*names, code):
        box = extent(mark)
        left, top, right, bottom = (
            round(side / 25.4 * 72) for side in (box.left, box.top, box.right, box.bottom)
        )
        dark, bright = np.quantile(light[top:bottom, left:right], (0.03, 0.97))
        assert (bright + 0.05) / (dark + 0.05) >= 3
    assert [one.text for one in proof.decode(picture)] == [make_sign(style).link.payload]


def luminances(picture):
    values = picture / 255
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]
