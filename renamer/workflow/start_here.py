"""start-here.html: what lies in the kit and what to do with it, in the group's languages."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer import l10n
from renamer.drawing.symbols import name_words
from renamer.l10n import language_name
from renamer.registry.defuse import defused
from renamer.site.wording import in_language
from renamer.templating import render
from renamer.workflow.name_index import name_rows
from renamer.workflow.pieces import PIECES, about

if TYPE_CHECKING:
    from renamer.l10n import Texts
    from renamer.model.campaign import Campaign
    from renamer.model.notice import Notice
    from renamer.model.place import Town
    from renamer.model.plan import Plan
    from renamer.workflow.stops import Stop


_GRAVITY = {"caution": 0, "info": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFacts:
    """What start-here.html tells about one kit."""

    plan: Plan
    town: Town
    campaign: Campaign
    stops: Sequence[Stop]
    notices: Sequence[Notice]
    plan_file: str
    share_link: str
    pieces: tuple[str, ...] = ()
    """The names of the papers that lie in the kit besides the signs."""


def start_here(facts: KitFacts, languages: Sequence[str]) -> dict[str, bytes]:
    """Return start-here.html in the first of these languages, and its siblings in the others."""
    spoken = [code for code in dict.fromkeys((*languages, "en")) if code in l10n.languages()]
    editions = [
        {
            "language": code,
            "label": language_name(code),
            "file": "start-here.html" if position == 0 else f"start-here.{code}.html",
        }
        for position, code in enumerate(spoken)
    ]
    return {edition["file"]: _page(facts, edition, editions).encode() for edition in editions}


def _page(facts: KitFacts, edition: dict[str, str], editions: list[dict[str, str]]) -> str:
    language = edition["language"]
    _ = l10n.texts(language)
    snapshot = facts.town.snapshot
    return render(
        "papers/start-here.html",
        _=_,
        language=language,
        editions=editions,
        draft=bool(_.drafts),
        city=facts.town.city.names.get(language, facts.town.city.name),
        day=_.day(facts.plan.day),
        campaign=facts.campaign.names.get(language, facts.campaign.names["en"]),
        stops=[_stop(stop, _) for stop in facts.stops],
        index=name_rows(facts.stops, facts.town.city.languages),
        plan_file=facts.plan_file,
        paper=facts.plan.paper,
        base_url=facts.plan.base_url,
        share_link=facts.share_link,
        checks=_checks(facts),
        care=[item for line in facts.campaign.care if (item := in_language(line, language))],
        warning=facts.campaign.warning_line(language),
        pieces=[
            {"file": PIECES[name].file, "about": about(name, language)} for name in facts.pieces
        ],
        licence=facts.campaign.texts_licence,
        dangers=[item for item in facts.notices if item.level == "danger"],
        notices=sorted(
            (item for item in facts.notices if item.level != "danger"),
            key=lambda item: _GRAVITY[item.level],
        ),
        attribution=snapshot.attribution,
        data_date=_date(_, snapshot.data_date),
    )


def _stop(stop: Stop, _: Texts) -> dict[str, object]:
    return {
        "number": stop.number,
        "name": stop.title,
        "old": stop.renaming.old or (name_words(stop.place, _) if stop.place else None),
        "pdf": f"signs/{stop.slug}.pdf",
        "svg": f"signs/{stop.slug}.svg",
        "payload": stop.target.payload if stop.target else "",
        "readable": stop.target.readable if stop.target else "",
    }


def _checks(facts: KitFacts) -> list[dict[str, str]]:
    """Return the printed names that a native speaker must look at, each with the reason."""
    unnamed = facts.campaign.listed_hosts if facts.plan.edition == "no-links" else ()
    printed = [
        name
        for stop in facts.stops
        for name in (*stop.local, *((stop.second_line,) if stop.second_line else ()))
        if name.why_check
    ]
    return [
        {
            "language": name.language,
            "label": language_name(name.language),
            "text": name.text,
            "why": defused(name.why_check or "", unnamed),
        }
        for name in dict.fromkeys(printed)
    ]


def _date(_: l10n.Texts, day: datetime.date | None) -> str:
    return _.day(day) if day else _("date unknown")
