"""Whatever the map holds: no metre is lost, nothing counts twice, the order means nothing."""

import shapely
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from renamer import geo
from renamer.gazetteer.pieces import SLIVER_DEGREES
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawMap, RawThing

METRES = "EPSG:32631"
EAST, NORTH = 500_000.0, 6_000_000.0  # on the middle meridian of the zone
SIDE_M = 3000
NEAR_M = 250  # up to there two parts of one name are one street
NAMES = ["Aleja", "Bulvar", "Café", "Дворик"]


def degrees(shape):
    """Metres from a point in the North Sea, as degrees."""
    return geo.to_lonlat(shapely.affinity.translate(shape, EAST, NORTH), METRES)


EXTENT = degrees(shapely.box(0, 0, SIDE_M, SIDE_M))
spots = st.tuples(*[st.integers(-30, SIDE_M // 10 + 30).map(lambda step: step * 10)] * 2)
lines = st.lists(spots, min_size=2, max_size=5, unique=True).map(shapely.LineString)
boxes = st.builds(
    lambda spot, width, height: shapely.box(*spot, spot[0] + width, spot[1] + height),
    spots,
    st.integers(5, 400),
    st.integers(5, 400),
)
names = st.sampled_from(NAMES)
street_tags = st.fixed_dictionaries(
    {"highway": st.sampled_from(["residential", "footway", "steps", "pedestrian"]), "name": names},
    optional={"access": st.sampled_from(["private", "yes"]), "tunnel": st.just("yes")},
)
area_tags = st.one_of(
    st.fixed_dictionaries({"place": st.just("square")}, optional={"name": names}),
    st.fixed_dictionaries({"leisure": st.just("park")}, optional={"name": names}),
)
nameless_tags = st.sampled_from([{"highway": "steps"}, {"highway": "path"}])
elements = st.one_of(
    st.tuples(lines, street_tags), st.tuples(boxes, area_tags), st.tuples(lines, nameless_tags)
)


def things_of(drawn):
    return [
        RawThing(ref=f"way/{number}", tags=tags, geometry=degrees(shape))
        for number, (shape, tags) in enumerate(drawn, start=1)
    ]


def gathered(things):
    return gather_places(RawMap(things=things), extent=EXTENT, crs_m=METRES, languages=["en"])


def street(ref, *spots, name="Street", **tags):
    return RawThing(
        ref=ref,
        tags={"highway": "residential", "name": name, **tags},
        geometry=degrees(shapely.LineString(spots)),
    )


def length_within_m(line):
    """The length of a line in the town, without the crumbs that its edge cuts off."""
    parts = shapely.get_parts(shapely.intersection(line, EXTENT))
    kept = [
        part
        for part in parts
        if part.geom_type == "LineString" and (part.length > SLIVER_DEGREES or part.equals(line))
    ]
    return sum(geo.to_metric(part, METRES).length for part in kept)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(lines, names), min_size=1, max_size=12))
def test_the_total_length_is_kept(drawn):
    tagged = [(line, {"highway": "residential", "name": name}) for line, name in drawn]
    things = things_of(tagged)
    places, _ = gathered(things)
    measured = sum(length_within_m(thing.geometry) for thing in things)
    assert abs(sum(place.length_m for place in places) - measured) <= 0.06 * len(things)
    refs = [ref for place in places for ref in place.osm_refs]
    assert len(refs) == len(set(refs))


@settings(max_examples=80, deadline=None)
@given(st.lists(elements, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_input_means_nothing(drawn, chance):
    things = things_of(drawn)
    before = gathered(things)
    chance.shuffle(things)
    assert gathered(things) == before


@settings(max_examples=80, deadline=None)
@given(st.lists(elements, min_size=1, max_size=12))
def test_every_odonym_is_a_place_or_left_out_and_never_both(drawn):
    things = things_of(drawn)
    places, left_out = gathered(things)
    there, not_there = {place.name for place in places} - {""}, {item.name for item in left_out}
    assert there | not_there == {thing.tags["name"] for thing in things if "name" in thing.tags}
    assert not there & not_there


@settings(max_examples=80, deadline=None)
@given(st.lists(elements, min_size=1, max_size=12))
def test_every_place_is_whole(drawn):
    things = {thing.ref: thing for thing in things_of(drawn)}
    places, _ = gathered(list(things.values()))
    assert len({place.id for place in places}) == len(places)
    room = EXTENT.buffer(2e-5)
    for place in places:
        assert place.geometry.is_valid
        assert room.covers(place.geometry)
        assert place.geometry.distance(shapely.Point(place.anchor_lonlat)) < 2e-5
        assert place.length_m or place.area_m2 is not None  # an edge may leave a hair of an area
        assert {things[ref].tags.get("name", "") for ref in place.osm_refs} == {place.name}
        assert (place.near is None) is bool(place.name)
        assert place.near is None or place.near in NAMES


@settings(deadline=None)
@given(st.integers(1, 1000), st.integers(50, 400), st.integers(50, 400))
@example(249, 100, 100)
@example(251, 100, 100)
def test_two_streets_of_one_name_are_one_up_to_250_m(gap_m, first_m, second_m):
    assume(abs(gap_m - NEAR_M) >= 1)
    start = 100 + first_m + gap_m
    west = street("way/1", (100, 500), (100 + first_m, 500))
    east = street("way/2", (start, 500), (start + second_m, 500))
    places, _ = gathered([west, east])
    assert len(places) == (1 if gap_m < NEAR_M else 2)
    assert [place.length_m for place in places] == sorted(
        (place.length_m for place in places), reverse=True
    )


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 60), st.integers(100, 2000))
def test_a_dual_carriageway_is_one_street(apart_m, length_m):
    there = street("way/1", (100, 500), (100 + length_m, 500), oneway="yes")
    back = street("way/2", (100 + length_m, 500 + apart_m), (100, 500 + apart_m), oneway="yes")
    (place,), _ = gathered([there, back])
    assert abs(place.length_m - 2 * length_m) < 0.002 * length_m  # both ways count


@settings(max_examples=40, deadline=None)
@given(boxes, st.booleans(), st.booleans())
def test_way_and_relation_of_one_square_count_once(box, as_line, halved):
    box = shapely.intersection(box, shapely.box(50, 50, SIDE_M - 50, SIDE_M - 50))
    assume(box.area > 100)
    tags = {"name": "Torg", "highway": "pedestrian"}
    relation = RawThing(
        ref="relation/1", tags={**tags, "type": "multipolygon"}, geometry=degrees(box)
    )
    ring = box.exterior
    rings = [shapely.LineString(ring.coords[:3]), shapely.LineString(ring.coords[2:])]
    outline = rings if as_line and halved else [shapely.LineString(ring) if as_line else box]
    ways = [
        RawThing(
            ref=f"way/{number}",
            tags=tags if as_line else {**tags, "area": "yes"},
            geometry=degrees(shape),
        )
        for number, shape in enumerate(outline, start=1)
    ]
    (place,), _ = gathered([relation, *ways])
    assert (place.kind, place.length_m) == ("square", None)
    assert abs(place.area_m2 - box.area) < 0.002 * box.area + 1
    assert set(place.osm_refs) == {"relation/1", *(way.ref for way in ways)}
