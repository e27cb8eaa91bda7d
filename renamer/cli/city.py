"""`renamer city`: the towns that renamer knows, and how to add one."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show


@click.group("city")
def city_command() -> None:
    """List, find and build the towns that renamer knows without the internet."""


@city_command.command("list")
@options.as_json
def list_command(as_json: bool) -> None:
    """List the sample cities with the age of their data."""
    from renamer.workflow.towns import sample_facts

    rows = sample_facts()
    if as_json:
        show.json_out(rows)
        return
    columns = ("slug", "name", "country", "languages", "data", "note")
    show.table(columns, ([row[column] for column in columns] for row in rows))


@city_command.command("find")
@click.argument("query")
@click.option("--live", is_flag=True, help="Ask Nominatim for what is not known here; says so.")
@options.as_json
def find_command(query: str, live: bool, as_json: bool) -> None:
    """Say which towns QUERY may mean, in any script: a sample, or the towns of the world."""
    from renamer.workflow.source import TownSource
    from renamer.workflow.towns import find_town

    found = find_town(query, TownSource(live=live), show.say)
    if as_json:
        show.json_out([dataclasses.asdict(one) for one in found])
        return
    show.candidates(found)
    if found[0].source == "sample":
        click.echo(f"A sample: renamer kit {found[0].slug}", err=True)
    elif len(found) > 1:
        click.echo("Choose with --pick NUMBER, or name the country too.", err=True)


@city_command.command("save")
@click.argument("city")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: SLUG.map.zip here.")
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@options.town_source
def save_command(city: str, out: Path | None, force: bool, **source: Any) -> None:
    """Save CITY as it was looked up in one file, for --snapshot."""
    from renamer.files import check_free
    from renamer.workflow.source import TownSource
    from renamer.workflow.towns import open_town, save_town, snapshot_name

    town = open_town(city, TownSource(**source), show.say)
    path = out or Path(snapshot_name(town))
    check_free(path, force=force)
    save_town(town, path)
    click.echo(f"{path} holds {len(town.places)} places: renamer kit {city} --snapshot {path}")


@city_command.command("build")
@click.argument("extract", type=click.Path(path_type=Path))
@click.option("--slug", required=True, metavar="CC-CITY", help="Like is-akureyri.")
@click.option("--name", required=True, help="The town's name in its own language.")
@click.option("--country", required=True, metavar="CC", help="ISO 3166-1 alpha-2.")
@click.option("--languages", required=True, metavar="L,L", help="Languages of the plates.")
@click.option("--boundary", type=click.Path(path_type=Path), help="GeoJSON polygon of the town.")
@click.option("--bbox", metavar="W,S,E,N", help="Box in degrees, where there is no boundary.")
@click.option("--extent-note", help='Like "city-centre extract".')
@click.option("--source", help="Where the extract comes from, for SOURCES.md.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Folder in which the folder SLUG is made; default: here.",
)
def build_command(extract: Path, out: Path, **facts: Any) -> None:
    """Make a sample city from the OpenStreetMap file EXTRACT."""
    from renamer.workflow.towns import build_sample

    folder = build_sample(extract, out, **facts)
    click.echo(f"{folder} is ready: renamer kit {folder}")
