"""The clock of standings: how old what is known may grow, and what is still true of it then."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from renamer.model.notice import Notice

if TYPE_CHECKING:
    from renamer.model.honoree import Event, Honoree, Standing

STALE_AFTER_DAYS: Final = 90
"""A standing older than this is looked up again before anything is printed."""

_CAN_CHANGE: Final = frozenset(
    {"imprisoned", "released", "released_in_exile", "in_exile", "free", "disappeared", "active"}
)
FREE: Final = frozenset({"released", "released_in_exile", "free"})
"""The standings that are good news for somebody who was in prison."""
_OUT_OF_PRISON: Final = FREE | {"in_exile"}


def can_change(honoree: Honoree) -> bool:
    """Whether the entry's standing can be another one tomorrow."""
    return honoree.standing.code in _CAN_CHANGE and honoree.died is None


def is_stale(honoree: Honoree, today: datetime.date) -> bool:
    """Whether a standing that can change is of no known day, or older than STALE_AFTER_DAYS."""
    if not can_change(honoree):
        return False
    known = first_day(honoree.standing.as_of)
    return known is None or (today - known).days > STALE_AFTER_DAYS


def last_event(honoree: Honoree) -> Event | None:
    """Return what is known to have happened last: it stays true when the standing has aged."""
    return max(honoree.events, key=lambda event: event.date, default=None)


def stale_summary(honorees: Iterable[Honoree], today: datetime.date) -> tuple[Notice, ...]:
    """Return one line for all standings that have grown old, or none."""
    stale = sorted({honoree.name("en") for honoree in honorees if is_stale(honoree, today)})
    if not stale:
        return ()
    text = (
        f"known for more than {STALE_AFTER_DAYS} days and not looked up since: the standing of "
        f"{', '.join(stale)}; 'renamer people stale' tells where to look"
    )
    return (Notice(level="caution", code="standing-stale", where="people", text=text),)


def ahead_of(honorees: Iterable[Honoree], today: datetime.date) -> tuple[Notice, ...]:
    """Return one line for all standings of a day that is still to come, or none."""
    early = {
        honoree.name("en")
        for honoree in honorees
        for day in (honoree.standing.as_of, honoree.standing.since)
        if (known := first_day(day)) and known > today
    }
    if not early:
        return ()
    text = f"the standing of {', '.join(sorted(early))} is of a day after {today}: correct its "
    text += "as_of or since"
    return (Notice(level="caution", code="standing-ahead", where="people", text=text),)


def first_day(day: str | None) -> datetime.date | None:
    """Return the first day of "2025", "2025-12" or "2025-12-13": the cautious reading."""
    if not day:
        return None
    year, month, date = [*day.split("-"), "1", "1"][:3]
    try:
        return datetime.date(int(year), int(month), int(date))
    except ValueError:
        return None


def told(standing: Standing) -> str:
    """Return a standing as plans remember it: "imprisoned 2025-12-13"."""
    return f"{standing.code} {standing.as_of}" if standing.as_of else standing.code


def was_freed(remembered: str, honoree: Honoree) -> bool:
    """Whether somebody who was in prison when it was planned has been freed since."""
    return (
        remembered.split(" ", maxsplit=1)[0] == "imprisoned"
        and honoree.standing.code in _OUT_OF_PRISON
    )


def changes(remembered: Mapping[str, str], honorees: Mapping[str, Honoree]) -> Iterator[Notice]:
    """Yield what has changed since it was planned; `remembered` is Plan.standings."""
    for who, before in remembered.items():
        honoree = honorees.get(who)
        if honoree is None or before.split(" ")[0] == honoree.standing.code:
            continue
        text = f"{honoree.name('en')}: the plan was made when it was said: {before}; "
        text += f"now it is said: {told(honoree.standing)}"
        if was_freed(before, honoree):
            text += "; the kit holds a strip for the sign"
        yield Notice(level="caution", code="standing-changed", where=who, text=text)
