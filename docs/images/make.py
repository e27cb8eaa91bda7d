"""Make the pictures of README and docs: `make pictures`. All in them comes from the project."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from place import CORNERS, square

from renamer.drawing.grid import with_grid
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.photo import encode
from renamer.drawing.raster import png, rasterise
from renamer.l10n import texts
from renamer.model.sheet import Document, Sheet
from renamer.printing.specimen import lay_out_specimens
from renamer.registry.packs import read_campaign
from renamer.workflow import specimens
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.mockup import make_mockup
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.pieces import Making, PrintChoices, make
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops
from renamer.workflow.web import map_sheet

if TYPE_CHECKING:
    from renamer.workflow.plans import OpenedPlan

FOLDER = Path(__file__).parent
CAMPAIGN, TODAY = "belarus-solidarity", datetime.date(2026, 11, 23)
CHOSEN = (
    *("fr-paris", "pt-lisboa", "it-roma", "cz-praha", "at-wien", "pl-warszawa"),
    *("ge-tbilisi", "gb-london", "lt-vilnius", "fi-helsinki", "us-new-york", "pl-krakow"),
    *("de-berlin", "nl-amsterdam", "tr-istanbul", "es-barcelona", "be-bruxelles", "se-stockholm"),
)
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
A_PIXEL_A_MM = 25.4


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
        campaign_id=CAMPAIGN,
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
    making = Making(opened=opened, stops=stops, today=TODAY)
    (poster,) = make("map-poster", making).pages
    outside, inside = make("leaflet", making).pages
    save(poster.sheet, "map-poster-reykjavik.png", 60)
    save(outside.sheet, "leaflet-outside-reykjavik.png", 85)
    save(inside.sheet, "leaflet-inside-reykjavik.png", 85)
    styles()
    mockup(opened)


def styles() -> None:
    """Write some plate styles as one picture, and the pages that show all of them."""
    campaign = read_campaign(CAMPAIGN)
    chosen = specimens.gather_specimens(campaign, CHOSEN)
    day = datetime.date(2027, 8, 4)
    page = lay_out_specimens([(3, chosen)], texts("en"), day=day, mark=campaign.mark)
    save(page.sheets[0], "styles-chosen.png", 100)
    _, document = specimens.lay_out_sheet(CAMPAIGN, TODAY)
    for number, sheet in enumerate(document.sheets, start=1):
        save(sheet, f"styles-{number}.png", 60)


def mockup(opened: OpenedPlan) -> None:
    """Write the sign of the same stop on a drawn square, and the grid to find its corners."""
    with tempfile.TemporaryDirectory() as folder:
        plan, photo = Path(folder) / "reykjavik.plan.toml", Path(folder) / "square.png"
        plan.write_text(opened.text, encoding="utf-8")
        (picture,) = rasterise(
            paint_pdf(Document(sheets=(square(),), title="")), A_PIXEL_A_MM, colour="rgb"
        )
        photo.write_bytes(encode(picture, ".png"))
        made = make_mockup(
            plan,
            photo,
            CORNERS,
            TownSource(),
            sign="2",
            say=lambda _: None,
            campaign_id="belarus-solidarity",
        )
    (FOLDER / "mockup-reykjavik.png").write_bytes(encode(made.picture, ".png"))
    (FOLDER / "mockup-grid.png").write_bytes(encode(with_grid(picture), ".png"))


if __name__ == "__main__":
    main()
