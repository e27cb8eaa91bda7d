"""What to say and what never to say: the words of assets/locales/<language>/terms.toml.

A pattern is one or more words. `*` at the end (or the beginning) of a word stands for any ending,
a `*` alone for up to two words, `|` parts patterns that mean the same. Case does not matter,
whole words do, in every script. A rule does not hold in a sentence that its `unless` is found in.
Words within quotation marks are read like any other: what a sign quotes, it says.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from renamer.registry import gate
from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree

TERMS: Final = "terms.toml"

_STRICT: dict[str, str] = {"extra": "forbid"}
_SENTENCE = re.compile(r"(?:[^.!?…]|[.!?…](?!\s))+[.!?…]*", re.DOTALL)
_UP_TO_TWO_WORDS = r"(?:[\w.’'-]+\s+){0,2}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """The words for a concept, the first of them the best; `state` says whose choice it is."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    concept: str
    words: tuple[str, ...]
    source: str
    state: Literal["official", "usual", "our draft"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Never:
    """A pattern that we never write, what we write instead, and why.

    `only` restricts it to entries of people who were deported, or who are within reach.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    pattern: str
    instead: str
    why: str
    source: str
    unless: str = ""
    only: Literal["", "deported", "within reach"] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """The words of one language."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    language: str
    say: tuple[Say, ...] = ()
    never: tuple[Never, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A word that must not stand there: which, by which pattern, and `at` which character."""

    pattern: str
    found: str
    instead: str
    why: str
    at: int

    def __str__(self) -> str:
        return f"says «{self.found}»: write «{self.instead}» ({self.why})"


@lru_cache(maxsize=64)
def read_terms(language: str) -> Terms:
    """Return the words of a language; of an unknown one, none."""
    path = resource("assets", "locales").joinpath(language, TERMS)
    if language not in resource_names("assets", "locales") or not path.is_file():
        return Terms(language=language)
    import tomli
    from pydantic import TypeAdapter

    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    terms: Terms = TypeAdapter(Terms).validate_python(tomli.loads(text))
    return terms


def lint(
    text: str, language: str, *, deported: bool = False, within_reach: bool = False
) -> tuple[Slip, ...]:
    """Return every word of a text that is never said, in order of place.

    Parameters
    ----------
    text : str
        What people will read; `Slip.at` counts its characters in normalisation form C.
    deported : bool
        Whether it tells of somebody who was deported.
    within_reach : bool
        Whether it tells of somebody whom, or whose family, the authorities can lay hands on.
    """
    holds = {"": True, "deported": deported, "within reach": within_reach}
    rules = [rule for rule in read_terms(language).never if holds[rule.only]]
    found = {
        (slip.at, slip.pattern): slip
        for sentence in _SENTENCE.finditer(unicodedata.normalize("NFC", text))
        for rule in rules
        for slip in _slips(rule, sentence[0], sentence.start())
    }
    return tuple(found[key] for key in sorted(found))


def lint_of(honoree: Honoree, text: str, language: str) -> tuple[Slip, ...]:
    """Return every word of a text about an honoree that is never said of them."""
    return lint(
        text,
        language,
        deported=any(event.what == "deported" for event in honoree.events),
        within_reach=gate.is_within_reach(honoree),
    )


def _slips(rule: Never, sentence: str, start: int) -> Iterator[Slip]:
    if rule.unless and _compiled(rule.unless).search(sentence):
        return
    for match in _compiled(rule.pattern).finditer(sentence):
        yield Slip(
            pattern=rule.pattern,
            found=" ".join(match[0].split()),
            instead=rule.instead,
            why=rule.why,
            at=start + match.start(),
        )


@lru_cache(maxsize=2048)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern of terms.toml as a regular expression."""
    each = (_expression(part.split()) for part in pattern.split("|"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _expression(words: list[str]) -> str:
    parts = [
        _UP_TO_TWO_WORDS if word == "*" else re.escape(word).replace(r"\*", r"\w*") + r"\s+"
        for word in words
    ]
    return "".join(parts).removesuffix(r"\s+")
