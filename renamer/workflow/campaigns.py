"""Campaign packs as files: checked as a whole, and begun."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.registry.check import check_pack
from renamer.registry.faults import Fault
from renamer.registry.packs import CAMPAIGN, campaign_folder, campaign_ids, read_pack
from renamer.suggest.score import WEIGHT_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence


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
    return len(pack.honorees), (*odd, *check_pack(pack, today))
