"""Taking withheld people out of a plan: their codes stay, so that printed ones still lead home."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from renamer.model.notice import Notice
from renamer.model.plan import WITHHELD, Plan, Renaming

if TYPE_CHECKING:
    from collections.abc import Collection


def without_withheld(plan: Plan, withheld: Collection[str]) -> Plan:
    """Return the plan with nothing in it that tells of whoever is withheld.

    A renaming keeps its code and place, and the decision "withheld": its page says that the name
    was removed on request. Name, wording, reasons and notes go.
    """
    gone = set(withheld)
    return dataclasses.replace(
        plan,
        honorees=tuple(one for one in plan.honorees if one.id not in gone),
        pins={place: who for place, who in plan.pins.items() if who not in gone},
        bans=tuple(one for one in plan.bans if one not in gone),
        standings={who: told for who, told in plan.standings.items() if who not in gone},
        renamings=tuple(_emptied(one) if one.honoree in gone else one for one in plan.renamings),
    )


def tells_of(text: str, withheld: Collection[str]) -> bool:
    """Whether a text holds the id of somebody who is withheld, though it be in a comment."""
    return any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text) for one in withheld)


def withheld_codes(plan: Plan) -> tuple[str, ...]:
    """Return the codes whose pages say that a name was removed on request."""
    return tuple(one.code for one in plan.renamings if one.decision == "withheld")


def notices_of(plan: Plan) -> tuple[Notice, ...]:
    """Return where something is withheld; not whom."""
    text = "withheld on request: nothing is made of it; its code leads to a page that says so"
    return tuple(
        Notice(level="caution", code="withheld", where=f"renamings[{index}]", text=text)
        for index, one in enumerate(plan.renamings)
        if one.decision == "withheld"
    )


def _emptied(one: Renaming) -> Renaming:
    return Renaming(
        code=one.code,
        place=one.place,
        anchor_lonlat=one.anchor_lonlat,
        old=one.old,
        place_class=one.place_class,
        honoree=WITHHELD,
        decision="withheld",
    )
