"""What a group can do, pins and bans, the arithmetic, the map and the local number."""

from __future__ import annotations

import dataclasses
import json
import math
from html.parser import HTMLParser
from typing import Any, get_args
from xml.etree import ElementTree as ET

import pytest

from renamer.errors import RenamerError, UsageError
from renamer.gazetteer.samples import read_sample
from renamer.geo import distance_m
from renamer.model.place import Landmark, Town
from renamer.model.plan import Form
from renamer.planfile.toml import read_plan
from renamer.registry.packs import read_campaign
from renamer.suggest.counting import count_namesakes
from renamer.workflow.candidates_map import candidates_svg
from renamer.workflow.forms import RULES, choose_form, without_host
from renamer.workflow.local_number import Counted, lines_of
from renamer.workflow.planning import Wishes, suggestions_for
from renamer.workflow.suggesting import row_of
from renamer.workflow.wishing import Asking, wishes_of


@pytest.fixture(scope="module")
def town() -> Town:
    return read_sample("is-reykjavik")


@pytest.fixture(scope="module")
def campaign() -> Any:
    return read_campaign()


def suggested(run: Any, *options: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(run("suggest", "reykjavik", *options, "--json").stdout)
    return rows


@pytest.mark.parametrize(
    ("form", "said", "count"),
    [
        ("photo", {}, 3),
        ("photo", {"people": 1}, 1),
        ("photo", {"people": 4}, 2),
        ("photo", {"people": 5}, 3),
        ("photo", {"people": 50, "hours": 9.0}, 3),
        ("photo", {"hours": 1.0}, 2),
        ("photo", {"hours": 0.1}, 1),
        ("photo", {"people": 1, "count": 7}, 7),
        ("walk", {}, 3),
        ("walk", {"hours": 2.0}, 6),
        ("walk", {"hours": 2.0, "people": 4}, 4),
        ("walk", {"hours": 24.0}, 12),
        ("unveiling", {}, 1),
        ("unveiling", {"people": 40, "hours": 5.0}, 1),
        ("unveiling", {"count": 2}, 2),
        ("window", {}, 3),
        ("online", {}, 3),
        ("online", {"people": 1, "hours": 0.5}, 3),
        ("online", {"count": 40}, 40),
    ],
)
def test_the_form_decides_how_many(form: Form, said: dict[str, Any], count: int) -> None:
    chosen = choose_form(form, **said)
    assert chosen.count == count
    assert chosen.form == form
    assert str(count) in chosen.sentence
    assert chosen.sentence.endswith(".")


def test_every_form_of_a_plan_has_a_rule() -> None:
    assert set(RULES) == set(get_args(Form))
    for rule in RULES.values():
        assert 1 <= rule.usual <= rule.most
        assert rule.why


@pytest.mark.parametrize("hours", [0.0, -1.0, math.nan, math.inf])
def test_no_time_is_no_action(hours: float) -> None:
    with pytest.raises(UsageError, match="too few"):
        choose_form("walk", hours=hours)


def test_a_bound_names_its_reason() -> None:
    assert "2 people to a sign" in choose_form("photo", people=2).sentence
    assert "20 minutes" in choose_form("walk", people=9, hours=1).sentence
    assert "takes 1 to 3" in choose_form("photo", count=9).sentence


@pytest.mark.parametrize("form", ["unveiling", "window"])
def test_what_needs_a_host_comes_only_where_one_is(form: Form, renamer: Any, town: Town) -> None:
    rows = suggested(renamer, "--form", form)
    assert len(rows) == RULES[form].usual
    assert not {row["place"] for row in rows} & without_host(town)


def test_a_place_that_lost_its_host_is_for_pictures_only(town: Town, campaign: Any) -> None:
    place = suggestions_for(town, campaign, count=1, wishes=Wishes(at_hosts=True))[0].place
    fewer = tuple(
        one
        for one in town.landmarks
        if one.kind == "diplomatic" or distance_m(one.lonlat, place.anchor_lonlat) > 600
    )
    poorer = dataclasses.replace(town, landmarks=fewer)
    near = (place.anchor_lonlat, 50.0)
    for at_hosts, found in ((False, [place.id]), (True, [])):
        wishes = Wishes(near=near, at_hosts=at_hosts)
        made = suggestions_for(poorer, campaign, count=1, wishes=wishes)
        assert [one.place.id for one in made] == found


def test_a_town_without_hosts_says_so(campaign: Any, town: Town) -> None:
    bare = dataclasses.replace(town, landmarks=())
    assert without_host(bare) == {place.id for place in bare.places}
    assert suggestions_for(bare, campaign, count=3, wishes=Wishes(at_hosts=True)) == ()


def test_a_new_plan_has_the_form(renamer: Any) -> None:
    made = renamer("plan", "new", "monaco", "-o", "p.plan.toml", "--form", "walk", "--hours", "1.5")
    plan = read_plan(renamer.folder / "p.plan.toml")
    assert plan.form == "walk"
    assert len(plan.renamings) == 4
    assert "Walk with hand-held signs: 4 places, in 1.5 h" in made.stderr
    again = json.loads(renamer("suggest", "p.plan.toml", "--json").stdout)
    assert len(again) == 3  # the hours of then are not in the plan
    refused = renamer("kit", "p.plan.toml", "--people", "2", ok=False)
    assert refused.returncode == 2
    assert "--people is for a new plan" in refused.stderr


def test_pins_and_bans_hold_and_the_cautions_come_first(renamer: Any) -> None:
    told = renamer(
        *("suggest", "reykjavik", "--pin", "Arnarhóll=nina-bahinskaya", "--ban", "austurvollur"),
        *("--ban", "kastus-kalinouski"),
    )
    assert "Arnarhóll -> Nina Bahinskaya" in told.stdout
    assert "Austurvöllur ->" not in told.stdout
    assert "Kalinouski" not in told.stdout
    assert told.stderr.index("Not proposed") < told.stderr.index("Map:")
    assert "choose the entry only after a trusted contact has agreed" in told.stderr


def test_near_a_place_and_near_a_point_mean_the_same(renamer: Any, town: Town) -> None:
    place = town.place("hallgrimstorg") or town.places[0]
    lon, lat = place.anchor_lonlat
    by_name = suggested(renamer, "--near", place.id, "--radius", "700")
    assert by_name == suggested(renamer, f"--near={lon},{lat}", "--within", "700")
    for row in by_name:
        found = town.place(row["place"])
        assert found is not None
        assert distance_m(found.anchor_lonlat, place.anchor_lonlat) <= 705


def test_every_term_is_told_and_they_sum_exactly(renamer: Any) -> None:
    for row in suggested(renamer, "--count", "5"):
        assert row["score"] == sum(term["points"] for term in row["reasons"])
        for term in row["reasons"]:
            assert term["points"] == term["value"] * term["weight"]
            assert term["grounds"]


def test_the_arithmetic_is_a_table_that_sums_up(renamer: Any) -> None:
    (first, *_) = suggested(renamer)
    told = renamer("suggest", "reykjavik", "--explain", first["name"])
    heading, columns, *rows = (line.split("\t") for line in told.stdout.splitlines())
    assert first["name"] in heading[0]
    assert columns[:4] == ["term", "value", "weight", "points"]
    assert rows[-1][0] == "score"
    assert float(rows[-1][3]) == pytest.approx(first["score"], abs=0.006)
    sums = sum(float(row[3]) for row in rows[:-1])
    assert sums == pytest.approx(float(rows[-1][3]), abs=0.005 * len(rows))
    plain = json.loads(
        renamer("suggest", "reykjavik", "--explain", first["place"], "--json").stdout
    )
    assert plain["score"] == pytest.approx(first["score"])
    assert {one["term"] for one in plain["terms"]} == {one["term"] for one in first["reasons"]}


def test_a_place_that_is_never_suggested_says_why(renamer: Any) -> None:
    told = renamer("suggest", "reykjavik", "--explain", "laugavegur")
    assert "never suggested by itself" in told.stdout.splitlines()[0]


def _mission_at(town: Town, place_id: str) -> Town:
    place = town.place(place_id)
    assert place is not None
    mark = Landmark(
        kind="diplomatic",
        name="Embassy",
        osm_ref="node/1",
        lonlat=place.anchor_lonlat,
        country="BY",
    )
    return dataclasses.replace(town, landmarks=(*town.landmarks, mark))


def test_the_danger_is_in_rows_and_on_the_map(town: Town, campaign: Any) -> None:
    watched = _mission_at(town, "laekjartorg")
    (made,) = suggestions_for(
        watched, campaign, count=1, wishes=Wishes(pins={"laekjartorg": "vasil-bykau"})
    )
    assert "you may be filmed here" in row_of(made, watched)["cautions"][0]  # type: ignore[index]
    assert "filmed here!" in candidates_svg(watched, [made])
    assert "filmed here" not in candidates_svg(town, [made])


def test_missions_can_be_avoided(town: Town, campaign: Any) -> None:
    watched = _mission_at(town, "laekjartorg")
    found = suggestions_for(watched, campaign, count=5, wishes=Wishes(avoid_missions=True))
    assert len(found) == 5
    assert not any(row_of(one, watched)["cautions"] for one in found)


class _Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.led_to: set[str] = set()

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            if name == "href" and value:
                assert value.startswith("#"), "the page must lead nowhere else"
                self.led_to.add(value[1:])


def test_the_map_numbers_the_best_places(renamer: Any) -> None:
    rows = suggested(renamer)
    done = renamer("suggest", "reykjavik", "--map", "best.html")
    page = (renamer.folder / "best.html").read_text(encoding="utf-8")
    read = _Ids()
    read.feed(page)
    assert read.led_to <= read.ids
    order = [page.index(f'<tr id="row-{row["place"]}"') for row in rows]
    assert order == sorted(order)
    assert len([one for one in read.ids if one.startswith("row-")]) == 12
    assert "12 best places" in done.stderr
    assert "© OpenStreetMap contributors" in page
    assert renamer("suggest", "reykjavik", "--map", "best.html", ok=False).returncode == 7
    renamer("suggest", "reykjavik", "--map", "best.svg")
    ET.parse(renamer.folder / "best.svg")


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--pin", "nowhere=vasil-bykau"], 2, "has no place 'nowhere'"),
        (["--pin", "austurvolur=vasil-bykau"], 2, "did you mean 'austurvollur'"),
        (["--pin", "austurvollur=nobody"], 2, "no honoree is called 'nobody'"),
        (["--pin", "austurvollur"], 2, "is no pin"),
        (["--pin", "=vasil-bykau"], 2, "is no pin"),
        (["--pin", "arnarholl=vasil-bykau", "--pin", "laekjartorg=vasil-bykau"], 2, "twice"),
        (["--pin", "arnarholl=vasil-bykau", "--pin", "arnarholl=yanka-kupala"], 2, "two honorees"),
        (["--pin", "arnarholl=vasil-bykau", "--ban", "vasil-bykau"], 2, "pinned and banned"),
        (["--ban", "austurvolur"], 2, "did you mean 'austurvollur'"),
        (["--radius", "300"], 2, "--radius needs a spot"),
        (["--near", "hallgrimskirkja", "--radius", "-3"], 2, "no radius"),
        (["--near", "hallgrimskirkja", "--radius", "nan"], 2, "no radius"),
        (["--near", "hallgrimskirkja", "--radius", "300", "--within", "9"], 2, "mean the same"),
        (["--near", "atlantis"], 2, "no place or landmark 'atlantis'"),
        (["--hours", "0"], 2, "too few"),
        (["--people", "0"], 2, "--people"),
        (["--form", "march"], 2, "--form"),
        (["--explain", "nowhere"], 2, "has no place 'nowhere'"),
        (["--map", "best.pdf"], 2, "a map cannot be"),
        (["--map", "best.svg", "--explain", "austurvollur"], 2, "exclude each other"),
    ],
)
def test_a_fault_is_one_sentence(options: list[str], code: int, words: str, renamer: Any) -> None:
    done = renamer("suggest", "reykjavik", *options, ok=False)
    assert done.returncode == code
    assert words in done.stderr
    assert done.stdout == ""
    assert len([line for line in done.stderr.splitlines() if line.startswith("Error")]) == 1


def test_a_withheld_pin_is_refused_in_silence(town: Town, campaign: Any) -> None:
    gone = dataclasses.replace(
        campaign,
        withheld=("vasil-bykau",),
        honorees={key: one for key, one in campaign.honorees.items() if key != "vasil-bykau"},
    )
    with pytest.raises(RenamerError) as refused:
        wishes_of(town, gone, None, Asking(pins=("arnarholl=vasil-bykau",)))
    assert "withheld on request" in str(refused.value)
    assert "bykau" not in str(refused.value)
    assert wishes_of(town, gone, None, Asking(bans=("vasil-bykau",))).pins == {}


def test_the_local_number_never_stands_without_its_coverage(renamer: Any) -> None:
    row = json.loads(renamer("namesakes", "paris", "--json").stdout)
    for group in (row["belarusian"], row["woman"]):
        assert group["yes"] + group["no"] + group["unknown"] == row["names"]
    assert row["tagged"] >= row["tagged_by_number_alone"] > 0
    assert row["data_date"] in row["query"]
    assert all(tag in row["query"] for tag in row["tags"])
    text = renamer("namesakes", "paris").stdout
    assert f"The map says whom or what {row['tagged']} of {row['names']} names honour" in text
    assert f"{row['woman']['unknown']} unknown" in text
    assert row["query"] in text
    assert "© OpenStreetMap contributors" in text


def test_the_local_number_of_a_town_without_names(town: Town) -> None:
    bare = dataclasses.replace(town, places=())
    counted = Counted(town=bare, campaign="x", number=count_namesakes((), ()))
    (line,) = lines_of(counted)
    assert "nothing to count" in line


def test_what_the_map_knows_is_told_by_name(town: Town, campaign: Any) -> None:
    first, *others = town.places
    facts = dataclasses.replace(first.facts, namesake="Larysa Hienijush")
    known = dataclasses.replace(first, facts=facts)
    number = count_namesakes((known, *others), campaign.honorees.values())
    counted = Counted(town=town, campaign=campaign.id, number=number)
    lines = lines_of(counted)
    assert f"{known.name} (Larysa Hienijush)" in lines[2]
    assert f"{known.name} (Larysa Hienijush)" in lines[3]
    assert f"{number.names - 1:,} unknown" in lines[3]
    assert not any("Do not write" in line for line in lines)
