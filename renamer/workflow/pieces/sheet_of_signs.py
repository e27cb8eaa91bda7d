"""Small signs for windows: two or four on a sheet, to be cut apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.printing.cards import GRIDS, lay_out_cards
from renamer.workflow.asked import copied, lay_out_small, paper_of
from renamer.workflow.paper import payloads
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return all cards with their copies, two on a sheet where nothing else is asked for.

    Raises
    ------
    UsageError
        If another number of signs is wanted on a sheet.
    """
    paper, each = paper_of(making), making.choices.per_sheet or 2
    if each not in GRIDS:
        wanted = " or ".join(map(str, GRIDS))
        raise UsageError(f"{each} signs on a sheet are not laid out", fix=f"ask for {wanted}")
    cards = tuple(copied(making, lay_out_small(making, paper)))
    sheets = lay_out_cards([sign.sheet for _, sign in cards], paper, each)
    codes = [payloads(stop) for stop, _ in cards]
    return Made(
        pages=tuple(
            Page(sheet=sheet, codes=sum(codes[index * each : (index + 1) * each], ()))
            for index, sheet in enumerate(sheets)
        )
    )
