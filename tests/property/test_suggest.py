"""Criteria stay within bounds and never look at other places."""

import dataclasses
import math

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.place import City, Ground, Landmark, Place, PlaceFacts, Snapshot, Town
from renamer.suggest.balance import MOST
from renamer.suggest.match import suggest
from renamer.suggest.near import survey
from renamer.suggest.pick import candidates
from renamer.suggest.score import DEFAULT, PLACE_CRITERIA, place_points, place_reasons, points

CITY = City(slug="x", names={}, country="FI", languages=("fi",), crs_m="EPSG:32635")
KINDS = ["street", "pedestrian_street", "path", "steps", "square", "green", "park", "bridge"]
MARKS = ["diplomatic", "theatre", "court", "university", "museum", "library", "parliament"]
spots = st.tuples(st.floats(24.99, 25.01), st.floats(59.995, 60.005))
sizes = st.none() | st.floats(0, 1e6)


@st.composite
def places(draw):
    spot = draw(spots)
    return Place(
        id=draw(st.text("abc", min_size=1, max_size=4)),
        name=draw(st.text(min_size=1, max_size=8)),
        names=draw(st.dictionaries(st.sampled_from(["fi", "sv", "en"]), st.text(max_size=3))),
        kind=draw(st.sampled_from(KINDS)),
        osm_refs=("way/1",),
        anchor_lonlat=spot,
        geometry=Point(spot),
        length_m=draw(sizes),
        area_m2=draw(sizes),
        facts=PlaceFacts(addresses=draw(st.none() | st.integers(0, 10_000))),
    )


marks = st.lists(
    st.builds(
        Landmark,
        kind=st.sampled_from([*MARKS, "memorial", "station"]),
        name=st.text(max_size=5),
        osm_ref=st.integers(1, 9).map("node/{}".format),
        lonlat=spots,
        country=st.sampled_from([None, "BY", "RU", "DE-BY"]),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(places(), places(), marks)
def test_values_are_within_bounds_and_blind_to_other_places(place, other, landmarks):
    (alone,) = survey([place], landmarks, CITY, ["BY"])
    for judge in PLACE_CRITERIA.values():
        finding = judge(alone)
        assert finding is None or (0 <= finding.value <= 1 and finding.grounds and finding.text)
    among = survey([other, place], landmarks, CITY, ["BY"])[1]
    reasons = place_reasons(alone, DEFAULT)
    assert place_reasons(among, DEFAULT) == reasons
    assert place_points(alone, DEFAULT) == points(reasons)


people = st.lists(
    st.builds(
        Honoree,
        id=st.text("abcdefgh", min_size=3, max_size=3),
        kind=st.sampled_from(["person", "person", "person", "organisation", "dedication"]),
        names=st.just({"en": NameForms(nominative="Some One")}),
        who=st.just({"en": "somebody"}),
        standing=st.sampled_from(["died", "in_exile", "disappeared", "imprisoned"]).map(
            lambda code: Standing(code=code)
        ),
        lives_in=st.just("unknown"),
        consent=st.just("not needed"),
        sources=st.just((Source(id="life", title="A life", url="https://x.org", backs="it"),)),
        sex=st.sampled_from([None, "female", "male"]),
        roles=st.lists(
            st.sampled_from(["writer", "lawyer", "musician", "artist"]), max_size=2, unique=True
        ).map(tuple),
        themes=st.lists(st.sampled_from(["freedom", "law", "art"]), max_size=2, unique=True).map(
            tuple
        ),
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)
towns = st.builds(
    lambda found, landmarks: Town(
        city=CITY,
        snapshot=Snapshot(source="a test"),
        places=tuple(found),
        landmarks=tuple(landmarks),
        ground=Ground(),
    ),
    st.lists(places(), max_size=9, unique_by=lambda place: place.id),
    marks,
)


@settings(max_examples=40, deadline=None)
@given(towns, people, st.integers(1, 6), st.randoms(use_true_random=False))
def test_permuting_changes_nothing_and_all_adds_up(town, honorees, count, chance):
    made = suggest(town, honorees, count=count, default_dedication="aaa")
    shuffled = dataclasses.replace(
        town,
        places=tuple(chance.sample(town.places, len(town.places))),
        landmarks=town.landmarks,
    )
    again = chance.sample(honorees, len(honorees))
    assert suggest(shuffled, again, count=count, default_dedication="aaa") == made
    assert len(made) <= min(count, len(honorees))
    assert len({one.place.id for one in made}) == len(made)
    assert len({one.honoree.id for one in made}) == len(made)
    for one in made:
        assert math.isfinite(one.score)
        assert one.score == sum(reason.points for reason in one.reasons)
        assert all(0 <= reason.value <= 1 and reason.grounds for reason in one.reasons)
        assert all(reason.text for reason in one.reasons)
    lost = -sum(r.points for one in made for r in one.reasons if r.term == "balance")
    assert lost <= MOST + 1e-9


@settings(max_examples=40, deadline=None)
@given(towns, places(), people)
def test_adding_a_place_changes_no_other_score(town, other, honorees):
    assume(other.id not in {place.id for place in town.places})
    more = dataclasses.replace(town, places=(*town.places, other))
    before, after = (ranked(one) for one in (town, more))
    assert {key: told for key, told in after.items() if key != other.id} == before
    pairs, pairs_after = (
        {(one.place.id, one.honoree.id): of_the_pair(one) for one in suggest(t, honorees, count=9)}
        for t in (town, more)
    )
    for pair in pairs.keys() & pairs_after.keys():
        assert pairs[pair] == pairs_after[pair]


def ranked(town):
    found = candidates(town, DEFAULT, countries=["BY"], bans=(), pinned={})
    return {stop.place.id: stop.reasons for stop in found}


def of_the_pair(suggestion):
    """What place and honoree are worth: all but what the company costs."""
    return [one for one in suggestion.reasons if one.term not in {"balance", "variety"}]
