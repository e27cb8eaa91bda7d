"""An action in the exchange's own value, and the table of hostile texts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import shapely

from renamer.exchange.action import Action, Renamed
from renamer.exchange.plain import plain

_TABLE = Path(__file__).parents[2] / "cases" / "exchange" / "hostile.tsv"


def hostile() -> dict[str, str]:
    """Return every text of the table by what it tries."""
    lines = _TABLE.read_text(encoding="ascii").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {about: json.loads(text) for about, text in rows}


def action_saying(text: str, *, old: str | None = None) -> Action:
    """Return an action of three places, of which the first says a text wherever it can."""
    said = plain(text)
    clockwise = shapely.Polygon(
        [(10, 50), (10, 50.002), (10.002, 50.002), (10.002, 50)],
        [[(10.0005, 50.0005), (10.001, 50.0005), (10.001, 50.001), (10.0005, 50.001)]],
    )
    shapes = (clockwise, shapely.LineString([(10, 50), (10.00000012, 50.12345678)]), None)
    places = tuple(
        Renamed(
            number=number,
            code=code,
            place_id=f"place-{number}",
            old=(plain(old or text) if number == 1 else f"Old {number}"),
            title=said if number == 1 else f"New {number}",
            names={"de": said if number == 1 else f"Neu {number}", "en": f"New {number}"},
            honoree_id=f"person-{number}",
            honoree=said if number == 1 else f"Person {number}",
            who={"de": said, "en": "Writer"},
            lonlat=(10.0 + number / 1000, 50.0),
            link=f"https://group.example/R/{code}/",
            osm_refs=(f"way/{number}", f"node/{number}"),
            geometry=shape,
        )
        for number, code, shape in zip((1, 2, 3), ("PM758", "9W98R", "43T7T"), shapes, strict=True)
    )
    return Action(
        title=plain(f"Town {text}"),
        city=said,
        day=date(2030, 8, 4),
        note="Symbolic names for one day: never enter them into OpenStreetMap.",
        attribution=plain(f"© OpenStreetMap contributors {text}"),
        licence="ODbL 1.0",
        data_date=date(2029, 1, 2),
        places=places,
        has_walk=True,
        ways=(((10.0, 50.0), (10.001, 50.0)), ((10.001, 50.0), (10.003, 50.001))),
    )


@pytest.fixture
def action() -> Action:
    return action_saying("Plain Street")
