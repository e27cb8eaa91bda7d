"""What is no word, but can stop a letter: rows of digits, addresses, emoji, other scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 2000
"""Characters of a letter; "Short texts are better than long ones" (Libereco)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OddSign:
    """Something found at a character of the text."""

    at: int
    found: str
    topic: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    topic: str
    why: str
    instead: str


_CODE: Final = "the law lets censors keep what is enciphered (Mediazona, 6 July 2023)"
_RULES: Final = (
    _Rule(
        re.compile(
            r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|\b[\w-]+\.(?:com|org|net|by|ru|eu|io|de)\b"
        ),
        "address",
        "it leads out of the letter, perhaps to what is listed in Belarus",
        "tell in your own words what is written there",
    ),
    _Rule(
        re.compile(r"(?<!\w)[#@][\w-]+"),
        "address",
        "names of channels and campaigns are looked up",
        "leave it out",
    ),
    _Rule(
        re.compile(r"[\U0001F1E6-\U0001F1FF]{2}"),
        "emoji and drawings",
        "a flag is read as politics",
        "draw a flower, an animal or a landscape",
    ),
    _Rule(
        re.compile(
            r"[\u2190-\u21FF\u2300-\u27BF\u2900-\u2BFF\U0001F000-\U0001F1E5\U0001F200-\U0001FAFF]"
        ),
        "emoji and drawings",
        "signs that a censor does not know look like a code",
        "write it in words",
    ),
    _Rule(
        re.compile(r"\+?\d(?:[ \-()]?\d){5,}|(?:\b\d+\b[ ,;:/-]+){3,}\d+"),
        "rows of digits",
        _CODE,
        "write numbers as words, dates with the name of the month",
    ),
    _Rule(
        re.compile(r"(?<![^\W\d])(?:[^\W\d_][ ]){3,}[^\W\d_](?![^\W\d])"),
        "cipher",
        _CODE,
        "write words without blanks between their letters",
    ),
    _Rule(
        re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[Ѐ-ӿ])[^\W\d_]+\b"),
        "cipher",
        "letters of two scripts in one word look like a code",
        "type the word anew in one script",
    ),
    _Rule(
        re.compile(r"\b\w*[їєґѓќљњђћџѝ]\w*\b", re.IGNORECASE),
        "other language",
        "letters are to be in Russian or Belarusian (Libereco, seen 2026-11-25)",
        "write the sentence in Russian or Belarusian",
    ),
    _Rule(
        re.compile(r"[A-Za-zÀ-ɏ]{2,}(?:[ ,.'’-]+[A-Za-zÀ-ɏ]+)*(?![A-Za-zÀ-ɏЀ-ӿ])"),
        "other language",
        "letters are to be in Russian or Belarusian (Libereco, seen 2026-11-25)",
        "write it in Russian or Belarusian, foreign names in Cyrillic",
    ),
)


def odd_signs(text: str) -> tuple[OddSign, ...]:
    """Return what is odd in a text, each place once: the rules above come first."""
    taken: set[int] = set()
    found = []
    for rule in _RULES:
        for match in rule.pattern.finditer(text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                found.append(_sign(match, rule))
    return (*sorted(found, key=lambda sign: sign.at), *_too_long(text))


def _sign(match: re.Match[str], rule: _Rule) -> OddSign:
    return OddSign(
        at=match.start(), found=match[0], topic=rule.topic, why=rule.why, instead=rule.instead
    )


def _too_long(text: str) -> Iterator[OddSign]:
    if len(text) > LONGEST:
        yield OddSign(
            at=len(text),
            found=f"{len(text)} characters",
            topic="length",
            why="short letters pass more easily than long ones (Libereco, seen 2026-11-25)",
            instead="write two short letters",
        )
