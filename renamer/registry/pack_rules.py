"""What a pack must keep to as a whole: one entry for each, hosts that are hosts, known ids."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from renamer.registry import letter_rules
from renamer.registry.faults import Fault
from renamer.registry.hosts import host_of, listed_in
from renamer.registry.packs import CAMPAIGN, EPIGRAPHS, LISTED_HOSTS
from renamer.registry.words import lint
from renamer.resources import resource_names
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.registry.faults import Spot
    from renamer.registry.packs import Pack

FREE_AFTER_YEARS: Final = 70
"""In most countries a work is in the public domain from the year after these years of a death."""

_NO_LEAP_YEAR: Final = 2001
_COUNTRY = re.compile("[A-Z]{2}")


def faults_of(pack: Pack, year: int) -> Iterator[Fault]:
    """Yield every fault that concerns more than one entry."""
    yield from _unread(pack)
    yield from _twice(pack)
    if pack.campaign is not None:
        yield from _head(pack.campaign)
        known = {*pack.honorees, *pack.campaign.withheld}
        yield from _ids(pack.campaign, known)
        yield from _slogans(pack.campaign)
        yield from _epigraphs(pack.campaign, known, year)
        yield from _words(pack.campaign)
        yield from letter_rules.faults_of(pack.campaign)


def _unread(pack: Pack) -> Iterator[Fault]:
    """Yield files in an entry that a mistyped name hides."""
    advice = "call it honoree.toml or story.<language>.md, like story.en.md, or take it out"
    for name in pack.unread:
        yield Fault(file=name, text=f"nothing reads a file of this name: {advice}")


def _twice(pack: Pack) -> Iterator[Fault]:
    """Yield entries that have one id, or that are one person under two ids."""
    seen: dict[tuple[str, str], str] = {}
    for folder, honoree in pack.honorees.items():
        file = f"people/{folder}/honoree.toml"
        other = seen.setdefault(("id", honoree.id.casefold()), folder)
        if other != folder:
            text = f"people/{other} has this id too: give each entry its own"
            yield Fault(file=file, spot=("id",), text=text)
        for language in sorted({"be", "ru", "en"} & set(honoree.names)):
            name = fold(honoree.names[language].nominative)
            other = seen.setdefault((language, name), folder)
            if other != folder:
                text = f"people/{other} has this name too: keep one, if they are one and the same"
                yield Fault(file=file, spot=("names", language, "nominative"), text=text)
                break


def _head(campaign: Campaign) -> Iterator[Fault]:
    for index, host in enumerate(campaign.listed_hosts):
        if host_of(host) != host or "." not in host:
            text = f"{host!r} is no host name: write it like name.org"
            yield Fault(file=LISTED_HOSTS, spot=("hosts", index, "host"), text=text)
    if not _is_day(campaign.day):
        text = f"{campaign.day!r} is no day of every year: write it like 08-04, month and day"
        yield _fault(("day",), text)
    drawings = [name[:-4] for name in resource_names("assets", "art") if name.endswith(".svg")]
    if campaign.mark.art not in drawings:
        text = f"there is no such drawing; choose from: {', '.join(drawings)}"
        yield _fault(("mark", "art"), text)
    for country in campaign.countries:
        if not _COUNTRY.fullmatch(country):
            text = f"{country!r} is no country: write its two capital letters, like BY"
            yield _fault(("countries",), text)
    if campaign.minimum_age < 18:
        yield _fault(("minimum_age",), "minors are never listed: write 18 or more")


def _is_day(month_day: str) -> bool:
    try:
        datetime.date.fromisoformat(f"{_NO_LEAP_YEAR}-{month_day}")
    except ValueError:
        return False
    return re.fullmatch(r"\d\d-\d\d", month_day) is not None


def _ids(campaign: Campaign, known: set[str]) -> Iterator[Fault]:
    """Yield ids that no entry has: a mistyped caution protects nobody."""
    spots: dict[Spot, tuple[str, ...]] = {
        ("ask_first",): campaign.ask_first,
    }
    for index, caution in enumerate(campaign.country_cautions):
        spots["country_cautions", index, "honorees"] = caution.honorees
        if not caution.source.strip():
            yield _fault(("country_cautions", index, "source"), "is empty: write where it was read")
    for spot, ids in spots.items():
        for name in ids:
            if name not in known:
                text = f"there is no entry {name!r}: write the id of one, or take it out"
                yield _fault(spot, text)


def _slogans(campaign: Campaign) -> Iterator[Fault]:
    languages = [slogan.language for slogan in campaign.slogans]
    for index, slogan in enumerate(campaign.slogans):
        if languages.index(slogan.language) != index:
            text = f"{slogan.language!r} occurs twice: keep one"
            yield _fault(("slogans", index, "language"), text)
        if slogan.state == "official" and not slogan.source.strip():
            text = "an official slogan needs the source it was read in: write it"
            yield _fault(("slogans", index, "source"), text)


def _epigraphs(campaign: Campaign, known: set[str], year: int) -> Iterator[Fault]:
    ids = [epigraph.id for epigraph in campaign.epigraphs]
    for index, epigraph in enumerate(campaign.epigraphs):
        spot: Spot = ("epigraphs", index)
        if ids.index(epigraph.id) != index:
            text = f"{epigraph.id!r} occurs twice: give each its own"
            yield Fault(file=EPIGRAPHS, spot=(*spot, "id"), text=text)
        for field in ("text", "work", "year", "source", "english"):
            if not getattr(epigraph, field).strip():
                yield Fault(file=EPIGRAPHS, spot=(*spot, field), text="is empty: write it")
        if epigraph.honoree and epigraph.honoree not in known:
            text = f"there is no entry {epigraph.honoree!r}: write the id of one, or take it out"
            yield Fault(file=EPIGRAPHS, spot=(*spot, "honoree"), text=text)
        if epigraph.author_died + FREE_AFTER_YEARS >= year:
            text = f"{epigraph.author} died in {epigraph.author_died}, which is not long enough ago"
            text += " for the public domain: take the line out"
            yield Fault(file=EPIGRAPHS, spot=(*spot, "author_died"), text=text)


def _words(campaign: Campaign) -> Iterator[Fault]:
    """Yield every word and listed host of the campaign's own texts that we never say."""
    for spot, language, text in _texts(campaign):
        if host := listed_in(text, campaign.listed_hosts):
            yield _fault(spot, f"names {host}, which is listed in Belarus: take the address out")
        yield from (_fault(spot, str(slip)) for slip in lint(text, language))


def _texts(campaign: Campaign) -> Iterator[tuple[Spot, str, str]]:
    """Yield where a text of the campaign stands, its language, and itself."""
    tables: dict[Spot, Mapping[str, str]] = {
        ("names",): campaign.names,
        ("lead",): campaign.lead,
        ("warning",): campaign.warning,
        **{("care", index): item for index, item in enumerate(campaign.care)},
        **{("ways", index, "title"): way.title for index, way in enumerate(campaign.ways)},
        **{("ways", index, "text"): way.text for index, way in enumerate(campaign.ways)},
    }
    for spot, texts in tables.items():
        yield from (((*spot, language), language, text) for language, text in texts.items())
    for index, slogan in enumerate(campaign.slogans):
        yield ("slogans", index, "text"), slogan.language, slogan.text
    for index, caution in enumerate(campaign.country_cautions):
        yield ("country_cautions", index, "text"), "en", caution.text


def _fault(spot: Spot, text: str) -> Fault:
    return Fault(file=CAMPAIGN, spot=spot, text=text)
