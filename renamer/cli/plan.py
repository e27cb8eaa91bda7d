"""`renamer plan`: the file that the team edits."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show


@click.group("plan")
def plan_command() -> None:
    """Make and check the plan that you edit."""


@plan_command.command("new")
@click.argument("city")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: CITY.plan.toml.")
@click.option("--force", is_flag=True, help="Overwrite a plan that is there.")
@options.plan_choices
@options.town_source
@options.campaign
@options.today
def new_command(
    city: str,
    out: Path | None,
    force: bool,
    campaign: str,
    today: datetime.date | None,
    **chosen: Any,
) -> None:
    """Suggest a plan for CITY and write it for you to edit."""
    from renamer.workflow.drafting import write_new_plan
    from renamer.workflow.planning import PlanChoices
    from renamer.workflow.source import TownSource

    source, choices = options.split(chosen, TownSource, PlanChoices)
    path = write_new_plan(
        city,
        source,
        choices,
        campaign_id=campaign,
        out=out,
        force=force,
        today=today or datetime.date.today(),
        say=show.say,
    )
    click.echo(f"{path} is yours to edit; then run: renamer kit {path}")


@plan_command.command("from")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--city", required=True, help="The town that the places lie in.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: CITY.plan.toml.")
@click.option("--force", is_flag=True, help="Overwrite a plan that is there.")
@click.option(
    "--day", type=options.day, metavar="DATE", help="Day of the action; default: the campaign's."
)
@options.town_source
@options.campaign
@options.today
def from_command(
    file: Path,
    city: str,
    out: Path | None,
    force: bool,
    day: datetime.date | None,
    campaign: str,
    today: datetime.date | None,
    **source: Any,
) -> None:
    """Make a plan of the places in FILE: GeoJSON, .umap or CSV; tell what was not found."""
    from renamer.workflow.plan_from import plan_from_file
    from renamer.workflow.source import TownSource

    made = plan_from_file(
        file,
        city,
        TownSource(**source),
        out,
        campaign_id=campaign,
        force=force,
        today=today or datetime.date.today(),
        day=day,
        say=show.say,
    )
    show.notices(made.notices)
    for one in made.told:
        show.say(f"{'left out' if one.is_left_out else 'look at'}: {one.where}: {one.text}")
    left = sum(one.is_left_out for one in made.told)
    click.echo(f"{made.path}: {made.count} renamings, {left} left out; it is yours to edit.")


@plan_command.command("check")
@click.argument("plan", type=click.Path(path_type=Path))
@options.town_source
@options.campaign
@options.today
def check_command(plan: Path, campaign: str, today: datetime.date | None, **source: Any) -> None:
    """Check PLAN against town, registry and paper; tell all faults at once."""
    from renamer.workflow.campaigns import faults_of_own
    from renamer.workflow.plans import open_plan
    from renamer.workflow.remarks import look_over
    from renamer.workflow.source import TownSource

    day = today or datetime.date.today()
    opened = open_plan(plan, TownSource(**source), show.say, campaign_id=campaign)
    listed = opened.campaign.listed_hosts
    show.notices(faults_of_own(opened.plan, plan.resolve().parent, campaign, listed, day))
    show.notices(look_over(opened, day))
    click.echo(f"{plan}: {len(opened.plan.accepted())} renamings, no fault.")


@plan_command.command("refind")
@click.argument("plan", type=click.Path(path_type=Path))
@options.town_source
def refind_command(plan: Path, **source: Any) -> None:
    """Find the places of PLAN again after the map has changed; codes stay as they are."""
    from renamer.workflow.changing import refind_places
    from renamer.workflow.source import TownSource

    show.notices(refind_places(plan, TownSource(**source), show.say))
    click.echo(f"{plan} is up to date with the map.")


@plan_command.command("add")
@click.argument("plan", type=click.Path(path_type=Path))
@click.argument("place")
@click.argument("honoree")
@options.town_source
@options.campaign
def add_command(plan: Path, place: str, honoree: str, campaign: str, **source: Any) -> None:
    """Add a renaming to PLAN: the id of a PLACE, and that of an HONOREE.

    'renamer places CITY' and 'renamer people list' show the ids.
    """
    from renamer.workflow.changing import add_renaming
    from renamer.workflow.source import TownSource

    code = add_renaming(plan, place, honoree, TownSource(**source), show.say, campaign_id=campaign)
    click.echo(f"{plan}: {place} for {honoree} added, with the code {code}.")
