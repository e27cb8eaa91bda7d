"""A small real pack that a test may break, and the real one."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tomlkit

from renamer.registry.packs import EPIGRAPHS, read_campaign
from renamer.resources import resource

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

PACK = "belarus-solidarity"
KEPT = ("vasil-bykau", "ales-bialiatski", "free-belarus")
KEPT_FILES = ("honoree.toml", "story.be.md", "story.en.md")


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return read_campaign()


@pytest.fixture(scope="session")
def cut_down(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real pack cut down to three entries in two languages; no test changes this one."""
    source, goal = resource("assets", "campaigns", PACK), tmp_path_factory.mktemp("cut") / PACK
    for entry in KEPT:
        (goal / "people" / entry).mkdir(parents=True)
        for name in KEPT_FILES:
            shutil.copy(source / "people" / entry / name, goal / "people" / entry / name)
    for name in ("campaign.toml", "listed_hosts.toml", EPIGRAPHS):
        if (source / name).is_file():
            text = (source / name).read_text(encoding="utf-8")
            (goal / name).write_text(_of_those_kept(text), encoding="utf-8")
    return goal


def _of_those_kept(text: str) -> str:
    """Return a file of the pack without the ids of entries that the copy leaves out."""
    document = tomlkit.parse(text)
    cautions = document.get("country_cautions", [])
    for table, key in ((document, "ask_first"), *((one, "honorees") for one in cautions)):
        if key in table:
            table[key] = [name for name in table[key] if name in KEPT]
    for epigraph in document.get("epigraphs", []):
        if epigraph.get("honoree", "") not in KEPT:
            epigraph.pop("honoree", None)
    return tomlkit.dumps(document)


@pytest.fixture
def packs(cut_down: Path, tmp_path: Path) -> Path:
    """A folder of packs with a copy of the real one, cut down to three entries."""
    shutil.copytree(cut_down, tmp_path / PACK)
    return tmp_path


@pytest.fixture
def pack(packs: Path) -> Path:
    """The folder of that copy."""
    return packs / PACK


@pytest.fixture
def change(pack: Path) -> Callable[[str, str, str], None]:
    """change(file, old, new): replace what a pattern finds first in a file of the copy.

    Patterns, because what is known of people changes: no test rests on today's day of a standing.
    """

    def changed(name: str, old: str, new: str) -> None:
        path = pack / name
        text = path.read_text(encoding="utf-8")
        found = re.search(old, text, re.MULTILINE)
        assert found, f"{name} holds no {old}"
        path.write_text(text[: found.start()] + new + text[found.end() :], encoding="utf-8")

    return changed
