"""The lint of letters to prison: a table of sentences in two languages, and what it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from renamer.registry.letters import check_letter, compiled, languages_of
from renamer.registry.packs import LETTERS

CASES = Path(__file__).parents[2] / "cases" / "letters"


def rows() -> list[tuple[str, str, str]]:
    found = []
    for language in ("ru", "be"):
        for line in (CASES / f"{language}.tsv").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                topic, text, source = line.split("\t")
                assert source
                found.append((language, topic, text))
    return found


def test_there_are_enough_cases() -> None:
    for language in ("ru", "be"):
        own = [topic for code, topic, _ in rows() if code == language]
        assert len(own) >= 60
        assert own.count("-") >= 15


@pytest.mark.parametrize(("language", "topic", "text"), rows())
def test_a_sentence_is_stopped_for_what_it_says(campaign, language, topic, text) -> None:
    found = {slip.topic for slip in check_letter(text, campaign.letters)}
    assert found >= {topic} - {"-"}
    assert topic != "-" or not found


def test_every_topic_has_a_case_and_every_rule_a_word_of_advice(campaign) -> None:
    tested = {(code, topic) for code, topic, _ in rows()}
    assert {(rule.language, rule.topic) for rule in campaign.letters.rules} <= tested
    assert all(rule.instead and rule.why for rule in campaign.letters.rules)


def test_a_slip_tells_line_reason_and_what_to_write(campaign) -> None:
    first, second = check_letter(
        "Добры дзень!\nЖадаю свабо\u0301ды і міру.\n  🙂", campaign.letters
    )
    assert (first.line, first.found) == (2, "свабоды")
    assert "health" in first.instead
    assert (second.line, second.topic) == (3, "emoji and drawings")


def test_only_endings_of_inflection_stand_for_a_tilde() -> None:
    pattern = compiled("войн~|вой~ сна", "ru")
    assert pattern.search("о ВОЙНАХ")
    assert not pattern.search("войнушка, бойни, двойня")
    assert pattern.search("воем сна") is None
    assert pattern.search("воя  сна") is None
    assert pattern.search("войом\nсна")


def test_letters_put_together_of_two_characters_are_read_as_one(campaign) -> None:
    assert check_letter("воина с воинои\u0306".replace("воина", "вои\u0306на"), campaign.letters)


def test_the_dots_of_the_russian_yo_do_not_matter(campaign) -> None:
    for text in ("заключённый, и всё", "заключенный и все"):
        assert check_letter(text, campaign.letters)


def test_a_text_that_could_be_both_is_read_as_both() -> None:
    assert languages_of("вода") == ("ru", "be")
    assert languages_of("Иду в лес") == ("ru",)


def test_a_long_letter_is_told_so(campaign) -> None:
    (slip,) = check_letter("Ідзе дождж, і кот спіць. " * 100, campaign.letters)
    assert slip.topic == "length"


def test_no_address_of_a_prison_and_no_listed_host_stands_in_the_pack(campaign) -> None:
    from renamer.registry.hosts import is_listed
    from renamer.registry.letter_rules import _POSTCODE
    from renamer.registry.packs import campaign_folder

    text = (campaign_folder(campaign.id) / LETTERS).read_text("utf-8")
    assert not _POSTCODE.search(text)
    addresses = [one.address for one in campaign.letters.helpers if one.address]
    assert addresses
    assert not any(is_listed(address, campaign.listed_hosts) for address in addresses)
