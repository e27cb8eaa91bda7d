"""Finding an entry by what somebody remembers of it, in any script and spelling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from renamer.text import fold, sounds

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree


def search(text: str, honorees: Iterable[Honoree]) -> tuple[Honoree, ...]:
    """Return the entries whose names, who-lines or id hold every word of the text.

    Names are compared by what they sound like, too: Bykov, Bykau, Быкаў, Быков and Bykaŭ are one.
    """
    words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
    return tuple(
        honoree
        for honoree in honorees
        if words and all(_holds(honoree, fold(word), sounds(word)) for word in words)
    )


def _holds(honoree: Honoree, plain: str, sound: str) -> bool:
    names = [form.nominative for form in honoree.names.values()]
    lines = (honoree.id, *names, *honoree.who.values())
    return any(plain in fold(line) for line in lines) or bool(
        sound and any(sound in sounds(name) for name in names)
    )
