"""`renamer site`: the story site, which a group may put online."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show
from renamer.errors import LinkError


@click.group("site")
def site_command() -> None:
    """Build and check the story site."""


@site_command.command("build")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("-o", "--out", type=click.Path(path_type=Path), default=Path("site"))
@options.town_source
@options.campaign
@options.today
def build_command(
    plan: Path, out: Path, campaign: str, today: datetime.date | None, **source: Any
) -> None:
    """Build the site of PLAN into a folder."""
    from renamer.workflow.source import TownSource
    from renamer.workflow.web import make_site

    day = today or datetime.date.today()
    folder = make_site(
        plan, TownSource(**source), out, today=day, say=show.say, campaign_id=campaign
    )
    click.echo(f"Open {folder / 'index.html'}")


@site_command.command("check")
@click.argument("folder", type=click.Path(path_type=Path))
@options.campaign
def check_command(folder: Path, campaign: str) -> None:
    """Check that the site in FOLDER asks nothing of third parties and no link is broken."""
    from renamer.workflow.web import check_site_folder

    faults = check_site_folder(folder, campaign)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise LinkError(
            f"{len(faults)} faults in the site", where=str(folder), fix="do not put it online"
        )
    click.echo(f"{folder}: no fault.")
