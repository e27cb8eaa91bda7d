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
Certainty = Literal["high", "medium", "low"]
Happening = Literal[
    "arrested",
    "sentenced",
    "released",
    "deported",
    "left",
    "disappeared",
    "died",
    "killed",
    "founded",
    "dissolved",
    "listed",
]
StoryStatus = Literal["drafted by machine", "checked by a native speaker"]

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read: title, address, and what it backs. `id` is unique in its entry.

    `date` is the day it was published, `seen` the day it was read. `listed` marks an address that
    opening can bring somebody in Belarus before a court: it is shown as text and never linked.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    title: str
    url: str
    backs: str
    date: str | None = None
    seen: str | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of somebody's situation, always with the day it was known (`as_of`).

    `since` is the day it began, where a source tells: what "FREE since ..." is printed from.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    code: StandingCode
    as_of: str | None = None
    source: str | None = None
    """The id of one of the honoree's sources; needed for every living person."""
    since: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened on a day, by a source: it stays true when a standing has aged."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    what: Happening
    date: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people a dedication stands for, on a day, by a source."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    what: Literal["in prison", "recognised as political prisoners", "died in custody", "released"]
    number: int
    as_of: str
    source: str
    since: str | None = None
    """From which day on they were counted, where that is not the beginning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A public page about the honoree.

    `seen` says how the address was confirmed ("address seen in ...", with a date). Only a page
    marked `safe`, to be opened anywhere, can be led to by a code or a link.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    language: str
    url: str
    title: str
    seen: str
    safe: bool = True


EVERY = "every"
GAP = "{generic}"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForms:
    """The forms of a name in one language.

    `nominative` always; `genitive` where the language has one that odonyms use; `stem` where the
    odonym joins only a part of the name to the generic (Icelandic: the genitive of the first name,
    "Maríu" -> "Maríugata"); `odonyms` maps a place class to a whole curated odonym ("square" ->
    "Free Belarus Square"), and EVERY to one for all other classes, with a GAP for the street word
    ("{generic} des Freien Belarus").
    `evidence` says where the forms come from; `certainty` is "high" only where a linguist's rule
    or a source leaves no doubt.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    nominative: str
    genitive: str | None = None
    stem: str | None = None
    odonyms: dict[str, str] | None = None
    certainty: Certainty = "medium"
    evidence: str = "our draft"

    def odonym(self, place_class: str) -> str | None:
        """Return the curated odonym of a class; it may hold a GAP for the street word."""
        odonyms = self.odonyms or {}
        return odonyms.get(place_class) or odonyms.get(EVERY)

    def bare_odonyms(self) -> tuple[str, ...]:
        """Return the curated odonyms, nothing where they have a gap."""
        return tuple(one.replace(GAP, "").strip() for one in (self.odonyms or {}).values())

    def all_forms(self) -> str:
        """Return every form in one text, to look through."""
        forms = (self.nominative, self.genitive, self.stem, *(self.odonyms or {}).values())
        return " ".join(form for form in forms if form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Honoree:
    """One entry of the registry. `sources` is never empty.

    `names`, `who` and `stories` are keyed by language (BCP 47; be-Latn for Łacinka). `who` is the
    one line on the sign, which stays true whatever happens. `stories` holds Markdown text, 80 to
    150 words. `drafts` lists the languages whose who-line no native speaker has checked,
    `story_drafts` those of the stories. `*_source` are ids of the entry's sources.
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
    sex_source: str | None = None
    born: str | None = None
    died: str | None = None
    years: Certainty | None = None
    """How certain `born` and `died` are."""
    roles: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """What the matching looks for: literature, law, music, art, theatre, press, freedom ..."""
    lives_in_source: str | None = None
    """Where it was read, if not in the source of the standing."""
    consent_source: str | None = None
    events: tuple[Event, ...] = ()
    """In the order of time."""
    counts: tuple[Count, ...] = ()
    cautions: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()
    stories: dict[str, str] | None = None
    drafts: tuple[str, ...] = ()
    story_drafts: tuple[str, ...] = ()

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
