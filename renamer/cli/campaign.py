"""`renamer campaign`: the packs that people and stories come from."""

from __future__ import annotations

import datetime
from pathlib import Path

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
        name = folder.resolve().name
        for fault in found:
            elsewhere = Path(fault.file).is_absolute()  # the user's own updates
            click.echo(f"{'' if elsewhere else f'{name}/'}{fault}", err=True)
        if not found:
            click.echo(f"{name}: {entries} entries, no fault.")
        faults += len(found)
    if faults:
        told = "one fault" if faults == 1 else f"{faults} faults"
        raise CampaignError(told, fix="correct what is listed above")


@campaign_command.command("new")
@click.argument("name")
@click.option(
    "--day", metavar="MM-DD", default="12-10", show_default=True, help="The yearly day, month-day."
)
@click.option(
    "--language", metavar="L", default="en", show_default=True, help="Of the second line on signs."
)
@click.option(
    "--languages",
    metavar="L,L",
    default="en",
    show_default=True,
    help="Those that every entry needs its name and its line on the sign in.",
)
def new_command(name: str, day: str, language: str, languages: str) -> None:
    """Begin a campaign of your own: a folder NAME here, with one example, that works at once.

    Every line of its files explains itself; README.md in it tells how to go on.
    """
    from renamer.workflow.beginning import begin_campaign

    spoken = [code.strip() for code in languages.split(",") if code.strip()]
    begin_campaign(name, Path.cwd(), day=day, second_line=language.strip(), languages=spoken)
    click.echo(f"Read {Path(name) / 'README.md'}, change the files, and check them:")
    click.secho(f"renamer campaign check ./{name}", bold=True)
    click.echo(f"renamer kit monaco --campaign ./{name} -o kit")
