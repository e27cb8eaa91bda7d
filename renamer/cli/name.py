"""`renamer name`: one new name in the grammar of a language."""

from __future__ import annotations

import click

from renamer.cli import options, show
from renamer.errors import UsageError


@click.command("name")
@click.argument("honoree_id", metavar="ID")
@click.option("--language", "-l", metavar="L", help="Like is, fr, be.")
@click.option("--class", "place_class", default="street", show_default=True, metavar="CLASS")
@click.option("--city", metavar="CITY", help="As the plates of this town have it: stockholm.")
@click.option("--all", "every", is_flag=True, help="Every language that can be formed.")
@click.option("--plate", is_flag=True, help="Print only the form on the plate.")
@click.option("--explain", is_flag=True, help="Say step by step how the form came about.")
@options.campaign
@options.as_json
def name_command(
    honoree_id: str,
    language: str | None,
    place_class: str,
    city: str | None,
    every: bool,
    plate: bool,
    explain: bool,
    campaign: str,
    as_json: bool,
) -> None:
    """Form the name of a street, square … after the honoree ID."""
    from renamer import odonymy
    from renamer.workflow.people import form_names, unprintable

    if every == bool(language):
        raise UsageError("say one language or all", fix="give --language L or --all")
    names, missing = form_names(honoree_id, place_class, language, campaign, city=city)
    for sentence in missing:
        click.echo(sentence, err=True)
    if as_json:
        rows = [odonymy.to_dict(name) for name in names]
        show.json_out(rows if every else rows[0])
        return
    if every and not explain:
        shown: list[tuple[object, ...]] = [
            (name.language, name.plate if plate else name.text, name.how, name.why_check or "")
            for name in names
        ]
        show.table(("language", "plate" if plate else "name", "by", "ask a native speaker"), shown)
        return
    for name in names:
        click.echo(name.plate if plate else name.text)
        if explain:
            for step in (*name.steps, odonymy.explain(name)):
                click.echo(f"  {step}")
        elif name.why_check:
            click.secho(f"  ask a native speaker: {name.why_check}", fg="yellow", err=True)
        if why := unprintable(name):
            click.secho(f"  no sign can bear it yet: {why}", fg="yellow", err=True)
