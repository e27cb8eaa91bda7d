"""Strips for signs that exist: whoever was in prison when it was planned, and has been freed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.l10n import texts
from renamer.printing.strip import Strip, lay_out_strips
from renamer.registry.clock import first_day, was_freed
from renamer.site.wording import partial_date
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return the strips of all stops with good news."""
    remembered = making.opened.plan.standings
    people = {
        stop.honoree.id: stop.honoree
        for stop in making.stops
        if was_freed(remembered.get(stop.honoree.id, ""), stop.honoree)
    }
    if not people:
        return Made(pages=(), nothing="nobody on the signs has been freed since the plan was made")
    sheets = lay_out_strips([_strip(one, making) for one in people.values()])
    return Made(pages=tuple(Page(sheet=sheet) for sheet in sheets))


def _strip(honoree: Honoree, making: Making) -> Strip:
    return Strip(
        name=(making.language, honoree.name(making.language)),
        news=tuple((code, line) for code in making.languages if (line := _news(honoree, code))),
        small=warning_lines(making.campaign, making.city),
        mark=making.campaign.mark,
    )


def _news(honoree: Honoree, language: str) -> str:
    """Return "FREE since 13 December 2025", as precise as the source; nothing if not spoken."""
    _ = texts(language)
    if _.language != language:
        return ""
    standing = honoree.standing
    day = standing.since
    if not day:
        return _("FREE")  # the day that it was read is not the day it began
    if len(day) == len("2025-12-13") and (known := first_day(day)):
        return _("FREE since {day}", day=_.day(known))
    return _("FREE ({date})", date=partial_date(day, _))
