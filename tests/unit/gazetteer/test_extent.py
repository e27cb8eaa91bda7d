"""How far a town reaches: files, boxes, circles, and what none of them can be."""

import json
import math

import pytest
import shapely

from renamer import geo
from renamer.errors import CityError, UsageError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.extent import DEFAULT_RADIUS_M, as_extent, check_extent, circle, read_extent

SQUARE = shapely.box(24.9, 60.1, 25.0, 60.2)


def test_only_a_name_gives_no_extent():
    assert read_extent(Asked(name="Helsinki", radius_m=500)) is None


def test_a_box_is_taken_as_it_is():
    assert read_extent(Asked(bbox=(24.9, 60.1, 25.0, 60.2))).equals(SQUARE)


@pytest.mark.parametrize(
    "box", [(25, 60, 24, 61), (24, 61, 25, 60), (24, 60, 24, 61), (-181, 60, 25, 61),
            (24, 60, 25, 91), (float("nan"), 60, 25, 61)],
)  # fmt: skip
def test_what_is_no_box_is_told(box):
    with pytest.raises(CityError, match="is no box; give west,south,east,north"):
        read_extent(Asked(bbox=box))


@pytest.mark.parametrize("radius_m", [100.0, 2500.0, 50_000.0])
@pytest.mark.parametrize("middle", [(24.9, 60.2), (-70.9, -53.1), (0.0, 0.0)])
def test_a_circle_reaches_as_far_as_it_says(middle, radius_m):
    around = circle(middle, radius_m)
    for spot in around.exterior.coords:
        assert geo.distance_m(middle, spot) == pytest.approx(radius_m, rel=0.012)
    flat = geo.to_metric(around, geo.utm_crs(middle))
    assert flat.area == pytest.approx(math.pi * radius_m**2, rel=0.005)  # round, no polygon
    assert around.is_valid


def test_a_circle_without_a_radius_has_the_usual_one():
    asked = Asked(around=(24.9, 60.2))
    assert read_extent(asked).equals(circle((24.9, 60.2), DEFAULT_RADIUS_M))
    assert read_extent(Asked(around=(24.9, 60.2), radius_m=500)).equals(circle((24.9, 60.2), 500))


@pytest.mark.parametrize("radius_m", [99.0, 50_001.0, -5.0, float("nan")])
def test_a_radius_must_be_that_of_a_town(radius_m):
    with pytest.raises(CityError, match="give 100 to 50000 metres"):
        circle((24.9, 60.2), radius_m)


@pytest.mark.parametrize("middle", [(181.0, 0.0), (0.0, 86.0), (float("nan"), 0.0)])
def test_a_point_must_be_one_of_the_earth(middle):
    with pytest.raises(CityError, match="give LON,LAT in degrees"):
        circle(middle, 500)


@pytest.mark.parametrize("more", [{"around": (24.9, 60.2)}, {"boundary": "town.geojson"}])
def test_a_box_a_circle_and_a_boundary_exclude_each_other(more, tmp_path):
    with pytest.raises(UsageError, match="exclude each other; give one of them"):
        read_extent(Asked(bbox=(24.9, 60.1, 25.0, 60.2), **more))


def test_a_boundary_file_may_hold_a_feature_or_several(tmp_path):
    path = tmp_path / "town.geojson"
    west, east = shapely.box(24.9, 60.1, 24.95, 60.2), shapely.box(24.95, 60.1, 25.0, 60.2)
    geometries = [json.loads(shapely.to_geojson(one)) for one in (west, east, shapely.Point(0, 0))]
    features = [{"type": "Feature", "properties": {}, "geometry": one} for one in geometries]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    assert read_extent(Asked(boundary=path)).equals(SQUARE)
    path.write_text(shapely.to_geojson(SQUARE))
    assert read_extent(Asked(boundary=path)).equals(SQUARE)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "cannot be read"),
        (b"{", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        (b'{"type":"Point","coordinates":[1,2]}', "holds no polygon"),
        (b'{"type":"FeatureCollection","features":[]}', "holds no polygon"),
        (b'{"type":"Polygon","coordinates":[]}', "holds no polygon"),
    ],
)
def test_a_bad_boundary_file_is_told_in_one_sentence(tmp_path, content, problem):
    path = tmp_path / "town.geojson"
    path.write_bytes(content)
    with pytest.raises(CityError) as caught:
        read_extent(Asked(boundary=path))
    assert str(path) in str(caught.value)
    assert problem in str(caught.value)


def test_a_crooked_outline_is_made_valid_and_rounded():
    bow = shapely.Polygon([(24.9, 60.1), (25.0, 60.2), (25.0, 60.1), (24.9, 60.2)])
    assert as_extent(bow).is_valid
    fine = as_extent(shapely.box(24.9000001, 60.1, 25.0, 60.2))
    assert fine.equals(SQUARE)
    assert as_extent(fine).equals_exact(fine)


@pytest.mark.parametrize(
    ("box", "problem"),
    [
        ((-180, 50, 180, 60), "crosses the date line"),
        ((0, 50, 21, 51), "21 by 1 degrees is no town"),
        ((0, 40, 1, 53), "1 by 13 degrees is no town"),
    ],
)
def test_what_no_town_can_be_is_refused(box, problem):
    with pytest.raises(CityError, match=problem):
        check_extent(shapely.box(*box), "here")


def test_a_town_of_every_usual_size_passes():
    check_extent(shapely.box(16.0, 47.0, 18.0, 48.5), "here")
