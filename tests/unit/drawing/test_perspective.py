"""A picture stood into another one lands where its corners are told to, and nowhere else."""

from __future__ import annotations

import numpy as np
import pytest

from renamer.drawing.perspective import (
    bends_of,
    corners_of,
    edges_of,
    homography,
    light_around,
    pasted,
)

OBLIQUE = (60.5, 40.25), (190.0, 70.0), (185.0, 150.5), (55.0, 140.0)
GROUND = np.full((200, 260, 3), 40, np.uint8)


def flat(width, height, colour):
    return np.full((height, width, 3), colour, np.uint8)


def test_corners_go_to_corners():
    source = corners_of(flat(300, 200, 0))
    matrix = homography(source, OBLIQUE)
    for (x, y), wanted in zip(source, OBLIQUE, strict=True):
        moved = matrix @ (x, y, 1)
        assert moved[:2] / moved[2] == pytest.approx(wanted, abs=1e-6)


def test_the_middle_goes_where_the_diagonals_cross():
    """A projective transform keeps lines, so the crossing of the diagonals stays one."""
    matrix = homography(corners_of(flat(300, 200, 0)), OBLIQUE)
    x, y, w = matrix @ (150, 100, 1)
    for one, other in ((OBLIQUE[0], OBLIQUE[2]), (OBLIQUE[1], OBLIQUE[3])):
        along, aside = np.subtract(other, one), np.subtract((x / w, y / w), one)
        assert along[0] * aside[1] - along[1] * aside[0] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("spot", [(15, 15), (285, 15), (285, 185), (15, 185), (150, 100)])
def test_a_drawn_spot_is_within_half_a_pixel_of_where_it_belongs(spot):
    piece = flat(300, 200, 40)
    x, y = spot
    piece[y - 10 : y + 10, x - 10 : x + 10] = 240
    light = pasted(GROUND, piece, OBLIQUE)[..., 0].astype(float) - 40
    rows, columns = np.mgrid[0:200, 0:260] + 0.5
    seen = (light * columns).sum() / light.sum(), (light * rows).sum() / light.sum()
    moved = homography(corners_of(piece), OBLIQUE) @ (x, y, 1)
    assert seen == pytest.approx(moved[:2] / moved[2], abs=0.5)


def test_an_upright_piece_fills_exactly_its_pixels():
    made = pasted(GROUND, flat(90, 60, 200), ((20, 30), (120, 30), (120, 90), (20, 90)))
    assert (made[30:90, 20:120] == 200).all()
    made[30:90, 20:120] = 40
    assert (made == GROUND).all()


def test_an_edge_between_pixels_is_soft():
    made = pasted(GROUND, flat(90, 60, 240), ((20.5, 30), (120, 30), (120, 90), (20.5, 90)))
    assert made[60, 20, 0] == pytest.approx(140, abs=4)


def test_nothing_changes_away_from_the_piece():
    made = pasted(GROUND, flat(300, 200, 255), OBLIQUE)
    assert (made[:39] == 40).all()
    assert (made[152:] == 40).all()
    assert (made[:, :53] == 40).all()
    assert (made[:, 192:] == 40).all()
    assert (GROUND == 40).all()


def test_what_leaves_the_ground_is_cut_off():
    made = pasted(GROUND, flat(30, 30, 255), ((-50, -50), (50, -50), (50, 50), (-50, 50)))
    assert made.shape == GROUND.shape
    assert (made[:50, :50] == 255).all()
    assert (pasted(GROUND, flat(9, 9, 255), ((300, 9), (310, 9), (310, 20), (300, 20))) == 40).all()


def test_fine_lines_turn_grey_and_do_not_flicker():
    piece = flat(1200, 800, 255)
    piece[:, ::2] = 0
    made = pasted(GROUND, piece, ((20, 20), (220, 20), (220, 180), (20, 180)))
    assert np.ptp(made[30:170, 30:210].astype(int)) < 30


def test_bends_and_edges():
    assert min(bends_of(OBLIQUE)) > 0
    one, two, three, four = OBLIQUE
    assert max(bends_of((four, three, two, one))) < 0
    crossed = bends_of((one, two, four, three))
    assert min(crossed) < 0 < max(crossed)
    assert edges_of(((0, 0), (4, 3), (4, 10), (0, 12))) == pytest.approx((5, 7, 20**0.5, 12))


@pytest.mark.parametrize(("around", "dimmed"), [(255, 1.0), (0, 0.6), (128, 0.8)])
def test_a_sign_is_as_light_as_its_place(around, dimmed):
    ground = flat(260, 200, around)
    ground[60:120, 80:180] = 90  # what the sign hides does not count
    corners = (80, 60), (180, 60), (180, 120), (80, 120)
    assert light_around(ground, corners) == pytest.approx(dimmed, abs=0.01)


def test_a_sign_that_fills_the_photo_is_not_dimmed():
    assert light_around(GROUND, corners_of(GROUND)) == 1
