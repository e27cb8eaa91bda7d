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
from renamer.suggest.words import pointing, spaced

if TYPE_CHECKING:
    import re
    from collections.abc import Collection, Sequence

    from renamer.model.place import City, Landmark, Place

RADIUS_M = 300.0
"""How far the surroundings of a place reach."""

WATCHING = frozenset({"BY", "RU"})
"""Whose missions watch: Minsk charges people for rallies abroad, and Moscow is its ally."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """A landmark as seen from a place; the distance is from the nearest part of the place.

    `trace` is the word in its name or operator that points to the country concerned, if one does.
    """

    landmark: Landmark
    distance_m: float
    trace: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """A place and every landmark within RADIUS_M of it, the nearest first.

    `concerned` are the countries (ISO alpha-2) that the campaign is about, `watching` those whose
    missions may film; `traces` finds the words that point to the countries concerned; `languages`
    are the town's own.
    """

    place: Place
    sights: tuple[Sight, ...]
    concerned: frozenset[str] = frozenset()
    watching: frozenset[str] = WATCHING
    traces: re.Pattern[str] | None = None
    languages: tuple[str, ...] = ()


def survey(
    places: Sequence[Place],
    landmarks: Sequence[Landmark],
    city: City,
    concerned: Collection[str] = (),
    *,
    watching: Collection[str] | None = None,
    traces: Collection[str] = (),
) -> tuple[Surroundings, ...]:
    """Return the surroundings of each place, in the order of the places.

    Parameters
    ----------
    places, landmarks, city
        What lies where; distances are in the CRS of the city.
    concerned : collection of str
        The countries the campaign is about, ISO 3166-1 alpha-2.
    watching : collection of str, optional
        The countries whose missions may film; WATCHING unless told.
    traces : collection of str
        Words that point to the countries concerned.
    """
    words = pointing(tuple(traces))
    pointed = [_trace(mark, words) for mark in landmarks]
    watchers = WATCHING if watching is None else frozenset(watching)
    countries = frozenset(concerned)
    found: list[list[Sight]] = [[] for _ in places]
    if places and landmarks:
        lines = to_metric(np.array([place.geometry for place in places]), city.crs_m)
        points = to_metric(shapely.points([mark.lonlat for mark in landmarks]), city.crs_m)
        pairs = shapely.STRtree(points).query(lines, predicate="dwithin", distance=RADIUS_M)
        metres = shapely.distance(lines[pairs[0]], points[pairs[1]])
        for place, mark, distance_m in zip(*pairs.tolist(), metres.tolist(), strict=True):
            sight = Sight(landmark=landmarks[mark], distance_m=distance_m, trace=pointed[mark])
            found[place].append(sight)
    return tuple(
        Surroundings(
            place=place,
            sights=tuple(sorted(sights, key=_nearest_first)),
            concerned=countries,
            watching=watchers,
            traces=words,
            languages=city.languages,
        )
        for place, sights in zip(places, found, strict=True)
    )


def _nearest_first(sight: Sight) -> tuple[float, str]:
    return sight.distance_m, sight.landmark.osm_ref


def _trace(mark: Landmark, words: re.Pattern[str] | None) -> str:
    """Return the word in the name or the operator of a landmark that points to a country."""
    if words is None:
        return ""
    told = words.search(spaced(f"{mark.name} / {mark.operator or ''}"))
    return told[1] if told else ""
