"""Which places: what is pinned, and the best others within a walk.

The place in sight of a mission of the country concerned leads, and is the only stop within reach
of its cameras; the stops lie within a walk of the first and not on the same spot.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renamer.geo import distance_m
from renamer.suggest.near import survey
from renamer.suggest.score import place_points, place_reasons
from renamer.suggest.suitable import missions_in_sight, suitable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from renamer.model.place import LonLat, Place, Town
    from renamer.model.suggestion import Reason
    from renamer.suggest.near import Surroundings

WALK_M = 2_500.0
"""No stop lies farther from the first one, as the crow flies: half an hour on foot."""

APART_M = 150.0
"""Two stops nearer to each other than this would be one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place that may be suggested, its points, and the weights that gave them."""

    around: Surroundings
    points: float
    weights: Mapping[str, float]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it has these points; found again when asked, for only a few places are."""
        return place_reasons(self.around, self.weights)

    @property
    def place(self) -> Place:
        """The place itself."""
        return self.around.place

    @property
    def at_mission(self) -> bool:
        """Whether a mission of a country concerned is in sight."""
        return bool(missions_in_sight(self.around, self.around.concerned))

    @property
    def watched(self) -> bool:
        """Whether a mission that watches is in sight."""
        return bool(missions_in_sight(self.around, self.around.watching | self.around.concerned))


def candidates(
    town: Town,
    weights: Mapping[str, float],
    *,
    countries: Sequence[str],
    bans: Collection[str],
    pinned: Collection[str],
    near: tuple[LonLat, float] | None = None,
    avoid_missions: bool = False,
    watching: Collection[str] | None = None,
    traces: Collection[str] = (),
) -> list[Stop]:
    """Return every place that may be suggested, the best first; what is pinned always may."""
    missions = tuple(mark for mark in town.landmarks if mark.kind == "diplomatic")
    judged = replace(town, landmarks=missions)  # no other landmark decides, and each place asks all
    places = [
        place
        for place in town.places
        if place.id in pinned
        or (
            place.id not in bans
            and _within(place, near)
            and suitable(place, judged, countries) is None
        )
    ]
    stops = [
        Stop(around=around, points=place_points(around, weights), weights=weights)
        for around in survey(
            places, town.landmarks, town.city, countries, watching=watching, traces=traces
        )
    ]
    stops = [one for one in stops if one.place.id in pinned or not (avoid_missions and one.watched)]
    return sorted(stops, key=lambda stop: (-stop.points, stop.place.id))


def pick(stops: Sequence[Stop], pinned: Collection[str], count: int) -> list[Stop]:
    """Return the pinned stops and the best others; the demands loosen only where they must."""
    picked = [stop for stop in stops if stop.place.id in pinned]
    for watched_too, walk_m in ((False, WALK_M), (False, float("inf")), (True, float("inf"))):
        for stop in stops:
            if len(picked) >= count:
                return picked
            leads = stop.at_mission and not any(other.at_mission for other in picked)
            if (leads or watched_too or not stop.watched) and _fits(stop, picked, walk_m):
                picked.append(stop)
    return picked


def _within(place: Place, near: tuple[LonLat, float] | None) -> bool:
    return near is None or distance_m(place.anchor_lonlat, near[0]) <= near[1]


def _fits(stop: Stop, picked: Sequence[Stop], walk_m: float) -> bool:
    anchor = stop.place.anchor_lonlat
    gaps = [distance_m(anchor, other.place.anchor_lonlat) for other in picked]
    return not gaps or (min(gaps) >= APART_M and gaps[0] <= walk_m)
