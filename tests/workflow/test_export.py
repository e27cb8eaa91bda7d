"""`renamer export` and `renamer plan from`: out and in again, and nothing of the team's is told."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from renamer.planfile.toml import read_plan, write_plan
from renamer.text import fold
from tests.workflow.everything import contents, everything

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.plan import Plan

TODAY = ("--today", "2030-02-01")
CITY = ("--city", "reykjavik")
ENDINGS = (".geojson", ".gpx", ".umap", ".kml", ".csv")


@pytest.fixture
def plan(renamer: Any) -> Path:
    """Return a plan of three signs, with a walk and a wording of the team's."""
    path: Path = renamer.folder / "my.plan.toml"
    renamer("plan", "new", "reykjavik", "-o", path, "--base-url", "https://group.example", *TODAY)
    renamer("walk", path, "--write")
    planned = read_plan(path)
    first, *others = planned.renamings
    worded = dataclasses.replace(first, wording={"en": "Square of the Free; Belarus"})
    _write(path, dataclasses.replace(planned, renamings=(worded, *others)))
    return path


def _write(path: Path, plan: Plan) -> None:
    path.write_text(write_plan(plan), encoding="utf-8")


def _decided(plan: Plan) -> list[tuple[Any, ...]]:
    order = {code: rank for rank, code in enumerate(plan.walk)}
    return [
        (one.code, one.place, one.anchor_lonlat, one.old, one.place_class, one.honoree, one.wording)
        for one in sorted(plan.accepted(), key=lambda one: order.get(one.code, 0))
    ]


@pytest.mark.parametrize("ending", [".geojson", ".umap", ".csv"])
def test_out_and_in_again_is_the_same(renamer: Any, plan: Path, ending: str) -> None:
    file, back = renamer.folder / f"out{ending}", renamer.folder / "back.plan.toml"
    told = renamer("export", plan, "--to", file)
    assert "never for OpenStreetMap" in told.stdout
    made = renamer("plan", "from", file, *CITY, "-o", back, *TODAY)
    assert "3 renamings, 0 left out" in made.stdout
    assert _decided(read_plan(back)) == _decided(read_plan(plan))
    assert read_plan(back).standings == read_plan(plan).standings
    renamer("plan", "check", back, *TODAY)


def test_the_files_are_the_same_each_time_and_follow_the_walk(renamer: Any, plan: Path) -> None:
    for ending in ENDINGS:
        for name in ("one", "two"):
            renamer("export", plan, "--to", renamer.folder / f"{name}{ending}")
    texts = {ending: (renamer.folder / f"one{ending}").read_text("utf-8") for ending in ENDINGS}
    for ending in ENDINGS:
        assert (renamer.folder / f"two{ending}").read_text("utf-8") == texts[ending]
    codes = read_plan(plan).walk
    features = json.loads(texts[".geojson"])["features"]
    assert tuple(feature["id"] for feature in features) == codes
    assert texts[".gpx"].count("<trkseg>") == 2
    assert texts[".gpx"].count("<trkpt") > 10
    without = dataclasses.replace(read_plan(plan), walk=())
    _write(plan, without)
    renamer("export", plan, "--to", "three.gpx")
    told = (renamer.folder / "three.gpx").read_text("utf-8")
    assert told.count("<wpt") == 3
    assert "<rte" not in told
    assert "<trk" not in told


def test_nothing_of_the_teams_is_in_any_file(renamer: Any, plan: Path) -> None:
    planned = read_plan(plan)
    (first, *others), dropped = planned.renamings, "tjarnargata"
    _write(
        plan,
        dataclasses.replace(
            planned,
            contact="canarycontact@group.example",
            team={"press": "Canarypress", "meeting point": "Canarypoint 10:30"},
            weights={"host": 7.125},
            pins={dropped: "vasil-bykau"},
            bans=("skolavordustigur",),
            renamings=(
                dataclasses.replace(first, note="Canarynote", why=("Canarywhy",)),
                *others,
                dataclasses.replace(
                    first,
                    code="CCCCC",
                    place=dropped,
                    old="Canaryold",
                    honoree="vasil-bykau",
                    decision="dropped",
                    wording={"en": "Canarywording"},
                ),
                dataclasses.replace(
                    first,
                    code="DDDDD",
                    place="bankastraeti",
                    old="Canaryproposed",
                    honoree="yanka-kupala",
                    decision="proposed",
                ),
            ),
        ),
    )
    folder = renamer.folder / "out"
    for ending in ENDINGS:
        renamer("export", plan, "--to", folder / f"all{ending}")
    renamer("export", plan, "--cards", folder / "cards", "--with-places", *TODAY)
    private = ("canary", "7.125", "10:30", "CCCCC", "DDDDD", dropped, "bykau", "Быкаў", "kupala")
    private += ("skolavordustigur", "bankastraeti", str(plan), plan.name)
    texts = everything(folder)
    assert len(texts) == len(ENDINGS) + 4 * 7
    for name, text in texts.items():
        if not name.endswith(".png"):  # five letters of a code occur in any noise
            assert not [word for word in private if fold(word) in text], name
        assert "canary" not in text


def test_pictures_tell_no_place_until_the_day(renamer: Any, plan: Path) -> None:
    places = {fold(word) for one in read_plan(plan).accepted() for word in (one.old, one.place)}
    made = renamer("export", plan, "--cards", "early", *TODAY)
    assert "12 pictures without places" in made.stdout
    early = everything(renamer.folder / "early")
    assert not [(name, word) for name, text in early.items() for word in places if word in text]
    assert not [name for name, text in early.items() if "group.example" in text]
    made = renamer("export", plan, "--cards", "late", "--today", "2030-08-04")
    assert "12 pictures with the places" in made.stdout
    late = everything(renamer.folder / "late")
    assert all(any(word in late[f"{number}.txt"] for word in places) for number in (1, 2, 3))
    assert any(word in late["1-square.svg"] for word in places)
    renamer("export", plan, "--cards", "asked", "--before", "--today", "2030-08-05")
    assert contents(renamer.folder / "asked") == contents(renamer.folder / "early")


def test_pictures_have_the_sizes_of_the_networks(renamer: Any, plan: Path) -> None:
    renamer("export", plan, "--cards", "cards", *TODAY)
    folder = renamer.folder / "cards"
    sizes = {"square": (1080, 1080), "story": (1080, 1920), "wide": (1200, 630)}
    for stem in ("action", "1", "2", "3"):
        for shape, size in sizes.items():
            with Image.open(folder / f"{stem}-{shape}.png") as picture:
                assert picture.size == size
                assert not picture.info
                assert len(picture.convert("RGB").getcolors(maxcolors=2**24) or ()) > 50
            assert (folder / f"{stem}-{shape}.svg").read_text("utf-8").startswith("<svg")
        text = (folder / f"{stem}.txt").read_text("utf-8")
        for words in ("== English ==", "Text for the post:", "Street signs with the words"):
            assert words in text


def test_nothing_of_the_users_is_overwritten(renamer: Any, plan: Path) -> None:
    mine = renamer.folder / "mine.geojson"
    mine.write_text("mine")
    assert "add --force" in renamer("export", plan, "--to", mine, ok=False).stderr
    (renamer.folder / "cards").mkdir()
    (renamer.folder / "cards" / "2.txt").write_text("mine")
    failed = renamer("export", plan, "--cards", "cards", *TODAY, ok=False)
    assert "add --force" in failed.stderr
    assert len(list((renamer.folder / "cards").iterdir())) == 1
    assert mine.read_text() == "mine"
    renamer("export", plan, "--to", mine, "--force")
    before = plan.read_bytes()
    failed = renamer("plan", "from", mine, *CITY, "-o", plan, ok=False)
    assert "add --force" in failed.stderr
    assert plan.read_bytes() == before
    renamer("plan", "from", mine, *CITY, "-o", plan, "--force", *TODAY)
    assert plan.read_bytes() != before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--to", "x.shp"), "end its name in one of .geojson, .gpx, .umap, .kml, .csv"),
        ((), "say what to write: --to FILE, or --cards DIR, or both"),
        (("--to", "x.gpx", "--before"), "--before and --with-places are for --cards"),
    ],
)
def test_a_wrong_wish_is_one_sentence(
    renamer: Any, plan: Path, arguments: tuple[str, ...], says: str
) -> None:
    assert says in renamer("export", plan, *arguments, ok=False).stderr


def test_a_plan_with_nothing_accepted_gives_no_file(renamer: Any, plan: Path) -> None:
    planned = read_plan(plan)
    dropped = tuple(dataclasses.replace(one, decision="dropped") for one in planned.renamings)
    _write(plan, dataclasses.replace(planned, renamings=dropped))
    failed = renamer("export", plan, "--to", "x.gpx", ok=False)
    assert "nothing to export" in failed.stderr
    assert not (renamer.folder / "x.gpx").exists()


def test_a_listed_host_on_the_map_gives_no_file(renamer: Any, plan: Path) -> None:
    planned = read_plan(plan)
    first, *others = planned.renamings
    named = dataclasses.replace(first, old="see tut.by here")
    _write(plan, dataclasses.replace(planned, renamings=(named, *others)))
    failed = renamer("export", plan, "--to", "x.geojson", ok=False)
    assert "listed in Belarus" in failed.stderr
    assert not (renamer.folder / "x.geojson").exists()


TABLE = """\
old_name;honoree;longitude;latitude;osm;wording:en;code
Austurvollur;Кастусь Каліноўскі;-21.94;64.147;;;
;vasil-bykau;;;relation/2404536;;
Jadarinn;Janka Kupala;-21.8;64.1;;;
Laugavegur;Maryja Kalesnikava;;;;Street of Flutes;36GN5
Brautarholt;free-belarus;-21.0;64.5;way/1;;
Brautarholt;ales-bialiatski;;;;;
Nowhere Street;ales-bialiatski;-21.9226;64.1444;;;
Bankastræti;Somebody Unknown;;;;;
Hlemmur;Vasil Bykau;;;;;
Lækjartorg;;;;;;
"""


def test_rows_that_fit_become_a_plan_and_the_others_are_told(renamer: Any) -> None:
    (renamer.folder / "t.csv").write_text(TABLE, encoding="utf-8")
    made = renamer("plan", "from", "t.csv", *CITY, *TODAY)
    told = {
        line.split(": ")[1]: line
        for line in made.stderr.splitlines()
        if line.startswith(("left out", "look at"))
    }
    plan = read_plan(renamer.folder / "reykjavik.plan.toml")
    found = {one.place: one for one in plan.renamings}
    assert {place: one.honoree for place, one in found.items()} == {
        "austurvollur": "kastus-kalinouski",
        "hlemmur": "vasil-bykau",
        "jadarinn-2": "yanka-kupala",
        "laugavegur": "maria-kalesnikava",
        "brautarholt": "free-belarus",
    }
    assert found["laugavegur"].wording == {"en": "Street of Flutes"}
    assert found["laugavegur"].code == "36GN5"
    assert "5 renamings, 5 left out" in made.stdout
    assert "m from the point" in told["line 4"]
    assert "way/1 is not on this map: taken by its name" in told["line 6"]
    assert "2 places fit: write place = brautarholt or brautarholt-2" in told["line 7"]
    assert "no place here is 'Nowhere Street'; nearest to its point is laugavegur" in told["line 8"]
    assert "needs a source" in told["line 9"]
    assert "the place hlemmur stands in line 3 already" in told["line 10"]
    assert "the honoree vasil-bykau stands in line 3 already" in told["line 10"]
    assert "it does not say whom it honours" in told["line 11"]
    renamer("plan", "check", "reykjavik.plan.toml", *TODAY)


def test_a_file_of_which_nothing_is_found_makes_no_plan(renamer: Any) -> None:
    (renamer.folder / "t.csv").write_text("old_name;honoree\nX;Y\n", encoding="utf-8")
    failed = renamer("plan", "from", "t.csv", *CITY, "-o", "p.toml", ok=False)
    assert failed.returncode == 4
    assert "nothing in it was found in Reykjavík: line 2: no place here is 'X'" in failed.stderr
    assert not (renamer.folder / "p.toml").exists()


def test_whoever_is_withheld_is_not_brought_back(renamer: Any, monkeypatch: Any) -> None:
    updates = renamer.folder / "updates"
    updates.mkdir()
    (updates / "withheld.toml").write_text('withheld = ["vasil-bykau"]\n', encoding="utf-8")
    monkeypatch.setenv("RENAMER_UPDATES", str(updates))
    rows = ("Hlemmur;vasil-bykau", "Austurvöllur;Васіль Быкаў", "Bankastræti;free-belarus")
    text = "\n".join(("old_name;honoree", *rows))
    (renamer.folder / "t.csv").write_text(text, encoding="utf-8")
    made = renamer("plan", "from", "t.csv", *CITY, "-o", "p.plan.toml", *TODAY)
    assert "1 renamings, 2 left out" in made.stdout
    assert "withheld on request" in made.stderr
    assert "bykau" not in (renamer.folder / "p.plan.toml").read_text("utf-8")


@pytest.mark.parametrize("text", ["<img src=x>", "=cmd|' /c calc'!A1", "\u202egnp", "a\u0000b"])
def test_a_hostile_wording_becomes_plain_words_in_the_plan(renamer: Any, text: str) -> None:
    data = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [-21.9142, 64.1434]},
                "properties": {
                    "old_name": "Hlemmur",
                    "honoree": "free-belarus",
                    "wording:en": text,
                },
            }
        ],
    }
    (renamer.folder / "t.geojson").write_text(json.dumps(data), encoding="utf-8")
    renamer("plan", "from", "t.geojson", *CITY, "-o", "p.plan.toml", *TODAY)
    (renaming,) = read_plan(renamer.folder / "p.plan.toml").renamings
    wording = renaming.wording["en"]
    assert wording.isprintable()
    assert not set(wording) & set("<>{}[]\u202e")
