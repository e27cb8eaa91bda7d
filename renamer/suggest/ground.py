"""What a place itself offers: pure functions from its surroundings to a finding of 0..1.

Like `criteria`, each looks at one place only and names what it rests on.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from renamer.l10n import language_name
from renamer.suggest.criteria import Finding
from renamer.suggest.near import RADIUS_M
from renamer.suggest.suitable import called
from renamer.suggest.words import respected
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.model.place import LandmarkKind
    from renamer.suggest.near import Sight, Surroundings

_HALF_BOTHERED = 8
"""Two addresses are two talks; from dozens on it is a street of residents."""
_STATUE = 0.05
"""A statue is part of many a square: it asks for room, and for a look at whom it shows."""
ROOF_M = 80.0
ON_AREA_M = 0.0
ON_LINE_M = 15.0
_STOPS: Final[frozenset[LandmarkKind]] = frozenset({"station"})
_ROOFS: Final[frozenset[LandmarkKind]] = frozenset(
    {"theatre", "library", "museum", "university", "cultural_centre", "station"}
)


def addresses(around: Surroundings) -> Finding | None:
    """Nobody lives at the name: no resident is bothered, no letter goes astray."""
    if around.place.is_nameless:
        return None  # nothing to bear: `nameless` says so
    known = around.place.facts.addresses
    if known is None:
        value, text = 0.25, "how many addresses bear this name is not known: look before you ask"
    elif known == 0:
        value, text = 1.0, "no address bears this name: nobody's post or papers are touched"
    else:
        bear = "address bears" if known == 1 else "addresses bear"
        value, text = 1 / (1 + (known / _HALF_BOTHERED) ** 2), f"{known} {bear} this name"
    return Finding(value=value, text=text, grounds=around.place.osm_refs[:1])


def nameless(around: Surroundings) -> Finding | None:
    """No name yet: nobody loses one, and nobody has to be asked for it."""
    place = around.place
    if not place.is_nameless:
        return None
    where = f"it lies by {place.near}" if place.near else "no named street lies by it"
    return Finding(
        value=1.0,
        text=f"the map knows no name of it: none is taken away, no address bears it; {where}",
        grounds=place.osm_refs[:1],
    )


def stand_here(around: Surroundings) -> Finding | None:
    """Room for 15 people that is no carriageway; without steps, by a stop, under a roof."""
    place = around.place
    if place.facts.stand_here is None:
        return None
    told = ["15 people can stand here off the carriageway"]
    value, grounds = 1.0, [*place.osm_refs[:1]]
    if place.facts.steps:
        value = 0.6
        told.append("part of it is steps: look for the way without")
    elif place.facts.steps is False:
        told.append("no steps on it")
    for kinds, said, reach_m in (
        (_STOPS, "{name} {metres} m away", RADIUS_M),
        (_ROOFS, "a roof in the rain, if they let you in: {name}, {metres} m", ROOF_M),
    ):
        sight = next((one for one in around.sights if one.landmark.kind in kinds), None)
        if sight is not None and sight.distance_m <= reach_m:
            told.append(said.format(name=called(sight), metres=f"{sight.distance_m:.0f}"))
            grounds.append(sight.landmark.osm_ref)
    return Finding(value=value, text="; ".join(told), grounds=tuple(grounds))


def respect(around: Surroundings) -> Finding | None:
    """Find what stands on the place and asks for respect; it takes points away.

    On an area counts what lies within it, on a line what lies at its edge.
    """
    reach_m = ON_AREA_M if around.place.area_m2 is not None else ON_LINE_M
    worst: Finding | None = None
    for sight in around.sights:
        if sight.distance_m > reach_m:
            break
        value = _asking_for_respect(sight, around)
        if value > (worst.value if worst else 0.0):
            worst = Finding(
                value=value,
                text=f"{called(sight)} ({sight.landmark.kind.replace('_', ' ')}) stands on it: "
                "leave it free and in sight, and ask whose it is",
                grounds=(sight.landmark.osm_ref,),
            )
    return worst


def _asking_for_respect(sight: Sight, around: Surroundings) -> float:
    mark = sight.landmark
    if mark.kind == "memorial":
        return 1.0 if respected(mark.name) else _STATUE
    if mark.kind == "grave":
        return 1.0
    if mark.kind == "place_of_worship" and around.place.area_m2 is not None:
        return 0.5
    return 0.0


def size(around: Surroundings) -> Finding | None:
    """Large enough for a crowd, small enough that everybody sees the sign."""
    place = around.place
    if place.area_m2 is not None:
        value = _trapezium(place.area_m2, 100, 600, 15_000, 100_000)
        text = f"{place.area_m2:,.0f} m²: room for a crowd that still sees the sign"
    elif place.length_m is not None:
        value = _trapezium(place.length_m, 40, 100, 600, 2_000)
        text = f"{place.length_m:,.0f} m long: from end to end on foot"
    else:
        return None
    return Finding(value=value, text=text, grounds=place.osm_refs[:1]) if value else None


def known(around: Surroundings) -> Finding | None:
    """Known beyond its corner: a station bears the name, or the map has it in foreign languages."""
    name = fold(around.place.name)
    for sight in around.sights:
        if name and sight.landmark.kind == "station" and fold(sight.landmark.name).endswith(name):
            return Finding(
                value=0.8,
                text=f"everybody knows the name: a station bears it ({sight.landmark.name})",
                grounds=(sight.landmark.osm_ref,),
            )
    foreign = sorted(set(around.place.names) - set(around.languages))
    if not foreign:
        return None
    return Finding(
        value=1 - math.exp(-len(foreign) / 2),
        text="known beyond the town: the map has its name in "
        + ", ".join(language_name(code, "en") for code in foreign),
        grounds=around.place.osm_refs[:1],
    )


def _trapezium(x: float, zero: float, full: float, full_end: float, zero_end: float) -> float:
    """Rise from `zero` to `full`, stay at 1 to `full_end`, fall to `zero_end`."""
    rising = (x - zero) / (full - zero)
    falling = (zero_end - x) / (zero_end - full_end)
    return max(0.0, min(1.0, rising, falling))
