"""The guard against namesakes: nothing is proposed that the town already has.

Names are compared by what they sound like (`renamer.text.sounds`), so that a street counts in
whatever script and language the map has it: вуліца Янкі Купалы, Kupalos gatvė, ul. Janki Kupały.
A surname is enough, for a second street of one surname would be taken for the first; a surname of
under four letters, the name of an organisation and one like "X of Y" count only as a whole.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from renamer.odonymy import languages, parse
from renamer.odonymy.grammar import read_grammar
from renamer.text import fold, sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from renamer.model.honoree import Honoree
    from renamer.model.place import Place, Town

_SHORTEST = 4
"""A surname of fewer letters, spelled as it sounds, is too common a syllable."""

_STEM = 5
"""What must be left of a word when an ending is taken off."""

_ENDINGS: Final = frozenset(
    {"a", "e", "i", "o", "u", "s", "n", "ai", "am", "an", "as", "ei", "en", "es", "in", "is"}
    | {"oi", "om", "os", "ova", "ovi", "us", "aha", "eho", "oho"}
    | {"ska", "skai", "ske", "skei", "ski", "ს", "ის"}
)
"""Endings of cases and adjectives, as `sounds` spells them: Kupal-os, Kalinowsk-iego."""

_WEAK: Final = "~"
"""Marks a stem of four letters, which counts only beside the other words: Woln-ej Białorusi."""

_LONGEST_ENDING = max(map(len, _ENDINGS))
_WORD: Final = re.compile(r"\w+")


def already_there(town: Town, honorees: Iterable[Honoree]) -> dict[str, str]:
    """Return, by the id of an honoree, in a sentence what of that name the town already has.

    Whoever the town has nothing of is not in the answer.
    """
    people = sorted(honorees, key=lambda one: one.id)
    forms = {one.id: _forms(one) for one in people}
    spelled = _spelled(word for names in forms.values() for name in names for word in name)
    wanted: dict[str, set[str]] = defaultdict(set)
    for word, sound in spelled.items():
        for key in _honoree_keys(sound):
            wanted[key].add(word)
        for key in _weak_keys(sound):
            wanted[key].add(_WEAK + word)
    bearers = _bearers(town, wanted)
    found: dict[str, str] = {}
    for one in people:
        seen = _seen(forms[one.id], _surname_is_enough(one, forms[one.id]), spelled, bearers)
        places = [town.places[number] for number in {number for number, _ in seen}]
        if places:
            first = min(places, key=lambda place: (place.name, place.id))
            found[one.id] = _sentence(one, first)
    return found


def _bearers(town: Town, wanted: Mapping[str, set[str]]) -> dict[str, set[tuple[int, int]]]:
    """Return where each word of the honorees stands: in which place, in which of its names."""
    texts = [tuple(_texts(place)) for place in town.places]
    meant = _meant({word for some in texts for text in some for word in _words(text)}, wanted)
    bearers: dict[str, set[tuple[int, int]]] = defaultdict(set)
    if meant:
        for number, some in enumerate(texts):
            for index, text in enumerate(some):
                for word in _words(text):
                    for name in meant.get(word, ()):
                        bearers[name].add((number, index))
    return bearers


def _seen(
    forms: tuple[tuple[str, ...], ...],
    by_surname: bool,
    spelled: Mapping[str, str],
    bearers: Mapping[str, set[tuple[int, int]]],
) -> set[tuple[int, int]]:
    """Return where one of the forms of a name stands: in which place, in which of its names."""
    nothing: set[tuple[int, int]] = set()
    seen: set[tuple[int, int]] = set()
    for form in forms:
        if by_surname and len(spelled.get(form[-1], "")) >= _SHORTEST:
            seen |= bearers.get(form[-1], nothing)
        else:
            seen |= set.intersection(
                *(bearers.get(word, nothing) | bearers.get(_WEAK + word, nothing) for word in form)
            )
    return seen


def _sentence(honoree: Honoree, place: Place) -> str:
    where = place.name or f"a place by {place.near or 'no named street'}"
    return (
        f"the town has {where} already ({place.osm_refs[0]}): "
        f"a second name like {honoree.name('en')} would be mixed up with it"
    )


def _texts(place: Place) -> Iterator[str]:
    """Yield every name of a place on the map: today's, in all languages, old ones, whose it is."""
    yield place.name
    for name in place.names.values():
        if name != place.name:
            yield name
    facts = place.facts
    yield from facts.old_names
    yield from facts.alt_names
    if facts.namesake:
        yield facts.namesake


def _forms(honoree: Honoree) -> tuple[tuple[str, ...], ...]:
    """Return every form of the name, in words; the surname is the last one."""
    found = set()
    for form in honoree.names.values():
        whole = () if honoree.kind == "person" else form.bare_odonyms()
        for name in (form.nominative, form.genitive, *whole):
            words = tuple(_words(name or ""))
            if words:
                found.add(words)
    return tuple(sorted(found))


def _surname_is_enough(honoree: Honoree, forms: tuple[tuple[str, ...], ...]) -> bool:
    """Whether the last word is a surname: not in "Euphrosyne of Polatsk", nor in one word."""
    if honoree.kind != "person" or any(len(form) < 2 for form in forms):
        return False
    return not any(_has_particle(form.nominative) for form in honoree.names.values())


def _has_particle(name: str) -> bool:
    """Whether a small word joins a name; a script without capitals has none that we could tell."""
    first = [word[0] for word in name.split()]
    return any(map(str.islower, first)) and any(map(str.isupper, first))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("’", "").replace("'", ""))


def _spelled(words: Iterable[str]) -> dict[str, str]:
    """Return what each word sounds like; all are spelled at once, which is much faster."""
    unique = sorted(set(words))
    joined = "".join(f"{word}{'|/'[index % 2]}" for index, word in enumerate(unique))
    sounded = re.split(r"[|/]", sounds(joined))
    return dict(zip(unique, sounded, strict=False))


def _meant(raw: set[str], wanted: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Return which words of the honorees' names each word of the map stands for."""
    meant: dict[str, set[str]] = {}
    beginnings = {key.removeprefix(_WEAK)[:_SHORTEST] for key in wanted}
    spellings: dict[str, set[str]] = defaultdict(set)
    for names in wanted.values():
        for name in names:
            spellings[fold(name.removeprefix(_WEAK))[:_SHORTEST]].add(name.removeprefix(_WEAK))
    for word, sound in _spelled(raw).items():
        if sound not in wanted and sound[:_SHORTEST] not in beginnings:
            continue  # nearly every word of a map
        for key in (*_place_keys(sound), *_weak_keys(sound)):
            if key in wanted:
                meant.setdefault(word, set()).update(wanted[key])
        # Sounds are rough: within a longer word the spelling must be the same, too.
        folded = fold(word)
        same = {
            one for one in spellings.get(folded[:_SHORTEST], ()) if folded.startswith(fold(one))
        }
        for name in _glued(word) if same and len(sound) > _STEM + 2 else ():
            if found := same & wanted.get(sounds(name), set()):
                meant.setdefault(word, set()).update(found)
    return meant


def _glued(word: str) -> Iterator[str]:
    """Yield the name in a word that a street word is glued to: Kupalastraße, Chagallgatan."""
    for language in _gluing():
        odonym = parse(word, language)
        if odonym is not None and odonym.specific:
            yield odonym.specific
            if odonym.specific[-1] in "sn":  # the genitive, which may belong to the name
                yield odonym.specific[:-1]


@cache
def _gluing() -> tuple[str, ...]:
    """Return the languages that write street word and name in one."""
    return tuple(one for one in languages() if "joined" in read_grammar(one).found)


def _honoree_keys(sound: str) -> Iterator[str]:
    yield sound
    for length in (1, 2):
        if len(sound) - length >= _STEM and sound[-length:] in _ENDINGS:
            yield sound[:-length]


def _weak_keys(sound: str) -> Iterator[str]:
    ending = sound[_SHORTEST:]
    if len(sound) >= _SHORTEST and (not ending or ending in _ENDINGS):
        yield _WEAK + sound[:_SHORTEST]


def _place_keys(sound: str) -> Iterator[str]:
    yield sound
    for length in range(1, min(_LONGEST_ENDING, len(sound) - _STEM) + 1):
        if sound[-length:] in _ENDINGS:
            yield sound[:-length]
