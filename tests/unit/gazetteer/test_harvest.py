"""What is kept while elements stream by, alike from an extract and from an Overpass answer."""

import random
from datetime import UTC, datetime

import pytest
import shapely

from renamer.gazetteer.harvest import Harvest, copied
from renamer.gazetteer.online.overpass import raw_map_of
from renamer.gazetteer.raw import EVERYTHING, NAMES
from renamer.gazetteer.ways import Use

CORNERS = {1: (0.0, 0.0), 2: (0.01, 0.0), 3: (0.01, 0.01), 4: (0.0, 0.01), 5: (0.02, 0.0)}
RING = [1, 2, 3, 4, 1]
NAMED = {"highway": "residential", "name": "Street"}


def node(number, lonlat=(0.0, 0.0), **tags):
    lon, lat = CORNERS.get(number, lonlat)
    return {"type": "node", "id": number, "lon": lon, "lat": lat, "tags": tags}


def way(number, nodes, **tags):
    return {"type": "way", "id": number, "nodes": nodes, "tags": tags}


def relation(number, members, **tags):
    found = [{"type": "way", "ref": ref, "role": role} for ref, role in members]
    return {"type": "relation", "id": number, "members": found, "tags": tags}


def harvested(*elements, layers=EVERYTHING):
    return raw_map_of([*map(node, CORNERS), *elements], layers)


def things(*elements, layers=EVERYTHING):
    return {thing.ref: thing for thing in harvested(*elements, layers=layers).things}


def test_the_order_of_elements_means_nothing():
    elements = [
        *map(node, CORNERS),
        node(6, place="square", name="Torg"),
        way(1, [1, 2], **NAMED),
        way(2, RING, place="square", name="Torg"),
        way(3, [1, 2, 3]),
        way(4, [3, 4, 1]),
        relation(1, [(3, "outer"), (4, "outer")], type="multipolygon", leisure="park", name="P"),
        way(5, [2, 5], highway="footway"),
        node(7, (0.005, 0.001), **{"addr:housenumber": "1", "addr:street": "Street"}),
        node(8, (0.006, 0.001), **{"addr:housenumber": "2", "addr:street": "Street"}),
    ]
    before = raw_map_of(elements, EVERYTHING)
    for seed in range(5):
        random.Random(seed).shuffle(elements)
        after = raw_map_of(elements, EVERYTHING)
        assert after.things == before.things
        assert after.addresses.streets == before.addresses.streets
        assert (after.addresses.lonlats == before.addresses.lonlats).all()
        assert (after.network.uses == before.network.uses).all()
        assert list(after.network.lines) == list(before.network.lines)


def test_closed_ways_are_areas_only_where_their_tags_mean_one():
    found = things(
        way(1, RING, **NAMED),
        way(2, RING, **NAMED, area="yes"),
        way(3, RING, place="square", name="Torg"),
        way(4, RING, leisure="park", name="Park"),
        way(5, RING, highway="pedestrian", name="Round the block"),
    )
    shapes = {ref: thing.geometry.geom_type for ref, thing in found.items()}
    assert shapes == {
        "way/1": "LineString",
        "way/2": "Polygon",
        "way/3": "Polygon",
        "way/4": "Polygon",
        "way/5": "LineString",
    }


def test_nodes_at_one_spot_and_missing_nodes_are_passed_over():
    twin = node(6, CORNERS[2])
    found = things(twin, way(1, [1, 2, 6, 99, 3], **NAMED), way(2, [1, 99], **NAMED))
    assert list(found["way/1"].geometry.coords) == [CORNERS[1], CORNERS[2], CORNERS[3]]
    assert found["way/2"].geometry is None


def test_names_are_brought_to_nfc():
    tags = {"name": "Cafe\u0301  A", "name:fr": "e\u0301", "highway": "footway"}
    assert copied(tags) == {"name": "Café A", "name:fr": "é", "highway": "footway"}
    assert copied([("name", "A"), ("lit", "yes")]) == {"name": "A", "lit": "yes"}


def test_street_numbers_come_from_nodes_and_buildings():
    number = {"addr:housenumber": "1", "addr:street": "Cafe\u0301"}
    found = harvested(
        node(6, (0.5, 0.5), **number),
        way(1, RING, building="yes", **number),
        way(2, [98, 99], building="yes", **number),
        node(7, (0.5, 0.5), **{"addr:housenumber": "3"}),
        node(8, (0.5, 0.5), **{"addr:street": "No number"}),
    ).addresses
    assert found.streets == ["Café", "Café"]
    assert found.lonlats.tolist() == [[0.5, 0.5], [0.0, 0.0]]


def test_an_area_takes_the_ways_that_have_no_tags_of_their_own():
    park = {"type": "multipolygon", "leisure": "park", "name": "Park"}
    found = things(
        way(1, [1, 2, 3]), way(2, [3, 4, 1]), relation(9, [(1, "outer"), (2, "")], **park)
    )
    assert found["relation/9"].geometry.equals(shapely.box(0, 0, 0.01, 0.01))


def test_a_named_square_with_a_gap_is_closed_by_force_but_a_district_is_not():
    square = {"type": "multipolygon", "place": "square", "name": "Torg"}
    district = {"type": "boundary", "boundary": "administrative", "admin_level": "9", "name": "D"}
    ways = [way(1, [1, 2, 3]), way(2, [3, 4])]
    members = [(1, "outer"), (2, "outer"), (99, "outer")]
    found = harvested(*ways, relation(1, members, **square), relation(2, members, **district))
    assert [thing.ref for thing in found.things] == ["relation/1"]
    assert found.things[0].geometry.equals(shapely.box(0, 0, 0.01, 0.01))
    assert found.boundaries == ()


def test_the_square_around_a_fountain_is_not_the_fountain():
    square = {"type": "multipolygon", "place": "square", "name": "Torg"}
    inner = {6: (0.004, 0.004), 7: (0.006, 0.004), 8: (0.006, 0.006)}
    found = things(
        *(node(number, spot) for number, spot in inner.items()),
        way(1, [1, 2, 3]),
        way(2, [6, 7, 8, 6], natural="water"),
        relation(9, [(1, "outer"), (2, "inner"), (99, "outer")], **square),
    )
    assert found["relation/9"].geometry.area == pytest.approx(0.01**2 / 2)


def test_districts_are_boundaries_and_need_a_name():
    found = harvested(
        way(1, RING, place="suburb", name="Suburb"),
        way(2, RING, place="neighbourhood", landuse="village_green"),
        way(3, [1, 2], place="suburb", name="A line"),
        relation(4, [(1, "outer")], type="boundary", place="quarter", name="Quarter"),
    ).boundaries
    assert sorted(thing.tags["name"] for thing in found) == ["Quarter", "Suburb"]


def test_countries_are_noted_even_where_their_boundary_is_cut():
    country = {"type": "boundary", "boundary": "administrative", "admin_level": "2", "name": "C"}
    found = harvested(
        relation(1, [(99, "outer")], **country, **{"ISO3166-1": "mc"}),
        relation(2, [(98, "outer")], **country, **{"ISO3166-1": "FR"}),
    )
    assert found.countries == ("FR", "MC")
    assert found.boundaries == ()


def test_the_outline_of_a_paved_carriageway_is_one():
    """On a square that cars cross nobody is to stand in their way."""
    network = harvested(
        way(1, RING, highway="service", area="yes"),
        way(2, RING, **NAMED, place="square"),
        way(3, RING, highway="pedestrian", area="yes"),
        way(4, [2, 5], highway="footway"),
    ).network
    assert network.uses.tolist() == [Use.WHEELS, Use.WHEELS, Use.FEET | Use.STANDING]
    assert len(network.lines) == 3


def test_only_what_the_layers_need_is_kept():
    elements = [
        node(6, amenity="theatre", name="Theatre"),
        way(1, [1, 2], **NAMED),
        way(2, [1, 2], highway="steps"),
        way(3, RING, natural="water"),
        way(4, RING, place="suburb", name="Suburb"),
    ]
    found = harvested(*elements, layers=NAMES)
    assert [thing.ref for thing in found.things] == ["way/1"]
    assert found.addresses is found.network is None
    assert found.boundaries == ()
    assert len(harvested(*elements).things) == 5


def test_a_line_across_the_date_line_has_no_shape():
    east, west = node(6, (179.99, 0.0)), node(7, (-179.99, 0.0))
    assert things(east, west, way(1, [6, 7], **NAMED))["way/1"].geometry is None


def test_the_newest_named_way_dates_the_data_unless_it_is_told():
    harvest = Harvest(NAMES)
    for day in (3, 9, 5):
        harvest.note_age(datetime(2024, 5, day, tzinfo=UTC))
    assert harvest.as_map(sha256=None).data_date.isoformat() == "2024-05-09"
    unknown = Harvest(NAMES)
    unknown.note_age(datetime(1970, 1, 1, tzinfo=UTC))
    assert unknown.as_map(sha256=None).data_date is None


def test_nothing_gives_an_empty_map():
    raw = raw_map_of([], EVERYTHING)
    assert (raw.things, raw.boundaries, raw.countries) == ((), (), ())
    assert raw.addresses.lonlats.shape == (0, 2)
    assert len(raw.network.lines) == 0
