"""Whom an id means, and what else would name somebody who is withheld."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from renamer.text import fold, sounds

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree

_NEAR: Final = 0.8
_SHORTEST: Final = 4
"""Surnames that sound shorter than this would be found in everything."""


def meant(told: str, known: Collection[str]) -> str | None:
    """Return the id that was meant, whatever its case, blanks and underscores, if it is known."""
    if told in known:
        return told
    tidy = _tidy(told)
    return next((one for one in known if _tidy(one) == tidy), None)


def nearest(told: str, known: Collection[str]) -> str | None:
    """Return the known id that is nearly this one, if there is any."""
    near = difflib.get_close_matches(_tidy(told), sorted(known), n=1, cutoff=_NEAR)
    return near[0] if near else None


def surnames(honorees: Iterable[Honoree]) -> tuple[str, ...]:
    """Return what the surnames of people sound like in every language, without their endings."""
    keys = {
        sounds(form.nominative.split()[-1]).rstrip("aeiou")
        for honoree in honorees
        if honoree.kind == "person"
        for form in honoree.names.values()
        if form.nominative.split()
    }
    return tuple(sorted(key for key in keys if len(key) >= _SHORTEST))


def names_any(text: str, keys: Collection[str], bearer: Honoree) -> bool:
    """Whether a text or an address names one of `surnames`; what `bearer` is called is theirs."""
    own = [key for form in bearer.names.values() for key in _words(form.nominative)]
    others = tuple(key for key in keys if not any(word.startswith(key) for word in own))
    return bool(others) and any(word.startswith(others) for word in _words(unquote(text)))


def _words(text: str) -> list[str]:
    return [sounds(word) for word in re.split(r"[\W_]+", text) if word]


def _tidy(told: str) -> str:
    return re.sub(r"[\s_-]+", "-", fold(told)).strip("-")
