"""`renamer share` and `renamer open`: a plan as a link, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show


@click.command("share")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--team", is_flag=True, help="The identical plan, notes and all: for the team only.")
@options.town_source
@options.campaign
def share_command(plan: Path, team: bool, campaign: str, **source: Any) -> None:
    """Print the link that shares PLAN; what it holds never reaches a server."""
    from renamer.workflow.sharing import share_link
    from renamer.workflow.source import TownSource

    link = share_link(plan, TownSource(**source), team=team, say=show.say, campaign_id=campaign)
    click.echo(link)
    if team:
        click.echo("This link holds the whole plan with your notes. Do not publish it.", err=True)
    elif not link.startswith("https://"):
        click.echo("It opens with share.html of your kit; the plan has no base_url.", err=True)


@click.command("open")
@click.argument("link")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Overwrite a file that is there.")
@options.campaign
def open_command(link: str, out: Path, force: bool, campaign: str) -> None:
    """Write the plan that LINK holds into a file."""
    from renamer.workflow.sharing import open_link

    plan, notices = open_link(link, out, force=force, campaign_id=campaign)
    show.notices(notices)
    click.echo(f"{out}: {plan.city!r}, {plan.day}, {len(plan.renamings)} renamings.")
