"""Which honoree for which place: one flagship and a few more, within a walk.

The rules, in order: what is pinned stays and what is banned never comes; the place in sight of a
mission of the country concerned leads, and is the only stop within reach of its cameras; the
stops lie within a walk of the first and not on the same spot; the square that leads bears the
name of the cause; people differ in what they did and are not all men.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.errors import PlanError
from renamer.geo import distance_m
from renamer.model.suggestion import Suggestion
from renamer.suggest.fit import Pairing, gathers
from renamer.suggest.near import survey
from renamer.suggest.score import DEFAULT, honoree_reasons, merged, place_reasons, points
from renamer.suggest.suitable import WATCHING, missions_in_sight, suitable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from renamer.model.honoree import Honoree
    from renamer.model.place import Place, Town
    from renamer.model.suggestion import Reason
    from renamer.suggest.near import Surroundings

WALK_M = 2_500.0
"""No stop lies farther from the first one, as the crow flies: half an hour on foot."""

APART_M = 150.0
"""Two stops nearer to each other than this would be one."""

_SAME_ROLE = 0.5
_SECOND_MAN = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place that may be suggested, and why."""

    around: Surroundings
    reasons: tuple[Reason, ...]

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
        return bool(missions_in_sight(self.around, WATCHING | self.around.concerned))


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

    Raises
    ------
    PlanError
        If a weight or a pin names what is not there.
    """
    merged_weights = merged(weights)
    people = {honoree.id: honoree for honoree in honorees if honoree.id not in bans}
    pinned = _pinned(town, people, pins or {})
    stops = _stops(town, countries, merged_weights, bans, pinned)
    picked = _pick(stops, pinned, count)
    pairs = _assign(picked, people, pinned, default_dedication, town, merged_weights)
    made = [
        Suggestion(place=stop.place, honoree=honoree, reasons=(*stop.reasons, *reasons))
        for stop, honoree, reasons in pairs
    ]
    last = {stop.place.id for stop in picked if stop.watched and not stop.at_mission}
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


def _stops(
    town: Town,
    countries: Sequence[str],
    weights: Mapping[str, float],
    bans: Collection[str],
    pinned: Collection[str],
) -> list[Stop]:
    """Return every place that may be suggested, the best first."""
    places = [
        place
        for place in town.places
        if place.id in pinned or (place.id not in bans and suitable(place, town) is None)
    ]
    stops = [
        Stop(around=around, reasons=place_reasons(around, weights))
        for around in survey(places, town.landmarks, town.city, countries)
    ]
    return sorted(stops, key=lambda stop: (-points(stop.reasons), stop.place.id))


def _pick(stops: Sequence[Stop], pinned: Collection[str], count: int) -> list[Stop]:
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


def _fits(stop: Stop, picked: Sequence[Stop], walk_m: float) -> bool:
    anchor = stop.place.anchor_lonlat
    gaps = [distance_m(anchor, other.place.anchor_lonlat) for other in picked]
    return not gaps or (min(gaps) >= APART_M and gaps[0] <= walk_m)


_Pair = tuple[Stop, "Honoree", tuple["Reason", ...]]


def _assign(
    stops: Sequence[Stop],
    people: Mapping[str, Honoree],
    pinned: Mapping[str, Honoree],
    dedication: str,
    town: Town,
    weights: Mapping[str, float],
) -> list[_Pair]:
    """Give each stop its honoree: pins, then the cause, then the best pair each time."""
    languages = town.city.languages or ("en",)

    def pair(stop: Stop, honoree: Honoree) -> _Pair:
        pairing = Pairing(around=stop.around, honoree=honoree, languages=languages)
        return stop, honoree, honoree_reasons(pairing, weights)

    pairs = [pair(stop, pinned[stop.place.id]) for stop in stops if stop.place.id in pinned]
    open_stops = [stop for stop in stops if stop.place.id not in pinned]
    free = {one: honoree for one, honoree in people.items() if honoree not in pinned.values()}
    cause = free.pop(dedication, None)
    led = next((stop for stop in open_stops if cause and _bears(stop, cause, languages)), None)
    if cause is not None and led is not None:
        pairs.append(pair(led, cause))
        open_stops.remove(led)
    for pool in _pools(free.values()):
        while open_stops and pool:
            chosen = [honoree for _, honoree, _ in pairs]
            best = min(
                (pair(stop, honoree) for stop in open_stops for honoree in pool),
                key=lambda one: _rank(one, chosen),
            )
            pairs.append(best)
            open_stops.remove(best[0])
            pool.remove(best[1])
    return pairs


def _pools(free: Iterable[Honoree]) -> tuple[list[Honoree], ...]:
    """Return people, then organisations and groups; a second dedication only if all else ends."""
    ordered = sorted(free, key=lambda honoree: honoree.id)
    kinds = ({"person"}, {"organisation", "group"}, {"dedication"})
    return tuple([one for one in ordered if one.kind in kind] for kind in kinds)


def _bears(stop: Stop, cause: Honoree, languages: Sequence[str]) -> bool:
    """Whether the cause has a name for this class of place, and belongs there."""
    forms = cause.names.get(languages[0]) or cause.names.get("en")
    named = forms is None or forms.odonyms is None or stop.place.place_class in forms.odonyms
    return named and gathers(stop.around)


def _rank(pair: _Pair, chosen: Sequence[Honoree]) -> tuple[float, bool, int, int, str, str]:
    """Order pairs, the best first: fit and variety, then women, then the best documented."""
    stop, honoree, reasons = pair
    fit = points(reasons)
    if any(set(honoree.roles[:1]) & set(other.roles[:1]) for other in chosen):
        fit -= _SAME_ROLE
    if honoree.sex == "male" and any(other.sex == "male" for other in chosen):
        fit -= _SECOND_MAN
    return (
        -round(fit, 1),
        honoree.sex != "female",
        -len(honoree.pages),
        -len(honoree.sources),
        stop.place.id,
        honoree.id,
    )
