"""Water, sea and green."""

import shapely

from renamer.gazetteer.ground import MIN_GREEN_M2, gather_ground, ground_kind
from renamer.gazetteer.raw import RawThing
from renamer.gazetteer.samples import read_sample
from renamer.gazetteer.sea import sea_within

BOX = shapely.box(7.40, 43.70, 7.50, 43.80)


def test_kinds_of_ground():
    assert ground_kind({"natural": "water"}) == "water"
    assert ground_kind({"leisure": "park"}) == "green"
    assert ground_kind({"highway": "residential"}) is None


def test_the_sea_lies_on_the_right_hand_of_the_coast():
    northward = shapely.LineString([(7.45, 43.60), (7.45, 43.90)])
    (sea,) = sea_within([northward], BOX)
    assert sea.equals(shapely.box(7.45, 43.70, 7.50, 43.80))
    (sea,) = sea_within([northward.reverse()], BOX)
    assert sea.equals(shapely.box(7.40, 43.70, 7.45, 43.80))


def test_an_island_is_land_in_the_sea():
    ring = shapely.Polygon([(7.44, 43.74), (7.46, 43.74), (7.46, 43.76), (7.44, 43.76)])
    coast = shapely.LineString(shapely.orient_polygons(ring).exterior.coords)  # land on the left
    (sea,) = sea_within([coast], BOX)
    assert not sea.covers(shapely.Point(7.45, 43.75))
    assert sea.covers(shapely.Point(7.41, 43.71))


def test_no_sea_is_claimed_where_the_coastline_has_a_gap():
    broken = [
        shapely.LineString([(7.45, 43.60), (7.45, 43.74)]),
        shapely.LineString([(7.45, 43.76), (7.45, 43.90)]),
    ]
    assert sea_within(broken, BOX) == []


def test_the_harbours_of_monaco_are_water_and_its_streets_are_not(monaco):
    water = shapely.union_all(monaco.ground.water)
    assert water.covers(shapely.Point(7.4265, 43.7345))  # Port Hercule
    assert not water.intersects(shapely.Point(7.4246, 43.7384))


def test_ground_is_valid_inside_the_town_and_without_crumbs(akureyri):
    room = akureyri.city.boundary.buffer(1e-4)
    assert akureyri.ground.green
    for polygon in akureyri.ground.green:
        assert polygon.is_valid
        assert room.covers(polygon)
    for polygon in akureyri.ground.water:  # the sea reaches as far as the box
        assert polygon.is_valid
        assert room.envelope.covers(polygon)


def test_the_sea_begins_where_the_boundary_of_reykjavik_ends():
    water = shapely.union_all(read_sample("is-reykjavik").ground.water)
    assert water.covers(shapely.Point(-21.93, 64.157))  # Faxaflói
    assert water.covers(shapely.Point(-21.9410, 64.1440))  # Tjörnin
    assert not water.intersects(shapely.Point(-21.9395, 64.1475))  # Austurvöllur


def test_tiny_green_is_left_out():
    lawn = shapely.box(7.45, 43.75, 7.4502, 43.7502)  # about 16 by 22 m
    thing = RawThing(ref="way/1", tags={"landuse": "grass"}, geometry=lawn)
    assert gather_ground([thing], extent=BOX, crs_m="EPSG:32632").green == ()
    assert MIN_GREEN_M2 > 16 * 22
