"""`renamer walk` as a user runs it."""

from __future__ import annotations

import dataclasses
import json
import tomllib

import pytest

from renamer.gazetteer.samples import read_sample
from renamer.model.plan import Plan, Renaming
from renamer.model.walk import WalkGraph
from renamer.planfile.toml import write_plan
from renamer.registry.packs import read_campaign
from renamer.workflow import walking
from renamer.workflow.source import TownSource


@pytest.fixture
def plan(renamer):
    """A plan for four squares of Reykjavík, with a comment of the team's own."""
    town = read_sample("is-reykjavik")
    chosen = {
        "hlemmur": ("CDFGH", "larysa-shchyrakova"),
        "austurvollur": ("JKMNP", "maria-kalesnikava"),
        "ingolfstorg": ("RTVWX", "ales-bialiatski"),
        "laekjartorg": ("3479C", "free-belarus"),
    }
    renamings = tuple(
        Renaming(
            code=code,
            place=place,
            anchor_lonlat=town.place(place).anchor_lonlat,
            honoree=honoree,
            old=town.place(place).name,
            place_class="square",
        )
        for place, (code, honoree) in chosen.items()
    )
    made = Plan(
        city="is-reykjavik",
        campaign="belarus-solidarity",
        day="2027-08-04",
        pins={"hlemmur": "larysa-shchyrakova"},
        renamings=renamings,
    )
    path = renamer.folder / "ours.plan.toml"
    path.write_text("# ours\n" + write_plan(made), encoding="utf-8")
    return path


def walked(renamer, *arguments):
    return json.loads(renamer("walk", *arguments, "--json").stdout)


def test_a_plan_is_walked_in_the_shortest_order(renamer, plan):
    walk = walked(renamer, plan)
    names = [stop["name"] for stop in walk["stops"]]
    # from east to west through the old town: the last lies within sight of a consulate of Russia
    assert names == ["Hlemmur", "Lækjartorg", "Austurvöllur", "Ingólfstorg"]
    assert walk["is_exact"]
    assert walk["minutes"] == pytest.approx(walk["metres"] / 75 + 40, abs=1)
    assert sum(leg["metres"] for leg in walk["legs"]) == pytest.approx(walk["metres"], abs=3)


def test_the_plan_is_changed_only_where_asked(renamer, plan):
    before = plan.read_text(encoding="utf-8")
    walk = walked(renamer, plan)
    assert plan.read_text(encoding="utf-8") == before
    done = renamer("walk", plan, "--write")
    assert "has this order now" in done.stderr
    after = plan.read_text(encoding="utf-8")
    assert after.startswith("# ours\n")
    assert tomllib.loads(after)["walk"] == [stop["id"] for stop in walk["stops"]]
    unchanged = {**tomllib.loads(after), "walk": tomllib.loads(before).get("walk", [])}
    assert unchanged == {"walk": [], **tomllib.loads(before)}
    renamer("plan", "check", plan)


def test_the_text_tells_turns_and_what_it_was_reckoned_with(renamer, plan):
    told = renamer("walk", plan).stdout
    assert "4.5 km/h and 10 minutes a stop" in told
    assert "no heights" in told
    assert "No shorter order exists." in told
    assert "into Lækjargata" in told or "along Lækjargata" in told
    assert "4. " in told


def test_a_pinned_stop_is_never_dropped(renamer, plan):
    walk = walked(renamer, plan, "--minutes", "35")
    assert len(walk["dropped"]) >= 1
    assert walk["minutes"] <= 35
    assert "Hlemmur" in [stop["name"] for stop in walk["stops"]]
    (note,) = walk["notes"]
    assert all(stop["name"] in note for stop in walk["dropped"])
    assert "stays in the plan" in note
    least = walked(renamer, plan, "--hours", "0.1")
    assert [stop["name"] for stop in least["stops"]] == ["Hlemmur"]
    assert "Even what is pinned alone takes 10 minutes, more than 6." in least["notes"]


def test_a_walk_begins_and_ends_where_the_group_wants(renamer, plan):
    walk = walked(renamer, plan, "--from", "Hallgrímskirkja", "--to", "-21.9385,64.1475")
    assert [walk["legs"][0]["from"], walk["legs"][-1]["to"]] == [None, None]
    assert len(walk["legs"]) == 5
    again = walked(renamer, plan, "--from", "hlemmur", "--round")
    assert again["legs"][-1]["to"] is None
    assert len(walked(renamer, plan, "--round")["legs"]) == 4


def test_a_map_shows_the_walk_and_is_not_overwritten(renamer, plan):
    renamer("walk", plan, "--map", "walk.svg")
    drawn = (renamer.folder / "walk.svg").read_text(encoding="utf-8")
    assert drawn.startswith("<svg")
    assert "A walk in Reykjav" in drawn
    assert "there is a file already" in renamer("walk", plan, "--map", "walk.svg", ok=False).stderr
    renamer("walk", plan, "--map", "walk.svg", "--force")
    assert "an SVG" in renamer("walk", plan, "--map", "walk.html", ok=False).stderr


def test_the_suggestions_for_a_town_are_walked_too(renamer):
    walk = walked(renamer, "monaco", "--count", "2")
    assert len(walk["stops"]) == 2
    assert walk["metres"] > 0


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["--from", "Atlantis"], "--from: Reykjavík has no place or landmark 'Atlantis'"),
        (["--from", "-21.3,64.1"], "--from: no way that the map knows lies within 150 m"),
        (["--to", "2,91"], "--to: '2,91' is nowhere on Earth"),
        (["--to", "hlemmur", "--round"], "a round walk ends where it begins"),
        (["--hours", "1", "--minutes", "5"], "--hours and --minutes exclude each other"),
        (["--count", "4"], "--count is for a town"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(renamer, plan, arguments, problem):
    failed = renamer("walk", plan, *arguments, ok=False)
    assert problem in failed.stderr
    assert failed.returncode == 2


def test_a_town_has_no_plan_to_write_into(renamer):
    failed = renamer("walk", "monaco", "--write", ok=False)
    assert "--write needs a plan" in failed.stderr


def test_a_live_town_is_asked_for_its_ways_once(monkeypatch):
    whole = read_sample("mc-monaco")
    bare = dataclasses.replace(whole, walk=None)
    kept = []
    monkeypatch.setattr("renamer.gazetteer.online.details.with_walk", lambda *_: whole)
    monkeypatch.setattr("renamer.workflow.live.keep_town", lambda _, town, __: kept.append(town))
    live = TownSource(live=True)
    assert walking._with_network(bare, "monaco", live, print) is whole
    assert kept == [whole]
    assert walking._with_network(whole, "monaco", live, print) is whole
    assert walking._with_network(bare, "monaco", TownSource(), print) is bare
    assert len(kept) == 1


def test_a_map_of_an_older_renamer_says_that_it_knows_no_bends(monkeypatch):
    town = read_sample("mc-monaco")
    old = dataclasses.replace(town, walk=WalkGraph(nodes=town.walk.nodes, edges=town.walk.edges))
    monkeypatch.setattr(walking, "town_to_suggest", lambda *_: (old, read_campaign()))
    found = walking.walk_through(
        "monaco", TownSource(), walking.WalkChoice(), print, campaign_id="belarus-solidarity"
    )
    assert any("does not tell where the ways bend" in note for note in found.notes)


def test_stops_within_sight_of_a_mission_are_the_last_and_it_is_said(renamer, plan):
    renamer("plan", "add", plan, "tungata", "bysol")  # the embassy of Russia is at Garðastræti
    walk = walked(renamer, plan)
    names = [stop["name"] for stop in walk["stops"]]
    assert set(names[-2:]) == {"Ingólfstorg", "Túngata"}  # 190 and 20 m from it
    filmed = ["you may be filmed here" in "".join(stop["cautions"]) for stop in walk["stops"]]
    assert filmed == [False, False, False, True, True]
    assert 0 < walk["without_watched"]["metres"] < walk["metres"]
    told = renamer("walk", plan, "--map", "walk.svg").stdout
    assert f"Without {names[-2]}, {names[-1]}, which can be left out: " in told
    assert "people with family in its country skip this stop" in told
    short = walked(renamer, plan, "--minutes", "30")
    assert "(you may be filmed there)" in short["notes"][0]
