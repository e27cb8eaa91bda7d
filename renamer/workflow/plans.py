"""Plans as files: made, opened, checked, brought up to date with the map."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer import l10n, odonymy
from renamer.errors import CityError, OutputError, PlanError, UsageError
from renamer.files import write_file
from renamer.planfile.check import check_plan
from renamer.planfile.refind import refind
from renamer.planfile.toml import parse_plan, read_plan, write_plan
from renamer.planfile.withhold import notices_of as withheld_notices
from renamer.planfile.withhold import tells_of, without_withheld
from renamer.printing import styles
from renamer.registry import gate
from renamer.registry.check import check_own
from renamer.registry.hosts import check_link, listed_in
from renamer.registry.packs import DEFAULT_CAMPAIGN, read_campaign
from renamer.suggest.score import WEIGHT_NAMES
from renamer.workflow.campaigns import campaign_of
from renamer.workflow.people import honorees_of
from renamer.workflow.planning import (
    PlanChoices,
    make_renaming,
    new_plan,
    suggestions_for,
    with_standings,
)
from renamer.workflow.towns import (
    SNAPSHOT_SUFFIX,
    is_sample,
    open_town,
    save_town,
    snapshot_name,
    with_candidates,
)

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.notice import Notice
    from renamer.model.place import Town
    from renamer.model.plan import Plan
    from renamer.workflow.source import TownSource


CANDIDATES = 12
"""Of so many places street numbers and footways are asked for, where the map is asked live."""


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
        if choices.count is not None:
            raise UsageError(
                "--count is for a new plan", fix="add or drop renamings in the plan itself"
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
    town = _town_of(plan, path, source, say)
    opened = checked(plan, town, campaign, text, where=str(path))
    return dataclasses.replace(opened, path=path, as_read=as_read, is_cleared=is_cleared)


def _town_of(plan: Plan, path: Path, source: TownSource, say: Callable[[str], None]) -> Town:
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
    town, campaign = town_to_suggest(query, source, campaign_id, say)
    plan = new_plan(town, campaign, choices, today=today)
    if len(plan.renamings) < (choices.count or 0):
        say(f"Only {len(plan.renamings)} places and honorees fit; more can be added by hand.")
    return checked(plan, town, campaign, write_plan(plan), where=f"the plan for {town.city.name}")


def town_to_suggest(
    query: str, source: TownSource, campaign_id: str, say: Callable[[str], None]
) -> tuple[Town, Campaign]:
    """Return the town, with the details of what could be suggested, and the campaign."""
    campaign = read_campaign(campaign_id)

    def candidates(town: Town) -> list[str]:
        found = suggestions_for(town, campaign, count=CANDIDATES)
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


def _spelled_hosts(plan: Plan, campaign: Campaign) -> list[str]:
    """Return what of the plan's public words names a listed host."""
    words = {"contact": plan.contact}
    for index, one in enumerate(plan.renamings):
        words |= {f"renamings[{index}].wording.{code}": text for code, text in one.wording.items()}
    found = {spot: listed_in(text, campaign.listed_hosts) for spot, text in words.items()}
    return [f"{spot}: {host} is listed in Belarus" for spot, host in found.items() if host]


def add_renaming(
    path: Path,
    place_id: str,
    honoree_id: str,
    source: TownSource,
    say: Callable[[str], None],
    *,
    campaign_id: str = DEFAULT_CAMPAIGN,
) -> str:
    """Write one more renaming into a plan file, which keeps all else, and return its code.

    What there is to read about the honoree is said before anything is written.

    Raises
    ------
    PlanError
        If town or registry know no such place or honoree, or the plan is at fault.
    """
    opened = open_quietly(path, source, say, campaign_id)
    plan, town, campaign = opened.plan, opened.town, opened.campaign
    if honoree_id in campaign.withheld:
        raise PlanError(
            "this honoree was withheld on request: nothing is made of it",
            where=str(path),
            fix="choose somebody else: 'renamer people list' shows who is there",
        )
    place = town.place(place_id)
    honoree = honorees_of(plan, campaign).get(honoree_id)
    if any(one.place == place_id and one.decision == "accepted" for one in plan.renamings):
        raise PlanError(
            f"{place_id!r} is renamed already", where=str(path), fix="choose another place"
        )
    if place is None or honoree is None:
        raise PlanError(
            f"there is no {'place' if place is None else 'honoree'} "
            f"{place_id if place is None else honoree_id!r}",
            where=str(path),
            fix=f"run 'renamer {'places ' + plan.city if place is None else 'people list'}'",
        )
    taken = {renaming.code for renaming in plan.renamings}
    added = make_renaming(place, honoree, town, campaign, plan.day.year, taken)

    def longer(shorter: Plan) -> Plan:
        return with_standings(
            dataclasses.replace(shorter, renamings=(*shorter.renamings, added)), (honoree,)
        )

    checked(longer(plan), town, campaign, opened.text, where=str(path))
    for notice in gate.everything_on(honoree, campaign, town.city.country):
        say(f"{notice.level}: {notice.where}: {notice.text}")
    whole = longer(parse_plan(opened.as_read, where=str(path)))
    write_file(path, write_plan(whole, previous=opened.as_read))
    return added.code


def refind_places(path: Path, source: TownSource, say: Callable[[str], None]) -> tuple[Notice, ...]:
    """Find the places of a plan again on another map, and write the plan with their new ids."""
    plan = read_plan(path)
    found, notices = refind(plan, _town_of(plan, path, source, say))
    if found != plan:
        write_file(path, write_plan(found, previous=path.read_text(encoding="utf-8-sig")))
    return notices


def plan_name(town: Town) -> str:
    """Return the file name of a town's plan: reykjavik.plan.toml."""
    return f"{short_name(town)}.plan.toml"


def short_name(town: Town) -> str:
    """Return the town's slug without its country."""
    head, _, rest = town.city.slug.partition("-")
    return rest if rest and head == town.city.country.lower() else town.city.slug
