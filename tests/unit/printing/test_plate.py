import datetime
import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.drawing import raster, typeset
from renamer.drawing.extent import Box, extent
from renamer.drawing.faces import FACES
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.errors import GlyphError, StyleError
from renamer.model.odonym import NewName
from renamer.model.sheet import Document, Link, Modules, Placed, Text
from renamer.printing import proof
from renamer.printing.band import SENTENCE, lay_out_band, sentence
from renamer.printing.plate import lay_out
from renamer.printing.sign import SignLink
from renamer.printing.styles import common, read_style, town_styles

STYLES = (*town_styles(), "neutral-pl", "neutral-ch")
"""Those of a country differ in their colours only: one on dark and one on white ground."""
SOME = ("fi-helsinki", "fr-paris", "neutral-pl", "pl-warszawa", "pt-lisboa")
"""For what costs a fine raster: pairs, a cartouche, a stripe, a strip, tiles."""
PAPERS = {"A4": (297, 210), "A3": (420, 297)}
STORY = " ".join(["Hundreds of thousands went into the streets to say it was stolen."] * 11)


def all_marks(marks):
    for mark in marks:
        yield mark
        if isinstance(mark, Link):
            yield from all_marks(mark.marks)
        if isinstance(mark, Placed):
            yield from all_marks(mark.sheet.marks)


def pdf_of(*laid_out):
    sheets = tuple(one.sheet for one in laid_out)
    return paint_pdf(Document(sheets=sheets, title="Signs", language="en"))


def named(text, language="en"):
    return NewName(language=language, text=text, plate=text, how="rule")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_no_ink_lies_within_12_mm_of_the_edge(make_sign, style, paper):
    sign = lay_out(make_sign(style), read_style(style), paper=paper, ink="full")
    width, height = PAPERS[paper]
    assert (sign.sheet.width_mm, sign.sheet.height_mm) == (width, height)
    room = Box(12, 12, width - 12, height - 12)
    assert [mark for mark in sign.sheet.marks if not extent(mark).within(room)] == []
    picture = next(raster.rasterise(pdf_of(sign), 50.8))
    inner = picture[23:-23, 23:-23].copy()
    picture[23:-23, 23:-23] = 255
    assert (picture == 255).all()
    assert (inner < 128).any()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_the_promised_measures_are_kept(make_sign, style, paper):
    sign = lay_out(make_sign(style), read_style(style), paper=paper)
    assert sign.band_share >= 0.15
    assert sign.band_share_of_plate >= 0.15
    assert sign.who_x_height_mm >= 4
    assert sign.address_x_height_mm >= 3
    assert sign.qr_side_mm >= 42
    (code,) = (mark for mark in sign.sheet.marks if isinstance(mark, Modules))
    assert (code.quiet_modules, code.dark, code.light) == (4, "#000000", "#FFFFFF")
    assert code.side_mm == sign.qr_side_mm
    assert code.module_mm == pytest.approx(sign.module_mm)


@pytest.mark.parametrize("style", SOME)
def test_the_band_is_drawn_as_high_as_it_is_said_to_be(make_sign, style):
    sign = lay_out(make_sign(style), read_style(style))
    picture = next(raster.rasterise(pdf_of(sign), 127, colour="rgb")).astype(int)
    band = tuple(int(common().band.background[i : i + 2], 16) for i in (1, 3, 5))
    left = picture[:, int(12.4 / 25.4 * 127)]
    rows = np.flatnonzero((abs(left - band) < 4).all(axis=1))
    assert len(rows) / len(picture) == pytest.approx(sign.band_share, abs=0.002)
    assert (np.diff(rows) == 1).all()


@pytest.mark.parametrize("style", STYLES)
def test_every_line_is_on_the_page_as_written(make_sign, style):
    given_sign = make_sign(style)
    plate = read_style(style)
    text = " ".join(raster.page_text(pdf_of(lay_out(given_sign, plate)))[0].split())
    for name in given_sign.names:
        wanted = name.plate.upper() if plate.case == "upper" else name.plate
        assert wanted in text
    for wanted in (
        given_sign.second_line.plate,
        given_sign.who[0][1],
        sentence(given_sign.band_language),
        "4.08",
        "2027",
        given_sign.link.readable,
        given_sign.old_name,
    ):
        assert wanted in text


@pytest.mark.parametrize("style", STYLES)
def test_the_printed_code_leads_where_the_sign_says(make_sign, style):
    signs = [lay_out(make_sign(style), read_style(style), paper=paper) for paper in PAPERS]
    payload = make_sign(style).link.payload
    rows = proof.prove(pdf_of(*signs), [(payload,), (payload,)], forbidden=lambda _: False)
    assert [row.problem for row in rows] == [None, None]


def test_a_long_address_keeps_its_code_readable_and_is_wrapped(make_sign):
    path = "/".join(["a-long-folder"] * 9)
    link = SignLink(payload=f"HTTPS://EXAMPLE.ORG/{path}/R/7K3QX", readable=f"example.org/{path}")
    sign = lay_out(make_sign(link=link), read_style("neutral"))
    assert sign.module_mm >= 1.2
    lines = [mark.text for mark in sign.sheet.marks if isinstance(mark, Text)]
    address = [line for line in lines if line in link.readable]
    assert "".join(address) == link.readable
    assert len(address) > 1
    assert all(line.endswith(("/", "-", ".")) for line in address[:-1])
    (row,) = proof.prove(pdf_of(sign), [(link.payload,)], forbidden=lambda _: False)
    assert row.ok


def test_without_a_link_the_story_is_printed(make_sign):
    story = (("en", "Free Belarus", STORY), ("be", "Вольная Беларусь", "Коратка."))
    sign = lay_out(make_sign(link=None, story=story), read_style("de-berlin"))
    text = " ".join(raster.page_text(pdf_of(sign))[0].split())
    assert "Free Belarus" in text
    assert "Коратка." in text or "story-left-out" in {notice.code for notice in sign.notices}
    assert sign.qr_side_mm is None
    assert not [mark for mark in all_marks(sign.sheet.marks) if isinstance(mark, Modules)]
    (row,) = proof.prove(pdf_of(sign), [()], forbidden=lambda _: False)
    assert row.ok


def test_same_sign_same_bytes(make_sign):
    first, second = (lay_out(make_sign("fr-paris"), read_style("fr-paris")) for _ in "ab")
    assert pdf_of(first) == pdf_of(second)
    assert paint_svg(first.sheet) == paint_svg(second.sheet)


def test_only_our_faces_are_embedded(make_sign):
    data = pdf_of(*(lay_out(make_sign(style), read_style(style)) for style in STYLES))
    faces = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+(\S+)", data))
    ours = {face.replace(" ", "").encode() for face in FACES} | {b"FiraGO-Regular"}
    named = {face.replace(b"-", b"") for face in faces}
    assert {b"FiraGORegular", b"FiraGOBold", b"RobotoBold"} <= named
    assert named <= {face.replace(b"-", b"") for face in ours}
    assert len(re.findall(rb"/FontFile2", data)) == len(re.findall(rb"/BaseFont", data))


def test_paper_with_ink_to_spare_gets_the_full_ground(make_sign):
    style = read_style("fr-paris")
    saving, full = (
        1
        - next(raster.rasterise(pdf_of(lay_out(make_sign("fr-paris"), style, ink=ink)), 36)).mean()
        / 255
        for ink in ("saving", "full")
    )
    assert saving < 0.75 * full
    assert lay_out(make_sign("fr-paris"), style) == lay_out(
        make_sign("fr-paris"), style, ink="saving"
    )
    a3 = lay_out(make_sign("fr-paris"), style, paper="A3")
    assert a3 == lay_out(make_sign("fr-paris"), style, paper="A3", ink="full")


def test_towns_of_two_languages_have_both_names_in_one_size(make_sign):
    sign = lay_out(make_sign("fi-helsinki"), read_style("fi-helsinki"))
    sizes = {
        mark.size_mm
        for mark in sign.sheet.marks
        if isinstance(mark, Text) and mark.language in {"fi", "sv"} and mark.anchor == "middle"
    }
    assert len(sizes) == 1
    stacked = lay_out(make_sign("fi-helsinki"), read_style("neutral"))
    assert stacked.letter_height_mm > 8


def test_what_is_approximate_is_said(make_sign):
    codes = {notice.code for notice in lay_out(make_sign(), read_style("neutral")).notices}
    assert "style-approximate" in codes


def test_a_band_without_translation_speaks_english_and_says_so(make_sign):
    sign = lay_out(make_sign(band_language="mt"), read_style("neutral"))
    assert "band-english" in {notice.code for notice in sign.notices}
    words = {mark.text for mark in all_marks(sign.sheet.marks) if isinstance(mark, Text)}
    assert SENTENCE in words


def test_the_band_of_a_town_is_one_value_for_all_its_signs(make_sign):
    sign = make_sign()
    day = datetime.date(2027, 8, 4)
    assert lay_out_band(("en",), day, sign.mark, 273, 32) is lay_out_band(
        ("en",), day, sign.mark, 273, 32
    )


def test_a_letter_that_the_face_lacks_is_an_error(make_sign):
    with pytest.raises(GlyphError, match=r"U\+5E83"):
        lay_out(make_sign(names=(named("広場"),)), read_style("neutral"))


def test_what_cannot_fit_is_an_error_and_never_overflows(make_sign):
    with pytest.raises(StyleError, match="smaller than"):
        lay_out(make_sign(names=(named("Extraordinarily" * 9),)), read_style("neutral"))
    with pytest.raises(StyleError, match="beside the code"):
        lay_out(make_sign(who=(("en", "many words " * 60),)), read_style("neutral"))


WORDS = st.text("abcdefghijklmnopqrstuvwxyzáðéíóúýþæöäåßçœБеларусьў'-", min_size=1, max_size=16)


@settings(max_examples=60, deadline=None)
@given(
    style=st.sampled_from(STYLES),
    words=st.lists(WORDS, min_size=1, max_size=7),
    who=st.lists(WORDS, min_size=1, max_size=9),
    paper=st.sampled_from(sorted(PAPERS)),
    ink=st.sampled_from(["saving", "full"]),
    folders=st.lists(st.text("abcXYZ019-", min_size=1, max_size=12), max_size=6),
)
def test_text_never_leaves_its_plate(make_sign, style, words, who, paper, ink, folders):
    path = "/".join(["example.org", *folders, "R/7K3QX"])
    sign = make_sign(
        style,
        names=(named(" ".join(words)),),
        who=(("en", " ".join(who)),),
        link=SignLink(payload=f"HTTPS://{path}", readable=path),
    )
    try:
        laid_out = lay_out(sign, read_style(style), paper=paper, ink=ink)
    except StyleError:
        return
    frame = extent(laid_out.sheet.marks[0])
    texts = [mark for mark in laid_out.sheet.marks if isinstance(mark, Text)]
    plate = [mark for mark in texts if mark.y_mm < frame.bottom]
    assert plate
    for mark in plate:
        assert extent(mark).within(frame)
    assert max(mark.size_mm for mark in plate) == pytest.approx(
        laid_out.letter_height_mm / typeset.cap_height_mm(plate[-1].face, 1)
    )
    boxes = [extent(mark) for mark in laid_out.sheet.marks if mark not in plate]
    room = Box(12, 12, laid_out.sheet.width_mm - 12, laid_out.sheet.height_mm - 12)
    assert all(box.within(room) for box in boxes)
    code = next(mark for mark in laid_out.sheet.marks if isinstance(mark, Modules))
    assert all(extent(mark).right <= code.x_mm for mark in texts if mark not in plate)


def test_hebrew_stands_at_the_right_of_its_column_and_the_rest_at_the_left(make_sign):
    hebrew, second = "מגן זכויות אדם", "Плошча Свабоднай Беларусі"
    sign = make_sign(who=(("he", hebrew), ("en", "Human rights defender")))
    marks = lay_out(sign, read_style("neutral")).sheet.marks
    texts = {mark.text: extent(mark) for mark in marks if isinstance(mark, Text)}
    assert texts[hebrew].left > texts[second].left + 50
    assert texts["Human rights defender"].left == texts[second].left == pytest.approx(12)
    code = next(mark for mark in marks if isinstance(mark, Modules))
    assert texts[hebrew].right < code.x_mm
