"""Every sentence that is printed exists in every language, with the same things to fill in."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from renamer import l10n, odonymy

ROOT = Path(__file__).parents[2]
SIGN_SENTENCES = (
    "Symbolic sign, not official",
    "Taken down on {day}",
    "Only for one day; the official name stays {old}",
    "Only for one day",
)
LANGUAGES = ("be", "de", "fi", "fr", "is", "sv")


@cache
def sentences() -> frozenset[str]:
    """Return the sentences of the code and the templates, as babel.cfg says where they are."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as stream:
        methods, options = parse_mapping_cfg(stream)
    found = extract_from_dir(
        ROOT,
        methods,
        options,
        keywords={"_": None},
        directory_filter=lambda path: not Path(path).name.startswith((".", "_", "tests", "sample")),
    )
    return frozenset(message for _, _, message, _, _ in found)


@cache
def catalogue(language: str):
    with (ROOT / "assets" / "locales" / language / "renamer.po").open("rb") as stream:
        return read_po(stream, locale=language)


def blanks(sentence: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", sentence))


def test_there_are_sentences_in_code_and_templates() -> None:
    assert "{attribution}, data of {date}" in sentences()
    assert "6. Take care of each other" in sentences()


def test_the_languages_are_those_with_a_catalogue() -> None:
    assert l10n.languages() == tuple(sorted((*LANGUAGES, "en")))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str) -> None:
    translated = {entry.id for entry in catalogue(language) if entry.string}
    assert sorted(sentences() - translated) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_obsolete(language: str) -> None:
    entries = {entry.id for entry in catalogue(language) if entry.id}
    assert sorted(entries - sentences()) == []
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blanks_agree(language: str) -> None:
    for entry in catalogue(language):
        if entry.id:
            assert blanks(entry.id) == blanks(entry.string), entry.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_hold_no_dates_and_no_paths(language: str) -> None:
    text = (ROOT / "assets" / "locales" / language / "renamer.po").read_text("utf-8")
    assert "POT-Creation-Date" not in text
    assert not re.search(r"^#: ", text, re.MULTILINE)
    assert "drafted by machine" in text.split("msgid", 1)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_are_told(language: str) -> None:
    texts = l10n.texts(language)
    assert texts.has("6. Take care of each other")
    assert texts.drafts <= set(texts.messages)


def test_a_date_has_no_sign_that_the_faces_of_the_signs_lack():
    written = l10n.texts("be").day(datetime.date(2027, 8, 4))
    assert written == "4 жніўня 2027\u00a0г."


def test_languages_and_countries_by_name() -> None:
    assert l10n.language_name("be") == "беларуская"
    assert l10n.language_name("fi", "en") == "Finnish"
    assert l10n.language_name("xqx") == "xqx"
    assert l10n.country_name("BY") == "Belarus"
    assert l10n.country_name("BY", "be") == "Беларусь"
    assert l10n.country_name("??") == "??"


@pytest.mark.parametrize("language", [*odonymy.languages(), "de-CH"])
def test_what_stands_on_every_sign_is_said_in_every_language_of_names(language: str) -> None:
    _ = l10n.sign_texts(language)
    assert _.language in {language, "de"}
    said = {sentence: _(sentence) for sentence in SIGN_SENTENCES}
    assert all(_.has(sentence) for sentence in SIGN_SENTENCES)
    assert all(blanks(sentence) == blanks(text) for sentence, text in said.items())
    if language != "en":
        assert not set(said) & set(said.values())
    day = _("Taken down on {day}", day=_.day(datetime.date(2027, 8, 4)))
    assert "2027" in day or "٢٠٢٧" in day


def test_a_catalogue_of_signs_holds_nothing_that_signs_do_not_say() -> None:
    for path in sorted((ROOT / "assets" / "locales").glob("*/sign.po")):
        with path.open("rb") as stream:
            ids = {entry.id for entry in read_po(stream) if entry.id}
        assert ids == set(SIGN_SENTENCES), path
        assert not path.with_name("renamer.po").exists(), "one catalogue says it all"
