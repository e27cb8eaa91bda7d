"""People of a campaign and a plan, and their names in one language or in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from renamer import odonymy
from renamer.errors import CampaignError, NamingError, UsageError
from renamer.model.place import PlaceClass
from renamer.registry.packs import read_campaign

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.odonym import NewName
    from renamer.model.plan import Plan


def find_honoree(honoree_id: str, campaign_id: str) -> Honoree:
    """Return an entry of a campaign.

    Raises
    ------
    CampaignError
        If it has no such entry, or it was withheld on request.
    """
    campaign = read_campaign(campaign_id)
    if honoree_id in campaign.withheld:
        raise CampaignError(
            "this entry was withheld on request: nothing is told of it and nothing made",
            fix="choose somebody else: 'renamer people list' shows who is there",
        )
    honoree = campaign.honorees.get(honoree_id)
    if honoree is None:
        raise CampaignError(
            f"no honoree is called {honoree_id!r}", fix="run 'renamer people list' to see who is"
        )
    return honoree


def form_names(
    honoree_id: str, place_class: str, language: str | None, campaign_id: str
) -> tuple[list[NewName], list[str]]:
    """Return the names in one language, or in all (None), and what could not be formed.

    Raises
    ------
    NamingError
        If the one language that was asked for cannot be formed.
    """
    known: tuple[PlaceClass, ...] = get_args(PlaceClass)
    kind = next((item for item in known if item == place_class), None)
    if kind is None:
        raise UsageError(f"there is no class {place_class!r}", fix=f"use one of {', '.join(known)}")
    honoree = find_honoree(honoree_id, campaign_id)
    if language:
        return [odonymy.form(honoree, kind, language)], []
    names, missing = [], []
    for code in odonymy.languages():
        try:
            names.append(odonymy.form(honoree, kind, code))
        except NamingError as error:
            missing.append(str(error))
    return names, missing


def honorees_of(plan: Plan, campaign: Campaign) -> dict[str, Honoree]:
    """Return the campaign's honorees and the plan's own, which win."""
    return dict(campaign.honorees) | {honoree.id: honoree for honoree in plan.honorees}
