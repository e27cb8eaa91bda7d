"""Postcards: greetings to those honoured who may be written to, and a polite word to officials."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from renamer.errors import StyleError
from renamer.printing import styles
from renamer.printing.postcard import Postcard, lay_out_postcard
from renamer.printing.two_sides import CARDS_A_SHEET
from renamer.registry.clock import FREE
from renamer.registry.gate import is_within_reach
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, unless_it_fits
from renamer.workflow.pieces.card_pages import TwoSides, card_pages
from renamer.workflow.pieces.wording import code_left_out, drafts_in, link_of, said, where

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.printing.plate_style import PlateStyle
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is read."""
    return text


HELLO: Final = _("We stand here with you.")
NAMED: Final = _("For one day this place bears your name:")
WISH: Final = _("Freedom for all political prisoners")
GOOD_DAY: Final = _("Good day,")
PLEASE: Final = _(
    "please help to bring about the release of everyone who is in prison for their opinions. "
    "Until then, may they have a doctor, a lawyer and letters from home."
)
REGARDS: Final = _("With kind regards")
_MEETS: Final = FREE | {"active", "in_exile"}


def make(making: Making) -> Made:
    """Return the cards, four on a sheet, or why there are none."""
    return unless_it_fits(lambda: _made(making), "postcards")


def _made(making: Making) -> Made:
    """Return a greeting for each stop that can have one; requests to officials fill the sheet.

    A campaign that concerns no country has no officials to ask.
    """
    style = styles.read_style(
        making.opened.plan.style or styles.style_for(making.city.slug, making.city.country)
    )
    greeted = [stop for stop in making.stops if may_be_greeted(stop.honoree)]
    cards = [_with_room(_greeting(stop, making), style) for stop in greeted]
    coded = zip(greeted, cards, strict=True)
    notices = [
        code_left_out("the postcard to", stop)
        for stop, card in coded
        if stop.target and not card.link
    ]
    if making.campaign.countries:
        spare = CARDS_A_SHEET - len(cards) % CARDS_A_SHEET
        cards += [_request(making)] * (1 if making.choices.paper == "A6" else spare)
    messages = (HELLO, NAMED, WISH, GOOD_DAY, PLEASE, REGARDS)
    return Made(
        pages=card_pages([_two_sides(card, style) for card in cards], making.choices.paper),
        nothing="nobody on the signs can be sent a card",
        notices=(*drafts_in("postcards", messages, _languages(making)), *notices),
    )


def _two_sides(card: Postcard, style: PlateStyle) -> TwoSides:
    front, back = lay_out_postcard(card, style)
    return TwoSides(front=front, back=back, codes=(card.link.payload,) if card.link else ())


def _with_room(card: Postcard, style: PlateStyle) -> Postcard:
    """Return a card without its code where that leaves no room for the words."""
    if card.link is None:
        return card
    try:
        lay_out_postcard(card, style)
    except StyleError:
        return dataclasses.replace(card, link=None)
    return card


def may_be_greeted(honoree: Honoree) -> bool:
    """Whether a card may be sent: to organisations and freed people, all of them abroad.

    A card from an action can bring whoever is in reach of the authorities before a court.
    """
    return (
        honoree.kind in {"organisation", "person"}
        and honoree.standing.code in _MEETS
        and not is_within_reach(honoree)
    )


def _languages(making: Making) -> tuple[str, ...]:
    return tuple(dict.fromkeys((making.language, making.campaign.second_line)))


def _greeting(stop: Stop, making: Making) -> Postcard:
    return Postcard(
        day=making.opened.plan.day,
        mark=making.campaign.mark,
        band_languages=tuple(dict.fromkeys(name.language for name in stop.local)),
        where=where(making),
        greeting=tuple(_lines_to(stop, language) for language in _languages(making)),
        warning=warning_lines(making.campaign, making.city),
        names=stop.local[:2],
        second_line=stop.second_line,
        link=link_of(stop),
    )


def _lines_to(stop: Stop, language: str) -> tuple[tuple[str, str], ...]:
    """Return the greeting in a language, with the new name in it or as the plate has it."""
    name = stop.names.get(language)
    told = (name.language, name.text) if name else (stop.local[0].language, stop.title)
    to = (language, f"{stop.honoree.name(language)},")
    return (to, *said(HELLO, (language,)), *said(NAMED, (language,)), told)


def _request(making: Making) -> Postcard:
    languages = _languages(making)
    return Postcard(
        day=making.opened.plan.day,
        mark=making.campaign.mark,
        band_languages=(making.language,),
        where=where(making),
        greeting=tuple(
            tuple(line for text in (GOOD_DAY, PLEASE, REGARDS) for line in said(text, (language,)))
            for language in languages
        ),
        warning=warning_lines(making.campaign, making.city),
        wish=said(WISH, making.languages),
    )
