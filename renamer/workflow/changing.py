"""Changes that renamer makes to a plan of the user's: a renaming more, places found again."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import OutputError, PlanError
from renamer.files import as_output_error, write_file
from renamer.planfile.refind import refind
from renamer.planfile.toml import parse_plan, read_plan, write_plan
from renamer.registry import gate
from renamer.registry.packs import DEFAULT_CAMPAIGN
from renamer.suggest.suitable import cautions
from renamer.workflow.people import honorees_of
from renamer.workflow.planning import make_renaming, with_standings
from renamer.workflow.plans import checked, open_quietly, town_of
from renamer.workflow.wishing import never_suggested

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.model.plan import Plan
    from renamer.workflow.source import TownSource

_WAIT_S = 5.0
_STALE_S = 30.0
"""A lock is held for one small write: an older one was left behind by a crash."""


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
    OutputError
        If the file was changed meanwhile, or cannot be written.
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
    if any(one.honoree == honoree_id and one.decision == "accepted" for one in plan.renamings):
        raise PlanError(
            f"{honoree_id!r} is honoured already", where=str(path), fix="choose somebody else"
        )
    taken = {renaming.code for renaming in plan.renamings}
    added = make_renaming(place, honoree, town, campaign, plan.day.year, taken)

    def longer(shorter: Plan) -> Plan:
        return with_standings(
            dataclasses.replace(shorter, renamings=(*shorter.renamings, added)), (honoree,)
        )

    checked(longer(plan), town, campaign, opened.text, where=str(path))
    notices = (
        *cautions(place, town, campaign.watched_by),
        *never_suggested(place, town, campaign),
        *gate.everything_on(honoree, campaign, town.city.country),
    )
    for notice in notices:
        say(f"{notice.level}: {notice.where}: {notice.text}")
    whole = longer(parse_plan(opened.as_read, where=str(path)))
    replace_plan(path, opened.as_read, write_plan(whole, previous=opened.as_read))
    return added.code


def refind_places(path: Path, source: TownSource, say: Callable[[str], None]) -> tuple[Notice, ...]:
    """Find the places of a plan again on another map, and write the plan with their new ids."""
    read_plan(path)  # says in its words what cannot be read
    as_read = path.read_text(encoding="utf-8-sig")
    plan = parse_plan(as_read, where=str(path))
    found, notices = refind(plan, town_of(plan, path, source, say))
    if found != plan:
        replace_plan(path, as_read, write_plan(found, previous=as_read))
    return notices


def replace_plan(path: Path, as_read: str, text: str) -> None:
    """Write a plan, through a link to where it lies, if nobody else changed it meanwhile.

    Raises
    ------
    OutputError
        If somebody did, or it cannot be written.
    """
    goal = path.resolve()
    with as_output_error(path), _alone_with(goal):
        if goal.read_text(encoding="utf-8-sig") != as_read:
            raise OutputError(
                "the plan was changed meanwhile, so nothing was written",
                where=str(path),
                fix="run the same command again",
            )
        write_file(goal, text)


@contextlib.contextmanager
def _alone_with(path: Path) -> Iterator[None]:
    """Keep other runs of renamer from writing this file; a lock file works on every system."""
    lock = path.with_name(f".{path.name}.lock")
    until = time.monotonic() + _WAIT_S
    while not _is_taken(lock):
        if time.monotonic() > until:
            raise OutputError(
                "another renamer is writing this plan",
                where=str(path),
                fix=f"try again; if no other runs, delete {lock.name} beside it",
            )
        time.sleep(0.02)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _is_taken(lock: Path) -> bool:
    """Return whether the lock is ours now."""
    try:
        os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        with contextlib.suppress(OSError):
            if time.time() - lock.stat().st_mtime > _STALE_S:
                lock.unlink()
        return False
    except PermissionError:
        if os.name != "nt":  # Windows says so too while another run is deleting its lock
            raise
        return False
    return True
