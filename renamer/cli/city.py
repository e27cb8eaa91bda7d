"""`renamer city`: the towns that renamer knows, and how to add one."""

from __future__ import annotations

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
@options.as_json
def find_command(query: str, as_json: bool) -> None:
    """Say which sample city QUERY means."""
    from renamer.gazetteer.samples import find_sample
    from renamer.workflow.towns import sample_facts

    slug = find_sample(query)
    row = next(row for row in sample_facts() if row["slug"] == slug)
    if as_json:
        show.json_out(row)
    else:
        click.echo(f"{row['slug']}: {row['name']}, data {row['data']}")


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
