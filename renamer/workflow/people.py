"""People of a campaign and a plan, and their names in one language or in all."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from renamer import odonymy
from renamer.drawing.typeset import REGULAR, why_unset
from renamer.errors import CampaignError, NamingError, UsageError
from renamer.model.place import PlaceClass
from renamer.odonymy.profiles import profile_of, profiles
from renamer.registry.packs import read_campaign
from renamer.text import slug

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.odonym import NewName
    from renamer.model.plan import Plan
    from renamer.odonymy.profiles import CityProfile


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
    honoree_id: str,
    place_class: str,
    language: str | None,
    campaign_id: str,
    *,
    city: str | None = None,
) -> tuple[list[NewName], list[str]]:
    """Return the names in one language, or in all (None), and what could not be formed.

    `city` is the name or slug of a town whose plates have a manner of their own.

    Raises
    ------
    NamingError
        If the one language that was asked for cannot be formed.
    UsageError
        If there is no such class, or nothing is written of the town.
    """
    known: tuple[PlaceClass, ...] = get_args(PlaceClass)
    kind = next((item for item in known if item == place_class), None)
    if kind is None:
        raise UsageError(f"there is no class {place_class!r}", fix=f"use one of {', '.join(known)}")
    honoree = find_honoree(honoree_id, campaign_id)
    profile = _profile(city) if city else None
    if language:
        return [odonymy.form(honoree, kind, language, profile=profile)], []
    names, missing = [], []
    for code in odonymy.languages():
        try:
            names.append(odonymy.form(honoree, kind, code, profile=profile))
        except NamingError as error:
            missing.append(str(error))
    return names, missing


def _profile(city: str) -> CityProfile:
    """Return the profile of a town by its slug ("se-stockholm") or its name in it."""
    wanted = slug(city)
    known = profiles()
    fitting = [name for name in known if wanted in {name, name.partition("-")[2]}]
    if len(fitting) == 1:
        return known[fitting[0]]
    if found := profile_of(wanted):
        return found
    towns = ", ".join(name for name in known if "-" in name)
    raise UsageError(
        f"nothing is written of the plates of {city!r}",
        fix=f"leave --city out, or write assets/cities/<cc>-<town>.toml; there are {towns}",
    )


def unprintable(name: NewName) -> str | None:
    """Return why no sign can bear the name yet; None where one can."""
    return why_unset(name.plate, REGULAR)


def honorees_of(plan: Plan, campaign: Campaign) -> dict[str, Honoree]:
    """Return the campaign's honorees and the plan's own, which win."""
    return dict(campaign.honorees) | {honoree.id: honoree for honoree in plan.honorees}
