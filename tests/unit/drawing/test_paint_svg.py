import re
import xml.etree.ElementTree as ET

import pytest

from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.runs import module_runs
from renamer.errors import GlyphError
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text

SVG = "{http://www.w3.org/2000/svg}"
WORDS = Text(x_mm=5, y_mm=9, text="A<&>\"'ў", face="FiraGO Bold", size_mm=4, anchor="middle")


def sheet(*marks, **more):
    return Sheet(width_mm=100, height_mm=50, marks=marks, **more)


def test_size_in_millimetres_and_an_accessible_description():
    root = ET.fromstring(paint_svg(sheet(WORDS, title="Plate <1>", language="be")))
    assert (root.get("width"), root.get("height")) == ("100mm", "50mm")
    assert root.get("viewBox") == "0 0 100 50"
    assert root.get("role") == "img"
    assert root.get("lang") == "be"
    assert root.find(f"{SVG}title").text == "Plate <1>"
    assert root.find(f"{SVG}desc").text == WORDS.text


def test_outlines_need_no_font_and_live_text_is_text():
    assert "<text" not in paint_svg(sheet(WORDS))
    live = ET.fromstring(paint_svg(sheet(WORDS), text="live"))
    element = live.find(f"{SVG}text")
    assert element.text == WORDS.text
    assert element.get("class") == "firago-bold"
    assert element.get("text-anchor") == "middle"


def test_links_are_reachable_and_named():
    link = Link(href="https://example.org/?a=1&b=2", title="A & B", marks=(WORDS,))
    root = ET.fromstring(paint_svg(sheet(link)))
    anchor = root.find(f"{SVG}a")
    assert anchor.get("href") == "https://example.org/?a=1&b=2"
    assert anchor.find(f"{SVG}title").text == "A & B"
    assert root.get("role") is None, "an image role would hide the links"


def test_nothing_is_fetched():
    written = paint_svg(sheet(WORDS, Placed(sheet=sheet(WORDS), x_mm=1, y_mm=2, scale=0.5)))
    assert "url(" not in written
    assert set(re.findall(r'href="(.)', written)) == {"#"}
    assert "script" not in written


def test_coordinates_are_rounded_and_never_minus_zero():
    path = Path(segments=(("M", -0.00001, 1 / 3), ("C", 1, 2, 3, 4, 5, 6), ("Z",)), fill="#000000")
    written = paint_svg(sheet(path, Rect(x_mm=1, y_mm=2, width_mm=3, height_mm=4, fill="#FF0000")))
    assert 'd="M0 0.333C1 2 3 4 5 6Z"' in written


def test_a_missing_letter_stops_the_painting():
    bad = Text(x_mm=0, y_mm=0, text="字", face="FiraGO", size_mm=4)
    with pytest.raises(GlyphError, match=r"U\+5B57"):
        paint_svg(sheet(bad))


def test_every_dark_module_lies_in_exactly_one_run():
    rows = (bytes([1, 1, 0, 1]), bytes(4), bytes([0, 1, 1, 1]))
    runs = list(module_runs(rows))
    assert runs == [(0, 0, 2), (3, 0, 1), (1, 2, 3)]
    code = Modules(x_mm=1, y_mm=1, side_mm=12, rows=rows, payload="x")
    assert paint_svg(sheet(code)).count("v1h-") == len(runs)


def test_a_glyph_is_drawn_once_and_used_by_its_name():
    twice = Text(x_mm=5, y_mm=9, text="AA A", face="FiraGO Bold", size_mm=4)
    root = ET.fromstring(paint_svg(sheet(twice, twice)))
    (glyph,) = root.find(f"{SVG}defs")
    uses = list(root.iter(f"{SVG}use"))
    assert {use.get("href") for use in uses} == {f"#{glyph.get('id')}"}
    assert len(uses) == 6
