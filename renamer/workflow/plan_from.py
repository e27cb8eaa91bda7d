"""A plan out of somebody else's map or table; what could not be found is told."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from renamer import l10n, odonymy
from renamer.errors import ExchangeError, NamingError
from renamer.exchange.plain import same
from renamer.exchange.rows import read_rows
from renamer.files import check_free, write_file
from renamer.model.plan import MapData, Plan
from renamer.odonymy.profiles import profile_of
from renamer.planfile.codes import is_code
from renamer.planfile.toml import write_plan
from renamer.registry import gate
from renamer.registry.hosts import listed_in
from renamer.registry.packs import read_campaign
from renamer.suggest.suitable import cautions
from renamer.workflow.drafting import keep_map, plan_name
from renamer.workflow.matching import NotMatched, PlaceFinder, find_honoree
from renamer.workflow.planning import make_renaming, next_day, with_standings
from renamer.workflow.plans import checked
from renamer.workflow.towns import open_town
from renamer.workflow.wishing import never_suggested

if TYPE_CHECKING:
    from renamer.exchange.rows import Row
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.notice import Notice
    from renamer.model.place import Place, Town
    from renamer.model.plan import Renaming
    from renamer.workflow.source import TownSource

_TOLD: Final = 20
"""Rows that an error names; all of them where the rest could be used."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person should know of a row: where it stands, what became of it."""

    where: str
    text: str
    is_left_out: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """The plan that was written, what was told of the rows, and what to know of the rest."""

    path: Path
    count: int
    told: tuple[Told, ...]
    notices: tuple[Notice, ...]


def plan_from_file(
    file: Path,
    city: str,
    source: TownSource,
    out: Path | None,
    *,
    campaign_id: str,
    force: bool,
    today: datetime.date,
    day: datetime.date | None = None,
    say: Callable[[str], None],
) -> Imported:
    """Write a plan of the places in a file; what was not found is told and left out.

    Raises
    ------
    ExchangeError
        If the file cannot be read, or nothing in it was found.
    OutputError
        If a file stands there and `force` is not set.
    """
    rows = read_rows(file)
    if out is not None:
        check_free(out, force=force)
    town, campaign = open_town(city, source, say), read_campaign(campaign_id)
    path = out or Path(plan_name(town))
    check_free(path, force=force)
    empty = Plan(
        city=town.city.slug,
        campaign=campaign.id,
        day=day or next_day(campaign, today),
        map_data=MapData(
            source=town.snapshot.source,
            data_date=town.snapshot.data_date,
            sha256=town.snapshot.sha256,
        ),
    )
    gathering = _Gathering(town, campaign, empty.day.year)
    for row in rows:
        gathering.take(row)
    if not gathering.renamings:
        told = "; ".join(f"{one.where}: {one.text}" for one in gathering.told[:_TOLD])
        raise ExchangeError(
            f"nothing in it was found in {town.city.name}: {told}",
            where=str(file),
            fix="correct these lines",
        )
    plan = dataclasses.replace(empty, renamings=tuple(gathering.renamings))
    plan = with_standings(plan, gathering.honorees.values())
    opened = checked(plan, town, campaign, write_plan(plan), where=str(path))
    write_file(path, opened.text)
    keep_map(town, path.parent)
    return Imported(
        path=path,
        count=len(plan.renamings),
        told=tuple(gathering.told),
        notices=(*opened.notices, *gathering.notices),
    )


class _Gathering:
    """Takes row after row; what fits becomes a renaming, the rest is told."""

    def __init__(self, town: Town, campaign: Campaign, year: int) -> None:
        self.renamings: list[Renaming] = []
        self.honorees: dict[str, Honoree] = {}
        self.told: list[Told] = []
        self.notices: list[Notice] = []
        self._town, self._campaign, self._year = town, campaign, year
        self._finder = PlaceFinder(town)
        self._seen: dict[tuple[str, str], str] = {}

    def take(self, row: Row) -> None:
        """Make a renaming of a row, or tell everything why none can be made."""
        problems: list[str] = []
        found, honoree = None, None
        try:
            found = self._finder.find(row)
            self._check_new("place", found.place.id)
        except NotMatched as why:
            problems.append(str(why))
        try:
            honoree = find_honoree(row, self._campaign)
            self._check_new("honoree", honoree.id)
        except NotMatched as why:
            problems.append(str(why))
        if problems or found is None or honoree is None:
            self.told.append(Told(row.where, "; ".join(problems)))
            return
        if found.remark:
            self.told.append(Told(row.where, found.remark, is_left_out=False))
        self._seen |= {("place", found.place.id): row.where, ("honoree", honoree.id): row.where}
        self.honorees[honoree.id] = honoree
        self.renamings.append(self._renaming(row, found.place, honoree))
        self.notices += (
            *cautions(found.place, self._town, self._campaign.watched_by),
            *never_suggested(found.place, self._town, self._campaign),
            *gate.everything_on(honoree, self._campaign, self._town.city.country),
        )

    def _check_new(self, kind: str, one: str) -> None:
        """Make sure that no earlier row has this place or honoree."""
        if (earlier := self._seen.get((kind, one))) is not None:
            raise NotMatched(f"the {kind} {one} stands in {earlier} already")

    def _renaming(self, row: Row, place: Place, honoree: Honoree) -> Renaming:
        """Return the renaming, with the code that the file gives it if it is one."""
        taken = {one.code for one in self.renamings}
        made = make_renaming(place, honoree, self._town, self._campaign, self._year, taken)
        code = row.code if is_code(row.code) and row.code not in taken else made.code
        wording = dict(self._wording(row, made, honoree))
        return dataclasses.replace(made, code=code, wording=wording)

    def _wording(self, row: Row, made: Renaming, honoree: Honoree) -> Iterator[tuple[str, str]]:
        """Yield what is worded otherwise than renamer forms it, in languages that it knows."""
        for language, text in row.wording.items():
            if why := self._why_unusable(language, text):
                told = f"its wording in {language!r} is left out: {why}"
                self.told.append(Told(row.where, told, is_left_out=False))
            elif not self._is_formed(text, language, made, honoree):
                yield language, text

    def _why_unusable(self, language: str, text: str) -> str | None:
        known = {*odonymy.languages(), *self._town.city.languages, *l10n.languages()}
        if language not in known:
            return "renamer does not know the language"
        if not any(letter.isalnum() for letter in text):
            return "it has no letters"
        host = listed_in(text, self._campaign.listed_hosts)
        return f"it names {host}, which is listed in Belarus" if host else None

    def _is_formed(self, text: str, language: str, made: Renaming, honoree: Honoree) -> bool:
        """Whether a text is just what renamer forms: then it is no wording of the team's."""
        profile = profile_of(self._town.city.slug)
        try:
            name = odonymy.form(honoree, made.place_class, language, profile=profile)
        except NamingError:
            return False
        return same(text, name.text) or same(text, name.plate)
