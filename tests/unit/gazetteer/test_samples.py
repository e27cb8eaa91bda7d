"""The embedded sample cities: found by any name, complete, small and quickly read."""

import subprocess
import sys

import pytest

from renamer.errors import CityError
from renamer.gazetteer.samples import find_sample, read_sample, sample_slugs
from renamer.resources import resource

SLUGS = ("de-berlin-mitte", "fi-helsinki-centre", "fr-paris-8e", "is-reykjavik", "mc-monaco")
LIMIT_BYTES = {"is-reykjavik": 4_000_000}


def test_the_five_samples_are_there():
    assert sample_slugs() == SLUGS


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("reykjavik", "is-reykjavik"),
        ("Reykjavík", "is-reykjavik"),
        ("REYKJAVIK", "is-reykjavik"),
        ("Рэйк'явік", "is-reykjavik"),
        ("Рэйк’явік", "is-reykjavik"),
        ("is-reykjavik", "is-reykjavik"),
        ("Helsingfors", "fi-helsinki-centre"),
        ("Хельсінкі", "fi-helsinki-centre"),
        ("Парыж", "fr-paris-8e"),
        ("Берлін", "de-berlin-mitte"),
        ("Манака", "mc-monaco"),
    ],
)
def test_a_sample_is_found_by_any_of_its_names(query, slug):
    assert find_sample(query) == slug


def test_an_unknown_town_is_answered_with_the_samples_and_the_ways_out():
    with pytest.raises(CityError) as caught:
        find_sample("Reikjavik")
    message = str(caught.value)
    assert "did you mean is-reykjavik?" in message
    assert all(slug in message for slug in SLUGS)
    assert "--live" in message
    assert "--extract FILE" in message


def test_nothing_is_guessed_where_nothing_is_near():
    with pytest.raises(CityError) as caught:
        find_sample("Ouagadougou")
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_sample_is_small_and_says_where_it_is_from(slug):
    folder = resource("sample_cities", slug)
    size = sum(path.stat().st_size for path in folder.iterdir())
    assert size <= LIMIT_BYTES.get(slug, 1_000_000)
    sources = (folder / "SOURCES.md").read_text(encoding="utf-8")
    assert "OpenStreetMap contributors" in sources
    assert "Open Database License" in sources
    partial = slug in {"de-berlin-mitte", "fi-helsinki-centre", "fr-paris-8e"}
    assert ("city-centre extract" in sources) == partial
    assert ("no timestamps" in sources) == (slug == "de-berlin-mitte")


@pytest.mark.parametrize("slug", SLUGS)
def test_places_of_a_sample_are_sound(slug):
    town = read_sample(slug)
    ids = [place.id for place in town.places]
    assert len(set(ids)) == len(ids)
    assert ids == sorted(ids)
    for place in town.places:
        assert place.osm_refs
        assert place.names or place.is_nameless
        assert bool(place.near) == place.is_nameless
        assert place.geometry.is_valid
        assert not place.geometry.is_empty
        assert place.length_m or place.area_m2 or place.geometry.geom_type == "Point", place.id
        lon, lat = place.anchor_lonlat
        west, south, east, north = place.geometry.buffer(2e-5).bounds
        assert west <= lon <= east, place.id
        assert south <= lat <= north, place.id


@pytest.mark.parametrize("slug", SLUGS)
def test_the_walking_network_is_one_that_can_be_walked(slug):
    graph = read_sample(slug).walk
    used = {node for edge in graph.edges for node in edge[:2]}
    assert used == set(range(len(graph.nodes)))
    assert all(a < b and metres > 0 for a, b, metres in graph.edges)


@pytest.mark.parametrize(
    ("slug", "osm_ref", "country"),
    [
        ("is-reykjavik", "way/102620261", "RU"),
        ("is-reykjavik", "way/102579610", "RU"),
        ("is-reykjavik", "node/3179096654", "FO"),
        ("fr-paris-8e", "node/4536295075", "SS"),
        ("fr-paris-8e", "way/80368621", "IE"),
        ("fi-helsinki-centre", "node/5017830882", "FR"),
        ("fi-helsinki-centre", "node/311101072", "AT"),
        ("de-berlin-mitte", "node/3347781734", "RU"),
        ("mc-monaco", "node/8545275467", None),  # the Order of Malta is not Malta
    ],
)
def test_missions_represent_the_country_that_they_are_of(slug, osm_ref, country):
    missions = {item.osm_ref: item for item in read_sample(slug).landmarks}
    assert missions[osm_ref].kind == "diplomatic"
    assert missions[osm_ref].country == country


def test_a_sample_is_read_without_the_heavy_libraries():
    script = (
        "import sys; from renamer.gazetteer.samples import read_sample\n"
        "read_sample('is-reykjavik')\n"
        "print(sorted({'osmium', 'geopandas', 'pandas', 'pyproj', 'osmnx'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
