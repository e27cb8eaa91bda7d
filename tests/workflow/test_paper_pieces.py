"""Every piece of sign paper on every paper: margins, copies, codes, and nothing of the team."""

from __future__ import annotations

import dataclasses
import datetime
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import page_text
from renamer.errors import UsageError
from renamer.model.paper import PAPERS, SIZES_MM
from renamer.planfile.share import from_link, to_team_link
from renamer.text import fold
from renamer.workflow.drafting import suggest_plan
from renamer.workflow.paper import paint_piece
from renamer.workflow.pieces import Making, PrintChoices, make
from renamer.workflow.planning import PlanChoices
from renamer.workflow.proving import prove_pdf
from renamer.workflow.source import TownSource
from renamer.workflow.stops import prepare_stops

if TYPE_CHECKING:
    from renamer.workflow.pieces import Made

TODAY = ("--today", "2030-02-01")
SMALL = tuple(paper for paper in PAPERS if paper != "A0")
PIECES = ("signs", "sheet-of-signs", "hand-held", "tiled", "print-shop", "order")
CANARIES = ("Kanarienvogel", "Brunnenhaus", "Notizzettel")


@pytest.fixture(scope="module")
def town() -> Making:
    """Return what the pieces of three signs in Reykjavík are made from, with secrets in it."""
    day = datetime.date(2030, 2, 1)
    opened = suggest_plan(
        "reykjavik",
        TownSource(),
        PlanChoices(base_url="https://group.example"),
        campaign_id="belarus-solidarity",
        today=day,
        say=lambda _: None,
    )
    first, *others = opened.plan.renamings
    plan = dataclasses.replace(
        opened.plan,
        team={"press": CANARIES[0], "meeting point": CANARIES[1]},
        renamings=(dataclasses.replace(first, copies=2, note=CANARIES[2]), *others),
    )
    opened = dataclasses.replace(opened, plan=plan)
    stops = prepare_stops(plan, opened.town, opened.campaign)
    return Making(opened=opened, stops=stops, today=day)


def made(town: Making, piece: str, **choices: Any) -> Made:
    return make(piece, dataclasses.replace(town, choices=PrintChoices(**choices)))


def with_plan(town: Making, **changes: Any) -> Making:
    plan = dataclasses.replace(town.opened.plan, **changes)
    return dataclasses.replace(town, opened=dataclasses.replace(town.opened, plan=plan))


@pytest.mark.parametrize("paper", SMALL)
@pytest.mark.parametrize("piece", PIECES)
def test_nothing_lies_within_12_mm_of_the_edge(town: Making, piece: str, paper: str) -> None:
    wider = {"size": "A0"} if piece == "tiled" else {}
    pages = made(town, piece, paper=paper, **wider).pages
    assert pages
    for page in pages:
        sheet = page.sheet
        room = Box(0, 0, sheet.width_mm, sheet.height_mm).inset(12)
        far = [mark for mark in sheet.marks if not extent(mark).within(room)]
        if piece == "print-shop":
            ground, marks = far
            assert extent(ground).width_mm == sheet.width_mm + 6
            assert extent(marks).width_mm > sheet.width_mm + 6
        else:
            assert far == []
            fits = {"order": ("A4", "Letter")}.get(piece, (paper,))
            sizes = [sorted(SIZES_MM[name]) for name in PAPERS if name in fits]
            assert sorted((sheet.width_mm, sheet.height_mm)) in sizes


@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
@pytest.mark.parametrize("piece", PIECES)
def test_every_code_scans_as_often_as_there_are_copies(
    town: Making, piece: str, paper: str
) -> None:
    done = made(town, piece, paper=paper)
    paper_file = paint_piece(done, piece, "is")
    rows = [page.row for page in prove_pdf(piece, paper_file.content, paper_file.codes or (), ())]
    assert [row.problem for row in rows if row.problem] == []
    found = sorted(code for row in rows for code in row.found)
    wanted = sorted(
        stop.target.payload
        for stop in town.stops
        if stop.target
        for _ in range(stop.renaming.copies)
    )
    sides = {"hand-held": 2, "order": 0}.get(piece, 1)
    assert found == sorted(wanted * sides)
    assert len(wanted) == 4


@pytest.mark.parametrize("piece", PIECES)
def test_same_plan_same_bytes_and_an_svg_of_every_page(town: Making, piece: str) -> None:
    first, second = (made(town, piece) for _ in "ab")
    assert paint_piece(first, "x", "is") == paint_piece(second, "x", "is")
    for page in first.pages:
        svg = paint_svg(page.sheet)
        width = page.sheet.width_mm + 2 * page.sheet.around_mm
        assert svg.startswith(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm"')


@pytest.mark.parametrize("piece", PIECES)
def test_an_edition_without_codes_has_none_on_any_paper(town: Making, piece: str) -> None:
    plain = with_plan(town, edition="no-codes")
    stops = prepare_stops(plain.opened.plan, plain.opened.town, plain.opened.campaign)
    done = make(piece, dataclasses.replace(plain, stops=stops))
    paper_file = paint_piece(done, piece, "is")
    pages = prove_pdf(piece, paper_file.content, paper_file.codes or (), ())
    assert pages
    assert not [page for page in pages if page.row.found or not page.row.ok]


@pytest.mark.parametrize("contact", ["", "group@group.example"])
@pytest.mark.parametrize("piece", PIECES)
def test_no_paper_tells_of_the_team(town: Making, piece: str, contact: str) -> None:
    pdf = paint_piece(make(piece, with_plan(town, contact=contact)), piece, "is").content
    text = fold(" ".join(page_text(pdf)))
    assert not [word for word in CANARIES if fold(word) in text]
    assert ("group@group.example" in text) == (piece == "order" and bool(contact))


def test_signs_begin_with_a_page_for_whoever_prints(town: Making) -> None:
    done = made(town, "signs")
    first, *signs = page_text(paint_piece(done, "x", "is").content)
    for said in ("Áður en prentað er", "Before you print", "100 mm", "(A4) auk þessa: 4", "× 2"):
        assert said in " ".join(first.split())
    assert done.pages[0].codes == ()
    assert len(signs) == 4
    assert not [page for page in signs if "100 mm" in page]


def test_the_order_fits_the_file_that_it_names(town: Making) -> None:
    text = " ".join(
        " ".join(page_text(paint_piece(made(town, "order"), "x", "is").content)).split()
    )
    for said in ("Pöntun til prentstofu", "Order for the copy shop", "print-shop.pdf", "3 mm"):
        assert said in text
    for said in ("A3, 420 × 297 mm", "1–2", "Pick-up day", "Eyelets", "removable film"):
        assert said in text.replace("\u00a0", " ")
    assert all(stop.title in text for stop in town.stops)
    pages = made(town, "print-shop").pages
    assert len(pages) == 4
    assert {(page.sheet.width_mm, page.sheet.height_mm) for page in pages} == {(420, 297)}
    large = made(town, "print-shop", size="A2").pages[0].sheet
    assert (large.width_mm, large.height_mm) == (594, 420)


def test_page_boxes_of_the_shop_file_are_read_back(town: Making) -> None:
    document = pypdfium2.PdfDocument(paint_piece(made(town, "print-shop"), "x", "is").content)
    for page in document:
        media, bleed, trim = page.get_mediabox(), page.get_bleedbox(), page.get_trimbox()
        assert media[0] < bleed[0] < trim[0] < trim[2] < bleed[2] < media[2]
        assert trim[2] - trim[0] == pytest.approx(420 / 25.4 * 72, abs=0.01)


@pytest.mark.parametrize(
    ("piece", "choices", "says"),
    [
        ("signs", {"paper": "A9"}, "there is no paper 'A9'; use one of A4, A3"),
        ("signs", {"size": "A2"}, "'signs' cannot be asked for --size; leave it out"),
        ("tiled", {"size": "A4"}, "a sign of A4 needs no second sheet of A4; ask for a larger"),
        ("tiled", {"size": "huge"}, "there is no size 'huge'"),
        ("sheet-of-signs", {"per_sheet": 3}, "3 signs on a sheet are not laid out; ask for 2 or 4"),
        ("hand-held", {"per_sheet": 2}, "cannot be asked for --per-sheet"),
    ],
)
def test_a_wish_that_cannot_be_is_one_sentence(
    town: Making, piece: str, choices: dict[str, Any], says: str
) -> None:
    with pytest.raises(UsageError) as error:
        made(town, piece, **choices)
    assert says in str(error.value)


def test_every_paper_survives_plan_file_and_link(town: Making, renamer: Any) -> None:
    for paper in PAPERS:
        plan = with_plan(town, paper=paper).opened.plan
        assert from_link(to_team_link(plan, viewer="share.html")) == plan
    renamer("plan", "new", "monaco", "-o", "m.plan.toml", "--paper", "Letter", *TODAY)
    text = (renamer.folder / "m.plan.toml").read_text(encoding="utf-8")
    assert 'paper = "Letter"' in text
    renamer("plan", "check", "m.plan.toml", *TODAY)
    renamer("print", "sheet-of-signs", "m.plan.toml", "--per-sheet", "4", *TODAY)
    (page,) = pypdfium2.PdfDocument(renamer.folder / "sheet-of-signs.pdf")
    assert page.get_size() == pytest.approx((792, 612), abs=0.01)
    failed = renamer("print", "tiled", "m.plan.toml", "--size", "Letter", *TODAY, ok=False)
    assert "needs no second sheet of Letter" in failed.stderr


def test_a_kit_has_what_a_copy_shop_needs(renamer: Any) -> None:
    renamer("kit", "monaco", "-o", "kit", *TODAY)
    kit = renamer.folder / "kit"
    assert sorted(path.name for path in (kit / "paper").iterdir()) == [
        "order.pdf",
        "print-shop.pdf",
    ]
    page = (kit / "start-here.html").read_text(encoding="utf-8")
    assert 'href="paper/order.pdf"' in page
    assert 'href="paper/print-shop.pdf"' in page
