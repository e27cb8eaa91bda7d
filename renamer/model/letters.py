"""Letters to people in prison: what a campaign advises, who helps, which words stop a letter.

No address of a prison is ever held: it ages, and it belongs to those whom the helpers ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterAdvice:
    """One thing to mind, by language, with where it was read and when."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    text: Mapping[str, str]
    source: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterHelper:
    """An organisation that tells to whom letters are wanted, and what it does, by language.

    `address` is a host of the web; without one, `unnamed` says why it is named in words only.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    name: str
    does: Mapping[str, str]
    source: str
    seen: str
    address: str = ""
    unnamed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRule:
    """Words that can stop a letter in one language; `unless` is what the sentence then means.

    Patterns are told in `registry.letters`. `topic` groups them, `instead` is what to write.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    topic: str
    language: str
    words: str
    instead: str
    why: str
    source: str
    unless: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What letters.toml holds; `languages` are those that the censors let pass."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    languages: tuple[str, ...]
    languages_source: str
    advice: tuple[LetterAdvice, ...] = ()
    helpers: tuple[LetterHelper, ...] = ()
    rules: tuple[LetterRule, ...] = ()
