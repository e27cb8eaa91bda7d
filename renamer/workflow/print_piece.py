"""One piece of paper as a file: PDF, SVG or PNG, proved before it is written."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import png, rasterise
from renamer.errors import UsageError
from renamer.files import check_free, write_file
from renamer.workflow.paper import paint_piece
from renamer.workflow.pieces import Making, PrintChoices, check_name, make
from renamer.workflow.plans import open_plan
from renamer.workflow.progress import Progress, silent
from renamer.workflow.proving import check_pages, prove_pdf
from renamer.workflow.stops import prepare_stops

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.workflow.pieces import Made
    from renamer.workflow.source import TownSource
    from renamer.workflow.stops import Stop

_ENDINGS = (".pdf", ".svg", ".png")
PNG_DPI = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was written, and what a person should know."""

    files: tuple[Path, ...]
    notices: tuple[Notice, ...]
    codes: int
    """How many printed codes were read back."""


def print_piece(
    name: str,
    plan: Path,
    source: TownSource,
    out: Path,
    choices: PrintChoices,
    *,
    campaign_id: str,
    today: datetime.date,
    force: bool = False,
    progress: Progress = silent,
    say: Callable[[str], None],
) -> Printed:
    """Make a piece from a plan and write it; pages as SVG or PNG become NAME-1 and so on.

    Raises
    ------
    RenamerError
        Before anything is written; nothing of the user's is overwritten without `force`.
    """
    check_name(name)
    if out.suffix.lower() not in _ENDINGS:
        raise UsageError(
            f"a piece cannot be a {out.suffix or 'file without an ending'}",
            where=str(out),
            fix="end its name in .pdf, .svg or .png",
        )
    progress("reading the plan")
    opened = open_plan(plan, source, say, campaign_id=campaign_id)
    stops = _wanted(prepare_stops(opened.plan, opened.town, opened.campaign), choices.signs, plan)
    making = Making(opened=opened, stops=stops, today=today, choices=choices)
    progress("laying out")
    made = make(name, making)
    if not made.pages:
        raise UsageError(f"there is nothing to print: {made.nothing}", where=str(plan))
    title = f"{opened.town.city.name}, {opened.plan.day.isoformat()}: {name}"
    paper = paint_piece(made, title, making.language)
    progress("scanning every printed code")
    listed = opened.campaign.listed_hosts
    pages = prove_pdf(out.name, paper.content, paper.codes or (), listed, claims=paper.claims)
    check_pages(pages)
    files = _files(made, paper.content, out)
    for path in files:
        check_free(path, force=force)
    progress("writing")
    for path, content in files.items():
        write_file(path, content)
    codes = sum(len(page.row.found) for page in pages)
    return Printed(files=tuple(files), notices=(*opened.notices, *made.notices), codes=codes)


def _wanted(stops: Sequence[Stop], signs: Sequence[str], plan: Path) -> tuple[Stop, ...]:
    """Return the stops asked for by code or number; all of them where nothing was asked.

    Raises
    ------
    UsageError
        If there is none of that code or number.
    """
    by_name = {name: stop for stop in stops for name in (stop.renaming.code, str(stop.number))}
    if unknown := [name for name in signs if name not in by_name]:
        known = ", ".join(f"{stop.number} ({stop.renaming.code})" for stop in stops)
        raise UsageError(
            f"no sign is {', '.join(unknown)}", where=str(plan), fix=f"ask for one of {known}"
        )
    chosen = {by_name[name].number for name in signs}
    return tuple(stop for stop in stops if not signs or stop.number in chosen)


def _files(made: Made, pdf: bytes, out: Path) -> dict[Path, bytes]:
    """Return what is to be written where; each page is a file of its own but in a PDF."""
    ending = out.suffix.lower()
    if ending == ".pdf":
        return {out: pdf}
    if ending == ".svg":
        contents = [paint_svg(page.sheet).encode() for page in made.pages]
    else:
        contents = [png(picture) for picture in rasterise(pdf, PNG_DPI, colour="rgb")]
    if len(contents) == 1:
        return {out: contents[0]}
    return {
        out.with_stem(f"{out.stem}-{number}"): content
        for number, content in enumerate(contents, start=1)
    }
