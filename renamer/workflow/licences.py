"""LICENCES.md of a kit: who made what, from which sources, and how it may be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renamer.model.place import Town
    from renamer.workflow.stops import Stop


def licences(town: Town, stops: Sequence[Stop]) -> str:
    """Return the text; every source of every honoree of the kit is named."""
    snapshot = town.snapshot
    extent = f" This is a {town.city.extent_note}." if town.city.extent_note else ""
    date = snapshot.data_date.isoformat() if snapshot.data_date else "of unknown date"
    lines = [
        "# Licences and sources of this kit",
        "",
        f"- Streets and map: {snapshot.attribution}, {snapshot.licence}; {snapshot.source}; data "
        f"{date}.{extent} See https://www.openstreetmap.org/copyright.",
        "- Stories, signs and other texts: the renamer contributors, CC BY 4.0, "
        "https://creativecommons.org/licenses/by/4.0/.",
        "- Letters: FiraGO, SIL Open Font License 1.1, embedded as subsets.",
        "- Made with renamer (MIT).",
        "",
        "## What the stories rest on",
    ]
    for honoree in {stop.honoree.id: stop.honoree for stop in stops}.values():
        lines += ["", f"### {honoree.name()}", ""]
        for source in honoree.sources:
            dated = f", {source.date}" if source.date else ""
            lines.append(f"- {source.title}{dated}: {source.url} ({source.backs})")
    return "\n".join(lines) + "\n"
