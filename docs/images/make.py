"""Make the pictures of the README: `make pictures`. Everything in them comes from the project."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from place import CORNERS, square

from renamer.drawing.grid import with_grid
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.photo import encode
from renamer.drawing.raster import png, rasterise
from renamer.model.sheet import Document, Sheet
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.mockup import make_mockup
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops
from renamer.workflow.web import map_sheet

if TYPE_CHECKING:
    from renamer.workflow.plans import OpenedPlan

FOLDER = Path(__file__).parent
A_PIXEL_A_MM = 25.4


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
        campaign_id="belarus-solidarity",
        today=datetime.date(2026, 11, 23),
        say=lambda _: None,
    )
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    signs = lay_out_signs(stops, opened.plan, opened.town.city, opened.campaign)
    save(signs[1].sheet, "sign-reykjavik.png", 75)
    save(map_sheet(stops, opened.town, (220.0, 120.0), labels=True), "map-reykjavik.png", 100)
    mockup(opened)


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
