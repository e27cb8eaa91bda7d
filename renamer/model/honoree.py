"""Whom a renaming honours: a person, an organisation, a dedication.

Dates are ISO 8601 strings of the precision that the source gives ("2025", "2025-12",
"2025-12-15"): a day that nobody published is never made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

HonoreeKind = Literal["person", "organisation", "group", "dedication"]
Sex = Literal["female", "male"]
StandingCode = Literal[
    "died",
    "died_in_custody",
    "killed",
    "disappeared",
    "imprisoned",
    "released",
    "released_in_exile",
    "in_exile",
    "free",
    "active",
    "dissolved",
    "not_applicable",
]
LivesIn = Literal["Belarus", "abroad", "in prison", "unknown", "dead", "not applicable"]
Consent = Literal["public campaign", "asked", "unknown", "not needed"]

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read: title, address, date, and what it backs. `id` is unique within it."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    title: str
    url: str
    backs: str
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of somebody's situation, always with the day it was known (`as_of`)."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    code: StandingCode
    as_of: str | None = None
    source: str | None = None
    """The id of one of the honoree's sources; needed for every living person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A public page about the honoree that is safe to open anywhere.

    `seen` says how the address was confirmed ("address seen in ...", with a date).
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    language: str
    url: str
    title: str
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """The forms of a name in one language.

    `nominative` always; `genitive` where the language has one that odonyms use; `stem` where the
    odonym joins only a part of the name to the generic (Icelandic: the genitive of the first name,
    "Maríu" -> "Maríugata"); `odonyms` maps a place class to a whole curated odonym ("square" ->
    "Free Belarus Square"): the only way for a dedication.
    `evidence` says where the forms come from; `certainty` is "high" only where a linguist's rule
    or a source leaves no doubt.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    nominative: str
    genitive: str | None = None
    stem: str | None = None
    odonyms: dict[str, str] | None = None
    certainty: Literal["high", "medium", "low"] = "medium"
    evidence: str = "our draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoree:
    """One entry of the registry. `sources` is never empty.

    `names`, `who` and `stories` are keyed by language (BCP 47; be-Latn for Łacinka). `who` is the
    one line on the sign, which stays true whatever happens. `stories` holds Markdown text, 80 to
    150 words. `drafts` lists the languages whose who-line or story no native speaker has checked.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    kind: HonoreeKind
    names: dict[str, NameForms]
    who: dict[str, str]
    standing: Standing
    lives_in: LivesIn
    consent: Consent
    sources: tuple[Source, ...]
    sex: Sex | None = None
    born: str | None = None
    died: str | None = None
    roles: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """What the matching looks for: literature, law, music, art, theatre, press, freedom ..."""
    cautions: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    stories: dict[str, str] | None = None
    drafts: tuple[str, ...] = ()

    def name(self, *languages: str) -> str:
        """Return the nominative in the first of these languages it has, else in English."""
        for language in (*languages, "en"):
            if language in self.names:
                return self.names[language].nominative
        return next(iter(self.names.values())).nominative

    def who_line(self, *languages: str) -> tuple[str, str]:
        """(language, line) in the first of these languages that the entry has, else English."""
        for language in (*languages, "en"):
            if language in self.who:
                return language, self.who[language]
        return next(iter(self.who.items()))

    def source(self, source_id: str) -> Source | None:
        """Return the source with this id, if the entry has it."""
        return next((source for source in self.sources if source.id == source_id), None)
