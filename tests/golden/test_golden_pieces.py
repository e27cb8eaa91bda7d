"""Pictures of every plate style and every piece of paper: what was looked at and found good.

After a change that is meant, look at the new pictures and keep them with

    RENAMER_KEEP_GOLDEN=1 .venv/bin/pytest tests/golden/test_golden_pieces.py
"""

import dataclasses
import datetime
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import png, rasterise
from renamer.model.sheet import Document
from renamer.workflow import specimens
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.pieces import PIECES, Making, make
from renamer.workflow.planning import PlanChoices
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops

HERE = Path(__file__).parent / "pieces"
CAMPAIGN, TODAY = "belarus-solidarity", datetime.date(2027, 7, 1)
DPI = 30
MOST_PAGES = 3
STYLE_PAGES = 7
UNASKED = {"strips"}
"""There is nothing to print: nobody on these signs was freed since the plan was made."""


@cache
def making() -> Making:
    opened = suggest_plan(
        "helsinki",
        TownSource(),
        PlanChoices(base_url="https://example.org", count=3),
        campaign_id=CAMPAIGN,
        today=datetime.date(2026, 11, 23),
        say=lambda _: None,
    )
    plan = dataclasses.replace(opened.plan, day=datetime.date(2027, 8, 4))
    opened = dataclasses.replace(opened, plan=plan)
    stops = prepare_stops(plan, opened.town, opened.campaign)
    return Making(opened=opened, stops=stops, today=TODAY)


def pictures(sheets, dpi):
    return list(rasterise(paint_pdf(Document(sheets=sheets, title="Golden")), dpi, colour="rgb"))


@cache
def specimen_pages():
    return pictures(specimens.lay_out_sheet(CAMPAIGN, TODAY)[1].sheets, 45)


def check(picture, name):
    path = HERE / f"{name}.png"
    if os.environ.get("RENAMER_KEEP_GOLDEN"):
        HERE.mkdir(exist_ok=True)
        path.write_bytes(png(picture))
    approved = np.asarray(Image.open(path).convert("RGB"))
    assert picture.shape == approved.shape
    difference = np.abs(picture.astype(int) - approved).max(axis=2)
    assert difference.mean() < 1.5
    assert (difference > 96).mean() < 0.004


@pytest.mark.parametrize("page", range(STYLE_PAGES))
def test_every_plate_style_looks_as_it_was_approved(page):
    assert len(specimen_pages()) == STYLE_PAGES
    check(specimen_pages()[page], f"styles-{page + 1}")


@pytest.mark.parametrize("name", [name for name in PIECES if name not in UNASKED])
def test_every_piece_looks_as_it_was_approved(name):
    sheets = tuple(page.sheet for page in make(name, making()).pages[:MOST_PAGES])
    assert sheets
    for number, picture in enumerate(pictures(sheets, DPI), start=1):
        check(picture, f"{name}-{number}")


def test_every_picture_that_is_kept_is_compared():
    known = {f"styles-{page + 1}" for page in range(STYLE_PAGES)}
    known |= {
        f"{name}-{number}"
        for name in PIECES
        if name not in UNASKED
        for number in range(1, len(make(name, making()).pages[:MOST_PAGES]) + 1)
    }
    assert {path.stem for path in HERE.glob("*.png")} == known
