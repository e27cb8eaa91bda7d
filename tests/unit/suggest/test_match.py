import dataclasses

import pytest

from renamer.errors import PlanError
from renamer.geo import distance_m
from renamer.suggest.explain import explain
from renamer.suggest.match import APART_M, WALK_M, suggest
from renamer.suggest.score import DEFAULT, PLACE_CRITERIA


@pytest.fixture
def town(make):
    """A centre with three squares, a street, and suburban streets."""
    return make.town(
        make.square("Market", 0, 0, addresses=0),
        make.square("Station", 400, 0, addresses=0),
        make.square("Harbour", 0, 500, addresses=4),
        make.street("Lane", 200, 300, addresses=30),
        *(make.street(f"Suburb{i}", 100 * i, 2_000, addresses=9) for i in range(5)),
        make.landmark("library", 30, 90),
        make.landmark("theatre", 430, 80),
        make.landmark("museum", 20, 600),
    )


def ids(suggestions):
    return [(one.place.id, one.honoree.id) for one in suggestions]


def test_the_square_in_the_centre_leads_with_the_name_of_the_cause(town, people):
    made = suggest(town, people, default_dedication="free-belarus")
    assert [one.place.id for one in made] == ["station", "market", "harbour"]
    assert made[0].honoree.id == "free-belarus"
    assert {one.honoree.id for one in made[1:]} == {"clara", "boris"}, "a woman and a man"


def test_the_nearest_suitable_place_to_the_mission_leads(make, town, people):
    mission = make.landmark("diplomatic", 250, 2_030, "BY")
    found = suggest(
        dataclasses.replace(town, landmarks=(*town.landmarks, mission)),
        people,
        default_dedication="free-belarus",
    )
    assert found[0].place.id in {"suburb1", "suburb2"}
    assert found[0].honoree.id == "free-belarus"
    assert "is 30 m away" in explain(found[0])[0]
    for other in found[1:]:
        assert not other.place.id.startswith("suburb"), "one stop before the cameras is enough"


@pytest.mark.parametrize("north", [-20, 60])
def test_a_russian_mission_never_leads(make, town, people, north):
    mission = make.landmark("diplomatic", 25, north, "RU")
    found = suggest(dataclasses.replace(town, landmarks=(*town.landmarks, mission)), people)
    assert "market" not in [one.place.id for one in found]
    pinned = suggest(
        dataclasses.replace(town, landmarks=(*town.landmarks, mission)),
        people,
        pins={"market": "anna"},
    )
    assert pinned[-1].place.id == "market"


def test_the_score_is_the_sum_of_its_reasons_and_all_are_grounded(town, people):
    refs = {ref for place in town.places for ref in place.osm_refs}
    refs |= {mark.osm_ref for mark in town.landmarks}
    for one in suggest(town, people):
        assert one.score == sum(reason.value * reason.weight for reason in one.reasons)
        sources = {source.id for source in one.honoree.sources}
        for reason in one.reasons:
            assert reason.grounds
            assert set(reason.grounds) <= refs | sources
            assert 0 <= reason.value <= 1
            assert reason.points > 0 or reason.term in {"tie", "balance", "variety"}


def test_adding_a_place_changes_no_other_score(make, town, people):
    before = {one.place.id: one.reasons for one in suggest(town, people, count=9)}
    more = dataclasses.replace(town, places=(*town.places, make.square("Extra", 900, 900)))
    after = {one.place.id: one.reasons for one in suggest(more, people, count=9)}
    place_terms = {
        key: [r for r in reasons if r.term in PLACE_CRITERIA] for key, reasons in before.items()
    }
    for key, reasons in place_terms.items():
        if key in after:
            assert reasons == [r for r in after[key] if r in reasons]


def test_the_order_of_the_input_does_not_matter(town, people):
    turned = dataclasses.replace(
        town,
        places=tuple(reversed(town.places)),
        landmarks=tuple(reversed(town.landmarks)),
    )
    assert suggest(turned, people[::-1]) == suggest(town, people)


def test_stops_lie_apart_and_within_a_walk(town, people):
    made = suggest(town, people, count=4)
    anchors = [one.place.anchor_lonlat for one in made]
    for index, anchor in enumerate(anchors):
        assert distance_m(anchor, anchors[0]) <= WALK_M
        assert all(distance_m(anchor, other) >= APART_M for other in anchors[:index])


def test_pins_stay_and_bans_never_come(town, people):
    made = suggest(
        town,
        people,
        pins={"lane": "david"},
        bans={"market", "anna"},
        default_dedication="free-belarus",
    )
    assert ("lane", "david") in ids(made)
    assert len(made) == 3
    assert not {"market", "anna"} & {word for pair in ids(made) for word in pair}


def test_wrong_pins_are_told_together(town, people):
    with pytest.raises(PlanError) as error:
        suggest(town, people, pins={"nowhere": "nobody"})
    assert "'nowhere'" in error.value.problem
    assert "'nobody'" in error.value.problem


def test_not_three_men_and_not_three_writers(town, make):
    people = [
        *(make.person(f"m{i}", "writer", "male") for i in range(5)),
        make.person("z1", "musician"),
        make.person("z2", "scientist"),
    ]
    made = suggest(town, people)
    assert sum(one.honoree.sex == "male" for one in made) <= 1
    assert len({one.honoree.roles[0] for one in made}) == 3


def test_a_writer_goes_to_the_library(town, people):
    made = dict(ids(suggest(town, [p for p in people if p.kind == "person"])))
    assert made["market"] == "anna"
    assert made["station"] == "clara"


def test_the_next_best_is_asked_for_by_a_ban_and_all_is_solved_again(town, people):
    whole = [one for one in people if one.kind == "person"]
    first = dict(ids(suggest(town, whole)))
    assert first["market"] == "anna"
    second = dict(ids(suggest(town, whole, bans={"anna"})))
    assert second["market"] == "boris", "the library gets the other writer"
    assert "anna" not in second.values()
    elsewhere = dict(ids(suggest(town, whole, bans={"market"})))
    assert "market" not in elsewhere
    assert len(elsewhere) == 3


def test_a_pin_leaves_the_best_for_the_rest(town, people):
    whole = [one for one in people if one.kind == "person"]
    made = dict(ids(suggest(town, whole, pins={"harbour": "anna"})))
    assert made["harbour"] == "anna"
    assert made["market"] == "boris"
    assert made["station"] == "clara"


def test_nobody_comes_twice_and_a_dedication_only_where_nobody_is_left(town, people):
    made = suggest(town, people, count=5, default_dedication="free-belarus")
    honoured = [one.honoree.id for one in made]
    assert sorted(honoured) == ["anna", "boris", "clara", "david", "free-belarus"]
    few = suggest(town, people[:2], count=5, default_dedication="free-belarus")
    assert [one.honoree.id for one in few] == ["free-belarus", "anna"]
    assert [one.honoree.id for one in suggest(town, people[:1], count=3)] == ["free-belarus"]


def test_near_a_point_only(town, people):
    harbour = next(place for place in town.places if place.id == "harbour")
    made = suggest(town, people, near=(harbour.anchor_lonlat, 300.0))
    assert [one.place.id for one in made] == ["harbour"], "the lane's middle is 355 m away"
    wider = suggest(town, people, near=(harbour.anchor_lonlat, 400.0))
    assert {one.place.id for one in wider} == {"harbour", "lane"}
    assert suggest(town, people, near=((0.0, 0.0), 300.0)) == ()


@pytest.mark.parametrize("country", ["BY", "RU"])
def test_missions_can_be_avoided_altogether(make, town, people, country):
    mission = make.landmark("diplomatic", 25, 60, country)
    seen = dataclasses.replace(town, landmarks=(*town.landmarks, mission))
    crowd = [*people, *(make.person(f"p{i}", "artist") for i in range(9))]
    everywhere = {one.place.id for one in suggest(seen, crowd, count=9)}
    away = {one.place.id for one in suggest(seen, crowd, count=9, avoid_missions=True)}
    assert "market" in everywhere
    assert away == everywhere - {"market"}
    pinned = suggest(seen, people, pins={"market": "anna"}, avoid_missions=True)
    assert "market" in [one.place.id for one in pinned], "a pin is the team's decision"


def test_whom_the_town_has_already_is_not_proposed_but_can_be_pinned(make, town):
    people = [make.person("vasil bykau", "writer", "male"), make.person("clara", "musician")]
    having = dataclasses.replace(town, places=(*town.places, make.street("Bykaus gata", 9, 9_000)))
    assert {one.honoree.id for one in suggest(town, people)} == {"clara", "vasil bykau"}
    assert {one.honoree.id for one in suggest(having, people)} == {"clara"}
    pinned = suggest(having, people, pins={"market": "vasil bykau"})
    assert ("market", "vasil bykau") in ids(pinned)


def test_every_pair_says_why_or_that_nothing_ties_them(town, people):
    for one in suggest(town, people, count=5, default_dedication="free-belarus"):
        said = [reason.text for reason in one.reasons if reason.term in {"theme", "cause", "tie"}]
        assert said
        if one.honoree.id == "david":
            assert "a symbolic choice: nothing on the map ties them" in said


def test_weights_rule_and_unknown_ones_are_refused(town, people):
    flipped = dict.fromkeys(DEFAULT, 0.0) | {"host": 1.0}
    assert all(one.score <= 1 for one in suggest(town, people, weights=flipped))
    with pytest.raises(PlanError, match="unknown weight 'nearnes'"):
        suggest(town, people, weights={"nearnes": 1})
    with pytest.raises(PlanError, match="from 0 upwards"):
        suggest(town, people, weights={"host": float("nan")})


def test_places_that_honour_a_person_are_never_suggested(make, people):
    town = make.town(
        make.square("Taken", 0, 0, addresses=0, namesake="Q1"),
        make.street("Plain", 300, 0, addresses=50),
        make.landmark("diplomatic", 25, 60, "BY"),
    )
    assert [one.place.id for one in suggest(town, people)] == ["plain"]
