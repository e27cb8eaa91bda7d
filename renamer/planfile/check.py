"""Whether a plan fits the town, the campaign and the styles at hand: every fault at once."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from renamer.model.notice import Notice
from renamer.planfile.codes import ALPHABET, LENGTH, is_code
from renamer.planfile.faults import Fault, did_you_mean, plan_error

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from renamer.model.honoree import Honoree
    from renamer.model.place import Town
    from renamer.model.plan import Plan, Renaming


MAX_COPIES = 200
"""More signs of one kind than any street holds; a link could ask for any number."""


def check_plan(
    plan: Plan,
    *,
    town: Town,
    honorees: Mapping[str, Honoree],
    style_names: Collection[str],
    languages: Collection[str],
    weight_names: Collection[str],
    listed_hosts: Collection[str] = (),
    usual_day: str = "",
    where: str = "the plan",
) -> tuple[Notice, ...]:
    """Return what the team should know of a plan that can be used.

    Parameters
    ----------
    honorees : mapping
        Those of the campaign; the plan's own are added here.
    listed_hosts : collection of str
        Hosts that no code may lead to (Campaign.listed_hosts).
    usual_day : str
        The campaign's yearly "month-day".
    where : str
        The file, for the message.

    Raises
    ------
    PlanError
        With every fault and what to do about each.
    """
    people = {**honorees, **{one.id: one for one in plan.honorees}}
    faults = [
        *_own_honorees(plan, honorees),
        *_choices(plan, style_names, languages, weight_names),
        *base_url_faults(plan.base_url, listed_hosts),
        *_references(plan, town, people, where),
        *_wishes(plan, town, people),
        *_codes(plan),
        *_renamings(plan, languages),
    ]
    if faults:
        raise plan_error(faults, where=where)
    return tuple(_notices(plan, town, usual_day))


def base_url_faults(base_url: str, listed_hosts: Collection[str] = ()) -> Iterator[Fault]:
    """Yield why an address cannot be printed on a sign; an empty one is none."""
    if not base_url:
        return
    spot, fix = "base_url", 'write it like "https://group.example/4august", or "" for no site'
    try:
        parts = urlsplit(base_url)
        host, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError as error:
        yield Fault(where=spot, problem=f"this is no address ({error})", fix=fix)
        return
    if parts.scheme != "https":
        yield Fault(where=spot, problem="the address does not begin with https://", fix=fix)
    if not host or any(letter.isspace() or not letter.isprintable() for letter in base_url):
        yield Fault(where=spot, problem="the address has no host or has a space in it", fix=fix)
    if not base_url.isascii():
        yield Fault(
            where=spot,
            problem="the address has letters beyond a to z, which look like others in a code",
            fix="write the host as xn--... and the path in plain letters",
        )
    if parts.username is not None or parts.password is not None:
        yield Fault(where=spot, problem="a user name in the address would be printed", fix=fix)
    if "?" in base_url or "#" in base_url:
        yield Fault(where=spot, problem="the address has a part behind ? or #", fix=fix)
    if any(host == listed or host.endswith(f".{listed}") for listed in listed_hosts):
        yield Fault(
            where=spot,
            problem=f"{host} is listed in Belarus: opening it can bring somebody before a court",
            fix="use another host",
        )


def _own_honorees(plan: Plan, honorees: Mapping[str, Honoree]) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, one in enumerate(plan.honorees):
        spot = f"honorees[{index}]"
        if one.id in honorees or one.id in seen:
            yield Fault(where=f"{spot}.id", problem=f"{one.id!r} is taken", fix="choose another id")
        seen.add(one.id)
        if not one.sources or not all(source.url and source.title for source in one.sources):
            yield Fault(
                where=f"{spot}.sources",
                problem="there is no source, or one without title or url",
                fix="say where you read about them: nobody is honoured on hearsay",
            )
        if not one.names:
            yield Fault(where=f"{spot}.names", problem="there is no name", fix="write one")
        if not one.who:
            yield Fault(
                where=f"{spot}.who", problem="the line on the sign is missing", fix="write it"
            )


def _choices(
    plan: Plan,
    style_names: Collection[str],
    languages: Collection[str],
    weight_names: Collection[str],
) -> Iterator[Fault]:
    if plan.style and plan.style not in style_names:
        yield _unknown("style", "style", plan.style, style_names, "see 'renamer style list'")
    for index, language in enumerate(plan.languages):
        if language not in languages:
            yield _unknown(f"languages[{index}]", "language", language, languages)
    for name, weight in plan.weights.items():
        if name not in weight_names:
            yield _unknown(f"weights.{name}", "weight", name, weight_names)
        elif not (math.isfinite(weight) and weight >= 0):
            yield Fault(
                where=f"weights.{name}",
                problem=f"{weight} is no weight",
                fix="write a number from 0 upwards",
            )


def _references(
    plan: Plan, town: Town, people: Mapping[str, Honoree], where: str
) -> Iterator[Fault]:
    """Yield every id of a renaming that is not there."""
    places = {place.id for place in town.places}
    refind = f"run 'renamer plan refind {where}'"
    there = f" in {town.city.name}"
    for index, one in enumerate(plan.renamings):
        spot = f"renamings[{index}]"
        if one.place not in places:
            yield _unknown(f"{spot}.place", "place", one.place, places, refind, there)
        if one.honoree not in people and one.decision != "withheld":
            yield _unknown(f"{spot}.honoree", "honoree", one.honoree, people)


def _wishes(plan: Plan, town: Town, people: Mapping[str, Honoree]) -> Iterator[Fault]:
    """Yield every id of pins, bans and the walk that is not there: a mistyped ban bans nobody."""
    places = {place.id for place in town.places}
    for place, honoree in plan.pins.items():
        if place not in places:
            yield _unknown(f"pins.{place}", "place", place, places)
        if honoree not in people:
            yield _unknown(f"pins.{place}", "honoree", honoree, people)
    for index, banned in enumerate(plan.bans):
        if banned not in places and banned not in people:
            yield _unknown(f"bans[{index}]", "place or honoree", banned, {*places, *people})
    codes = {one.code for one in plan.renamings}
    for index, code in enumerate(plan.walk):
        if code not in codes:
            yield _unknown(f"walk[{index}]", "code", code, codes)
    for code, times in Counter(plan.walk).items():
        if times > 1:
            yield Fault(where="walk", problem=f"{code!r} stands there twice", fix="drop one")


def _codes(plan: Plan) -> Iterator[Fault]:
    spots: dict[str, int] = {}
    for index, one in enumerate(plan.renamings):
        spot = f"renamings[{index}].code"
        if not is_code(one.code):
            yield Fault(
                where=spot,
                problem=f"{one.code!r} is no code: {LENGTH} letters out of {ALPHABET}",
                fix="write it as it stands on the printed sign",
            )
        elif one.code in spots:
            yield Fault(
                where=spot,
                problem=f"renamings[{spots[one.code]}] has the code {one.code!r} too",
                fix="one code leads to one story: take back the one that renamer gave it",
            )
        spots.setdefault(one.code, index)


def _renamings(plan: Plan, languages: Collection[str]) -> Iterator[Fault]:
    accepted: dict[str, int] = {}
    for index, one in enumerate(plan.renamings):
        spot = f"renamings[{index}]"
        if not 1 <= one.copies <= MAX_COPIES:
            fix = f'write 1 to {MAX_COPIES}; to drop the place write decision = "dropped"'
            yield Fault(where=f"{spot}.copies", problem=f"{one.copies} copies", fix=fix)
        lon, lat = one.anchor_lonlat
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            yield Fault(
                where=f"{spot}.anchor_lonlat",
                problem=f"{lon}, {lat} is nowhere on earth",
                fix="longitude first, then latitude",
            )
        yield from _wording(one, spot, languages)
        if one.decision == "accepted" and accepted.setdefault(one.place, index) != index:
            yield Fault(
                where=f"{spot}.place",
                problem=f"renamings[{accepted[one.place]}] renames {one.place!r} too",
                fix='write decision = "dropped" at one of them',
            )


def _wording(one: Renaming, spot: str, languages: Collection[str]) -> Iterator[Fault]:
    for language, text in one.wording.items():
        if language not in languages:
            yield _unknown(f"{spot}.wording.{language}", "language", language, languages)
        if not any(letter.isalnum() for letter in text):
            yield Fault(
                where=f"{spot}.wording.{language}",
                problem="the wording is empty",
                fix="write the whole name or take the entry away",
            )


def _unknown(
    spot: str, kind: str, word: str, valid: Collection[str], fix: str = "", there: str = ""
) -> Fault:
    advice = [did_you_mean(word, valid), fix or None]
    return Fault(
        where=spot,
        problem=f"there is no {kind} {word!r}{there}",
        fix=" or ".join(one for one in advice if one) or "take it away or correct it",
    )


def _notices(plan: Plan, town: Town, usual_day: str) -> Iterator[Notice]:
    if not plan.accepted():
        yield Notice(
            level="caution",
            code="nothing-accepted",
            where="renamings",
            text='no renaming is accepted, so nothing will be made: write decision = "accepted"',
        )
    if not plan.base_url:
        yield Notice(
            level="info",
            code="no-site",
            where="base_url",
            text="no address of your own site is given: the codes lead to public pages",
        )
    if usual_day and plan.day.strftime("%m-%d") != usual_day:
        yield Notice(
            level="info",
            code="other-day",
            where="day",
            text=f"the day is {plan.day}; others act on {usual_day} of each year",
        )
    for index, one in enumerate(plan.renamings):
        place = town.place(one.place)
        if place is not None and one.old is not None and one.old != place.name:
            yield Notice(
                level="caution",
                code="name-changed",
                where=f"renamings[{index}].old",
                text=f"the map calls it {place.name!r} now, the plan {one.old!r}",
            )
        if one.decision == "accepted" and {one.place, one.honoree} & set(plan.bans):
            yield Notice(
                level="caution",
                code="accepted-and-banned",
                where=f"renamings[{index}]",
                text="it is accepted although its place or honoree is banned",
            )
