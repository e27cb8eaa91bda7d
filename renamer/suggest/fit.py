"""What makes an honoree fit a place: pure functions to a finding of 0..1.

The grounds are the source ids of the honoree's entry and the OSM refs of what lies around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.l10n import language_name
from renamer.suggest.criteria import Finding
from renamer.suggest.near import RADIUS_M
from renamer.suggest.suitable import called, missions_in_sight

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from renamer.model.honoree import Honoree
    from renamer.model.place import LandmarkKind
    from renamer.suggest.near import Sight, Surroundings

_BY_THEME_ALONE = 0.6
_BY_OTHER_ROLE = 0.85
"""Somebody's first role is what they are known for."""
_ONE, _MANY = 0.2, 0.3
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
    strength: float = 1.0


_KINSHIP: Final[Mapping[LandmarkKind, _Kinship]] = {
    "library": _Kinship(
        roles=("writer", "poet", "translator", "lexicographer", "publisher", "printer"),
        themes=frozenset({"literature"}),
    ),
    "theatre": _Kinship(
        roles=("theatre maker", "playwright", "musician"), themes=frozenset({"theatre", "music"})
    ),
    "museum": _Kinship(roles=("artist", "historian"), themes=frozenset({"art", "history"})),
    "cultural_centre": _Kinship(
        roles=("artist", "musician", "film maker", "poet", "choir"),
        themes=frozenset({"art", "music", "film"}),
    ),
    "court": _Kinship(
        roles=("lawyer", "human rights defender", "human rights organisation"),
        themes=frozenset({"law"}),
    ),
    "parliament": _Kinship(
        roles=("human rights defender", "politician", "statesman", "lawyer"),
        themes=frozenset({"law", "freedom"}),
    ),
    "government": _Kinship(roles=("politician", "statesman"), themes=frozenset(), strength=0.7),
    "newsroom": _Kinship(
        roles=("journalist", "blogger", "media", "publisher"), themes=frozenset({"press"})
    ),
    "university": _Kinship(
        roles=("student", "scientist", "educator"), themes=frozenset({"education", "science"})
    ),
    "school": _Kinship(
        roles=("educator", "student"), themes=frozenset({"education"}), strength=0.7
    ),
    "place_of_worship": _Kinship(roles=("saint",), themes=frozenset({"faith"})),
}
"""Which houses belong to whom."""


def theme(pairing: Pairing) -> Finding | None:
    """Find a house nearby that belongs to what the honoree did: a writer near a library."""
    best: Finding | None = None
    for sight in pairing.around.sights:  # the nearest first
        if best is not None and best.value >= _closeness(sight):
            break
        found = _theme_of(sight, pairing.honoree)
        if found is not None and (best is None or found.value > best.value):
            best = found
    return best


def _theme_of(sight: Sight, honoree: Honoree) -> Finding | None:
    kinship = _KINSHIP.get(sight.landmark.kind)
    if kinship is None:
        return None
    closeness = _closeness(sight) * kinship.strength
    role = next((role for role in kinship.roles if role in honoree.roles), None)
    shared = sorted(kinship.themes.intersection(honoree.themes))
    if role is not None:
        value = closeness if role == honoree.roles[0] else closeness * _BY_OTHER_ROLE
        said = _being(honoree, role)
    elif shared:
        value, said = closeness * _BY_THEME_ALONE, f"{_stands(honoree)} for {shared[0]}"
    else:
        return None
    return Finding(
        value=value,
        text=f"{honoree.name('en')} {said}; {called(sight)} is {sight.distance_m:.0f} m away",
        grounds=(
            _source_of(honoree, role or shared[0], *sorted(kinship.themes)),
            sight.landmark.osm_ref,
        ),
    )


def cause(pairing: Pairing) -> Finding | None:
    """Give the name of the cause itself to where people gather; else ask whose cause it was."""
    around, honoree = pairing.around, pairing.honoree
    shared = sorted(_CAUSE.intersection(honoree.themes))
    if honoree.kind == "dedication" and gathers(around):
        value, said = 1.0, "the name of the cause itself, for the place where people gather"
    elif shared and honoree.kind != "dedication":
        many = honoree.kind != "person" and gathers(around)
        value = _MANY if many else _ONE
        said = f"{_stands(honoree)} for {' and '.join(shared)}, which the day is about"
        if many:
            said += ": many together, for the place where people gather"
    else:
        return None
    return Finding(
        value=value,
        text=f"{honoree.name('en')}: {said}",
        grounds=(_source_of(honoree, *shared), around.place.osm_refs[0]),
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
                text=f"the story of {honoree.name('en')} can be read in "
                f"{language_name(language, 'en')}",
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


def _source_of(honoree: Honoree, *words: str) -> str:
    """Return the source that backs one of these words, the first before the next, else the first.

    A source says in words what it backs: "musician" is looked for as "music", too.
    """
    for word in (*words, *(word[:5] for word in words)):
        for source in honoree.sources:
            if re.search(rf"\b{re.escape(word)}", source.backs, re.IGNORECASE):
                return source.id
    return honoree.sources[0].id


def is_dead(honoree: Honoree) -> bool:
    """Whether a source says that they have died."""
    return honoree.standing.code in _DEAD or honoree.died is not None


def tie(pairing: Pairing) -> Finding:
    """Say why this pair: what on the map ties them, or that nothing does.

    The value is 0: what the tie is worth is counted by the other terms.
    """
    honoree, place = pairing.honoree, pairing.around.place
    found = theme(pairing)
    if found is None and honoree.kind != "person" and gathers(pairing.around):
        found = cause(pairing)
    text = found.text if found else "a symbolic choice: nothing on the map ties them"
    grounds = found.grounds if found else (place.osm_refs[0], honoree.sources[0].id)
    return Finding(value=0.0, text=text, grounds=grounds)


def _closeness(sight: Sight) -> float:
    return 1 - sight.distance_m / (2 * RADIUS_M)


def _being(honoree: Honoree, role: str) -> str:
    """Say what somebody was, or is; of an organisation and of the disappeared only the role."""
    if honoree.kind != "person" or honoree.standing.code == "disappeared":
        return f"({role})"
    return f"{'was' if is_dead(honoree) else 'is'} {_article(role)} {role}"


def _stands(honoree: Honoree) -> str:
    past = is_dead(honoree) or honoree.standing.code in {"dissolved", "disappeared"}
    return "stood" if past else "stands"


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
