"""`renamer print`: one piece of paper, alone."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import click

from renamer.cli import options, show


@click.command("print", epilog="Without PIECE and PLAN: --list tells what can be printed.")
@click.argument("piece", required=False)
@click.argument("plan", type=click.Path(path_type=Path), required=False)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="File: .pdf, .svg or .png.")
@click.option("--list", "listed", is_flag=True, help="List what can be printed.")
@click.option("--paper", metavar="NAME", help="Paper, where the piece comes in several.")
@click.option("--sign", "signs", multiple=True, metavar="CODE|NO", help="Only this sign; repeat.")
@click.option("--size", metavar="NAME", help="How large a sign, where it is not the paper's size.")
@click.option("--per-sheet", type=int, metavar="2|4", help="How many signs on a sheet.")
@click.option("--force", is_flag=True, help="Overwrite what stands at FILE.")
@options.town_source
@options.campaign
@options.today
@options.as_json
def print_command(
    piece: str | None,
    plan: Path | None,
    out: Path | None,
    listed: bool,
    paper: str | None,
    signs: tuple[str, ...],
    size: str | None,
    per_sheet: int | None,
    force: bool,
    campaign: str,
    today: datetime.date | None,
    as_json: bool,
    **source: Any,
) -> None:
    """Print PIECE of PLAN into a file; its codes are scanned before it is written.

    A piece of several pages becomes one PDF, or as SVG and PNG one file for each page.
    """
    from renamer.workflow.pieces import PIECES, PrintChoices, about
    from renamer.workflow.print_piece import print_piece
    from renamer.workflow.source import TownSource

    if listed:
        rows = [(name, about(name, "en"), piece.file) for name, piece in PIECES.items()]
        if as_json:
            show.json_out([dict(zip(("piece", "about", "file"), row, strict=True)) for row in rows])
        else:
            show.table(("piece", "what it is", "in the kit"), rows)
        return
    if not piece or not plan:
        raise click.UsageError("name the piece and the plan; --list tells what can be printed")
    with show.progress() as progress:
        printed = print_piece(
            piece,
            plan,
            TownSource(**source),
            out or Path(f"{piece}.pdf"),
            PrintChoices(paper=paper, signs=signs, size=size, per_sheet=per_sheet),
            campaign_id=campaign,
            today=today or datetime.date.today(),
            force=force,
            progress=progress,
            say=show.say,
        )
    if as_json:
        show.json_out({"files": [str(path) for path in printed.files], "codes": printed.codes})
        return
    show.notices(printed.notices)
    for path in printed.files:
        click.echo(f"Open {path}")
