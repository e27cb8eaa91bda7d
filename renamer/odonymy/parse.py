"""Reading an existing odonym apart: its street word, and with it the class of the place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.odonymy.grammar import languages, read_grammar
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.place import PlaceClass
    from renamer.odonymy.grammar import Grammar


@dataclass(frozen=True, slots=True, kw_only=True)
class Odonym:
    """A name of a street or square in its parts ("Laugavegur" = Lauga + vegur).

    `specific` is empty where the name is the street word alone ("Bulevardi"); `link` is what
    stands between the two ("Rue de la Paix": de la). A street word may serve several `classes`
    (Icelandic braut: avenue and boulevard), the usual one first.
    """

    generic: str
    specific: str
    classes: tuple[PlaceClass, ...]
    language: str
    link: str = ""

    @property
    def place_class(self) -> PlaceClass:
        """The class that the street word is usually for."""
        return self.classes[0]


def parse(name: str, language: str) -> Odonym | None:
    """Return the parts of a name, or None where no street word of the language is found.

    Examples
    --------
    >>> parse("Rue de Berri", "fr").specific
    'Berri'
    >>> parse("Unter den Linden", "de") is None
    True
    """
    if language not in languages():
        return None
    grammar = read_grammar(language)
    words = nfc(name).split()
    if not words or words[0] in grammar.phrases:
        return None
    for position in grammar.found:
        odonym = {"before": _first, "after": _last, "joined": _joined}[position](words, grammar)
        if odonym is not None:
            return odonym
    return None


def why_no_generic(name: str, language: str) -> str | None:
    """Return why a name of this language has no street word; None where that is not known.

    Examples
    --------
    >>> why_no_generic("Unter den Linden", "de")
    "'Unter' begins a phrase that says where it lies"
    """
    if language not in languages():
        return None
    grammar = read_grammar(language)
    words = nfc(name).split()
    if words and words[0] in grammar.phrases:
        return f"{words[0]!r} begins a phrase that says where it lies"
    whole = " ".join(words)
    return next((line.why for line in grammar.without if re.search(line.pattern, whole)), None)


def place_class_of(name: str, language: str, default: PlaceClass) -> PlaceClass:
    """Return the class that the street word of a name tells ("Quai Albert Ier": embankment)."""
    odonym = parse(name, language)
    return odonym.place_class if odonym else default


@lru_cache(maxsize=64)
def _vocabulary(language: str) -> Mapping[str, tuple[PlaceClass, ...]]:
    """Return every known street word in lower case with its classes, longest first."""
    found: dict[str, tuple[PlaceClass, ...]] = {}
    for place_class, generic in read_grammar(language).generics.items():
        for word in (generic.word, *generic.also, *filter(None, (generic.short,))):
            classes = found.get(word.lower(), ())
            if place_class not in classes:
                found[word.lower()] = (*classes, place_class)
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=64)
def _longest(language: str) -> int:
    """Return how many words the longest street word of a language has."""
    return max((word.count(" ") for word in _vocabulary(language)), default=0) + 1


def _first(words: list[str], grammar: Grammar) -> Odonym | None:
    for count in range(min(_longest(grammar.language), len(words)), 0, -1):
        generic = " ".join(words[:count])
        if classes := _vocabulary(grammar.language).get(generic.lower()):
            link, specific = _unlinked(" ".join(words[count:]), grammar)
            return Odonym(
                generic=generic,
                specific=specific,
                classes=classes,
                language=grammar.language,
                link=link,
            )
    return None


def _last(words: list[str], grammar: Grammar) -> Odonym | None:
    for count in range(min(_longest(grammar.language), len(words)), 0, -1):
        generic = " ".join(words[-count:])
        if classes := _vocabulary(grammar.language).get(generic.lower()):
            specific = _unquoted(" ".join(words[:-count]), grammar)
            return Odonym(
                generic=generic, specific=specific, classes=classes, language=grammar.language
            )
    return None


def _joined(words: list[str], grammar: Grammar) -> Odonym | None:
    """Find a street word at the end of the last word; abbreviations only stand alone."""
    last = words[-1]
    for word, classes in _vocabulary(grammar.language).items():
        if last.lower().endswith(word) and len(word) > 2:
            cut = len(last) - len(word)
            specific = " ".join((*words[:-1], last[:cut].rstrip("-"))).strip()
            return Odonym(
                generic=last[cut:], specific=specific, classes=classes, language=grammar.language
            )
    return None


def _unlinked(rest: str, grammar: Grammar) -> tuple[str, str]:
    """Take the word that links street word and name off the name: "de la Paix"."""
    manner = grammar.manner
    links = {*grammar.links, *filter(None, (manner.link, manner.elided))}
    for link in sorted(links, key=lambda one: (-len(one), one)):
        head = link if link.endswith(("'", "’")) else f"{link} "
        if rest.lower().startswith(head) and len(rest) > len(head):
            return rest[: len(link)], _unquoted(rest[len(head) :], grammar)
    return "", _unquoted(rest, grammar)


def _unquoted(specific: str, grammar: Grammar) -> str:
    before, after = grammar.manner.quotes
    if before and specific.startswith(before) and specific.endswith(after):
        return specific[len(before) : len(specific) - len(after)]
    return specific
