"""What a story must keep to: its head, its length, its language, and a source behind every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, get_args

from renamer.model.honoree import StoryStatus
from renamer.registry.faults import Fault
from renamer.registry.stories import MARK, NO_FACT, Story, sentences
from renamer.registry.words import lint_of

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree

STORY_WORDS: Final = (80, 150)
LEAST_TO_TELL: Final = 20
"""Of fewer words no program can tell which language they are in."""

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_PIECE_OF_MARK = re.compile("[<‹]!|[<‹][–—]|--+[>›]|[–—][>›]")
_RAN_ON = re.compile(r"<!|--[ \t]*\n|\n[ \t]*\n")
"""What no mark holds, unless its own end is missing and another's was taken for it."""
_END = re.compile(
    # not after an initial ("A. Hienijush") or an ordinal ("15. März"), but after a year
    r"(?<!\b[^\W\d_])(?<!\b\d)(?<!\b\d\d)[.!?…]+[»”“\"’'*)]*\s+[«„“\"‘*(]*(?=(\w))"
)


def faults_of(honoree: Honoree, language: str, story: Story, file: str) -> Iterator[Fault]:
    """Yield every fault of one story file."""
    yield from _head(story, language, file)
    yield from _in_its_language(story, language, file)
    least, most = STORY_WORDS
    if not least <= story.words <= most:
        advice = "write more" if story.words < least else "shorten it"
        text = f"has {story.words} words, {least} to {most} are asked for: {advice}"
        yield Fault(file=file, line=story.first_line, text=text)
    yield from _broken_marks(story, file)
    yield from _marks(honoree, story, file)
    yield from _words(honoree, language, story, file)


def _head(story: Story, language: str, file: str) -> Iterator[Fault]:
    if not story.has_head:
        text = "has no head: begin with ---, language, status and date, each in a line, and ---"
        yield Fault(file=file, line=1, text=text)
        return
    told = story.head.get("language", "")
    if told != language:
        text = f"the head says language: {told or 'nothing'}, the file is called {language}: "
        yield _in_head(story, file, "language", text + "make them the same")
    if story.head.get("status") not in get_args(StoryStatus):
        text = f"the head needs a status: write {' or '.join(get_args(StoryStatus))}"
        yield _in_head(story, file, "status", text)
    if not _DATE.fullmatch(story.head.get("date", "")):
        text = "the head needs a date: write year-month-day of the last change"
        yield _in_head(story, file, "date", text)
    for key in sorted(set(story.head) - {"language", "status", "date"}):
        yield _in_head(story, file, key, f"the head has no place for {key!r}: take it out")


def _in_head(story: Story, file: str, key: str, text: str) -> Fault:
    keys = list(story.head)
    return Fault(file=file, line=2 + keys.index(key) if key in keys else 1, text=text)


def _in_its_language(story: Story, language: str, file: str) -> Iterator[Fault]:
    """Yield a story that is written in another language than its name says."""
    import py3langid

    if story.words < LEAST_TO_TELL:
        return
    ranked = [code for code, _ in py3langid.rank(story.body)]
    if language in ranked and (told := ranked[0]) != language:
        text = f"the file says {language!r}, but a program takes this for {told!r}: "
        text += "write it in the language of the file, or rename the file"
        yield Fault(file=file, line=story.first_line, text=text)


def _broken_marks(story: Story, file: str) -> Iterator[Fault]:
    """Yield every line with a mark that hides text of the story, or is seen by readers."""
    ran_on = [one.start() for one in MARK.finditer(story.text) if _RAN_ON.search(one[1])]
    left = MARK.sub(lambda one: re.sub(r"[^\n]", " ", one[0]), story.text)
    places = [*ran_on, *(one.start() for one in _PIECE_OF_MARK.finditer(left))]
    for number in sorted({story.text.count("\n", 0, place) for place in places}):
        text = "a mark is broken: it begins with <!-- and ends with -->; write it so"
        yield Fault(file=file, line=story.first_line + number, text=text)


def _marks(honoree: Honoree, story: Story, file: str) -> Iterator[Fault]:
    """Yield every sentence that does not say what it rests on."""
    advice = f"add <!-- source-id: where it stands there --> or <!-- {NO_FACT} -->"
    for one in sentences(story):
        start = f"{one.text[:40]}…" if len(one.text) > 41 else one.text
        if one.marks is None:
            text = f"«{start}» does not say what it rests on: {advice}"
            yield Fault(file=file, line=one.line, text=text)
            continue
        if rest := _second_sentence(one.text):
            text = f"one mark stands for two sentences; {advice} before «{rest[:40]}…»"
            yield Fault(file=file, line=one.line, text=text)
        for mark in one.marks:
            if honoree.source(mark.source) is None:
                text = f"«{start}» rests on {mark.source!r}, which is no source of the entry: "
                text += "write the id of one"
                yield Fault(file=file, line=one.line, text=text)
            elif not mark.pointer:
                text = f"«{start}»: say where in {mark.source!r} it stands, after a colon"
                yield Fault(file=file, line=one.line, text=text)


def _words(honoree: Honoree, language: str, story: Story, file: str) -> Iterator[Fault]:
    """Yield every word that we never say."""
    for one in sentences(story):
        for slip in lint_of(honoree, one.text, language):
            yield Fault(file=file, line=one.line, text=str(slip))


def _second_sentence(text: str) -> str:
    """Return what follows the first sentence of a text, "" if it is but one."""
    ends = (end for end in _END.finditer(text) if end[1].isupper())
    return next((text[end.end() :] for end in ends), "")
