"""`renamer walk`: the way that joins the stops of an action."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renamer.cli import options, show
from renamer.errors import UsageError

if TYPE_CHECKING:
    from renamer.model.walk import Leg, Walk, WalkStop
    from renamer.workflow.walking import FoundWalk


@click.command("walk")
@click.argument("what", metavar="CITY|PLAN")
@click.option("--from", "start", metavar="PLACE|LON,LAT", help="Where the group meets.")
@click.option("--to", "end", metavar="PLACE|LON,LAT", help="Where the walk ends.")
@click.option("--round", "is_round", is_flag=True, help="End where it begins.")
@click.option("--hours", type=click.FloatRange(min=0, min_open=True), help="Longest time.")
@click.option("--minutes", type=click.FloatRange(min=0, min_open=True), help="The same.")
@click.option("--count", type=click.IntRange(1, 100), help="Stops to suggest for a CITY; 3.")
@click.option(
    "--map",
    "map_file",
    type=click.Path(path_type=Path),
    metavar="FILE.svg",
    help="Draw the walk on a map too.",
)
@click.option("--force", is_flag=True, help="Overwrite a map that is there.")
@click.option("--write", is_flag=True, help="Write the order into PLAN (walk = codes).")
@options.town_source
@options.campaign
@options.as_json
def walk_command(
    what: str,
    campaign: str,
    hours: float | None,
    minutes: float | None,
    map_file: Path | None,
    force: bool,
    write: bool,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Order the stops of a PLAN, or those suggested for CITY, into the shortest walk.

    Stops within sight of a mission that watches come last and can be left out. Where the time is
    short the weakest stops are dropped, never a pinned one.
    """
    from renamer.workflow.source import TownSource
    from renamer.workflow.towns import describe_data
    from renamer.workflow.walking import WalkChoice, walk_through, write_order, write_walk_map

    if hours is not None and minutes is not None:
        raise UsageError("--hours and --minutes exclude each other", fix="choose one")
    if write and not what.endswith(".toml"):
        raise UsageError(
            "--write needs a plan to write into", fix="make one first: renamer plan new CITY"
        )
    if map_file:
        _check_map(map_file, force=force)
    limit = hours * 60 if hours is not None else minutes
    if limit is not None and not math.isfinite(limit):
        raise UsageError("the time is no number", fix="write hours or minutes above 0, like 1.5")
    source, choice = options.split({**chosen, "minutes": limit}, TownSource, WalkChoice)
    found = walk_through(what, source, choice, show.say, campaign_id=campaign)
    if as_json:
        show.json_out(_plain(found))
    else:
        for line in _lines(found.walk, found.honorees):
            click.echo(line)
    for note in found.notes:
        click.echo(note, err=True)
    if map_file:
        write_walk_map(found, map_file)
        click.echo(f"{map_file} shows the walk.", err=True)
    if write:
        path = write_order(found)
        click.echo(f"{path} has this order now: walk = the codes of its stops.", err=True)
    click.echo(describe_data(found.town), err=True)


def _check_map(path: Path, *, force: bool) -> None:
    from renamer.workflow.overview import check_map_file

    if path.suffix.lower() == ".html":
        raise UsageError("the map of a walk is an SVG", where=str(path), fix="end its name in .svg")
    check_map_file(path, force=force)


def _lines(walk: Walk, honorees: Mapping[str, str]) -> Iterator[str]:
    from renamer.suggest.suitable import CAMERAS

    yield _summary(walk)
    yield (
        "Reckoned with 4.5 km/h and 10 minutes a stop; the data know stairs but no heights. "
        + (
            "No shorter order exists."
            if walk.is_exact
            else "With so many stops the order is a good one, not surely the shortest."
        )
    )
    if walk.without_watched_m is not None and walk.minutes_without_watched is not None:
        watched = ", ".join(stop.label for stop in walk.stops if stop.watched)
        yield (
            f"Without {watched}, which can be left out: {_km(walk.without_watched_m)}, "
            f"{walk.minutes_without_watched:.0f} minutes."
        )
    arriving = {leg.end: leg for leg in walk.legs}
    for number, stop in enumerate(walk.stops, start=1):
        yield from _way(arriving.get(stop.id), is_first=number == 1)
        yield click.style(f"{number}. {stop.label} -> {honorees[stop.id]}", bold=True)
        for mission in stop.watched:
            yield f"   {mission}: {CAMERAS}"
    last = walk.legs[-1] if walk.legs else None
    if last is not None and last.start == walk.stops[-1].id:
        yield from _way(last)
        yield click.style("The end" if last.end is None else "Back at the first stop", bold=True)


def _way(leg: Leg | None, *, is_first: bool = False) -> Iterator[str]:
    """Yield the lines of a leg; a round walk's way home is not that to its first stop."""
    from renamer.suggest.directions import sentence

    if leg is None or (is_first and leg.start is not None):
        return
    for direction in leg.directions:
        yield f"     {sentence(direction)}"
    for mission in leg.passes:
        yield f"     The way passes {mission}: you may be filmed there."


def _summary(walk: Walk) -> str:
    stairs = f", {walk.stairs_m:.0f} m of it stairs" if walk.stairs_m >= 1 else ", no stairs"
    stops = f"{len(walk.stops)} stop{'s' if len(walk.stops) > 1 else ''}"
    return f"{stops}, {_km(walk.metres)}{stairs}, {walk.minutes:.0f} minutes."


def _km(metres: float) -> str:
    return f"{metres / 1000:.1f} km" if metres >= 950 else f"{metres:.0f} m"


def _plain(found: FoundWalk) -> dict[str, object]:
    walk = found.walk
    without = walk.minutes_without_watched
    return {
        "stops": [{**_stop(stop), "honoree": found.honorees[stop.id]} for stop in walk.stops],
        "metres": round(walk.metres),
        "minutes": round(walk.minutes),
        "stairs_m": round(walk.stairs_m),
        "is_exact": walk.is_exact,
        "without_watched": None
        if walk.without_watched_m is None or without is None
        else {"metres": round(walk.without_watched_m), "minutes": round(without)},
        "dropped": [_stop(stop) for stop in walk.dropped],
        "off_network": [_stop(stop) for stop in walk.off_network],
        "cut_off": [_stop(stop) for stop in walk.cut_off],
        "legs": [_leg(leg) for leg in walk.legs],
        "notes": found.notes,
    }


def _stop(stop: WalkStop) -> dict[str, object]:
    from renamer.suggest.suitable import CAMERAS

    return {
        "id": stop.id,
        "name": stop.label,
        "lonlat": stop.lonlat,
        "score": round(stop.score, 4),
        "pinned": stop.pinned,
        "cautions": [f"{mission}: {CAMERAS}" for mission in stop.watched],
    }


def _leg(leg: Leg) -> dict[str, object]:
    from renamer.suggest.directions import sentence

    return {
        "from": leg.start,
        "to": leg.end,
        "metres": round(leg.metres),
        "stairs_m": round(leg.stairs_m),
        "passes": leg.passes,
        "directions": [sentence(direction) for direction in leg.directions],
        "line": leg.line,
    }
