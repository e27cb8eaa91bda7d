"""Which places are no stage for a renaming, and what a group must know about the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.model.notice import Notice
from renamer.suggest.namesakes import seems_personal
from renamer.suggest.near import Sight, Surroundings, survey
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from renamer.model.place import Place, Town

WATCHED_M = 200.0
"""Within this distance of a mission a camera may see who stands there."""

WATCHING = frozenset({"BY", "RU"})
"""Whose missions watch: Minsk charges people for rallies abroad, and Moscow is its ally."""

CAMERAS = (
    "you may be filmed here; people with family in its country skip this stop, "
    "and the action works without it"
)

_LONGEST_M = 3_000.0
_SHORTEST_M = 40.0
_SMALLEST_M2 = 250.0
_LARGEST_M2 = 300_000.0

_REST = (
    "cemetery|graveyard|churchyard|friedhof|cimetiere|kirkjugard|hautausmaa|begravning|cmentarz"
    "|kapines|hrbitov|cementerio|cimitero"
)
_CARE = "hospital|hopital|krankenhaus|sairaala|sjukhus|spitali|szpital|ligonine|nemocnice|hospiz"
_MOURNING = "opfer|victim|holocaust|shoah|deport|martyr|ghetto|genocid|genozid|resistance"
_CARS = r"tunnel|parking|parkhaus|garage\b|\bacces\b"
_WORDS = (
    (re.compile(_CARS), "it belongs to cars: nobody can stand there"),
    (re.compile(_REST), "a burial ground is a place of mourning"),
    (re.compile(_CARE), "a hospital needs its street and its quiet"),
    (re.compile(_MOURNING), "its name remembers victims or people who resisted"),
)


def suitable(place: Place, town: Town) -> str | None:
    """Return why the place is no stage for a renaming, or None where it is one.

    A place that honours a person is never renamed: an action of solidarity takes a name away from
    nobody, least of all from women, victims or minorities. The map's etymology tag tells, and
    where it is missing the words of the name.
    """
    if place.is_nameless:
        return "the map knows no name of it: a team that wants it adds it by hand"
    if place.facts.namesake:
        return f"the map says whom it is named after ({place.facts.namesake}): nobody loses a name"
    folded = fold(place.name)
    for words, reason in _WORDS:
        if words.search(folded):
            return reason
    if seems_personal(place.name, town.city.languages):
        return "its name seems to honour a person: nobody loses a name"
    return _unfit_size(place)


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


def cautions(place: Place, town: Town) -> tuple[Notice, ...]:
    """Return what a group must know before it stands at this place.

    On cameras: the authorities in Minsk claimed in January 2025 to know 365 people from rallies
    abroad and charged about 104 of them.
    """
    (around,) = survey([place], town.landmarks, town.city)
    return tuple(
        Notice(
            level="danger",
            code="watched-place",
            where=place.id,
            text=f"{called(sight)} is {sight.distance_m:.0f} m away: {CAMERAS}",
        )
        for sight in missions_in_sight(around, WATCHING)
    )


def called(sight: Sight) -> str:
    """Return how to speak of a landmark that may have no name on the map."""
    mark = sight.landmark
    if mark.kind == "diplomatic":
        return mark.name or f"a diplomatic mission of {mark.country or 'an unnamed country'}"
    return mark.name or f"a {mark.kind}"
