"""What makes a place a good stage, seen from it: functions of its surroundings to a finding 0..1.

A criterion looks at one place and what lies around it, never at the other places, so adding a
place to the map changes no other score. None means that it has nothing to say. Every finding
names the objects of the map that it rests on. What the place itself is, tells `ground`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.suggest.suitable import WATCHED_M, called, missions_in_sight
from renamer.suggest.words import spaced
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.place import LandmarkKind, PlaceKind
    from renamer.suggest.near import Sight, Surroundings

HOST_M = 120.0
TRACE_M = 150.0
_BEFORE_M = 40.0
"""So near to a mission one stands before it: across the street, not only by the fence."""
_LIFE_HALF_M = 150.0
_PHOTO_M = 60.0
_ADDRESSEE_M = 150.0
_LIKE_A_SQUARE_M2 = 15_000.0
_HALF_CENTRAL = 100
"""So many junctions within 400 m on foot lie about a town's inner streets."""
_BY_KIND, _BY_CENTRALITY, _BY_STOP = 0.6, 0.25, 0.15

_KINDS: Final[Mapping[PlaceKind, tuple[float, str]]] = {
    "square": (1.0, "a square: people can stand and be seen"),
    "pedestrian_street": (0.9, "a pedestrian street: people walk past all day"),
    "promenade": (0.6, "a promenade: people stroll here"),
    "bridge": (0.5, "a bridge: everybody crosses it"),
    "embankment": (0.5, "an embankment: people walk along the water"),
    "green": (0.5, "a green: there is room to stand"),
    "park": (0.4, "a park: there is room to stand"),
    "street": (0.3, "a street with a pavement"),
    "junction": (0.3, "a junction: everybody passes it"),
    "steps": (0.2, "steps: a picture, but a narrow one"),
}
_NAMELESS: Final[Mapping[PlaceKind, tuple[float, str]]] = {
    "square": (0.25, "an open place without a name, perhaps a forecourt or a wide pavement"),
    "green": (0.1, "a green without a name, perhaps a lawn or a verge"),
}
"""What the map draws so may be less than it seems: somebody has to look."""
_LIFE: Final[Mapping[LandmarkKind, float]] = {
    "parliament": 1.0,
    "government": 0.3,
    "theatre": 0.8,
    "station": 0.8,
    "museum": 0.6,
    "library": 0.6,
    "university": 0.5,
    "court": 0.4,
    "memorial": 0.2,
}
_ADDRESSEES: Final[Mapping[LandmarkKind, float]] = {
    "parliament": 1.0,
    "government": 0.4,
    "court": 0.5,
}
HOSTS: Final[tuple[LandmarkKind, ...]] = (
    "theatre",
    "library",
    "university",
    "museum",
    "cultural_centre",
)
_TRACES: Final[frozenset[LandmarkKind]] = frozenset(
    {"memorial", "cultural_centre", "museum", "library", "theatre"}
)
"""Public houses and marks. What only the diaspora uses (a parish, a school) is pointed out to
nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a criterion says of a place: 0..1, a sentence, and the OSM refs behind it."""

    value: float
    text: str
    grounds: tuple[str, ...]


def mission(around: Surroundings) -> Finding | None:
    """In sight of a mission of a country concerned: the place itself is the message."""
    for sight in missions_in_sight(around, around.concerned):
        beyond = max(0.0, sight.distance_m - _BEFORE_M)
        return Finding(
            value=1 - beyond / (WATCHED_M + 1 - _BEFORE_M),
            text=f"{called(sight)} is {sight.distance_m:.0f} m away: the place is the message",
            grounds=(sight.landmark.osm_ref, *around.place.osm_refs[:1]),
        )
    return None


def traces(around: Surroundings) -> Finding | None:
    """Find what points to the country concerned already: the name, a memorial, a house near by."""
    if around.traces is None:
        return None
    place = around.place
    names = (place.name, *place.names.values(), *place.facts.old_names, *place.facts.alt_names)
    for name in dict.fromkeys(names):
        if told := around.traces.search(spaced(name)):
            return Finding(
                value=1.0,
                text=f"its name seems to point to the country ({name}: {told[1]!r}): check why",
                grounds=place.osm_refs[:1],
            )
    for sight in around.sights:
        mark = sight.landmark
        if sight.trace and mark.kind in _TRACES and sight.distance_m <= TRACE_M:
            return Finding(
                value=0.8 * (1 - sight.distance_m / (2 * TRACE_M)),
                text=f"{called(sight)} ({mark.kind.replace('_', ' ')}, {sight.distance_m:.0f} m) "
                f"seems to point to the country ({sight.trace!r}): check why",
                grounds=(mark.osm_ref,),
            )
    return None


def presence(around: Surroundings) -> Finding | None:
    """Whether people stand and walk there: the kind of place, how central, the nearest stop."""
    place = around.place
    value, said = _KINDS.get(place.kind, (0.0, ""))
    if place.is_nameless and place.kind in _NAMELESS:
        value, said = _NAMELESS[place.kind]
    elif place.kind in {"park", "green"} and (place.area_m2 or 0) <= _LIKE_A_SQUARE_M2:
        value, said = 0.7, f"a small {place.kind}: people meet there as on a square"
    told, grounds = [said] if said else [], [*place.osm_refs[:1]]
    total = _BY_KIND * value
    if (junctions := place.facts.centrality) is not None:
        total += _BY_CENTRALITY * junctions / (junctions + _HALF_CENTRAL)
        told.append(f"{junctions} crossings of ways within 400 m on foot")
    stop = next((one for one in around.sights if one.landmark.kind == "station"), None)
    if stop is not None:
        total += _BY_STOP / (1 + stop.distance_m / _LIFE_HALF_M)
        told.append(f"{called(stop)} at {stop.distance_m:.0f} m")
        grounds.append(stop.landmark.osm_ref)
    if not total:
        return None
    return Finding(value=total, text="; ".join(told), grounds=tuple(grounds))


def life(around: Surroundings) -> Finding | None:
    """How much of the town's public life lies around: theatre, parliament, station, museum."""
    worth: dict[str, float] = {}
    refs: dict[str, str] = {}
    for sight in around.sights:
        mark = sight.landmark
        points = _LIFE.get(mark.kind, 0.0) / (1 + sight.distance_m / _LIFE_HALF_M)
        name = mark.name or mark.osm_ref  # a station is mapped once for each line: it counts once
        if points > worth.get(name, 0.0):
            worth[name], refs[name] = points, mark.osm_ref
    if not worth:
        return None
    best = sorted(worth, key=lambda name: (-worth[name], name))[:6]
    named = [name for name in best if name != refs[name]]
    text = "public life all around" + (f": {', '.join(named[:3])}" if named else "")
    behind = next((one for one in around.sights if one.landmark.kind in _LIFE), None)
    if behind is not None and behind.distance_m <= _PHOTO_M and behind.landmark.name:
        text += f"; in the photo behind the sign: {behind.landmark.name}"
    return Finding(
        value=1 - math.exp(-sum(worth[name] for name in sorted(worth)) / 2),
        text=text,
        grounds=tuple(refs[name] for name in best),
    )


def addressee(around: Surroundings) -> Finding | None:
    """In sight of those who can act: a parliament, a town hall or a ministry, a court."""
    best: Finding | None = None
    for sight in around.sights:  # the nearest first
        if sight.distance_m > _ADDRESSEE_M:
            break
        full = _ADDRESSEES.get(sight.landmark.kind, 0.0)
        value = full * (1 - sight.distance_m / (2 * _ADDRESSEE_M))
        if value > (best.value if best else 0.0):
            best = Finding(
                value=value,
                text=f"{called(sight)} ({sight.distance_m:.0f} m) will see it",
                grounds=(sight.landmark.osm_ref,),
            )
    return best


def host(around: Surroundings) -> Finding | None:
    """Name a house whose people can say yes, lend a window and a roof in the rain."""
    for sight in around.sights:
        mark = sight.landmark
        if mark.kind in HOSTS and mark.name and sight.distance_m <= HOST_M:
            return Finding(
                value=1 - sight.distance_m / (2 * HOST_M),
                text=f"ask {mark.name} ({_of_whom(sight)}) to be the host",
                grounds=(mark.osm_ref,),
            )
    return None


def _of_whom(sight: Sight) -> str:
    """Return what a house is, who runs it, and how far it is."""
    mark = sight.landmark
    told = [mark.kind.replace("_", " "), f"{sight.distance_m:.0f} m"]
    if mark.operator and fold(mark.operator) != fold(mark.name):
        told.insert(1, f"run by {mark.operator}")
    return ", ".join(told)


def unwatched(around: Surroundings) -> Finding | None:
    """No camera of a mission that reports on people."""
    if missions_in_sight(around, around.watching | around.concerned):
        return None
    return Finding(
        value=1.0,
        text=f"no mission that may film who stands here within {WATCHED_M:.0f} m",
        grounds=around.place.osm_refs[:1],
    )
