"""Real extracts, read once for all tests of the room."""

from pathlib import Path

import pytest

from renamer.gazetteer.asked import Asked
from renamer.gazetteer.extent import read_extent
from renamer.gazetteer.extract import read_extract
from renamer.gazetteer.towns import town_from_extract

DATA = Path(__file__).parents[2] / "data" / "osm"


@pytest.fixture(scope="session")
def data():
    return DATA


@pytest.fixture(scope="session")
def akureyri_raw():
    return read_extract(DATA / "akureyri.osm.pbf")


@pytest.fixture(scope="session")
def akureyri_extent():
    return read_extent(Asked(boundary=DATA / "akureyri.poly.geojson"))


@pytest.fixture(scope="session")
def akureyri():
    return town_from_extract(
        DATA / "akureyri.osm.pbf",
        Asked(
            boundary=DATA / "akureyri.poly.geojson",
            slug="is-akureyri",
            name="Akureyri",
            country="IS",
            languages=("is",),
        ),
    )


@pytest.fixture(scope="session")
def helsinki():
    return town_from_extract(
        DATA / "helsinki-centre.osm.pbf",
        Asked(slug="fi-helsinki", country="FI", languages=("fi", "sv")),
    )


@pytest.fixture(scope="session")
def monaco():
    return town_from_extract(
        DATA / "monaco.osm.pbf",
        Asked(
            boundary=DATA / "monaco_boundary.geojson",
            slug="mc-monaco",
            country="MC",
            languages=("fr",),
        ),
    )
