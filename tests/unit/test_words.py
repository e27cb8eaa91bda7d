"""What is never said stands nowhere: rows of tests/cases/words.tsv, and every text of the project.

The rows are sentences of our own; `about` says of whom they tell, `caught` the words that the lint
must find in them, nothing where the sentence is right.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from renamer.registry import entry_rules, pack_rules, story_rules
from renamer.registry.packs import campaign_folder, campaign_ids, read_pack
from renamer.registry.stories import read_story, sentences
from renamer.registry.words import Terms, lint, lint_of, read_terms

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "assets" / "locales"
LANGUAGES = tuple(sorted(path.parent.name for path in LOCALES.glob("*/terms.toml")))
CATALOGUES = tuple(sorted(path.parent.name for path in LOCALES.glob("*/renamer.po")))
CONCEPTS = {
    "Belarus",
    "Belarusian (adjective)",
    "prisoner of conscience",
    "political prisoner",
    "human rights defender",
    "symbolic renaming",
}
with (ROOT / "tests" / "cases" / "words.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = tuple(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.fixture(scope="module", params=campaign_ids())
def pack(request: pytest.FixtureRequest):
    return read_pack(campaign_folder(request.param))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['language']}-{row['sentence']}")
def test_a_row(row: dict[str, str]) -> None:
    slips = lint(
        row["sentence"],
        row["language"],
        deported=row["about"] == "deported",
        within_reach=row["about"] == "within reach",
    )
    assert [slip.found for slip in slips] == ([row["caught"]] if row["caught"] else [])


def test_the_rows_go_both_ways_in_every_language() -> None:
    counts = Counter((row["language"], bool(row["caught"])) for row in ROWS)
    for language in LANGUAGES:
        assert counts[language, True], language
        assert counts[language, False], language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_language_are_whole(language: str) -> None:
    terms = read_terms(language)
    assert terms.language == language
    assert {say.concept for say in terms.say} == CONCEPTS
    assert all(say.words and all(say.words) and say.source for say in terms.say)
    assert {rule.only for rule in terms.never} == {"", "deported", "within reach"}
    for rule in terms.never:
        assert rule.pattern and rule.instead and rule.why and rule.source


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_to_say_is_never_caught(language: str) -> None:
    terms = read_terms(language)
    for text in (
        *(word for say in terms.say for word in say.words),
        *(r.instead for r in terms.never),
    ):
        assert lint(text, language, deported=True, within_reach=True) == (), text


def test_a_slip_tells_its_place_and_what_to_write() -> None:
    (slip,) = lint("Ja.\nIn  Weißrussland.", "de")
    assert slip.at == "Ja.\nIn  ".__len__()
    assert str(slip).startswith("says «Weißrussland»: write «Belarus» (")


def test_letters_with_loose_accents_are_read_too() -> None:
    assert lint("Hvi\u0301ta-Ru\u0301ssland", "is")


def test_an_unknown_language_has_no_words() -> None:
    assert read_terms("tlh") == Terms(language="tlh")
    assert lint("Weißrussland", "tlh") == ()


@pytest.mark.parametrize("language", CATALOGUES)
def test_the_catalogues(language: str) -> None:
    with (LOCALES / language / "renamer.po").open("rb") as stream:
        entries = [entry for entry in read_po(stream, locale=language) if entry.id]
    assert entries
    for entry in entries:
        assert lint(str(entry.id), "en") == ()
        assert lint(str(entry.string), language) == ()


def test_the_templates() -> None:
    files = [path for path in (ROOT / "templates").rglob("*") if path.suffix in {".html", ".toml"}]
    assert files
    for path in files:
        text = re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))
        assert lint(text, "en") == (), path.name


def test_every_story_and_every_line(pack) -> None:
    told = [
        f"{name} {language}: {slip}"
        for name, honoree in pack.honorees.items()
        for language, text in (
            *honoree.who.items(),
            *(
                (code, one.text)
                for code, story in pack.stories[name].items()
                for one in sentences(story)
            ),
        )
        for slip in lint_of(honoree, text, language)
    ]
    assert told == []


def test_the_texts_of_the_campaigns(pack) -> None:
    assert pack.campaign is not None
    said = [fault for fault in pack_rules.faults_of(pack, 2026) if "says «" in fault.text]
    assert said == []
    lead = {**pack.campaign.lead, "sv": "Vitryssland"}
    changed = replace(pack, campaign=replace(pack.campaign, lead=lead))
    (fault,) = [fault for fault in pack_rules.faults_of(changed, 2026) if "says «" in fault.text]
    assert fault.spot == ("lead", "sv")


def test_the_check_tells_of_a_story_and_of_a_who_line() -> None:
    pack = read_pack(campaign_folder())
    assert pack.campaign is not None
    honoree = pack.honorees["ales-bialiatski"]
    story = read_story("---\nlanguage: en\n---\nHe was released. <!-- no fact -->\n")
    faults = story_rules.faults_of(honoree, "en", story, "story.en.md")
    assert [fault.line for fault in faults if "says «was released»" in fault.text] == [4]
    changed = replace(honoree, who={**honoree.who, "de": "Weißrussischer Anwalt"})
    found = [
        spot
        for spot, text in entry_rules.faults_of(changed, pack.campaign, 2026)
        if "says «" in text
    ]
    assert found == [("who", "de")]
