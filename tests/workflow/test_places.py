"""Looking at the places of a town on the command line: lists, files, maps, and what changed."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import shapely

from renamer.errors import UsageError
from renamer.gazetteer.samples import read_sample
from renamer.model.place import Landmark, PlaceFacts, Town
from renamer.workflow.looking import (
    Choice,
    choose_places,
    find_spot,
    landmark_rows,
    place_row,
    places_csv,
    places_geojson,
)
from renamer.workflow.overview import overview_page, overview_svg


@pytest.fixture(scope="module")
def monaco() -> Town:
    return read_sample("mc-monaco")


@pytest.fixture(scope="module")
def known(monaco: Town) -> Town:
    """Monaco with a place of which everything is known, and one without a name."""
    first, second, *others = monaco.places
    facts = PlaceFacts(
        addresses=3,
        old_names=("Old; one", "Older"),
        surface="sett",
        steps=False,
        lit=True,
        centrality=12,
        district="Larvotto",
        stand_here=(7.42, 43.73),
    )
    first = dataclasses.replace(first, facts=facts, names={"fr": 'Le "Quai"', "en": "The, Quay"})
    second = dataclasses.replace(second, name="", names={}, near="Rue Grimaldi")
    return dataclasses.replace(monaco, places=(first, second, *others))


def test_the_list_can_be_cut_by_a_script(renamer: Any) -> None:
    done = renamer("places", "monaco", "--kind", "square", "--kind", "park")
    header, *lines = done.stdout.splitlines()
    assert header.split("\t")[:4] == ["id", "name", "kind", "size"]
    assert {line.split("\t")[2] for line in lines} == {"square", "park"}
    assert f"{len(lines)} in Monaco" in done.stderr


@pytest.mark.parametrize("form", ["--csv", "--geojson", "--json"])
def test_every_form_holds_every_place(form: str, renamer: Any, monaco: Town) -> None:
    text = renamer("places", "monaco", form).stdout
    if form == "--csv":
        found = [row["id"] for row in csv.DictReader(io.StringIO(text))]
    elif form == "--json":
        found = [row["id"] for row in json.loads(text)]
    else:
        found = [feature["properties"]["id"] for feature in json.loads(text)["features"]]
    assert found == [place.id for place in monaco.places]


def test_csv_is_rfc_4180_with_all_facts(known: Town) -> None:
    text = places_csv(known.places)
    assert text.count("\r\n") == len(known.places) + 1
    first, second, *_ = csv.DictReader(io.StringIO(text))
    assert (first["name:fr"], first["name:en"]) == ('Le "Quai"', "The, Quay")
    assert (first["lit"], first["steps"], first["access"]) == ("yes", "no", "")
    assert first["old_names"] == "Old; one;Older"
    assert first["stand_here"] == "7.42;43.73"
    assert second["near"] == "Rue Grimaldi"
    fields = {field.name for field in dataclasses.fields(PlaceFacts)}
    assert fields <= first.keys()
    assert places_csv(()).startswith("id,name,kind,near,")


def test_a_row_holds_all_that_a_place_knows(known: Town) -> None:
    row = place_row(known.places[0])
    assert row["district"] == "Larvotto"
    assert row["osm"] == known.places[0].osm_refs
    assert "geometry" not in row


def test_geojson_says_whose_data_and_how_old_one_feature_a_line(known: Town) -> None:
    text = places_geojson(known, known.places)
    collection = json.loads(text)
    assert collection["attribution"] == "© OpenStreetMap contributors"
    assert collection["data_date"] == "2023-12-25"
    assert text.count("\n") == len(known.places) + 2
    assert collection["features"][0]["properties"]["centrality"] == 12
    for feature in collection["features"]:
        geometry = shapely.geometry.shape(feature["geometry"])
        assert geometry.is_valid
        for polygon in [part for part in shapely.get_parts(geometry) if part.area]:
            assert polygon.exterior.is_ccw


def test_places_with_and_without_a_name_are_told_apart(known: Town) -> None:
    nameless = choose_places(known, Choice(named=False))
    assert known.places[1] in nameless
    assert all(place.is_nameless for place in nameless)
    named = choose_places(known, Choice(named=True))
    assert len(named) + len(nameless) == len(known.places)


def test_near_reaches_500_m_unless_told_and_sorts_by_distance(monaco: Town) -> None:
    spot = monaco.place("place-d-armes")
    assert spot is not None
    near = choose_places(monaco, Choice(near="PLACE d'armes"))
    assert near[0] is spot
    few = choose_places(monaco, Choice(near="place-d-armes", within_m=50))
    assert near[: len(few)] == few
    assert len(few) < len(near) < len(monaco.places)
    lon, lat = spot.anchor_lonlat
    assert choose_places(monaco, Choice(near=f"{lon},{lat}", within_m=0)) == (spot,)
    with pytest.raises(UsageError, match=r"longitude before the latitude"):
        choose_places(monaco, Choice(near="43.73,7.42"))


def test_landmarks_near_a_spot_come_with_their_distance(monaco: Town) -> None:
    assert len(landmark_rows(monaco, Choice())) == len(monaco.landmarks)
    rows = landmark_rows(monaco, Choice(near="place-d-armes", within_m=300))
    away = [row["away_m"] for row in rows]
    assert away == sorted(away)
    assert 0 < len(rows) < len(monaco.landmarks)
    assert all(0 <= metres <= 300 for metres in away)


def test_a_landmark_is_a_spot_too_and_a_place_goes_first(monaco: Town) -> None:
    theatre = Landmark(kind="theatre", name="Rue Bosio", osm_ref="node/1", lonlat=(7.42, 43.73))
    opera = dataclasses.replace(theatre, name="Opéra", osm_ref="node/2")
    town = dataclasses.replace(monaco, landmarks=(theatre, opera))
    assert find_spot(town, "opera") == shapely.Point(7.42, 43.73)
    assert find_spot(town, "Rue Bosio").geom_type != "Point"


def test_what_is_meant_twice_is_told_with_what_to_write(monaco: Town) -> None:
    twins = [
        Landmark(kind="theatre", name="Opéra", osm_ref=f"node/{n}", lonlat=(7.42 + n, 43.73))
        for n in (0, 1)
    ]
    town = dataclasses.replace(monaco, landmarks=tuple(twins))
    with pytest.raises(UsageError, match=r"2 things .*7\.42,43\.73 or 8\.42,43\.73"):
        find_spot(town, "Opéra")
    with pytest.raises(UsageError, match="did you mean 'rue bosio'"):
        find_spot(town, "Rue Bossio")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--near", "Atlantis"), 2, ("Atlantis", "Monaco", "renamer places", "LON,LAT")),
        (("--near", "200,0"), 2, ("200,0", "LON,LAT")),
        (("--within", "100"), 2, ("--near",)),
        (("--csv", "--json"), 2, ("--json and --csv exclude each other",)),
        (("--geojson", "--map", "m.svg"), 2, ("exclude",)),
        (("--map", "m.png"), 2, ("m.png", ".svg or .html")),
        (("--map", "m"), 2, (".svg or .html",)),
        (("--map", "m.svg", "--kind", "promenade", "--near", "7.41,43.72"), 2, ("no place fits",)),
        (("--left-out", "--csv"), 2, ("--left-out", "--json")),
        (("--left-out", "--kind", "park"), 2, ("--left-out",)),
        (("--kind", "moat"), 2, ("moat", "square")),
    ],
)
def test_one_clear_sentence(
    arguments: tuple[str, ...], code: int, words: tuple[str, ...], renamer: Any
) -> None:
    done = renamer("places", "monaco", *arguments, ok=False)
    assert done.returncode == code, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert done.stdout == ""
    assert list(renamer.folder.iterdir()) == []


def test_a_map_is_written_and_not_overwritten_unasked(renamer: Any) -> None:
    path: Path = renamer.folder / "map.svg"
    done = renamer("places", "monaco", "--kind", "square", "--map", "map.svg")
    assert re.match(r"map\.svg shows \d+ in Monaco\. .*2023-12-25", done.stdout)
    svg = path.read_text(encoding="utf-8")
    path.write_text("mine", encoding="utf-8")
    refused = renamer("places", "monaco", "--map", "map.svg", ok=False)
    assert (refused.returncode, path.read_text(encoding="utf-8")) == (7, "mine")
    renamer("places", "monaco", "--kind", "square", "--map", "map.svg", "--force")
    assert path.read_text(encoding="utf-8") == svg


def test_every_place_of_the_svg_is_found_by_its_id_and_title(monaco: Town) -> None:
    svg = overview_svg(monaco, monaco.places)
    assert len(svg.encode()) < 2_500_000
    space = "{http://www.w3.org/2000/svg}"
    root = ET.fromstring(svg)
    titles = {
        link.get("id"): link.findtext(f"{space}title") or "" for link in root.iter(f"{space}a")
    }
    for place in monaco.places:
        assert titles[f"place-{place.id}"].startswith(place.name)


def test_the_page_loads_nothing_and_joins_map_and_list(known: Town) -> None:
    svg = overview_svg(known, known.places)
    page = overview_page(known, known.places, svg)
    assert "default-src 'none'" in html.unescape(page)
    assert not re.search(r'(?:src|href)="(?!#)', page)
    assert not re.search(r"@import|url\(|fetch\(|https?://(?!www\.w3\.org/2000/svg)", page)
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    for place in known.places:
        assert {f"place-{place.id}", f"row-{place.id}"} <= set(ids)
    assert "(nameless) by Rue Grimaldi" in page
    assert "data of 2023-12-25" in page
    assert "Larvotto" in page


def test_the_page_speaks_the_language_that_is_asked_for(monaco: Town) -> None:
    svg = overview_svg(monaco, monaco.places[:3], "fr")
    assert '<html lang="fr">' in overview_page(monaco, monaco.places[:3], svg, "fr")


def test_names_cannot_break_out_of_the_page(monaco: Town) -> None:
    evil = dataclasses.replace(monaco.places[0], name='</title><script>alert("x")</script>')
    svg = overview_svg(monaco, (evil,))
    page = overview_page(monaco, (evil,), svg)
    assert page.count("<script>") == 1
    assert "alert(" not in re.sub(r"&lt;script&gt;alert\(", "", page)


def test_a_town_differs_in_nothing_from_itself(renamer: Any, monaco: Town) -> None:
    done = renamer("places-diff", "monaco", "mc-monaco")
    assert done.stdout == f"{len(monaco.places)} as they were, 0 changed, 0 gone, 0 new.\n"
    assert "2023-12-25" in done.stderr


def test_what_changed_is_told_in_sentences_and_as_json(renamer: Any, monaco: Town) -> None:
    folder = renamer.folder / "later"
    folder.mkdir()
    sample = Path(__file__).parents[2] / "sample_cities" / "mc-monaco"
    for file in sample.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    places = folder / "places.geojson"
    text = places.read_text(encoding="utf-8")
    text = text.replace('"name":"Rue Bosio"', '"name":"Rue Ales Bialiatski"')
    lines = [line for line in text.splitlines() if '"id":"allee-des-boulingrins"' not in line]
    places.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = renamer("places-diff", "monaco", "later")
    told = done.stdout.splitlines()
    assert "Rue Bosio (street, rue-bosio) is now called Rue Ales Bialiatski (rue-bosio)." in told
    assert told[-1].startswith(f"{len(monaco.places) - len(told) + 1} as they were, 1 changed")
    plain = json.loads(renamer("places-diff", "monaco", "later", "--json").stdout)
    assert [pair["old"]["id"] for pair in plain["renamed"]] == ["rue-bosio"]
    assert len(plain["gone"]) == len(told) - 2
    back = renamer("places-diff", "later", "monaco").stdout
    assert back.count(" is new.") == len(plain["gone"])


def test_maps_of_two_towns_are_not_compared(renamer: Any) -> None:
    done = renamer("places-diff", "monaco", "reykjavik", ok=False)
    assert done.returncode == 3
    assert "same town" in done.stderr
