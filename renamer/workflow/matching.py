"""Which place of a town and which honoree a row of somebody else's file means, or why none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import shapely

from renamer.geo import distance_m, to_metric
from renamer.registry.search import search
from renamer.registry.whom import meant
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.exchange.rows import Row
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import LonLat, Place, Town

NEAR_M: Final = 250.0
"""A place of the name within this distance of the point is the one that was meant."""
_SHOWN: Final = 5


class NotMatched(Exception):  # noqa: N818
    """Why a row means no place or nobody, in one clause: caught and told with the others."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a row means, and what a person should know of how it was found ("" = nothing)."""

    place: Place
    remark: str = ""


@dataclass(slots=True)
class PlaceFinder:
    """Finds places of a town by id, by name and by point."""

    town: Town
    _by_ref: dict[str, list[Place]] = field(init=False)
    _by_name: dict[str, list[Place]] = field(init=False)

    def __post_init__(self) -> None:
        """Index the town once."""
        self._by_ref, self._by_name = {}, {}
        for place in self.town.places:
            for ref in place.osm_refs:
                self._by_ref.setdefault(ref, []).append(place)
            for name in {fold(name) for name in _names(place)} - {""}:
                self._by_name.setdefault(name, []).append(place)

    def find(self, row: Row) -> Found:
        """Return the place that a row means.

        By an id of OpenStreetMap or of renamer; else the one of its name within 250 m of its
        point; else the nearest one of that name.

        Raises
        ------
        NotMatched
            If it means none, or several alike.
        """
        by_ref = {one.id: one for ref in row.osm_refs for one in self._by_ref.get(ref, ())}
        own = self.town.place(row.place_id) if row.place_id else None
        if own is not None and (not row.osm_refs or own.id in by_ref or not by_ref):
            return Found(own)
        if by_ref:
            return Found(self._one(list(by_ref.values()), row))
        named = self._by_name.get(fold(row.name), []) if row.name else []
        if not named:
            raise NotMatched(self._unknown(row))
        place = self._one(named, row)
        return Found(place, self._remark(place, row))

    def _one(self, places: list[Place], row: Row) -> Place:
        """Return the only one of some places, or the nearest to the point of the row."""
        if len(places) == 1:
            return places[0]
        if row.lonlat is None:
            ids = _listed(place.id for place in places)
            raise NotMatched(f"{len(places)} places fit: write place = {ids}, or add a point")
        return min(places, key=lambda place: (self._away_m(place, row.lonlat), place.id))

    def _remark(self, place: Place, row: Row) -> str:
        away_m = self._away_m(place, row.lonlat)
        if row.osm_refs:
            return f"{row.osm_refs[0]} is not on this map: taken by its name, {place.id}"
        if away_m > NEAR_M:
            return f"{place.id} is the nearest of that name, {away_m:.0f} m from the point"
        return ""

    def _unknown(self, row: Row) -> str:
        if not (row.name or row.osm_refs or row.place_id):
            problem = "it says neither a name nor an id of a place"
        else:
            problem = f"no place here is {row.name or row.osm_refs or row.place_id!r}"
        if row.lonlat is None or not self.town.places:
            return problem
        at = row.lonlat
        near = min(
            self.town.places, key=lambda place: (distance_m(place.anchor_lonlat, at), place.id)
        )
        away_m = self._away_m(near, at)
        return f"{problem}; nearest to its point is {near.id} ({near.label}, {away_m:.0f} m away)"

    def _away_m(self, place: Place, lonlat: LonLat | None) -> float:
        if lonlat is None:
            return 0.0
        crs_m = self.town.city.crs_m
        return float(
            to_metric(shapely.Point(lonlat), crs_m).distance(to_metric(place.geometry, crs_m))
        )


def find_honoree(row: Row, campaign: Campaign) -> Honoree:
    """Return the honoree that a row means, by id or by its name in any language.

    Raises
    ------
    NotMatched
        If it means nobody of the registry, several, or somebody who is withheld.
    """
    if not row.honorees:
        raise NotMatched("it does not say whom it honours")
    for words in row.honorees:
        if meant(words, campaign.withheld):
            raise NotMatched("whom it honours was withheld on request: nothing is made of it")
        if (known := meant(words, campaign.honorees)) is not None:
            return campaign.honorees[known]
    for words in row.honorees:
        found = _named(words, campaign.honorees.values()) or list(
            search(words, campaign.honorees.values())
        )
        if len(found) == 1:
            return found[0]
        if found:
            raise NotMatched(f"{words!r} may be {_listed(one.id for one in found)}: write the id")
    raise NotMatched(
        f"nobody in the registry is {row.honorees[-1]!r}: an honoree of your own needs a source, "
        "so add them by hand, [[honorees]] in the plan"
    )


def _named(words: str, honorees: Iterable[Honoree]) -> list[Honoree]:
    """Return whoever is called just so in some language."""
    wanted = fold(words)
    return [
        one
        for one in honorees
        if any(wanted == fold(form.nominative) for form in one.names.values())
    ]


def _names(place: Place) -> Iterator[str]:
    yield from (place.name, *place.names.values(), *place.facts.alt_names, *place.facts.old_names)


def _listed(ids: Iterable[str]) -> str:
    told = list(ids)
    more = f" or {len(told) - _SHOWN} others" if len(told) > _SHOWN else ""
    return " or ".join(told[:_SHOWN]) + more
