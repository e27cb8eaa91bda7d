"""The options that several commands share, spelled and explained once."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, get_args

import click

from renamer.model.paper import PAPERS
from renamer.model.plan import Form

Command = Callable[..., Any]


def day(text: str) -> datetime.date:
    """Read a day written as 2027-08-04."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a day; write it like 2027-08-04") from None


def town_source(command: Command) -> Command:
    """Add where the town comes from: a sample, or --snapshot, --extract, --live."""
    file = click.Path(path_type=Path)
    options = (
        click.option("--live", is_flag=True, help="Ask OpenStreetMap's public servers; says what."),
        click.option("--extract", type=file, help="Read a .osm.pbf, .osm or .osm.bz2 file."),
        click.option("--snapshot", type=file, help="Use a town that was saved (.map.zip)."),
        click.option("--pick", type=click.IntRange(1), help="Number of the town that is meant."),
        click.option("--osm", metavar="REF", help="The town itself, like relation/2580605."),
        click.option("--boundary", type=file, help="GeoJSON polygon of the town."),
        click.option("--bbox", metavar="W,S,E,N", help="Box in degrees instead of the town."),
        click.option("--around", metavar="LON,LAT", help="Circle instead of the town; --radius."),
        click.option("--radius", type=float, metavar="M", help="Metres around that, or the node."),
        click.option("--deadline", type=float, metavar="S", help="Seconds for --live; 120."),
        click.option("--stale", is_flag=True, help="Agree to an older copy if no server answers."),
        click.option(
            "--country", metavar="CC", help="ISO country code, where the extract does not tell."
        ),
        click.option(
            "--languages",
            metavar="L,L",
            help="Languages of the plates; default: the official ones.",
        ),
    )
    return _all_of(options, command)


def today(command: Command) -> Command:
    """Add the day the work is done on; it is recorded, so the same call gives the same bytes."""
    return click.option(
        "--today", type=day, metavar="DATE", help="Work as if it were this day (recorded)."
    )(command)


def campaign(command: Command) -> Command:
    """Add the campaign pack."""
    return click.option(
        "--campaign", default="belarus-solidarity", show_default=True, help="The campaign pack."
    )(command)


def as_json(command: Command) -> Command:
    """Add output for machines."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")(command)


_GROUP = (
    click.option(
        "--form",
        type=click.Choice(get_args(Form)),
        help="What the group can do; default: a photo and go.",
    ),
    click.option("--people", type=click.IntRange(1), metavar="N", help="How many you are."),
    click.option("--hours", type=float, metavar="H", help="How long you have; 1.5 is fine."),
    click.option(
        "--count",
        type=click.IntRange(1, 100),
        help="How many renamings, whatever form, people and hours say; 3 beat 10.",
    ),
)


def group(command: Command) -> Command:
    """Add what a group can do: it decides how many places of which kind are suggested."""
    return _all_of(_GROUP, command)


def plan_choices(command: Command) -> Command:
    """Add what a new plan can be told; given with a plan, it changes that plan."""
    choices = (
        *_GROUP,
        click.option("--avoid-missions", is_flag=True, help="Leave out what a mission may film."),
        click.option(
            "--day", type=day, metavar="DATE", help="Day of the action; default: the campaign's."
        ),
        click.option("--base-url", metavar="URL", help="https address where your site will stand."),
        click.option("--paper", type=click.Choice(PAPERS), help="Paper of the signs; default A4."),
        click.option("--style", metavar="NAME", help="Plate style; default: the town's."),
        click.option(
            "--edition",
            type=click.Choice(["public", "no-codes", "no-links"]),
            help="no-codes: the story in print; no-links: no address that is listed in Belarus.",
        ),
    )
    return _all_of(choices, command)


def _all_of(options: Sequence[Command], command: Command) -> Command:
    return functools.reduce(lambda wrapped, option: option(wrapped), reversed(options), command)


def split(chosen: dict[str, Any], *kinds: type[Any]) -> tuple[Any, ...]:
    """Return one frozen value per kind, each built from the options that it names."""
    return tuple(
        kind(**{field.name: chosen[field.name] for field in dataclasses.fields(kind)})
        for kind in kinds
    )
