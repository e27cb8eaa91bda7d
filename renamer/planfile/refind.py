"""The places of a plan found again after the map has changed."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from shapely.geometry import Point

from renamer.geo import distance_m, to_metric
from renamer.model.notice import Notice
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.model.notice import Level
    from renamer.model.place import Place, Town
    from renamer.model.plan import Plan, Renaming

NEAR_M = 300.0
"""A place farther from the anchor than this is another one of the same name."""
SAME_SPOT_M = 30.0
"""A place without a name farther off than this is another one."""


def refind(plan: Plan, town: Town) -> tuple[Plan, tuple[Notice, ...]]:
    """Return the plan with the ids its places have now, and what was found or lost.

    A place keeps its id as long as it still lies at its anchor; else the nearest one of its old
    name takes its place. Codes never change. What is not found stays as it was, with a notice
    that names what lies there now.
    """
    moved: dict[str, str] = {}
    renamings: list[Renaming] = []
    notices: list[Notice] = []
    for index, one in enumerate(plan.renamings):
        place = _find(one, town)
        spot = f"renamings[{index}].place"
        if place is None:
            renamings.append(one)
            notices.append(_notice("danger", "place-lost", spot, _lost(one, town)))
        elif place.id == one.place:
            renamings.append(one)
        else:
            moved[one.place] = place.id
            renamings.append(
                dataclasses.replace(one, place=place.id, anchor_lonlat=place.anchor_lonlat)
            )
            text = f"{one.place!r} is {place.id!r} on this map"
            if one.old and place.name and fold(one.old) != fold(place.name):
                text += f": it is called {place.name!r} now"
            notices.append(_notice("info", "place-found", spot, text))
    found = dataclasses.replace(
        plan,
        renamings=tuple(renamings),
        pins={moved.get(place, place): honoree for place, honoree in plan.pins.items()},
        bans=tuple(moved.get(banned, banned) for banned in plan.bans),
    )
    return found, tuple(notices)


def _find(renaming: Renaming, town: Town) -> Place | None:
    """Return the place by its id, else by its old name, if it lies near its anchor."""
    same = town.place(renaming.place)
    named = [same] if same is not None else []
    named += [place for place in town.places if _is_called(place, renaming)]
    anchor = to_metric(Point(renaming.anchor_lonlat), town.city.crs_m)
    away_m = {
        place.id: anchor.distance(to_metric(place.geometry, town.city.crs_m)) for place in named
    }
    reach_m = NEAR_M if renaming.old is not None else SAME_SPOT_M
    near = [place for place in named if away_m[place.id] <= reach_m]
    if same in near:
        return same
    return min(near, key=lambda place: (away_m[place.id], place.id), default=None)


def _is_called(place: Place, renaming: Renaming) -> bool:
    """Whether a place bears the old name, or bore it; or has none, like the one that was meant."""
    if renaming.old is None:
        return place.is_nameless and place.place_class == renaming.place_class
    return fold(renaming.old) in map(fold, (place.name, *place.facts.old_names))


def _lost(renaming: Renaming, town: Town) -> str:
    problem = f"{renaming.old or renaming.place!r} is not on this map near its anchor"
    drop = 'write decision = "dropped"'
    if not town.places:
        return f"{problem}: {drop}"
    anchor = renaming.anchor_lonlat
    nearest = min(
        town.places, key=lambda place: (distance_m(place.anchor_lonlat, anchor), place.id)
    )
    return f"{problem}: write place = {nearest.id!r} if that ({nearest.name}) is it, else {drop}"


def _notice(level: Level, code: str, where: str, text: str) -> Notice:
    return Notice(level=level, code=code, where=where, text=text)
