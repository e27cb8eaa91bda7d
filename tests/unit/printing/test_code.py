from dataclasses import replace

import pytest

from renamer.drawing.extent import extent
from renamer.errors import LinkError, StyleError
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text
from renamer.printing import code as printed
from renamer.printing.plate import lay_out
from renamer.printing.sign import SignLink
from renamer.printing.styles import read_style

SHORT = "HTTPS://EXAMPLE.ORG/R/7K3QX/"
LONG = "https://example.org/" + "a-long-folder/" * 9


def code(payload=SHORT, side_mm=60.0, **changes):
    given = {"x_mm": 20, "y_mm": 20, "distance_mm": 600, "outdoors": True}
    return printed.lay_out_code(payload, side_mm=side_mm, **(given | changes))


def sheet(*marks):
    return Sheet(width_mm=297, height_mm=210, marks=marks)


def rect(left, top, right, bottom, **ink):
    return Rect(
        x_mm=left, y_mm=top, width_mm=right - left, height_mm=bottom - top, **(ink or BLACK)
    )


BLACK = {"fill": "#000000"}
PALE = {"fill": "#E8EEF8"}


def text(x, words="Street", **changes):
    return Text(x_mm=x, y_mm=50, text=words, face="FiraGO", size_mm=8, **changes)


def test_the_rule_of_distance_and_its_reverse():
    assert printed.least_module_mm(600) == pytest.approx(600 * 3 / 1480)
    assert printed.scans_from_mm(printed.least_module_mm(750)) == pytest.approx(750)


@pytest.mark.parametrize("distance", [400, 600, 1000])
@pytest.mark.parametrize("side", [42, 60, 100])
@pytest.mark.parametrize("payload", [SHORT, LONG])
def test_no_code_is_too_small_for_its_distance(payload, side, distance):
    """side_mm >= distance_mm x modules x 3 / f_px, or there is no code at all."""
    try:
        mark = code(payload, side, distance_mm=distance)
    except StyleError:
        assert printed.least_side_mm(payload, distance) > side
        return
    across = len(mark.rows) + 2 * mark.quiet_modules
    assert mark.quiet_modules == 4
    assert side >= distance * across * 3 / 1480 - 1e-6


def test_what_stands_outdoors_has_the_stronger_level_where_there_is_room():
    def size(mark):
        return len(mark.rows)

    payload = "https://example.org/" + "x" * 40  # version 4 at M, 6 at Q
    indoors, outdoors = (code(payload, 60, outdoors=where) for where in (False, True))
    assert size(indoors) < size(outdoors)
    assert size(code(payload, 50)) == size(indoors)


def test_the_least_side_is_just_enough():
    side = printed.least_side_mm(LONG, 600)
    assert code(LONG, side).module_mm == pytest.approx(printed.least_module_mm(600))
    with pytest.raises(StyleError):
        code(LONG, side - 0.1)


def test_an_address_too_long_is_one_sentence_with_the_way_out():
    with pytest.raises(StyleError) as caught:
        code(LONG, 50)
    assert "so long that its code must be" in str(caught.value)
    assert "base_url" in str(caught.value)
    with pytest.raises(LinkError, match="too long"):
        code("x" * 4000)


def test_a_sign_with_an_address_too_long_says_so(make_sign):
    link = SignLink(payload="https://example.org/" + "folder/" * 40, readable="example.org/folder")
    with pytest.raises(StyleError, match=r"to scan from 0\.6 m"):
        lay_out(make_sign(link=link), read_style("neutral"))


@pytest.mark.parametrize(
    ("dark", "light"), [("#FFFFFF", "#000000"), ("#777777", "#CCCCCC"), ("#000000", "#000000")]
)
def test_light_on_dark_and_grey_on_grey_are_refused(dark, light):
    with pytest.raises(StyleError, match="does not scan well"):
        code(dark=dark, light=light)


def test_dark_blue_on_cream_is_fine():
    mark = code(dark="#1B2A6B", light="#FFF8E7")
    assert (mark.dark, mark.light) == ("#1B2A6B", "#FFF8E7")


@pytest.mark.parametrize(
    "marks",
    [
        (rect(70, 70, 90, 90), code()),  # in the quiet zone, below
        (code(), rect(70, 70, 90, 90)),  # and above
        (rect(0, 0, 297, 210), code()),  # a dark ground
        (rect(0, 0, 297, 70, **PALE), code()),  # a pale ground that ends within
        (code(), rect(0, 0, 297, 210, **PALE)),  # a pale ground above hides the code
        (text(5), code()),
        (code(), text(75, "Platz")),
        (code(), replace(code(), x_mm=75)),
        (code(), Path(segments=(("M", 0, 0), ("L", 200, 200)), stroke="#000000", stroke_mm=1)),
        (code(), Link(href="#", title="", marks=(text(30),))),
        (code(), rect(21, 10, 100, 100, stroke="#000000", stroke_mm=1)),  # a frame through it
        (code(), Placed(sheet=sheet(rect(0, 0, 9, 9)), x_mm=10, y_mm=15, scale=2)),
    ],
)
def test_whatever_enters_the_box_of_a_code_is_told(marks):
    assert list(printed.intrusions(sheet(*marks)))
    with pytest.raises(StyleError, match="enters the box of the code"):
        printed.check_clear(sheet(*marks))


@pytest.mark.parametrize(
    "marks",
    [
        (rect(0, 0, 297, 210, **PALE), code()),
        (rect(80, 20, 120, 80), code(), text(81)),  # touches
        (code(), rect(15, 15, 85, 85, stroke="#000000", stroke_mm=1)),  # a frame around it
        (code(), replace(code(), x_mm=80)),
        (code(), Placed(sheet=Sheet(width_mm=10, height_mm=10, marks=(rect(0, 0, 90, 90),)),
                        x_mm=5, y_mm=20)),  # clipped
    ],
)  # fmt: skip
def test_what_stays_outside_is_none_of_our_business(marks):
    printed.check_clear(sheet(*marks))


def test_a_code_on_a_placed_sheet_is_watched_too():
    inner = Sheet(width_mm=100, height_mm=100, marks=(code(),))
    placed = Placed(sheet=inner, x_mm=100, y_mm=0, scale=0.5)
    printed.check_clear(sheet(placed, rect(20, 20, 80, 80)))
    assert list(printed.intrusions(sheet(placed, rect(130, 20, 150, 30))))


@pytest.mark.parametrize("style", ["neutral", "fr-paris", "fi-helsinki"])
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_sign_keeps_the_box_of_its_code_free(make_sign, style, paper):
    laid_out = lay_out(make_sign(style), read_style(style), paper=paper)
    assert list(printed.intrusions(laid_out.sheet)) == []
    (mark,) = (mark for mark in laid_out.sheet.marks if isinstance(mark, Modules))
    box = extent(mark)
    word = replace(text(box.left + 5), y_mm=box.bottom)  # its letters stand in the quiet zone
    spoiled = replace(laid_out.sheet, marks=(*laid_out.sheet.marks, word))
    assert len(list(printed.intrusions(spoiled))) == 1
