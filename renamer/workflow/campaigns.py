"""Campaign packs as files: checked as a whole, and found for a plan."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import PlanError, UsageError
from renamer.registry.check import check_pack
from renamer.registry.faults import Fault
from renamer.registry.packs import (
    CAMPAIGN,
    DEFAULT_CAMPAIGN,
    campaign_folder,
    campaign_ids,
    read_campaign,
    read_pack,
)
from renamer.suggest.score import WEIGHT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.campaign import Campaign
    from renamer.model.plan import Plan


def check_campaigns(
    campaigns: Sequence[str], today: datetime.date
) -> dict[Path, tuple[int, tuple[Fault, ...]]]:
    """Return of each pack's folder how many entries it has, and every fault of it.

    Parameters
    ----------
    campaigns : sequence of str
        Names of packs or paths of their folders; empty for all that come along.
    """
    folders = [campaign_folder(name) for name in campaigns or campaign_ids()]
    return {folder: _checked(folder, today) for folder in folders}


def campaign_of(plan: Plan, folder: Path, campaign: str = DEFAULT_CAMPAIGN) -> Campaign:
    """Return the campaign of a plan that lies in `folder`.

    Parameters
    ----------
    campaign : str
        What the command line says: the folder of the user's own pack of that name, perhaps.

    Raises
    ------
    UsageError
        If another campaign was asked for than that of the plan.
    PlanError, CampaignError
        If there is no such pack, or it cannot be read.
    """
    return read_campaign(_pack_of(plan, campaign), beside=folder)


def _pack_of(plan: Plan, campaign: str) -> str:
    """Return where the pack of a plan is found: a plan names it, and never a path to it."""
    if set(plan.campaign) & set("/\\:"):
        raise PlanError(
            f"{plan.campaign!r} is no campaign", where="campaign", fix="write its name alone"
        )
    if Path(campaign).resolve().name == plan.campaign:
        return campaign
    if campaign != DEFAULT_CAMPAIGN:
        raise UsageError(
            f"the plan is of the campaign {plan.campaign!r}, not of {campaign!r}",
            fix="leave --campaign out, or give a folder of that name",
        )
    return plan.campaign


def _checked(folder: Path, today: datetime.date) -> tuple[int, tuple[Fault, ...]]:
    pack = read_pack(folder)
    weights = pack.campaign.weights if pack.campaign else {}
    odd = tuple(
        Fault(
            file=CAMPAIGN,
            spot=("weights", name),
            text=f"there is no such weight; choose from: {', '.join(WEIGHT_NAMES)}",
        )
        for name in sorted(set(weights) - set(WEIGHT_NAMES))
    )
    return len(pack.honorees), check_pack(pack, today, odd)
