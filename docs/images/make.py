"""Make the pictures of the README: `make pictures`. Everything in them comes from the project."""

from __future__ import annotations

import datetime
from pathlib import Path

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import png, rasterise
from renamer.l10n import texts
from renamer.model.sheet import Document, Sheet
from renamer.printing.specimen import lay_out_specimens
from renamer.registry.packs import read_campaign
from renamer.workflow import specimens
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.pieces import Making, make
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops
from renamer.workflow.web import map_sheet

FOLDER = Path(__file__).parent
CAMPAIGN, TODAY = "belarus-solidarity", datetime.date(2026, 11, 23)
CHOSEN = (
    *("fr-paris", "pt-lisboa", "it-roma", "cz-praha", "at-wien", "pl-warszawa"),
    *("ge-tbilisi", "gb-london", "lt-vilnius", "fi-helsinki", "us-new-york", "pl-krakow"),
    *("de-berlin", "nl-amsterdam", "tr-istanbul", "es-barcelona", "be-bruxelles", "se-stockholm"),
)


def save(sheet: Sheet, name: str, dpi: float) -> None:
    """Write a sheet as a PNG."""
    pdf = paint_pdf(Document(sheets=(sheet,), title=name))
    (picture,) = rasterise(pdf, dpi, colour="rgb")
    (FOLDER / name).write_bytes(png(picture))


def main() -> None:
    """Write the sign of the second stop in Reykjavík and the map of the three."""
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
    save(map_sheet(stops, opened.town, (220.0, 120.0), labels=True), "map-reykjavik.png", 100)
    making = Making(opened=opened, stops=stops, today=TODAY)
    (poster,) = make("map-poster", making).pages
    outside, inside = make("leaflet", making).pages
    save(poster.sheet, "map-poster-reykjavik.png", 60)
    save(outside.sheet, "leaflet-outside-reykjavik.png", 85)
    save(inside.sheet, "leaflet-inside-reykjavik.png", 85)
    styles()


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


if __name__ == "__main__":
    main()
