"""The index of an action: which old name becomes which new one, in the order of a street index.

Streets stand under what they are called after ("Paix, rue de la" under P), glued names under the
whole word ("Laugavegur"), and what has no name at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from renamer.collation import sort_key
from renamer.drawing.symbols import name_words
from renamer.l10n import texts
from renamer.odonymy.grammar import read_grammar
from renamer.odonymy.parse import parse

if TYPE_CHECKING:
    from renamer.model.odonym import NewName
    from renamer.workflow.stops import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedName:
    """A name, its parts as the grammar reads them, and how an index lists it.

    `generic` and `specific` are empty where no street word is found; `heading` is the name itself
    unless the street word stands first in it.
    """

    text: str
    heading: str
    generic: str = ""
    specific: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One line of the index: a stop's name in one language of the town, old and new."""

    number: int
    language: str
    old: IndexedName
    new: IndexedName
    honoree: str
    is_nameless: bool = False


def name_rows(
    stops: Sequence[Stop], languages: Sequence[str], *, by: Literal["old", "new"] = "old"
) -> tuple[NameRow, ...]:
    """Return the index of these stops, a row for each name that a place has.

    Parameters
    ----------
    stops : sequence of Stop
        In walking order.
    languages : sequence of str
        Of the town, the first one first: it orders the rows, and every stop has a row in it.
    by : {"old", "new"}
        The name that is looked up.
    """

    def order(row: NameRow) -> tuple[object, ...]:
        heading = row.old.heading if by == "old" else row.new.heading
        last = by == "old" and row.is_nameless
        return last, sort_key(heading, languages[0]), row.number, row.language

    return tuple(sorted((row for stop in stops for row in _rows(stop, languages)), key=order))


def indexed(name: str, language: str) -> IndexedName:
    """Return how an index of this language lists a name.

    Examples
    --------
    >>> indexed("Rue de la Paix", "fr").heading
    'Paix, rue de la'
    >>> indexed("Wilhelmstraße", "de").heading
    'Wilhelmstraße'
    """
    parts = parse(name, language)
    if parts is None:
        return IndexedName(text=name, heading=name)
    heading = name
    if parts.specific and name.startswith(parts.generic):
        before = f"{_usual(parts.generic, language)} {parts.link}".rstrip()
        heading = f"{parts.specific}, {before}"
    return IndexedName(text=name, heading=heading, generic=parts.generic, specific=parts.specific)


def _rows(stop: Stop, languages: Sequence[str]) -> Iterator[NameRow]:
    known = dict(stop.place.names) if stop.place else {}
    first = stop.renaming.old or known.get(languages[0]) or (stop.place.name if stop.place else "")
    for position, language in enumerate(languages):
        old = known.get(language) if position else first
        if old or position == 0:
            new = _new_name(stop, language)
            yield NameRow(
                number=stop.number,
                language=language,
                old=indexed(old, language) if old else _nameless(stop, language),
                new=indexed(new.plate, new.language),
                honoree=stop.honoree.name(language),
                is_nameless=not old,
            )


def _new_name(stop: Stop, language: str) -> NewName:
    """Return the name on the sign in this language, else the one that stands there first."""
    return next((name for name in stop.local if name.language == language), stop.local[0])


def _nameless(stop: Stop, language: str) -> IndexedName:
    _ = texts(language)
    words = name_words(stop.place, _) if stop.place else _("(nameless)")
    return IndexedName(text=words, heading=words)


def _usual(generic: str, language: str) -> str:
    """Return a street word as running text writes it: "rue", "Straße"."""
    for known in read_grammar(language).generics.values():
        for word in (known.word, *known.also):
            if word.lower() == generic.lower():
                return word
    return generic
