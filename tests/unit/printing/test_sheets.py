"""Signs made small, folded, trimmed and ordered: what the sheets bear and what they leave white."""

from dataclasses import replace

import numpy as np
import pypdfium2
import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import POINTS_PER_MM, paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import page_text, rasterise
from renamer.errors import StyleError
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Document, Link, Path, Placed, Rect, Sheet, Text
from renamer.printing import proof
from renamer.printing.aids import RULER_MM, ruler, without_codes
from renamer.printing.cards import lay_out_cards
from renamer.printing.guide import Guide, lay_out_guide, thumbnails
from renamer.printing.held import lay_out_held
from renamer.printing.order import Order, OrderRow, lay_out_order
from renamer.printing.plate import lay_out
from renamer.printing.shop import BLEED_MM, SLUG_MM, lay_out_for_shop
from renamer.printing.sign import SignLink
from renamer.printing.styles import common, read_style, town_styles

PAPERS = ("A4", "A3", "Letter", "Tabloid")
STYLES = (*town_styles(), "neutral-ua")


def pdf_of(*sheets):
    return paint_pdf(Document(sheets=sheets, title="Sheets"))


def sign_of(make_sign, style="neutral", **changes):
    return lay_out(make_sign(style, **changes), read_style(style), ink="saving").sheet


def held(sign, paper="A4"):
    return lay_out_held(sign, paper, ("en", "Put the stick here"), ("en", "Fold"))


def outside(sheet):
    room = Box(0, 0, sheet.width_mm, sheet.height_mm).inset(12)
    return [mark for mark in sheet.marks if not extent(mark).within(room)]


def scans(sheet, *payloads):
    (row,) = proof.prove(pdf_of(sheet), [payloads], forbidden=lambda _: False)
    return row.ok


@pytest.mark.parametrize("each", [2, 4])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_the_codes_of_cards_scan_and_the_margin_stays_white(make_sign, style, paper, each):
    sign = sign_of(make_sign, style)
    sheets = lay_out_cards([sign] * (each + 1), paper, each)
    assert [sorted((s.width_mm, s.height_mm)) for s in sheets] == [sorted(SIZES_MM[paper])] * 2
    payload = make_sign(style).link.payload
    assert scans(sheets[0], *[payload] * each)
    assert scans(sheets[1], payload)
    assert not any(map(outside, sheets))


def test_no_cut_runs_through_a_card(make_sign):
    (sheet,) = lay_out_cards([sign_of(make_sign)] * 4, "A4", 4)
    cards = [extent(mark) for mark in sheet.marks if isinstance(mark, Placed)]
    (cut,) = (mark for mark in sheet.marks if isinstance(mark, Path))
    for _, x, y in cut.segments:
        assert not [
            c for c in cards if c.left - 3 < x < c.right + 3 and c.top - 3 < y < c.bottom + 3
        ]


def test_a_code_too_small_for_a_card_is_an_error_with_a_way_out(make_sign):
    path = "/".join(["a-long-folder"] * 9)
    link = SignLink(payload=f"HTTPS://EXAMPLE.ORG/{path}/R/7K3QX", readable=f"example.org/{path}")
    sign = sign_of(make_sign, link=link)
    with pytest.raises(StyleError, match=r"too small on a card.*--per-sheet 2"):
        lay_out_cards([sign], "A4", 4)
    (sheet,) = lay_out_cards([sign], "A4", 2)
    assert scans(sheet, link.payload)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("style", STYLES)
def test_a_folded_sign_is_the_same_from_both_sides(make_sign, style, paper):
    sheet = held(sign_of(make_sign, style), paper)
    assert (sheet.width_mm, sheet.height_mm) == SIZES_MM[paper]
    assert scans(sheet, *[make_sign(style).link.payload] * 2)
    assert outside(sheet) == []
    plain = replace(sheet, marks=tuple(m for m in sheet.marks if isinstance(m, Placed)))
    (picture,) = rasterise(pdf_of(plain), 72)
    apart = np.abs(picture.astype(int) - picture[::-1, ::-1]) > 96
    assert apart.mean() < 0.01
    assert (picture < 128).mean() > 0.05


def test_the_svg_of_a_turned_sheet_is_turned_too(make_sign):
    assert 'transform="rotate(180 105 80.25)"' in paint_svg(held(sign_of(make_sign)))


def test_a_link_on_a_turned_sheet_lies_where_it_is_seen():
    spot = Rect(x_mm=10, y_mm=5, width_mm=20, height_mm=10, fill="#000000")
    inner = Sheet(
        width_mm=100,
        height_mm=50,
        marks=(Link(href="https://example.org", title="There", marks=(spot,)),),
    )
    placed = Placed(sheet=inner, x_mm=20, y_mm=30, turned=True)
    pdf = pdf_of(Sheet(width_mm=200, height_mm=100, marks=(placed,)))
    (picture,) = rasterise(pdf, 25.4)
    rows, columns = np.nonzero(picture < 128)
    left, bottom, right, top = _link_box(pdf)
    assert (left, right) == pytest.approx((columns.min(), columns.max() + 1), abs=1.1)
    assert (top, bottom) == pytest.approx((rows.min(), rows.max() + 1), abs=1.1)
    assert (left, top) == pytest.approx((90, 65), abs=0.01)


def _link_box(pdf):
    """Return left, bottom, right, top of the only link, in mm from the upper left corner."""
    text = pdf.decode("latin-1")
    numbers = text.split("/Rect [")[1].split("]")[0].split()
    left, low, right, high = (float(number) / POINTS_PER_MM for number in numbers)
    return left, 100 - low, right, 100 - high


@pytest.mark.parametrize("paper", ["A3", "A2", "Tabloid"])
@pytest.mark.parametrize("style", STYLES)
def test_the_page_boxes_of_a_shop_file_are_right(make_sign, style, paper):
    sign = lay_out(make_sign(style), read_style(style), paper=paper, ink="full")
    sheet = lay_out_for_shop(sign)
    (page,) = pypdfium2.PdfDocument(pdf_of(sheet))
    width, height = (side * POINTS_PER_MM for side in SIZES_MM[paper][::-1])
    slug, around = SLUG_MM * POINTS_PER_MM, (SLUG_MM + BLEED_MM) * POINTS_PER_MM
    assert page.get_mediabox() == pytest.approx(
        (0, 0, width + 2 * around, height + 2 * around), abs=0.01
    )
    assert page.get_trimbox() == pytest.approx(
        (around, around, width + around, height + around), abs=0.01
    )
    far = 2 * around - slug
    assert page.get_bleedbox() == pytest.approx((slug, slug, width + far, height + far), abs=0.01)
    assert scans(sheet, make_sign(style).link.payload)
    size = f'viewBox="-10 -10 {sheet.width_mm + 20:g} {sheet.height_mm + 20:g}"'
    assert size in paint_svg(sheet)


@pytest.mark.parametrize("style", STYLES)
def test_the_band_runs_into_the_bleed_and_crop_marks_stay_out_of_it(make_sign, style):
    sign = lay_out(make_sign(style), read_style(style), paper="A3", ink="full")
    (picture,) = rasterise(pdf_of(lay_out_for_shop(sign)), 50.8, colour="rgb")
    band = [int(common().band.background[i : i + 2], 16) for i in (1, 3, 5)]
    coloured = (np.abs(picture.astype(int) - band) < 4).all(axis=2)
    in_bleed, in_slug = 2 * 8, 2 * 6
    assert coloured[:, in_bleed].sum() == pytest.approx(2 * 0.1517 * 297, abs=3)
    assert coloured[:, -in_bleed].sum() == coloured[:, in_bleed].sum()
    assert not coloured[:, :in_slug].any()
    bleed = picture[2 * 7 : -2 * 7, 2 * 7 : -2 * 7].copy()
    bleed[2 * 3 : -2 * 3, 2 * 3 : -2 * 3] = 255
    bleed[coloured[2 * 7 : -2 * 7, 2 * 7 : -2 * 7]] = 255
    assert (bleed > 128).all()  # no crop mark is left on the sign if the cut is off by 1 mm
    assert (picture[: 2 * 7] < 128).any()


def test_a_ground_that_reaches_the_edge_is_extended_and_no_other(make_sign):
    sign = lay_out(make_sign(), read_style("neutral"), paper="A3")
    ground = Rect(x_mm=0, y_mm=0, width_mm=420, height_mm=297, fill="#EEEEEE")
    within = Rect(x_mm=5, y_mm=5, width_mm=50, height_mm=50, fill="#DDDDDD")
    sheet = lay_out_for_shop(replace(sign, sheet=replace(sign.sheet, marks=(ground, within))))
    whole = Box(-3, -3, 423, 300)
    assert whole in [extent(mark) for mark in sheet.marks if isinstance(mark, Rect)]
    assert within in sheet.marks


def test_the_ruler_is_100_mm_long():
    (line, *figures) = ruler(20, 30)
    box = extent(line)
    assert box.width_mm - line.stroke_mm == pytest.approx(RULER_MM)
    assert RULER_MM == 100
    assert [mark.text for mark in figures] == ["0", "50", "100 mm"]
    (picture,) = rasterise(pdf_of(Sheet(width_mm=140, height_mm=50, marks=(line,))), 254)
    columns = np.flatnonzero((picture < 200).any(axis=0))
    assert columns.max() - columns.min() == pytest.approx(1000, abs=2)


@pytest.mark.parametrize("page", [SIZES_MM[p][:: 1 if u else -1] for p in PAPERS for u in (0, 1)])
@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_guide_shows_every_sign_and_no_code(make_sign, page, count):
    sign = sign_of(make_sign)
    words = (
        ("en", "A sentence of some length that tells what to do with paper and scissors."),
    ) * 2
    guide = Guide(title=(("en", "Before you print"),), measure=words, steps=(words,) * 5)
    captions = [f"{number}. Somewhere" for number in range(count)]
    sheet = lay_out_guide(guide, page, lambda room: thumbnails([sign] * count, captions, room))
    assert outside(sheet) == []
    assert scans(sheet)
    said = [mark.text for mark in sheet.marks if isinstance(mark, Text)]
    assert set(captions) <= set(said)
    pictures = [extent(mark) for mark in sheet.marks if isinstance(mark, Placed)]
    assert len(pictures) == count
    texts = [extent(mark) for mark in sheet.marks if isinstance(mark, Text)]
    assert not [(a, b) for a in texts for b in pictures if _overlap(a, b)]


def _overlap(one, other):
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


def test_words_that_do_not_fit_the_guide_are_an_error():
    words = (("en", "many words " * 300),)
    guide = Guide(title=words[:1], measure=words, steps=())
    with pytest.raises(StyleError, match="do not fit"):
        lay_out_guide(guide, (297, 210), lambda room: ())


def test_a_small_picture_shares_what_has_no_code(make_sign):
    sign = sign_of(make_sign)
    plain = without_codes(sign)
    assert not [mark for mark in plain.marks if hasattr(mark, "payload")]
    assert len(plain.marks) == len(sign.marks)
    assert without_codes(plain) is plain


def an_order(count):
    head = (("de", "Anzahl"), ("en", "Quantity"))
    rows = tuple(
        OrderRow(
            number=str(number),
            name=("de", f"Platz des freien Belarus {number}"),
            size="A3",
            quantity="2",
            pages="1–2",
        )
        for number in range(1, count + 1)
    )
    board, film = (("de", "Platte"), ("en", "board")), (("de", "Folie"), ("en", "film"))
    facts = ((head, (("en", "4"),)), (head, ()))
    return Order(
        title=head,
        facts=facts,
        heads=(head,) * 7,
        materials=(board, film),
        rows=rows,
        small=(("de", "Nicht mitnehmen"), ("be", "Не вязіце")),
    )


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (7, 1), (40, 5)])
def test_an_order_names_every_sign_once(count, pages):
    sheets = lay_out_order(an_order(count), "A4")
    assert len(sheets) == pages
    assert not any(map(outside, sheets))
    text = " ".join(" ".join(page_text(pdf_of(*sheets))).split())
    assert text.count("Nicht mitnehmen") == text.count("Не вязіце") == pages
    for number in range(1, count + 1):
        assert text.count(f"Platz des freien Belarus {number} ") == 1
    boxes = [m for s in sheets for m in s.marks if isinstance(m, Rect) and m.stroke]
    assert len(boxes) == 3 * count
