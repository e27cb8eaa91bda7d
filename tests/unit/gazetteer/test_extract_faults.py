"""Whatever is given as an extract: a town, or one sentence that says what, where and what to do."""

import os
import sys
import time
from html import escape

import osmium
import pytest
from osmium.osm.mutable import Node, Way

from renamer.errors import CityError, ExtractError, RenamerError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.towns import town_from_extract

SUFFIXES = (".osm", ".osm.bz2", ".osm.gz", ".osm.pbf")
ASKED = Asked(name="Villette", country="MC")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20
PAGE = b"<!DOCTYPE html>\n<html><head><title>404</title></head><body><p>Not found</p></body></html>"
TRACK = b'<?xml version="1.0"?><gpx version="1.1"><wpt lat="43.7" lon="7.4"/></gpx>'
BROKEN = "is broken or is no OpenStreetMap data"


def tags(**pairs):
    return "".join(f'<tag k="{key}" v="{escape(value)}"/>' for key, value in pairs.items())


def node(number, lon, lat=43.73, **pairs):
    return f'<node id="{number}" version="1" lon="{lon}" lat="{lat}">{tags(**pairs)}</node>\n'


def street(number, *nodes, name):
    refs = "".join(f'<nd ref="{ref}"/>' for ref in nodes)
    return f'<way id="{number}" version="1">{refs}{tags(highway="residential", name=name)}</way>\n'


def osm(*elements):
    return f'<?xml version="1.0"?>\n<osm version="0.6">\n{"".join(elements)}</osm>\n'.encode()


TOWN = node(100, 7.42, place="town", name="Villette")
NODES = "".join(node(number, 7.41 + number / 1000) for number in range(1, 22))
STREETS = "".join(
    street(number, number, number + 1, name=f"Rue {number}") for number in range(1, 21)
)
WHOLE = osm(NODES, TOWN, STREETS)


@pytest.fixture(scope="module")
def wholes(tmp_path_factory):
    """The same good extract in every format."""
    folder = tmp_path_factory.mktemp("wholes")
    (folder / "whole.osm").write_bytes(WHOLE)
    for suffix in SUFFIXES[1:]:
        with osmium.SimpleWriter(str(folder / f"whole{suffix}")) as writer:
            for element in osmium.FileProcessor(folder / "whole.osm"):
                writer.add(element)
    return {suffix: (folder / f"whole{suffix}").read_bytes() for suffix in SUFFIXES}


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write an extract into an empty folder, which is where we stand."""
    monkeypatch.chdir(tmp_path)

    def written(name, content):
        (tmp_path / name).write_bytes(content)
        return tmp_path / name

    return written


def fault(path, asked=ASKED, kind=RenamerError):
    """Return the one sentence that a town of this extract ends in."""
    before = sorted(path.parent.rglob("*"))
    with pytest.raises(kind) as caught:
        town_from_extract(path, asked)
    assert sorted(path.parent.rglob("*")) == before
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path}: ")
    assert message.endswith(f"; {caught.value.fix}.")
    return message


def names(town):
    return {place.name for place in town.places}


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_broken_below_was_whole(write, wholes, suffix):
    town = town_from_extract(write("whole" + suffix, wholes[suffix]), ASKED)
    assert names(town) == {f"Rue {number}" for number in range(1, 21)}


# --- nothing in it --------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_no_bytes(write, suffix):
    assert BROKEN in fault(write("empty" + suffix, b""), kind=ExtractError)


def test_a_file_without_elements(write, tmp_path):
    osmium.SimpleWriter(str(tmp_path / "empty.osm.pbf")).close()
    for path in (tmp_path / "empty.osm.pbf", write("empty.osm", osm())):
        assert "holds no town or district 'Villette'" in fault(path)
        assert "how far the town reaches; give --boundary" in fault(path, Asked(country="MC"))


# --- cut ------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.001, 0.3, 0.6, 0.99])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_download_that_broke_off(write, wholes, suffix, share):
    whole = wholes[suffix]
    message = fault(write("cut" + suffix, whole[: int(len(whole) * share)]), kind=ExtractError)
    assert BROKEN in message
    assert "download it again" in message


# --- something else -------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_only_has_the_name_of_an_extract(write, suffix):
    for content in (PNG, PAGE, TRACK, b"this is no map\n" * 1000):
        assert BROKEN in fault(write("map" + suffix, content), kind=ExtractError)


def test_xml_and_pbf_taken_for_each_other(write, wholes):
    assert BROKEN in fault(write("xml.osm.pbf", wholes[".osm"]), kind=ExtractError)
    assert BROKEN in fault(write("pbf.osm", wholes[".osm.pbf"]), kind=ExtractError)


def test_xml_that_grows_when_it_is_read(write):
    entities = '<!DOCTYPE osm [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    content = WHOLE.replace(b"<osm", entities.encode() + b"<osm", 1).replace(b"Rue 1", b"&b;")
    assert "entities are not supported" in fault(write("bomb.osm", content), kind=ExtractError)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_half_a_gigabyte_of_something_else(tmp_path, suffix):
    resource = pytest.importorskip("resource")
    path = tmp_path / f"x{suffix}"
    with path.open("wb") as stream:
        stream.truncate(500_000_000)  # a hole: takes no room on the disk
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    fault(path, kind=ExtractError)
    risen = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert time.monotonic() - start < 10
    assert risen < 100_000 * (1024 if sys.platform == "darwin" else 1)  # kilobytes; there, bytes


def test_a_folder_a_missing_file_and_a_name_without_suffix(write, tmp_path):
    (tmp_path / "folder.osm").mkdir()
    assert "is a folder" in fault(tmp_path / "folder.osm", kind=ExtractError)
    assert "no such extract" in fault(tmp_path / "missing.osm.pbf", kind=ExtractError)
    for name in ("extract", "extract.xml", "extract.osc", "extract.osm.zip", ".osm~"):
        assert ".osm.pbf" in fault(write(name, WHOLE), kind=ExtractError)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read(write):
    path = write("secret.osm", WHOLE)
    path.chmod(0)
    fault(path, kind=ExtractError)


@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc")
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_disk_that_fails(tmp_path, suffix):
    path = tmp_path / f"disk{suffix}"
    path.symlink_to("/proc/self/mem")  # every read of its beginning is an error
    assert BROKEN in fault(path, kind=ExtractError)


# --- out of order, gaps ---------------------------------------------------------------------


def test_ways_before_their_nodes(write, tmp_path):
    with osmium.SimpleWriter(str(tmp_path / "unsorted.osm.pbf")) as writer:
        road = {"highway": "residential", "name": "Rue"}
        writer.add_way(Way(id=1, version=1, nodes=[1, 2], tags=road))
        for number in (1, 2):
            writer.add_node(Node(id=number, version=1, location=(7.42, 43.73 + number / 1000)))
    for path in (tmp_path / "unsorted.osm.pbf", write("unsorted.osm", osm(STREETS, NODES, TOWN))):
        message = fault(path, kind=ExtractError)
        assert "nodes that it lacks or that come later" in message
        assert "'osmium sort'" in message


def test_nodes_in_any_order_are_fine(write):
    path = write("backwards.osm", osm(TOWN, *reversed(NODES.splitlines()), STREETS))
    assert len(names(town_from_extract(path, ASKED))) == 20


def test_missing_nodes_are_skipped_and_their_ways_kept(write):
    path = write(
        "gaps.osm",
        osm(
            *(NODES, TOWN, STREETS),
            street(30, 1, 999, 2, name="Rue sans milieu"),
            street(31, 1, 999, name="Rue sans fin"),
            street(32, name="Rue sans rien"),
        ),
    )
    town = town_from_extract(path, ASKED)
    assert "Rue sans milieu" in names(town)
    without = {(one.name, one.reason) for one in town.left_out}
    assert without == {(f"Rue sans {what}", "no usable geometry") for what in ("fin", "rien")}


# --- the town is not in it ------------------------------------------------------------------


def test_a_name_that_is_not_in_it(write, data):
    path = write("whole.osm", WHOLE)
    assert "district 'Atlantis'; give --boundary" in fault(path, Asked(name="Atlantis"), CityError)
    assert "did you mean Villette?" in fault(path, Asked(name="Vilette"), CityError)
    assert "'relation/1'" in fault(path, Asked(osm_ref="relation/1"), CityError)
    with pytest.raises(CityError, match=r"the file reaches 7\.409,43\.723,7\.449,43\.752"):
        town_from_extract(data / "monaco.osm.pbf", Asked(name="Atlantis"))


def test_a_box_elsewhere(write):
    asked = Asked(country="MC", bbox=(10.0, 50.0, 10.1, 50.1))
    with pytest.raises(CityError, match=r"^extract whole\.osm: .* no named street within"):
        town_from_extract(write("whole.osm", WHOLE), asked)


def test_a_country_that_nothing_tells(write):
    message = fault(write("whole.osm", WHOLE), Asked(name="Villette"), CityError)
    assert "does not tell the country" in message
    assert "give --country" in message


# --- the date line --------------------------------------------------------------------------

TAVEUNI = osm(
    *(node(1, 179.95, -16.85), node(2, 180, -16.85), node(3, 180, -16.75)),
    *(node(5, -180, -16.85), node(6, -179.95, -16.85), node(7, -180, -16.75)),
    *(node(11, 179.97, -16.8), node(12, 179.98, -16.8)),
    *(node(13, -179.99, -16.8), node(14, -179.98, -16.8)),
    node(15, 179.98, -16.8, place="town", name="Waiyevo"),
    '<way id="1" version="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="1"/></way>',
    '<way id="2" version="1"><nd ref="5"/><nd ref="6"/><nd ref="7"/><nd ref="5"/></way>',
    street(11, 11, 12, name="West Road"),
    street(12, 13, 14, name="East Road"),
    '<relation id="1" version="1">',
    '<member type="way" ref="1" role="outer"/><member type="way" ref="2" role="outer"/>',
    tags(type="boundary", boundary="administrative", admin_level="8", name="Taveuni"),
    "</relation>",
)
"""An island like that of Fiji: one boundary, an area on either side."""


def test_a_town_on_the_date_line_is_asked_for_by_one_of_its_sides(write):
    path = write("taveuni.osm", TAVEUNI)
    for asked in (
        Asked(name="Taveuni", country="FJ"),
        Asked(name="Waiyevo", country="FJ"),
        Asked(around=(179.99, -16.8), radius_m=5000, country="FJ"),
    ):
        message = fault(path, asked, CityError)
        assert "crosses the date line" in message
        assert "give --bbox" in message


@pytest.mark.parametrize(
    ("west", "east", "street_there"), [(179.9, 180, "West Road"), (-180, -179.9, "East Road")]
)
def test_each_side_of_the_date_line_works_with_a_box(write, west, east, street_there):
    asked = Asked(name="Taveuni", country="FJ", bbox=(west, -16.9, east, -16.7))
    town = town_from_extract(write("taveuni.osm", TAVEUNI), asked)
    assert names(town) == {street_there}
    assert 1000 < town.places[0].length_m < 1100


# --- mended -----------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_in_capitals(write, wholes, suffix):
    town = town_from_extract(write("WHOLE" + suffix.upper(), wholes[suffix]), ASKED)
    assert len(town.places) == 20


def test_a_name_that_is_too_long_for_a_file(tmp_path):
    assert "no such extract" in fault(tmp_path / f"{'x' * 300}.osm", kind=ExtractError)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.osm")
    assert "no regular file" in fault(tmp_path / "pipe.osm", kind=ExtractError)


def test_a_history_or_two_files_in_one(write):
    message = fault(write("twice.osm", osm(NODES, TOWN, STREETS, STREETS)), kind=ExtractError)
    assert "several times" in message


def test_a_box_outside_the_file(data):
    path = data / "monaco.osm.pbf"
    message = fault(path, Asked(name="Monaco", bbox=(10.0, 50.0, 10.1, 50.1)), CityError)
    assert "does not reach there (it reaches 7.409,43.723,7.449,43.752)" in message


def test_a_street_across_the_date_line_is_not_drawn_around_the_earth(write):
    across = street(13, 12, 13, name="Date Line Road")
    path = write("taveuni.osm", TAVEUNI.replace(b"<relation", across.encode() + b"<relation"))
    town = town_from_extract(path, Asked(country="FJ", bbox=(179.9, -16.9, 180.0, -16.7)))
    assert names(town) == {"West Road"}
    assert [(one.name, one.reason) for one in town.left_out] == [
        ("Date Line Road", "no usable geometry")
    ]
