"""Everything a team should know of its plan before it prints: each remark once."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from renamer.model.notice import Notice
from renamer.registry.clock import ahead_of, changes, stale_summary
from renamer.registry.defuse import defused
from renamer.registry.gate import everything_on
from renamer.registry.whom import names_any
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.people import honorees_of
from renamer.workflow.stops import Stop, prepare_stops

if TYPE_CHECKING:
    from renamer.printing.sign import LaidOut
    from renamer.workflow.plans import OpenedPlan


def notices_of(
    opened: OpenedPlan, stops: Sequence[Stop], signs: Sequence[LaidOut], today: datetime.date
) -> tuple[Notice, ...]:
    """Return every remark on plan, stops, people and signs, in this order."""
    found = (
        *opened.notices,
        *_about_the_day(opened, today),
        *(notice for stop in stops for notice in stop.notices),
        *(
            notice
            for stop in stops
            for notice in everything_on(stop.honoree, opened.campaign, opened.town.city.country)
        ),
        *changes(opened.plan.standings, honorees_of(opened.plan, opened.campaign)),
        *_about_updates(opened, stops),
        *ahead_of((stop.honoree for stop in stops), today),
        *stale_summary((stop.honoree for stop in stops), today),
        *_namesakes(stops, opened.town.city.languages),
        *_about_signs(stops, signs),
    )
    if opened.plan.edition == "no-links":
        found = tuple(_without_hosts(found, opened.campaign.listed_hosts))
    return tuple(dict.fromkeys(found))


def _without_hosts(found: Sequence[Notice], listed: Collection[str]) -> Iterator[Notice]:
    """Yield the remarks for the edition that names no listed host, not even to warn of it."""
    for notice in found:
        if text := defused(notice.text, listed):
            yield dataclasses.replace(notice, text=text)


def look_over(opened: OpenedPlan, today: datetime.date) -> tuple[Notice, ...]:
    """Lay out every sign of a plan without writing anything; return the remarks.

    Raises
    ------
    RenamerError
        If a sign cannot be made as the plan wants it.
    """
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    signs = lay_out_signs(stops, opened.plan, opened.town.city, opened.campaign)
    return notices_of(opened, stops, signs, today)


def _about_the_day(opened: OpenedPlan, today: datetime.date) -> Iterator[Notice]:
    if opened.plan.day < today:
        yield Notice(
            level="caution",
            code="day-is-past",
            where="day",
            text=f"{opened.plan.day} is past; the signs say that they come down on this day",
        )


def _about_updates(opened: OpenedPlan, stops: Sequence[Stop]) -> Iterator[Notice]:
    """Yield what the updates leave to look at: of the people of this plan, and ids of nobody."""
    campaign = opened.campaign
    chosen = {stop.honoree.id: stop.honoree for stop in stops}
    known = {*chosen, *campaign.honorees}
    for where, text in campaign.remarks:
        if where in chosen or where not in known:
            yield Notice(level="caution", code="updates", where=where, text=text)
    for who, honoree in chosen.items():
        if any(
            names_any(story, campaign.withheld_names, honoree)
            for story in (honoree.stories or {}).values()
        ):
            text = f"the story of {who} seems to name somebody who was withheld on request: "
            text += "read it and take that out"
            yield Notice(level="caution", code="story-names-withheld", where=who, text=text)


def _namesakes(stops: Sequence[Stop], languages: Sequence[str]) -> Iterator[Notice]:
    """Warn of two people whose odonyms join the same part of their names."""
    for language in languages:
        bearers: dict[str, list[str]] = {}
        for stop in stops:
            form = stop.honoree.names.get(language)
            if form and form.stem:
                bearers.setdefault(form.stem, []).append(stop.title)
        for stem, titles in bearers.items():
            if len(titles) > 1:
                yield Notice(
                    level="caution",
                    code="namesakes",
                    where=", ".join(titles),
                    text=f"these signs honour different people, but all of them say {stem!r}",
                )


def _about_signs(stops: Sequence[Stop], signs: Sequence[LaidOut]) -> Iterator[Notice]:
    """Say of which sign a remark is: people know it by its name, not by its code."""
    for stop, sign in zip(stops, signs, strict=True):
        for notice in sign.notices:
            by_code = notice.where == stop.renaming.code
            yield dataclasses.replace(notice, where=stop.title) if by_code else notice
