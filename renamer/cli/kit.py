"""`renamer kit`: the whole job."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from renamer.cli import options, show

if TYPE_CHECKING:
    from renamer.workflow.kit import KitReport
    from renamer.workflow.stops import Stop


@click.command("kit")
@click.argument("what", metavar="CITY|PLAN")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Folder; default: CITY-kit.")
@options.plan_choices
@options.town_source
@options.campaign
@options.today
@options.as_json
def kit_command(
    what: str,
    out: Path | None,
    campaign: str,
    today: datetime.date | None,
    as_json: bool,
    **chosen: Any,
) -> None:
    """Make everything for CITY, or for the PLAN you have edited.

    The signs, the proof that their codes scan, the story site, the share page and start-here.html
    go into one folder. A folder that is not renamer's, or that you have changed, is left alone.
    """
    from renamer.workflow.kit import make_kit
    from renamer.workflow.planning import PlanChoices
    from renamer.workflow.source import TownSource

    source, choices = options.split(chosen, TownSource, PlanChoices)
    with show.progress() as progress:
        report = make_kit(
            what,
            source,
            choices,
            campaign_id=campaign,
            out=out,
            today=today or datetime.date.today(),
            progress=progress,
            say=show.say,
        )
    if as_json:
        show.json_out(report.to_dict())
    else:
        _tell(report)


def _tell(report: KitReport) -> None:
    """Say what was made, what to look at, and what to do next."""
    show.table(
        ("no", "new name", "now", "honours", "code leads to"),
        (
            (
                stop.number,
                stop.title,
                stop.renaming.old or (stop.place.label if stop.place else ""),
                stop.honoree.name("en"),
                _leads_to(stop),
            )
            for stop in report.stops
        ),
    )
    show.notices(report.notices)
    scanned = sum(len(page.row.expected) for page in report.proof)
    if scanned:
        click.echo(f"{scanned} printed codes rasterised and decoded: all lead where they should.")
    else:
        click.echo("No sign bears a code.")
    click.echo(report.data_line)
    click.secho(f"Open {report.folder / 'start-here.html'}", bold=True)


def _leads_to(stop: Stop) -> str:
    if stop.target is None:
        return "no code: story in print"
    page = stop.target.page
    return f"{stop.target.readable} ({page.language})" if page else stop.target.readable
