"""Who is warned of cameras, and where: every output that names a place near a mission says so."""

import dataclasses
import datetime
import html
import json
import math

from renamer.gazetteer.samples import read_sample
from renamer.model.place import Landmark
from renamer.registry.packs import read_campaign
from renamer.suggest.suitable import CAMERAS
from renamer.workflow.planning import PlanChoices, new_plan
from renamer.workflow.stops import prepare_stops

WATCHED = "aegisgata"
"""A street of Reykjavík near the embassy of Russia."""


def test_what_is_suggested_near_a_mission_says_so(renamer):
    asked = ("suggest", "reykjavik", "--pin", f"{WATCHED}=maria-kalesnikava")
    assert CAMERAS in renamer(*asked).stdout
    rows = json.loads(renamer(*asked, "--json").stdout)
    told = {row["place"]: row["cautions"] for row in rows}
    assert any(CAMERAS in line for line in told[WATCHED])
    assert all(not lines for place, lines in told.items() if place != WATCHED)
    assert rows[-1]["place"] == WATCHED, "the stop that can be left out is the last"
    assert CAMERAS in renamer("suggest", "reykjavik", "--explain", WATCHED).stdout
    rows = json.loads(renamer("suggest", "reykjavik", "--avoid-missions", "--json").stdout)
    assert all(not row["cautions"] for row in rows)


def test_the_kit_says_so(renamer):
    renamer("plan", "new", "reykjavik", "-o", "p.toml")
    renamer("plan", "add", "p.toml", WATCHED, "nina-bahinskaya")
    told = renamer("kit", "p.toml", "-o", "kit").stderr
    assert CAMERAS in told
    page = (renamer.folder / "kit" / "start-here.en.html").read_text(encoding="utf-8")
    assert CAMERAS in html.unescape(page)


def test_the_plan_says_so_first_and_so_do_its_stops():
    town, campaign = read_sample("is-reykjavik"), read_campaign()
    lead = next(place for place in town.places if place.id == "laekjartorg")
    lon, lat = lead.anchor_lonlat
    mission = Landmark(
        kind="diplomatic",
        name="Embassy of Belarus",
        osm_ref="node/1",
        lonlat=(lon, lat + math.degrees(40 / 6_371_008.8)),
        country="BY",
    )
    town = dataclasses.replace(town, landmarks=(*town.landmarks, mission))
    plan = new_plan(town, campaign, PlanChoices(), today=datetime.date(2026, 8, 1))
    warned = [one for one in plan.renamings if any(CAMERAS in line for line in one.why)]
    assert len(warned) == 1, "one stop before the cameras, the others beyond"
    assert CAMERAS in warned[0].why[0]
    notices = {
        stop.renaming.place: [one.code for one in stop.notices]
        for stop in prepare_stops(plan, town, campaign)
    }
    assert [place for place, codes in notices.items() if "watched-place" in codes] == [
        warned[0].place
    ]
    avoided = new_plan(
        town, campaign, PlanChoices(avoid_missions=True), today=datetime.date(2026, 8, 1)
    )
    assert not any(CAMERAS in line for one in avoided.renamings for line in one.why)
    blind = dataclasses.replace(campaign, watching=("LT",))
    unwarned = new_plan(town, blind, PlanChoices(), today=datetime.date(2026, 8, 1))
    assert not any(CAMERAS in line for one in unwarned.renamings for line in one.why)


def test_a_place_added_by_hand_near_a_mission_says_so(renamer):
    today = ("--today", "2026-08-01")
    renamer("plan", "new", "reykjavik", "-o", "p.toml", *today)
    added = renamer("plan", "add", "p.toml", "gardastraeti", "vasil-bykau")
    assert CAMERAS in added.stderr
    twice = renamer("plan", "add", "p.toml", "skolavordustigur", "vasil-bykau", ok=False)
    assert twice.returncode != 0
    assert "honoured already" in twice.stderr


def test_a_kit_is_made_without_what_a_mission_may_film(renamer):
    renamer("plan", "new", "monaco", "--avoid-missions", "-o", "m.toml")
    refused = renamer("kit", "m.toml", "--avoid-missions", ok=False)
    assert refused.returncode != 0
    assert "--avoid-missions" in refused.stderr
