"""What lies around a place: distances in metres between places and landmarks.

Distances are taken in the town's own metric CRS from the nearest part of a place, so they never
depend on which other places there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.geo import to_metric

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from renamer.model.place import City, Landmark, Place

RADIUS_M = 300.0
"""How far the surroundings of a place reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A landmark as seen from a place; the distance is from the nearest part of the place."""

    landmark: Landmark
    distance_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A place and every landmark within RADIUS_M of it, the nearest first.

    `concerned` are the countries (ISO alpha-2) that the campaign is about.
    """

    place: Place
    sights: tuple[Sight, ...]
    concerned: frozenset[str] = frozenset()


def survey(
    places: Sequence[Place],
    landmarks: Sequence[Landmark],
    city: City,
    concerned: Collection[str] = (),
) -> tuple[Surroundings, ...]:
    """Return the surroundings of each place, in the order of the places."""
    found: list[list[Sight]] = [[] for _ in places]
    if places and landmarks:
        lines = to_metric(np.array([place.geometry for place in places]), city.crs_m)
        points = to_metric(shapely.points([mark.lonlat for mark in landmarks]), city.crs_m)
        pairs = shapely.STRtree(points).query(lines, predicate="dwithin", distance=RADIUS_M)
        metres = shapely.distance(lines[pairs[0]], points[pairs[1]])
        for place, mark, distance_m in zip(*pairs.tolist(), metres.tolist(), strict=True):
            found[place].append(Sight(landmark=landmarks[mark], distance_m=distance_m))
    return tuple(
        Surroundings(
            place=place,
            sights=tuple(sorted(sights, key=_nearest_first)),
            concerned=frozenset(concerned),
        )
        for place, sights in zip(places, found, strict=True)
    )


def _nearest_first(sight: Sight) -> tuple[float, str]:
    return sight.distance_m, sight.landmark.osm_ref
