"""Four corners as people write them, and what is said of those that cannot be."""

from __future__ import annotations

import numpy as np
import pytest

from renamer.errors import UsageError
from renamer.model.sheet import Sheet
from renamer.workflow.corners import check_corners, proportion, read_corners

PHOTO = np.zeros((1500, 2000, 3), np.uint8)
PAPER = Sheet(width_mm=297, height_mm=210, marks=())
WANTED = (500.0, 300.0), (1100.0, 310.5), (1100.0, 750.0), (500.0, 700.0)


@pytest.mark.parametrize(
    "text",
    [
        "500,300 1100,310.5 1100,750 500,700",
        "  500,300;1100,310.5; 1100,750 ;500,700",
        "500, 300  1100 , 310.5\n1100,750 500,700",
        "25%,20% 55%,20.7% 55%,50% 500,700",
    ],
)
def test_pixels_and_percent(text):
    assert read_corners(text, PHOTO) == pytest.approx(np.array(WANTED))


def test_the_edge_of_the_photo_is_in_it():
    assert read_corners("0,0 100%,0 2000,1500 0,100%", PHOTO)[2] == (2000, 1500)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not four corners"),
        ("1,2 3,4 5,6", "not four corners"),
        ("1,2 3,4 5,6 7,8 9,10", "not four corners"),
        ("1,2 3,4 5,6 7", "not four corners"),
        ("-1,2 3,4 5,6 7,8", "not four corners"),
        ("nan,2 3,4 5,6 7,8", "not four corners"),
        ("1,2 2001,4 5,6 7,8", "2001,4 lies outside the photo, which is 2000 x 1500"),
        ("1,2 3,4 5,101% 7,8", "5,101% lies outside"),
    ],
)
def test_no_corners(text, words):
    with pytest.raises(UsageError, match=words):
        read_corners(text, PHOTO)


@pytest.mark.parametrize(
    ("order", "words"),
    [
        ((0, 3, 2, 1), "another order"),  # anticlockwise: the sign would be seen in a mirror
        ((1, 2, 3, 0), "another order"),  # lying on its side
        ((2, 3, 0, 1), "another order"),  # upside down
        ((0, 2, 1, 3), "another order"),
    ],
)
def test_another_order(order, words):
    check_corners(WANTED, PAPER)
    with pytest.raises(UsageError, match=words):
        check_corners(tuple(WANTED[index] for index in order), PAPER)


def test_a_dent():
    with pytest.raises(UsageError, match="bend inwards"):
        check_corners(((500, 300), (1100, 310), (700, 500), (500, 900)), PAPER)


@pytest.mark.parametrize(("width", "height"), [(299, 300), (400, 200)])
def test_too_small(width, height):
    corners = (10, 10), (10 + width, 10), (10 + width, 10 + height), (10, 10 + height)
    with pytest.raises(UsageError, match=f"{width} pixels wide and {height} high, too small"):
        check_corners(corners, PAPER)


def test_proportion():
    assert proportion(((0, 0), (297, 0), (297, 210), (0, 210)), PAPER) == pytest.approx(1)
    assert proportion(((0, 0), (100, 0), (100, 210), (0, 210)), PAPER) == pytest.approx(100 / 297)
