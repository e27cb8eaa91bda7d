"""Photo cards: what to hold into a camera instead of a face, in words that fit the standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renamer.l10n import texts
from renamer.printing.photocard import (
    PhotoCard,
    Quotation,
    can_bear,
    lay_out_photo_card,
    two_on_a_sheet,
)
from renamer.registry.clock import is_stale
from renamer.site.wording import situation_lines
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, Page, unless_it_fits
from renamer.workflow.pieces.card_pages import check_paper
from renamer.workflow.pieces.wording import code_left_out, drafts_in, link_of, said, where
from renamer.workflow.web import situation_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from renamer.model.campaign import Epigraph
    from renamer.model.honoree import Honoree
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is read."""
    return text


THINKING: Final = _("I am thinking of you,")
THINKING_OF_ALL: Final = _("I am thinking of all of you,")
WELCOME: Final = _("Welcome to freedom,")
STANDING: Final = _("I stand with you,")
STANDING_WITH_ALL: Final = _("I stand with all of you,")
NOT_FORGOTTEN: Final = _("We do not forget you,")
IN_MEMORY: Final = _("In memory")
MESSAGES: Final = (
    THINKING,
    THINKING_OF_ALL,
    WELCOME,
    STANDING,
    STANDING_WITH_ALL,
    NOT_FORGOTTEN,
    IN_MEMORY,
)
_DEAD: Final = frozenset({"died", "died_in_custody", "killed"})
_RELEASED: Final = frozenset({"released", "released_in_exile"})
_LONGEST_VERSE, _MOST_LINES = 44, 3


def make(making: Making) -> Made:
    """Return a card for each stop, or two on a sheet (A5), or why there are none."""
    return unless_it_fits(lambda: _made(making), "photocards")


def _made(making: Making) -> Made:
    check_paper(making.choices.paper, ("A4", "A5"))
    cards = [_card(stop, making) for stop in making.stops]
    sheets = [lay_out_photo_card(card) for card in cards]
    codes: list[tuple[str, ...]] = [(card.link.payload,) if card.link else () for card in cards]
    if making.choices.paper == "A5":
        sheets = list(two_on_a_sheet(sheets))
        codes = [
            tuple(code for one in codes[at : at + 2] for code in one)
            for at in range(0, len(codes), 2)
        ]
    return Made(
        pages=tuple(Page(sheet=one, codes=found) for one, found in zip(sheets, codes, strict=True)),
        notices=(
            *drafts_in("photocards", MESSAGES, making.languages),
            *(
                code_left_out("the photo card of", stop)
                for stop, card in zip(making.stops, cards, strict=True)
                if stop.target and not card.link
            ),
        ),
    )


def head_of(honoree: Honoree, today: datetime.date) -> str:
    """Return the words above a name, in English: none of them says what may have changed since.

    "I am thinking of you" stays true on the day after a release; only a fresh standing is welcomed.
    Above a dedication, which says itself what it wishes, stands the slogan of the campaign.
    """
    code = honoree.standing.code
    if honoree.kind == "dedication":
        return ""
    if honoree.died is not None or code in _DEAD:
        return IN_MEMORY
    several = honoree.kind != "person"
    if code == "imprisoned":
        return THINKING_OF_ALL if several else THINKING
    if code == "disappeared":
        return NOT_FORGOTTEN
    if several:
        return STANDING_WITH_ALL
    return WELCOME if code in _RELEASED and not is_stale(honoree, today) else STANDING


def epigraph_for(stop: Stop, epigraphs: Sequence[Epigraph]) -> Epigraph | None:
    """Return a short line without a caution: by whom the place honours, else the next in turn."""
    fitting = [one for one in epigraphs if not one.caution and _is_short(one)]
    own = [one for one in fitting if one.honoree == stop.honoree.id]
    if own:
        return own[0]
    return fitting[stop.number % len(fitting)] if fitting else None


def _is_short(epigraph: Epigraph) -> bool:
    verse = epigraph.text.strip().split("\n")
    return len(verse) <= _MOST_LINES and max(map(len, verse)) <= _LONGEST_VERSE


def _card(stop: Stop, making: Making) -> PhotoCard:
    honoree, language = stop.honoree, making.language
    head = head_of(honoree, making.today)
    epigraph = epigraph_for(stop, making.campaign.epigraphs)
    situation = situation_of(honoree, making.today)
    link = link_of(stop)
    names = dict.fromkeys(
        (code, honoree.name(code)) for code in (language, making.campaign.second_line)
    )
    return PhotoCard(
        head=said(head, making.languages) if head else _slogans(making),
        name=tuple({text: (code, text) for code, text in reversed(names)}.values())[::-1],
        told=tuple((language, line) for line in situation_lines(situation, texts(language))),
        where=where(making),
        warning=warning_lines(making.campaign, making.city),
        mark=making.campaign.mark,
        quotation=_quotation(epigraph) if epigraph else None,
        link=link if link and can_bear(link) else None,
    )


def _slogans(making: Making) -> tuple[tuple[str, str], ...]:
    """Return the slogan of the campaign in the languages that have one, else town and day."""
    slogans = {one.language: one.text for one in making.campaign.slogans}
    known = tuple((code, slogans[code]) for code in making.languages if code in slogans)
    return known or (where(making),)


def _quotation(epigraph: Epigraph) -> Quotation:
    return Quotation(
        language=epigraph.language,
        text=epigraph.text,
        english=epigraph.english,
        author=f"{epigraph.author}, «{epigraph.work}», {epigraph.year}",
    )
