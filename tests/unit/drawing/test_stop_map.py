"""The map for paper: its grid, its discs, its names, on a sample town."""

from __future__ import annotations

import math
import string
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import shapely

from renamer.drawing.discs import place_discs
from renamer.drawing.extent import Box, extent_of
from renamer.drawing.labels import LabelWish, place_labels
from renamer.drawing.lettering import NameWish, place_names
from renamer.drawing.map_grid import Grid
from renamer.drawing.map_stops import MapManner, MapStop
from renamer.drawing.orientation import _SIGHTS, draw_orientation
from renamer.drawing.stop_map import StopMap, known_part, lay_out_stop_map
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.drawing.view import fit_view
from renamer.gazetteer.samples import read_sample
from renamer.model.sheet import Placed, Rect, Text

if TYPE_CHECKING:
    from renamer.model.place import Town

MANNER = MapManner(colour="#4A63C8", ink="#32449A", pale="#C6D0F4")


@pytest.fixture(scope="module")
def berlin() -> Town:
    return read_sample("de-berlin-mitte")


def stops(town: Town, *names: str) -> list[MapStop]:
    places = {place.name: place for place in town.places}
    return [
        MapStop(
            number=number,
            place_id=places[name].id,
            anchor_lonlat=places[name].anchor_lonlat,
            new=(f"Neu {number}",),
            old=(name,),
        )
        for number, name in enumerate(names, start=1)
    ]


@pytest.fixture(scope="module")
def plan(berlin: Town) -> StopMap:
    chosen = stops(berlin, "Hackescher Markt", "Gendarmenmarkt", "Oranienburger Straße")
    return lay_out_stop_map(berlin, chosen, MANNER, width_mm=280, height_mm=230, language="de")


def inner(plan: StopMap) -> Placed:
    (placed,) = (mark for mark in plan.sheet.marks if isinstance(mark, Placed))
    return placed


def discs(plan: StopMap) -> dict[int, tuple[float, float]]:
    """Return the middle of every disc as drawn, by the number within it."""
    marks = inner(plan).sheet.marks
    found = {}
    for disc, text in pairwise(marks):
        if isinstance(disc, Rect) and isinstance(text, Text) and disc.fill == MANNER.ink:
            found[int(text.text)] = (disc.x_mm + disc.width_mm / 2, disc.y_mm + disc.height_mm / 2)
    return found


def test_a_field_is_where_its_printed_letter_and_number_stand(plan: StopMap) -> None:
    """What the index says is read off the sheet: the nearest letter above, the nearest number."""
    names = [mark for mark in plan.sheet.marks if isinstance(mark, Text)]
    letters = [mark for mark in names if mark.text in string.ascii_uppercase]
    numbers = [mark for mark in names if mark.text.isdecimal()]
    assert len(letters) == 2 * plan.grid.columns and len(numbers) == 2 * plan.grid.rows
    placed = inner(plan)
    assert discs(plan).keys() == plan.fields.keys() == {1, 2, 3}
    for number, (x, y) in discs(plan).items():
        spot = (x + placed.x_mm, y + placed.y_mm)
        column = min(letters, key=lambda mark: abs(mark.x_mm - spot[0])).text
        row = min(numbers, key=lambda mark: abs(mark.y_mm - spot[1] - 1.3)).text
        assert plan.fields[number] == column + row


def test_a_grid_tells_the_field_of_every_point() -> None:
    grid = Grid.of(100, 60, 20)
    assert (grid.columns, grid.rows) == (5, 3)
    assert [grid.cell(x, y) for x, y in ((0, 0), (19.9, 19.9), (20.1, 0), (99.9, 59.9))] == [
        "A1",
        "A1",
        "B1",
        "E3",
    ]
    assert grid.cell(100, 60) == "E3"
    assert grid.cell(-1, -1) == "A1"
    assert Grid.of(9, 9, 20).cell(5, 5) == "A1"


def test_the_lines_of_the_grid_stand_between_the_fields() -> None:
    grid = Grid.of(100, 60, 20)
    starts = [segment[1:] for segment in grid.lines().segments if segment[0] == "M"]
    assert starts == [(20, 0), (40, 0), (60, 0), (80, 0), (0, 20), (0, 40)]
    for x, _y in starts[:4]:
        assert grid.cell(x - 0.1, 1) != grid.cell(x + 0.1, 1)


def test_discs_stand_off_each_other_on_the_map_and_off_what_is_taken() -> None:
    wanted = [(0.0, 0.0)] * 6 + [(50.0, 50.0)] * 6
    box = Box(40, 40, 60, 60)
    spots = place_discs(wanted, radius_mm=3, width_mm=100, height_mm=100, taken=[box])
    for at, one in enumerate(spots):
        assert 3 <= one[0] <= 97 and 3 <= one[1] <= 97
        assert not (40 < one[0] < 60 and 40 < one[1] < 60)
        assert all(math.dist(one, other) >= 6.5 for other in spots[:at])
    assert place_discs([(50, 50)], radius_mm=3, width_mm=100, height_mm=100) == ((50, 50),)


def test_every_new_name_stands_on_the_map_and_no_plate_on_another(plan: StopMap) -> None:
    marks = inner(plan).sheet.marks
    plates = [mark for mark in marks if isinstance(mark, Rect) and mark.stroke == MANNER.colour]
    texts = [mark.text for mark in marks if isinstance(mark, Text)]
    assert {"Neu 1", "Hackescher Markt", "Neu 2", "Gendarmenmarkt"} <= set(texts)
    boxes = [
        shapely.box(b.left, b.top, b.right, b.bottom)
        for b in (extent_of([plate]) for plate in plates)
    ]
    for at, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[:at])
        for x, y in discs(plan).values():
            assert box.distance(shapely.Point(x, y)) >= MANNER.radius_mm


def test_a_long_straight_street_bears_its_name_along_itself(berlin: Town) -> None:
    """Its letters are outlines, so the plate's text is missing and there is no plate."""
    chosen = stops(berlin, "Karl-Liebknecht-Straße")
    plan = lay_out_stop_map(berlin, chosen, MANNER, width_mm=280, height_mm=230, language="de")
    texts = [mark.text for mark in inner(plan).sheet.marks if isinstance(mark, Text)]
    assert "Neu 1" not in texts
    fills = [getattr(mark, "fill", None) for mark in inner(plan).sheet.marks]
    assert fills.count(MANNER.ink) >= 2  # the letters, and the disc


def test_without_names_there_are_numbers_only(berlin: Town) -> None:
    manner = MapManner(colour="#4A63C8", ink="#32449A", pale="#C6D0F4", names=False)
    plan = lay_out_stop_map(
        berlin, stops(berlin, "Gendarmenmarkt"), manner, width_mm=180, height_mm=110, language="de"
    )
    texts = [mark.text for mark in inner(plan).sheet.marks if isinstance(mark, Text)]
    assert "1" in texts and "Neu 1" not in texts


def test_a_stop_that_the_map_has_lost_is_shown_by_its_anchor(berlin: Town) -> None:
    lost = MapStop(number=1, place_id="gone", anchor_lonlat=(13.4, 52.52), new=("Neu",))
    plan = lay_out_stop_map(berlin, [lost], MANNER, width_mm=180, height_mm=110, language="de")
    assert plan.fields.keys() == {1}


def test_no_mission_and_no_police_is_pointed_at(berlin: Town) -> None:
    shown = {
        mark.name for mark in berlin.landmarks if mark.kind in {"diplomatic", "police", "court"}
    }
    view = fit_view([berlin.city.boundary], width_mm=280, height_mm=230)
    marks = draw_orientation(berlin, view, size_mm=2.5, without=(), taken=())
    assert shown and marks
    assert not {"diplomatic", "police", "court", "prison", "government"} & set(_SIGHTS)


def test_the_known_part_is_where_the_places_lie(berlin: Town) -> None:
    part = known_part(berlin, [])
    assert part is not None
    assert part.contains(shapely.MultiPoint([place.anchor_lonlat for place in berlin.places]))
    assert known_part(read_sample("is-reykjavik"), []) is None


def test_a_view_spans_at_least_what_was_asked_for() -> None:
    point = shapely.Point(13.4, 52.5)
    view = fit_view([point], width_mm=200, height_mm=100, least_m=1300)
    assert 100 / view.mm_per_m == pytest.approx(1300)


def test_names_tell_which_of_them_found_no_room() -> None:
    line = shapely.LineString([(10, 10), (90, 10)])
    wish = NameWish(text="Allee", at=line, face=BOLD, size_mm=5, ink="#000000")
    first, second, third = place_names([wish] * 3, width_mm=100, height_mm=30, taken=[])
    assert first is not None and second is not None
    assert not first.box.intersects(second.box)
    short = NameWish(
        text="Allee",
        at=shapely.LineString([(10, 10), (12, 10)]),
        face=REGULAR,
        size_mm=5,
        ink="#000000",
    )
    assert place_names([short], width_mm=100, height_mm=30, taken=[]) == (None,)
    assert third is None or not third.box.intersects(first.box)


def test_a_label_keeps_off_what_is_taken() -> None:
    taken = shapely.box(0, 0, 100, 48)
    wish = LabelWish(near=shapely.Point(50, 50), width_mm=20, height_mm=8)
    (spot,) = place_labels([wish], width_mm=100, height_mm=100, taken=[taken])
    assert spot is not None and spot.y_mm >= 48
    nowhere = shapely.box(0, 0, 100, 100)
    assert place_labels([wish], width_mm=100, height_mm=100, taken=[nowhere]) == (None,)
