"""Updates: standings that have changed and names that were withdrawn, each in one line.

A file of any name that ends in .toml, dropped into a pack's folder ``updates`` or into the user's
own (`settings.updates_folder`):

    withheld = ["somebody"]
    standings.another = { code = "free", as_of = "2026-11-20", title = "BBC", url = "https://…" }

Of several standings of one entry the newest counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
from renamer.registry import whom
from renamer.registry.clock import first_day, told
from renamer.registry.faults import DATE
from renamer.registry.hosts import check_form, check_link, is_listed

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.campaign import Campaign
    from renamer.registry.shelf import Shelf

_STRICT: dict[str, str] = {"extra": "forbid"}
_LEFT_ALONE: Final = frozenset({"readme.md", "readme.txt", "desktop.ini", "thumbs.db"})
_FROM_UPDATES: Final = "update-"
TO_BE_FILLED_IN: Final = "…"
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


class UpdatesReader:
    """What the updates say of one campaign, file by file; the shelf keeps their faults.

    A file on the shelf is named like its others, one elsewhere by its whole path.
    """

    def __init__(
        self,
        campaign: str,
        shelf: Shelf,
        honorees: Mapping[str, Honoree],
        listed_hosts: Collection[str] = (),
    ) -> None:
        self.campaign = campaign
        self.shelf = shelf
        self.honorees = honorees
        self.listed_hosts = listed_hosts
        self.withheld: dict[str, None] = {}
        self.standings: dict[str, NewStanding] = {}
        self.remarks: dict[tuple[str, str], None] = {}

    def read(self, folder: Path) -> None:
        """Read every file of a folder, which need not exist."""
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.startswith(".") or path.name.lower() in _LEFT_ALONE or path.is_dir():
                continue
            within = path.is_relative_to(self.shelf.folder)
            name = path.relative_to(self.shelf.folder).as_posix() if within else str(path)
            if path.suffix.lower() != ".toml":
                text = "this is not read: let its name end in .toml, or move it out of this folder"
                self.shelf.fault(name, text)
                continue
            found = self.shelf.formed(name, Updates, self.shelf.toml(name))
            if found is not None and found.campaign in {"", self.campaign}:
                self.withhold(found.withheld, name)
                self._take_standings(found.standings, name)

    def withhold(self, told: Collection[str], file: str) -> None:
        """Take names back; an id that is nearly one of ours is a fault, another one a remark."""
        for index, one in enumerate(told):
            who = self._known(one, file, ("withheld", index), f"number {index + 1} of 'withheld'")
            self.withheld[who or one.strip()] = None

    def _take_standings(self, told: Mapping[str, NewStanding], file: str) -> None:
        for one, standing in told.items():
            for spot, text in _faults_of(standing, self.listed_hosts):
                self.shelf.fault(file, text, spot=("standings", one, spot))
            who = self._known(one, file, ("standings", one), "one of the 'standings'")
            known = self.standings.get(who) if who else None
            if who and (known is None or standing.as_of >= known.as_of):
                self.standings[who] = standing

    def _known(self, told: str, file: str, spot: tuple[str | int, ...], which: str) -> str | None:
        if who := whom.meant(told, self.honorees):
            return who
        if near := whom.nearest(told, self.honorees):
            text = f"nobody is called {told!r}, so this does nothing; did you mean {near!r}?"
            self.shelf.fault(file, text, spot=spot)
            return None
        # not the id itself: it may be that of somebody in a plan, who asked not to be named
        short = file.replace("\\", "/").rpartition("/")[2]
        text = f"{which} in {short} is nobody of {self.campaign}: correct the id, unless it is "
        text += "somebody of another campaign or of a plan of yours"
        self.remarks[short, text] = None
        return None

    def applied_to(self, head: Campaign) -> Campaign:
        """Return the campaign with its honorees as the updates leave them."""
        honorees = {
            name: updated(honoree, self.standings.get(name))
            for name, honoree in self.honorees.items()
            if name not in self.withheld
        }
        gone = (one for name, one in self.honorees.items() if name in self.withheld)
        return replace(
            head,
            withheld=tuple(self.withheld),
            honorees=honorees,
            withheld_names=whom.surnames(gone),
            remarks=(*self.remarks, *self._to_reread(honorees)),
        )

    def _to_reread(self, honorees: Mapping[str, Honoree]) -> Iterator[tuple[str, str]]:
        """Yield whose story was written before their standing became another one."""
        for name, honoree in honorees.items():
            if honoree.standing.code != self.honorees[name].standing.code:
                text = f"reread the story of {honoree.name('en')}: it was written before it was "
                text += f"known: {told(honoree.standing)}"
                yield name, text


def _faults_of(standing: NewStanding, listed_hosts: Collection[str]) -> Iterator[tuple[str, str]]:
    for spot, day in (("as_of", standing.as_of), ("since", standing.since)):
        if day is not None and not (DATE.fullmatch(day) and first_day(day)):
            yield spot, f"{day!r} is no day: write it like 2025, 2025-12 or 2025-12-13"
    since, as_of = standing.since or "", standing.as_of
    shared = min(len(since), len(as_of))
    if since[:shared] > as_of[:shared]:
        yield "since", f"{since} is after as_of, {as_of}, when it was read: correct one of them"
    if standing.title.strip(" .") in {"", TO_BE_FILLED_IN}:
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
        id=f"{_FROM_UPDATES}{new.as_of}",
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


def is_updated(honoree: Honoree) -> bool:
    """Whether the standing of an entry is told by an update."""
    return (honoree.standing.source or "").startswith(_FROM_UPDATES)


def line_for(honoree: Honoree) -> str:
    """Return the line of an update, with what must be read first still to be filled in."""
    told = f'code = "{honoree.standing.code}", as_of = "YYYY-MM-DD"'
    told += f', title = "{TO_BE_FILLED_IN}", url = "{TO_BE_FILLED_IN}"'
    return f"standings.{honoree.id} = {{ {told} }}"


def _still(honoree: Honoree) -> LivesIn:
    """Return where somebody lives when nothing is said: nobody who left a prison is still there."""
    return "unknown" if honoree.lives_in == "in prison" else honoree.lives_in
