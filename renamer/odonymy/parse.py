"""Reading an existing odonym apart: its street word, and with it the class of the place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.odonymy.grammar import languages, read_grammar
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.place import PlaceClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Odonym:
    """A name of a street or square in its two parts ("Laugavegur" = Lauga + vegur).

    `specific` is empty where the name is the street word alone ("Bulevardi").
    """

    generic: str
    specific: str
    place_class: PlaceClass
    language: str


def parse(name: str, language: str) -> Odonym | None:
    """Return the parts of a name, or None where no street word of the language is found.

    Examples
    --------
    >>> parse("Rue de Berri", "fr").specific
    'de Berri'
    """
    if language not in languages():
        return None
    grammar = read_grammar(language)
    words = nfc(name).split()
    if not words or words[0] in grammar.phrases:
        return None
    for position in grammar.found:
        odonym = {"before": _first, "after": _last, "joined": _joined}[position](words, language)
        if odonym is not None:
            return odonym
    return None


def place_class_of(name: str, language: str, default: PlaceClass) -> PlaceClass:
    """Return the class that the street word of a name tells ("Quai Albert Ier": embankment)."""
    odonym = parse(name, language)
    return odonym.place_class if odonym else default


@lru_cache(maxsize=64)
def _vocabulary(language: str) -> Mapping[str, PlaceClass]:
    """Return every known street word in lower case with its class, longest first.

    A word that forms two classes (Icelandic braut) belongs to the first of them.
    """
    found: dict[str, PlaceClass] = {}
    for place_class, generic in read_grammar(language).generics.items():
        for word in (generic.word, *generic.also, *filter(None, (generic.short,))):
            found.setdefault(word.lower(), place_class)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def _first(words: list[str], language: str) -> Odonym | None:
    return _standing(words[0], words[1:], language)


def _last(words: list[str], language: str) -> Odonym | None:
    return _standing(words[-1], words[:-1], language)


def _standing(word: str, others: list[str], language: str) -> Odonym | None:
    place_class = _vocabulary(language).get(word.lower())
    if place_class is None:
        return None
    return Odonym(
        generic=word, specific=" ".join(others), place_class=place_class, language=language
    )


def _joined(words: list[str], language: str) -> Odonym | None:
    """Find a street word at the end of the last word; abbreviations only stand alone."""
    last = words[-1]
    for word, place_class in _vocabulary(language).items():
        if last.lower().endswith(word) and len(word) > 2:
            cut = len(last) - len(word)
            specific = " ".join((*words[:-1], last[:cut].rstrip("-"))).strip()
            return Odonym(
                generic=last[cut:], specific=specific, place_class=place_class, language=language
            )
    return None
