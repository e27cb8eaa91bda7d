"""What tags, street numbers and districts tell of a place, and what they leave unknown."""

import numpy as np
import pytest
import shapely

from renamer.gazetteer.facts import names_of, tag_facts
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawAddresses, RawMap, RawThing

METRES = "EPSG:32627"
TOWN = shapely.box(-22.0, 64.0, -21.8, 64.2)


def street(ref, name, west, east, lat=64.1, **tags):
    line = shapely.LineString([(west, lat), (east, lat)])
    return RawThing(ref=ref, tags={"highway": "residential", "name": name, **tags}, geometry=line)


def gathered(*things, addresses=(), boundaries=()):
    numbers = RawAddresses(
        streets=[street for street, _ in addresses],
        lonlats=np.array([lonlat for _, lonlat in addresses]).reshape(-1, 2),
    )
    raw = RawMap(things=things, addresses=numbers, boundaries=boundaries)
    places, _ = gather_places(raw, extent=TOWN, crs_m=METRES, languages=["is"])
    return {place.id: place for place in places}


def facts(*tagged, lengths=None):
    return tag_facts(tagged, lengths or [1.0] * len(tagged))


def test_older_and_other_names_are_listed_one_by_one():
    found = facts(
        {"old_name": "Adolf-Hitler-Platz; Reichskanzlerplatz", "alt_name": "Theo"},
        {"old_name": "Reichskanzlerplatz;;", "alt_name": "Cafe\u0301 ;Theo"},
    )
    assert found["old_names"] == ("Adolf-Hitler-Platz", "Reichskanzlerplatz")
    assert found["alt_names"] == ("Café", "Theo")
    assert "old_names" not in facts({"name": "A"})
    assert facts({"old_name": ";"})["old_names"] == ()


def test_the_namesake_is_an_item_of_wikidata_before_words():
    words = {"name:etymology": "Anna"}
    assert facts(words, words, {"name:etymology": "Berta"})["namesake"] == "Anna"
    assert facts(words, words, {"name:etymology:wikidata": "Q1"})["namesake"] == "Q1"
    assert "namesake" not in facts({})


def test_what_most_of_the_length_has_is_what_the_place_has():
    tagged = [
        {"surface": "sett", "lit": "no"},
        {"surface": "asphalt", "lit": "yes"},
        {"surface": "asphalt", "lit": "limited"},
    ]
    long_sett = facts(*tagged, lengths=[100, 40, 40])
    assert (long_sett["surface"], long_sett["lit"]) == ("sett", False)
    short_sett = facts(*tagged, lengths=[10, 40, 40])
    assert (short_sett["surface"], short_sett["lit"]) == ("asphalt", True)
    assert facts(*tagged, lengths=[40, 20, 20])["surface"] == "asphalt"  # a tie, by the alphabet
    assert not facts({}).keys() & {"surface", "lit"}


@pytest.mark.parametrize(
    ("values", "access"),
    [
        (["customers", "customers"], "customers"),
        (["customers", "delivery"], "customers"),
        (["customers", None], None),
        (["private", "yes"], None),
        (["destination", "permissive"], None),
        (["yes", "yes"], None),
        ([None], None),
    ],
)
def test_access_is_told_only_where_no_part_is_open(values, access):
    tagged = [{"access": value} if value else {} for value in values]
    assert facts(*tagged).get("access") == access


def test_a_place_has_steps_if_a_part_of_it_is_steps():
    assert facts({"highway": "footway"}, {"highway": "steps"})["steps"] is True
    assert facts({"highway": "footway"})["steps"] is False


def test_values_of_tags_are_kept_in_one_line():
    odd = "paving\u2028stones\n"
    assert facts({"surface": odd, "access": odd}) == {
        "surface": "paving stones",
        "access": "paving stones",
        "steps": False,
    }


def test_names_by_language_are_those_of_most_elements():
    tagged = [{"name:sv": "A"}, {"name:sv": "B"}, {"name:sv": "B"}, {"name:zh-Hant": "甲"}]
    assert names_of(tagged, "Katu", ["fi"]) == {"fi": "Katu", "sv": "B", "zh-Hant": "甲"}
    no_languages = {"name:left": "L", "name:etymology": "E", "name:old": "O", "name:en": ""}
    assert names_of([no_languages], "Katu", ["fi"]) == {"fi": "Katu"}
    # a bare name that is that of the second language is not taken for one of the first
    assert names_of([{"name:sv": "Gata"}], "Gata", ["fi", "sv"]) == {"sv": "Gata"}
    assert names_of([{"name:be_Latn": "Vulica"}], "", []) == {"be-Latn": "Vulica"}


def test_street_numbers_go_to_the_place_that_bears_the_name():
    found = gathered(
        street("way/1", "A", -21.95, -21.94),
        street("way/2", "B", -21.95, -21.94, lat=64.11),
        addresses=[("A", (-21.94, 64.1)), ("A", (-21.9, 64.15)), ("C", (-21.94, 64.1))],
    )
    assert found["a"].facts.addresses == 2
    assert found["b"].facts.addresses == 0


def test_numbers_beyond_the_town_do_not_count():
    found = gathered(street("way/1", "A", -21.95, -21.94), addresses=[("A", (-21.7, 64.1))])
    assert found["a"].facts.addresses == 0


def test_of_two_streets_of_one_name_the_nearer_one_gets_the_number():
    """Nearer in metres: at 64 degrees north a degree of longitude is less than half as long."""
    long = street("way/1", "A", -21.95, -21.93)
    short = street("way/2", "A", -21.925, -21.915, lat=64.1045)
    number = ("A", (-21.922, 64.1))  # 390 m east of the long one, 500 m south of the short one
    found = gathered(long, short, addresses=[number, ("A", (-21.92, 64.1044))])
    assert {key: place.osm_refs for key, place in found.items()} == {
        "a": ("way/1",),
        "a-2": ("way/2",),
    }
    assert [found[key].facts.addresses for key in ("a", "a-2")] == [1, 1]


def district(name, west, south, east, north, **tags):
    return RawThing(
        ref="relation/1",
        tags={"name": name, **tags},
        geometry=shapely.box(west, south, east, north),
    )


def test_the_smallest_district_that_holds_the_anchor_wins():
    borough = district("Borough", -21.97, 64.0, -21.85, 64.2, admin_level="9")
    quarter = district("Quarter", -21.96, 64.09, -21.93, 64.11, place="quarter")
    things = [
        street("way/1", "A", -21.95, -21.94),
        street("way/2", "B", -21.90, -21.89),
        street("way/3", "C", -21.84, -21.83),
    ]
    for boundaries in ([borough, quarter], [quarter, borough]):
        found = gathered(*things, boundaries=boundaries)
        districts = {key: place.facts.district for key, place in found.items()}
        assert districts == {"a": "Quarter", "b": "Borough", "c": None}  # none is guessed


@pytest.mark.parametrize(
    "boundary",
    [
        district("The town itself", -22, 64, -21.8, 64.2, admin_level="9"),
        district("Its country", -30, 60, -10, 70, admin_level="2"),
        district("Its county", -21.97, 64.05, -21.85, 64.15, admin_level="6"),
        district("A village", -21.97, 64.05, -21.85, 64.15, place="village"),
        RawThing(ref="relation/1", tags={"name": "D", "admin_level": "9"}, geometry=None),
    ],
)
def test_what_is_no_part_of_a_town_is_no_district(boundary):
    found = gathered(street("way/1", "A", -21.95, -21.94), boundaries=[boundary])
    assert found["a"].facts.district is None
