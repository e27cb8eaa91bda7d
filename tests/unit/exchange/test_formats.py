"""What the files say, by the rules of their formats, and as another program reads them."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import geopandas
import pytest
import shapely

from renamer.exchange.table import guarded, unguarded
from renamer.workflow.exporting import FORMATS, written

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from renamer.exchange.action import Action

GPX = {
    "gpx": "metadata wpt* rte* trk* extensions",
    "metadata": "name desc author copyright link* time keywords bounds extensions",
    "copyright": "year license",
    "wpt": "ele time magvar geoidheight name cmt desc src link* sym type fix sat hdop vdop pdop "
    "ageofdgpsdata dgpsid extensions",
    "rte": "name cmt desc src link* number type extensions rtept*",
    "trk": "name cmt desc src link* number type extensions trkseg*",
    "trkseg": "trkpt* extensions",
    "link": "text type",
}
GPX["rtept"] = GPX["trkpt"] = GPX["wpt"]
"""The sequences of http://www.topografix.com/GPX/1/1/gpx.xsd; * = any number, else at most one."""
_FEATURE = (
    "name visibility open author link address AddressDetails phoneNumber Snippet description "
    "Camera LookAt TimeStamp TimeSpan styleUrl Style* StyleMap* Region ExtendedData"
)
_GEOMETRY = "Point* LineString* LinearRing* Polygon* MultiGeometry* Model*"
KML = {
    "kml": "NetworkLinkControl Document",
    "Document": f"{_FEATURE} Schema* Placemark*",
    "Placemark": f"{_FEATURE} Point LineString LinearRing Polygon MultiGeometry Model",
    "Style": "IconStyle LabelStyle LineStyle PolyStyle BalloonStyle ListStyle",
    "LineStyle": "color colorMode width",
    "PolyStyle": "color colorMode fill outline",
    "ExtendedData": "Data*",
    "Data": "displayName value",
    "Point": "extrude altitudeMode coordinates",
    "LineString": "extrude tessellate altitudeMode coordinates",
    "Polygon": "extrude tessellate altitudeMode outerBoundaryIs innerBoundaryIs*",
    "outerBoundaryIs": "LinearRing",
    "innerBoundaryIs": "LinearRing",
    "LinearRing": "extrude tessellate altitudeMode coordinates",
}
"""The sequences of http://schemas.opengis.net/kml/2.2.0/ogckml22.xsd, as far as we write them."""


@pytest.mark.parametrize("ending", FORMATS)
def test_every_file_says_what_must_be_said(action: Action, ending: str) -> None:
    text = written(action, ending)
    for words in (action.note, "© OpenStreetMap contributors", "ODbL 1.0", "2029-01-02"):
        assert words in text
    for one in action.places:
        assert one.link in text
        assert one.title in text
    assert re.search(r"symbolic", text, re.IGNORECASE)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_action_gives_the_same_bytes(action: Action, ending: str) -> None:
    assert written(action, ending) == written(action, ending)


@pytest.mark.parametrize(("ending", "order"), [(".gpx", GPX), (".kml", KML)])
def test_elements_stand_in_the_order_of_the_schema(
    action: Action, ending: str, order: dict[str, str]
) -> None:
    root = ET.fromstring(written(action, ending))
    for element in root.iter():
        tags = [_local(child) for child in element]
        if tags and _local(element) != "MultiGeometry":  # holds shapes in any order
            allowed = order[_local(element)].split()
            shape = " ".join(tags) + " "
            pattern = "".join(
                f"(?:{tag.rstrip('*')} ){'*' if tag.endswith('*') else '?'}" for tag in allowed
            )
            assert re.fullmatch(pattern, shape), (_local(element), tags)


def test_gpx_has_the_stops_in_order_and_the_walk(action: Action) -> None:
    root = ET.fromstring(written(action, ".gpx"))
    assert root.attrib["version"] == "1.1"
    names = [[_text(point, "name") for point in root.iter(_gpx(tag))] for tag in ("wpt", "rtept")]
    assert names[0] == names[1] == ["1. Plain Street", "2. New 2", "3. New 3"]
    assert [len(list(segment)) for segment in root.iter(_gpx("trkseg"))] == [2, 2]
    for point in root.iter():
        if "lat" in point.attrib:
            assert -90 <= float(point.attrib["lat"]) <= 90
            assert -180 <= float(point.attrib["lon"]) <= 180


def test_geojson_keeps_the_rules_of_rfc_7946(action: Action) -> None:
    text = written(action, ".geojson")
    data = json.loads(text)
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data
    assert len({feature["id"] for feature in data["features"]}) == 3
    assert not re.search(r"\d\.\d{7,}", text)  # section 11.2
    for feature in data["features"]:
        assert feature["type"] == "Feature"
        assert feature["properties"]["symbolic"] is True
        assert shapely.geometry.shape(feature["geometry"]).is_valid
        for lon, lat in _positions(feature["geometry"]["coordinates"]):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    outer, hole = data["features"][0]["geometry"]["coordinates"]
    assert shapely.LinearRing(outer).is_ccw  # section 3.1.6
    assert not shapely.LinearRing(hole).is_ccw
    assert outer[0] == outer[-1]
    point = data["features"][2]
    assert point["geometry"] == {"type": "Point", "coordinates": [10.003, 50.0]}
    assert (
        data["features"][1]["properties"]
        | {
            "new_name:de": "Neu 2",
            "honoree_id": "person-2",
            "osm": "way/2;node/2",
            "old_name": "Old 2",
        }
        == data["features"][1]["properties"]
    )


def test_umap_has_the_form_of_its_own_backup(action: Action) -> None:
    data = json.loads(written(action, ".umap"))
    assert data["type"] == "umap"
    assert set(data) == {"type", "properties", "geometry", "layers"}
    assert data["geometry"]["type"] == "Point"
    assert [layer["type"] for layer in data["layers"]] == ["FeatureCollection"] * 3
    assert [len(layer["features"]) for layer in data["layers"]] == [3, 2, 1]
    for layer in data["layers"]:
        assert layer["_umap_options"]["name"]
        for feature in layer["features"]:
            assert feature["properties"]["name"]
            assert action.note in feature["properties"]["description"]
    assert not [key for key in data["properties"] if key in {"tilelayer", "overlay"}]
    assert "iconUrl" not in json.dumps(data)  # nothing is loaded because of us


@pytest.mark.parametrize(
    ("ending", "layer", "count"),
    [
        (".geojson", None, 3),
        (".gpx", "waypoints", 3),
        (".gpx", "routes", 1),
        (".gpx", "tracks", 1),
        (".kml", None, 4),
    ],
)
def test_gdal_reads_it(
    action: Action, tmp_path: Path, ending: str, layer: str | None, count: int
) -> None:
    file = tmp_path / f"action{ending}"
    file.write_text(written(action, ending), encoding="utf-8")
    read = geopandas.read_file(file, **({"layer": layer} if layer else {}))
    assert len(read) == count
    assert read.crs.to_epsg() == 4326
    west, south, east, north = read.total_bounds
    assert 10 <= west <= east <= 10.0031
    assert 50 <= south <= north <= 50.1235


def test_the_table_is_for_excel_and_can_be_read_back(action: Action) -> None:
    text = written(action, ".csv")
    assert text.startswith("\ufeffnumber;code;old_name;new_name:de;")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))
    assert [row["old_name"] for row in rows] == ["Plain Street", "Old 2", "Old 3"]
    assert rows[0]["longitude"] == "10.001000"


@pytest.mark.parametrize(
    "cell", ["=1", "+1 x", "-x", "@x", "'=1", "'t Zand", "-21.9", "Straße", ""]
)
def test_a_guarded_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def _gpx(tag: str) -> str:
    return f"{{http://www.topografix.com/GPX/1/1}}{tag}"


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ET.Element, tag: str) -> str | None:
    return element.findtext(_gpx(tag))


def _positions(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for one in coordinates:
            yield from _positions(one)
