"""What the command line wishes of the suggestions, read against town, campaign and plan."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.errors import CampaignError, UsageError
from renamer.model.notice import Notice
from renamer.planfile.faults import did_you_mean
from renamer.registry import gate
from renamer.suggest.suitable import suitable
from renamer.text import fold
from renamer.workflow.looking import NEAR_M, find_spot
from renamer.workflow.planning import Wishes

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import LonLat, Place, Town
    from renamer.model.plan import Form, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What the user typed; None where nothing was said. The fields are named like the options."""

    form: Form | None = None
    people: int | None = None
    hours: float | None = None
    count: int | None = None
    near: str | None = None
    radius_m: float | None = None
    pins: tuple[str, ...] = ()
    bans: tuple[str, ...] = ()
    avoid_missions: bool = False

    def check(self) -> None:
        """Refuse what cannot be meant, before any map is read.

        Raises
        ------
        UsageError
        """
        if self.radius_m is not None:
            if self.near is None:
                raise UsageError("--radius needs a spot", fix="add --near PLACE or --near LON,LAT")
            if not 0 < self.radius_m < math.inf:
                raise UsageError(
                    f"{self.radius_m:g} m is no radius",
                    where="--radius",
                    fix="give a number of metres above 0",
                )
        for pin in self.pins:
            _parts(pin)


def wishes_of(
    town: Town,
    campaign: Campaign,
    plan: Plan | None,
    asking: Asking,
    *,
    at_hosts: bool = False,
) -> Wishes:
    """Return the wishes with the ids of this town and campaign.

    Raises
    ------
    UsageError
        If a pin, a ban or the spot means nothing there, or they contradict each other.
    CampaignError
        If somebody is pinned who was withheld on request.
    """
    people = _people(campaign, plan)
    pins = _pins(town, campaign, people, asking.pins, plan.pins if plan else {})
    known = {place.id for place in town.places} | set(people)
    for ban in asking.bans:
        if ban in campaign.withheld:
            continue  # never suggested anyway, and nothing is told of it
        if ban not in known:
            raise _unknown("--ban", f"no place or honoree {ban!r} in {town.city.name}", ban, known)
    both = sorted({*pins, *pins.values()} & set(asking.bans))
    if both:
        raise UsageError(
            f"{', '.join(map(repr, both))}: pinned and banned at once",
            fix="drop one of --pin and --ban",
        )
    near = None
    if asking.near is not None:
        radius_m = NEAR_M if asking.radius_m is None else asking.radius_m
        near = (_middle(town, asking.near), radius_m)
    return Wishes(
        near=near,
        pins=pins,
        bans=asking.bans,
        avoid_missions=asking.avoid_missions,
        at_hosts=at_hosts,
    )


def place_of(town: Town, words: str, option: str) -> Place:
    """Return the place with this id, or the only one of this name.

    Raises
    ------
    UsageError
        If the town has none, or several of the name.
    """
    place = town.place(words)
    if place is not None:
        return place
    folded = fold(words)
    found = [
        one
        for one in town.places
        if folded and folded in {fold(name) for name in (one.name, *one.names.values())}
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(
            f"{len(found)} places in {town.city.name} are called {words!r}",
            where=option,
            fix=f"write one of these instead: {' or '.join(one.id for one in found)}",
        )
    problem = f"{town.city.name} has no place {words!r}"
    raise _unknown(option, problem, words, {one.id for one in town.places})


def pinned_people(
    wishes: Wishes, town: Town, campaign: Campaign, plan: Plan | None
) -> tuple[Notice, ...]:
    """Return everything that a team must read of what the command line pins."""
    people = _people(campaign, plan)
    notices: list[Notice] = []
    for place_id, honoree_id in wishes.pins.items():
        place = town.place(place_id)
        notices += never_suggested(place, town, campaign) if place else ()
        notices += gate.everything_on(people[honoree_id], campaign, town.city.country)
    return tuple(notices)


def never_suggested(place: Place, town: Town, campaign: Campaign) -> tuple[Notice, ...]:
    """Return why renamer would not suggest a place that a team chose itself."""
    reason = suitable(place, town, campaign.countries)
    if reason is None:
        return ()
    text = f"{place.label} is never suggested by itself: {reason}"
    return (Notice(level="caution", code="never-suggested", where=place.id, text=text),)


def _people(campaign: Campaign, plan: Plan | None) -> Mapping[str, Honoree]:
    own = plan.honorees if plan else ()
    return {**campaign.honorees, **{one.id: one for one in own}}


def _pins(
    town: Town,
    campaign: Campaign,
    people: Mapping[str, Honoree],
    pins: tuple[str, ...],
    planned: Mapping[str, str],
) -> dict[str, str]:
    """Return the honoree of each place that is pinned here; `planned` are the pins of the plan."""
    found: dict[str, str] = {}
    for pin in pins:
        words, honoree = _parts(pin)
        if honoree in campaign.withheld:
            raise CampaignError(
                "this entry was withheld on request: nothing is told of it and nothing made",
                where="--pin",
                fix="choose somebody else: 'renamer people list' shows who is there",
            )
        place = place_of(town, words, "--pin")
        if honoree not in people:
            raise _unknown("--pin", f"no honoree is called {honoree!r}", honoree, set(people))
        if found.setdefault(place.id, honoree) != honoree:
            raise UsageError(
                f"two honorees for {place.id!r}", where="--pin", fix="give each place one"
            )
    everybody = Counter({**planned, **found}.values())
    twice = [one for one in set(found.values()) if everybody[one] > 1]
    if twice:
        raise UsageError(
            f"{', '.join(map(repr, sorted(twice)))}: at two places",
            where="--pin",
            fix="nobody is honoured twice: drop one",
        )
    return found


def _parts(pin: str) -> tuple[str, str]:
    place, equals, honoree = pin.rpartition("=")
    if not (equals and place.strip() and honoree.strip()):
        raise UsageError(
            f"{pin!r} is no pin", where="--pin", fix="write PLACE=ID, like austurvollur=vasil-bykau"
        )
    return place.strip(), honoree.strip()


def _middle(town: Town, words: str) -> LonLat:
    """Return the point that the words mean; of a place its anchor."""
    spot = find_spot(town, words)
    for place in town.places:
        if place.geometry is spot:
            return place.anchor_lonlat
    point = spot.centroid
    return point.x, point.y


def _unknown(where: str, problem: str, word: str, valid: set[str]) -> UsageError:
    meant = did_you_mean(word, valid)
    lists = "'renamer places' lists the places, 'renamer people list' the honorees"
    return UsageError(problem, where=where, fix=f"{meant}; {lists}" if meant else lists)
