"""The map poster: the town with its new names, for a wall or a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.printing.map_poster import PAPERS_MM, lay_out_map_poster
from renamer.workflow.pieces import Made, Page, unless_it_fits
from renamer.workflow.public_paper import public_paper

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return the poster on A3, or on the paper that was asked for.

    Raises
    ------
    UsageError
        If there is no such paper.
    """
    size = (making.choices.paper or "A3").upper()
    if size not in PAPERS_MM:
        raise UsageError(
            f"a map poster cannot be {making.choices.paper!r}",
            where="--paper",
            fix=f"ask for one of {', '.join(PAPERS_MM)}",
        )
    return unless_it_fits(lambda: _made(making, size), "the map poster")


def _made(making: Making, size: str) -> Made:
    paper = public_paper(making)
    sheet = lay_out_map_poster(paper, size)
    return Made(pages=(Page(sheet=sheet, codes=(paper.link.payload,) if paper.link else ()),))
