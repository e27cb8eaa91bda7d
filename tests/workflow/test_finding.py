"""From a name to a town: what is kept, what is asked for, and how the command line says it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from renamer.errors import AmbiguousTownError, CityError
from renamer.gazetteer.asked import Asked
from renamer.workflow.live import live_town
from tests.unit.gazetteer.online.loopback import HIT, MAP, Server, failing, saying

DATA = Path(__file__).parents[1] / "data" / "osm"
MINSK = Asked(name="Minsk")


# --- what is looked up is kept ------------------------------------------------------------------


class Net:
    """Nominatim and Overpass on this machine, and the cache of somebody who asks them."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.said: list[str] = []
        self.server = Server(self._behave)
        self.fails = False
        self.told: Any = MAP

    def _behave(self, handler: Any) -> None:
        found = self.told if "interpreter" in handler.path else [HIT]
        (failing(500) if self.fails else saying(found))(handler)

    def town(self, asked: Asked = MINSK, *, stale: bool = False) -> Any:
        """The town, and how many questions it took."""
        before = len(self.server.asked)
        self.said.clear()
        town = live_town(asked, self.said.append, deadline_s=20, stale=stale)
        return town, len(self.server.asked) - before

    @property
    def kept(self) -> list[Path]:
        return sorted(self.cache.glob("*.town"))

    def grow_old(self, days: float) -> None:
        """Let so many days pass."""
        (path,) = self.kept
        _, head, data = path.read_bytes().split(b"\n", 2)
        stored = datetime.now(UTC) - timedelta(days=days)
        content = json.dumps({**json.loads(head), "stored": stored.isoformat()}).encode()
        content += b"\n" + data
        path.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


@pytest.fixture
def net(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Net]:
    made = Net(tmp_path / "cache")
    monkeypatch.setenv("RENAMER_CACHE", str(made.cache))
    monkeypatch.setenv("RENAMER_OVERPASS", made.server.url)
    monkeypatch.setenv("RENAMER_NOMINATIM", made.server.url)
    monkeypatch.setattr("osmnx._nominatim.time", SimpleNamespace(sleep=lambda _: None))
    yield made
    made.server.close()


@pytest.mark.enable_socket
def test_what_was_looked_up_this_week_asks_nobody(net: Net) -> None:
    first, asked = net.town()
    assert asked == 3  # one of Nominatim, two of Overpass
    net.fails = True
    for days, age in ((0.1, "2 hours"), (1.6, "38 hours"), (6.9, "6 days")):
        net.grow_old(days)
        again, asked = net.town()
        assert (again, asked) == (first, 0)
        assert net.said == [f"Minsk (by-minsk) was looked up {age} ago: nobody is asked."]


@pytest.mark.enable_socket
def test_after_a_week_it_is_asked_for_again_and_kept_again(net: Net) -> None:
    net.town()
    net.grow_old(7.1)
    older = net.kept[0].read_bytes()
    _, asked = net.town()
    assert asked == 3
    assert len(net.kept) == 1
    assert net.kept[0].read_bytes() != older
    assert net.town()[1] == 0


@pytest.mark.enable_socket
def test_another_question_is_another_lookup(net: Net) -> None:
    net.town()
    assert net.town(Asked(name="Minsk", radius_m=3000))[1] > 0
    assert len(net.kept) == 2


@pytest.mark.enable_socket
def test_an_old_copy_is_used_only_where_that_was_agreed_to(net: Net) -> None:
    first, _ = net.town()
    net.grow_old(30)
    older = net.kept[0].read_bytes()
    net.fails = True
    with pytest.raises(CityError) as caught:
        net.town()
    told = str(caught.value)
    assert "add --stale to use what was looked up 30 days ago, or try again later" in told
    town, asked = net.town(stale=True)
    assert town == first
    assert asked > 0  # an old copy does not keep from asking
    assert net.said[-1].endswith("what was looked up 30 days ago is used.")
    assert net.kept[0].read_bytes() == older


@pytest.mark.enable_socket
def test_a_failure_is_never_kept(net: Net) -> None:
    net.fails = True
    for stale in (False, True):
        with pytest.raises(CityError) as caught:
            net.town(stale=stale)
        assert "--stale" not in str(caught.value)  # there is no copy
    net.fails, net.told = False, {**MAP, "elements": []}
    with pytest.raises(CityError):
        net.town()
    assert net.kept == []
    net.told = MAP
    assert net.town()[1] == 3


@pytest.mark.enable_socket
def test_a_name_of_several_towns_is_asked_about_even_beside_an_old_copy(net: Net) -> None:
    for stale in (False, True):
        with pytest.raises(AmbiguousTownError):
            net.town(Asked(name="Brest"), stale=stale)
    assert net.server.asked == []
    assert net.kept == []


@pytest.mark.enable_socket
@pytest.mark.parametrize("damage", [lambda data: data[:-9], lambda data: b"", lambda data: b"x"])
def test_a_damaged_copy_is_told_and_replaced(net: Net, damage: Callable[[bytes], bytes]) -> None:
    first, _ = net.town()
    path = net.kept[0]
    path.write_bytes(damage(path.read_bytes()))
    again, asked = net.town()
    assert asked == 3
    assert again.places == first.places
    assert "damaged and not used" in net.said[0]
    assert net.town()[1] == 0


# --- the command line ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "name", "country"),
    [
        ("Вільнюс", "Vilnius", "Lithuania"),
        ("ვილნიუსი", "Vilnius", "Lithuania"),
        ("北京", "Beijing", "China"),
        ("koln", "Köln", "Germany"),
        ("Brest, Belarus", "Brest", "Belarus"),
    ],
)
def test_a_town_is_found_in_any_script(renamer: Any, query: str, name: str, country: str) -> None:
    done = renamer("city", "find", query)
    header, first = done.stdout.splitlines()[:2]
    assert header.split("\t")[:4] == ["no", "name", "region", "country"]
    assert (first.split("\t")[1], first.split("\t")[3]) == (name, country)


def test_a_sample_is_found_under_any_of_its_names(renamer: Any) -> None:
    for query in ("Reykjavík", "рэйк'явік", "is-reykjavik"):
        done = renamer("city", "find", query, "--json")
        (town,) = json.loads(done.stdout)
        assert (town["slug"], town["source"], town["country"]) == ("is-reykjavik", "sample", "IS")


def test_a_name_of_several_towns_ends_in_a_numbered_table(renamer: Any) -> None:
    for command in ("places", "suggest", "kit"):
        done = renamer(command, "Brest", ok=False)
        assert done.returncode == 3
        assert done.stdout == ""
        header, first, second, error = done.stderr.splitlines()
        assert header.startswith("no\tname")
        assert first.split("\t")[:4:3] == ["1", "Belarus"]
        assert second.split("\t")[:4:3] == ["2", "France"]
        assert error.startswith("Error: 'Brest' means 2 towns; choose one with --pick NUMBER")
    picked = renamer("places", "Brest", "--pick", "2", ok=False)
    assert "France" in picked.stderr
    assert "--live" in picked.stderr  # known, but its streets are not here


def test_a_slip_of_the_pen_gets_an_offer(renamer: Any) -> None:
    done = renamer("city", "find", "Vilniuss", ok=False)
    assert done.returncode == 3
    assert "did you mean Vilnius" in done.stderr


def test_a_saved_town_gives_the_same_places(renamer: Any) -> None:
    extract = ["--extract", DATA / "monaco.osm.pbf", "--boundary", DATA / "monaco_boundary.geojson"]
    extract += ["--country", "MC"]
    renamer("city", "save", "Monaco", "-o", "monaco.map.zip", *extract)
    before = renamer("places", "Monaco", *extract, "--json").stdout
    after = renamer("places", "Monaco", "--snapshot", "monaco.map.zip", "--json").stdout
    assert len(json.loads(before)) > 300
    assert after == before
    assert renamer("places", "monaco.map.zip", "--json").stdout == before
    again = renamer("city", "save", "Monaco", "-o", "monaco.map.zip", *extract, ok=False)
    assert again.returncode == 7
    assert "--force" in again.stderr
    bytes_before = (renamer.folder / "monaco.map.zip").read_bytes()
    renamer("city", "save", "Monaco", "-o", "monaco.map.zip", "--force", *extract)
    assert (renamer.folder / "monaco.map.zip").read_bytes() == bytes_before


def test_a_sample_can_be_saved_too(renamer: Any) -> None:
    renamer("city", "save", "monaco")
    saved = renamer("places", "monaco", "--snapshot", "mc-monaco.map.zip", "--json").stdout
    assert saved == renamer("places", "monaco", "--json").stdout


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--live", "--extract", "a.osm.pbf"], "--live and --extract exclude each other"),
        (["--extract", "a.osm.pbf", "--snapshot", "a.map.zip"], "exclude each other"),
        (["--bbox", "7.4,43.7,7.5,43.8"], "add --extract FILE, or --live"),
        (["--around", "7.4,43.7", "--radius", "500"], "add --extract FILE, or --live"),
        (["--osm", "relation/1"], "add --extract FILE, or --live"),
        (["--boundary", "a.geojson", "--snapshot", "a.map.zip"], "add --extract FILE, or --live"),
        (["--stale"], "add --live"),
        (["--deadline", "9", "--extract", "a.osm.pbf"], "add --live"),
        (["--live", "--osm", "R1"], "write it like relation/2580605"),
        (["--live", "--bbox", "8,43,7,44"], "write W,S,E,N"),
        (["--live", "--around", "here"], "write LON,LAT"),
        (["--live", "--bbox", "7,43,8,44", "--around", "7,43"], "exclude each other"),
        (["--live", "--deadline", "-3"], "write a number like 120"),
        (["--pick", "0"], "--pick"),
    ],
)
def test_what_contradicts_itself_is_no_way_to_call(
    renamer: Any, options: list[str], told: str
) -> None:
    done = renamer("places", "monaco", *options, ok=False)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_nothing_goes_online_unasked(
    renamer: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start-up hook refuses every connection: only --live runs into it."""
    monkeypatch.setenv("RENAMER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("RENAMER_NOMINATIM", raising=False)
    for arguments in (("city", "find", "Minsk"), ("city", "list"), ("places", "monaco")):
        assert "online" not in renamer(*arguments).stderr
    unknown = renamer("places", "Minsk", ok=False)
    assert "add --live to ask OpenStreetMap" in unknown.stderr
    assert "Asking" not in unknown.stderr
    asked = renamer("places", "Minsk", "--live", "--deadline", "1", ok=False)
    assert asked.returncode == 3
    assert "Asking nominatim.openstreetmap.org where 'Minsk' lies" in asked.stderr


def test_a_snapshot_of_another_town_is_refused(renamer: Any) -> None:
    renamer("city", "save", "monaco", "-o", "mc.map.zip")
    refused = renamer("places", "Minsk", "--snapshot", "mc.map.zip", ok=False)
    assert refused.returncode == 3
    assert "holds Monaco, not Minsk" in refused.stderr
    elsewhere = renamer("places", "Monaco, France", "--snapshot", "mc.map.zip", ok=False)
    assert "holds Monaco, not Monaco, France" in elsewhere.stderr
    for name in ("Monaco", "Манака", "mc-monaco", "Monaco, Monaco"):
        assert renamer("places", name, "--snapshot", "mc.map.zip").stdout


def test_a_town_elsewhere_is_not_the_one_in_the_extract(renamer: Any) -> None:
    extract = Path(__file__).parents[1] / "data" / "osm" / "akureyri.osm.pbf"
    assert "Akureyri" in renamer("places", "Akureyri, Iceland", "--extract", extract).stderr
    refused = renamer("places", "Akureyri, France", "--extract", extract, ok=False)
    assert refused.returncode == 3
    assert "Akureyri" in refused.stderr


def test_a_kit_is_not_replaced_by_that_of_another_town(renamer: Any) -> None:
    renamer("kit", "monaco", "-o", "kit", "--today", "2026-11-23")
    refused = renamer("kit", "helsinki", "-o", "kit", "--today", "2026-11-23", ok=False)
    assert refused.returncode == 7
    assert "mc-monaco" in refused.stderr


def test_a_plan_built_with_a_map_keeps_it_beside_it(renamer: Any) -> None:
    extract = Path(__file__).parents[1] / "data" / "osm" / "akureyri.osm.pbf"
    renamer("plan", "new", "Akureyri", "--extract", extract, "-o", "a.plan.toml")
    saved = renamer.folder / "is-akureyri.map.zip"
    saved.unlink()
    renamer("kit", "a.plan.toml", "--extract", extract, "--today", "2026-11-23")
    assert saved.is_file()
    renamer("kit", "a.plan.toml", "--today", "2026-11-23")
    assert "Akureyri" in renamer("places", "is-akureyri").stderr  # as the plan calls it
