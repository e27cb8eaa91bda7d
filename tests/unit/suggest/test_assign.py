"""The company that is chosen is the best one there is: tried against every other one."""

import dataclasses
import itertools
import random

import pytest

from renamer.model.honoree import Source, Standing
from renamer.suggest import assign as module
from renamer.suggest import balance
from renamer.suggest.assign import TIE_BREAK, assign
from renamer.suggest.fit import Pairing, theme, tie
from renamer.suggest.near import survey
from renamer.suggest.pick import candidates
from renamer.suggest.score import DEFAULT, honoree_reasons, points

ROLES = ["writer", "lawyer", "musician", "artist", "journalist", "scientist"]


@pytest.fixture
def stops(make):
    town = make.town(
        *(make.square(f"Square {i}", 400 * i, 0, addresses=0) for i in range(12)),
        make.landmark("library", 30, 90),
        make.landmark("court", 430, 80),
        make.landmark("theatre", 830, 100),
        make.landmark("museum", 1_250, 140),
        make.landmark("newsroom", 1_640, 100),
        make.landmark("university", 2_020, 60),
    )
    return candidates(town, DEFAULT, countries=["BY"], bans=(), pinned={})


def crowd(make, seed, count):
    rng = random.Random(seed)
    people = []
    for number in range(count):
        one = make.person(f"p{number}", rng.choice(ROLES), rng.choice(["female", "male", "male"]))
        if rng.random() < 0.5:
            living = Standing(code="in_exile", as_of="2026", source=one.sources[0].id)
            one = dataclasses.replace(one, standing=living)
        if rng.random() < 0.2:
            one = dataclasses.replace(one, kind="organisation", sex=None)
        if rng.random() < 0.3:
            one = dataclasses.replace(one, themes=("freedom",))
        people.append(one)
    return people


def assigned(stops, people, pinned=None, weights=DEFAULT):
    pairs = assign(stops, people, pinned or {}, dedication="", languages=("fi",), weights=weights)
    return {pair.stop.place.id: pair.honoree.id for pair in pairs}, pairs


def worth(stops, people, weights=DEFAULT):
    """What this choice is worth in all, told anew."""
    fits = sum(
        points(honoree_reasons(Pairing(around=s.around, honoree=h, languages=("fi",)), weights))
        for s, h in zip(stops, people, strict=True)
    )
    return fits - balance.penalty(people, weights)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [2, 3, 4])
def test_no_other_choice_is_worth_more(make, stops, seed, count):
    people = crowd(make, seed, 8)
    some = stops[:count]
    _, pairs = assigned(some, people)
    gained = sum(points(pair.reasons) for pair in pairs)
    best = max(worth(some, choice) for choice in itertools.permutations(people, count))
    assert gained <= best + 1e-9
    assert gained >= best - TIE_BREAK * count


def test_a_pinned_one_counts_in_the_company(make, stops):
    people = crowd(make, 3, 8)
    pinned = {stops[0].place.id: people[0]}
    chosen, pairs = assigned(stops[:3], people, pinned)
    assert chosen[stops[0].place.id] == "p0"
    gained = sum(points(pair.reasons) for pair in pairs)
    best = max(
        worth(stops[:3], (people[0], *rest)) for rest in itertools.permutations(people[1:], 2)
    )
    assert best - TIE_BREAK * 2 <= gained <= best + 1e-9


@pytest.mark.parametrize("seed", range(6))
def test_beyond_the_exact_ones_no_exchange_gains(make, stops, monkeypatch, seed):
    people = crowd(make, seed, 20)
    some = stops[:6]
    _, exact = assigned(some, people)
    monkeypatch.setattr(module, "EXACT_UP_TO", 1)
    chosen, tried = assigned(some, people)
    best, found = (sum(points(p.reasons) for p in pairs) for pairs in (exact, tried))
    assert found <= best + TIE_BREAK * 6
    by_id = {one.id: one for one in people}
    held = [by_id[chosen[stop.place.id]] for stop in some]
    assert worth(some, held) == pytest.approx(found)
    for index in range(6):
        for other in people:
            trial = list(held)
            if other in trial:
                trial[trial.index(other)] = trial[index]
            trial[index] = other
            assert worth(some, trial) <= found + TIE_BREAK * 2


def test_many_stops_and_fewer_people(make, stops):
    people = crowd(make, 1, 30)
    chosen, _ = assigned(stops, people)
    assert len(set(chosen.values())) == len(chosen) == len(stops) == 12
    chosen, _ = assigned(stops[:5], people[:3])
    assert sorted(chosen.values()) == ["p0", "p1", "p2"]
    assert assigned([], people) == ({}, [])
    assert assigned(stops, []) == ({}, [])


def test_the_order_of_the_people_does_not_matter(make, stops):
    people = crowd(make, 5, 14)
    for count in (3, 10):
        first, _ = assigned(stops[:count], people)
        random.Random(1).shuffle(people)
        again, _ = assigned(stops[:count], people)
        assert first == again


@pytest.mark.parametrize(
    ("role", "house"),
    [
        ("writer", "library"),
        ("lawyer", "court"),
        ("musician", "theatre"),
        ("historian", "museum"),
        ("journalist", "newsroom"),
        ("student", "university"),
        ("theatre maker", "theatre"),
    ],
)
def test_each_near_the_house_that_is_theirs(make, role, house):
    town = make.town(make.square("A", 0, 0), make.square("B", 2_000, 0))
    mark = make.landmark(house, 2_025, 80)
    places = survey(town.places, [mark], town.city, ["BY"])
    one = make.person("x", role)
    values = [theme(Pairing(around=around, honoree=one, languages=("fi",))) for around in places]
    assert values[0] is None
    assert values[1].value == pytest.approx(0.95, abs=0.01)
    assert values[1].text == f"X was a {role}; The {house} is 30 m away"
    assert values[1].grounds == ("x-life", mark.osm_ref)


@pytest.mark.parametrize(
    ("code", "died", "said"),
    [
        ("died", "1941", "X was a writer; "),
        ("killed", None, "X was a writer; "),
        ("in_exile", None, "X is a writer; "),
        ("imprisoned", None, "X is a writer; "),
        ("disappeared", None, "X (writer); "),
    ],
)
def test_the_dead_were_and_the_living_are_and_no_standing_is_told(make, code, died, said):
    town = make.town(make.square("A", 0, 0))
    (around,) = survey(town.places, [make.landmark("library", 25, 80)], town.city)
    one = dataclasses.replace(
        make.person("x", "writer"), standing=Standing(code=code, as_of="2026"), died=died
    )
    why = tie(Pairing(around=around, honoree=one, languages=("fi",)))
    assert why.text.startswith(said)
    assert not {"prison", "exile", "killed", "disappeared"} & set(why.text.split())


def test_without_a_house_of_theirs_it_is_a_symbolic_choice(make):
    town = make.town(make.square("A", 0, 0))
    (around,) = survey(town.places, [make.landmark("court", 25, 80)], town.city)
    why = tie(Pairing(around=around, honoree=make.person("x", "writer"), languages=("fi",)))
    assert why.text == "a symbolic choice: nothing on the map ties them"
    assert why.value == 0
    assert why.grounds == (*town.places[0].osm_refs, "x-life")


def test_what_imbalance_costs_and_that_it_has_a_limit(make):
    women = [make.person(f"w{i}", ROLES[i % 6]) for i in range(40)]
    men = [make.person(f"m{i}", ROLES[i % 6], "male") for i in range(2)]
    none = {**DEFAULT, "variety": 0.0}
    assert balance.penalty([women[0], men[0]], none) == balance.BALANCE  # both of them are dead
    assert balance.penalty(women[:3], none) == 2 * 2 * balance.BALANCE
    assert balance.penalty(women, none) == balance.MOST
    assert balance.penalty(women[:6] + women[6:7], DEFAULT) == balance.MOST + balance.VARIETY
    assert balance.penalty(women, {**DEFAULT, "variety": 0.0, "balance": 0.0}) == 0


def test_all_of_the_penalty_is_told_and_says_what_is_out_of_balance(make):
    company = [make.person(f"m{i}", "writer", "male") for i in range(4)]
    told = balance.penalties(company, DEFAULT)
    cost = -sum(reason.points for some in told for reason in some)
    assert cost == pytest.approx(balance.penalty(company, DEFAULT))
    texts = {reason.text for some in told for reason in some}
    assert "out of balance: 0 women and 4 men" in texts
    assert "4 of these stops honour a writer: one more is less of a surprise" in texts
    assert all(reason.grounds == (f"m{i}-life",) for i, some in enumerate(told) for reason in some)


def test_one_organisation_in_four(make):
    people = [make.person(f"p{i}", ROLES[i], ["female", "male"][i % 2]) for i in range(4)]
    club = dataclasses.replace(make.person("club", "association"), kind="organisation", sex=None)
    assert balance.wanted_organisations(people[:3]) == 0
    assert balance.wanted_organisations(people) == 1
    assert balance.wanted_organisations([*people[:3], club]) == 1
    mixed = [people[0], people[1], people[2], club]
    one_more = [*mixed[:2], club, club]
    none = {**DEFAULT, "variety": 0.0}
    scales = balance.penalty(mixed, none), balance.penalty(mixed[:3], none)
    assert scales[0] == scales[1], "one organisation in four costs nothing"
    assert balance.penalty(one_more, none) == balance.penalty(mixed[:2], none) + balance.BALANCE


@pytest.mark.parametrize(
    ("backs", "found"),
    [
        (("freed", "she is a writer"), "s1"),
        (("started again", "her poems and literature"), "s1"),
        (("a party", "arts: nothing"), "s0"),
    ],
)
def test_a_role_rests_on_the_source_that_tells_of_it(make, backs, found):
    town = make.town(make.square("A", 0, 0))
    (around,) = survey(town.places, [make.landmark("library", 25, 80)], town.city)
    sources = tuple(
        Source(id=f"s{i}", title="A source", url="https://x.org", backs=told)
        for i, told in enumerate(backs)
    )
    one = dataclasses.replace(make.person("x", "writer"), sources=sources)
    why = theme(Pairing(around=around, honoree=one, languages=("fi",)))
    assert why.grounds[0] == found
