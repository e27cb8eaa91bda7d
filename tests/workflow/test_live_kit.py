"""A whole kit from servers on this machine, and the same one again from its snapshot."""

import datetime
import json
import shutil

import pytest

from renamer.cli import cli
from renamer.errors import CityError
from renamer.workflow.drafting import write_new_plan
from renamer.workflow.kit import make_kit
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.towns import open_town
from tests.unit.gazetteer.online.loopback import HIT, Server, failing

pytestmark = pytest.mark.enable_socket  # the loopback of this machine only

TODAY = datetime.date(2026, 11, 24)
WEST, SOUTH = 27.52, 53.89
NAMES = ("Зялёная", "Сонечная", "Рачная", "Вішнёвая", "Новая", "Лясная", "Палявая", "Азёрная")


def elements():
    """Eight streets across, eight along, and a square with a footway in the midst."""
    nodes = {
        (i, j): {
            "type": "node",
            "id": 1 + 10 * i + j,
            "lon": WEST + i / 500,
            "lat": SOUTH + j / 800,
        }
        for i in range(9)
        for j in range(9)
    }
    ways = [
        {
            "type": "way",
            "id": 100 + i,
            "nodes": [nodes[i, j]["id"] for j in range(9)],
            "tags": {"highway": "residential", "name": f"{name} вуліца"},
        }
        for i, name in enumerate(NAMES)
    ]
    ways += [
        {
            "type": "way",
            "id": 200 + j,
            "nodes": [nodes[i, j]["id"] for i in range(9)],
            "tags": {"highway": "footway"},
        }
        for j in range(9)
    ]
    corners = [(WEST + 0.0021, SOUTH + 0.0013), (WEST + 0.0035, SOUTH + 0.0013)]
    corners += [(WEST + 0.0035, SOUTH + 0.0024), (WEST + 0.0021, SOUTH + 0.0024)]
    square = [
        {"type": "node", "id": 900 + n, "lon": round(lon, 6), "lat": round(lat, 6)}
        for n, (lon, lat) in enumerate(corners)
    ]
    ways.append(
        {
            "type": "way",
            "id": 300,
            "nodes": [900, 901, 902, 903, 900],
            "tags": {"place": "square", "name": "Цэнтральная плошча"},
        }
    )
    return [*nodes.values(), *square, *ways]


@pytest.fixture
def server(tmp_path, monkeypatch):
    answer = {"osm3s": {"timestamp_osm_base": "2026-11-20T08:15:00Z"}, "elements": elements()}

    def behave(handler):
        handler.reply(json.dumps([HIT] if handler.command == "GET" else answer).encode())

    made = Server(behave)
    monkeypatch.setenv("RENAMER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("RENAMER_NOMINATIM", made.url)
    monkeypatch.setenv("RENAMER_OVERPASS", made.url)
    monkeypatch.chdir(tmp_path)
    yield made
    made.close()


def kit(what, source, tmp_path, name, say=lambda _: None):
    return make_kit(
        what,
        source,
        PlanChoices(),
        campaign_id="belarus-solidarity",
        out=tmp_path / name,
        today=TODAY,
        say=say,
    )


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_live_kit_is_made_again_from_its_snapshot_byte_for_byte(server, tmp_path):
    said = []
    live = kit("Minsk", TownSource(live=True), tmp_path, "live", said.append)
    assert "Asking 127.0.0.1" in said[0]
    assert any("street numbers" in sentence for sentence in said)
    names = [stop.renaming.old for stop in live.stops]
    assert "Цэнтральная плошча" in names
    asked = len(server.asked)
    snapshot = tmp_path / "by-minsk.map.zip"
    shutil.copy(tmp_path / "live" / snapshot.name, snapshot)
    kit("Minsk", TownSource(snapshot=snapshot), tmp_path, "again")
    assert contents(tmp_path / "again") == contents(tmp_path / "live")
    kit("Minsk", TownSource(live=True), tmp_path, "cached")
    assert contents(tmp_path / "cached") == contents(tmp_path / "live")
    assert len(server.asked) == asked  # neither the snapshot nor the cache asks anybody


def test_a_plan_finds_its_map_beside_it_without_being_told(server, tmp_path):
    path = write_new_plan(
        "Minsk",
        TownSource(live=True),
        PlanChoices(),
        campaign_id="belarus-solidarity",
        out=tmp_path / "minsk.plan.toml",
        force=False,
        today=TODAY,
        say=lambda _: None,
    )
    asked = len(server.asked)
    made = kit(str(path), TownSource(), tmp_path, "kit")
    assert made.stops
    assert len(server.asked) == asked
    assert (tmp_path / "kit" / "by-minsk.map.zip").is_file()
    inside = tmp_path / "kit" / "by-minsk.plan.toml"
    inside = next((tmp_path / "kit").glob("*.plan.toml"), inside)
    (tmp_path / "by-minsk.map.zip").unlink()
    assert kit(str(inside), TownSource(), tmp_path, "kit").stops  # the kit holds a copy of it


def test_an_older_copy_is_used_only_if_the_user_agrees(server, tmp_path, monkeypatch):
    town = open_town("Minsk", TownSource(live=True), lambda _: None)
    server.behave = failing(504)
    monkeypatch.setattr("renamer.workflow.live.FRESH", datetime.timedelta(0))
    with pytest.raises(CityError, match="--stale"):
        open_town("Minsk", TownSource(live=True, deadline=3), lambda _: None)
    said = []
    source = TownSource(live=True, stale=True, deadline=3)
    assert open_town("Minsk", source, said.append).places == town.places
    assert "is used" in said[-1]


def test_options_are_those_of_the_source():
    options = {param.name for param in cli.get_command(None, "places").params}
    assert set(TownSource.__dataclass_fields__) <= options
