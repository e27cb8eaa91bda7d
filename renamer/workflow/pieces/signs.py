"""The signs themselves, one on a page, with their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.workflow.paper import claims, lay_out_signs, payloads
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return every sign as often as the plan wants copies."""
    signs = lay_out_signs(making.stops, making.opened.plan, making.city, making.campaign)
    return Made(
        pages=tuple(
            Page(sheet=sign.sheet, codes=payloads(stop), claims=claims(stop, sign))
            for stop, sign in zip(making.stops, signs, strict=True)
            for _ in range(stop.renaming.copies)
        ),
        notices=tuple(notice for sign in signs for notice in sign.notices),
    )
