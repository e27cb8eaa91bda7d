"""LICENCES.md of a kit: who made what, from which sources, and how it may be used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from renamer.registry.defuse import defused
from renamer.registry.hosts import is_listed
from renamer.registry.packs import campaign_ids
from renamer.registry.whom import names_any

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree, Source
    from renamer.model.place import Town
    from renamer.model.plan import Edition
    from renamer.workflow.stops import Stop


def licences(town: Town, stops: Sequence[Stop], campaign: Campaign, edition: Edition) -> str:
    """Return the text; every source of every honoree of the kit is named.

    In the edition without links those on listed hosts are left out.
    """
    snapshot = town.snapshot
    extent = f" This is a {town.city.extent_note}." if town.city.extent_note else ""
    date = snapshot.data_date.isoformat() if snapshot.data_date else "of unknown date"
    lines = [
        "# Licences and sources of this kit",
        "",
        f"- Streets and map: {snapshot.attribution}, {snapshot.licence}; {snapshot.source}; data "
        f"{date}.{extent} See https://www.openstreetmap.org/copyright.",
        *_licences_of_texts(campaign),
        "- Letters: FiraGO, SIL Open Font License 1.1, embedded as subsets.",
        "- Made with renamer (MIT).",
        "",
        "## What the stories rest on",
    ]
    for honoree in {stop.honoree.id: stop.honoree for stop in stops}.values():
        lines += ["", f"### {_plain(honoree.name())}", ""]
        lines += _sources(honoree, campaign, edition)
    lines += ["", *(f"{_plain(line)}  " for line in campaign.warning.values())]
    return "\n".join(lines) + "\n"


def _licences_of_texts(campaign: Campaign) -> Iterator[str]:
    """Yield whose the texts are: those of a campaign of one's own are not renamer's."""
    ours = "the renamer contributors, CC BY 4.0, https://creativecommons.org/licenses/by/4.0/."
    if campaign.id in campaign_ids():
        yield f"- Stories, signs and other texts: {ours}"
        return
    told = "; ".join(f"{what}: {licence}" for what, licence in campaign.licence.items())
    name = campaign.names.get("en", campaign.id)
    yield f"- Stories and other texts of the campaign {_plain(f'{name}: {told}')}."
    yield f"- The layout of signs and pages: {ours}"


def _plain(text: str) -> str:
    """Return words in which no reader of Markdown finds markup: what others wrote stays text."""
    escaped = re.sub(r"[\\`*_\[\]<>]|&(?=#?\w+;)|~~", r"\\\g<0>", " ".join(text.split()))
    return re.sub(r"^[#+=-]", r"\\\g<0>", escaped)


def _sources(honoree: Honoree, campaign: Campaign, edition: Edition) -> Iterator[str]:
    for source in honoree.sources:
        if names_any(f"{source.title} {source.url}", campaign.withheld_names, honoree):
            continue
        told = _told(source, campaign.listed_hosts)
        if edition != "no-links":
            yield told
        elif not _is_listed(source, campaign.listed_hosts) and (
            plain := defused(told, campaign.listed_hosts)
        ):
            yield plain


def _told(source: Source, listed_hosts: Collection[str]) -> str:
    """Return a line; what is listed stands as code, which no reader of Markdown makes a link."""
    dated = f", {source.date}" if source.date else ""
    url = source.url
    if _is_listed(source, listed_hosts):
        url = f"`{url}`, listed in Belarus: never open or send it there"
    return f"- {_plain(source.title)}{dated}: {url} ({_plain(source.backs)})"


def _is_listed(source: Source, listed_hosts: Collection[str]) -> bool:
    return source.listed or is_listed(source.url, listed_hosts)
