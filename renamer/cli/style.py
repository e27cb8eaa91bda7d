"""`renamer style`: the manners of the local plates."""

from __future__ import annotations

import click

from renamer.cli import options, show


@click.group("style")
def style_command() -> None:
    """List the plate styles."""


@style_command.command("list")
@options.as_json
def list_command(as_json: bool) -> None:
    """List the plate styles, and how much of each was seen in a source."""
    from renamer.printing import styles

    rows = [styles.describe(styles.read_style(name)) for name in styles.style_names()]
    if as_json:
        show.json_out(rows)
        return
    columns = ("name", "city", "approximate")
    show.table(columns, ([row[column] for column in columns] for row in rows))
