"""Signs to be held up on a stick, read from both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.printing.held import lay_out_held
from renamer.workflow.asked import bilingual, copied, lay_out_small, paper_of
from renamer.workflow.paper import payloads
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return every sign on a sheet of its own, as often as the plan wants copies."""
    paper = paper_of(making)
    _ = bilingual(making)
    strip = _("Put the stick between here and tape it")[0]
    fold = _("Fold backwards along this line")[0]
    return Made(
        pages=tuple(
            Page(sheet=lay_out_held(sign.sheet, paper, strip, fold), codes=2 * payloads(stop))
            for stop, sign in copied(making, lay_out_small(making, paper))
        )
    )
