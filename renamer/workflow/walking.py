"""From a plan, or the suggestions for a town, to a walk through its stops; and into the plan."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shapely

from renamer.errors import UsageError
from renamer.files import write_file
from renamer.planfile.toml import parse_plan, write_plan
from renamer.suggest.walk import Ends, order_stops
from renamer.workflow.changing import replace_plan
from renamer.workflow.drafting import town_to_suggest
from renamer.workflow.forms import RULES, USUAL_FORM
from renamer.workflow.looking import find_spot
from renamer.workflow.people import honorees_of
from renamer.workflow.planning import suggestions_for
from renamer.workflow.plans import is_plan_file, open_quietly
from renamer.workflow.source import asked_of
from renamer.workflow.walk_stops import standing, stops_of_plan, stops_to_suggest

if TYPE_CHECKING:
    from renamer.model.place import LonLat, Town
    from renamer.model.walk import Walk, WalkStop
    from renamer.workflow.plans import OpenedPlan
    from renamer.workflow.source import TownSource

MAP_MM = (270.0, 190.0)
"""A sheet of A4, as it is printed at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkChoice:
    """What the command line says of a walk; start and end are PLACE or LON,LAT."""

    start: str | None = None
    end: str | None = None
    is_round: bool = False
    minutes: float | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWalk:
    """A walk, the town it is in, and the plan it is for; `notes` tell what is amiss.

    `honorees` are the names of those honoured, by the id of the stop.
    """

    walk: Walk
    honorees: Mapping[str, str]
    town: Town
    opened: OpenedPlan | None
    notes: tuple[str, ...]

    @property
    def place_ids(self) -> dict[str, str]:
        """Return the id of the place of each stop."""
        if self.opened is None:
            return {stop.id: stop.id for stop in self.walk.stops}
        return {one.code: one.place for one in self.opened.plan.renamings}


def walk_through(
    what: str,
    source: TownSource,
    choice: WalkChoice,
    say: Callable[[str], None],
    *,
    campaign_id: str,
) -> FoundWalk:
    """Return the walk through the accepted places of a plan, or what is suggested for a town.

    Raises
    ------
    UsageError
        If start or end mean nothing, or no stop can be reached on foot.
    CityError, PlanError
        As the town or the plan is at fault.
    """
    opened = None
    if is_plan_file(what):
        if choice.count is not None:
            raise UsageError("--count is for a town", fix="a plan has its own places")
        opened = open_quietly(Path(what), source, say, campaign_id)
        town = _with_network(opened.town, opened.plan.city, source, say)
        stops = stops_of_plan(opened.plan, town, opened.campaign)
        campaign = opened.campaign
        people = honorees_of(opened.plan, campaign)
        names = {one.code: people[one.honoree].name() for one in opened.plan.accepted()}
        advice = f"add some: renamer plan add {what} PLACE HONOREE"
    else:
        town, campaign = town_to_suggest(what, source, campaign_id, say)
        town = _with_network(town, what, source, say)
        found = suggestions_for(town, campaign, count=choice.count or RULES[USUAL_FORM].usual)
        stops = stops_to_suggest(found, town, campaign)
        names = {item.place.id: item.honoree.name() for item in found}
        advice = "choose places yourselves: renamer places, then renamer plan add"
    if not stops:
        raise UsageError("there is no place to walk to", where=what, fix=advice)
    ends = Ends(
        start=_spot(town, choice.start, "--from"),
        end=_spot(town, choice.end, "--to"),
        is_round=choice.is_round,
    )
    walk = order_stops(
        town, stops, ends=ends, limit_minutes=choice.minutes, watching=campaign.watched_by
    )
    notes = _notes(walk, town, choice, is_plan=opened is not None)
    return FoundWalk(walk=walk, honorees=names, town=town, opened=opened, notes=notes)


def write_order(found: FoundWalk) -> Path:
    """Write the codes of a plan's walk into its file, which keeps all else; return the file.

    Raises
    ------
    UsageError
        If it is no walk of a plan.
    """
    opened = found.opened
    if opened is None or opened.path is None:
        raise UsageError(
            "--write needs a plan to write into", fix="make one first: renamer plan new CITY"
        )
    plan = parse_plan(opened.as_read, where=str(opened.path))
    codes = tuple(stop.id for stop in found.walk.stops)
    text = write_plan(dataclasses.replace(plan, walk=codes), previous=opened.as_read)
    replace_plan(opened.path, opened.as_read, text)
    return opened.path


def write_walk_map(found: FoundWalk, path: Path) -> None:
    """Write the walk on a map as an SVG; a watched stop says so beside its name.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    from renamer.drawing.map import MapPin, lay_out_map
    from renamer.drawing.paint_svg import paint_svg

    places = found.place_ids
    pins = [
        MapPin(
            place_id=places[stop.id],
            code=stop.id,
            label=found.honorees[stop.id]
            + (" (you may be filmed; can be left out)" if stop.watched else ""),
        )
        for stop in found.walk.stops
    ]
    lines = [shapely.LineString(leg.line) for leg in found.walk.legs if len(leg.line) > 1]
    sheet = lay_out_map(
        found.town,
        pins,
        width_mm=MAP_MM[0],
        height_mm=MAP_MM[1],
        title=f"A walk in {found.town.city.name}",
        ways=lines,
    )
    write_file(path, paint_svg(sheet))


def _spot(town: Town, words: str | None, option: str) -> LonLat | None:
    """Return the point that these words mean: of a place the one that it is known by."""
    if words is None:
        return None
    try:
        found = find_spot(town, words)
    except UsageError as error:
        raise UsageError(error.problem, where=option, fix=error.fix) from error
    if found.geom_type != "Point":
        place = next((one for one in town.places if one.geometry is found), None)
        if place is not None:
            return standing(place)
        found = shapely.point_on_surface(found)
    (lonlat,) = shapely.get_coordinates(found).tolist()
    return lonlat[0], lonlat[1]


def _with_network(town: Town, query: str, source: TownSource, say: Callable[[str], None]) -> Town:
    """Return a live town with its walking network, asked for and kept; any other as it is."""
    if town.walk is not None or not source.live:
        return town
    from renamer.gazetteer.online.asking import how_to_ask
    from renamer.gazetteer.online.details import with_walk
    from renamer.workflow.live import keep_town

    whole = with_walk(town, how_to_ask(say, deadline_s=source.deadline))
    keep_town(asked_of(query, source), whole, say)
    return whole


def _notes(walk: Walk, town: Town, choice: WalkChoice, *, is_plan: bool) -> tuple[str, ...]:
    notes = []
    if walk.off_network:
        notes.append(
            f"{_listed(walk.off_network)} {_lies(walk.off_network)} more than 150 m from every way "
            "that the map knows: go there by yourselves."
        )
    if walk.cut_off:
        notes.append(
            f"No way of the map leads from the other stops to {_listed(walk.cut_off)}: "
            "go there by yourselves."
        )
    if walk.dropped:
        stays = ' It stays in the plan: to leave it out, set decision = "dropped".'
        notes.append(
            f"Left out to keep within {choice.minutes:.0f} minutes, the weakest first: "
            f"{_listed(walk.dropped)}.{stays if is_plan else ''}"
        )
    if choice.minutes is not None and walk.minutes > choice.minutes:
        rest = "what is pinned" if any(stop.pinned for stop in walk.stops) else "one stop"
        notes.append(
            f"Even {rest} alone takes {walk.minutes:.0f} minutes, more than {choice.minutes:.0f}."
        )
    if town.walk is not None and not town.walk.bends:
        notes.append(
            "This map was saved by an older renamer and does not tell where the ways bend: turns "
            "may be wrong; look the town up again."
        )
    return tuple(notes)


def _listed(stops: Sequence[WalkStop]) -> str:
    return ", ".join(
        f"{stop.label} (you may be filmed there)" if stop.watched else stop.label for stop in stops
    )


def _lies(stops: Sequence[WalkStop]) -> str:
    return "lies" if len(stops) == 1 else "lie"
