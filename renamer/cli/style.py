"""`renamer style`: the manners of the local plates."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from renamer.cli import options, show


@click.group("style")
def style_command() -> None:
    """List the plate styles, or show them all."""


@style_command.command("list")
@options.as_json
def list_command(as_json: bool) -> None:
    """List the plate styles, and how much of each was seen in a source."""
    from renamer.printing import styles

    rows = [
        {"id": name} | styles.describe(styles.read_style(name)) for name in styles.style_names()
    ]
    if as_json:
        show.json_out(rows)
        return
    columns = ("id", "name", "seen", "approximate")
    show.table(columns, ([row[column] for column in columns] for row in rows))


@style_command.command("sheet")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@options.campaign
@options.today
@options.as_json
def sheet_command(
    path: Path, force: bool, campaign: str, today: datetime.date | None, as_json: bool
) -> None:
    """Show every plate style with its band on FILE, a .pdf, .png or .svg."""
    from renamer.workflow import specimens

    found, document = specimens.lay_out_sheet(campaign, today or datetime.date.today())
    paths = specimens.write_sheet(document, path, force=force)
    if as_json:
        show.json_out(specimens.rows(found))
        return
    files = f"{paths[0]} … {paths[-1].name}" if len(paths) > 1 else str(paths[0])
    click.echo(f"{files}: {len(found)} styles on {len(document.sheets)} pages")
