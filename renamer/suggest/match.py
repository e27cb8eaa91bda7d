"""Which honoree for which place: one flagship and a few more, within a walk.

What is pinned stays and what is banned never comes. `pick` chooses the places, `guard` sets aside
whom the town has already, `assign` gives each place its honoree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import PlanError
from renamer.model.suggestion import Suggestion
from renamer.suggest.assign import assign
from renamer.suggest.guard import already_there
from renamer.suggest.pick import APART_M, WALK_M, candidates, pick
from renamer.suggest.score import DEFAULT, merged

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from renamer.model.honoree import Honoree
    from renamer.model.place import LonLat, Town

__all__ = ["APART_M", "WALK_M", "suggest"]


def suggest(
    town: Town,
    honorees: Sequence[Honoree],
    *,
    countries: Sequence[str] = ("BY",),
    count: int = 3,
    weights: Mapping[str, float] = DEFAULT,
    pins: Mapping[str, str] | None = None,
    bans: Collection[str] = (),
    default_dedication: str = "",
    near: tuple[LonLat, float] | None = None,
    avoid_missions: bool = False,
    traces: Sequence[str] = (),
    watching: Collection[str] | None = None,
) -> tuple[Suggestion, ...]:
    """Return the best places of a town, each with its honoree, the flagship first.

    Parameters
    ----------
    town : Town
        Its places and landmarks.
    honorees : sequence of Honoree
        Those that may be proposed (the registry's gate has been asked), and whoever is pinned.
    countries : sequence of str
        The countries the campaign is about, ISO 3166-1 alpha-2.
    count : int
        How many; pins count and are never left out.
    weights : mapping of str to float
        By term (see WEIGHT_NAMES); what is missing has its default.
    pins : mapping of str to str, optional
        Place id to honoree id: always together.
    bans : collection of str
        Ids of places and honorees that are never suggested.
    default_dedication : str
        Id of the honoree for the leading square.
    near : tuple of LonLat and float, optional
        A point and a radius in metres: only places whose anchor lies within are suggested.
    avoid_missions : bool
        Leave out every place within reach of the cameras of a mission.
    traces : sequence of str
        Words that point to the country concerned.
    watching : collection of str, optional
        The countries whose missions may film; Belarus and Russia unless told.

    Raises
    ------
    PlanError
        If a weight or a pin names what is not there.
    """
    merged_weights = merged(weights)
    people = {honoree.id: honoree for honoree in honorees if honoree.id not in bans}
    pinned = _pinned(town, people, pins or {})
    there = already_there(town, people.values())
    stops = candidates(
        town,
        merged_weights,
        countries=countries,
        bans=bans,
        pinned=pinned,
        near=near,
        avoid_missions=avoid_missions,
        watching=watching,
        traces=traces,
    )
    picked = pick(stops, pinned, count)
    pairs = assign(
        picked,
        [one for one in people.values() if one.id not in there],
        pinned,
        dedication=default_dedication,
        languages=town.city.languages or ("en",),
        weights=merged_weights,
    )
    made = [
        Suggestion(
            place=pair.stop.place,
            honoree=pair.honoree,
            reasons=(*pair.stop.reasons, *pair.reasons),
        )
        for pair in pairs
    ]
    leading = next((stop for stop in picked if stop.at_mission), None)
    last = {stop.place.id for stop in picked if stop.watched and stop is not leading}
    return tuple(sorted(made, key=lambda s: (s.place.id in last, -s.score, s.place.id)))


def _pinned(
    town: Town, people: Mapping[str, Honoree], pins: Mapping[str, str]
) -> dict[str, Honoree]:
    """Return the honoree of each pinned place; every fault is told at once."""
    places = {place.id for place in town.places}
    faults = [f"no place {place!r}" for place in sorted(pins) if place not in places]
    faults += [
        f"no honoree {one!r} to propose" for one in sorted(pins.values()) if one not in people
    ]
    if faults:
        raise PlanError("; ".join(faults), where="pins", fix="correct or remove these pins")
    return {place: people[honoree] for place, honoree in pins.items()}
