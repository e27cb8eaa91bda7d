"""From a town to a plan: suggestions, made into renamings with codes that never change."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer import odonymy
from renamer.errors import NamingError, OutputError, UsageError
from renamer.files import write_file
from renamer.model.plan import Edition, MapData, Paper, Plan, Renaming
from renamer.planfile.check import check_plan
from renamer.planfile.codes import new_code
from renamer.planfile.toml import read_plan, write_plan
from renamer.printing import styles
from renamer.registry import gate
from renamer.registry.packs import read_campaign
from renamer.suggest.match import suggest
from renamer.suggest.score import WEIGHT_NAMES
from renamer.workflow.towns import TownSource, open_town

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.notice import Notice
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlan:
    """A plan that was read and checked, with what it speaks of."""

    plan: Plan
    town: Town
    campaign: Campaign
    notices: tuple[Notice, ...]
    text: str


def next_day(campaign: Campaign, today: datetime.date) -> datetime.date:
    """Return the campaign's next yearly day, today included."""
    month, day = (int(part) for part in campaign.day.split("-"))
    this_year = datetime.date(today.year, month, day)
    return this_year if this_year >= today else datetime.date(today.year + 1, month, day)


def suggestions_for(
    town: Town, campaign: Campaign, *, count: int = DEFAULT_COUNT, plan: Plan | None = None
) -> tuple[Suggestion, ...]:
    """Return what to rename after whom; the do-no-harm gate decides who may be proposed.

    A plan's weights, pins and bans are kept.
    """
    proposable = [
        honoree
        for honoree in campaign.honorees.values()
        if gate.may_propose(honoree)[0] and _nameable(honoree, town)
    ]
    return suggest(
        town,
        proposable,
        countries=campaign.countries,
        count=count,
        weights=plan.weights if plan else {},
        pins=plan.pins if plan else {},
        bans=plan.bans if plan else (),
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
    for suggestion in suggestions_for(town, campaign, count=choices.count or DEFAULT_COUNT):
        taken = {renaming.code for renaming in renamings}
        renamings.append(_renaming(suggestion, town, campaign, plan.day.year, taken))
    return choices.applied_to(dataclasses.replace(plan, renamings=tuple(renamings)))


def _renaming(
    suggestion: Suggestion, town: Town, campaign: Campaign, year: int, taken: set[str]
) -> Renaming:
    place, honoree = suggestion.place, suggestion.honoree
    return Renaming(
        code=new_code(town.city.slug, place.id, honoree.id, campaign.id, year, taken),
        place=place.id,
        anchor_lonlat=place.anchor_lonlat,
        honoree=honoree.id,
        old=place.name,
        place_class=_class_for(place, honoree, town),
        why=tuple(f"{reason.text} [{', '.join(reason.grounds)}]" for reason in suggestion.reasons),
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


def _nameable(honoree: Honoree, town: Town) -> bool:
    """Whether every language of the town that we can form at all has a name for this honoree."""
    known = [code for code in town.city.languages if code in odonymy.languages()]
    return all(_formable(honoree, "square", language) for language in known or ["en"])


def write_new_plan(
    query: str,
    source: TownSource,
    choices: PlanChoices,
    *,
    campaign_id: str,
    out: Path | None,
    force: bool,
    today: datetime.date,
    say: Callable[[str], None],
) -> Path:
    """Suggest a plan for a town and write it; return the file.

    Raises
    ------
    OutputError
        If a file stands there and `force` is not set.
    """
    town = open_town(query, source, say)
    path = out or Path(plan_name(town))
    if path.exists() and path.is_file() and not force:
        raise OutputError(
            "there is a plan already", where=str(path), fix="choose another with -o, or add --force"
        )
    plan = new_plan(town, read_campaign(campaign_id), choices, today=today)
    write_file(path, write_plan(plan))
    return path


def plan_name(town: Town) -> str:
    """Return the file name of a town's plan: reykjavik.plan.toml."""
    return f"{short_name(town)}.plan.toml"


def short_name(town: Town) -> str:
    """Return the town's slug without its country."""
    head, _, rest = town.city.slug.partition("-")
    return rest if rest and head == town.city.country.lower() else town.city.slug


def open_plan(
    path: Path,
    source: TownSource,
    say: Callable[[str], None],
    choices: PlanChoices | None = None,
) -> OpenedPlan:
    """Read a plan, apply the choices of the command line to it, and check it.

    Raises
    ------
    PlanError
        With every fault of the plan at once.
    UsageError
        If the choices ask for something only a new plan can have.
    """
    plan = read_plan(path)
    text = path.read_text(encoding="utf-8")
    if choices is not None:
        if choices.count is not None:
            raise UsageError(
                "--count is for a new plan", fix="add or drop renamings in the plan itself"
            )
        changed = choices.applied_to(plan)
        if changed != plan:
            plan, text = changed, write_plan(changed, previous=text)
    town = open_town(plan.city, source, say)
    campaign = read_campaign(plan.campaign)
    notices = check_plan(
        plan,
        town=town,
        honorees=campaign.honorees,
        style_names=styles.style_names(),
        languages=odonymy.languages(),
        weight_names=WEIGHT_NAMES,
        where=str(path),
    )
    return OpenedPlan(plan=plan, town=town, campaign=campaign, notices=notices, text=text)
