"""Which places are no stage for a renaming, and what a group must know about the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.geo import distance_m
from renamer.model.notice import Notice
from renamer.suggest.namesakes import seems_personal
from renamer.suggest.near import WATCHING, Sight, Surroundings, survey
from renamer.suggest.words import respected
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from renamer.model.place import Place, Town

__all__ = [
    "CAMERAS",
    "WATCHED_M",
    "WATCHING",
    "called",
    "cautions",
    "missions_in_sight",
    "suitable",
]

WATCHED_M = 200.0
"""Within this distance of a mission a camera may see who stands there."""

CAMERAS = (
    "you may be filmed here; people with family in its country skip this stop, "
    "and the action works without it"
)

_LONGEST_M = 3_000.0
_SHORTEST_M = 40.0
_SMALLEST_M2 = 120.0
_LARGEST_M2 = 300_000.0

_CARS = re.compile(r"tunnel|parking|parkhaus|garage\b|\bacces\b")
_NAMELESS_STAGES = frozenset({"square", "green", "park", "junction"})
_BEFORE_M = 150.0
"""A path without a name is a stage only where it leads to a mission."""


def suitable(place: Place, town: Town, countries: Collection[str] = WATCHING) -> str | None:
    """Return why the place is no stage for a renaming, or None where it is one.

    A place that honours a person is never renamed: an action of solidarity takes a name away from
    nobody, least of all from women, victims or minorities. The map's etymology tag tells, and
    where it is missing the words of the name. `countries` are those to whose missions a path
    without a name may lead.
    """
    if place.facts.access:
        return f"it is not open to everybody (the map says {place.facts.access!r})"
    if place.is_nameless:
        return _unfit_nameless(place, town, countries) or _unfit_size(place)
    if place.facts.namesake:
        return f"the map says whom it is named after ({place.facts.namesake}): nobody loses a name"
    return _unfit_name(place.name, town.city.languages) or _unfit_size(place)


def _unfit_name(name: str, languages: Sequence[str]) -> str | None:
    if _CARS.search(fold(name)):
        return "it belongs to cars: nobody can stand there"
    if reason := respected(name):
        return f"{reason}: it keeps its name"
    if seems_personal(name, languages):
        return "its name seems to honour a person: nobody loses a name"
    return None


def _unfit_nameless(place: Place, town: Town, countries: Collection[str]) -> str | None:
    """Squares, greens and junctions without a name are stages; a path is so before a mission."""
    if place.kind in _NAMELESS_STAGES:
        return None
    before = any(
        distance_m(place.anchor_lonlat, mark.lonlat) <= _BEFORE_M
        for mark in town.landmarks
        if mark.kind == "diplomatic" and mark.country in countries
    )
    if before:
        return None
    return "a path without a name, known to nobody: a team that wants it adds it by hand"


def _unfit_size(place: Place) -> str | None:
    """Judge an area by its area, even if a lane bears its name too; a street by its length."""
    if place.area_m2 is not None:
        if place.area_m2 < _SMALLEST_M2:
            return f"it is only {place.area_m2:.0f} m² large"
        if place.area_m2 > _LARGEST_M2:
            return f"it is {place.area_m2 / 1e6:.1f} km² large: nobody would find the sign"
    elif place.length_m is not None:
        if place.length_m > _LONGEST_M:
            return f"it is {place.length_m / 1000:.1f} km long: a through road, no stage"
        if place.length_m < _SHORTEST_M:
            return f"it is only {place.length_m:.0f} m long"
    return None


def missions_in_sight(around: Surroundings, countries: Collection[str]) -> tuple[Sight, ...]:
    """Return the missions of these countries within WATCHED_M, the nearest first."""
    return tuple(
        sight
        for sight in around.sights
        if sight.landmark.kind == "diplomatic"
        and sight.landmark.country in countries
        and sight.distance_m <= WATCHED_M
    )


def cautions(place: Place, town: Town, watching: Collection[str] = WATCHING) -> tuple[Notice, ...]:
    """Return what a group must know before it stands at this place.

    `watching` are the countries whose missions may film (`Campaign.watched_by`).

    On cameras: the authorities in Minsk claimed in January 2025 to know 365 people from rallies
    abroad and charged about 104 of them.
    """
    missions = [mark for mark in town.landmarks if mark.kind == "diplomatic"]
    (around,) = survey([place], missions, town.city)
    return tuple(
        Notice(
            level="danger",
            code="watched-place",
            where=place.id,
            text=f"{called(sight)} is {sight.distance_m:.0f} m away: {CAMERAS}",
        )
        for sight in missions_in_sight(around, watching)
    )


def called(sight: Sight) -> str:
    """Return how to speak of a landmark that may have no name on the map."""
    mark = sight.landmark
    if mark.kind == "diplomatic":
        return mark.name or f"a diplomatic mission of {mark.country or 'an unnamed country'}"
    return mark.name or f"a {mark.kind}"
