"""From a town to a plan: suggestions, made into renamings with codes that never change."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer import odonymy
from renamer.drawing.typeset import REGULAR, check_glyphs
from renamer.errors import GlyphError, NamingError
from renamer.model.plan import Edition, MapData, Paper, Plan, Renaming
from renamer.planfile.codes import new_code
from renamer.registry import clock, gate
from renamer.registry.pages import usable_pages
from renamer.suggest.explain import explain
from renamer.suggest.match import suggest

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import Place, PlaceClass, Town
    from renamer.model.suggestion import Suggestion

DEFAULT_COUNT = 3
"""One flagship and two more beat ten."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the command line says about a plan; None leaves it as it is."""

    count: int | None = None
    day: datetime.date | None = None
    base_url: str | None = None
    paper: Paper | None = None
    style: str | None = None
    edition: Edition | None = None

    def applied_to(self, plan: Plan) -> Plan:
        """Return the plan with these choices."""
        said = {name: getattr(self, name) for name in ("day", "base_url", "paper", "style")}
        said["edition"] = self.edition
        return dataclasses.replace(plan, **{k: v for k, v in said.items() if v is not None})


def next_day(campaign: Campaign, today: datetime.date) -> datetime.date:
    """Return the campaign's next yearly day, today included."""
    month, day = (int(part) for part in campaign.day.split("-"))
    this_year = datetime.date(today.year, month, day)
    if this_year >= today or today.year == datetime.MAXYEAR:
        return this_year
    return datetime.date(today.year + 1, month, day)


def suggestions_for(
    town: Town, campaign: Campaign, *, count: int, plan: Plan | None = None
) -> tuple[Suggestion, ...]:
    """Return what to rename after whom; the do-no-harm gate decides who may be proposed.

    With a plan its weights, pins and bans hold, its own honorees may be proposed, and whoever it
    pins is taken as the team's decision.
    """
    own = plan.honorees if plan else ()
    pins = plan.pins if plan else {}
    proposable = [
        dataclasses.replace(honoree, pages=usable_pages(honoree, campaign.listed_hosts))
        for honoree in {**campaign.honorees, **{one.id: one for one in own}}.values()
        if honoree.id in pins.values()
        or (gate.may_propose_in(honoree, campaign, town.city.country) and _nameable(honoree, town))
    ]
    return suggest(
        town,
        proposable,
        countries=campaign.countries,
        count=count,
        weights={**campaign.weights, **(plan.weights if plan else {})},
        pins=pins,
        bans=(*(plan.bans if plan else ()), *_unprintable(town)),
        default_dedication=campaign.default_dedication,
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
    found = suggestions_for(town, campaign, count=choices.count or DEFAULT_COUNT)
    for item in found:
        taken = {renaming.code for renaming in renamings}
        renamings.append(
            make_renaming(
                item.place, item.honoree, town, campaign, plan.day.year, taken, explain(item)
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
    found = []
    for place in town.places:
        try:
            check_glyphs(place.name, REGULAR)
        except GlyphError:
            found.append(place.id)
    return found


def _nameable(honoree: Honoree, town: Town) -> bool:
    """Whether every language of the town that we can form at all has a name for this honoree."""
    known = [code for code in town.city.languages if code in odonymy.languages()]
    return all(_formable(honoree, "square", language) for language in known or ["en"])
