"""The map of a tiny made-up town, tested as a value."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
import shapely
from shapely.geometry import LineString, MultiLineString, Polygon

from renamer.drawing.labels import LabelWish, place_labels
from renamer.drawing.map import ACCENT, GREEN, STREET, WATER, MapPin, lay_out_map
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.view import fit_view, to_segments
from renamer.model.place import City, Ground, Place, Snapshot, Town
from renamer.model.sheet import Link, Mark, Path, Rect, Sheet, Text

LON, LAT = -21.94, 64.147


def _place(name: str, geometry: shapely.Geometry, kind: str = "street") -> Place:
    anchor = geometry.representative_point()
    return Place(
        id=name.lower(),
        name=name,
        names={},
        kind=kind,  # type: ignore[arg-type]
        osm_refs=("way/1",),
        anchor_lonlat=(anchor.x, anchor.y),
        geometry=geometry,
    )


@pytest.fixture
def town() -> Town:
    step = 0.002
    grid = [
        _place(f"Rue{i}", LineString([(LON - 0.02, LAT + i * step), (LON + 0.02, LAT + i * step)]))
        for i in range(-4, 5)
    ]
    square = _place(
        "Torg",
        Polygon([(LON, LAT), (LON + 0.001, LAT), (LON + 0.001, LAT + 0.0005), (LON, LAT + 0.0005)]),
        "square",
    )
    far = _place("Far", LineString([(LON + 0.5, LAT), (LON + 0.51, LAT)]))
    lane = _place("Lane", LineString([(LON + 0.002, LAT - 0.001), (LON + 0.004, LAT - 0.001)]))
    lake = Polygon([(LON, LAT - 0.01), (LON + 0.01, LAT - 0.01), (LON + 0.01, LAT - 0.001)])
    return Town(
        city=City(
            slug="xx-town", names={"en": "Town"}, country="IS", languages=("is",), crs_m="EPSG:3057"
        ),
        snapshot=Snapshot(source="test", data_date=date(2019, 5, 9)),
        places=(*grid, square, far, lane),
        landmarks=(),
        ground=Ground(water=(lake,), green=(lake.buffer(0.001),)),
    )


def _flat(marks: tuple[Mark, ...]) -> list[Mark]:
    return [
        leaf for mark in marks for leaf in (_flat(mark.marks) if isinstance(mark, Link) else [mark])
    ]


def _pins(*places: str) -> list[MapPin]:
    return [
        MapPin(place_id=place, code=f"C{i}", label=f"New {place}", href=f"R/C{i}/index.html")
        for i, place in enumerate(places)
    ]


def _map(town: Town, pins: list[MapPin], **more: object) -> Sheet:
    return lay_out_map(town, pins, width_mm=180, height_mm=110, **more)  # type: ignore[arg-type]


def test_each_renamed_place_is_one_link_with_a_title(town: Town) -> None:
    links = [mark for mark in _map(town, _pins("torg", "lane")).marks if isinstance(mark, Link)]
    assert [(link.href, link.title) for link in links] == [
        ("R/C0/index.html", "New torg"),
        ("R/C1/index.html", "New lane"),
    ]
    for link in links:
        assert any(isinstance(mark, Path) and mark.stroke == ACCENT for mark in link.marks)
        assert {mark.text for mark in link.marks if isinstance(mark, Text)} & {"Torg", "Lane"}


def test_without_an_address_nothing_is_linked(town: Town) -> None:
    sheet = _map(town, [MapPin(place_id="torg", code="A", label="New")])
    assert not any(isinstance(mark, Link) for mark in sheet.marks)
    assert any(isinstance(mark, Text) and mark.text == "New" for mark in sheet.marks)


def test_the_attribution_names_the_day_of_the_data(town: Town) -> None:
    words = [mark.text for mark in _flat(_map(town, []).marks) if isinstance(mark, Text)]
    assert "© OpenStreetMap contributors, data of 2019-05-09" in words


def test_the_scale_bar_is_as_long_as_it_says(town: Town) -> None:
    sheet = _map(town, _pins("torg", "lane"))
    view = fit_view(
        [town.place("torg").geometry, town.place("lane").geometry], width_mm=180, height_mm=110
    )  # type: ignore[union-attr]
    words = [m.text for m in sheet.marks if isinstance(m, Text) and m.text.endswith(" m")]
    metres = float(words[0].removesuffix(" m"))
    bar = next(m for m in sheet.marks if isinstance(m, Path) and not m.round_ends)
    xs = [segment[1] for segment in bar.segments if len(segment) > 1]
    assert max(xs) - min(xs) == pytest.approx(metres * view.mm_per_m, abs=0.02)


def test_the_view_keeps_metres_square_and_shows_everything() -> None:
    corners = LineString([(LON, LAT), (LON + 0.01, LAT + 0.003)])
    view = fit_view([corners], width_mm=180, height_mm=110)
    (x0, y0), (x1, y1) = view.to_mm(corners).coords
    assert 0 < x0 < x1 < 180
    assert 0 < y1 < y0 < 110  # north is up
    # 0.01 degrees of longitude at 64.147 N are 485 m on the ground, 0.003 of latitude 334 m.
    assert (x1 - x0) / view.mm_per_m == pytest.approx(485, abs=3)
    assert (y0 - y1) / view.mm_per_m == pytest.approx(334, abs=2)


def test_where_the_data_end_the_view_looks_little_beyond() -> None:
    known = shapely.box(LON, LAT, LON + 0.1, LAT + 0.1)
    corner = LineString([(LON, LAT), (LON + 0.001, LAT + 0.001)])
    view = fit_view([corner], width_mm=100, height_mm=100, known=known)
    west, south, east, north = view.to_mm(known).bounds
    assert (west, north) == pytest.approx((0, 100), abs=0.01)
    assert (south < 0, east > 100) == (True, True)


def test_a_small_extract_stands_amid_the_sheet() -> None:
    known = shapely.box(LON, LAT, LON + 0.001, LAT + 0.001)
    view = fit_view([known.boundary], width_mm=100, height_mm=60, known=known)
    west, north, east, south = view.to_mm(known).bounds
    assert (west + east, north + south) == pytest.approx((100, 60), abs=0.01)


def test_nothing_is_drawn_far_outside_the_sheet(town: Town) -> None:
    for mark in _flat(_map(town, _pins("torg")).marks):
        if isinstance(mark, Path):
            numbers = [value for segment in mark.segments for value in segment[1:]]
            assert min(numbers) >= -3
            assert max(numbers) <= 183


def test_streets_water_and_green_are_one_path_each(town: Town) -> None:
    marks = _map(town, _pins("torg", "lane")).marks
    paths = [mark for mark in marks if isinstance(mark, Path)]
    assert sum(path.stroke == STREET for path in paths) == 1
    assert sum(path.fill == WATER for path in paths) == 1
    assert sum(path.fill == GREEN for path in paths) == 1


def test_a_place_the_town_does_not_have_is_left_out(town: Town) -> None:
    assert _map(town, _pins("nowhere")) == _map(town, [])


def test_a_place_that_is_but_a_point_still_has_its_label(town: Town) -> None:
    point = _place("Spot", shapely.Point(LON, LAT))
    sheet = _map(dataclasses.replace(town, places=(*town.places, point)), _pins("spot", "lane"))
    words = [mark.text for mark in _flat(sheet.marks) if isinstance(mark, Text)]
    assert "New spot" in words


def test_a_nameless_place_has_the_new_name_alone(town: Town) -> None:
    nameless = dataclasses.replace(town.places[0], name="")
    changed = dataclasses.replace(town, places=(nameless, *town.places[1:]))
    marks = _flat(_map(changed, _pins(nameless.id)).marks)
    texts = [mark.text for mark in marks if isinstance(mark, Text)]
    assert _pins(nameless.id)[0].label in texts
    assert "" not in texts


def test_same_town_same_map(town: Town) -> None:
    assert paint_svg(_map(town, _pins("torg", "lane"))) == paint_svg(
        _map(town, _pins("torg", "lane"))
    )


def test_numbers_only(town: Town) -> None:
    sheet = _map(town, _pins("torg", "lane"), labels=False)
    words = [mark.text for mark in _flat(sheet.marks) if isinstance(mark, Text)]
    assert {"1", "2"} <= set(words)
    assert "New torg" not in words


def test_labels_do_not_overlap_and_stay_on_the_sheet(town: Town) -> None:
    sheet = _map(town, _pins("torg", "lane", "rue0", "rue1", "rue-1", "rue2"))
    plates = [
        shapely.box(m.x_mm, m.y_mm, m.x_mm + m.width_mm, m.y_mm + m.height_mm)
        for m in _flat(sheet.marks)
        if isinstance(m, Rect) and m.stroke == ACCENT
    ]
    assert len(plates) == 6
    for i, plate in enumerate(plates):
        assert shapely.box(0, 0, 180, 110).contains(plate)
        assert not any(plate.intersects(other) for other in plates[:i])


def test_a_label_without_room_gives_way() -> None:
    wish = LabelWish(near=LineString([(5, 5), (5, 15)]), width_mm=10, height_mm=14)
    first, second = place_labels([wish, wish], width_mm=20, height_mm=20)
    assert (first is None) != (second is None)


def test_no_pins_no_labels() -> None:
    assert place_labels([], width_mm=20, height_mm=20) == ()


def test_holes_and_parts_become_subpaths() -> None:
    ring = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(3, 3), (6, 3), (6, 6)]])
    lines = MultiLineString([[(0, 0), (1, 1)], [(2, 2), (3, 3)]])
    segments = to_segments([ring, *lines.geoms])
    assert [segment[0] for segment in segments].count("M") == 4
    assert [segment[0] for segment in segments].count("Z") == 2
