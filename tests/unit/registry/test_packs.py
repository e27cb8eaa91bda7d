"""The reader of campaign packs."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.errors import CampaignError
from renamer.registry.packs import campaign_folder, campaign_ids, read_campaign, read_pack
from renamer.registry.stories import read_story

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
    assert "Vasil Bykau" in bykau.stories["en"]
    dedication = campaign.honorees["free-belarus"]
    assert dedication.names["fr"].odonyms is not None
    assert dedication.names["fr"].odonyms["square"] == "place du Bélarus-Libre"


def test_readers_never_see_the_marks_of_a_story(campaign: Campaign) -> None:
    for honoree in campaign.honorees.values():
        for language, story in (honoree.stories or {}).items():
            assert "<!--" not in story, (honoree.id, language)
            assert "-->" not in story, (honoree.id, language)
            assert not story.startswith("---"), (honoree.id, language)


def test_a_mark_within_a_line_leaves_one_blank() -> None:
    assert read_story("One. <!-- a: b --> Two.<!-- a: c --> Three.").body == "One. Two. Three."


def test_a_pack_of_another_folder_is_read(packs: Path) -> None:
    assert campaign_ids(packs) == ("belarus-solidarity",)
    assert set(read_campaign(root=packs).honorees) == {
        "ales-bialiatski",
        "free-belarus",
        "vasil-bykau",
    }


def test_a_pack_is_found_by_its_folder_and_beside_a_plan(pack: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine"
    pack.rename(own)
    text = (own / "campaign.toml").read_text(encoding="utf-8")
    (own / "campaign.toml").write_text(text.replace(f'id = "{pack.name}"', 'id = "mine"'), "utf-8")
    assert campaign_folder(str(own)) == own
    assert read_campaign(str(own)).id == "mine"
    assert read_campaign("mine", beside=tmp_path).id == "mine"
    assert read_campaign("mine", beside=tmp_path / "a-kit").id == "mine"
    with pytest.raises(CampaignError, match="there is no campaign 'mine'"):
        campaign_folder("mine", beside=own / "people")


def test_an_unknown_campaign_names_the_known_ones(packs: Path) -> None:
    with pytest.raises(CampaignError, match="choose one of: belarus-solidarity"):
        read_campaign("mars-solidarity", packs)


def test_what_could_be_read_is_there_beside_the_faults(pack: Path, change: Change) -> None:
    change(BYKAU, '^kind = "person"', 'kind = "hero"')
    found = read_pack(pack)
    assert set(found.honorees) == {"ales-bialiatski", "free-belarus"}
    assert set(found.stories["vasil-bykau"]) == {"be", "en"}
    assert found.campaign is not None
    assert [fault.spot for fault in found.faults] == [("kind",)]


def test_all_faults_are_told_at_once_with_file_and_field(packs: Path, change: Change) -> None:
    change(BYKAU, '^kind = "person"', 'kind = "hero"')
    change(BYKAU, r"^\[standing\]", "[standing]\nmood = 1")
    change("people/ales-bialiatski/honoree.toml", '^born = ".*"', "born = 1962-09-25")
    change("campaign.toml", '^day = "', 'hymn = "none"\nday = "')
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    told = str(caught.value)
    assert f"{BYKAU}:2: kind: 'hero'" in told
    assert "standing.mood: there is no such field" in told
    assert "born: 1962-09-25 stands where text" in told
    assert "hymn: there is no such field" in told
    assert told.endswith("correct the files named here, then run 'renamer campaign check'.")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (BYKAU, '^id = "vasil-bykau"', 'id = "vasil"', ":1: id: is 'vasil', but the folder"),
        (BYKAU, r"^\[who\]", "[who", "this is not TOML ("),
        ("campaign.toml", '^id = ".*"', 'id = "other"', "id: is 'other', but the folder"),
        ("listed_hosts.toml", '^host = "spring96.org"', "", "listed_hosts.toml"),
        ("campaign.toml", r"(?s)^\[names\]\n.*?(?=^\[)", '[names]\nbe = "Б"\n', "names.en: is mis"),
        (
            "campaign.toml",
            '^default_dedication = ".*"',
            'default_dedication = "no"',
            "no entry 'no",
        ),
    ],
)
def test_faults_of_form_stop_the_reading(
    packs: Path, change: Change, name: str, old: str, new: str, told: str
) -> None:
    change(name, old, new)
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert name in str(caught.value)
    assert told in str(caught.value)


def test_a_missing_file_is_named(packs: Path, pack: Path) -> None:
    (pack / "listed_hosts.toml").unlink()
    with pytest.raises(CampaignError, match=r"listed_hosts\.toml: this file is missing"):
        read_campaign(root=packs)


def test_bytes_that_are_no_text_are_named(packs: Path, pack: Path) -> None:
    (pack / "people" / "vasil-bykau" / "story.be.md").write_bytes(b"---\n\xff\xfe\x00")
    with pytest.raises(CampaignError, match=r"vasil-bykau/story\.be\.md:2: this is not UTF-8"):
        read_campaign(root=packs)


def test_texts_come_in_one_normal_form(packs: Path, pack: Path) -> None:
    story = pack / "people" / "vasil-bykau" / "story.be.md"
    story.write_text(unicodedata.normalize("NFD", "Быкаў і Йосіф"), encoding="utf-8")
    stories = read_campaign(root=packs).honorees["vasil-bykau"].stories
    assert stories is not None
    assert stories["be"] == "Быкаў і Йосіф"


@pytest.mark.parametrize("form", ["\ufeff{}", "{}"])
def test_files_of_windows_are_read_alike(packs: Path, pack: Path, form: str) -> None:
    before = read_campaign(root=packs)
    for path in [*pack.rglob("*.toml"), *pack.rglob("*.md")]:
        text = form.format(path.read_text(encoding="utf-8")).replace("\n", "\r\n")
        path.write_bytes(text.encode())
    assert read_campaign(root=packs) == before


@pytest.mark.parametrize(
    "name",
    [
        "people/vasil-bykau/story.en.md",
        BYKAU,
        "listed_hosts.toml",
        "epigraphs.toml",
        "updates/x.toml",
    ],
)
def test_a_file_that_leads_out_of_the_pack_is_never_read(
    pack: Path, tmp_path: Path, name: str
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")
    (pack / name).parent.mkdir(exist_ok=True)
    (pack / name).unlink(missing_ok=True)
    (pack / name).symlink_to(secret)
    found = read_pack(pack)
    assert f"{name}: this leads out of the folder of the pack" in str(found.faults[0])
    assert "a secret" not in str(found.texts)


def test_a_folder_that_leads_out_of_the_pack_is_never_read(pack: Path, tmp_path: Path) -> None:
    (pack / "people" / "vasil-bykau").rename(tmp_path / "vasil-bykau")
    (pack / "people" / "vasil-bykau").symlink_to(tmp_path / "vasil-bykau")
    found = read_pack(pack)
    assert "vasil-bykau" not in found.honorees
    (fault,) = found.faults
    assert str(fault).startswith("people/vasil-bykau: this leads out of the folder of the pack")


def test_a_link_within_the_pack_and_a_pack_that_is_a_link_are_read(
    pack: Path, tmp_path: Path
) -> None:
    story = pack / "people" / "vasil-bykau" / "story.en.md"
    story.rename(pack / "kept.md")
    story.symlink_to(pack / "kept.md")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / pack.name).symlink_to(pack)
    assert not read_pack(tmp_path / "other" / pack.name).faults


def test_links_in_a_circle_are_refused(pack: Path) -> None:
    story = pack / "people" / "vasil-bykau" / "story.en.md"
    story.unlink()
    story.symlink_to(story)
    assert len(read_pack(pack).faults) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
@pytest.mark.parametrize("name", ["people/vasil-bykau/story.en.md", "epigraphs.toml"])
def test_a_file_that_is_no_ordinary_one_is_never_opened(pack: Path, name: str) -> None:
    (pack / name).unlink(missing_ok=True)
    os.mkfifo(pack / name)  # whoever opens it waits for ever
    (fault,) = read_pack(pack).faults
    assert str(fault).startswith(f"{name}: this is no ordinary file")


def test_a_file_that_is_too_large_is_never_read(pack: Path) -> None:
    with (pack / BYKAU).open("a", encoding="utf-8") as file:
        file.write("#" * 1_000_000)
    (fault,) = read_pack(pack).faults
    assert str(fault) == f"{BYKAU}: this file has more than 1 MB, which is not read: shorten it"
