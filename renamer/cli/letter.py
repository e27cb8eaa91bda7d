"""`renamer letter`: letters to people in prison."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from renamer.cli import options, show


@click.group("letter")
def letter_command() -> None:
    """Help with letters to people in prison."""


@letter_command.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@options.campaign
@options.as_json
def check_command(file: Path, campaign: str, as_json: bool) -> None:
    """Look in FILE, a plain text, for words that can stop a letter.

    Each is told with its line, why, and what to write instead. The file stays on this computer.
    """
    from renamer.registry.letters import UNKNOWABLE
    from renamer.workflow.letters import check_letter_file

    slips = check_letter_file(file, campaign)
    if as_json:
        show.json_out([dataclasses.asdict(slip) for slip in slips])
    else:
        for slip in slips:
            click.echo(f"line {slip.line}: «{slip.found}» ({slip.topic}): {slip.why}.")
            click.echo(f"    {slip.instead}")
        told = {0: "Nothing found.", 1: "One place to change."}
        click.echo(told.get(len(slips), f"{len(slips)} places to change."))
        click.echo(UNKNOWABLE)
    if slips:
        click.get_current_context().exit(1)
