"""`renamer campaign new`: a campaign of one's own works at once and is found again."""

from __future__ import annotations

import dataclasses
import json
import tomllib
from pathlib import Path

import pytest

from renamer.model import honoree as entry
from renamer.model.campaign import Campaign
from renamer.registry.packs import campaign_folder, read_campaign
from renamer.registry.schema import schema_files
from renamer.resources import resource

COMPUTED = {
    "letters",
    "remarks",
    "withheld_names",
    "stories",
    "story_drafts",
    "honorees",
    "listed_hosts",
    "epigraphs",
}
FILES = {
    "README.md",
    "campaign.toml",
    "listed_hosts.toml",
    "people/first-example/honoree.toml",
    "people/first-example/story.en.md",
}


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_what_is_begun_works_at_once(renamer) -> None:
    renamer("campaign", "new", "my-day", "--day", "05-01")
    folder = renamer.folder / "my-day"
    assert _files(folder) == FILES | {f"schema/{name}" for name in schema_files()}
    assert "my-day: 1 entries, no fault." in renamer("campaign", "check", "./my-day").stdout
    assert "Solidarity" in renamer("people", "list", "--campaign", "./my-day").stdout
    made = renamer("kit", "monaco", "--campaign", "./my-day", "-o", "kit", "--today", "2026-11-25")
    assert "Solidarité" in made.stdout
    plan = tomllib.loads((renamer.folder / "kit" / "monaco.plan.toml").read_text("utf-8"))
    assert plan["campaign"] == "my-day"
    assert f"{plan['day']:%m-%d}" == "05-01"


@pytest.mark.parametrize("language", ["be", "de", "en", "fi", "fr", "is", "sv"])
def test_the_example_is_without_fault_in_every_language(renamer, language: str) -> None:
    renamer("campaign", "new", "mine", "--language", language, "--languages", f"fr,{language}")
    assert "no fault" in renamer("campaign", "check", "./mine").stdout
    campaign = read_campaign(str(renamer.folder / "mine"))
    assert campaign.second_line == language
    assert set(campaign.who_languages) == {"en", "fr", language}


def test_a_plan_finds_its_campaign_beside_it_and_from_a_kit(renamer) -> None:
    today = ("--today", "2026-11-25")
    renamer("campaign", "new", "my-day")
    renamer("plan", "new", "monaco", "--campaign", "./my-day", "-o", "mine.plan.toml", *today)
    renamer("kit", "monaco", "--campaign", "./my-day", "-o", "kit", *today)
    elsewhere = renamer.folder / "elsewhere"
    elsewhere.mkdir()
    for plan in ("mine.plan.toml", "kit/monaco.plan.toml"):
        told = renamer("plan", "check", renamer.folder / plan, *today).stdout
        assert "1 renamings, no fault." in told
        again = elsewhere / Path(plan).stem
        renamer("kit", renamer.folder / plan, "-o", again, *today)
        assert (again / "signs" / "signs.pdf").is_file()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("a b",), "letters from a to z"),
        (("../outside",), "letters from a to z"),
        (("sol/idarity",), "letters from a to z"),
        (("",), "letters from a to z"),
        (("x" * 61,), "letters from a to z"),
        (("belarus-solidarity",), "comes along"),
        (("Women-of-8-March",), "comes along"),
        (("mine", "--day", "02-30"), "no day of every year"),
        (("mine", "--day", "02-29"), "no day of every year"),
        (("mine", "--day", "8 March"), "no day of every year"),
        (("mine", "--languages", "en,tlh"), "tlh"),
        (("mine", "--language", "xx"), "xx"),
        (("taken",), "something of this name"),
        (("taken-file",), "something of this name"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(renamer, arguments, words: str) -> None:
    (renamer.folder / "taken").mkdir()
    (renamer.folder / "taken-file").write_text("mine", encoding="utf-8")
    told = renamer("campaign", "new", *arguments, ok=False)
    assert words in told.stderr
    assert told.stderr.count("\n") == 1
    assert sorted(path.name for path in renamer.folder.iterdir()) == ["taken", "taken-file"]
    assert (renamer.folder / "taken-file").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("file", "kinds"),
    [
        ("campaign.toml", (Campaign,)),
        (
            "honoree.toml",
            (entry.Honoree, entry.Source, entry.Standing, entry.Event, entry.Count, entry.Page),
        ),
    ],
)
def test_the_skeleton_shows_every_field(file: str, kinds: tuple[type, ...]) -> None:
    text = resource("templates", "campaign", file).read_text(encoding="utf-8")
    shown = {line.lstrip("# ").split(" ")[0].strip("[]") for line in text.splitlines()}
    shown |= {"who", "names"} if "@WHO@" in text and "@NAMES@" in text else set()
    fields = {field.name for kind in kinds for field in dataclasses.fields(kind)}
    assert fields - COMPUTED - shown == set()


def test_every_line_that_is_commented_out_could_be_used(renamer) -> None:
    renamer("campaign", "new", "mine")
    path = renamer.folder / "mine" / "campaign.toml"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("#")]
    asked = [line[2:] for line in text.splitlines() if line.startswith("# ") and " = " in line]
    tops = [line for line in asked if line.split(" ")[0] in {"also_named_in", "drafts", "hashtags"}]
    path.write_text("\n".join([*tops, *kept]), encoding="utf-8")
    told = renamer("campaign", "check", "./mine", ok=False).stderr
    assert len(tops) == 3
    assert "names.ru: is missing" in told  # what the line asks for, and nothing about its form
    assert "Traceback" not in told


def test_a_kit_of_a_faulty_campaign_says_so_first(renamer) -> None:
    today = ("--today", "2026-11-25")
    renamer("campaign", "new", "my-day")
    story = renamer.folder / "my-day" / "people" / "first-example" / "story.en.md"
    head = story.read_text("utf-8").split("---")[1]
    story.write_text(f"---{head}---\nToo short. <!-- no fact -->\n", "utf-8")
    renamer("campaign", "check", "./my-day", ok=False)
    renamer("kit", "monaco", "--campaign", "./my-day", "-o", "kit", *today)
    page = (renamer.folder / "kit" / "start-here.en.html").read_text("utf-8")
    assert "run renamer campaign check ./my-day" in page
    assert page.index("the campaign has ") < page.index("1. Look at your signs")
    told = renamer("kit", "kit/monaco.plan.toml", "--json", *today).stdout
    assert json.loads(told)["notices"][0]["code"] == "campaign-faulty"
    checked = renamer("plan", "check", "kit/monaco.plan.toml", *today).stderr
    assert checked.startswith("danger: my-day: the campaign has ")


def test_the_licences_of_a_campaign_are_its_own(renamer) -> None:
    renamer("campaign", "new", "my-day")
    path = renamer.folder / "my-day" / "campaign.toml"
    text = path.read_text("utf-8")
    assert 'texts = "CC BY 4.0"' in text
    path.write_text(text.replace('texts = "CC BY 4.0"', 'texts = "<b>CC0</b> [x](y)"'), "utf-8")
    renamer("kit", "monaco", "--campaign", "./my-day", "-o", "kit", "--today", "2026-11-25")
    told = (renamer.folder / "kit" / "LICENCES.md").read_text("utf-8")
    assert r"texts: \<b\>CC0\</b\> \[x\](y)" in told
    assert "Stories, signs and other texts: the renamer contributors" not in told
    page = (renamer.folder / "kit" / "start-here.en.html").read_text("utf-8")
    assert "Texts: &lt;b&gt;CC0&lt;/b&gt;" in page
    assert "Texts: CC BY 4.0" not in page


def test_the_campaign_beside_the_plan_goes_before_the_one_here(tmp_path, monkeypatch) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder / "mine").mkdir(parents=True)
        (tmp_path / folder / "mine" / "campaign.toml").touch()
    monkeypatch.chdir(tmp_path / "here")
    there = tmp_path / "there"
    assert campaign_folder("mine", beside=there) == there / "mine"
    assert campaign_folder("./mine", beside=there).resolve() == tmp_path / "here" / "mine"
    assert campaign_folder("mine") == Path("mine")
