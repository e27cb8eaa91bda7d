"""`renamer people` and `renamer campaign`: whom an action may honour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from renamer.cli import options, show
from renamer.errors import CampaignError

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree


@click.group("people")
def people_command() -> None:
    """List, show and search those an action may honour."""


@people_command.command("list")
@options.campaign
@click.option("--standing", metavar="CODE", help="Only this standing, like died or in_exile.")
@options.as_json
def list_command(campaign: str, standing: str | None, as_json: bool) -> None:
    """List the registry: who, and what is known as of when."""
    from renamer.registry.packs import read_campaign

    chosen = read_campaign(campaign).honorees.values()
    _list([item for item in chosen if standing in {None, item.standing.code}], as_json)


@people_command.command("search")
@click.argument("text")
@options.campaign
@options.as_json
def search_command(text: str, campaign: str, as_json: bool) -> None:
    """List the entries whose name or who-line holds TEXT, in any language."""
    from renamer.registry.packs import read_campaign
    from renamer.text import fold

    wanted = fold(text)
    found = [
        item
        for item in read_campaign(campaign).honorees.values()
        if any(
            wanted in fold(line)
            for line in (
                item.id,
                *item.who.values(),
                *(form.nominative for form in item.names.values()),
            )
        )
    ]
    _list(found, as_json)


def _list(honorees: list[Honoree], as_json: bool) -> None:
    rows = [
        {
            "id": item.id,
            "name": item.name("en"),
            "kind": item.kind,
            "standing": item.standing.code,
            "as_of": item.standing.as_of or "",
            "who": item.who_line("en")[1],
        }
        for item in honorees
    ]
    if as_json:
        show.json_out(rows)
        return
    columns = ("id", "name", "standing", "as_of", "who")
    show.table(columns, ([row[column] for column in columns] for row in rows))


@people_command.command("show")
@click.argument("honoree_id", metavar="ID")
@options.campaign
@click.option("--language", "-l", default="en", show_default=True)
@options.as_json
def show_command(honoree_id: str, campaign: str, language: str, as_json: bool) -> None:
    """Show one entry with its story and what every word rests on."""
    from renamer.registry import gate
    from renamer.workflow.people import find_honoree

    honoree = find_honoree(honoree_id, campaign)
    if as_json:
        import dataclasses

        show.json_out(dataclasses.asdict(honoree))
        return
    click.secho(honoree.name(language), bold=True)
    click.echo(honoree.who_line(language, "en")[1])
    standing = honoree.standing
    click.echo(f"{standing.code}{f', as of {standing.as_of}' if standing.as_of else ''}")
    stories = honoree.stories or {}
    click.echo(f"\n{stories.get(language) or stories.get('en', '')}\n")
    proposed, why = gate.may_propose(honoree)
    click.echo(f"{'May be' if proposed else 'Is never'} proposed by itself: {why}")
    for caution in honoree.cautions:
        click.secho(f"caution: {caution}", fg="yellow")
    for source in honoree.sources:
        click.echo(f"  {source.title}{f', {source.date}' if source.date else ''}: {source.url}")


@click.group("campaign")
def campaign_command() -> None:
    """Look after a campaign pack."""


@campaign_command.command("check")
@options.campaign
def check_command(campaign: str) -> None:
    """Check every entry: sources, standing, pages, stories, names."""
    from renamer.registry.check import check_campaign
    from renamer.registry.packs import read_campaign

    pack = read_campaign(campaign)
    faults = check_campaign(pack)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise CampaignError(
            f"{len(faults)} faults in the pack", where=campaign, fix="correct what is listed above"
        )
    click.echo(f"{campaign}: {len(pack.honorees)} entries, no fault.")
