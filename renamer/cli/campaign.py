"""`renamer campaign`: the packs that people and stories come from."""

from __future__ import annotations

import datetime

import click

from renamer.cli import options
from renamer.errors import CampaignError


@click.group("campaign")
def campaign_command() -> None:
    """Look after a campaign pack."""


@campaign_command.command("check")
@click.argument("folders", metavar="[DIR]...", nargs=-1)
@options.today
def check_command(folders: tuple[str, ...], today: datetime.date | None) -> None:
    """Check every file of a pack and tell all faults at once, with file and line.

    DIR is the folder of a pack, or the name of one that comes along; without it all of these are
    checked.
    """
    from renamer.workflow.campaigns import check_campaigns

    faults = 0
    for folder, (entries, found) in check_campaigns(
        folders, today or datetime.date.today()
    ).items():
        for fault in found:
            click.echo(f"{folder.name}/{fault}", err=True)
        if not found:
            click.echo(f"{folder.name}: {entries} entries, no fault.")
        faults += len(found)
    if faults:
        raise CampaignError(f"{faults} faults", fix="correct what is listed above")
