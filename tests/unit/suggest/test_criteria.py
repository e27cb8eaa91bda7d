import pytest

from renamer.suggest import criteria
from renamer.suggest.near import survey
from renamer.suggest.score import PLACE_CRITERIA


def around(make, place, *marks, concerned=("BY",)):
    town = make.town(place, *marks)
    return survey([place], town.landmarks, town.city, concerned)[0]


def test_the_nearer_to_the_mission_the_better_and_only_in_sight(make):
    values = []
    for north in (5, 50, 190):
        mark = make.landmark("diplomatic", 100, north, "BY")
        values.append(criteria.mission(around(make, make.street("S", 0, 0), mark)).value)
    assert values == sorted(values, reverse=True)
    assert all(0 < value <= 1 for value in values)
    far = make.landmark("diplomatic", 100, 230, "BY")
    assert criteria.mission(around(make, make.street("S", 0, 0), far)) is None


@pytest.mark.parametrize("country", ["RU", "DE-BY", None, "LT"])
def test_only_the_country_concerned_counts_as_its_mission(make, country):
    mark = make.landmark("diplomatic", 100, 20, country)
    assert criteria.mission(around(make, make.street("S", 0, 0), mark)) is None


@pytest.mark.parametrize("country", ["BY", "RU"])
def test_a_watching_mission_takes_the_quiet_away(make, country):
    mark = make.landmark("diplomatic", 100, 150, country)
    assert criteria.unwatched(around(make, make.street("S", 0, 0), mark)) is None
    assert criteria.unwatched(around(make, make.street("S", 0, 0))).value == 1


def test_the_host_is_named(make):
    finding = criteria.host(around(make, make.square("Q", 0, 0), make.landmark("theatre", 25, 90)))
    assert "The theatre" in finding.text
    assert finding.grounds == ("node/25090",)
    far = make.landmark("theatre", 25, 200)
    assert criteria.host(around(make, make.square("Q", 0, 0), far)) is None


def test_fewer_addresses_are_better_and_unknown_says_so(make):
    def value(count):
        return criteria.addresses(around(make, make.square("Q", 0, 0, addresses=count)))

    assert value(0).value > value(1).value > value(20).value > 0
    assert "not known" in value(None).text
    assert value(None).value < value(1).value


def test_a_square_gathers_more_than_a_street(make):
    square = criteria.gathering(around(make, make.square("Q", 0, 0)))
    street = criteria.gathering(around(make, make.street("S", 0, 0)))
    assert square.value > street.value


@pytest.mark.parametrize(("length", "better"), [(15, 200), (12_000, 200)])
def test_neither_stub_nor_ring_road_is_a_stage(make, length, better):
    def value(metres):
        finding = criteria.size(around(make, make.street("S", 0, 0, length=metres)))
        return finding.value if finding else 0

    assert value(length) == 0 < value(better)


def test_a_memorial_on_the_place_is_respected(make):
    near = make.landmark("memorial", 25, 25)
    assert criteria.unclaimed(around(make, make.square("Q", 0, 0), near)) is None


def test_every_finding_is_within_bounds_and_grounded(make):
    marks = [make.landmark(kind, 30, 60 + i) for i, kind in enumerate(("theatre", "library"))]
    here = around(make, make.square("Q", 0, 0, addresses=3), *marks)
    for judge in PLACE_CRITERIA.values():
        finding = judge(here)
        if finding is not None:
            assert 0 < finding.value <= 1
            assert finding.grounds
            assert finding.text
