"""What keeps a sign from being taken for an official plate, held for every style."""

from dataclasses import replace

import numpy as np
import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import rasterise
from renamer.model.odonym import NewName
from renamer.model.sheet import Document, Path, Placed, Rect, Sheet, Text
from renamer.printing.colour import contrast, distance, lab
from renamer.printing.plaque import colours, lay_out_plaque
from renamer.printing.plate import OFFICIAL, lay_out
from renamer.printing.plate_style import GROUND_KINDS
from renamer.printing.style_check import APART, READABLE, colours_of, tones
from renamer.printing.styles import common, read_style, style_names

STYLES = tuple(style_names())
FACTS = {"district": "R. IV 1. Bezirk 8e, Centrum", "about": "Human rights defender (1882-1942)"}


def flat(marks):
    """Every mark that is drawn, with how far its sheet was moved."""
    for mark in marks:
        if isinstance(mark, Placed):
            assert mark.scale == 1
            for inner, x, y in flat(mark.sheet.marks):
                yield inner, x + mark.x_mm, y + mark.y_mm
        else:
            yield mark, 0.0, 0.0


def overlap(one, other, slack=0.05):
    return (
        min(one.right, other.right) - max(one.left, other.left) > slack
        and min(one.bottom, other.bottom) - max(one.top, other.top) > slack
    )


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("name", STYLES)
def test_the_band_is_large_touches_the_plate_and_the_plate_is_no_official_size(
    make_sign, name, paper
):
    style = read_style(name)
    sign = lay_out(make_sign(facts=FACTS), style, paper=paper)
    plate, band = (
        extent(mark)
        for mark in (
            sign.sheet.marks[0],
            next(
                mark
                for mark in sign.sheet.marks
                if isinstance(mark, Placed)
                and mark.sheet.marks
                and getattr(mark.sheet.marks[0], "fill", "") == common().band.background
            ),
        )
    )
    assert band.height_mm >= 0.15 * sign.sheet.height_mm
    assert band.top == pytest.approx(plate.bottom)
    assert (band.left, band.right) == pytest.approx((12, sign.sheet.width_mm - 12))
    assert plate.width_mm <= OFFICIAL * style.width_mm + 1e-9
    assert plate.height_mm <= OFFICIAL * style.height_mm + 1e-9
    assert sign.letter_height_mm >= 0.1 * plate.height_mm


def test_the_official_size_is_reached_only_where_it_is_asked_for(make_sign):
    small = replace(read_style("neutral"), width_mm=260, height_mm=60)
    usual, deliberate = (
        extent(lay_out(make_sign(), small, full_size=full).sheet.marks[0]) for full in (False, True)
    )
    assert (usual.width_mm, usual.height_mm) == pytest.approx((234, 54))
    assert usual.left - 12 == pytest.approx(297 - 12 - usual.right), "in the middle of the band"
    assert deliberate.height_mm == pytest.approx(60)
    assert deliberate.width_mm > 234


@pytest.mark.parametrize("name", STYLES)
def test_no_colour_of_a_style_is_near_the_bands_and_letters_stand_out(name):
    style = read_style(name)
    band = common().band.background
    for key, colour in colours_of(style).items():
        assert distance(colour, band) >= APART == 40, key
    assert contrast(style.text, style.background) >= READABLE == 4.5
    for one in style.ornaments:
        if one.kind in GROUND_KINDS:
            for tone in tones(one, style.background):
                assert contrast(tone, style.background) <= 1.4, "a ground, no picture"


@pytest.mark.parametrize("name", STYLES)
def test_what_is_drawn_has_the_colours_that_were_checked(name):
    """So nothing else, and no arms, can be on a plate: plain shapes in the colours of the style."""
    style = read_style(name)
    marks = plate(style, "Square", "full").marks
    checked = {*colours_of(style).values(), "#9A9A9A"}
    for mark, _, _ in flat(marks):
        assert isinstance(mark, Path | Rect | Text)
        shown = {mark.fill} if isinstance(mark, Text) else {mark.fill, mark.stroke}
        assert shown - {None} <= checked
    assert "arms" not in {one.kind for one in style.ornaments}


def plate(style, text, ink):
    names = (NewName(language="en", text=text, plate=text, how="rule"),)
    return lay_out_plaque(names, style, box=Box(0, 0, *SIZE), ink=ink, facts=FACTS)


LONG = "Place des Prisonnières et Prisonniers-Politiques-du-Bélarus"


@pytest.mark.parametrize("ink", ["full", "saving"])
@pytest.mark.parametrize("name", STYLES)
def test_nothing_crosses_text_and_all_of_it_stays_on_the_plate(name, ink):
    style = read_style(name)
    printed = colours(style, ink)
    allowed = [printed.background, *(line.ground for line in printed.lines if line.ground)]
    for one in printed.ornaments:
        allowed += tones(one, printed.background) if one.kind in GROUND_KINDS else ()
    grounds = np.array([[int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in allowed])
    for text in ("Ö", "Kalesnikava Street", LONG):
        marks = plate(style, text, ink).marks
        texts = [mark for mark in marks if isinstance(mark, Text)]
        boxes = [extent(mark) for mark in texts]
        assert all(box.within(Box(0, 0, *SIZE)) for box in boxes)
        largest = max(mark.size_mm for mark in texts)
        for mark, box in zip(texts, boxes, strict=True):  # lines of a name stand close on purpose
            if mark.size_mm < 0.49 * largest:
                assert not any(overlap(box, other) for other in boxes if other != box)
        bare = picture(mark for mark in marks if not isinstance(mark, Text))
        for box in boxes:
            left, top, right, bottom = (
                round(2 * side) for side in (box.left, box.top, box.right, box.bottom)
            )
            below = bare[top + 2 : bottom - 1, left + 1 : right - 1].reshape(-1, 1, 3).astype(int)
            assert np.abs(below - grounds).max(axis=2).min(axis=1).max(initial=0) <= 14, text


SIZE = (273, 84)


def picture(marks):
    """Two pixels a millimetre."""
    sheet = Sheet(width_mm=SIZE[0], height_mm=SIZE[1], marks=tuple(marks))
    pdf = paint_pdf(Document(sheets=(sheet,), title="Plate"))
    return next(rasterise(pdf, 50.8, colour="rgb"))


def test_lab_of_white_and_black():
    assert lab("#FFFFFF") == pytest.approx((100, 0, 0), abs=0.1)
    assert lab("#000000") == pytest.approx((0, 0, 0), abs=1e-6)
    assert distance("#000000", "#FFFFFF") == pytest.approx(100, abs=0.1)
