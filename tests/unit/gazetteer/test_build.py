"""Building samples: the same bytes again, and nobody's folder overwritten."""

from datetime import date

import pytest

from renamer.errors import CityError, OutputError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.build import build_sample
from renamer.gazetteer.samples import read_sample, read_sample_folder
from renamer.gazetteer.towns import town_from_extract, town_from_sample
from renamer.resources import resource


def build_monaco(data, out):
    city = read_sample("mc-monaco").city
    snapshot = read_sample("mc-monaco").snapshot
    return build_sample(
        data / "monaco.osm.pbf",
        slug=city.slug,
        country=city.country,
        languages=city.languages,
        out=out,
        boundary=data / "monaco_boundary.geojson",
        names=city.names,
        aliases=city.aliases,
        extent_note=city.extent_note,
        source=snapshot.source,
        data_date=snapshot.data_date,
    )


def bytes_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_sample_of_monaco_is_what_its_extract_gives(data, tmp_path):
    built = bytes_of(build_monaco(data, tmp_path))
    shipped = bytes_of(resource("sample_cities", "mc-monaco"))
    assert built.keys() == shipped.keys()
    for name in sorted(shipped):
        assert built[name] == shipped[name], name


def test_building_over_a_sample_replaces_it(data, tmp_path):
    first = bytes_of(build_monaco(data, tmp_path))
    assert bytes_of(build_monaco(data, tmp_path)) == first


def test_a_folder_that_is_no_sample_is_not_overwritten(data, tmp_path):
    (tmp_path / "mc-monaco").mkdir()
    (tmp_path / "mc-monaco" / "diary.txt").write_text("mine")
    with pytest.raises(OutputError, match="something else"):
        build_monaco(data, tmp_path)
    assert (tmp_path / "mc-monaco" / "diary.txt").read_text() == "mine"


def test_a_built_sample_reads_back_as_the_town_it_was(data, tmp_path, helsinki):
    folder = build_sample(
        data / "helsinki-centre.osm.pbf",
        slug="fi-helsinki",
        country="FI",
        languages=["fi", "sv"],
        out=tmp_path,
        data_date=date(2019, 4, 21),
    )
    town = read_sample_folder(folder)
    assert town.city.names["sv"] == "Helsingfors"  # from the node of the town in the extract
    assert town.city.crs_m == helsinki.city.crs_m
    assert town.landmarks == helsinki.landmarks
    assert town.left_out == helsinki.left_out
    assert town.snapshot.data_date == date(2019, 4, 21)
    assert town.places == helsinki.places
    assert town.walk == helsinki.walk
    assert town.ground == helsinki.ground


def test_country_and_languages_are_found_where_the_extract_tells(data):
    box = (-18.12, 65.67, -18.07, 65.70)
    town = town_from_extract(data / "akureyri.osm.pbf", Asked(bbox=box, name="Akureyri"))
    assert town.city.country == "IS"
    assert town.city.languages == ("is",)
    assert town.city.slug == "is-akureyri"
    assert town_from_extract(data / "monaco.osm.pbf", Asked(name="Monaco")).city.country == "MC"
    with pytest.raises(CityError, match="--country"):  # touches France too, and no boundary tells
        town_from_extract(data / "monaco.osm.pbf", Asked(bbox=(7.43, 43.73, 7.44, 43.75)))


def test_an_extent_without_streets_says_so(data):
    with pytest.raises(CityError, match="does not reach there"):
        town_from_extract(data / "monaco.osm.pbf", Asked(bbox=(0.0, 0.0, 1.0, 1.0), country="MC"))


def test_a_town_is_found_by_a_name_of_its_sample():
    assert town_from_sample("Reykjavík").city.slug == "is-reykjavik"
