"""Whom the names of a town honour, as far as its map tells: counted without a guess.

Only the map's etymology tags are read, and nothing is asked online. A number of Wikidata tells
that somebody or something is honoured, and nothing of whom: it is counted as unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.text import fold, sounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from renamer.model.honoree import Honoree, Sex
    from renamer.model.place import Place

TAGS: Final = ("name:etymology:wikidata", "name:etymology")
"""In the order in which they are read: the second only where the first is missing."""

_NUMBER = re.compile(r"Q\d+")
_OF_BELARUS = re.compile(
    r"\b(belarusian|byelorussian|belorussian|bielorusse|belarussisch\w*|weissrussisch\w*"
    r"|bialorusk\w*|baltarusi\w*|bielorus[oa]|bieloruss[oa]|vitrysk\w*|belorusk\w*|bielorusk\w*"
    r"|valkovenalai\w*|valgevene\w*|беларуск\w*|белорусск\w*|білорусь?к\w*)\b"
)
_WOMAN = re.compile(
    r"\b(woman|femme|frau|kobieta|mujer|donna|zena|kvinna|kvinde|kvinne|nainen|moteris|женщина"
    r"|жанчына|жінка)\b"
)
"""In the singular only: a tag that speaks of women can be about a man who stood up for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesake:
    """Whom or what one name honours: None where the map does not tell.

    `entry` is the registry's id of whom the tag names. `sex` comes from its source there, or from
    a plain word of the tag; `of_belarus` is never False: no tag says of whom it is not.
    """

    name: str
    tag: str | None
    entry: str | None = None
    sex: Sex | None = None
    of_belarus: bool = False

    @property
    def is_bare_number(self) -> bool:
        """Whether the tag holds numbers of Wikidata and no word."""
        return self.tag is not None and all(map(_NUMBER.fullmatch, _parts(self.tag)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNumber:
    """Every name of a town once; each number stands beside how many are not known."""

    namesakes: tuple[Namesake, ...]

    @property
    def names(self) -> int:
        """How many different names there are."""
        return len(self.namesakes)

    @property
    def tagged(self) -> int:
        """Of how many the map says whom or what they honour, in words or by a number."""
        return sum(one.tag is not None for one in self.namesakes)

    @property
    def bare_numbers(self) -> int:
        """Of how many the map has nothing but a number of Wikidata."""
        return sum(one.is_bare_number for one in self.namesakes)

    @property
    def of_belarus(self) -> tuple[Namesake, ...]:
        """Those known to honour somebody of Belarus."""
        return tuple(one for one in self.namesakes if one.of_belarus)

    @property
    def women(self) -> tuple[Namesake, ...]:
        """Those known to honour a woman."""
        return tuple(one for one in self.namesakes if one.sex == "female")

    @property
    def men(self) -> tuple[Namesake, ...]:
        """Those known to honour a man."""
        return tuple(one for one in self.namesakes if one.sex == "male")


def count_namesakes(places: Iterable[Place], people: Iterable[Honoree]) -> LocalNumber:
    """Return what is known of every name of a town.

    Parameters
    ----------
    places : iterable of Place
        Several parts that bear one name are counted once; what has no name is not counted.
    people : iterable of Honoree
        The registry's people with ties to Belarus. A tag names one of them if it holds nothing but
        their full name, in any of its languages and spellings.
    """
    registry = _by_name(people)
    bearers: dict[str, list[Place]] = {}
    for place in places:
        if not place.is_nameless:
            bearers.setdefault(fold(place.name), []).append(place)
    return LocalNumber(
        namesakes=tuple(_namesake(bearers[name], registry) for name in sorted(bearers))
    )


def _namesake(parts: list[Place], registry: Mapping[str, Honoree]) -> Namesake:
    """Judge a name by the tag that most of its parts have, the first in order among equals."""
    name = min(place.name for place in parts)
    votes = Counter(place.facts.namesake for place in parts if place.facts.namesake)
    if not votes:
        return Namesake(name=name, tag=None)
    tag = min(votes, key=lambda text: (-votes[text], text))
    found = [registry[key] for part in _parts(tag) if (key := sounds(part)) in registry]
    folded = fold(tag)
    entry = found[0] if len(found) == len(_parts(tag)) == 1 else None
    sex = entry.sex if entry and entry.sex_source else None
    if entry is None and _WOMAN.search(folded):
        sex = "female"
    return Namesake(
        name=name,
        tag=tag,
        entry=entry.id if entry else None,
        sex=sex,
        of_belarus=bool(found) or bool(_OF_BELARUS.search(folded)),
    )


def _by_name(people: Iterable[Honoree]) -> dict[str, Honoree]:
    """Return the people by the sound of each full name; a name that two bear is nobody's.

    One word alone is no full name: too many bear it.
    """
    found: dict[str, dict[str, Honoree]] = {}
    for honoree in people:
        if honoree.kind == "person":
            for forms in honoree.names.values():
                if len(forms.nominative.split()) > 1:
                    found.setdefault(sounds(forms.nominative), {})[honoree.id] = honoree
    return {name: next(iter(ones.values())) for name, ones in found.items() if len(ones) == 1}


def _parts(tag: str) -> list[str]:
    """Return what stands between the semicolons of a tag, as OpenStreetMap writes several."""
    return [part.strip() for part in tag.split(";") if part.strip()]
