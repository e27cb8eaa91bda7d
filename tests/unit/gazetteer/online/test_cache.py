"""The cache folder: whole or not at all, for its owner's eyes, and never in the way of a lookup."""

import errno
import os
import stat
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from renamer.cli import cli
from renamer.gazetteer.online.cache import Cache
from renamer.settings import cache_folder


@pytest.fixture
def said():
    return []


@pytest.fixture
def cache(tmp_path, said):
    return Cache(folder=tmp_path / "not there yet" / "renamer", say=said.append)


def test_what_is_stored_comes_back(cache, said):
    data = b"\x00\nany bytes\r\n"
    assert cache.load("relation/59195") is None
    path = cache.store("relation/59195", data, title="Мінск")
    found = cache.load("relation/59195")
    assert found.data == data
    assert found.entry.title == "Мінск"
    assert found.entry.path == path
    assert found.entry.size == len(data)
    assert timedelta(0) <= found.entry.age < timedelta(minutes=1)
    assert cache.load("relation/1") is None
    assert said == []


def test_it_is_for_the_eyes_of_its_owner(cache):
    path = cache.store("Minsk", b"streets", title="Minsk")
    assert "minsk" not in path.name.lower()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_second_lookup_takes_the_place_of_the_first(cache):
    cache.store("a", b"old", title="A")
    cache.store("a", b"new", title="A")
    assert cache.load("a").data == b"new"
    assert len(cache.entries()) == 1


def test_nothing_empty_is_kept(cache):
    assert cache.store("a", b"", title="A") is None
    assert not cache.folder.exists()


@pytest.mark.parametrize(
    "harm",
    [
        lambda content: content[:-1],
        lambda content: content[:20],
        lambda content: b"",
        lambda content: content.replace(b"streets", b"Streets"),
        lambda content: content.replace(b"Minsk", b"Minks"),
        lambda content: b"\xff\xfe" + content,
    ],
    ids=["last byte", "cut", "empty", "data", "title", "front"],
)
def test_what_is_damaged_is_told_and_never_used(cache, said, harm):
    path = cache.store("a", b"streets", title="Minsk")
    path.write_bytes(harm(path.read_bytes()))
    assert cache.entries() == ()
    assert cache.load("a") is None
    assert len(said) == 1
    assert "damaged" in said[0]
    assert not path.exists()
    assert cache.load("a") is None
    assert len(said) == 1  # told once
    cache.store("a", b"streets again", title="Minsk")
    assert cache.load("a").data == b"streets again"


def test_a_full_disk_costs_the_copy_and_not_the_lookup(cache, said, monkeypatch):
    cache.store("a", b"old", title="Minsk")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        assert cache.store("a", b"new", title="Minsk") is None
    assert said == [
        "Minsk is not kept for the next time: cannot write (No space left on device) "
        f"({cache.folder / cache.entries()[0].path.name})."
    ]
    assert [path.name for path in cache.folder.iterdir()] == [cache.entries()[0].path.name]
    assert cache.load("a").data == b"old"


def test_a_folder_that_cannot_be_made_costs_the_copy_only(tmp_path, said):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(folder=tmp_path / "file" / "renamer", say=said.append)
    assert cache.store("a", b"streets", title="Minsk") is None
    assert "Minsk is not kept" in said[0]
    assert cache.load("a") is None
    assert cache.entries() == ()
    assert cache.clear() == 0


def test_clear_takes_what_is_ours_only(cache):
    for key in "abc":
        cache.store(key, b"streets", title=key)
    cache.entries()[0].path.write_bytes(b"harm")
    cache.load("a")
    (cache.folder / ".0123.town.half").write_bytes(b"half-written")
    other = cache.folder / "notes.txt"
    other.write_text("not ours")
    assert cache.clear() == 4
    assert list(cache.folder.iterdir()) == [other]


HOME = Path.home()


@pytest.mark.parametrize(
    ("platform", "environ", "folder"),
    [
        ("linux", {}, HOME / ".cache/renamer"),
        ("linux", {"XDG_CACHE_HOME": "/c"}, Path("/c/renamer")),
        ("linux", {"XDG_CACHE_HOME": "relative"}, HOME / ".cache/renamer"),
        ("linux", {"XDG_CACHE_HOME": "/c", "RENAMER_CACHE": "/mine"}, Path("/mine")),
        ("linux", {"RENAMER_CACHE": "~/mine"}, HOME / "mine"),
        ("darwin", {}, HOME / "Library/Caches/renamer"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/renamer")),
        ("win32", {}, HOME / "AppData/Local/renamer"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="/c is no absolute path there")
def test_where_the_cache_lies(platform, environ, folder):
    assert cache_folder(environ, platform=platform) == folder


def test_a_user_without_a_home_keeps_nothing(monkeypatch, said):
    def homeless():
        raise RuntimeError

    monkeypatch.setattr(Path, "home", homeless)
    cache = Cache(folder=cache_folder({}, platform="linux"), say=said.append)
    assert cache.store("a", b"streets", title="Minsk") is None
    assert len(said) == 1


def test_the_command_lists_and_clears(cache, monkeypatch):
    monkeypatch.setenv("RENAMER_CACHE", str(cache.folder))
    run = CliRunner().invoke
    cache.store("a", b"streets", title="Minsk")
    assert "Minsk" in run(cli, ["cache", "list"]).output
    assert '"bytes": 7' in run(cli, ["cache", "list", "--json"]).output
    assert run(cli, ["cache", "clear"]).output == f"Files deleted in {cache.folder}: 1.\n"
    assert run(cli, ["cache", "list", "--json"]).output == "[]\n"
