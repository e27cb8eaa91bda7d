"""Street numbers and footways asked for the candidates only."""

import dataclasses

import pytest

from renamer.gazetteer.extract import read_extract
from renamer.gazetteer.online import details
from renamer.gazetteer.online.asking import Asking
from tests.unit.gazetteer.online.loopback import Server, saying
from tests.unit.gazetteer.online.overpass_json import elements_of

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only


def without_details(town):
    bare = (
        dataclasses.replace(
            place,
            facts=dataclasses.replace(
                place.facts, addresses=None, centrality=None, stand_here=None
            ),
        )
        for place in town.places
    )
    return dataclasses.replace(town, places=tuple(bare))


@pytest.mark.parametrize(
    ("name", "file"),
    [("akureyri", "akureyri"), ("helsinki", "helsinki-centre"), ("monaco", "monaco")],
)
def test_details_asked_later_are_those_gathered_at_once(name, file, data, request):
    town = request.getfixturevalue(name)
    raw = read_extract(data / f"{file}.osm.pbf", {"addresses", "network"})
    ids = {place.id for place in town.places}
    assert details.detailed(without_details(town), raw, ids).places == town.places


def test_only_the_candidates_get_them(monaco, data):
    raw = read_extract(data / "monaco.osm.pbf", {"addresses", "network"})
    bare = without_details(monaco)
    found = details.detailed(bare, raw, {"place-du-casino"})
    changed = [a.id for a, b in zip(found.places, bare.places, strict=True) if a != b]
    assert changed == ["place-du-casino"]
    assert found.place("place-du-casino") == monaco.place("place-du-casino")


def test_candidates_far_from_the_first_ones_wait(akureyri, monkeypatch):
    ids = [place.id for place in akureyri.places]
    outline, taken = details._around(akureyri, ["radhustorg", *ids])
    assert taken[0] == "radhustorg"
    assert len(set(taken)) < len(ids)
    assert outline.covers(akureyri.place("radhustorg").geometry)
    assert details._around(akureyri, ["nowhere"])[1] == ()
    monkeypatch.setattr(details, "LARGEST_KM2", 5_000.0)
    assert details._around(akureyri, ids)[1] == tuple(ids)


def test_what_is_asked_is_said_and_asked_once(akureyri):
    server = Server(saying({"elements": []}))
    said = []
    try:
        asking = Asking(say=said.append, overpass_urls=(server.url,))
        details.with_details(without_details(akureyri), ["radhustorg", "hafnarstraeti"], asking)
    finally:
        server.close()
    assert "street numbers" in said[0]
    assert "2 places of" in said[0]
    assert len(server.questions()) == 2  # numbers, then ways


def test_the_walking_network_is_asked_for_when_a_walk_needs_it(monaco, data):
    elements = elements_of(data / "monaco.osm.pbf")
    server = Server(saying({"elements": elements}))
    try:
        asking = Asking(say=lambda _: None, overpass_urls=(server.url,))
        bare = dataclasses.replace(monaco, walk=None)
        assert details.with_walk(bare, asking) == monaco
    finally:
        server.close()
    assert len(server.questions()) == 1
