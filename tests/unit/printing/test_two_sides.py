"""Cards: their two sides meet, nothing is near the edge, and prison mail says nothing at all."""

from __future__ import annotations

import dataclasses
import datetime
from urllib.parse import quote

import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import page_text
from renamer.drawing.typeset import x_height_mm
from renamer.errors import StyleError
from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.model.sheet import Document, Modules, Path, Placed, Sheet, Text
from renamer.printing import mail, photocard, two_sides
from renamer.printing.code import check_clear
from renamer.printing.page import MARGIN_MM
from renamer.printing.photocard import (
    FAR_X_HEIGHT_MM,
    PhotoCard,
    Quotation,
    lay_out_photo_card,
    two_on_a_sheet,
)
from renamer.printing.postcard import Postcard, lay_out_postcard
from renamer.printing.sign import SignLink
from renamer.printing.styles import read_style

MARK = CampaignMark(art="cornflower", colour="#4A63C8", text="4.08")
LINK = SignLink(payload="HTTPS://GROUP.EXAMPLE/R/7K3QX/", readable="group.example/R/7K3QX")
WARNING = (("is", "Farið ekki með þetta til Belarús."), ("be", "Не вязіце гэта ў Беларусь."))
NAME = NewName(language="is", text="Maríutorg", plate="Maríutorg", how="rule")
POSTCARD = Postcard(
    day=datetime.date(2027, 8, 4),
    mark=MARK,
    band_languages=("is",),
    where=("is", "Reykjavík · 4. ágúst 2027"),
    greeting=(
        (("is", "María Kalesnikava,"), ("is", "Við stöndum hér með ykkur.")),
        (("be", "Марыя Калеснікава,"), ("be", "Мы стаім тут з вамі.")),
    ),
    warning=WARNING,
    names=(NAME,),
    link=LINK,
)
REQUEST = dataclasses.replace(
    POSTCARD, names=(), link=None, wish=(("is", "Frelsi fyrir alla"), ("en", "Freedom for all"))
)
PHOTO = PhotoCard(
    head=(("is", "Ég hugsa til þín,"), ("en", "I am thinking of you,")),
    name=(("is", "Andrzej Poczobut"), ("be", "Андрэй Пачобут")),
    told=(("is", "16. desember 2025: í fangelsi"),),
    where=("is", "Reykjavík · 4. ágúst 2027"),
    warning=WARNING,
    mark=MARK,
    quotation=Quotation(
        language="be",
        text="Завецца ж спадчына мая\nЎсяго Старонкай Роднаю.",
        english="And my inheritance is called\nsimply the Native Land.",
        author="Янка Купала, «Спадчына», 1918",
    ),
    link=LINK,
)
STYLE = read_style("neutral")


def flat(sheet: Sheet, left: float = 0.0, top: float = 0.0, scale: float = 1.0):
    """Yield every mark that is no placed sheet, with its box on the outer sheet, clipped."""
    paper = Box(left, top, left + scale * sheet.width_mm, top + scale * sheet.height_mm)
    for mark in sheet.marks:
        if isinstance(mark, Placed):
            yield from flat(
                mark.sheet, left + scale * mark.x_mm, top + scale * mark.y_mm, scale * mark.scale
            )
        else:
            box = extent(mark)
            yield (
                mark,
                Box(
                    max(left + scale * box.left, paper.left),
                    max(top + scale * box.top, paper.top),
                    min(left + scale * box.right, paper.right),
                    min(top + scale * box.bottom, paper.bottom),
                ),
            )


def near_the_edge(sheet: Sheet) -> list[object]:
    room = Box(MARGIN_MM, MARGIN_MM, sheet.width_mm - MARGIN_MM, sheet.height_mm - MARGIN_MM)
    return [mark for mark, box in flat(sheet) if not box.within(room, 0.3)]


def four(card: tuple[Sheet, Sheet]) -> tuple[Sheet, Sheet]:
    (sheet,) = two_sides.sheets([card] * 4)
    return sheet


@pytest.mark.parametrize("card", [POSTCARD, REQUEST], ids=["greeting", "request"])
def test_nothing_of_a_postcard_is_near_the_edge_and_no_code_is_entered(card: Postcard) -> None:
    for side in (*lay_out_postcard(card, STYLE), *four(lay_out_postcard(card, STYLE))):
        assert near_the_edge(side) == []
        check_clear(side)


def test_front_and_back_meet_when_the_sheet_is_turned_over_its_long_edge() -> None:
    numbered = [
        (two_sides.card((), language=f"front-{n}"), two_sides.card((), language=f"back-{n}"))
        for n in range(4)
    ]
    ((front, back),) = two_sides.sheets(numbered)
    there = {mark.sheet.language: mark for mark in front.marks if isinstance(mark, Placed)}
    behind = {mark.sheet.language: mark for mark in back.marks if isinstance(mark, Placed)}
    assert len(there) == len(behind) == 4
    for n in range(4):
        one, other = extent(there[f"front-{n}"]), extent(behind[f"back-{n}"])
        turned = Box(
            other.left, back.height_mm - other.bottom, other.right, back.height_mm - other.top
        )
        for edge in ("left", "top", "right", "bottom"):
            assert getattr(one, edge) == pytest.approx(getattr(turned, edge), abs=0.1)


def test_the_last_sheet_may_have_white_places_and_its_backs_still_meet() -> None:
    sheets = list(two_sides.sheets([lay_out_postcard(REQUEST, STYLE)] * 5))
    assert len(sheets) == 2
    (front,), (back,) = ([m for m in side.marks if isinstance(m, Placed)] for side in sheets[1])
    assert (front.x_mm, front.y_mm) == (back.x_mm, 210 - back.y_mm - two_sides.HEIGHT_MM)


def test_a_card_is_a6_as_the_post_takes_it() -> None:
    assert (two_sides.WIDTH_MM, two_sides.HEIGHT_MM) == (148, 105)
    assert two_sides.WIDTH_MM / two_sides.HEIGHT_MM >= 1.4


def test_a_postcard_says_what_it_must() -> None:
    front, back = lay_out_postcard(POSTCARD, STYLE)
    picture, words = page_text(paint_pdf(Document(sheets=(front, back), title="card")))
    for part in ("Maríutorg", "Táknrænt skilti, ekki opinbert", "Reykjavík", "4.08"):
        assert part in picture
    for part in (
        "María Kalesnikava",
        "Мы стаім тут з вамі.",
        "group.example/R/7K3QX",
        "вязіце",
        "4.08",
    ):
        assert part in words


def test_a_postcard_has_lines_to_write_on_or_says_that_it_has_no_room() -> None:
    long = tuple(("is", "Við stöndum hér með ykkur. " * 6) for _ in range(4))
    with pytest.raises(StyleError, match="do not fit on the postcard"):
        lay_out_postcard(dataclasses.replace(POSTCARD, greeting=(long, long)), STYLE)


@pytest.mark.parametrize("card", [POSTCARD, REQUEST], ids=["greeting", "request"])
def test_no_line_to_write_on_goes_through_words(card: Postcard) -> None:
    two_each = tuple((code, f"{text} {text}") for code, text in WARNING)
    _, back = lay_out_postcard(dataclasses.replace(card, warning=two_each), STYLE)
    lines = [extent(mark) for mark in back.marks if isinstance(mark, Path)]
    words = [extent(mark) for mark in back.marks if isinstance(mark, Text)]
    assert len(lines) > 5
    for line in lines:
        for word in words:
            beside = line.right <= word.left or line.left >= word.right
            assert beside or line.bottom <= word.top + 0.5 or line.top >= word.bottom


WIKIPEDIA = "en.wikipedia.org/wiki/2020–2021_Belarusian_protests"
LONG = "be.wikipedia.org/wiki/" + "А" * 60


def link_to(address: str) -> SignLink:
    return SignLink(payload="https://" + quote(address), readable=address)


def test_what_is_too_large_for_a_photo_card_is_known_before() -> None:
    assert photocard.can_bear(LINK)
    assert photocard.can_bear(link_to(WIKIPEDIA))
    assert not photocard.can_bear(link_to(LONG))


def test_an_address_that_does_not_fit_beside_the_code_is_an_error() -> None:
    with pytest.raises(StyleError, match="beside the code"):
        lay_out_postcard(dataclasses.replace(POSTCARD, link=link_to(LONG)), STYLE)


def test_the_address_of_an_encyclopaedia_fits_unbroken() -> None:
    link = link_to("en.wikipedia.org/wiki/Maria_Kalesnikava")
    _, back = lay_out_postcard(dataclasses.replace(POSTCARD, link=link), STYLE)
    photo = lay_out_photo_card(dataclasses.replace(PHOTO, link=link_to(WIKIPEDIA)))
    for sheet, last in ((back, "Maria_Kalesnikava"), (photo, "2020–2021_Belarusian_protests")):
        assert near_the_edge(sheet) == []
        check_clear(sheet)
        assert any(mark.text.endswith(last) for mark in sheet.marks if isinstance(mark, Text))


@pytest.mark.parametrize("link", [LINK, None], ids=["code", "no code"])
def test_a_photo_card_can_be_read_from_three_metres(link: SignLink | None) -> None:
    sheet = lay_out_photo_card(dataclasses.replace(PHOTO, link=link))
    assert near_the_edge(sheet) == []
    check_clear(sheet)
    heights = {
        mark.text: x_height_mm(mark.face, mark.size_mm)
        for mark in sheet.marks
        if isinstance(mark, Text)
    }
    assert heights["Andrzej Poczobut"] >= 2 * FAR_X_HEIGHT_MM
    assert heights["Ég hugsa til þín,"] >= FAR_X_HEIGHT_MM
    (small,) = two_on_a_sheet([sheet, sheet][:1])
    assert near_the_edge(small) == []


def test_a_photo_card_may_have_a_name_and_nothing_else() -> None:
    bare = dataclasses.replace(PHOTO, told=(), quotation=None, link=None)
    sheet = lay_out_photo_card(bare)
    assert near_the_edge(sheet) == []


def test_two_photo_cards_share_a_sheet_and_no_cut_goes_through_one() -> None:
    first, second = two_on_a_sheet([lay_out_photo_card(PHOTO)] * 3)
    assert near_the_edge(first) == []
    assert len(second.marks) == 1
    codes = [box for mark, box in flat(first) if isinstance(mark, Modules)]
    assert all(box.bottom < 148.5 or box.top > 148.5 for _, box in flat(first))
    assert len(codes) == 2


def test_a_name_too_long_for_three_metres_is_an_error() -> None:
    name = (("is", "Langanafnsfélagið " * 12),)
    with pytest.raises(StyleError):
        lay_out_photo_card(dataclasses.replace(PHOTO, name=name))


def test_no_mark_of_a_photo_card_lies_on_another() -> None:
    sheet = lay_out_photo_card(PHOTO)
    lines = [extent(mark) for mark in sheet.marks if isinstance(mark, Text)]
    for index, one in enumerate(lines):
        for other in lines[index + 1 :]:
            wide = min(one.right, other.right) - max(one.left, other.left)
            tall = min(one.bottom, other.bottom) - max(one.top, other.top)
            # boxes reach from accent to descender: neighbours may share that air, not letters
            assert wide <= 0 or tall <= 0.45 * min(one.height_mm, other.height_mm)


def test_prison_mail_bears_no_word_no_code_and_nothing_near_the_edge() -> None:
    sides = [side for card in mail.lay_out_cards() for side in card]
    for side in (*sides, mail.lay_out_paper("tree"), *four(mail.lay_out_cards()[0])):
        assert near_the_edge(side) == []
        assert not [m for m, _ in flat(side) if isinstance(m, (Text, Modules))]


def test_the_pictures_of_prison_mail_are_ours_and_fill_the_room_of_a_card() -> None:
    from renamer.printing.art import read_art

    for name in mail.PICTURES:
        art = read_art(name, "mail")
        assert (art.width_mm, art.height_mm) == (two_sides.ROOM.width_mm, two_sides.ROOM.height_mm)


def test_the_sheet_on_letters_fits_or_says_so() -> None:
    guide = mail.Guide(
        language="en",
        title="Letters and cards",
        stays="It stays.",
        advice=("Write by hand.",) * 7,
        ask="Ask:",
        helpers=(("Somebody, example.org", "tells"),),
        people=("Nobody",),
        check="renamer letter check FILE",
        warning=WARNING,
    )
    assert near_the_edge(mail.lay_out_guide(guide)) == []
    with pytest.raises(StyleError, match="does not fit"):
        mail.lay_out_guide(dataclasses.replace(guide, advice=("word " * 200,) * 9))
