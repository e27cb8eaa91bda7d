"""The links of a plan: the public one and the team's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.files import check_free, write_file
from renamer.planfile.share import from_link, to_link, to_team_link
from renamer.planfile.toml import write_plan
from renamer.planfile.withhold import notices_of, without_withheld
from renamer.registry.packs import DEFAULT_CAMPAIGN
from renamer.workflow.campaigns import campaign_of
from renamer.workflow.people import honorees_of
from renamer.workflow.plans import OpenedPlan, open_quietly
from renamer.workflow.stops import Stop, prepare_stops, site_languages

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.model.plan import Plan
    from renamer.workflow.source import TownSource

VIEWER = "share.html"


def share_link(
    path: Path,
    source: TownSource,
    *,
    team: bool,
    say: Callable[[str], None],
    campaign_id: str = DEFAULT_CAMPAIGN,
) -> str:
    """Return the public link of a plan file, or the team's identical one.

    Neither holds anything of whoever is withheld.
    """
    opened = open_quietly(path, source, say, campaign_id)
    if team:
        return to_team_link(opened.plan, viewer=viewer_of(opened.plan))
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    return public_link(opened, stops, viewer=viewer_of(opened.plan))


def public_link(opened: OpenedPlan, stops: Sequence[Stop], *, viewer: str) -> str:
    """Return the link that holds the accepted places, names and honorees, and nothing else."""
    plan, town, campaign = opened.plan, opened.town, opened.campaign
    return to_link(
        plan,
        honorees_of(plan, campaign),
        viewer=viewer,
        languages=site_languages(plan, town, campaign),
        names={
            stop.renaming.code: {code: name.text for code, name in stop.names.items()}
            for stop in stops
        },
        city_name=town.city.name,
    )


def viewer_of(plan: Plan) -> str:
    """Return the address of the page that shows links: on the group's site, else in the kit."""
    return f"{plan.base_url.rstrip('/')}/{VIEWER}" if plan.base_url else VIEWER


def open_link(
    link: str, out: Path, *, force: bool, campaign_id: str = DEFAULT_CAMPAIGN
) -> tuple[Plan, tuple[Notice, ...]]:
    """Write the plan that a link holds into a file; return it, and what is withheld of it.

    A link can be older than the request of somebody in it not to be named.

    Raises
    ------
    PlanError, LinkError
        If the link is cut or garbled.
    CampaignError
        If its campaign is not at hand: who is withheld would not be known.
    OutputError
        If a file stands there and `force` is not set.
    """
    told = from_link(link)
    campaign = campaign_of(told, out.resolve().parent, campaign_id)
    plan = without_withheld(told, campaign.withheld)
    check_free(out, force=force)
    write_file(out, write_plan(plan))
    return plan, notices_of(plan)
