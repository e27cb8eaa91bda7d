"""Updates: standings that have changed and names that were withdrawn, each in one line.

A file of any name that ends in .toml, dropped into a pack's folder ``updates`` or into the user's
own (`settings.updates_folder`):

    withheld = ["somebody"]
    standings.another = { code = "free", as_of = "2026-11-20", title = "BBC", url = "https://…" }

Of several standings of one entry the newest counts.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Final

from renamer.errors import LinkError
from renamer.model.honoree import (
    Event,
    Happening,
    Honoree,
    LivesIn,
    Source,
    Standing,
    StandingCode,
)
from renamer.registry.faults import DATE
from renamer.registry.hosts import check_form, check_link, is_listed

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.registry.shelf import Shelf

_STRICT: dict[str, str] = {"extra": "forbid"}
_LIVES_IN: Final[Mapping[StandingCode, LivesIn]] = {
    "died": "dead",
    "died_in_custody": "dead",
    "killed": "dead",
    "imprisoned": "in prison",
    "released_in_exile": "abroad",
    "in_exile": "abroad",
}
_HAPPENED: Final[Mapping[StandingCode, Happening]] = {
    "died": "died",
    "died_in_custody": "died",
    "killed": "killed",
    "disappeared": "disappeared",
    "imprisoned": "arrested",
    "released": "released",
    "free": "released",
    "released_in_exile": "released",
    "in_exile": "left",
    "dissolved": "dissolved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStanding:
    """A standing that was looked up: what, as of when, since when, and where it was read."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    code: StandingCode
    as_of: str
    title: str
    url: str
    since: str | None = None
    lives_in: LivesIn | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """What one or several files of updates hold; without `campaign` they hold for all of them."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    campaign: str = ""
    withheld: tuple[str, ...] = ()
    standings: Mapping[str, NewStanding] = field(default_factory=dict)


def read_updates(
    folders: Iterable[Path], campaign: str, shelf: Shelf, listed_hosts: Collection[str] = ()
) -> Updates:
    """Return what the files in these folders say of a campaign; the shelf keeps their faults.

    A file on the shelf is named like its others, one elsewhere by its whole path.
    """
    withheld: dict[str, None] = {}
    standings: dict[str, NewStanding] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            within = path.is_relative_to(shelf.folder)
            name = path.relative_to(shelf.folder).as_posix() if within else str(path)
            found = shelf.formed(name, Updates, shelf.toml(name))
            if found is None or found.campaign not in {"", campaign}:
                continue
            withheld |= dict.fromkeys(found.withheld)
            for who, standing in found.standings.items():
                for spot, text in _faults_of(standing, listed_hosts):
                    shelf.fault(name, text, spot=("standings", who, spot))
                if who not in standings or standing.as_of >= standings[who].as_of:
                    standings[who] = standing
    return Updates(campaign=campaign, withheld=tuple(withheld), standings=standings)


def _faults_of(standing: NewStanding, listed_hosts: Collection[str]) -> Iterator[tuple[str, str]]:
    for spot, day in (("as_of", standing.as_of), ("since", standing.since)):
        if day is not None and not DATE.fullmatch(day):
            yield spot, f"{day!r} is no day: write it like 2025, 2025-12 or 2025-12-13"
    if not standing.title.strip():
        yield "title", "is empty: write what was read, like the newsroom and the headline"
    try:
        if standing.listed:
            check_form(standing.url)
        else:
            check_link(standing.url, listed_hosts)
    except LinkError as error:
        listed = not standing.listed and is_listed(standing.url, listed_hosts)
        yield "url", f"{error.problem}; {'add listed = true' if listed else error.fix}"


def updated(honoree: Honoree, new: NewStanding | None) -> Honoree:
    """Return an honoree with a newer standing, its source and what happened."""
    if new is None or new.as_of < (honoree.standing.as_of or ""):
        return honoree
    source = Source(
        id=f"update-{new.as_of}",
        title=new.title,
        url=new.url,
        date=new.as_of,
        seen=new.as_of,
        backs="standing",
        listed=new.listed,
    )
    what = _HAPPENED.get(new.code)
    happened = (Event(what=what, date=new.since, source=source.id),) if what and new.since else ()
    # the day that something was read is not the day of a death
    died = new.since if _LIVES_IN.get(new.code) == "dead" else None
    lives_in = new.lives_in or _LIVES_IN.get(new.code)
    since = honoree.standing.since if new.code == honoree.standing.code else None
    return replace(
        honoree,
        standing=Standing(
            code=new.code, as_of=new.as_of, source=source.id, since=new.since or since
        ),
        lives_in=lives_in or _still(honoree),
        lives_in_source=source.id if lives_in else honoree.lives_in_source,
        died=died or honoree.died,
        events=(*honoree.events, *happened),
        sources=(*honoree.sources, source),
    )


def line_for(honoree: Honoree, day: datetime.date) -> str:
    """Return the line of an update that finds a standing unchanged on a day, where it was read."""
    source = honoree.source(honoree.standing.source or "")
    told = {
        "code": honoree.standing.code,
        "as_of": day.isoformat(),
        "title": source.title if source else "Where you read it",
        "url": source.url if source else "https://...",
    }
    # a string of JSON is one of TOML too
    pairs = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in told.items()]
    pairs += ["listed = true"] if source and source.listed else []
    return f"standings.{honoree.id} = {{ {', '.join(pairs)} }}"


def _still(honoree: Honoree) -> LivesIn:
    """Return where somebody lives when nothing is said: nobody who left a prison is still there."""
    return "unknown" if honoree.lives_in == "in prison" else honoree.lives_in
