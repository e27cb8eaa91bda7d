"""Bad input gets one clear sentence, an exit code, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from renamer.errors import OutputError
from renamer.workflow import changing

EXTRACT = ("--country", "IS", "--languages", "is")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("kit", "reykjavk"), 3, ("did you mean", "reykjavik", "--live", "helsinki")),
        (("kit", "Atlantis"), 3, ("Atlantis", "reykjavik", "--live")),
        (("kit", "town", "--extract", "no.osm.pbf", *EXTRACT), 3, ("no.osm.pbf",)),
        (("kit", "town.osm.pbf"), 2, ("--extract town.osm.pbf",)),
        (("kit", "monaco", "--base-url", "https://t.me/channel"), 6, ("t.me", "channel")),
        (("kit", "town", "--live", "--extract", "x.pbf"), 2, ("exclude",)),
        (("kit", "missing.plan.toml"), 4, ("missing.plan.toml", "renamer plan new")),
        (("kit", "reykjavik", "--day", "4 August"), 2, ("2027-08-04",)),
        (("kit", "monaco", "--base-url", "http://example.org"), 4, ("https",)),
        (("kit", "monaco", "--base-url", "https://spring96.org"), 4, ("spring96.org",)),
        (("kit", "monaco", "--base-url", "https://straße.example/x"), 4, ("xn--",)),
        (("kit", "monaco", "--style", "rococo"), 4, ("rococo",)),
        (("name", "vasil-bykau", "--language", "xx"), 5, ("xx",)),
        (("name", "nobody", "--language", "is"), 4, ("nobody", "people list")),
        (("name", "vasil-bykau", "-l", "is", "--class", "moat"), 2, ("moat", "street")),
        (("people", "show", "nobody"), 4, ("nobody",)),
        (("kit", "monaco", "--campaign", "none"), 4, ("belarus-solidarity",)),
        (("proof", "nowhere"), 6, ("nowhere", "renamer kit")),
        (("site", "check", "nowhere"), 2, ("nowhere",)),
        (("open", "https://example.org/", "-o", "x.plan.toml"), 4, ()),
        (("open", "share.html#p=AAAA", "-o", "x.plan.toml"), 4, ()),
        (("city", "build", "no.pbf", "--slug", "x", "--name", "X", *EXTRACT), 3, ("no.pbf",)),
    ],
)
def test_one_clear_sentence(
    arguments: tuple[str, ...], code: int, words: tuple[str, ...], renamer: Any
) -> None:
    done = renamer(*arguments, ok=False)
    if arguments[0] == "open":
        assert done.returncode in {4, 6}
    else:
        assert done.returncode == code, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert list(renamer.folder.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('place = "', 'place = "no-such-', ("renamings[0].place", "no-such-")),
        ('honoree = "', 'honoree = "no-such-', ("renamings[0].honoree", "no-such-")),
        ("copies = 1", "copys = 1", ("copys", "copies")),
        ("copies = 1", "copies = 0", ("copies",)),
        ("copies = 1", "copies = ", ("line",)),
        ('edition = "public"', 'edition = "secret"', ("edition",)),
    ],
)
def test_a_faulty_plan_names_the_field(
    old: str, new: str, words: tuple[str, ...], renamer: Any
) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", "--today", "2026-11-23")
    path: Path = renamer.folder / "m.plan.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    head, renamings = text.split("[[renamings]]", 1)
    if old in renamings:
        text = head + "[[renamings]]" + renamings.replace(old, new, 1)
    else:
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    done = renamer("kit", path, ok=False)
    assert done.returncode == 4, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert [entry.name for entry in renamer.folder.iterdir()] == ["m.plan.toml"]


def test_a_plan_is_not_overwritten_unasked(renamer: Any) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml")
    refused = renamer("plan", "new", "monaco", "-o", "m.plan.toml", ok=False)
    assert refused.returncode == 7
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", "--force")


def test_a_plan_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    plan = tmp_path / "m.plan.toml"
    plan.write_text("theirs", encoding="utf-8")
    with pytest.raises(OutputError, match="changed meanwhile"):
        changing.replace_plan(plan, "as it was", "mine")
    assert plan.read_text(encoding="utf-8") == "theirs"
    changing.replace_plan(plan, "theirs", "mine")
    assert plan.read_text(encoding="utf-8") == "mine"
    assert [one.name for one in tmp_path.iterdir()] == ["m.plan.toml"]


def test_two_never_write_a_plan_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "_WAIT_S", 0.1)
    plan = tmp_path / "m.plan.toml"
    lock = tmp_path / ".m.plan.toml.lock"
    plan.write_text("as it was", encoding="utf-8")
    lock.touch()
    with pytest.raises(OutputError, match="another renamer"):
        changing.replace_plan(plan, "as it was", "mine")
    assert plan.read_text(encoding="utf-8") == "as it was"
    os.utime(lock, (0, 0))  # left behind by a crash
    changing.replace_plan(plan, "as it was", "mine")
    assert plan.read_text(encoding="utf-8") == "mine"
    assert not lock.exists()


def test_a_plan_that_is_a_link_is_written_where_it_lies(renamer: Any) -> None:
    today = ("--today", "2026-11-23")
    (renamer.folder / "there").mkdir()
    real, link = renamer.folder / "there" / "m.plan.toml", renamer.folder / "m.plan.toml"
    renamer("plan", "new", "monaco", "-o", real, *today)
    before = tomllib.loads(real.read_text(encoding="utf-8"))["renamings"]
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("this system lets nobody make links")
    places = {one["place"] for one in before}
    people = {one["honoree"] for one in before}
    place = next(one for one in _ids(renamer, "places", "monaco") if one not in places)
    person = next(one for one in _ids(renamer, "people", "list") if one not in people)
    renamer("plan", "add", link, place, person)
    after = tomllib.loads(real.read_text(encoding="utf-8"))["renamings"]
    assert link.is_symlink()
    assert [one["place"] for one in after] == [*(one["place"] for one in before), place]


def _ids(renamer: Any, *arguments: str) -> list[str]:
    return [one["id"] for one in json.loads(renamer(*arguments, "--json").stdout)]
