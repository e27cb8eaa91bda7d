"""A faulty extract on the command line: exit code 3, one sentence, nothing left behind."""

import pytest

TOWN = b"""<osm version="0.6">
<node id="1" version="1" lon="7.42" lat="43.73"><tag k="place" v="town"/>
 <tag k="name" v="Villette"/></node>
<node id="2" version="1" lon="7.421" lat="43.73"/>
<way id="1" version="1"><nd ref="1"/><nd ref="2"/>
 <tag k="highway" v="residential"/><tag k="name" v="Rue Neuve"/></way>
</osm>"""
WAYS_FIRST = b"""<osm version="0.6">
<way id="1" version="1"><nd ref="1"/><nd ref="2"/>
 <tag k="highway" v="residential"/><tag k="name" v="Rue Neuve"/></way>
<node id="1" version="1" lon="7.42" lat="43.73"/>
<node id="2" version="1" lon="7.421" lat="43.73"/>
</osm>"""


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.osm.pbf", b"", "download it again"),
        ("cut.osm", TOWN[:200], "download it again"),
        ("picture.osm.pbf", b"\x89PNG\r\n\x1a\n" * 100, "no OpenStreetMap data"),
        ("page.osm", b"<!DOCTYPE html><html></html>", "no OpenStreetMap data"),
        ("town.zip", TOWN, ".osm.pbf"),
        ("ways-first.osm", WAYS_FIRST, "'osmium sort'"),
        ("elsewhere.osm", TOWN.replace(b"Villette", b"Bourg"), "'Villette'"),
    ],
)
def test_a_faulty_extract_is_one_sentence(renamer, name, content, words):
    (renamer.folder / name).write_bytes(content)
    done = renamer("places", "Villette", "--extract", name, "--country", "MC", ok=False)
    assert done.returncode == 3
    assert done.stdout == ""
    assert done.stderr.startswith(f"Error: {name}: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    assert [entry.name for entry in renamer.folder.iterdir()] == [name]


def test_half_a_gigabyte_of_something_else_ends_soon(renamer):
    with (renamer.folder / "disk.osm.pbf").open("wb") as stream:
        stream.truncate(500_000_000)
    done = renamer("places", "Villette", "--extract", "disk.osm.pbf", ok=False)
    assert done.returncode == 3
    assert "no OpenStreetMap data" in done.stderr


def test_the_extract_that_the_others_are_made_of_is_a_good_one(renamer):
    (renamer.folder / "town.osm").write_bytes(TOWN)
    done = renamer("places", "Villette", "--extract", "town.osm", "--country", "MC")
    assert "Rue Neuve" in done.stdout
