"""A town within an extract: by its boundary, by its node, or not at all."""

from pathlib import Path

import pytest
import shapely

from renamer import geo
from renamer.errors import CityError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.inside import find_inside, settlement_named
from renamer.gazetteer.raw import RawMap, RawThing
from renamer.gazetteer.towns import town_from_extract

PATH = Path("map.osm.pbf")


def boundary(number, name, west=24.0, size=0.1, level="8", **tags):
    box = shapely.box(west, 60.0, west + size, 60.1)
    found = {"name": name, "boundary": "administrative", "admin_level": level, **tags}
    return RawThing(ref=f"relation/{number}", tags=found, geometry=box)


def settlement(number, name, lon=24.5, **tags):
    found = {"name": name, "place": "town", **tags}
    return RawThing(ref=f"node/{number}", tags=found, geometry=shapely.Point(lon, 60.05))


def found(*things, box=None, **asked):
    raw = RawMap(
        things=[thing for thing in things if thing.ref.startswith("node")],
        boundaries=[thing for thing in things if thing.ref.startswith("relation")],
    )
    return find_inside(raw, Asked(**asked), PATH, box)


NAMES = {
    "name:sv": "Helsingfors",
    "name:be-tarask": "Гэльсынкі",
    "official_name": "Helsingin kaupunki",
    "alt_name": "Stadi;Hesa",
}


@pytest.mark.parametrize(
    "name",
    ["Helsinki", "HELSINKI", "Helsingfors", "Гэльсынкі", "helsingin kaupunki", "Hesa", " stadi "],
)
def test_a_town_is_found_by_its_boundary_under_any_name(name):
    town = found(boundary(1, "Helsinki", **NAMES), boundary(2, "Espoo", 24.2), name=name)
    assert (town.ref, town.note) == ("relation/1", None)
    assert town.extent.equals(shapely.box(24.0, 60.0, 24.1, 60.1))
    assert town.tags["name"] == "Helsinki"


def test_a_boundary_wins_over_a_node_and_a_main_name_over_a_byname():
    assert found(boundary(1, "Brest"), settlement(2, "Brest"), name="Brest").ref == "relation/1"
    old = boundary(3, "Gdańsk", 24.5, old_name="Brest")
    assert found(boundary(1, "Brest"), old, name="brest").ref == "relation/1"
    assert found(old, name="brest").ref == "relation/3"


def test_a_town_and_its_municipality_are_one():
    town, around = boundary(1, "Brest", level="8"), boundary(2, "Brest", size=0.102, level="7")
    assert found(town, around, name="Brest").ref == "relation/2"


def test_two_areas_of_one_name_are_listed_and_never_chosen_from():
    both = boundary(1, "Newcastle"), boundary(2, "Newcastle", 25.0, level="10")
    with pytest.raises(CityError) as caught:
        found(*both, name="newcastle")
    message = str(caught.value)
    assert "means 2 areas" in message
    assert "Newcastle (relation/1, boundary of level 8)" in message
    assert "Newcastle (relation/2, boundary of level 10)" in message
    assert "--osm" in message
    chosen = found(*both, name="newcastle", osm_ref="relation/2")
    assert chosen.extent.bounds[0] == 25.0


def test_two_nodes_of_one_name_are_listed_too():
    both = settlement(1, "San Jose"), settlement(2, "San Jose", 24.9, place="village")
    with pytest.raises(CityError, match=r"\(node/1, town\), San Jose \(node/2, village\)"):
        found(*both, name="San Jose")
    assert found(*both, osm_ref="node/2").note == "circle of 1.2 km around the village's node"


@pytest.mark.parametrize(
    ("place", "asked_m", "radius_m"),
    [("city", None, 5000), ("hamlet", None, 600), ("municipality", None, 2500), ("city", 800, 800)],
)
def test_a_town_that_is_only_a_node_is_a_stated_circle(place, asked_m, radius_m):
    town = found(settlement(1, "Lida", place=place), name="Lida", radius_m=asked_m)
    assert town.note == f"circle of {radius_m / 1000:g} km around the {place}'s node"
    west, south, east, north = town.extent.bounds
    assert geo.distance_m((west, 60.05), (east, 60.05)) == pytest.approx(2 * radius_m, rel=0.01)
    assert geo.distance_m((24.5, south), (24.5, north)) == pytest.approx(2 * radius_m, rel=0.01)


def test_a_slip_of_the_pen_gets_an_offer():
    with pytest.raises(CityError) as caught:
        found(
            boundary(1, "Helsinki"), settlement(2, "Espoo"), name="Helsniki", box=(24, 60, 25, 61)
        )
    message = str(caught.value)
    assert message.startswith("map.osm.pbf: the extract holds no town or district")
    assert "did you mean Helsinki?" in message
    assert "24.000,60.000,25.000,61.000" in message
    with pytest.raises(CityError) as caught:
        found(boundary(1, "Helsinki"), name="Vilnius")
    assert "did you mean" not in str(caught.value)
    assert "--around LON,LAT" in str(caught.value)


def test_what_has_no_name_or_no_shape_is_no_town():
    nameless = RawThing(
        ref="node/3",
        tags={"place": "town", "official_name": "Lida", "amenity": "townhall"},
        geometry=shapely.Point(24.5, 60.05),
    )
    shapeless = RawThing(ref="relation/4", tags={"name": "Lida"}, geometry=None)
    bus_stop = settlement(5, "Lida", place="locality")
    for asked in ({"name": "Lida"}, {"osm_ref": "relation/4"}):
        with pytest.raises(CityError, match="holds no town"):
            found(nameless, shapeless, bus_stop, **asked)


def test_without_a_name_no_settlement_is_meant():
    raw = RawMap(things=[settlement(1, "Lida", alt_name="Ліда;")])
    assert settlement_named(raw, "") is None
    assert settlement_named(raw, "ліда")["name"] == "Lida"


def test_in_a_real_extract_a_town_is_found_by_name_and_by_identifier(data):
    path = data / "akureyri.osm.pbf"
    town = town_from_extract(path, Asked(name="akureyri"))
    city = town.city
    assert (city.slug, city.country, city.name, city.extent_note) == (
        "is-akureyri",
        "IS",
        "Akureyri",
        None,
    )
    around_node = {"name": "Akureyri", "osm_ref": "node/242107681"}
    usual = town_from_extract(path, Asked(**around_node))
    assert usual.city.extent_note == "circle of 2.5 km around the town's node"
    near = town_from_extract(path, Asked(**around_node, radius_m=1000))
    assert near.city.extent_note == "circle of 1 km around the town's node"
    assert 0 < len(near.places) < len(usual.places) < len(town.places)
    with pytest.raises(CityError, match="did you mean Akureyri"):
        town_from_extract(path, Asked(name="Akureyrri"))
