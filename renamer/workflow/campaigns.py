"""Campaign packs as files: checked as a whole, and found for a plan."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import PlanError, UsageError
from renamer.model.notice import Notice
from renamer.registry.check import check_pack
from renamer.registry.defuse import defused
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
    from collections.abc import Collection, Sequence

    from renamer.model.campaign import Campaign
    from renamer.model.plan import Plan


def check_campaigns(
    campaigns: Sequence[str], today: date
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


def faults_of_own(
    plan: Plan, folder: Path | None, campaign: str, listed_hosts: Collection[str], today: date
) -> tuple[Notice, ...]:
    """Return the warning that a campaign of the user's own has faults, if it has.

    What is printed from it may be wrong or endanger somebody. Those that come along are checked
    before they are handed out. In the edition without links no listed host is named.
    """
    named = _pack_of(plan, campaign)
    if named in campaign_ids():
        return ()
    pack = campaign_folder(named, beside=folder)
    faults = _checked(pack, today)[1]
    if not faults:
        return ()
    first = str(faults[0])
    if plan.edition == "no-links":
        first = defused(first, listed_hosts)
    told = f"the campaign has {len(faults)} fault{'s' if len(faults) > 1 else ''}"
    told += f", the first: {first}" if first else ""
    where = pack.resolve().name
    text = f"{told}; run renamer campaign check ./{where} where its folder lies"
    return (Notice(level="danger", code="campaign-faulty", where=where, text=text),)


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


def _checked(folder: Path, today: date) -> tuple[int, tuple[Fault, ...]]:
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
