"""A campaign: whom an action may honour, for which day, under which mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from renamer.model.honoree import Honoree
from renamer.model.letters import Letters

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMark:
    """The sign of the campaign on paper: a drawing of assets/art, a colour and a short text."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    art: str
    colour: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slogan:
    """A line of the campaign in one language; `state` says whose words these are."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    language: str
    text: str
    state: Literal["official", "our draft"]
    source: str = ""
    """Where an official one was read: title, address, date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to take part, as the call of the campaign names it; texts by language."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryCaution:
    """What to mind in a country (ISO alpha-2); its `honorees` are not proposed there unasked."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    country: str
    text: str
    source: str
    honorees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraph:
    """A short line in the public domain, with a rendering of ours. Sources are never empty."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    language: str
    text: str
    author: str
    author_died: int
    work: str
    year: str
    source: str
    english: str
    honoree: str = ""
    caution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign pack as read from assets/campaigns/<id>.

    `countries` (ISO alpha-2) are those concerned; `second_line` the language of the second line
    on every sign; `day` is the yearly "month-day"; `listed_hosts` are hosts that no output may
    ever lead to, because opening them can bring somebody before a court. `who_languages` and
    `content_languages` are those that every entry must have its who-line and its story in.
    `withheld` are ids that asked to be taken out: `honorees` does not hold them.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    names: Mapping[str, str]
    countries: tuple[str, ...]
    content_languages: tuple[str, ...]
    who_languages: tuple[str, ...]
    second_line: str
    day: str
    default_dedication: str
    mark: CampaignMark
    licence: Mapping[str, str]
    listed_hosts: tuple[str, ...]
    honorees: Mapping[str, Honoree] = field(repr=False)
    ask_first: tuple[str, ...] = ()
    """Ids that are never proposed by themselves, whatever the gate says: their entry tells why."""
    withheld: tuple[str, ...] = ()
    also_named_in: tuple[str, ...] = ()
    """Languages in which every entry needs its name, but no who-line."""
    drafts: tuple[str, ...] = ()
    """Languages whose texts of the campaign no native speaker has checked."""
    lead: Mapping[str, str] = field(default_factory=dict)
    """What the start page of a site begins with, by language."""
    warning: Mapping[str, str] = field(default_factory=dict)
    """The line by language that every piece bears: what must not be done with it, and where."""
    care: tuple[Mapping[str, str], ...] = ()
    """What a team must think of for the sake of its members, each by language."""
    colours: Mapping[str, str] = field(default_factory=dict)
    hashtags: tuple[str, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    """What counts how much in suggestions, unless the plan says otherwise."""
    traces: tuple[str, ...] = ()
    """Words that point to the country concerned in names of places, memorials and houses."""
    watching: tuple[str, ...] = ()
    """Countries (ISO alpha-2) whose missions may film who stands there; empty: `countries`."""
    minimum_age: int = 18
    """Nobody younger is ever honoured by name."""
    slogans: tuple[Slogan, ...] = ()
    ways: tuple[Way, ...] = ()
    country_cautions: tuple[CountryCaution, ...] = ()
    epigraphs: tuple[Epigraph, ...] = field(default=(), repr=False)
    letters: Letters | None = field(default=None, repr=False)
    """What it advises on letters to people in prison; None where it says nothing."""
    withheld_names: tuple[str, ...] = field(default=(), repr=False)
    """What the surnames of whoever is withheld sound like: to be looked for, never shown."""
    remarks: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """(where, text) of what a team should know of the updates: an entry's id, or a file."""

    @property
    def name_languages(self) -> tuple[str, ...]:
        """The languages that every entry must have its name in."""
        return (*self.who_languages, *self.also_named_in)

    @property
    def watched_by(self) -> tuple[str, ...]:
        """The countries whose missions may film who stands before them."""
        return self.watching or self.countries

    @property
    def texts_licence(self) -> str:
        """How the texts of the campaign may be used."""
        return self.licence.get("texts", "CC BY 4.0")

    def warning_line(self, *languages: str) -> tuple[str, str] | None:
        """(language, line) of the warning in the first of these languages, else in English."""
        known = (code for code in (*languages, "en") if code in self.warning)
        return next(((code, self.warning[code]) for code in known), None)

    def unasked_in(self, country: str) -> frozenset[str]:
        """Return the ids that are not proposed by themselves in a country."""
        told = (item.honorees for item in self.country_cautions if item.country == country)
        return frozenset(self.ask_first).union(*told)
