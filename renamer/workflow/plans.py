"""Plans as files: opened and checked, with the town and the campaign they speak of."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer import l10n, odonymy
from renamer.errors import CityError, PlanError, UsageError
from renamer.planfile.check import check_plan
from renamer.planfile.toml import read_plan, write_plan
from renamer.planfile.withhold import notices_of as withheld_notices
from renamer.planfile.withhold import tells_of, without_withheld
from renamer.printing import styles
from renamer.registry.check import check_own
from renamer.registry.hosts import check_link, listed_in
from renamer.registry.packs import DEFAULT_CAMPAIGN
from renamer.suggest.score import WEIGHT_NAMES
from renamer.workflow.campaigns import campaign_of
from renamer.workflow.towns import (
    SNAPSHOT_SUFFIX,
    open_town,
)

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.notice import Notice
    from renamer.model.place import Town
    from renamer.model.plan import Plan
    from renamer.workflow.planning import PlanChoices
    from renamer.workflow.source import TownSource


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPlan:
    """A plan that was read and checked, with what it speaks of."""

    plan: Plan
    town: Town
    campaign: Campaign
    notices: tuple[Notice, ...]
    text: str
    path: Path | None = None
    as_read: str = ""
    """What the file at `path` held when it was read."""
    is_cleared: bool = False
    """Whether that tells of somebody who is withheld, and `text` no longer does."""

    def still_as_read(self) -> bool:
        """Whether the plan's file is as it was when it was read."""
        return self.path is None or self.path.read_text(encoding="utf-8-sig") == self.as_read

    def lives_in(self, folder: Path) -> bool:
        """Whether the plan's file lies in this folder."""
        return self.path is not None and self.path.resolve().parent == folder.resolve()


def open_quietly(
    path: Path, source: TownSource, say: Callable[[str], None], campaign_id: str
) -> OpenedPlan:
    """Open a plan for what shows no remarks, and say at least that something is left out of it."""
    opened = open_plan(path, source, say, campaign_id=campaign_id)
    if opened.is_cleared:
        say("What was withheld on request is left out.")
    return opened


def is_plan_file(what: str) -> bool:
    """Whether the user named a plan file, and not a town.

    Raises
    ------
    UsageError
        If it is a file with map data.
    """
    if what.endswith((".pbf", ".osm", ".osm.bz2", ".osm.gz")):
        raise UsageError(
            f"{what} holds map data", fix=f"give the town's name, and --extract {what}"
        )
    return what.endswith(".toml") or (Path(what).is_file() and not what.endswith(".zip"))


def open_plan(
    path: Path,
    source: TownSource,
    say: Callable[[str], None],
    choices: PlanChoices | None = None,
    *,
    campaign_id: str = DEFAULT_CAMPAIGN,
) -> OpenedPlan:
    """Read a plan, apply the choices of the command line to it, and check it.

    What it says of somebody who is withheld is not in what is returned; the file stays as it is.

    Raises
    ------
    PlanError
        With every fault of the plan at once.
    UsageError
        If the choices ask for something only a new plan can have.
    """
    plan = read_plan(path)
    as_read = text = path.read_text(encoding="utf-8-sig")
    if choices is not None:
        if option := choices.of_new_plans():
            raise UsageError(
                f"{option} is for a new plan", fix="add or drop renamings in the plan itself"
            )
        changed = choices.applied_to(plan)
        if changed != plan:
            plan, text = changed, write_plan(changed, previous=text)
    campaign = campaign_of(plan, path.resolve().parent, campaign_id)
    cleared = without_withheld(plan, campaign.withheld)
    is_cleared = cleared != plan or tells_of(text, campaign.withheld)
    if is_cleared:
        # written anew: a comment or a kept line could still tell whom it was about
        plan, text = cleared, write_plan(cleared)
    town = town_of(plan, path, source, say)
    opened = checked(plan, town, campaign, text, where=str(path))
    return dataclasses.replace(opened, path=path, as_read=as_read, is_cleared=is_cleared)


def town_of(plan: Plan, path: Path, source: TownSource, say: Callable[[str], None]) -> Town:
    """Return the town of a plan; one of the team's own lies beside the plan or its kit.

    Raises
    ------
    PlanError, CityError
        If the plan names none, or its map data are not at hand.
    """
    if set(plan.city) & set("/\\:"):
        raise PlanError(f"{plan.city!r} is no town", where=f"{path}: city", fix="write its name")
    if source.is_elsewhere:
        return open_town(plan.city, source, say)
    try:
        return open_town(_town_beside(path, plan.city), source, say)
    except CityError as error:
        made_from = plan.map_data.source if plan.map_data else "other map data"
        raise CityError(
            f"{plan.city!r} is no sample city; this plan was made from: {made_from}",
            where=str(path),
            fix="put its map, the .map.zip made with it, into this folder, or give the same "
            "options again (--snapshot or --extract FILE and what went with it, or --live)",
        ) from error


def _town_beside(path: Path, city: str) -> str:
    """Return the folder or snapshot of a town beside the plan or its kit, else the town's name."""
    folder = path.resolve().parent
    for here in (folder, folder.parent):
        if (here / city / "city.toml").is_file():
            return str(here / city)
        if (here / f"{city}{SNAPSHOT_SUFFIX}").is_file():
            return str(here / f"{city}{SNAPSHOT_SUFFIX}")
    return city


def checked(plan: Plan, town: Town, campaign: Campaign, text: str, *, where: str) -> OpenedPlan:
    """Return a plan with what it speaks of, once nothing in it is at fault.

    Raises
    ------
    PlanError
        With every fault at once.
    """
    notices = check_plan(
        plan,
        town=town,
        honorees=campaign.honorees,
        style_names=styles.style_names(),
        languages={*odonymy.languages(), *town.city.languages, *l10n.languages()},
        weight_names=WEIGHT_NAMES,
        listed_hosts=campaign.listed_hosts,
        usual_day=campaign.day,
        where=where,
    )
    if plan.base_url:
        check_link(plan.base_url, campaign.listed_hosts)
    own = [fault for one in plan.honorees for fault in check_own(one, campaign.listed_hosts)]
    own += _spelled_hosts(plan, campaign)
    if own:
        raise PlanError("; ".join(own), where=where, fix="correct these in the plan")
    return OpenedPlan(
        plan=plan,
        town=town,
        campaign=campaign,
        notices=(*notices, *withheld_notices(plan)),
        text=text,
    )


def _spelled_hosts(plan: Plan, campaign: Campaign) -> list[str]:
    """Return what of the plan's public words names a listed host."""
    words = {"contact": plan.contact}
    for index, one in enumerate(plan.renamings):
        words |= {f"renamings[{index}].wording.{code}": text for code, text in one.wording.items()}
    found = {spot: listed_in(text, campaign.listed_hosts) for spot, text in words.items()}
    return [f"{spot}: {host} is listed in Belarus" for spot, host in found.items() if host]
