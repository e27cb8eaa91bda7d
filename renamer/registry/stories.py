"""Stories: Markdown with a head, and behind every sentence what it rests on, out of sight.

    ---
    language: en
    status: drafted by machine
    date: 2026-11-25
    ---
    He wrote it down. <!-- nobel-2022: first paragraph -->
    Nobody asked him to. <!-- no fact -->

The marks are comments of HTML: no reader sees them, every editor greys them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

NO_FACT: Final = "no fact"
"""The mark of a sentence that states nothing which could be true or false."""

_HEAD = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
MARK = re.compile(r"<!--(.*?)-->", re.DOTALL)
_WORD = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a sentence rests on: a source of the entry, and where it stands there."""

    source: str
    pointer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, the line it begins in, and what it rests on; `marks` is None without a mark."""

    text: str
    line: int
    marks: tuple[Mark, ...] | None

    @property
    def states_no_fact(self) -> bool:
        """Whether it is marked as stating nothing that could be checked."""
        return self.marks == ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story as written: its `head` (key -> value), the `body` that readers see, line numbers."""

    head: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    has_head: bool = True
    text: str = field(default="", repr=False)
    first_line: int = 1

    @property
    def is_checked(self) -> bool:
        """Whether a native speaker has read it."""
        return self.head.get("status") == "checked by a native speaker"

    @property
    def words(self) -> int:
        """How many words readers see."""
        return len(_WORD.findall(self.body))


def read_story(text: str) -> Story:
    """Return a story; what is wrong with it is told by `registry.story_rules`."""
    found = _HEAD.match(text)
    marked = text[found.end() :] if found else text
    return Story(
        head=dict(_pairs(found[1])) if found else {},
        body=_plain(marked),
        has_head=found is not None,
        text=marked,
        first_line=text[: found.end()].count("\n") + 1 if found else 1,
    )


def sentences(story: Story) -> Iterator[Sentence]:
    """Yield what stands before each mark, and whatever stands behind the last one.

    A paragraph ends a sentence too: what no mark follows within it has none.
    """
    line = story.first_line
    for part in re.split(r"(\n[ \t]*\n)", story.text):
        at = 0
        for mark in MARK.finditer(part):
            yield from _sentence(part[at : mark.start()], line + part[:at].count("\n"), mark[1])
            at = mark.end()
        yield from _sentence(part[at:], line + part[:at].count("\n"), None)
        line += part.count("\n")


def _sentence(text: str, line: int, mark: str | None) -> Iterator[Sentence]:
    words = " ".join(text.split())
    if not words:
        return
    before = len(text) - len(text.lstrip())
    yield Sentence(
        text=words,
        line=line + text[:before].count("\n"),
        marks=None if mark is None else _marks(mark),
    )


def _marks(text: str) -> tuple[Mark, ...]:
    if " ".join(text.split()).casefold() == NO_FACT:
        return ()
    told = (part.partition(":") for part in text.split(";"))
    return tuple(
        Mark(source=source.strip(), pointer=pointer.strip())
        for source, _, pointer in told
        if source.strip()
    )


def _pairs(head: str) -> Iterator[tuple[str, str]]:
    for line in head.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip(), value.strip()


def _plain(marked: str) -> str:
    """Return what readers see: paragraphs parted by a blank line, each in one line."""
    first, *rest = marked.split("<!--")  # three times as fast as a pattern
    seen = "".join((first, *(part.partition("-->")[2] for part in rest))).replace("  ", " ")
    paragraphs: list[list[str]] = [[]]
    for line in map(str.strip, seen.split("\n")):
        if line:
            paragraphs[-1].append(line)
        elif paragraphs[-1]:
            paragraphs.append([])
    return "\n\n".join(" ".join(lines) for lines in paragraphs if lines)
