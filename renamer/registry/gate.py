"""The do-no-harm gate: whom renamer proposes by itself, and what must be said of the others.

After the guidance in docs/reference/registry.md: a sign abroad can harm a person who is within
reach of those who hold them, so nobody who is or may be is proposed without a public campaign of
their own. The user may pin anybody; then the cautions are shown.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from renamer.model.notice import Notice

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.model.notice import Level

STALE_AFTER_DAYS: Final = 180
"""A standing older than this is looked up again before anything is printed."""

WITHIN_REACH: Final = frozenset({"Belarus", "in prison", "unknown"})
"""Where a living person can be made to pay for a sign abroad."""

_DEAD: Final = frozenset({"died", "died_in_custody", "killed"})
_WORDS: Final = {
    "imprisoned": "in prison",
    "released": "released",
    "released_in_exile": "released and abroad",
    "in_exile": "abroad",
    "free": "free",
    "disappeared": "disappeared",
    "active": "active",
    "dissolved": "dissolved",
}


def has_died(honoree: Honoree) -> bool:
    """Whether the entry tells of a death, by its standing or its date."""
    return honoree.standing.code in _DEAD or honoree.died is not None


def is_living(honoree: Honoree) -> bool:
    """Whether this is a person who may be alive; one who disappeared counts as living."""
    return honoree.kind == "person" and honoree.lives_in != "dead" and not has_died(honoree)


def has_consent_source(honoree: Honoree) -> bool:
    """Whether one of the sources says that it backs the consent."""
    return any("consent" in source.backs.casefold() for source in honoree.sources)


def may_propose(honoree: Honoree) -> tuple[bool, str]:
    """Return whether renamer may suggest the honoree by itself, and why (not), in English."""
    if honoree.kind == "dedication":
        return True, "a dedication needs nobody's consent"
    if honoree.kind == "person" and not is_living(honoree):
        return True, "belongs to history: nobody can be harmed"
    within_reach = honoree.lives_in in WITHIN_REACH or honoree.standing.code == "imprisoned"
    if not within_reach:
        return True, "lives or works abroad"
    if honoree.consent == "public campaign" and has_consent_source(honoree):
        return True, "campaigns in public, by a source"
    where = "in prison" if honoree.standing.code == "imprisoned" else honoree.lives_in
    return False, f"within reach ({where}) and no source for a public campaign: ask first"


def cautions_for(honoree: Honoree, today: date | None = None) -> tuple[Notice, ...]:
    """Return everything to be read before the honoree is pinned or printed.

    Parameters
    ----------
    today : date, optional
        The day that the age of a standing is counted to; without it only the standing's own day
        is told.
    """
    notices = [_notice("caution", "caution", honoree, text) for text in honoree.cautions]
    allowed, reason = may_propose(honoree)
    if not allowed:
        notices.insert(0, _notice("danger", "not-proposed", honoree, f"Not proposed: {reason}."))
    if is_living(honoree):
        notices.append(_standing_notice(honoree, today))
        if honoree.consent == "unknown":
            text = "Whether this person wants to be honoured in public was not asked."
            notices.append(_notice("caution", "consent-unknown", honoree, text))
    return tuple(notices)


def is_stale(honoree: Honoree, today: date) -> bool:
    """Whether the standing of a living person is unknown or older than STALE_AFTER_DAYS."""
    if not is_living(honoree):
        return False
    known = _first_day(honoree.standing.as_of)
    return known is None or (today - known).days > STALE_AFTER_DAYS


def _standing_notice(honoree: Honoree, today: date | None) -> Notice:
    standing = honoree.standing
    told = f"{_WORDS.get(standing.code, standing.code)}, as of {standing.as_of or 'no known day'}"
    if today is not None and is_stale(honoree, today):
        text = f"Standing: {told}. This is old: look it up again before printing."
        return _notice("caution", "standing-stale", honoree, text)
    return _notice("info", "standing-as-of", honoree, f"Standing: {told}.")


def _notice(level: Level, code: str, honoree: Honoree, text: str) -> Notice:
    return Notice(level=level, code=code, where=honoree.id, text=text)


def _first_day(as_of: str | None) -> date | None:
    """Return the first day of "2025", "2025-12" or "2025-12-13": the cautious reading."""
    if not as_of:
        return None
    year, month, day = [*as_of.split("-"), "1", "1"][:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
