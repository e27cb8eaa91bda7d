"""A small real pack that a test may break, and the real one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.registry.packs import read_campaign
from renamer.resources import resource

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

PACK = "belarus-solidarity"
KEPT = ("vasil-bykau", "ales-bialiatski", "free-belarus")


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return read_campaign()


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """A folder of packs with a copy of the real one, cut down to three entries."""
    source, goal = resource("assets", "campaigns", PACK), tmp_path / PACK
    goal.mkdir()
    for name in ("campaign.toml", "listed_hosts.toml"):
        shutil.copy(source / name, goal / name)
    for name in KEPT:
        shutil.copytree(source / "people" / name, goal / "people" / name)
    return tmp_path


@pytest.fixture
def change(packs: Path) -> Callable[[str, str, str], None]:
    """change(file, old, new): replace a text that must be there in a file of the copy."""

    def changed(name: str, old: str, new: str) -> None:
        path = packs / PACK / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return changed
