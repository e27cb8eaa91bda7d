"""`renamer cache`: the towns that were looked up already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from renamer.cli import options, show

if TYPE_CHECKING:
    from renamer.gazetteer.online.cache import Cache


@click.group("cache")
def cache_command() -> None:
    """List and clear the towns that were looked up and kept on this computer."""


@cache_command.command("list")
@options.as_json
def list_command(as_json: bool) -> None:
    """List the towns that are kept, since when and where."""
    entries = _cache().entries()
    rows = [
        {
            "title": entry.title,
            "stored": entry.stored.isoformat(),
            "days": entry.age.days,
            "bytes": entry.size,
            "file": str(entry.path),
        }
        for entry in entries
    ]
    if as_json:
        show.json_out(rows)
        return
    columns = ("title", "stored", "days", "bytes", "file")
    show.table(columns, ([row[column] for column in columns] for row in rows))


@cache_command.command("clear")
def clear_command() -> None:
    """Delete all towns that are kept; plans and kits stay as they are."""
    cache = _cache()
    click.echo(f"Files deleted in {cache.folder}: {cache.clear()}.")


def _cache() -> Cache:
    from renamer.gazetteer.online.cache import Cache
    from renamer.settings import cache_folder

    return Cache(folder=cache_folder(), say=show.say)
