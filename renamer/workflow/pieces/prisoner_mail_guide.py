"""The sheet that tells how to write to people in prison: it stays at home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from renamer.l10n import texts
from renamer.printing.mail import Guide, lay_out_guide
from renamer.site.wording import in_language, situation_lines
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, Page
from renamer.workflow.pieces.wording import drafts_in
from renamer.workflow.web import situation_of

if TYPE_CHECKING:
    from renamer.l10n import Texts
    from renamer.model.letters import LetterHelper, Letters
    from renamer.workflow.pieces import Making


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is read."""
    return text


TITLE = _("Letters and cards to people in prison")


def make(making: Making) -> Made:
    """Return the sheet in the town's language, the campaign's and English."""
    letters = making.campaign.letters
    if letters is None:
        return Made(pages=(), nothing="the campaign says nothing of letters to people in prison")
    spoken = dict.fromkeys(texts(code).language for code in making.languages)
    guides = [_guide(letters, making, texts(code)) for code in spoken]
    return Made(
        pages=tuple(Page(sheet=lay_out_guide(guide)) for guide in guides),
        notices=tuple(drafts_in("prisoner-mail-guide", (TITLE,), making.languages)),
    )


def _guide(letters: Letters, making: Making, _: Texts) -> Guide:
    advice = (in_language(one.text, _.language) for one in letters.advice)
    addresses = making.opened.plan.edition != "no-links"
    return Guide(
        language=_.language,
        title=_(TITLE),
        stays=_("This sheet stays with you: do not put it into the envelope."),
        advice=tuple(found[1] for found in advice if found),
        check=_(
            "Look for words that can stop a letter before you copy it: {command}",
            command="renamer letter check FILE",
        ),
        ask=_(
            "We keep no addresses of prisons. These organisations tell to whom letters are wanted; "
            "open their pages abroad only:"
        ),
        helpers=tuple(_helper(one, _, addresses=addresses) for one in letters.helpers),
        people=tuple(_people(making, _)),
        warning=warning_lines(making.campaign, making.city),
    )


def _helper(helper: LetterHelper, _: Texts, *, addresses: bool) -> tuple[str, str]:
    """Return a helper's name and what it does; one without an address is named in words only."""
    does = in_language(helper.does, _.language)
    told = does[1] if does else ""
    if helper.unnamed:
        told += " – " + _("no address here: in the country concerned, opening it is punished")
    name = f"{helper.name}, {helper.address}" if helper.address and addresses else helper.name
    return name, told


def _people(making: Making, _: Texts) -> Iterator[str]:
    """Yield who of the signs is in prison as far as is known, each with the day it was known."""
    imprisoned = {
        stop.honoree.id: stop.honoree
        for stop in making.stops
        if stop.honoree.standing.code == "imprisoned"
    }
    if not imprisoned:
        yield _("Nobody on our signs is known to be in prison.")
        return
    yield _("On our signs; ask whether letters are wanted before you write:")
    for honoree in imprisoned.values():
        known = situation_lines(situation_of(honoree, making.today), _)
        yield "; ".join((honoree.name(_.language), *known))
