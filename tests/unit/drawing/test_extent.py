import pytest

from renamer.drawing.extent import Box, extent, extent_of
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Sheet, Text


def test_a_stroke_reaches_half_its_width_beyond_the_edge():
    rect = Rect(x_mm=10, y_mm=10, width_mm=5, height_mm=5, stroke="#000000", stroke_mm=2)
    assert extent(rect) == Box(9, 9, 16, 16)
    path = Path(segments=(("M", 0, 0), ("L", 4, 2), ("Z",)), stroke="#000000", stroke_mm=1)
    assert extent(path) == Box(-0.5, -0.5, 4.5, 2.5)


def test_text_reaches_from_accent_to_descender_around_its_anchor():
    box = extent(Text(x_mm=50, y_mm=20, text="Àg", face="FiraGO", size_mm=10, anchor="middle"))
    assert (box.left + box.right) / 2 == pytest.approx(50)
    assert box.top < 20 - 6.9
    assert box.bottom > 22


def test_groups_reach_as_far_as_their_parts():
    code = Modules(x_mm=1, y_mm=2, side_mm=10, rows=(b"\x01",), payload="")
    inner = Sheet(width_mm=10, height_mm=20, marks=())
    placed = Placed(sheet=inner, x_mm=20, y_mm=0, scale=0.5)
    assert extent(Link(href="", title="", marks=(code, placed))) == Box(1, 0, 25, 12)
    assert extent_of((code,)).within(Box(1, 2, 11, 12))
    assert not extent_of((code, placed)).within(Box(1, 2, 11, 12))
    assert (extent(code).width_mm, extent(code).height_mm) == (10, 10)
