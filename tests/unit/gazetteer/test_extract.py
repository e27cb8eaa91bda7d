"""Reading extracts: real ones, broken ones, ones with gaps."""

import osmium
import pytest
import shapely

from renamer.errors import ExtractError
from renamer.gazetteer.extract import header_box, read_extract

GAPS = """<?xml version="1.0"?><osm version="0.6">
<node id="1" lon="7.41" lat="43.73" version="1" timestamp="2024-02-29T12:00:00Z"/>
<node id="2" lon="7.42" lat="43.73" version="1" timestamp="2024-02-29T12:00:00Z"/>
<node id="4" lon="7.42" lat="43.74" version="1" timestamp="2024-02-29T12:00:00Z"/>
<node id="5" lon="7.41" lat="43.74" version="1" timestamp="2024-02-29T12:00:00Z"/>
<way id="10" version="1" timestamp="2024-02-29T12:00:00Z">
 <nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/>
 <tag k="highway" v="residential"/><tag k="name" v="Rue &#x41;&#x30A;"/></way>
<way id="11" version="1" timestamp="2024-03-01T12:00:00Z"><nd ref="1"/><nd ref="99"/>
 <tag k="highway" v="residential"/><tag k="name" v="Rue sans fin"/></way>
<way id="12" version="1" timestamp="2024-02-29T12:00:00Z">
 <nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="5"/><nd ref="1"/>
 <tag k="place" v="square"/><tag k="name" v="Place ouverte"/></way>
</osm>"""


def test_an_extract_with_missing_nodes_keeps_its_ways(tmp_path):
    path = tmp_path / "gaps.osm"
    path.write_text(GAPS, encoding="utf-8")
    raw = read_extract(path)
    things = {thing.ref: thing for thing in raw.things}
    assert list(things["way/10"].geometry.coords) == [(7.41, 43.73), (7.42, 43.73), (7.42, 43.74)]
    assert things["way/10"].tags["name"] == "Rue Å"  # NFC at the door
    assert things["way/11"].geometry is None
    assert raw.data_date.isoformat() == "2024-03-01"


def test_a_square_whose_outline_lacks_a_node_is_closed_all_the_same(tmp_path):
    path = tmp_path / "gaps.osm"
    path.write_text(GAPS, encoding="utf-8")
    square = next(thing for thing in read_extract(path).things if thing.ref == "way/12")
    assert square.geometry.equals(shapely.box(7.41, 43.73, 7.42, 43.74))


def test_every_broken_extract_gives_one_clear_sentence(tmp_path, data):
    whole = (data / "monaco.osm.pbf").read_bytes()
    broken = {
        "truncated.osm.pbf": whole[: len(whole) // 2],
        "text.osm.pbf": b"this is no map\n" * 100,
        "text.osm": b"this is no map\n" * 100,
        "empty.osm.pbf": b"",
        "half.osm": GAPS.encode()[:700],
        "notes.txt": b"hello",
        "wrong.osm.bz2": b"BZh9 not really",
    }
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ExtractError) as caught:
            read_extract(tmp_path / name)
        message = str(caught.value)
        assert name in message
        assert "\n" not in message
        assert caught.value.fix


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path):
    with pytest.raises(ExtractError, match="folder"):
        read_extract(tmp_path)
    with pytest.raises(ExtractError, match="no such extract"):
        read_extract(tmp_path / "nowhere.osm.pbf")


def test_the_header_box_is_read_where_there_is_one(data):
    assert header_box(data / "helsinki-centre.osm.pbf") == pytest.approx(
        (24.9351762, 60.164155, 24.9534145, 60.179113)
    )
    assert header_box(data / "akureyri.osm.pbf") is None


def test_addresses_agree_with_a_plain_handler(data, akureyri_raw):
    class Count(osmium.SimpleHandler):
        def __init__(self):
            super().__init__()
            self.found = 0

        def _look(self, element):
            self.found += "addr:housenumber" in element.tags and "addr:street" in element.tags

        node = way = _look

    count = Count()
    count.apply_file(str(data / "akureyri.osm.pbf"))
    assert len(akureyri_raw.addresses.streets) == count.found == 4641


def test_no_element_is_read_twice(akureyri_raw):
    refs = [thing.ref for thing in akureyri_raw.things]
    assert len(refs) == len(set(refs))


def test_a_coordinate_that_is_none_is_one_sentence(tmp_path):
    path = tmp_path / "town.osm"
    path.write_text(
        '<osm version="0.6"><node id="1" version="1" lat="nan" lon="1"/></osm>', encoding="utf-8"
    )
    with pytest.raises(ExtractError, match="broken"):
        read_extract(path)
