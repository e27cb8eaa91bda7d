"""What an entry must keep to beyond its form: sources, standings, lengths, safe addresses.

`check_campaign` is for those who keep a pack, `check_own` for the honorees that a group writes
into its own plan: fewer languages, the same care for people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Final

from renamer.errors import LinkError
from renamer.registry import gate, vocabulary
from renamer.registry.hosts import check_link, host_of, listed_in

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree

WHO_MAX_CHARS: Final = 70
STORY_WORDS: Final = (80, 150)

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_WORD = re.compile(r"\w[\w’'-]*")

Rule = Callable[["Honoree"], Iterator[str]]


def check_campaign(campaign: Campaign) -> tuple[str, ...]:
    """Return every fault of content in a pack, each with its entry; empty if there is none."""
    faults = [f"listed_hosts: {host!r} is no host name" for host in _odd_hosts(campaign)]
    if campaign.default_dedication not in campaign.honorees:
        faults.append(f"default_dedication: there is no entry {campaign.default_dedication!r}")
    for honoree in campaign.honorees.values():
        found = [fault for rule in _PACK_RULES for fault in rule(honoree)]
        found.extend(_addresses(honoree, campaign.listed_hosts))
        faults.extend(f"{honoree.id}: {fault}" for fault in found)
    return tuple(faults)


def check_own(honoree: Honoree, listed_hosts: Collection[str]) -> tuple[str, ...]:
    """Return every fault of an honoree that a group wrote into its plan.

    A source and a who-line are required as in a pack, and a living person needs a dated standing;
    languages, stories and vocabularies are the group's own affair.
    """
    found = [fault for rule in _OWN_RULES for fault in rule(honoree)]
    found.extend(_addresses(honoree, listed_hosts))
    found.extend(_spelled_hosts(honoree, listed_hosts))
    return tuple(f"{honoree.id}: {fault}" for fault in found)


def _spelled_hosts(honoree: Honoree, listed_hosts: Collection[str]) -> Iterator[str]:
    texts = {
        **{f"who.{code}": line for code, line in honoree.who.items()},
        **{f"stories.{code}": story for code, story in (honoree.stories or {}).items()},
    }
    for field, text in texts.items():
        if host := listed_in(text, listed_hosts):
            yield f"{field}: names {host}, which is listed in Belarus"
    for code, form in honoree.names.items():
        if not any(letter.isalnum() for letter in form.nominative):
            yield f"names.{code}.nominative: is empty"


def _odd_hosts(campaign: Campaign) -> list[str]:
    return [host for host in campaign.listed_hosts if host_of(host) != host or "." not in host]


def _sources(honoree: Honoree) -> Iterator[str]:
    if not honoree.sources:
        yield "sources: there is none; nobody is honoured without one"
    ids = [source.id for source in honoree.sources]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"sources: the id {twice!r} occurs twice"
    for source in honoree.sources:
        for name in ("title", "backs"):
            if not getattr(source, name).strip():
                yield f"sources.{source.id}.{name}: is empty"


def _standing(honoree: Honoree) -> Iterator[str]:
    standing = honoree.standing
    if standing.source is not None and honoree.source(standing.source) is None:
        yield f"standing.source: no source has the id {standing.source!r}"
    if honoree.kind == "dedication" or gate.has_died(honoree):
        return
    if not standing.as_of:
        yield "standing.as_of: a standing that can change needs the day it was known"
    if not standing.source:
        yield "standing.source: a standing that can change needs its source"


def _agreement(honoree: Honoree) -> Iterator[str]:
    """Yield where fields of one entry contradict each other about life and consent."""
    if honoree.kind == "person" and (honoree.lives_in == "dead") != gate.has_died(honoree):
        yield f"lives_in: {honoree.lives_in!r} does not agree with the standing or year of death"
    if honoree.kind == "dedication" and honoree.lives_in != "not applicable":
        yield "lives_in: a dedication lives nowhere ('not applicable')"
    if gate.is_living(honoree) and honoree.lives_in == "not applicable":
        yield "lives_in: is needed of a living person, 'unknown' if it is not known"
    if gate.is_living(honoree) and honoree.consent == "not needed":
        yield "consent: is needed of a living person, 'unknown' if nobody was asked"
    if honoree.consent in {"public campaign", "asked"} and not gate.has_consent_source(honoree):
        yield f"consent: {honoree.consent!r} needs a source whose 'backs' says consent"


def _dates(honoree: Honoree) -> Iterator[str]:
    for name, day in (
        ("born", honoree.born),
        ("died", honoree.died),
        ("standing.as_of", honoree.standing.as_of),
    ):
        if day is not None and not _DATE.fullmatch(day):
            yield f"{name}: {day!r} is not like 2025, 2025-12 or 2025-12-13"


def _who_lines(honoree: Honoree) -> Iterator[str]:
    if not honoree.who:
        yield "who: there is no line; nobody knows whom the sign honours"
    for language, line in sorted(honoree.who.items()):
        if not line.strip() or "\n" in line:
            yield f"who.{language}: must be one line"
        if len(line) > WHO_MAX_CHARS:
            yield f"who.{language}: has {len(line)} characters, at most {WHO_MAX_CHARS} fit"
        if honoree.kind != "dedication" and not gate.has_died(honoree):
            yield from (
                f"who.{language}: says {word!r}, which can be untrue tomorrow"
                for word in vocabulary.STATUS_WORDS
                if re.search(rf"(?<!\w){re.escape(word)}", " ".join(line.casefold().split()))
                or (not word.isascii() and word in line.casefold())
            )


def _languages(honoree: Honoree) -> Iterator[str]:
    stories = honoree.stories or {}
    for field, present, required in (
        ("who", honoree.who, vocabulary.WHO_LANGUAGES),
        ("names", honoree.names, (*vocabulary.WHO_LANGUAGES, "be-Latn", "ru")),
        ("story", stories, vocabulary.STORY_LANGUAGES),
    ):
        for language in sorted(set(required) - set(present)):
            yield f"{field}.{language}: is missing"
    for language in sorted(set(honoree.drafts) - {*honoree.who, *stories}):
        yield f"drafts: {language!r} is named, but there is no text in it"


def _forms(honoree: Honoree) -> Iterator[str]:
    """Yield the forms of names that the odonyms of a language cannot do without."""
    for language, name in sorted(honoree.names.items()):
        if not name.evidence.strip():
            yield f"names.{language}.evidence: is empty"
        if honoree.kind != "person":  # only the names of persons are inflected by rule
            if language in vocabulary.ODONYM_LANGUAGES and not name.odonyms:
                yield f"names.{language}.odonyms: a {honoree.kind} needs whole curated odonyms"
        elif language in vocabulary.GENITIVE_LANGUAGES and not name.genitive:
            yield f"names.{language}.genitive: is missing"
        elif language in vocabulary.STEM_LANGUAGES and not name.stem:
            yield f"names.{language}.stem: is missing"


def _vocabularies(honoree: Honoree) -> Iterator[str]:
    for field, words, known in (
        ("roles", honoree.roles, vocabulary.ROLES),
        ("themes", honoree.themes, vocabulary.THEMES),
    ):
        if not words:
            yield f"{field}: is empty"
        for word in sorted(set(words) - known):
            yield f"{field}: {word!r} is not in the list (renamer/registry/vocabulary.py)"


def _stories(honoree: Honoree) -> Iterator[str]:
    least, most = STORY_WORDS
    for language, story in sorted((honoree.stories or {}).items()):
        count = len(_WORD.findall(story))
        if not least <= count <= most:
            yield f"story.{language}.md: has {count} words, {least} to {most} are asked for"


def _scripts(honoree: Honoree) -> Iterator[str]:
    """Yield words that mix Latin and Cyrillic letters: they look right and are never found."""
    texts = {f"who.{language}": line for language, line in honoree.who.items()}
    texts |= {f"story.{language}.md": text for language, text in (honoree.stories or {}).items()}
    for language, name in honoree.names.items():
        forms = (name.nominative, name.genitive, name.stem, *(name.odonyms or {}).values())
        texts[f"names.{language}"] = " ".join(form for form in forms if form)
    for field, text in sorted(texts.items()):
        for word in _WORD.findall(text):
            if _CYRILLIC.search(word) and _LATIN.search(word):
                yield f"{field}: {word!r} mixes Latin and Cyrillic letters"


def _addresses(honoree: Honoree, listed_hosts: Collection[str]) -> Iterator[str]:
    """Yield pages and sources that must not be linked: all of them can be printed or published."""
    for page in honoree.pages:
        if not page.seen.strip():
            yield f"pages: {page.url}: 'seen' must say how the address was confirmed"
    links = [("pages", page.url) for page in honoree.pages]
    links += [("sources", source.url) for source in honoree.sources]
    for field, url in links:
        try:
            check_link(url, listed_hosts)
        except LinkError as error:
            yield f"{field}: {url}: {error.problem}"


_OWN_RULES: Final[tuple[Rule, ...]] = (
    _sources,
    _standing,
    _agreement,
    _dates,
    _who_lines,
    _scripts,
)
_PACK_RULES: Final[tuple[Rule, ...]] = (
    *_OWN_RULES,
    _languages,
    _forms,
    _vocabularies,
    _stories,
)
