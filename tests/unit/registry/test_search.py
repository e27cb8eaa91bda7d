"""One finds an entry by whatever spelling one knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.registry.search import search
from renamer.text import sounds

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

TABLE = Path(__file__).parents[2] / "cases" / "names" / "alike.tsv"
ROWS = [
    line.split("\t")
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("who", "typed"), [(row[0], typed) for row in ROWS for typed in row[1:]])
def test_every_spelling_finds_the_entry(campaign: Campaign, who: str, typed: str) -> None:
    found = [item.id for item in search(typed, campaign.honorees.values())]
    assert who in found
    assert len(found) <= 3  # a search that finds everybody finds nobody


def test_words_may_stand_in_any_order(campaign: Campaign) -> None:
    assert [one.id for one in search("Быкаў Васіль", campaign.honorees.values())] == ["vasil-bykau"]


@pytest.mark.parametrize("typed", ["", "   ", "’", "Xzqwv"])
def test_what_says_nothing_finds_nobody(campaign: Campaign, typed: str) -> None:
    assert search(typed, campaign.honorees.values()) == ()


def test_different_names_sound_different() -> None:
    assert len({sounds(name) for name in ("Купала", "Колас", "Багдановіч", "Быкаў")}) == 4
