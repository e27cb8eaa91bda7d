"""Cards of two sides as pages: four on a sheet for home, or each side alone for a print shop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.printing.two_sides import CARDS_A_SHEET, sheets
from renamer.workflow.pieces import Page

if TYPE_CHECKING:
    from renamer.model.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSides:
    """A laid-out card; `codes` are the payloads on its back."""

    front: Sheet
    back: Sheet
    codes: tuple[str, ...] = ()


def card_pages(cards: Sequence[TwoSides], paper: str | None) -> tuple[Page, ...]:
    """Return fronts and backs in turn, as a printer of two sides wants them.

    Raises
    ------
    UsageError
        If there is no such paper for cards.
    """
    if paper == "A6":
        return tuple(
            page
            for card in cards
            for page in (Page(sheet=card.front), Page(sheet=card.back, codes=card.codes))
        )
    check_paper(paper, ("A4", "A6"))
    pages: list[Page] = []
    pairs = [(card.front, card.back) for card in cards]
    for at, (front, back) in enumerate(sheets(pairs)):
        some = cards[at * CARDS_A_SHEET : (at + 1) * CARDS_A_SHEET]
        codes = tuple(code for card in some for code in card.codes)
        pages += (Page(sheet=front), Page(sheet=back, codes=codes))
    return tuple(pages)


def check_paper(paper: str | None, known: tuple[str, ...]) -> None:
    """Make sure that a piece comes on the paper asked for; None is the first one.

    Raises
    ------
    UsageError
        If it does not.
    """
    if paper not in (None, *known):
        raise UsageError(
            f"this does not come on {paper}", fix=f"choose --paper {' or --paper '.join(known)}"
        )
