"""Rows out of files: what is read, and the one sentence about what cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from renamer.errors import ExchangeError
from renamer.exchange.rows import MOST_BYTES, MOST_ROWS, read_rows
from renamer.workflow.exporting import written
from tests.unit.exchange.conftest import action_saying, hostile

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.exchange.action import Action

HEADER = "old_name;honoree;longitude;latitude\n"


def _file(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("ending", [".geojson", ".umap", ".csv"])
def test_what_was_written_is_read_again(action: Action, tmp_path: Path, ending: str) -> None:
    rows = read_rows(_file(tmp_path, f"x{ending}", written(action, ending)))
    assert [row.code for row in rows] == ["PM758", "9W98R", "43T7T"]
    for row, one in zip(rows, action.places, strict=True):
        assert row.osm_refs == one.osm_refs
        assert (row.place_id, row.name, row.honorees[0]) == (one.place_id, one.old, one.honoree_id)
        assert row.wording == one.names
        assert row.lonlat == pytest.approx(one.lonlat)


@pytest.mark.parametrize("about", hostile())
@pytest.mark.parametrize("ending", [".geojson", ".umap", ".csv"])
def test_a_hostile_name_comes_back_plain(about: str, tmp_path: Path, ending: str) -> None:
    action = action_saying(hostile()[about])
    first, *_ = read_rows(_file(tmp_path, f"x{ending}", written(action, ending)))
    assert first.wording.get("de", "") == action.places[0].names["de"]
    if action.places[0].old:
        assert first.name == action.places[0].old


@pytest.mark.parametrize(
    ("osm", "refs"),
    [
        ("way/123", ("way/123",)),
        ("https://www.openstreetmap.org/relation/77#map=1", ("relation/77",)),
        ("way 5; node 6", ("way/5", "node/6")),
        ("way/0 way/x 12", ()),
    ],
)
def test_ids_of_openstreetmap_in_any_spelling(
    tmp_path: Path, osm: str, refs: tuple[str, ...]
) -> None:
    (row,) = read_rows(_file(tmp_path, "x.csv", f"osm,person\n{osm},x\n"))
    assert row.osm_refs == refs


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADER}Hauptstraße;Ales;13,5;52,25\n",
        "Old_Name,Honoree,LON,lat\nHauptstraße,Ales,13.5,52.25\n",
        "street\tperson\tlng\tlat\nHauptstraße\tAles\t13.5\t52.25\n",
        f"\n\n{HEADER}\n;;;\nHauptstraße;Ales;13.5;52.25\n",
    ],
)
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_as_spreadsheets_save_them(tmp_path: Path, text: str, code: str) -> None:
    (row,) = read_rows(_file(tmp_path, "x.csv", text.encode(code)))
    assert (row.name, row.honorees, row.lonlat) == ("Hauptstraße", ("Ales",), (13.5, 52.25))
    assert row.where == f"line {text.rstrip().count(chr(10)) + 1}"


def _feature(properties: Any, geometry: Any = None) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize(
    ("geometry", "lonlat"),
    [
        ({"type": "Point", "coordinates": [13.5, 52.25]}, (13.5, 52.25)),
        ({"type": "LineString", "coordinates": [[1, 2], [3, 2]]}, None),
        ({"type": "Point", "coordinates": [700, 52.25]}, None),
        ({"type": "Point", "coordinates": ["x"]}, None),
        ({"type": "Point", "coordinates": []}, None),
        ({"type": "Nonsense"}, None),
        (None, None),
        ("x", None),
    ],
)
def test_a_geometry_that_is_none_is_no_point(
    tmp_path: Path, geometry: Any, lonlat: tuple[float, float] | None
) -> None:
    data = {"type": "FeatureCollection", "features": [_feature({"name": "x"}, geometry), 5, None]}
    (row,) = read_rows(_file(tmp_path, "x.json", json.dumps(data)))
    assert row.name == "x"
    if geometry and geometry != "x" and geometry["type"] == "LineString":
        assert row.lonlat in {(1.0, 2.0), (2.0, 2.0), (3.0, 2.0)}
    else:
        assert row.lonlat == lonlat


def test_odd_properties_are_passed_over(tmp_path: Path) -> None:
    odd = {"name": ["x"], "honoree": {"a": 1}, "osm": True, "wording:de": None, "x" * 9999: "y"}
    data = {"type": "FeatureCollection", "features": [_feature(odd), _feature(None)]}
    rows = read_rows(_file(tmp_path, "x.geojson", json.dumps(data)))
    assert [(row.name, row.honorees, row.osm_refs, row.wording) for row in rows] == [
        ("", (), (), {})
    ] * 2


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.xlsx", "PK", "places cannot be read from .xlsx"),
        ("x", "", "a file without an ending"),
        ("x.geojson", "", "this is no JSON"),
        ("x.geojson", "{", "this is no JSON"),
        ("x.geojson", "[" * 100_000, "this is no JSON"),
        ("x.geojson", '{"type": "FeatureCollection", "features": 5}', "neither GeoJSON with"),
        ("x.geojson", '{"type": "Topology"}', "neither GeoJSON with features nor a map of uMap"),
        ("x.geojson", "5", "neither GeoJSON with features nor a map of uMap"),
        ("x.geojson", '{"type": "FeatureCollection", "features": []}', "the file holds no place"),
        ("x.geojson", '{"a": ' + "9" * 5000 + "}", "this is no JSON"),
        ("x.umap", '{"type": "umap", "layers": [5, {}, {"features": 7}]}', "holds no place"),
        ("x.csv", "", "no line with the names of its columns"),
        ("x.csv", HEADER, "the file holds no place"),
        ("x.csv", b"old_name\nStra\xdfe\n", "is not UTF-8"),
        ("x.csv", b"\xff\xfea", "is not UTF-8"),
        ("x.csv", 'old_name\n"' + "x" * 200_000, "this is no table"),
        ("x.csv", b"x" * (MOST_BYTES + 1), "the file is larger than 5 MB"),
        ("x.csv", HEADER + "a;b;1;2\n" * (MOST_ROWS + 1), f"more than {MOST_ROWS}"),
    ],
)
def test_a_bad_file_is_one_sentence(
    tmp_path: Path, name: str, content: str | bytes, says: str
) -> None:
    path = _file(tmp_path, name, content)
    with pytest.raises(ExchangeError) as caught:
        read_rows(path)
    sentence = str(caught.value)
    assert says in sentence
    assert str(path) in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    for name in ("missing.csv", "folder.csv"):
        with pytest.raises(ExchangeError, match="cannot read the file"):
            read_rows(tmp_path / name)
