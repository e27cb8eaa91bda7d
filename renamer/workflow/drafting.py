"""A new plan for a town: suggested, checked, written with its map beside it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import OutputError
from renamer.files import write_file
from renamer.planfile.toml import write_plan
from renamer.registry.packs import read_campaign
from renamer.workflow.planning import PlanChoices, Wishes, new_plan, suggestions_for
from renamer.workflow.plans import OpenedPlan, checked
from renamer.workflow.towns import is_sample, open_town, save_town, snapshot_name, with_candidates

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.place import Town
    from renamer.workflow.forms import FormChoice
    from renamer.workflow.source import TownSource

CANDIDATES = 12
"""Of so many places street numbers and footways are asked for, where the map is asked live."""


def suggest_plan(
    query: str,
    source: TownSource,
    choices: PlanChoices,
    *,
    campaign_id: str,
    today: datetime.date,
    say: Callable[[str], None],
) -> OpenedPlan:
    """Return a new, checked plan for a town."""
    chosen = choices.form_choice()
    town, campaign = town_to_suggest(query, source, campaign_id, say)
    plan = new_plan(town, campaign, choices, today=today)
    say(chosen.sentence)
    if len(plan.renamings) < chosen.count:
        say(too_few(len(plan.renamings), chosen))
    return checked(plan, town, campaign, write_plan(plan), where=f"the plan for {town.city.name}")


def too_few(found: int, chosen: FormChoice) -> str:
    """Say that fewer places were found than were asked for, and what helps."""
    if not found and not chosen.at_hosts:
        return "No place here fits: try a wider circle or another spot, or add a place by hand."
    if not chosen.at_hosts:
        return f"Only {found} places and honorees fit; more can be added by hand."
    places = "1 fitting place" if found == 1 else f"{found} fitting places"
    return (
        f"The map shows only {places} with a theatre, library, university, museum or cultural "
        "centre near by: ask a house that you know, and add its place by hand."
    )


def town_to_suggest(
    query: str,
    source: TownSource,
    campaign_id: str,
    say: Callable[[str], None],
    wishes_of: Callable[[Town], Wishes] = lambda _: Wishes(),
) -> tuple[Town, Campaign]:
    """Return the town, with the details of what could be suggested, and the campaign."""
    campaign = read_campaign(campaign_id)

    def candidates(town: Town) -> list[str]:
        found = suggestions_for(town, campaign, count=CANDIDATES, wishes=wishes_of(town))
        return [item.place.id for item in found]

    town = open_town(query, source, say)
    return with_candidates(query, town, source, candidates, say), campaign


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
    opened = suggest_plan(query, source, choices, campaign_id=campaign_id, today=today, say=say)
    path = out or Path(plan_name(opened.town))
    if path.is_file() and not force:
        raise OutputError(
            "there is a plan already", where=str(path), fix="choose another with -o, or add --force"
        )
    write_file(path, opened.text)
    keep_map(opened.town, path.parent)
    return path


def keep_map(town: Town, folder: Path) -> None:
    """Save the map of a town that is no sample beside its plan: so the plan goes on to be read."""
    if not is_sample(town):
        save_town(town, folder / snapshot_name(town))


def plan_name(town: Town) -> str:
    """Return the file name of a town's plan: reykjavik.plan.toml."""
    return f"{short_name(town)}.plan.toml"


def short_name(town: Town) -> str:
    """Return the town's slug without its country."""
    head, _, rest = town.city.slug.partition("-")
    return rest if rest and head == town.city.country.lower() else town.city.slug
