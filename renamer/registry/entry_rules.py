"""What an entry must keep to beyond its form: sources, standings, lengths, addresses marked.

Every rule yields the spot in the entry's file and, in words for a volunteer, what to do there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Final

from renamer.registry import gate, vocabulary
from renamer.registry.address_rules import addresses, spelled_hosts
from renamer.registry.clock import can_change
from renamer.registry.faults import DATE
from renamer.registry.words import lint_of

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.registry.faults import Finding, Spot

WHO_MAX_CHARS: Final = 70
PROTECTED_YEARS: Final = 70
"""Somebody who died so long ago is history, however young."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"\w[\w’'-]*")

Rule = Callable[["Honoree"], Iterator["Finding"]]


def faults_of(honoree: Honoree, campaign: Campaign, year: int) -> Iterator[Finding]:
    """Yield every fault of an entry of a pack."""
    for rule in (*_OWN_RULES, _source_days, _consent, _privacy, _forms, _vocabularies, _words):
        yield from rule(honoree)
    yield from _languages(honoree, campaign)
    yield from _age(honoree, campaign.minimum_age, year)
    yield from addresses(honoree, campaign.listed_hosts)
    yield from spelled_hosts(honoree, campaign.listed_hosts, "story")


def faults_of_own(honoree: Honoree, listed_hosts: Collection[str]) -> Iterator[Finding]:
    """Yield every fault of an honoree that a group wrote into its plan: the same care for people.

    Languages, stories and vocabularies are the group's own affair.
    """
    for rule in _OWN_RULES:
        yield from rule(honoree)
    yield from addresses(honoree, listed_hosts)
    yield from spelled_hosts(honoree, listed_hosts, "stories")


def _sources(honoree: Honoree) -> Iterator[Finding]:
    if not honoree.sources:
        yield ("sources",), "there is none; nobody is honoured without one: add [[sources]]"
    ids = [source.id for source in honoree.sources]
    for index, source in enumerate(honoree.sources):
        if ids.index(source.id) != index:
            yield ("sources", index, "id"), f"the id {source.id!r} occurs twice: give each its own"
        for name in ("id", "title", "backs"):
            if not getattr(source, name).strip():
                yield ("sources", index, name), "is empty: write it"


def _source_days(honoree: Honoree) -> Iterator[Finding]:
    for index, source in enumerate(honoree.sources):
        if not (source.date or source.seen):
            yield (
                ("sources", index),
                "needs a day: write 'date' (when it was published) or 'seen' (when it was read)",
            )


def _references(honoree: Honoree) -> Iterator[Finding]:
    """Yield where something rests on a source that the entry does not have."""
    named: dict[Spot, str | None] = {
        (name,): getattr(honoree, name)
        for name in ("sex_source", "lives_in_source", "consent_source")
    }
    named["standing", "source"] = honoree.standing.source
    named |= {("events", i, "source"): event.source for i, event in enumerate(honoree.events)}
    named |= {("counts", i, "source"): count.source for i, count in enumerate(honoree.counts)}
    for spot, source in named.items():
        if source is not None and honoree.source(source) is None:
            yield spot, f"no source has the id {source!r}: write the id of one in [[sources]]"


def _standing(honoree: Honoree) -> Iterator[Finding]:
    if not can_change(honoree):
        return
    if not honoree.standing.as_of:
        yield (
            ("standing", "as_of"),
            "a standing that can change needs the day it was known: write it",
        )
    if not honoree.standing.source:
        yield (
            ("standing", "source"),
            "a standing that can change needs the id of its source: write it",
        )


def _agreement(honoree: Honoree) -> Iterator[Finding]:
    """Yield where fields of one entry contradict each other about life and consent."""
    if honoree.kind == "person" and (honoree.lives_in == "dead") != gate.has_died(honoree):
        yield (
            ("lives_in",),
            f"{honoree.lives_in!r} does not agree with the standing or year of death: mend one",
        )
    if honoree.kind == "dedication" and honoree.lives_in != "not applicable":
        yield ("lives_in",), "a dedication lives nowhere: write 'not applicable'"
    if gate.is_living(honoree) and honoree.lives_in == "not applicable":
        yield ("lives_in",), "is needed of a living person: write 'unknown' if it is not known"
    if honoree.standing.code == "imprisoned" and honoree.lives_in != "in prison":
        yield ("lives_in",), "the standing says imprisoned: write 'in prison'"
    if gate.is_living(honoree) and honoree.consent == "not needed":
        yield ("consent",), "is needed of a living person: write 'unknown' if nobody was asked"


def _consent(honoree: Honoree) -> Iterator[Finding]:
    if honoree.consent in {"public campaign", "asked"} and not honoree.consent_source:
        yield ("consent",), f"{honoree.consent!r} needs a consent_source: write the id of a source"


def _privacy(honoree: Honoree) -> Iterator[Finding]:
    if honoree.sex is not None and not honoree.sex_source:
        yield ("sex",), "needs a sex_source: write the id of a source that says she or he"
    if gate.is_living(honoree) and honoree.born and len(honoree.born) > 4:
        year = honoree.born[:4]
        yield ("born",), f"birthdays of living people are not listed: write only the year, {year!r}"
    if (honoree.born or honoree.died) and honoree.kind == "person" and not honoree.years:
        yield ("years",), 'is missing: write how certain the years are, "high", "medium" or "low"'


def _age(honoree: Honoree, least: int, year: int) -> Iterator[Finding]:
    """Yield who may be a minor, or died as one within living memory.

    Of the living only the year is known: whoever turns 18 in this one may not have done so yet.
    """
    if honoree.kind != "person" or not honoree.born:
        return
    end = (honoree.died if gate.has_died(honoree) else honoree.standing.as_of) or ""
    if not (honoree.born[:4].isdigit() and end[:4].isdigit()):
        return
    last, age = int(end[:4]), int(end[:4]) - int(honoree.born[:4])
    living = not gate.has_died(honoree)
    if age < least + living and (living or last + PROTECTED_YEARS > year):
        yield ("born",), f"nobody under {least} is listed by name; take the entry out"


def _dates(honoree: Honoree) -> Iterator[Finding]:
    days: dict[Spot, str | None] = {
        ("born",): honoree.born,
        ("died",): honoree.died,
        ("standing", "as_of"): honoree.standing.as_of,
        ("standing", "since"): honoree.standing.since,
    }
    days |= {("events", i, "date"): event.date for i, event in enumerate(honoree.events)}
    days |= {("counts", i, "as_of"): count.as_of for i, count in enumerate(honoree.counts)}
    for index, source in enumerate(honoree.sources):
        days["sources", index, "date"] = source.date
        days["sources", index, "seen"] = source.seen
    for spot, day in days.items():
        if day is not None and not DATE.fullmatch(day):
            yield spot, f"{day!r} is no day: write it like 2025, 2025-12 or 2025-12-13"


def _who_lines(honoree: Honoree) -> Iterator[Finding]:
    if not honoree.who:
        yield ("who",), "there is no line to tell whom the sign honours: write one"
    for language, line in sorted(honoree.who.items()):
        if not line.strip() or "\n" in line:
            yield ("who", language), "is empty or has several lines: write one"
        if len(line) > WHO_MAX_CHARS:
            text = f"has {len(line)} characters, at most {WHO_MAX_CHARS} fit: shorten it"
            yield ("who", language), text
        if honoree.kind != "dedication" and not gate.has_died(honoree):
            yield from (
                (("who", language), f"says {word!r}, which can be untrue tomorrow: take it out")
                for word in vocabulary.STATUS_WORDS
                if re.search(rf"(?<!\w){re.escape(word)}", " ".join(line.casefold().split()))
                or (not word.isascii() and word in line.casefold())
            )


def _words(honoree: Honoree) -> Iterator[Finding]:
    """Yield every word of a who-line that we never say."""
    for language, line in sorted(honoree.who.items()):
        yield from ((("who", language), str(slip)) for slip in lint_of(honoree, line, language))


def _languages(honoree: Honoree, campaign: Campaign) -> Iterator[Finding]:
    stories = honoree.stories or {}
    for field, present, required in (
        ("who", honoree.who, campaign.who_languages),
        ("names", honoree.names, campaign.name_languages),
        ("story", stories, campaign.content_languages),
    ):
        for language in sorted(set(required) - set(present)):
            yield (field, language), "is missing: write it"
    for language in sorted(set(honoree.drafts) - {*honoree.who, *honoree.names}):
        yield ("drafts",), f"{language!r} is named, but there is no text in it: take it out"


def _forms(honoree: Honoree) -> Iterator[Finding]:
    """Yield the forms of names that the odonyms of a language cannot do without."""
    for language, name in sorted(honoree.names.items()):
        if not name.evidence.strip():
            yield ("names", language, "evidence"), "is empty: write where the form comes from"
        if honoree.kind != "person":  # only the names of persons are inflected by rule
            if language in vocabulary.ODONYM_LANGUAGES and not name.odonyms:
                text = f"a {honoree.kind} needs whole names of streets and squares: write them"
                yield ("names", language, "odonyms"), text
        elif language in vocabulary.GENITIVE_LANGUAGES and not name.genitive:
            yield ("names", language, "genitive"), "is missing: write it"
        elif language in vocabulary.STEM_LANGUAGES and not name.stem:
            yield ("names", language, "stem"), "is missing: write it"


def _vocabularies(honoree: Honoree) -> Iterator[Finding]:
    for field, words, known in (
        ("roles", honoree.roles, vocabulary.ROLES),
        ("themes", honoree.themes, vocabulary.THEMES),
    ):
        if not words:
            yield (field,), f"is empty; choose from: {', '.join(sorted(known))}"
        for word in sorted(set(words) - known):
            yield (field,), f"{word!r} is not in the list; choose from: {', '.join(sorted(known))}"


def _scripts(honoree: Honoree) -> Iterator[Finding]:
    """Yield words that mix Latin and Cyrillic letters: they look right and are never found."""
    texts: dict[Spot, str] = {("who", code): line for code, line in honoree.who.items()}
    texts |= {("story", code): text for code, text in (honoree.stories or {}).items()}
    for language, name in honoree.names.items():
        texts["names", language] = name.all_forms()
    for spot, text in sorted(texts.items()):
        for word in _WORD.findall(text):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield spot, f"{word!r} mixes Latin and Cyrillic letters: type it anew"


_OWN_RULES: Final[tuple[Rule, ...]] = (
    _sources,
    _references,
    _standing,
    _agreement,
    _dates,
    _who_lines,
    _scripts,
)
