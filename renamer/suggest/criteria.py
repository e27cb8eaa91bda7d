"""What makes a place a good stage: pure functions from its surroundings to a finding of 0..1.

A criterion looks at one place and what lies around it, never at the other places, so adding a
place to the map changes no other score. None means that it has nothing to say. Every finding
names the objects of the map that it rests on.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.suggest.suitable import WATCHED_M, WATCHING, called, missions_in_sight
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.place import LandmarkKind, PlaceKind
    from renamer.suggest.near import Surroundings

HOST_M = 120.0
_MEMORIAL_M = 40.0
_LIFE_HALF_M = 150.0
_ADDRESSEE_M = 150.0
_LIKE_A_SQUARE_M2 = 15_000.0

_GATHERING: Final[Mapping[PlaceKind, tuple[float, str]]] = {
    "square": (1.0, "a square: people can stand and be seen"),
    "pedestrian_street": (0.9, "a pedestrian street: people walk past all day"),
    "promenade": (0.6, "a promenade: people stroll here"),
    "bridge": (0.5, "a bridge: everybody crosses it"),
    "embankment": (0.5, "an embankment: people walk along the water"),
    "green": (0.5, "a green: there is room to stand"),
    "park": (0.4, "a park: there is room to stand"),
    "street": (0.3, "a street with a pavement"),
    "steps": (0.2, "steps: a picture, but a narrow one"),
}
_LIFE: Final[Mapping[LandmarkKind, float]] = {
    "parliament": 1.0,
    "theatre": 0.8,
    "station": 0.8,
    "museum": 0.6,
    "library": 0.6,
    "university": 0.5,
    "court": 0.4,
    "memorial": 0.2,
}
_HOSTS: Final[tuple[LandmarkKind, ...]] = ("theatre", "library", "university", "museum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a criterion says of a place: 0..1, a sentence, and the OSM refs behind it."""

    value: float
    text: str
    grounds: tuple[str, ...]


def mission(around: Surroundings) -> Finding | None:
    """In sight of a mission of a country concerned: the place itself is the message."""
    for sight in missions_in_sight(around, around.concerned):
        return Finding(
            value=1 - sight.distance_m / (WATCHED_M + 1),
            text=f"{called(sight)} is {sight.distance_m:.0f} m away: the place is the message",
            grounds=(sight.landmark.osm_ref, *around.place.osm_refs[:1]),
        )
    return None


def gathering(around: Surroundings) -> Finding | None:
    """Whether people stand and walk there, by the kind of the place."""
    place = around.place
    value, text = _GATHERING.get(place.kind, (0.0, ""))
    if place.kind in {"park", "green"} and (place.area_m2 or 0) <= _LIKE_A_SQUARE_M2:
        value, text = 0.7, f"a small {place.kind}: people meet there as on a square"
    return Finding(value=value, text=text, grounds=place.osm_refs[:1]) if value else None


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
    return Finding(
        value=1 - math.exp(-sum(worth[name] for name in sorted(worth)) / 2),
        text="public life all around" + (f": {', '.join(named[:3])}" if named else ""),
        grounds=tuple(refs[name] for name in best),
    )


def addressee(around: Surroundings) -> Finding | None:
    """In sight of those who can act: a parliament or a court."""
    for sight in around.sights:
        if sight.landmark.kind in {"parliament", "court"} and sight.distance_m <= _ADDRESSEE_M:
            full = 1.0 if sight.landmark.kind == "parliament" else 0.5
            return Finding(
                value=full * (1 - sight.distance_m / (2 * _ADDRESSEE_M)),
                text=f"{called(sight)} ({sight.distance_m:.0f} m) will see it",
                grounds=(sight.landmark.osm_ref,),
            )
    return None


def host(around: Surroundings) -> Finding | None:
    """Name a house whose people can say yes, lend a window and a roof in the rain."""
    for sight in around.sights:
        mark = sight.landmark
        if mark.kind in _HOSTS and mark.name and sight.distance_m <= HOST_M:
            return Finding(
                value=1 - sight.distance_m / (2 * HOST_M),
                text=f"ask {mark.name} ({mark.kind}, {sight.distance_m:.0f} m) to be the host",
                grounds=(mark.osm_ref,),
            )
    return None


def addresses(around: Surroundings) -> Finding | None:
    """Nobody lives at the name: no resident is bothered, no letter goes astray."""
    known = around.place.facts.addresses
    if known is None:
        value, text = 0.25, "how many addresses bear this name is not known: look before you ask"
    elif known == 0:
        value, text = 1.0, "no address bears this name: nobody's post or papers are touched"
    else:
        value, text = 1 / (1 + known / 5), f"{known} addresses bear this name"
    return Finding(value=value, text=text, grounds=around.place.osm_refs[:1])


def unclaimed(around: Surroundings) -> Finding | None:
    """No memorial stands on the place: nobody else's memory is covered."""
    for sight in around.sights:
        if sight.landmark.kind == "memorial" and sight.distance_m <= _MEMORIAL_M:
            return None
    return Finding(value=1.0, text="no memorial stands on it", grounds=around.place.osm_refs[:1])


def size(around: Surroundings) -> Finding | None:
    """Large enough for a crowd, small enough that everybody sees the sign."""
    place = around.place
    if place.area_m2 is not None:
        value = _trapezium(place.area_m2, 250, 1_000, 15_000, 100_000)
        text = f"{place.area_m2:,.0f} m²: room for a crowd that still sees the sign"
    elif place.length_m is not None:
        value = _trapezium(place.length_m, 40, 100, 600, 2_000)
        text = f"{place.length_m:,.0f} m long: from end to end on foot"
    else:
        return None
    return Finding(value=value, text=text, grounds=place.osm_refs[:1]) if value else None


def known(around: Surroundings) -> Finding | None:
    """Known beyond its corner: a station bears the name, or the map has it in many languages."""
    name = fold(around.place.name)
    for sight in around.sights:
        if sight.landmark.kind == "station" and fold(sight.landmark.name).endswith(name):
            return Finding(
                value=0.8,
                text=f"everybody knows the name: a station bears it ({sight.landmark.name})",
                grounds=(sight.landmark.osm_ref,),
            )
    languages = len(around.place.names)
    if languages < 2:
        return None
    return Finding(
        value=1 - math.exp(-(languages - 1) / 2),
        text=f"known beyond the town: the map has its name in {languages} languages",
        grounds=around.place.osm_refs[:1],
    )


def unwatched(around: Surroundings) -> Finding | None:
    """No camera of a mission that reports on people."""
    if missions_in_sight(around, WATCHING | around.concerned):
        return None
    return Finding(
        value=1.0,
        text=f"no mission that may film who stands here within {WATCHED_M:.0f} m",
        grounds=around.place.osm_refs[:1],
    )


def _trapezium(x: float, zero: float, full: float, full_end: float, zero_end: float) -> float:
    """Rise from `zero` to `full`, stay at 1 to `full_end`, fall to `zero_end`."""
    rising = (x - zero) / (full - zero)
    falling = (zero_end - x) / (zero_end - full_end)
    return max(0.0, min(1.0, rising, falling))
