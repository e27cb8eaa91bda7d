"""The reader of campaign packs."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.errors import CampaignError
from renamer.registry.packs import campaign_ids, read_campaign

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

Change = Callable[[str, str, str], None]
BYKAU = "people/vasil-bykau/honoree.toml"


def test_the_campaign_that_comes_along_is_found() -> None:
    assert "belarus-solidarity" in campaign_ids()


def test_a_campaign_holds_its_own_data(campaign: Campaign) -> None:
    assert campaign.day == "08-04"
    assert campaign.second_line == "be"
    assert campaign.countries == ("BY",)
    assert campaign.mark.text == "4.08"
    assert campaign.default_dedication in campaign.honorees
    assert "spring96.org" in campaign.listed_hosts


def test_an_entry_is_read_with_forms_and_stories(campaign: Campaign) -> None:
    bykau = campaign.honorees["vasil-bykau"]
    assert bykau.names["be"].genitive == "Васіля Быкава"
    assert bykau.names["is"].stem == "Vasils"
    assert bykau.name("fi") == "Vasil Bykau"
    assert bykau.stories is not None
    assert "Vasil Bykau Street" in bykau.stories["en"]
    dedication = campaign.honorees["free-belarus"]
    assert dedication.names["fr"].odonyms is not None
    assert dedication.names["fr"].odonyms["square"] == "place du Bélarus-Libre"


def test_a_pack_of_another_folder_is_read(packs: Path) -> None:
    assert campaign_ids(packs) == ("belarus-solidarity",)
    assert set(read_campaign(root=packs).honorees) == {
        "ales-bialiatski",
        "free-belarus",
        "vasil-bykau",
    }


def test_an_unknown_campaign_names_the_known_ones(packs: Path) -> None:
    with pytest.raises(CampaignError, match="choose one of: belarus-solidarity"):
        read_campaign("mars-solidarity", packs)


def test_all_faults_are_told_at_once_with_file_and_field(packs: Path, change: Change) -> None:
    change(BYKAU, 'kind = "person"', 'kind = "hero"')
    change(BYKAU, "[standing]", "[standing]\nmood = 1")
    change("people/ales-bialiatski/honoree.toml", 'born = "1962-09-25"', "born = 1962-09-25")
    change("campaign.toml", 'day = "08-04"', 'day = "08-04"\nhymn = "none"')
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    told = str(caught.value)
    assert f"{BYKAU}: kind:" in told
    assert f"{BYKAU}: standing.mood:" in told
    assert "people/ales-bialiatski/honoree.toml: born:" in told
    assert "campaign.toml: hymn:" in told


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (BYKAU, 'id = "vasil-bykau"', 'id = "vasil"', "id is 'vasil', the folder 'vasil-bykau'"),
        (BYKAU, "[who]", "[who", "this is not TOML"),
        ("campaign.toml", 'id = "belarus-solidarity"', 'id = "other"', "campaign.toml: id is"),
        ("listed_hosts.toml", 'host = "spring96.org"', "", "listed_hosts.toml"),
    ],
)
def test_faults_of_form_stop_the_reading(
    packs: Path, change: Change, name: str, old: str, new: str, told: str
) -> None:
    change(name, old, new)
    with pytest.raises(CampaignError, match=told.replace("[", r"\[")):
        read_campaign(root=packs)


def test_a_missing_file_is_named(packs: Path) -> None:
    (packs / "belarus-solidarity" / "listed_hosts.toml").unlink()
    with pytest.raises(CampaignError, match=r"listed_hosts\.toml: this file is missing"):
        read_campaign(root=packs)


def test_bytes_that_are_no_text_are_named(packs: Path) -> None:
    story = packs / "belarus-solidarity" / "people" / "vasil-bykau" / "story.be.md"
    story.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CampaignError, match=r"vasil-bykau/story\.be\.md: cannot be read"):
        read_campaign(root=packs)


def test_texts_come_in_one_normal_form(packs: Path) -> None:
    story = packs / "belarus-solidarity" / "people" / "vasil-bykau" / "story.be.md"
    story.write_text(unicodedata.normalize("NFD", "Быкаў і Йосіф"), encoding="utf-8")
    stories = read_campaign(root=packs).honorees["vasil-bykau"].stories
    assert stories is not None
    assert stories["be"] == "Быкаў і Йосіф"
