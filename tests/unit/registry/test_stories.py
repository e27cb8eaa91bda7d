"""Stories as written, and as read by those who stand before a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from renamer.registry import story_rules
from renamer.registry.stories import Mark, read_story, sentences

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

HEAD = "---\nlanguage: en\nstatus: drafted by machine\ndate: 2026-11-25\n---\n"
BROKEN = "story.en.md:7: a mark is broken: it begins with <!-- and ends with -->"
TEXT = HEAD + (
    "He wrote it down. <!-- abc-2003: lead; modern-novel: Life -->\n"
    "Nobody asked him to. <!-- no fact -->\n"
    "\n"
    "They came\n"
    "on a Monday. <!-- abc-2003: end -->\n"
)


def test_readers_see_neither_head_nor_marks() -> None:
    story = read_story(TEXT)
    assert story.body == "He wrote it down. Nobody asked him to.\n\nThey came on a Monday."
    assert story.words == 13
    assert story.head == {
        "language": "en",
        "status": "drafted by machine",
        "date": "2026-11-25",
    }
    assert not story.is_checked
    assert read_story(TEXT.replace("drafted by machine", "checked by a native speaker")).is_checked


def test_every_sentence_knows_its_line_and_what_it_rests_on() -> None:
    first, second, third = sentences(read_story(TEXT))
    assert (first.text, first.line) == ("He wrote it down.", 6)
    assert first.marks == (
        Mark(source="abc-2003", pointer="lead"),
        Mark(source="modern-novel", pointer="Life"),
    )
    assert second.states_no_fact
    assert (third.text, third.line) == ("They came on a Monday.", 9)


def test_a_sentence_at_the_end_of_a_paragraph_needs_its_own_mark() -> None:
    told = read_story(HEAD + "One. <!-- a: b -->\nTwo.\n\nThree. <!-- a: c -->")
    assert [(one.text, one.line, one.marks is None) for one in sentences(told)] == [
        ("One.", 6, False),
        ("Two.", 7, True),
        ("Three.", 9, False),
    ]


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("He came in 2021. Then he left.", "Then he left."),
        ("He asked: «Why?» Nobody knew.", "Nobody knew."),
        ("Am 15. März 1864 wurde er gehängt.", ""),
        ("A. Hienijush wrote to J. S. Bach.", ""),
        ("Она знала. Ён ведаў.", "Ён ведаў."),
        ("See e.g. the end.", ""),
    ],
)
def test_two_sentences_are_told_from_one(text: str, more: str) -> None:
    assert story_rules._second_sentence(text) == more


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (HEAD, "", "has no head: begin with ---"),
        ("language: en", "language: be", "the head says language: be, the file is called en"),
        ("drafted by machine", "perfect", "the head needs a status: write drafted by machine or"),
        ("2026-11-25", "yesterday", "the head needs a date: write year-month-day"),
        ("date:", "mood: good\ndate:", "the head has no place for 'mood'"),
        (" <!-- no fact -->", "", "does not say what it rests on: add <!-- source-id"),
        ("abc-2003: end", "nobody: end", "rests on 'nobody', which is no source of the entry"),
        ("abc-2003: end", "abc-2003", "say where in 'abc-2003' it stands, after a colon"),
        ("Nobody asked", "It rained. Nobody asked", "one mark stands for two sentences"),
        ("Nobody asked him to. <!-- no fact -->", "It rained. <!-- no fact --", BROKEN),
        ("<!-- no fact -->", "<!-- no fact --\n-->", BROKEN),
        ("<!-- no fact -->", "<!-- no\n\nfact -->", BROKEN),
        ("<!-- no fact -->", "<!-- no fact --> -->", BROKEN),
        ("<!-- no fact -->", "‹!– no fact –>", BROKEN),
        ("<!-- no fact -->", "<! no fact >", BROKEN),
        ("<!-- no fact -->", "<!-- no fact –>", BROKEN),
        ("They came", "word " * 150, "has 161 words, 80 to 150 are asked for"),
        ("They came", "came " * 60, "has 71 words, 80 to 150 are asked for"),
    ],
)
def test_a_fault_of_a_story_is_told(campaign: Campaign, old: str, new: str, fault: str) -> None:
    assert old in TEXT
    told = _told(campaign, TEXT.replace(old, new, 1))
    assert any(fault in one for one in told), told


def test_whole_marks_and_a_rule_of_markdown_are_not_broken(campaign: Campaign) -> None:
    told = _told(campaign, TEXT + "\n---\n")
    assert not any("a mark is broken" in one for one in told), told


def test_a_story_in_a_wrong_language_is_told(campaign: Campaign) -> None:
    stories = campaign.honorees["vasil-bykau"].stories or {}
    told = _told(campaign, HEAD + stories["be"])
    assert any("the file says 'en', but a program takes this for 'be'" in one for one in told)


def _told(campaign: Campaign, text: str) -> list[str]:
    honoree = campaign.honorees["vasil-bykau"]
    story = read_story(text)
    return [str(one) for one in story_rules.faults_of(honoree, "en", story, "story.en.md")]
