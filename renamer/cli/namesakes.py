"""`renamer namesakes`: the local number for the press."""

from __future__ import annotations

from typing import Any

import click

from renamer.cli import options, show


@click.command("namesakes")
@click.argument("city")
@options.town_source
@options.campaign
@options.as_json
def namesakes_command(city: str, campaign: str, as_json: bool, **source: Any) -> None:
    """Count how many names of CITY honour a woman, and how many somebody of Belarus.

    Only what the map's etymology tags tell is counted, beside how many are unknown; nothing is
    asked online unless --live asks for the map.
    """
    from renamer.workflow.local_number import count_in, lines_of, number_row
    from renamer.workflow.source import TownSource

    counted = count_in(city, TownSource(**source), campaign, show.say)
    if as_json:
        show.json_out(number_row(counted))
        return
    for line in lines_of(counted):
        click.echo(line)
