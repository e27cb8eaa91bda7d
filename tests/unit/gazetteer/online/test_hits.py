"""What Nominatim found: which are towns, which are the same one, and what is missing in them."""

import pytest

from renamer.gazetteer.online.hits import hits_of
from tests.unit.gazetteer.online.loopback import HIT

NODE = {
    **{key: HIT[key] for key in ("name", "display_name", "lat", "lon")},
    "osm_type": "node",
    "osm_id": 1,
    "class": "place",
    "type": "city",
    "addresstype": "city",
    "importance": 0.9,
    "geojson": {"type": "Point", "coordinates": [27.55, 53.9]},
}


def square(half_degrees):
    west, east, south, north = -half_degrees, half_degrees, 53 - half_degrees, 53 + half_degrees
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_town_has_all_its_fields():
    (hit,) = hits_of([HIT])
    town = hit.candidate
    assert (town.name, town.country, town.lonlat) == ("Minsk", "BY", (27.55, 53.9))
    assert (town.source, town.kind, town.is_town) == ("Nominatim", "city", True)
    assert (town.osm_ref, town.region, town.population) == ("relation/59195", None, None)
    assert hit.outline.bounds == (27.5, 53.88, 27.6, 53.93)
    assert hit.importance == 0.7


@pytest.mark.parametrize(
    ("told", "kind", "is_town"),
    [
        ({"addresstype": "town"}, "town", True),
        ({"addresstype": "village"}, "village", True),
        ({"addresstype": "municipality"}, "municipality", True),
        ({"addresstype": "suburb"}, "suburb", False),
        ({"addresstype": "city_district"}, "city district", False),
        ({"addresstype": "quarter"}, "quarter", False),
        ({"addresstype": "square", "class": "place", "type": "square"}, "square", False),
        ({"addresstype": "road", "class": "highway"}, "road", False),
        ({"addresstype": "locality"}, "locality", False),
        ({"addresstype": "county"}, "county", False),
        ({"addresstype": "country", "geojson": square(0.02)}, "country", True),  # like Monaco
        ({"addresstype": "state", "geojson": square(0.2)}, "state", True),  # like Hamburg
        ({"addresstype": "state", "geojson": square(1)}, "state", False),
        ({"addresstype": "country", "geojson": NODE["geojson"]}, "country", False),
        ({"addresstype": None, "class": "place", "type": "town"}, "town", True),
        ({"addresstype": None, "geojson": square(0.05)}, "administrative", True),
        ({"addresstype": None, "type": None, "class": None}, "place", False),
    ],
)
def test_what_is_a_town_and_what_is_none(told, kind, is_town):
    (hit,) = hits_of([{**HIT, **told}])
    assert hit.candidate.kind == kind
    assert hit.candidate.is_town is is_town


@pytest.mark.parametrize(
    "geojson",
    [
        None,
        "POLYGON",
        NODE["geojson"],
        {"type": "LineString", "coordinates": [[27, 53], [28, 54]]},
        {"type": "Polygon", "coordinates": "none"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[27, 53], [28, 54]]]},
    ],
)
def test_a_place_without_a_polygon_has_no_outline(geojson):
    (hit,) = hits_of([{**HIT, "geojson": geojson}])
    assert hit.outline is None


def test_a_crooked_outline_is_made_valid():
    bow = [[27.5, 53.8], [27.6, 53.9], [27.6, 53.8], [27.5, 53.9], [27.5, 53.8]]
    (hit,) = hits_of([{**HIT, "geojson": {"type": "Polygon", "coordinates": [bow]}}])
    assert hit.outline.is_valid
    assert hit.outline.area > 0


def test_importance_may_be_missing():
    bare = {key: value for key, value in HIT.items() if key != "importance"}
    assert hits_of([bare])[0].importance == 0
    assert hits_of([{**bare, "importance": "high"}])[0].importance == 0


def test_the_point_and_the_outline_of_a_town_are_one():
    both = hits_of([NODE, {**HIT, "lat": "53.93"}])
    assert [hit.candidate.osm_ref for hit in both] == ["relation/59195"]
    assert len(hits_of([NODE, {**NODE, "osm_id": 2, "importance": 0.1}])) == 1


def test_what_only_seems_the_same_stays():
    far = {**NODE, "lat": "54.1"}
    named = {**NODE, "name": "Minsk Mazowiecki"}
    part = {**NODE, "addresstype": "suburb"}
    other_outline = {**HIT, "osm_id": 2, "addresstype": "municipality"}
    for other in (far, named, part, other_outline):
        assert len(hits_of([HIT, other])) == 2


def test_towns_come_first_then_the_important():
    street = {**HIT, "addresstype": "road", "importance": 0.99, "osm_id": 3}
    small = {**NODE, "osm_id": 2, "lat": "10", "importance": 0.2}
    found = [hit.candidate.osm_ref for hit in hits_of([street, small, HIT])]
    assert found == ["relation/59195", "node/2", "relation/3"]


@pytest.mark.parametrize(
    ("display_name", "country", "region"),
    [
        ("Minsk, Belarus", "BY", None),
        (
            "Brest, Brest District, Brest Region, 224000-224036, Belarus",
            "BY",
            "Brest District, Brest Region",
        ),
        ("Berkeley, Alameda County, California, United States", "US", "Alameda County, California"),
        ("Singapore", "SG", None),
        ("Atlantis, Nowhere", "", None),
    ],
)
def test_country_and_region_come_from_the_full_name(display_name, country, region):
    (hit,) = hits_of([{**HIT, "display_name": display_name}])
    assert hit.candidate.country == country
    assert hit.candidate.region == region


@pytest.mark.parametrize(
    "broken", [{"lat": None}, {"lon": "east"}, {"lat": "91"}, {"lat": "nan"}, {"display_name": ""}]
)
def test_what_does_not_say_where_it_lies_is_dropped(broken):
    assert hits_of([{**HIT, **broken}]) == ()


def test_an_element_without_a_number_has_no_reference():
    assert hits_of([{**HIT, "osm_id": "59195"}])[0].candidate.osm_ref is None
    assert hits_of([{**HIT, "osm_type": "area"}])[0].candidate.osm_ref is None
