"""Leaflet and map poster as a user makes them: words, codes, margins, and nothing of the team's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from renamer.drawing.raster import page_count, page_text, rasterise
from renamer.registry.packs import read_campaign
from renamer.text import fold
from tests.workflow.everything import codes, said

TODAY = ("--today", "2030-02-01")
URL = "https://group.example/august"
TOWNS = ("reykjavik", "paris", "helsinki")
CANARY = "Zinaidameetsatnine"
DPI = 50


@pytest.fixture(params=TOWNS)
def plan(renamer: Any, request: pytest.FixtureRequest) -> Path:
    """Return a plan of three signs with something of the team's in every private field."""
    path: Path = renamer.folder / f"{request.param}.plan.toml"
    renamer("plan", "new", request.param, "-o", path, "--base-url", URL, *TODAY)
    text = path.read_text(encoding="utf-8")
    assert text.count('note = ""') == 3
    text = text.replace('note = ""', f'note = "{CANARY}"').replace(
        "[team]\n", f'[team]\npress = "{CANARY}"\n"meeting point" = "{CANARY}"\n', 1
    )
    path.write_text(text, encoding="utf-8")
    return path


def printed(renamer: Any, piece: str, plan: Path, *options: str) -> bytes:
    out = renamer.folder / f"{piece}.pdf"
    renamer("print", piece, plan, "-o", out, "--force", *options, *TODAY)
    content: bytes = out.read_bytes()
    return content


def words(pdf: bytes) -> str:
    return fold(" ".join(page_text(pdf)))


def new_names(renamer: Any, plan: Path) -> list[str]:
    """Return the new names as the signs bear them."""
    page = renamer.folder / "kit"
    renamer("kit", plan, "-o", page, *TODAY)
    html = (page / "start-here.html").read_text(encoding="utf-8")
    return re.findall(r"<tr lang=\"\w+\"><td>[^<]*</td><td>([^<]*)</td>", html)


def check_margins(pdf: bytes) -> None:
    """Nothing is printed within 12 mm of the edge."""
    edge = int(11.8 * DPI / 25.4)
    for picture in rasterise(pdf, DPI):
        frame = np.array(picture)
        frame[edge:-edge, edge:-edge] = 255
        assert frame.min() == 255


def test_both_papers_are_whole(renamer: Any, plan: Path) -> None:
    names = new_names(renamer, plan)
    assert len(names) >= 3
    for piece, pages in (("leaflet", 2), ("map-poster", 1)):
        pdf = printed(renamer, piece, plan)
        assert page_count(pdf) == pages
        text = words(pdf)
        for name in names:
            assert fold(name) in text, name
        assert "назвы на адзін дзень" in text
        assert fold("© OpenStreetMap contributors") in text and "cc by" in text
        assert fold(read_campaign("belarus-solidarity").warning["be"]) in text
        assert codes(pdf) == ["HTTPS://GROUP.EXAMPLE/august/"]
        assert "group.example/august" in text
        assert CANARY.lower() not in fold(said("paper.pdf", pdf))
        assert len(pdf) <= 2_000_000
        check_margins(pdf)
        assert pdf == printed(renamer, piece, plan)


@pytest.mark.parametrize("plan", ["paris"], indirect=True)
def test_a_poster_comes_in_four_sizes_of_the_same_picture(renamer: Any, plan: Path) -> None:
    for paper, long_mm in (("A4", 297), ("a3", 420), ("A2", 594), ("A1", 841)):
        pdf = printed(renamer, "map-poster", plan, "--paper", paper)
        (picture,) = rasterise(pdf, DPI)
        assert abs(max(picture.shape) - long_mm * DPI / 25.4) < 2
        check_margins(pdf)
        assert codes(pdf) == ["HTTPS://GROUP.EXAMPLE/august/"]


@pytest.mark.parametrize("plan", ["paris"], indirect=True)
def test_another_paper_is_refused_in_one_sentence(renamer: Any, plan: Path) -> None:
    failed = renamer("print", "map-poster", plan, "--paper", "A5", *TODAY, ok=False)
    assert "ask for one of A4, A3, A2, A1" in failed.stderr
    failed = renamer("print", "leaflet", plan, "--paper", "A3", *TODAY, ok=False)
    assert "print it on A4" in failed.stderr


@pytest.mark.parametrize("plan", ["reykjavik"], indirect=True)
def test_without_a_site_there_is_no_code_and_contact_is_printed_if_given(
    renamer: Any, plan: Path
) -> None:
    text = plan.read_text(encoding="utf-8").replace(f'"{URL}"', '""')
    plan.write_text(text.replace('contact = ""', 'contact = "post@group.example"'), "utf-8")
    for piece in ("leaflet", "map-poster"):
        pdf = printed(renamer, piece, plan)
        assert codes(pdf) == []
        assert "post@group.example" in words(pdf)


def test_what_a_leaflet_has_no_room_for_is_told(renamer: Any) -> None:
    plan = renamer.folder / "walk.plan.toml"
    renamer(
        *("plan", "new", "reykjavik", "-o", plan, "--form", "online", "--count", "18", *TODAY),
    )
    done = renamer("print", "leaflet", plan, "-o", "l.pdf", *TODAY)
    left = re.findall(r"no room on the leaflet for this story: (.+?)\.\n", done.stderr)
    assert left
    text = words((renamer.folder / "l.pdf").read_bytes())
    for name in left:
        assert text.count(fold(name)) == 1, "in the index, but not among the stories"


def test_a_leaflet_that_cannot_hold_its_index_is_no_leaflet(renamer: Any) -> None:
    plan = renamer.folder / "many.plan.toml"
    renamer(
        *("plan", "new", "reykjavik", "-o", plan, "--form", "online", "--count", "40", *TODAY),
    )
    failed = renamer("print", "leaflet", plan, "-o", "l.pdf", *TODAY, ok=False)
    assert "an index of 40 names does not fit on a leaflet" in failed.stderr
    renamer("print", "leaflet", plan, "-o", "l.pdf", "--sign", "1", "--sign", "2", *TODAY)
    renamer("print", "map-poster", plan, "-o", "p.pdf", *TODAY)
    numbers = words((renamer.folder / "p.pdf").read_bytes()).split()
    assert {str(number) for number in range(1, 41)} <= set(numbers)
