"""What the town has already is not proposed a second time, and the output says so."""

import dataclasses

import pytest
from shapely.geometry import LineString

from renamer.gazetteer.samples import read_sample
from renamer.model.place import Place, PlaceFacts
from renamer.registry.packs import read_campaign
from renamer.workflow.forms import choose_form
from renamer.workflow.planning import Wishes, suggestions_for
from renamer.workflow.suggesting import Suggested, set_aside


@pytest.fixture(scope="module")
def campaign():
    return read_campaign()


def with_street(town, name):
    anchor = town.places[0].anchor_lonlat
    street = Place(
        id="the-street",
        name=name,
        names={},
        kind="street",
        osm_refs=("way/1",),
        anchor_lonlat=anchor,
        geometry=LineString([anchor, (anchor[0] + 0.001, anchor[1])]),
        length_m=70.0,
        facts=PlaceFacts(),
    )
    return dataclasses.replace(town, places=(*town.places, street))


def seen(town, campaign):
    return Suggested(
        town=town,
        campaign=campaign,
        plan=None,
        wishes=Wishes(),
        choice=choose_form("photo", people=None, hours=None, count=3),
        suggestions=(),
        first=(),
    )


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        ("Rue Marie Kalesnikava", "maria-kalesnikava"),
        ("вуліца Янкі Купалы", "yanka-kupala"),
        ("Free Belarus Square", "free-belarus"),
        ("Place du Bélarus libre", "free-belarus"),
    ],
)
def test_a_name_of_the_town_is_not_proposed_again(campaign, name, whom):
    town = read_sample("mc-monaco")
    before = {one.honoree.id for one in suggestions_for(town, campaign, count=12)}
    assert whom in before, "it is never suggested: this test proves nothing"
    having = with_street(town, name)
    made = suggestions_for(having, campaign, count=12)
    assert whom not in {one.honoree.id for one in made}
    assert set_aside(seen(having, campaign)) == {
        whom: f"the town has {name} already (way/1): a second name like "
        f"{campaign.honorees[whom].name('en')} would be mixed up with it"
    }
    assert set_aside(seen(having, campaign), town.places[0]) == {}
    assert list(set_aside(seen(having, campaign), having.places[-1])) == [whom]
    assert set_aside(seen(town, campaign)) == {}


def test_who_pins_it_all_the_same_gets_it(campaign):
    having = with_street(read_sample("mc-monaco"), "вуліца Янкі Купалы")
    place = having.places[5].id
    made = suggestions_for(having, campaign, count=2, wishes=Wishes(pins={place: "yanka-kupala"}))
    assert (place, "yanka-kupala") in {(one.place.id, one.honoree.id) for one in made}
