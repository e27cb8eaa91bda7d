"""Blank cards and writing paper for letters to prison: nothing of the campaign is on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.printing.mail import PICTURES, lay_out_cards, lay_out_paper
from renamer.workflow.pieces import Made, Page
from renamer.workflow.pieces.card_pages import TwoSides, card_pages

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making

TITLE = "Cards and writing paper"
"""Of the file too: no town, no day."""


def make(making: Making) -> Made:
    """Return a sheet of cards and one of writing paper, the same whoever is honoured."""
    if making.campaign.letters is None:
        return Made(pages=(), nothing="the campaign says nothing of letters to people in prison")
    cards = [TwoSides(front=front, back=back) for front, back in lay_out_cards()]
    paper = Page(sheet=lay_out_paper(PICTURES[0]))
    return Made(pages=(*card_pages(cards, making.choices.paper), paper), title=TITLE)
