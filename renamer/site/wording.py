"""Small texts of the site that depend on data: standings, dates, names of languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.l10n import Texts
    from renamer.model.honoree import Count, Event, Standing
    from renamer.site.content import Situation


_DEAD = frozenset({"died", "died_in_custody", "killed"})


def in_language(texts: Mapping[str, str], *languages: str) -> tuple[str, str] | None:
    """Return (language, text) in the first of these languages there is, then English, then any."""
    for language in (*languages, "en", *sorted(texts)):
        if texts.get(language):
            return language, texts[language]
    return None


def situation_lines(situation: Situation | None, _: Texts) -> tuple[str, ...]:
    """Return what is known of somebody with the day it was known: "As of December 2025: released".

    What ages is never told without its date. Once it has aged, only what happened is told
    ("September 2021: sentenced"), which stays true. What does not apply is not told.
    """
    if situation is None:
        return ()
    counts = tuple(_count(count, _) for count in situation.counts)
    if situation.standing.code == "not_applicable":
        return counts
    known = _standing(situation.standing, _)
    day = partial_date(situation.standing.as_of, _) if situation.standing.as_of else ""
    told: tuple[str, ...]
    if situation.is_stale and situation.event:
        told = (_event(situation.event, _), _("Last looked up: {date}", date=day))
    elif situation.standing.since and situation.standing.code in _DEAD:
        told = (f"{known}, {partial_date(situation.standing.since, _)}",)
    elif situation.is_stale:
        told = (_("Last known, {date}: {standing}", date=day, standing=known),)
    else:
        told = (_("As of {date}: {standing}", date=day, standing=known) if day else known,)
    return (*told, *counts)


def _standing(standing: Standing, _: Texts) -> str:
    return {
        "died": _("died"),
        "died_in_custody": _("died in custody"),
        "killed": _("killed"),
        "disappeared": _("disappeared"),
        "imprisoned": _("in prison"),
        "released": _("released"),
        "released_in_exile": _("released, in exile"),
        "in_exile": _("in exile"),
        "free": _("free"),
        "active": _("active"),
        "dissolved": _("dissolved by the authorities"),
    }[standing.code]


def _event(event: Event, _: Texts) -> str:
    happened = {
        "arrested": _("arrested"),
        "sentenced": _("sentenced"),
        "released": _("released"),
        "deported": _("taken out of the country"),
        "left": _("left the country"),
        "disappeared": _("disappeared"),
        "died": _("died"),
        "killed": _("killed"),
        "founded": _("founded"),
        "dissolved": _("dissolved by the authorities"),
        "listed": _("declared extremist by the authorities"),
    }[event.what]
    return f"{partial_date(event.date, _)}: {happened}"


def _count(count: Count, _: Texts) -> str:
    number = _.number(count.number)
    people = {
        "in prison": _("{number} people in prison", number=number),
        "recognised as political prisoners": _(
            "{number} people recognised as political prisoners", number=number
        ),
        "died in custody": _("{number} people died in custody", number=number),
        "released": _("{number} people released", number=number),
    }[count.what]
    day = partial_date(count.as_of, _)
    if count.since:
        since = partial_date(count.since, _)
        return _("{since} to {date}: {people}", since=since, date=day, people=people)
    return _("As of {date}: {standing}", date=day, standing=people)


def partial_date(iso: str, _: Texts) -> str:
    """Write out "2025", "2025-12" or "2025-12-15" as precisely as it is, not more."""
    from babel.dates import format_skeleton

    parts = iso.split("-")
    try:
        if len(parts) == 3:
            return _.day(date.fromisoformat(iso))
        if len(parts) == 2:
            month = date(int(parts[0]), int(parts[1]), 1)
            return str(format_skeleton("yMMMM", month, locale=_.language.replace("-", "_")))
    except ValueError:
        pass
    return iso
