"""What letters.toml must keep to: sources, no listed host, and no address of a prison."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from renamer.errors import LinkError
from renamer.registry.faults import Fault
from renamer.registry.hosts import check_link, listed_in
from renamer.registry.letters import KNOWN, compiled
from renamer.registry.packs import LETTERS
from renamer.registry.words import lint

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.letters import LetterHelper, Letters
    from renamer.registry.faults import Spot

_POSTCODE: Final = re.compile(r"\b2\d{5}\b|\b[СC]ИЗО-?\d|\bИК-?\s?№?\s?\d")
"""Belarusian postcodes, remand prisons and colonies by number."""
_Found = Iterator[tuple["Spot", str]]


def faults_of(campaign: Campaign) -> Iterator[Fault]:
    """Yield every fault of what a campaign says of letters."""
    if campaign.letters is None:
        return
    for spot, text in (*_words(campaign, campaign.letters), *_rules(campaign.letters)):
        yield Fault(file=LETTERS, spot=spot, text=text)
    for index, helper in enumerate(campaign.letters.helpers):
        for field, text in _helper(helper, campaign.listed_hosts):
            yield Fault(file=LETTERS, spot=("helpers", index, field), text=text)


def _words(campaign: Campaign, letters: Letters) -> _Found:
    """Yield what is wrong with sentences that are printed."""
    printed = {("advice", i, "text"): one.text for i, one in enumerate(letters.advice)}
    printed |= {("helpers", i, "does"): one.does for i, one in enumerate(letters.helpers)}
    for spot, texts in printed.items():
        if not texts.get("en", "").strip():
            yield (*spot, "en"), "is missing: write it in English"
        for language, text in texts.items():
            if host := listed_in(text, campaign.listed_hosts):
                yield (*spot, language), f"names {host}, which is listed in Belarus: take it out"
            if _POSTCODE.search(text):
                yield (*spot, language), "looks like the address of a prison: take it out"
            yield from (((*spot, language), str(slip)) for slip in lint(text, language))


def _helper(helper: LetterHelper, listed_hosts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if bool(helper.address) == bool(helper.unnamed):
        yield "address", "write either the address, or in unnamed why there is none"
    if helper.address:
        try:
            check_link(f"https://{helper.address}", listed_hosts)
        except LinkError as error:
            yield "address", f"{helper.address}: {error.problem}; leave it empty and say so"


def _rules(letters: Letters) -> _Found:
    """Yield rules that nothing can be found by, and everything that says no source."""
    for kind in ("advice", "helpers", "rules"):
        for index, one in enumerate(getattr(letters, kind)):
            if not one.source.strip():
                yield (kind, index, "source"), "is empty: write where it was read"
    for index, rule in enumerate(letters.rules):
        if rule.language not in KNOWN:
            text = f"{rule.language!r} has no endings here; choose from: {', '.join(KNOWN)}"
            yield ("rules", index, "language"), text
        elif compiled(rule.words, rule.language).search(""):
            yield ("rules", index, "words"), "a pattern is empty: take out a | too many"
