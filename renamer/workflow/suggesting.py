"""Suggestions to look at: for a town, or for a plan with its weights, pins and bans."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import PlanError
from renamer.suggest.explain import explain_place as explain_one
from renamer.workflow.drafting import town_to_suggest
from renamer.workflow.planning import suggestions_for
from renamer.workflow.plans import is_plan_file, open_quietly

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.place import Town
    from renamer.model.plan import Plan
    from renamer.model.suggestion import Suggestion
    from renamer.workflow.source import TownSource


def suggestions_of(
    what: str, source: TownSource, campaign_id: str, count: int, say: Callable[[str], None]
) -> tuple[Town, tuple[Suggestion, ...]]:
    """Return the suggestions for a town, or for a plan file with its weights, pins and bans."""
    town, campaign, plan = _subject(what, source, campaign_id, say)
    return town, suggestions_for(town, campaign, count=count, plan=plan)


def explain_place(
    what: str, place_id: str, source: TownSource, campaign_id: str, say: Callable[[str], None]
) -> tuple[str, ...]:
    """Return what speaks for and against one place, in sentences.

    Raises
    ------
    PlanError
        If the town has no such place.
    """
    town, campaign, plan = _subject(what, source, campaign_id, say)
    place = town.place(place_id)
    if place is None:
        raise PlanError(
            f"{town.city.name} has no place {place_id!r}", fix=f"run 'renamer places {what}'"
        )
    weights = plan.weights if plan else {}
    return explain_one(place, town, countries=campaign.countries, weights=weights)


def _subject(
    what: str, source: TownSource, campaign_id: str, say: Callable[[str], None]
) -> tuple[Town, Campaign, Plan | None]:
    """Return town, campaign and plan of what the user named: a plan file or a town."""
    if is_plan_file(what):
        opened = open_quietly(Path(what), source, say, campaign_id)
        return opened.town, opened.campaign, opened.plan
    return *town_to_suggest(what, source, campaign_id, say), None
