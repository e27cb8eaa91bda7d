"""`renamer export`: the action in the formats of other programs, and as pictures."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show


@click.command("export")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File: .geojson, .gpx, .umap, .kml or .csv.",
)
@click.option(
    "--cards",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for pictures of social networks, with texts.",
)
@click.option(
    "--before/--with-places",
    "before",
    default=None,
    help="Pictures without or with the places; default: without, until the day.",
)
@click.option("--force", is_flag=True, help="Overwrite what stands there.")
@options.town_source
@options.campaign
@options.today
def export_command(
    plan: Path,
    out: Path | None,
    cards: Path | None,
    before: bool | None,
    force: bool,
    campaign: str,
    today: datetime.date | None,
    **source: Any,
) -> None:
    """Write the accepted places of PLAN for a map or a table, or as pictures to share.

    Nothing of the team's is in them. What is written tells the places: keep it until the day.
    """
    from renamer.workflow.cards import write_cards
    from renamer.workflow.exporting import export_plan
    from renamer.workflow.source import TownSource

    if not out and not cards:
        raise click.UsageError("say what to write: --to FILE, or --cards DIR, or both")
    if before is not None and not cards:
        raise click.UsageError("--before and --with-places are for --cards")
    told = TownSource(**source)
    if out:
        notices = export_plan(plan, told, out, campaign_id=campaign, force=force, say=show.say)
        show.notices(notices)
        click.echo(f"{out}: symbolic names, never for OpenStreetMap. It tells the places.")
    if cards:
        with show.progress() as progress:
            made = write_cards(
                plan,
                told,
                cards,
                before=before,
                today=today or datetime.date.today(),
                campaign_id=campaign,
                force=force,
                progress=progress,
                say=show.say,
            )
        show.notices(made.notices)
        told_places = "without places" if made.is_before else "with the places"
        click.echo(f"{cards}: {made.pictures} pictures {told_places}, and texts to go with them.")
