import dataclasses

import pytest

from renamer.suggest import criteria, ground
from renamer.suggest.near import survey
from renamer.suggest.score import DEFAULT, PENALTIES, PLACE_CRITERIA, place_reasons, points


def around(make, place, *marks, concerned=("BY",), **more):
    town = make.town(place, *marks)
    return survey([place], town.landmarks, town.city, concerned, **more)[0]


def changed(thing, **fields):

    return dataclasses.replace(thing, **fields)


def test_the_nearer_to_the_mission_the_better_and_only_in_sight(make):
    values = []
    for north in (5, 38, 60, 190):
        mark = make.landmark("diplomatic", 100, north, "BY")
        values.append(criteria.mission(around(make, make.street("S", 0, 0), mark)).value)
    assert values[0] == values[1] == 1, "across the street one stands before it as well"
    assert values == sorted(values, reverse=True)
    assert 1 > values[2] > values[3] > 0
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


def test_whose_missions_watch_is_the_campaigns_word(make):
    mark = make.landmark("diplomatic", 100, 150, "RU")
    here = around(make, make.street("S", 0, 0), mark, watching=["BY"])
    assert criteria.unwatched(here) is not None
    here = around(make, make.street("S", 0, 0), mark, concerned=["RU"], watching=[])
    assert criteria.unwatched(here) is None, "whose country is concerned always watches"


def test_the_host_is_named_with_who_runs_it(make):
    theatre = make.landmark("theatre", 25, 90)
    finding = criteria.host(around(make, make.square("Q", 0, 0), theatre))
    assert "The theatre" in finding.text
    assert "run by" not in finding.text
    assert finding.grounds == ("node/25090",)
    run = changed(theatre, operator="The Town")
    assert "run by The Town" in criteria.host(around(make, make.square("Q", 0, 0), run)).text
    far = make.landmark("theatre", 25, 200)
    assert criteria.host(around(make, make.square("Q", 0, 0), far)) is None


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("Minsker Straße", ("Minsk",), True),
        ("Mińska", ("minsk",), True),
        ("Lermontovplatz", ("monto",), False),  # only at the start of a word
        ("Вуліца Мінская", ("мінск",), True),
        ("Straße der Pariser Kommune", ("minsk", "belarus"), False),
        ("Rue de Brest", ("brest-litovsk",), False),
        ("Brest-Litowsk-Weg", ("brest litowsk", "brest-litowsk"), True),
    ],
)
def test_belarus_in_your_city_by_name(make, name, words, found):
    here = around(make, make.street(name, 0, 0), traces=words)
    told = criteria.traces(here)
    assert (told is not None) is found
    if told:
        assert name in told.text
        assert "check why" in told.text


def test_belarus_in_your_city_by_old_names_and_houses_but_not_by_parishes(make):
    street = make.street("S", 0, 0)
    old = make.street("S", 0, 0, old_names=("Minskgatan",))
    assert criteria.traces(around(make, old, traces=["minsk"])).value == 1
    assert criteria.traces(around(make, street)) is None
    for kind, found in (("memorial", True), ("cultural_centre", True), ("place_of_worship", False)):
        mark = changed(make.landmark(kind, 100, 60), name="Belarusian house")
        told = criteria.traces(around(make, street, mark, traces=["belarus"]))
        assert (told is not None) is found
        far = changed(mark, lonlat=make.landmark(kind, 100, 160).lonlat)
        assert criteria.traces(around(make, street, far, traces=["belarus"])) is None
    embassy = changed(make.landmark("diplomatic", 100, 60, "BY"), name="Embassy of Belarus")
    assert criteria.traces(around(make, street, embassy, traces=["belarus"])) is None


def test_fewer_addresses_are_better_and_unknown_says_so(make):
    def told(count):
        return ground.addresses(around(make, make.square("Q", 0, 0, addresses=count)))

    values = [told(count).value for count in (0, 1, 2, 20, 200)]
    assert values == sorted(values, reverse=True)
    assert values[2] > 0.9, "two addresses are two talks"
    assert 0 < values[3] < 0.2
    assert "not known" in told(None).text
    assert told(None).value < told(1).value
    assert "1 address bears" in told(1).text


def test_presence_is_kind_centrality_and_stops(make):
    square = criteria.presence(around(make, make.square("Q", 0, 0))).value
    street = criteria.presence(around(make, make.street("S", 0, 0))).value
    assert square > street
    busy = criteria.presence(around(make, make.square("Q", 0, 0, centrality=300)))
    quiet = criteria.presence(around(make, make.square("Q", 0, 0, centrality=3)))
    assert square < quiet.value < busy.value < 1
    assert "300 crossings" in busy.text
    stop = criteria.presence(
        around(make, make.square("Q", 0, 0, centrality=300), make.landmark("station", 25, 60))
    )
    assert busy.value < stop.value <= 1
    assert "The station at 10 m" in stop.text


def score(here):
    return points(place_reasons(here, DEFAULT))


def test_a_lively_square_with_two_addresses_beats_a_dead_path(make):
    square = make.square("Q", 0, 0, addresses=2, centrality=150)
    for name in ("Dead End", ""):
        path = changed(make.street(name, 0, 0, addresses=0, centrality=5), kind="path")
        assert score(around(make, square)) > score(around(make, path))


def test_nobody_wins_by_having_no_name(make):
    named = make.square("Q", 0, 0, addresses=0)
    nameless = changed(named, name="", near="Quay Street", id="square-by-quay-street")
    assert score(around(make, named)) > score(around(make, nameless))
    told = ground.nameless(around(make, nameless))
    assert "it lies by Quay Street" in told.text
    assert ground.nameless(around(make, named)) is None
    assert ground.addresses(around(make, nameless)) is None
    station = make.landmark("station", 25, 60)
    known = ground.known(around(make, nameless, station))
    assert known is None, "no station bears the name of what has none"


def test_room_to_stand_tells_steps_stop_and_shelter(make):
    spot = (25.0, 60.0)
    marks = make.landmark("station", 25, 150), make.landmark("library", 25, 90)
    told = ground.stand_here(
        around(make, make.square("Q", 0, 0, stand_here=spot, steps=False), *marks)
    )
    assert told.value == 1
    for words in ("no steps", "The station 100 m away", "roof in the rain", "The library, 40 m"):
        assert words in told.text
    steep = ground.stand_here(around(make, make.square("Q", 0, 0, stand_here=spot, steps=True)))
    assert 0 < steep.value < 1
    assert ground.stand_here(around(make, make.square("Q", 0, 0))) is None


@pytest.mark.parametrize(("length", "better"), [(15, 200), (12_000, 200)])
def test_neither_stub_nor_ring_road_is_a_stage(make, length, better):
    def value(metres):
        finding = ground.size(around(make, make.street("S", 0, 0, length=metres)))
        return finding.value if finding else 0

    assert value(length) == 0 < value(better)


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("memorial", "The Founder", 0.05),
        ("memorial", "To the victims of 1937", 1.0),
        ("memorial", "Den Opfern", 1.0),
        ("grave", "", 1.0),
        ("place_of_worship", "A church", 0.5),
    ],
)
def test_what_stands_on_a_place_takes_points_away_and_says_so(make, kind, name, value):
    on_it = changed(make.landmark(kind, 25, 25), name=name)
    here = around(make, make.square("Q", 0, 0), on_it)
    assert ground.respect(here).value == value
    assert score(here) < score(around(make, make.square("Q", 0, 0)))
    (penalty,) = [one for one in place_reasons(here, DEFAULT) if one.term in PENALTIES]
    assert penalty.points < 0
    assert penalty.grounds == (on_it.osm_ref,)
    beside = changed(on_it, lonlat=make.landmark(kind, 25, 90).lonlat)
    assert ground.respect(around(make, make.square("Q", 0, 0), beside)) is None


def test_every_finding_is_within_bounds_and_grounded(make):
    kinds = ("theatre", "library", "memorial", "station", "court", "diplomatic")
    marks = [make.landmark(kind, 30, 20 + 8 * i, "BY") for i, kind in enumerate(kinds)]
    place = make.square("Minsk", 0, 0, addresses=3, centrality=9_999, stand_here=(25.0, 60.0))
    here = around(make, place, *marks, traces=["minsk"])
    found = {term: judge(here) for term, judge in PLACE_CRITERIA.items()}
    told = {term: one for term, one in found.items() if one is not None}
    assert set(PLACE_CRITERIA) - set(told) == {"unwatched", "nameless", "known"}
    for finding in told.values():
        assert 0 < finding.value <= 1
        assert finding.grounds
        assert finding.text


@pytest.mark.parametrize(
    ("name", "points"),
    [
        ("Minsker Straße", True),
        ("Minskgatan", True),
        ("Minsko plentas", True),
        ("улица Минская", True),
        ("Gardino gatvė", True),
        ("Valko-Venäjänkatu", True),
        ("Minskip Road", False),
        ("Homeless Lane", False),
        ("Gardiner Street", False),
        ("Konur gerðu garðinn", False),
        ("Gomelle Road", False),
    ],
)
def test_a_short_trace_is_no_beginning_of_another_word(make, name, points):
    words = ["minsk", "минск", "homel", "gomel", "gardinas", "gardino", "valko venaj"]
    here = around(make, make.square(name, 0, 0), traces=words)
    assert (criteria.traces(here) is not None) == points
