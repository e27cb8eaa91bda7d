"""What is suggested for the towns that come along: would an organiser who knows them nod?"""

import dataclasses
import math

import pytest

from renamer.gazetteer.samples import read_sample
from renamer.model.place import Landmark
from renamer.registry.gate import may_propose
from renamer.registry.packs import read_campaign
from renamer.suggest.match import suggest
from renamer.suggest.near import survey
from renamer.suggest.suitable import WATCHED_M, WATCHING, missions_in_sight, suitable


@pytest.fixture(scope="module")
def campaign():
    return read_campaign()


def suggested(town, campaign, **wishes):
    return suggest(
        town,
        [one for one in campaign.honorees.values() if may_propose(one)[0]],
        countries=campaign.countries,
        default_dedication=campaign.default_dedication,
        **wishes,
    )


@pytest.mark.parametrize(
    ("slug", "lead", "others"),
    [
        ("is-reykjavik", {"Austurvöllur", "Lækjartorg", "Ingólfstorg"}, {"Austurvöllur"}),
        ("de-berlin-mitte", {"Hackescher Markt", "Gendarmenmarkt"}, {"Gendarmenmarkt"}),
        ("fi-helsinki-centre", {"Rautatientori", "Senaatintori"}, {"Senaatintori"}),
        # a garden in sight of the National Council
        ("mc-monaco", {"Place du Casino", "Place d'Armes", "Jardin des Pêcheurs"}, set()),
    ],
)
def test_the_lead_is_a_square_that_everybody_knows(slug, lead, others, campaign):
    made = suggested(read_sample(slug), campaign)
    assert len(made) == 3
    assert made[0].place.name in lead
    assert made[0].honoree.id == "free-belarus"
    assert others <= {one.place.name for one in made}
    people = [one.honoree for one in made[1:]]
    assert all(one.kind == "person" for one in people)
    assert any(one.sex == "female" for one in people)


def test_every_ground_is_on_the_map_or_in_the_registry(campaign):
    town = read_sample("is-reykjavik")
    refs = {ref for place in town.places for ref in place.osm_refs}
    refs |= {mark.osm_ref for mark in town.landmarks}
    for one in suggested(town, campaign, count=10):
        sources = {source.id for source in one.honoree.sources}
        sources |= {page.url for page in one.honoree.pages}
        for reason in one.reasons:
            assert set(reason.grounds) <= refs | sources


def test_the_russian_embassy_in_reykjavik_attracts_nothing(campaign):
    town = read_sample("is-reykjavik")
    made = suggested(town, campaign, count=5)
    for around in survey([one.place for one in made], town.landmarks, town.city):
        assert missions_in_sight(around, WATCHING) == ()


@pytest.mark.parametrize("slug", ["is-reykjavik", "de-berlin-mitte", "fi-helsinki-centre"])
def test_before_a_belarusian_mission_a_place_in_front_of_it_leads(slug, campaign):
    town = read_sample(slug)
    for index in (3, 20, 40):
        lon, lat = town.places[index * len(town.places) // 50].anchor_lonlat
        spot = (lon, lat + math.degrees(15 / 6_371_008.8))
        mission = Landmark(
            kind="diplomatic", name="Embassy", osm_ref="node/1", lonlat=spot, country="BY"
        )
        changed = dataclasses.replace(town, landmarks=(*town.landmarks, mission))
        places = [one for one in changed.places if suitable(one, changed, ["BY"]) is None]
        distances = {
            around.place.id: around.sights[0].distance_m
            for around in survey(places, [mission], town.city)
            if around.sights
        }
        first, *others = suggested(changed, campaign)
        # to 40 m all stand before it; beyond, a livelier place may lie a few steps farther
        assert distances[first.place.id] <= max(40, min(distances.values())) + 20
        assert first.honoree.id == "free-belarus"
        for other in others:
            assert distances.get(other.place.id, math.inf) > WATCHED_M
