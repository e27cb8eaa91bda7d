"""Strips for signs that exist: whoever was in prison when it was planned, and has been freed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renamer.drawing.paint_pdf import paint_pdf
from renamer.l10n import texts
from renamer.model.sheet import Document
from renamer.printing.strip import Strip, lay_out_strips
from renamer.registry.clock import first_day, was_freed
from renamer.site.wording import partial_date
from renamer.workflow.paper import PaperFile, warning_lines

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.workflow.plans import OpenedPlan
    from renamer.workflow.stops import Stop

STRIPS = "strips.pdf"


def strips(opened: OpenedPlan, stops: Sequence[Stop], title: str) -> dict[str, PaperFile]:
    """Return the strips of all stops with good news, in one file, or nothing."""
    remembered = opened.plan.standings
    freed = dict.fromkeys(
        stop.honoree.id
        for stop in stops
        if was_freed(remembered.get(stop.honoree.id, ""), stop.honoree)
    )
    people = {stop.honoree.id: stop.honoree for stop in stops}
    found = [_strip(people[one], opened) for one in freed]
    if not found:
        return {}
    sheets = lay_out_strips(found)
    language = opened.town.city.languages[0]
    document = Document(sheets=sheets, title=title, language=language)
    return {STRIPS: PaperFile(content=paint_pdf(document), codes=((),) * len(sheets))}


def _strip(honoree: Honoree, opened: OpenedPlan) -> Strip:
    town, campaign = opened.town.city, opened.campaign
    languages = dict.fromkeys((town.languages[0], campaign.second_line, "en"))
    return Strip(
        name=(town.languages[0], honoree.name(town.languages[0])),
        news=tuple((code, line) for code in languages if (line := _news(honoree, code))),
        small=warning_lines(campaign, town),
        mark=campaign.mark,
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
