"""The signs for a copy shop, one on a page, with their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.printing.shop import lay_out_for_shop
from renamer.workflow.asked import copied, lay_out_asked, shop_size
from renamer.workflow.paper import payloads
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return every sign with bleed and crop marks, in full colour."""
    signs = lay_out_asked(making, shop_size(making), ink="full")
    return Made(
        pages=tuple(
            Page(sheet=lay_out_for_shop(sign), codes=payloads(stop))
            for stop, sign in copied(making, signs)
        )
    )
