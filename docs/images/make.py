"""Make the pictures of README and docs: `make pictures`. All in them comes from the project."""

from __future__ import annotations

import dataclasses
import datetime
from pathlib import Path

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import png, rasterise
from renamer.model.sheet import Document, Sheet
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.pieces import Making, PrintChoices, make
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops
from renamer.workflow.web import map_sheet

FOLDER = Path(__file__).parent
TODAY = datetime.date(2026, 11, 23)
PRINTED = {
    "signs": ("signs", 0, PrintChoices()),
    "sheet-of-signs": ("sheet-of-signs", 0, PrintChoices(per_sheet=4)),
    "hand-held": ("hand-held", 0, PrintChoices()),
    "tiled": ("tiled", 0, PrintChoices()),
    "tile": ("tiled", 2, PrintChoices()),
    "print-shop": ("print-shop", 0, PrintChoices()),
    "order": ("order", 0, PrintChoices()),
}
"""Name of the picture -> piece, page and choices."""


def save(sheet: Sheet, name: str, dpi: float) -> None:
    """Write a sheet as a PNG."""
    pdf = paint_pdf(Document(sheets=(sheet,), title=name))
    (picture,) = rasterise(pdf, dpi, colour="rgb")
    (FOLDER / name).write_bytes(png(picture))


def main() -> None:
    """Write sign and map of an action in Reykjavík, and a page of each piece of sign paper."""
    opened = suggest_plan(
        "reykjavik",
        TownSource(),
        PlanChoices(),
        campaign_id="belarus-solidarity",
        today=TODAY,
        say=lambda _: None,
    )
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    signs = lay_out_signs(stops, opened.plan, opened.town.city, opened.campaign)
    save(signs[1].sheet, "sign-reykjavik.png", 75)
    making = Making(opened=opened, stops=stops, today=TODAY)
    for name, (piece, page, choices) in PRINTED.items():
        pages = make(piece, dataclasses.replace(making, choices=choices)).pages
        save(pages[page].sheet, f"print-{name}.png", 50)
    save(map_sheet(stops, opened.town, (220.0, 120.0), labels=True), "map-reykjavik.png", 100)


if __name__ == "__main__":
    main()
