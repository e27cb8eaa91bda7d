"""How results look in a terminal: tables, remarks, progress; and JSON for machines."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from renamer.model.candidate import Candidate
    from renamer.model.notice import Notice
    from renamer.workflow.progress import Progress

_COLOURS = {"info": "cyan", "caution": "yellow", "danger": "red"}


def json_out(value: Any) -> None:
    """Print a value as JSON, UTF-8, keys in their order."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def say(sentence: str) -> None:
    """Print what is being done, aside from the result."""
    click.echo(sentence, err=True)


def candidates(towns: Iterable[Candidate], *, err: bool = False) -> None:
    """Print towns that a name may mean, numbered as --pick counts them."""
    from renamer.l10n import country_name

    rows = (
        (
            number,
            town.name,
            town.region,
            country_name(town.country) if town.country else "",
            f"{town.population:,}" if town.population else "",
            "" if town.is_town and town.kind == "city" else town.kind,
            town.osm_ref or f"{town.lonlat[0]:.3f},{town.lonlat[1]:.3f}",
        )
        for number, town in enumerate(towns, start=1)
    )
    columns = ("no", "name", "region", "country", "population", "kind", "where")
    table(columns, rows, err=err)


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], title: str = "", *, err: bool = False
) -> None:
    """Print a table; without a terminal, tab-separated lines that a script can cut."""
    lines = [tuple("" if cell is None else str(cell) for cell in row) for row in rows]
    if not (sys.stderr if err else sys.stdout).isatty():
        for line in (tuple(columns), *lines):
            click.echo("\t".join(line), err=err)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(*columns, title=title or None)
    for line in lines:
        grid.add_row(*(Text(cell) for cell in line))
    Console(stderr=err).print(grid)


def notices(items: Iterable[Notice]) -> None:
    """Print the grave remarks to standard error; the others stand in start-here.html."""
    told = [item for item in items if item.level != "info"]
    for item in told:
        mark = click.style(f"{item.level}:", fg=_COLOURS[item.level])
        click.echo(f"{mark} {item.where}: {item.text}", err=True)


@contextlib.contextmanager
def progress() -> Iterator[Progress]:
    """Yield what the workflow reports its steps to: a live line in a terminal, else nothing."""
    from renamer.workflow.progress import silent

    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("") as status:
        yield lambda step: status.update(f"{step} …")
