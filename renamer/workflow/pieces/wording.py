"""What pieces of paper have in common in their words: languages, drafts, town and day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from renamer.l10n import SOURCE_LANGUAGE, language_name, texts
from renamer.model.notice import Notice
from renamer.printing.sign import SignLink

if TYPE_CHECKING:
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop

Line = tuple[str, str]
"""(language, text)"""


def said(message: str, languages: Iterable[str]) -> tuple[Line, ...]:
    """Return a sentence in each of these languages; those without it speak English, once."""
    return tuple(
        dict.fromkeys((_.language, _(message)) for _ in (texts(code) for code in languages))
    )


def where(making: Making) -> Line:
    """Return town and day in the town's language."""
    _ = texts(making.language)
    town = making.city.names.get(making.language, making.city.name)
    return making.language, f"{town} · {_.day(making.opened.plan.day)}"


def link_of(stop: Stop) -> SignLink | None:
    """Return where the code of a stop leads, if it has one."""
    target = stop.target
    return SignLink(payload=target.payload, readable=target.readable) if target else None


def code_left_out(what: str, stop: Stop) -> Notice:
    """Return the remark that there is no room for a stop's code; `what` names the card."""
    text = f"{what} {stop.honoree.name()} bears no code: there is no room for it and its address"
    return Notice(level="info", code="card-no-code", where=stop.renaming.place, text=text)


def drafts_in(piece: str, messages: Iterable[str], languages: Iterable[str]) -> Iterator[Notice]:
    """Yield a remark for each language in which no native speaker has read these sentences."""
    messages = tuple(messages)
    for language in languages:
        _ = texts(language)
        told = f"{piece} in {language_name(language, SOURCE_LANGUAGE)}"
        if language != _.language:
            text = f"{told}: there are no words for it yet, so it speaks English"
            yield Notice(level="caution", code="piece-english", where=piece, text=text)
        elif any(_.is_draft(message) for message in messages):
            text = f"{told}: no native speaker has read the words yet; have them read before print"
            yield Notice(level="info", code="piece-draft", where=piece, text=text)
