"""Which town is meant: settled without a network, and never guessed."""

import re
from dataclasses import replace

import pytest

from renamer.errors import AmbiguousTownError, CityError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.samples import find_sample
from renamer.gazetteer.settle import in_words, not_here, picked, sample_of, settle, towns_called
from renamer.model.candidate import Candidate

AMBIGUOUS = ["Berkeley", "Brest", "San Jose", "Newcastle", "newcastle", "Springfield"]


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_name_of_several_towns_is_never_chosen_from(name):
    with pytest.raises(AmbiguousTownError) as caught:
        settle(Asked(name=name))
    assert caught.value.candidates == towns_called(Asked(name=name))
    assert len(caught.value.candidates) > 1
    assert f"means {len(caught.value.candidates)} towns" in str(caught.value)


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_what_the_advice_says_leads_to_one_town(name):
    with pytest.raises(AmbiguousTownError) as caught:
        settle(Asked(name=name))
    first = caught.value.candidates[0]
    (advice,) = re.findall("'([^']+)'", caught.value.fix)
    assert settle(Asked(name=advice)) == first


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_any_of_them_can_be_picked(name):
    found = towns_called(Asked(name=name))
    for number, town in enumerate(found, start=1):
        assert settle(Asked(name=name, pick=number)) == town


@pytest.mark.parametrize("number", [0, -1, 3, 99])
def test_a_number_that_is_none_of_theirs_is_told(number):
    with pytest.raises(CityError) as caught:
        settle(Asked(name="Brest", pick=number))
    assert not isinstance(caught.value, AmbiguousTownError)
    assert f"no town number {number} for 'Brest'" in str(caught.value)
    assert "choose 1 to 2" in str(caught.value)


def test_the_number_of_a_clear_town_is_checked_too():
    assert settle(Asked(name="Vilnius")).country == "LT"
    assert settle(Asked(name="Vilnius", pick=1)).country == "LT"
    with pytest.raises(CityError, match="no town number 9"):
        settle(Asked(name="Vilnius", pick=9))


@pytest.mark.parametrize(
    ("name", "country", "expected"),
    [
        ("Brest, Belarus", None, "BY"),
        ("Brest, BY", None, "BY"),
        ("Брэст, Беларусь", None, "BY"),
        ("Brest, France", None, "FR"),
        ("Brest", "FR", "FR"),
        ("Newcastle, South Africa", None, "ZA"),
        ("Berkeley, California", None, "US"),
    ],
)
def test_a_country_narrows_the_name(name, country, expected):
    assert settle(Asked(name=name, country=country)).country == expected


def test_a_town_that_is_not_known_is_none():
    assert settle(Asked(name="Nowhereville")) is None
    assert settle(Asked(name="Brest", country="JP")) is None
    assert settle(Asked()) is None


def test_what_was_found_elsewhere_is_picked_by_number_too():
    town = Candidate(name="A", country="", lonlat=(0.0, 0.0), source="Nominatim")
    assert picked(Asked(name="A", pick=1), [town]) is town
    with pytest.raises(AmbiguousTownError):
        picked(Asked(name="A"), [town, town])


def no_sample(name):
    with pytest.raises(CityError) as caught:
        find_sample(name)
    return caught.value


def test_a_town_that_is_no_sample_is_told_with_the_ways_to_it():
    told = str(not_here(Asked(name="Vilnius"), no_sample("Vilnius")))
    assert told.startswith("Vilnius, ")
    assert "Lithuania" in told
    for way in ("--live", "--extract FILE", "--snapshot FILE", "is-reykjavik"):
        assert way in told


def test_an_ambiguous_town_that_is_no_sample_is_ambiguous_first():
    with pytest.raises(AmbiguousTownError):
        not_here(Asked(name="Brest"), no_sample("Brest"))
    told = str(not_here(Asked(name="Brest", pick=2), no_sample("Brest")))
    assert "France" in told


def test_a_slip_of_the_pen_gets_an_offer_from_the_samples_or_the_world():
    assert "did you mean" in str(not_here(Asked(name="Reykjavikk"), no_sample("Reykjavikk")))
    told = str(not_here(Asked(name="Vilniuss"), no_sample("Vilniuss")))
    assert "did you mean Vilnius" in told
    told = str(not_here(Asked(name="Qqqqqq"), no_sample("Qqqqqq")))
    assert "no town 'Qqqqqq' is known" in told
    assert "did you mean" not in told
    assert "--live" in told


@pytest.mark.parametrize("name", ["Рэйкявік", "רייקיאוויק", "Reykjavik, Iceland"])
def test_a_sample_is_found_by_names_that_only_geonames_has(name):
    assert sample_of(Asked(name=name)) == "is-reykjavik"


@pytest.mark.parametrize("name", ["Vilnius", "Qqqqqq", "Monaco, France"])
def test_what_is_no_sample_is_none(name):
    assert sample_of(Asked(name=name)) is None


def test_a_town_in_words():
    town = Candidate(
        name="Brest", country="BY", lonlat=(23.7, 52.1), source="GeoNames", region="Brest Region",
        population=347138,
    )  # fmt: skip
    assert in_words(town) == "Brest, Brest Region, Belarus (347,138 people)"
    assert in_words(replace(town, region="Brest")) == "Brest, Belarus (347,138 people)"
    bare = Candidate(name="Atlantis", country="", lonlat=(0.0, 0.0), source="Nominatim")
    assert in_words(bare) == "Atlantis"
