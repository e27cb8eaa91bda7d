import pytest

from renamer.drawing.extent import extent_of
from renamer.errors import ResourceError
from renamer.printing.art import _segments, read_art


def test_the_cornflower_fills_its_square_and_no_more():
    flower = read_art("cornflower")
    box = extent_of(flower.marks)
    assert (flower.width_mm, flower.height_mm) == (100, 100)
    assert min(box.left, box.top) >= 0
    assert max(box.right, box.bottom) <= 100
    assert box.width_mm > 90


def test_only_plain_paths_are_read():
    assert _segments("M1 2L3,4Z") == (("M", 1, 2), ("L", 3, 4), ("Z",))
    with pytest.raises(ValueError, match="numbers"):
        _segments("M1 2 3")
    with pytest.raises(KeyError):
        _segments("A1 2 3 4 5 6 7")
    with pytest.raises(ResourceError, match="lacks"):
        read_art("rose")
