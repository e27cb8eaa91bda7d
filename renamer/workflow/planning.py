"""From a town to a plan: suggestions, made into renamings with codes that never change."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from renamer import odonymy
from renamer.drawing.typeset import REGULAR, why_unset
from renamer.errors import NamingError
from renamer.gazetteer.pausing import garbage_waits
from renamer.model.plan import Edition, MapData, Plan, Renaming
from renamer.planfile.codes import new_code
from renamer.registry import clock, gate
from renamer.registry.pages import usable_pages
from renamer.suggest.explain import explain
from renamer.suggest.match import suggest
from renamer.suggest.suitable import cautions
from renamer.workflow.forms import USUAL_FORM, FormChoice, choose_form, without_host

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.paper import Paper
    from renamer.model.place import LonLat, Place, PlaceClass, Town
    from renamer.model.plan import Form
    from renamer.model.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the command line says about a plan; None leaves it as it is.

    `people` and `hours` are how many the group are and how long they have.
    """

    count: int | None = None
    form: Form | None = None
    people: int | None = None
    hours: float | None = None
    avoid_missions: bool = False
    day: datetime.date | None = None
    base_url: str | None = None
    paper: Paper | None = None
    style: str | None = None
    edition: Edition | None = None

    def applied_to(self, plan: Plan) -> Plan:
        """Return the plan with these choices."""
        names = ("form", "day", "base_url", "paper", "style", "edition")
        said = {name: getattr(self, name) for name in names}
        return dataclasses.replace(plan, **{k: v for k, v in said.items() if v is not None})

    def of_new_plans(self) -> str | None:
        """Return the first of these options that only a new plan can be told, if one is given."""
        names = ("count", "people", "hours", "avoid_missions")
        given = (name for name in names if getattr(self, name) not in {None, False})
        return next((f"--{name.replace('_', '-')}" for name in given), None)

    def form_choice(self) -> FormChoice:
        """Return how many places of which kind the form of action asks for.

        Raises
        ------
        UsageError
            If people or hours are no number above 0.
        """
        return choose_form(
            self.form or USUAL_FORM, people=self.people, hours=self.hours, count=self.count
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What is wished of the suggestions, beside what a plan says.

    `near` is a point and a radius in metres; `at_hosts` asks for places with a house near by whose
    people can say yes. What is pinned here is pinned besides the plan's pins, or in their stead.
    """

    near: tuple[LonLat, float] | None = None
    pins: Mapping[str, str] = field(default_factory=dict)
    bans: tuple[str, ...] = ()
    avoid_missions: bool = False
    at_hosts: bool = False

    def with_pins(self, pins: Mapping[str, str]) -> Wishes:
        """Return these wishes with more pins."""
        return dataclasses.replace(self, pins={**self.pins, **pins})


def next_day(campaign: Campaign, today: datetime.date) -> datetime.date:
    """Return the campaign's next yearly day, today included."""
    month, day = (int(part) for part in campaign.day.split("-"))
    this_year = datetime.date(today.year, month, day)
    if this_year >= today or today.year == datetime.MAXYEAR:
        return this_year
    return datetime.date(today.year + 1, month, day)


def suggestions_for(
    town: Town,
    campaign: Campaign,
    *,
    count: int,
    plan: Plan | None = None,
    wishes: Wishes = Wishes(),
) -> tuple[Suggestion, ...]:
    """Return what to rename after whom; the do-no-harm gate decides who may be proposed.

    With a plan its weights, pins and bans hold, its own honorees may be proposed, and whoever is
    pinned is taken as the team's decision.
    """
    own = plan.honorees if plan else ()
    pins = {**(plan.pins if plan else {}), **wishes.pins}
    proposable = [
        dataclasses.replace(honoree, pages=usable_pages(honoree, campaign.listed_hosts))
        for honoree in {**campaign.honorees, **{one.id: one for one in own}}.values()
        if honoree.id in pins.values()
        or (gate.may_propose_in(honoree, campaign, town.city.country) and _nameable(honoree, town))
    ]
    bans = {*(plan.bans if plan else ()), *wishes.bans, *_unprintable(town)}
    if wishes.at_hosts:
        bans |= without_host(town) - {honoree.id for honoree in proposable}
    with garbage_waits():  # of every place several small values are made
        return suggest(
            town,
            proposable,
            countries=campaign.countries,
            count=count,
            weights={**campaign.weights, **(plan.weights if plan else {})},
            pins=pins,
            bans=bans,
            default_dedication=campaign.default_dedication,
            near=wishes.near,
            avoid_missions=wishes.avoid_missions,
            traces=campaign.traces,
            watching=campaign.watched_by,
        )


def new_plan(town: Town, campaign: Campaign, choices: PlanChoices, *, today: datetime.date) -> Plan:
    """Return a plan for the town with the suggested renamings accepted."""
    plan = Plan(
        city=town.city.slug,
        campaign=campaign.id,
        day=choices.day or next_day(campaign, today),
        map_data=MapData(
            source=town.snapshot.source,
            data_date=town.snapshot.data_date,
            sha256=town.snapshot.sha256,
        ),
    )
    renamings: list[Renaming] = []
    chosen = choices.form_choice()
    wishes = Wishes(at_hosts=chosen.at_hosts, avoid_missions=choices.avoid_missions)
    found = suggestions_for(town, campaign, count=chosen.count, wishes=wishes)
    for item in found:
        taken = {renaming.code for renaming in renamings}
        warned = cautions(item.place, town, campaign.watched_by)
        renamings.append(
            make_renaming(
                item.place,
                item.honoree,
                town,
                campaign,
                plan.day.year,
                taken,
                (*(notice.text for notice in warned), *explain(item)),
            )
        )
    planned = dataclasses.replace(plan, renamings=tuple(renamings))
    return choices.applied_to(with_standings(planned, [item.honoree for item in found]))


def with_standings(plan: Plan, honorees: Iterable[Honoree]) -> Plan:
    """Return the plan remembering what is known of these honorees, where that can change."""
    known = {one.id: clock.told(one.standing) for one in honorees if clock.can_change(one)}
    return dataclasses.replace(plan, standings={**plan.standings, **known})


def make_renaming(
    place: Place,
    honoree: Honoree,
    town: Town,
    campaign: Campaign,
    year: int,
    taken: Collection[str],
    why: tuple[str, ...] = (),
) -> Renaming:
    """Return a renaming of a place with a code of its own, none of those `taken`."""
    return Renaming(
        code=new_code(town.city.slug, place.id, honoree.id, campaign.id, year, taken),
        place=place.id,
        anchor_lonlat=place.anchor_lonlat,
        honoree=honoree.id,
        old=place.name or None,
        place_class=_class_for(place, honoree, town),
        why=why,
    )


def _class_for(place: Place, honoree: Honoree, town: Town) -> PlaceClass:
    """Return what the place is called after the renaming: an avenue stays an avenue.

    Where the honoree has no curated name of that class, the plain class of the place serves.
    """
    language = town.city.languages[0]
    fine = odonymy.place_class_of(place.name, language, place.place_class)
    return fine if _formable(honoree, fine, language) else place.place_class


def _formable(honoree: Honoree, place_class: PlaceClass, language: str) -> bool:
    try:
        odonymy.form(honoree, place_class, language)
    except NamingError:
        return False
    return True


def _unprintable(town: Town) -> list[str]:
    """Return the places whose present name no face of ours can set: a sign has to name them."""
    return [place.id for place in town.places if why_unset(place.name, REGULAR)]


def _nameable(honoree: Honoree, town: Town) -> bool:
    """Whether every language of the town that we can form at all has a name for this honoree."""
    known = [code for code in town.city.languages if code in odonymy.languages()]
    return all(_formable(honoree, "square", language) for language in known or ["en"])
