"""What makes an honoree fit a place: pure functions to a finding of 0..1.

The grounds are the source ids of the honoree's entry and the OSM refs of what lies around.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.suggest.criteria import Finding
from renamer.suggest.near import RADIUS_M
from renamer.suggest.suitable import called, missions_in_sight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renamer.model.honoree import Honoree
    from renamer.model.place import LandmarkKind
    from renamer.suggest.near import Sight, Surroundings

_BY_THEME_ALONE = 0.6
_CAUSE: Final = frozenset({"freedom", "solidarity"})
_DEAD: Final = frozenset({"died", "died_in_custody", "killed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """An honoree tried at a place; `languages` are the town's, the first one first."""

    around: Surroundings
    honoree: Honoree
    languages: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kinship:
    """Which roles (best first) and themes belong to a kind of house."""

    roles: tuple[str, ...]
    themes: frozenset[str]


_KINSHIP: Final[Mapping[LandmarkKind, _Kinship]] = {
    "library": _Kinship(
        roles=("writer", "poet", "translator", "lexicographer", "publisher", "printer"),
        themes=frozenset({"literature"}),
    ),
    "theatre": _Kinship(
        roles=("theatre maker", "playwright", "musician"), themes=frozenset({"theatre", "music"})
    ),
    "museum": _Kinship(roles=("artist", "historian"), themes=frozenset({"art", "history"})),
    "court": _Kinship(roles=("lawyer", "human rights defender"), themes=frozenset({"law"})),
    "parliament": _Kinship(
        roles=("human rights defender", "politician", "lawyer"),
        themes=frozenset({"law", "freedom"}),
    ),
    "university": _Kinship(
        roles=("scientist", "educator", "student"), themes=frozenset({"education", "science"})
    ),
}


def theme(pairing: Pairing) -> Finding | None:
    """Find a house nearby that belongs to what the honoree did: a writer near a library."""
    best: Finding | None = None
    for sight in pairing.around.sights:
        found = _theme_of(sight, pairing.honoree)
        if found is not None and (best is None or found.value > best.value):
            best = found
    return best


def _theme_of(sight: Sight, honoree: Honoree) -> Finding | None:
    kinship = _KINSHIP.get(sight.landmark.kind)
    if kinship is None:
        return None
    closeness = 1 - sight.distance_m / (2 * RADIUS_M)
    role = next((role for role in kinship.roles if role in honoree.roles), None)
    shared = sorted(kinship.themes.intersection(honoree.themes))
    if role is not None:
        value = closeness
        said = f"{_verb(honoree)} {_article(role)} {role}"
    elif shared:
        value, said = closeness * _BY_THEME_ALONE, f"stands for {shared[0]}"
    else:
        return None
    return Finding(
        value=value,
        text=f"{honoree.name('en')} {said}; {called(sight)} is {sight.distance_m:.0f} m away",
        grounds=(_source_of(honoree, role or shared[0]), sight.landmark.osm_ref),
    )


def cause(pairing: Pairing) -> Finding | None:
    """Give the name of the cause itself to where people gather; else ask whose cause it was."""
    around, honoree = pairing.around, pairing.honoree
    shared = sorted(_CAUSE.intersection(honoree.themes))
    if honoree.kind == "dedication" and gathers(around):
        value, said = 1.0, "the name of the cause itself, for the place where people gather"
    elif shared and honoree.kind != "dedication":
        value, said = 0.2, f"stands for {' and '.join(shared)}, which the day is about"
    else:
        return None
    return Finding(
        value=value,
        text=f"{honoree.name('en')}: {said}",
        grounds=(_source_of(honoree, shared[0] if shared else ""), around.place.osm_refs[0]),
    )


def gathers(around: Surroundings) -> bool:
    """Whether a group stands here together: a square, a park, the place before the mission."""
    return around.place.place_class in {"square", "park"} or bool(
        missions_in_sight(around, around.concerned)
    )


def told(pairing: Pairing) -> Finding | None:
    """Tell whether the people who pass can read the story."""
    honoree = pairing.honoree
    stories = honoree.stories or {}
    for language, value in ((pairing.languages[0], 1.0), ("en", 0.5)):
        if language in stories:
            return Finding(
                value=value,
                text=f"the story of {honoree.name('en')} can be read in {language!r}",
                grounds=tuple(source.id for source in honoree.sources[:1]),
            )
    return None


def page(pairing: Pairing) -> Finding | None:
    """Ask whether the code on a sign can lead to a public page on the honoree."""
    honoree = pairing.honoree
    if not honoree.pages:
        return None
    first = honoree.pages[0]
    return Finding(
        value=1.0,
        text=f"a public page that a code can lead to tells more: {first.title}",
        grounds=(first.url,),
    )


def _source_of(honoree: Honoree, word: str) -> str:
    """Return the source that backs this word, else the entry's first."""
    for source in honoree.sources:
        if word in source.backs:
            return source.id
    return honoree.sources[0].id


def _verb(honoree: Honoree) -> str:
    return "was" if honoree.standing.code in _DEAD or honoree.died else "is"


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
