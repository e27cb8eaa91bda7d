"""Equal data give equal places, whichever way they came."""

import random

import pytest

from renamer.gazetteer.asked import Asked
from renamer.gazetteer.build import build_sample
from renamer.gazetteer.online.asking import Asking
from renamer.gazetteer.online.lookup import places_from_live, town_from_live
from renamer.gazetteer.samples import read_sample_folder
from renamer.gazetteer.snapshot import read_snapshot, snapshot_bytes
from renamer.gazetteer.towns import places_from_extract, places_from_sample
from tests.unit.gazetteer.online.loopback import Server, in_turn, saying
from tests.unit.gazetteer.online.overpass_json import elements_of

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only


@pytest.fixture(scope="module")
def everything(data):
    elements = elements_of(data / "akureyri.osm.pbf")
    random.Random(4).shuffle(elements)  # the order of elements means nothing
    return {"osm3s": {"timestamp_osm_base": "2019-05-09T20:14:02Z"}, "elements": elements}


@pytest.fixture
def server(everything):
    # all the data in the first answer, nothing more in the others
    made = Server(in_turn(saying(everything), saying({"elements": []})))
    yield made
    made.close()


def test_live_extract_and_sample_are_equal(server, data, akureyri, tmp_path):
    asked = Asked(
        name="Akureyri",
        slug="is-akureyri",
        country="IS",
        languages=("is",),
        boundary=data / "akureyri.poly.geojson",
    )
    asking = Asking(say=lambda _: None, overpass_urls=(server.url,))
    town = town_from_live(asked, asking, detailed=True)
    assert town.places == akureyri.places
    assert (town.landmarks, town.ground, town.walk) == (
        akureyri.landmarks,
        akureyri.ground,
        akureyri.walk,
    )
    assert town.left_out == akureyri.left_out
    folder = build_sample(
        data / "akureyri.osm.pbf",
        slug="is-akureyri",
        country="IS",
        languages=["is"],
        out=tmp_path,
        boundary=data / "akureyri.poly.geojson",
    )
    assert read_sample_folder(folder).places == akureyri.places
    saved = tmp_path / "akureyri.map.zip"
    saved.write_bytes(snapshot_bytes(town))
    assert read_snapshot(saved) == town
    assert town.snapshot.data_date.isoformat() == "2019-05-09"
    assert len(town.snapshot.sha256) == 64


def test_without_details_only_their_facts_are_unknown(server, data, akureyri):
    asked = Asked(name="Akureyri", country="IS", boundary=data / "akureyri.poly.geojson")
    asking = Asking(say=lambda _: None, overpass_urls=(server.url,))
    places = {place.id: place for place in places_from_live(asked, asking)}
    assert places.keys() == {place.id for place in akureyri.places}
    for place in akureyri.places:
        bare = places[place.id]
        assert (bare.name, bare.osm_refs, bare.geometry, bare.facts.surface) == (
            place.name,
            place.osm_refs,
            place.geometry,
            place.facts.surface,
        )
        assert bare.facts.addresses is bare.facts.centrality is bare.facts.stand_here is None


def test_places_of_monaco_are_the_same_from_its_extract_and_its_sample(data):
    asked = Asked(boundary=data / "monaco_boundary.geojson", country="MC", languages=("fr",))
    places = places_from_extract(data / "monaco.osm.pbf", asked)
    assert places == places_from_sample("Monaco")
    assert len(places) > 300
