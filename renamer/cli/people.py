"""`renamer people`: whom an action may honour."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from renamer.cli import options, show
from renamer.errors import UsageError

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree

LISTED = " (listed in Belarus: never open or send it there)"


@click.group("people")
def people_command() -> None:
    """List, show and search those an action may honour."""


@people_command.command("list")
@options.campaign
@click.option("--standing", metavar="CODE", help="Only this one, like imprisoned or in_exile.")
@options.today
@options.as_json
def list_command(
    campaign: str, standing: str | None, today: datetime.date | None, as_json: bool
) -> None:
    """List the registry: who, and what is known as of when.

    An asterisk marks a standing that has not been looked up for 90 days. Of people in prison the
    list tells who could confirm that they may be honoured: the source of it, if there is one.
    """
    from typing import get_args

    from renamer.model.honoree import StandingCode
    from renamer.registry.packs import read_campaign

    if standing not in {None, *get_args(StandingCode)}:
        raise UsageError(
            f"there is no standing {standing!r}",
            fix=f"use one of {', '.join(get_args(StandingCode))}",
        )
    read = read_campaign(campaign)
    chosen = read.honorees.values()
    _list([item for item in chosen if standing in {None, item.standing.code}], today, as_json)
    for where, text in read.remarks:
        if where not in read.honorees:
            show.say(f"caution: {where}: {text}")


@people_command.command("search")
@click.argument("text")
@options.campaign
@options.today
@options.as_json
def search_command(text: str, campaign: str, today: datetime.date | None, as_json: bool) -> None:
    """List the entries whose name or who-line holds TEXT, in any language and spelling."""
    from renamer.registry.packs import read_campaign
    from renamer.registry.search import search

    found = search(text, read_campaign(campaign).honorees.values())
    _list(list(found), today, as_json)
    if not found:
        show.say(f"Nobody in {campaign} is found by {text!r}; 'renamer people list' shows all.")


@people_command.command("stale")
@options.campaign
@options.today
@options.as_json
def stale_command(campaign: str, today: datetime.date | None, as_json: bool) -> None:
    """List whose standing has grown old, the oldest first, and where to look it up.

    One line in a file updates it: the last lines show one, and say where the file goes.
    """
    from renamer.registry.clock import STALE_AFTER_DAYS, ahead_of, is_stale
    from renamer.registry.packs import read_campaign
    from renamer.registry.updates import line_for
    from renamer.settings import updates_folder

    day = today or datetime.date.today()
    read = read_campaign(campaign)
    stale = [item for item in read.honorees.values() if is_stale(item, day)]
    stale.sort(key=lambda item: item.standing.as_of or "")
    rows = [
        {
            "id": item.id,
            "name": item.name("en"),
            "standing": item.standing.code,
            "as_of": item.standing.as_of or "",
            "look_at": _where_to_look(item),
        }
        for item in stale
    ]
    if as_json:
        show.json_out(rows)
        return
    show.notices(ahead_of(read.honorees.values(), day))
    columns = ("id", "name", "standing", "as_of", "look_at")
    show.table(columns, ([row[column] for column in columns] for row in rows))
    if not stale:
        show.say(f"No standing is older than {STALE_AFTER_DAYS} days.")
        return
    click.echo(
        "Look one up; then fill in the day, the title and the address of what you read, and the\n"
        "code that is true now, and write the line into\n"
        f"{updates_folder() / 'mine.toml'}"
    )
    click.echo(line_for(stale[0]))


def _where_to_look(honoree: Honoree) -> str:
    """Return where a standing was read, and may be read again; a listed address says so."""
    source = honoree.source(honoree.standing.source or "")
    if source is None:
        return ""
    return f"{source.title}: {source.url}{LISTED if source.listed else ''}"


def _list(honorees: list[Honoree], today: datetime.date | None, as_json: bool) -> None:
    from renamer.registry import clock, gate

    day = today or datetime.date.today()
    rows = [
        {
            "id": item.id,
            "name": item.name("en"),
            "kind": item.kind,
            "standing": item.standing.code,
            "as_of": item.standing.as_of or "",
            "stale": clock.is_stale(item, day),
            "proposed": gate.may_propose(item)[0],
            "confirmed_by": _confirmed_by(item),
            "who": item.who_line("en")[1],
        }
        for item in honorees
    ]
    if as_json:
        show.json_out(rows)
        return
    for row in rows:
        row["as_of"] = f"{row['as_of']}*" if row["stale"] else row["as_of"]
    prisoners = any(row["standing"] == "imprisoned" for row in rows)
    columns = ("id", "name", "standing", "as_of", *(("confirmed_by",) if prisoners else ()), "who")
    show.table(columns, ([row[column] for column in columns] for row in rows))
    show.notices(clock.ahead_of(honorees, day))
    if any(row["stale"] for row in rows):
        click.echo("* not looked up for 90 days: renamer people stale", err=True)


def _confirmed_by(honoree: Honoree) -> str:
    """Return what shows that somebody living may be honoured in public, and when it was read."""
    from renamer.registry import gate

    if not gate.is_within_reach(honoree):
        return ""
    source = honoree.source(honoree.consent_source or "")
    if source is None:
        return "nobody: ask the family or their organisation first"
    return f"{honoree.consent}: {source.title}, {source.date or source.seen}"


@people_command.command("show")
@click.argument("honoree_id", metavar="ID")
@options.campaign
@click.option("--language", "-l", default="en", show_default=True)
@options.today
@options.as_json
def show_command(
    honoree_id: str, campaign: str, language: str, today: datetime.date | None, as_json: bool
) -> None:
    """Show one entry with its story and what every word rests on."""
    from renamer.registry import clock, gate
    from renamer.workflow.people import find_honoree

    honoree = find_honoree(honoree_id, campaign)
    if as_json:
        import dataclasses

        show.json_out(dataclasses.asdict(honoree))
        return
    click.secho(honoree.name(language), bold=True)
    click.echo(honoree.who_line(language, "en")[1])
    standing = honoree.standing
    stale = clock.is_stale(honoree, today or datetime.date.today())
    day = f", as of {standing.as_of}" if standing.as_of else ""
    click.echo(f"{standing.code}{day}{' (old: look it up again)' if stale else ''}")
    for event in honoree.events:
        click.echo(f"  {event.date}: {event.what}")
    for count in honoree.counts:
        click.echo(f"  {count.number} {count.what}, as of {count.as_of}")
    stories = honoree.stories or {}
    click.echo(f"\n{stories.get(language) or stories.get('en', '')}\n")
    proposed, why = gate.may_propose(honoree)
    click.echo(f"{'May be' if proposed else 'Is never'} proposed by itself: {why}")
    for caution in honoree.cautions:
        click.secho(f"caution: {caution}", fg="yellow")
    for source in honoree.sources:
        day = f", {source.date}" if source.date else ""
        click.echo(f"  {source.title}{day}: {source.url}{LISTED if source.listed else ''}")
