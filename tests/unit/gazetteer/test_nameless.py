"""Places without a name: told by what lies near, and only those that a town could name."""

import itertools

import pytest
import shapely

from renamer import geo
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawMap, RawThing

METRES = "EPSG:32631"
EAST, NORTH = 500_000.0, 6_000_000.0
EXTENT = shapely.box(2.9, 54.0, 3.1, 54.3)
NUMBERS = itertools.count(100)


def thing(shape, **tags):
    """An element drawn in metres from a point in the North Sea."""
    moved = shapely.affinity.translate(shape, EAST, NORTH)
    geometry = geo.to_lonlat(moved, METRES)
    return RawThing(ref=f"way/{next(NUMBERS)}", tags=tags, geometry=geometry)


def line(*spots, **tags):
    return thing(shapely.LineString(spots), **tags)


def area(west, south, side, **tags):
    return thing(shapely.box(west, south, west + side, south + side), **tags)


def gathered(*things):
    places, _ = gather_places(RawMap(things=things), extent=EXTENT, crs_m=METRES, languages=["is"])
    return places


def nameless(*things):
    return [(place.id, place.kind, place.near) for place in gathered(*things) if not place.name]


def street(name="Laugavegur", y=0):
    return line((0, y), (500, y), highway="residential", name=name)


PAVED = {"highway": "pedestrian", "area": "yes"}


@pytest.mark.parametrize(
    ("found", "place_id", "kind"),
    [
        (area(100, 20, 30, **PAVED), "square-by-laugavegur", "square"),
        (area(100, 20, 30, place="square"), "square-by-laugavegur", "square"),
        (area(100, 20, 30, leisure="park"), "green-by-laugavegur", "green"),
        (area(100, 20, 30, landuse="village_green"), "green-by-laugavegur", "green"),
        (line((100, 5), (100, 25), highway="steps"), "steps-by-laugavegur", "steps"),
        (line((0, 20), (300, 20), highway="footway"), "path-by-laugavegur", "path"),
        (
            thing(shapely.Point(100, 30).buffer(15).exterior,
                  highway="tertiary", junction="roundabout"),
            "junction-by-laugavegur",
            "junction",
        ),
    ],
)  # fmt: skip
def test_what_has_no_name_is_told_by_the_street_beside_it(found, place_id, kind):
    assert nameless(street(), found) == [(place_id, kind, "Laugavegur")]


@pytest.mark.parametrize(
    "found",
    [
        area(100, 20, 12, **PAVED),  # 144 m2
        area(100, 20, 19, leisure="park"),  # 361 m2
        area(100, 20, 450, leisure="park"),  # a wood
        line((100, 5), (100, 9), highway="steps"),
        line((0, 20), (190, 20), highway="footway"),
        line((0, 20), (300, 20), highway="footway", footway="sidewalk"),
        line((0, 20), (300, 20), highway="path", is_sidepath="yes"),
        line((0, 20), (300, 20), highway="footway", tunnel="yes"),
        line((0, 20), (300, 20), highway="footway", level="1"),
        line((0, 20), (300, 20), highway="residential"),
        line((0, 20), (300, 20), highway="steps", conveying="yes"),
        area(100, 20, 30, leisure="garden"),
        area(100, 20, 30, **PAVED, operator="A school"),
        area(100, 20, 30, **PAVED, leisure="playground"),
        area(100, 20, 30, highway="residential", area="yes"),
    ],
)
def test_what_no_town_would_name_is_left_out(found):
    assert nameless(street(), found) == []


@pytest.mark.parametrize("access", ["private", "no", "customers", "permit", "members"])
def test_what_is_not_open_to_the_public_is_never_offered(access):
    found = [
        area(100, 20, 30, **PAVED, access=access),
        area(200, 20, 30, leisure="park", access=access),
        line((300, 5), (300, 25), highway="steps", access=access),
        line((0, 60), (300, 60), highway="footway", foot=access),
    ]
    assert nameless(street(), *found) == []


def test_steps_that_feet_may_use_are_open():
    steps = line((300, 5), (300, 25), highway="steps", access="private", foot="yes")
    assert len(nameless(street(), steps)) == 1


def test_what_a_named_square_holds_is_a_part_of_it():
    square = area(0, 0, 200, place="square", name="Torg")
    inner = [
        area(50, 50, 30, leisure="park"),
        line((20, 20), (20, 40), highway="steps"),
    ]
    path = line((-300, 100), (300, 100), highway="footway")
    assert nameless(square, *inner) == []
    assert nameless(square, path) == [("path-by-torg", "path", "Torg")]  # it leads across
    outside = line((-30, 20), (-30, 40), highway="steps")
    assert nameless(square, outside) == [("steps-by-torg", "steps", "Torg")]


def test_what_lies_far_from_every_name_cannot_be_told():
    near, far = (line((100, y), (100, y + 20), highway="steps") for y in (105, 115))
    assert len(nameless(street(), near)) == 1  # its middle is 115 m off
    assert nameless(street(), far) == []
    assert gathered(far) == ()


def test_the_nearer_street_tells_where_it_lies():
    steps = line((100, 10), (100, 30), highway="steps")
    told = nameless(street("Far", 80), street("Near", 0), steps)
    assert told == [("steps-by-near", "steps", "Near")]


def test_ids_are_unique_and_the_larger_one_comes_first():
    steps = [line((x, 5), (x, 5 + length), highway="steps") for x, length in ((0, 10), (200, 30))]
    by_name = line((0, 200), (500, 200), highway="residential", name="Steps by Laugavegur")
    places = {place.id: place for place in gathered(street(), by_name, *steps)}
    assert set(places) == {
        *("laugavegur", "steps-by-laugavegur", "steps-by-laugavegur-2", "steps-by-laugavegur-3"),
    }
    lengths = [place.length_m for key, place in sorted(places.items()) if not place.name]
    assert lengths == sorted(lengths, reverse=True)


def test_flights_of_steps_that_touch_are_one_place_and_others_are_not():
    flights = [line((100, y), (100, y + 8), highway="steps") for y in (5, 13)]
    alone = line((200, 5), (200, 15), highway="steps")
    found = [place for place in gathered(street(), *flights, alone) if not place.name]
    assert [len(place.osm_refs) for place in found] == [2, 1]


def test_nameless_places_bear_no_name_and_no_street_numbers():
    (place,) = (one for one in gathered(street(), area(100, 20, 30, **PAVED)) if one.is_nameless)
    assert place.names == {}
    assert place.facts.addresses is None
    assert place.area_m2 == pytest.approx(900, rel=0.01)


@pytest.mark.parametrize("town", ["akureyri", "helsinki", "monaco"])
def test_in_real_towns_every_nameless_place_lies_by_what_it_is_told_by(town, request):
    town = request.getfixturevalue(town)
    assert len({place.id for place in town.places}) == len(town.places)
    crs_m = town.city.crs_m
    by_name = {}
    for place in town.places:
        if place.name:
            by_name.setdefault(place.name, []).append(geo.to_metric(place.geometry, crs_m))
    found = [place for place in town.places if place.is_nameless]
    assert found
    for place in found:
        anchor = geo.to_metric(shapely.Point(place.anchor_lonlat), crs_m)
        assert min(anchor.distance(shape) for shape in by_name[place.near]) < 121, place.id
