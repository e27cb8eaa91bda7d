"""What a pack must keep to as a whole: one entry for each, hosts that are hosts, known ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from renamer.registry.faults import Fault
from renamer.registry.hosts import host_of
from renamer.registry.packs import CAMPAIGN, EPIGRAPHS, LISTED_HOSTS
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.registry.faults import Spot
    from renamer.registry.packs import Pack

FREE_AFTER_YEARS: Final = 70
"""In most countries a work is in the public domain from the year after these years of a death."""

_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_COUNTRY = re.compile("[A-Z]{2}")


def faults_of(pack: Pack, year: int) -> Iterator[Fault]:
    """Yield every fault that concerns more than one entry."""
    yield from _twice(pack)
    if pack.campaign is not None:
        yield from _head(pack.campaign)
        yield from _ids(pack.campaign, {*pack.honorees, *pack.campaign.withheld})
        yield from _slogans(pack.campaign)
        yield from _epigraphs(pack.campaign, year)


def _twice(pack: Pack) -> Iterator[Fault]:
    """Yield entries that have one id, or that are one person under two ids."""
    seen: dict[tuple[str, str], str] = {}
    for folder, honoree in pack.honorees.items():
        file = f"people/{folder}/honoree.toml"
        other = seen.setdefault(("id", honoree.id.casefold()), folder)
        if other != folder:
            yield Fault(file=file, spot=("id",), text=f"people/{other} has this id too")
        for language in sorted({"be", "ru", "en"} & set(honoree.names)):
            name = fold(honoree.names[language].nominative)
            other = seen.setdefault((language, name), folder)
            if other != folder:
                text = f"people/{other} has this name too: are they one and the same?"
                yield Fault(file=file, spot=("names", language, "nominative"), text=text)
                break


def _head(campaign: Campaign) -> Iterator[Fault]:
    for host in campaign.listed_hosts:
        if host_of(host) != host or "." not in host:
            yield Fault(file=LISTED_HOSTS, text=f"{host!r} is no host name: write it like name.org")
    if not _DAY.fullmatch(campaign.day):
        yield _fault(("day",), f"{campaign.day!r} is not like 08-04, month and day")
    if not campaign.names:
        yield _fault(("names",), "is empty: how is the campaign called?")
    for country in campaign.countries:
        if not _COUNTRY.fullmatch(country):
            yield _fault(("countries",), f"{country!r} is not like BY, two capital letters")
    if campaign.minimum_age < 18:
        yield _fault(("minimum_age",), "minors are never listed: write 18 or more")


def _ids(campaign: Campaign, known: set[str]) -> Iterator[Fault]:
    """Yield ids that no entry has: a mistyped caution protects nobody."""
    spots: dict[Spot, tuple[str, ...]] = {
        ("default_dedication",): (campaign.default_dedication,),
        ("ask_first",): campaign.ask_first,
    }
    for index, caution in enumerate(campaign.country_cautions):
        spots["country_cautions", index, "honorees"] = caution.honorees
        if not caution.source.strip():
            yield _fault(("country_cautions", index, "source"), "is empty")
    for spot, ids in spots.items():
        for name in ids:
            if name not in known:
                yield _fault(spot, f"there is no entry {name!r}")


def _slogans(campaign: Campaign) -> Iterator[Fault]:
    languages = [slogan.language for slogan in campaign.slogans]
    for index, slogan in enumerate(campaign.slogans):
        if languages.index(slogan.language) != index:
            yield _fault(("slogans", index, "language"), f"{slogan.language!r} occurs twice")
        if slogan.state == "official" and not slogan.source.strip():
            text = "an official slogan needs the source it was read in"
            yield _fault(("slogans", index, "source"), text)


def _epigraphs(campaign: Campaign, year: int) -> Iterator[Fault]:
    ids = [epigraph.id for epigraph in campaign.epigraphs]
    for index, epigraph in enumerate(campaign.epigraphs):
        spot: Spot = ("epigraphs", index)
        if ids.index(epigraph.id) != index:
            yield Fault(file=EPIGRAPHS, spot=(*spot, "id"), text=f"{epigraph.id!r} occurs twice")
        for field in ("text", "work", "year", "source", "english"):
            if not getattr(epigraph, field).strip():
                yield Fault(file=EPIGRAPHS, spot=(*spot, field), text="is empty")
        if epigraph.author_died + FREE_AFTER_YEARS >= year:
            text = f"{epigraph.author} died in {epigraph.author_died}: not yet in the public domain"
            yield Fault(file=EPIGRAPHS, spot=(*spot, "author_died"), text=text)


def _fault(spot: Spot, text: str) -> Fault:
    return Fault(file=CAMPAIGN, spot=spot, text=text)
