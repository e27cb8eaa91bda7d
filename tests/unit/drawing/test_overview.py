"""The overview map of a tiny made-up town, tested as a value."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
import shapely
from shapely.geometry import LineString, Point, Polygon

from renamer.drawing.lettering import NameWish, can_write, write_names
from renamer.drawing.overview import lay_out_overview
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.symbols import INKS, kind_words, size_words
from renamer.drawing.typeset import REGULAR
from renamer.l10n import texts
from renamer.model.place import (
    PLACE_CLASS,
    City,
    Ground,
    Landmark,
    Place,
    PlaceKind,
    Snapshot,
    Town,
)
from renamer.model.sheet import Link, Mark, Path, Placed, Sheet, Text

LON, LAT = -21.94, 64.147


def _place(name: str, geometry: shapely.Geometry, kind: PlaceKind = "street", **more) -> Place:
    anchor = geometry.representative_point()
    return Place(
        id=more.pop("place_id", name.lower()),
        name=name,
        names={},
        kind=kind,
        osm_refs=("way/1",),
        anchor_lonlat=(anchor.x, anchor.y),
        geometry=geometry,
        **more,
    )


def _square(lon: float, lat: float, side: float = 0.001) -> Polygon:
    return Polygon([(lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side)])


@pytest.fixture
def town() -> Town:
    grid = [
        _place(
            f"Gata{i}",
            LineString([(LON - 0.01, LAT + i * 0.001), (LON + 0.01, LAT + i * 0.001)]),
            length_m=970.0,
        )
        for i in range(-3, 4)
    ]
    square = _place("Torg", _square(LON, LAT), "square", area_m2=5400.0, length_m=20.0)
    green = _place(
        "",
        _square(LON - 0.008, LAT),
        "green",
        place_id="green-by-gata0",
        area_m2=5400.0,
        near="Gata0",
    )
    mission = Landmark(
        kind="diplomatic", name="Embassy", osm_ref="node/7", lonlat=(LON, LAT), country="RU"
    )
    theatre = Landmark(kind="theatre", name="Stage", osm_ref="way/8", lonlat=(LON, LAT + 0.001))
    return Town(
        city=City(
            slug="xx-town", names={"en": "Town"}, country="IS", languages=("is",), crs_m="EPSG:3057"
        ),
        snapshot=Snapshot(source="test", data_date=date(2019, 5, 9)),
        places=(*grid, square, green),
        landmarks=(mission, theatre),
        ground=Ground(water=(_square(LON + 0.005, LAT),)),
    )


def _flat(marks: tuple[Mark, ...]) -> list[Mark]:
    """Return all marks with those within placed sheets, links kept whole."""
    return [
        leaf
        for mark in marks
        for leaf in (_flat(mark.sheet.marks) if isinstance(mark, Placed) else [mark])
    ]


def _links(sheet: Sheet) -> dict[str, str]:
    return {mark.href: mark.title for mark in _flat(sheet.marks) if isinstance(mark, Link)}


def _words(sheet: Sheet) -> list[str]:
    return [mark.text for mark in _flat(sheet.marks) if isinstance(mark, Text)]


def test_every_place_is_one_link_that_says_what_it_is(town: Town) -> None:
    sheet = lay_out_overview(town, town.places)
    links = _links(sheet)
    assert links["#place-gata0"] == "Gata0, street, 970 m"
    assert links["#place-torg"] == "Torg, square, 5400 m²"
    assert links["#place-green-by-gata0"] == "(nameless) by Gata0, green, 5400 m²"
    assert sum(href.startswith("#place-") for href in links) == len(town.places)


def test_only_the_chosen_places_are_linked_and_told(town: Town) -> None:
    sheet = lay_out_overview(town, [place for place in town.places if place.kind == "square"])
    assert [href for href in _links(sheet) if href.startswith("#place-")] == ["#place-torg"]
    words = _words(sheet)
    assert "square" in words
    assert "street" not in words
    assert "On this map: 1" in words


def test_landmarks_are_linked_and_missions_bear_their_country(town: Town) -> None:
    sheet = lay_out_overview(town, town.places)
    links = _links(sheet)
    assert (links["#landmark-node-7"], links["#landmark-way-8"]) == ("Embassy", "Stage")
    mission = next(
        mark
        for mark in _flat(sheet.marks)
        if isinstance(mark, Link) and mark.href == "#landmark-node-7"
    )
    assert [mark.text for mark in mission.marks if isinstance(mark, Text)] == ["RU"]
    assert {"Embassy", "landmark", "hollow: has no name"} <= set(_words(sheet))


def test_the_map_says_whose_data_of_which_day_and_how_large(town: Town) -> None:
    words = _words(lay_out_overview(town, town.places))
    assert "© OpenStreetMap contributors, data of 2019-05-09" in words
    assert "Places of Town" in words
    assert any(word.endswith(" m") for word in words)


def test_the_words_follow_the_language(town: Town) -> None:
    sheet = lay_out_overview(town, town.places, language="en")
    assert sheet.language == "en"
    assert set(kind_words(texts("en"))) == set(PLACE_CLASS) == set(INKS)


def test_what_lies_far_out_is_on_a_small_map_of_the_whole(town: Town) -> None:
    far = _place("Farm", LineString([(LON + 0.4, LAT + 0.1), (LON + 0.41, LAT + 0.1)]))
    wide = dataclasses.replace(town, places=(*town.places, far))
    maps = [mark.sheet for mark in lay_out_overview(wide, wide.places).marks]  # type: ignore[union-attr]
    assert len(maps) == 3
    assert "#place-farm" in _links(maps[1])
    assert set(_links(maps[0])) >= {"#place-torg", "#landmark-node-7"}
    assert not set(_links(maps[0])) & set(_links(maps[1]))
    assert len(lay_out_overview(town, town.places).marks) == 2


def test_a_point_and_a_tiny_square_can_be_seen(town: Town) -> None:
    spots = [
        _place("Spot", Point(LON, LAT), "junction"),
        _place("Dot", _square(LON, LAT, 1e-6), "square"),
    ]
    sheet = lay_out_overview(town, [*town.places, *spots])
    for mark in _flat(sheet.marks):
        if isinstance(mark, Link) and mark.href in {"#place-spot", "#place-dot"}:
            assert mark.marks[0].width_mm > 1  # type: ignore[union-attr]


def test_a_single_place_fills_a_map_too(town: Town) -> None:
    spot = _place("Spot", Point(LON, LAT), "junction")
    assert "#place-spot" in _links(lay_out_overview(town, [spot]))


def test_same_town_same_map(town: Town) -> None:
    assert paint_svg(lay_out_overview(town, town.places)) == paint_svg(
        lay_out_overview(town, town.places)
    )


def test_a_name_that_no_face_can_write_is_left_to_the_title(town: Town) -> None:
    arabic = _place("شارع", LineString([(LON, LAT), (LON + 0.01, LAT + 0.003)]))
    sheet = lay_out_overview(town, [*town.places, arabic])
    assert "شارع, street" in _links(sheet).values()


def test_sizes_are_those_of_what_is_drawn() -> None:
    line = LineString([(0, 0), (1, 0)])
    assert size_words(_place("A", line, length_m=12.4, area_m2=99.0)) == "12 m"
    assert size_words(_place("A", _square(0, 0), length_m=12.4, area_m2=99.0)) == "99 m²"
    assert size_words(_place("A", line, area_m2=99.0)) == "99 m²"
    assert size_words(_place("A", Point(0, 0))) == ""


def _wish(text: str, at: shapely.Geometry, **more) -> NameWish:
    return NameWish(text=text, at=at, face=REGULAR, size_mm=3, ink="#000000", **more)


def _written(wishes: list[NameWish], taken: tuple[shapely.Geometry, ...] = ()) -> list[Path]:
    paths = write_names(wishes, width_mm=100, height_mm=60, taken=taken)
    return [path for path in paths if path.fill]


def _box(path: Path) -> shapely.Geometry:
    numbers = [value for _, *values in path.segments for value in values]
    return shapely.MultiPoint(list(zip(numbers[0::2], numbers[1::2], strict=True))).envelope


def test_names_run_along_their_street_and_never_upside_down() -> None:
    for ends in ([(20, 10), (20, 50)], [(20, 50), (20, 10)]):
        (path,) = _written([_wish("Laugavegur", LineString(ends))])
        left, top, right, bottom = _box(path).bounds
        assert bottom - top > 3 * (right - left)
        assert 10 < top < bottom < 50
        assert abs((left + right) / 2 - 20) < 4
    (level,) = _written([_wish("Laugavegur", LineString([(80, 30), (10, 30)]))])
    first = level.segments[0]
    assert first[1] < _box(level).centroid.x  # type: ignore[misc]


def test_names_keep_off_each_other_and_off_what_is_taken() -> None:
    lines = [LineString([(10, y), (90, y)]) for y in range(10, 50, 3)]
    taken = shapely.box(0, 0, 100, 25)
    boxes = [
        _box(path)
        for path in _written([_wish("Skólavörðustígur", line) for line in lines], (taken,))
    ]
    assert len(boxes) > 3
    for index, box in enumerate(boxes):
        assert not box.intersects(taken)
        assert not any(box.intersects(other) for other in boxes[:index])


def test_a_street_shorter_than_its_name_is_named_only_beside() -> None:
    short = LineString([(50, 30), (53, 30)])
    assert _written([_wish("Skólavörðustígur", short)]) == []
    (path,) = _written([_wish("Skólavörðustígur", short, beside=True)])
    assert _box(path).bounds[0] > 53


def test_a_name_stands_within_its_area_where_it_fits() -> None:
    park = shapely.box(20, 10, 80, 50)
    (path,) = _written([_wish("Hljómskálagarður", park)])
    assert park.contains(_box(path))


def test_no_name_leaves_the_sheet() -> None:
    edge = shapely.box(96, 28, 99, 31)
    (path,) = _written([_wish("Klambratún", edge, beside=True)])
    assert shapely.box(0, 0, 100, 60).contains(_box(path))


def test_letters_at_hand() -> None:
    assert can_write("Вуліца Ўладзіміра", REGULAR)
    assert can_write("שדרות", REGULAR)
    assert not can_write("ქ字", REGULAR)
    assert not can_write("", REGULAR)
