"""The do-no-harm gate: whom renamer proposes by itself, and what must be said of the others.

After the guidance in docs/reference/registry.md: a sign abroad can harm a person who is within
reach of those who hold them, so nobody who is or may be is proposed without a public campaign of
their own. The user may pin anybody; then the cautions are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renamer.model.notice import Notice

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.notice import Level

WITHIN_REACH: Final = frozenset({"Belarus", "in prison", "unknown"})
"""Where somebody living can be made to pay for a sign abroad."""

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


def is_within_reach(honoree: Honoree) -> bool:
    """Whether somebody living, in Belarus or nobody knows where, can be made to pay for it.

    An organisation or a group counts as its members do.
    """
    if honoree.kind == "dedication" or (honoree.kind == "person" and not is_living(honoree)):
        return False
    return honoree.lives_in in WITHIN_REACH or honoree.standing.code == "imprisoned"


def has_public_campaign(honoree: Honoree) -> bool:
    """Whether a source shows that they, their family or their organisation campaign in public."""
    source = honoree.consent_source
    return (
        honoree.consent == "public campaign"
        and source is not None
        and honoree.source(source) is not None
    )


def may_propose(honoree: Honoree) -> tuple[bool, str]:
    """Return whether renamer may suggest the honoree by itself, and why (not), in English."""
    if honoree.kind == "dedication":
        return True, "a dedication needs nobody's consent"
    if honoree.kind == "person" and not is_living(honoree):
        return True, "belongs to history: nobody can be harmed"
    if not is_within_reach(honoree):
        return True, "lives or works abroad"
    if has_public_campaign(honoree):
        return True, "campaigns in public, by a source"
    where = "in prison" if honoree.standing.code == "imprisoned" else honoree.lives_in
    return False, f"within reach ({where}) and no source for a public campaign: ask first"


def may_propose_in(honoree: Honoree, campaign: Campaign, country: str) -> bool:
    """Whether renamer may suggest the honoree by itself in a town of this country (ISO alpha-2)."""
    return honoree.id not in campaign.unasked_in(country) and may_propose(honoree)[0]


def cautions_for(honoree: Honoree) -> tuple[Notice, ...]:
    """Return everything to be read before the honoree is pinned or printed.

    How old the standing is tells `clock.stale_summary`, once for all.
    """
    notices = [_notice("caution", "caution", honoree, text) for text in honoree.cautions]
    allowed, reason = may_propose(honoree)
    if not allowed:
        notices.insert(0, _notice("danger", "not-proposed", honoree, f"Not proposed: {reason}."))
    if is_living(honoree):
        notices.append(_standing_notice(honoree))
        if honoree.consent == "unknown":
            text = "Whether this person wants to be honoured in public was not asked."
            notices.append(_notice("caution", "consent-unknown", honoree, text))
    return tuple(notices)


def cautions_in(honoree: Honoree, campaign: Campaign, country: str) -> tuple[Notice, ...]:
    """Return what the campaign says of this honoree in a country (ISO alpha-2)."""
    return tuple(
        _notice("caution", "country", honoree, item.text)
        for item in campaign.country_cautions
        if item.country == country and honoree.id in item.honorees
    )


def everything_on(honoree: Honoree, campaign: Campaign, country: str) -> tuple[Notice, ...]:
    """Return what is to be read before a team in a country (ISO alpha-2) pins the honoree."""
    unasked = honoree.id in campaign.ask_first
    text = "The campaign asks to ask first: the entry tells whom."
    asked = (_notice("caution", "ask-first", honoree, text),) if unasked else ()
    return (*cautions_for(honoree), *asked, *cautions_in(honoree, campaign, country))


def _standing_notice(honoree: Honoree) -> Notice:
    standing = honoree.standing
    told = f"{_WORDS.get(standing.code, standing.code)}, as of {standing.as_of or 'no known day'}"
    return _notice("info", "standing-as-of", honoree, f"Standing: {told}.")


def _notice(level: Level, code: str, honoree: Honoree, text: str) -> Notice:
    return Notice(level=level, code=code, where=honoree.id, text=text)
