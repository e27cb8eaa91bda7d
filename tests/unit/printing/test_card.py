"""Pictures: their sizes, and that plate, band and words stay within and never lie on each other."""

from __future__ import annotations

from datetime import date

import pytest

from renamer.drawing.extent import Box
from renamer.errors import StyleError
from renamer.model.odonym import NewName
from renamer.model.sheet import Placed, Rect, Text
from renamer.printing.band import sentence
from renamer.printing.card import DPI, MOST_PLATES, SHAPES_MM, Card, lay_out_card
from renamer.printing.styles import read_style, town_styles
from renamer.registry.packs import read_campaign

MARK = read_campaign().mark


def _name(text: str, language: str = "de") -> NewName:
    return NewName(language=language, text=text, plate=text, how="user")


def _card(*plates: str, who: str = "Schriftsteller", language: str = "de") -> Card:
    return Card(
        plates=tuple((_name(text, language),) for text in plates),
        head=(language, "Berlin, 4. August 2030"),
        who=((language, who),),
        foot=((language, "Nur für einen Tag"),),
        warning=((language, "Nicht nach Belarus mitnehmen; dort weder aufbewahren noch zeigen."),),
        day=date(2030, 8, 4),
        mark=MARK,
        languages=(language,),
    )


def test_the_pixels_are_those_of_the_networks() -> None:
    pixels = {
        shape: tuple(round(side * DPI / 25.4, 6) for side in sides)
        for shape, sides in SHAPES_MM.items()
    }
    assert pixels == {"square": (1080, 1080), "story": (1080, 1920), "wide": (1200, 630)}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 12])
@pytest.mark.parametrize("shape", SHAPES_MM)
@pytest.mark.parametrize("style", [*town_styles(), "neutral-ua"])
def test_everything_stays_on_the_picture(style: str, shape: str, count: int) -> None:
    names = [f"Wassil-Bykau-Platz {number}" for number in range(count)]
    sheet = lay_out_card(_card(*names), read_style(style), shape)
    assert (sheet.width_mm, sheet.height_mm) == SHAPES_MM[shape]
    texts = [mark for mark in sheet.marks if isinstance(mark, Text)]
    shown = " ".join(text.text.casefold() for text in texts)
    assert shown.count("bykau") == min(count, MOST_PLATES)
    boxes = [mark for mark in sheet.marks if isinstance(mark, Placed)]
    for box in boxes:
        assert box.x_mm >= 0
        assert box.y_mm >= 0
        assert box.x_mm + box.sheet.width_mm * box.scale <= sheet.width_mm + 1e-6
        assert box.y_mm + box.sheet.height_mm * box.scale <= sheet.height_mm + 1e-6
    assert all(2 < text.y_mm < sheet.height_mm - 2 for text in texts)


@pytest.mark.parametrize("shape", SHAPES_MM)
def test_the_band_touches_the_plate_and_no_line_lies_on_it(shape: str) -> None:
    sheet = lay_out_card(_card("Kastus-Kalinouski-Platz"), read_style("de-berlin"), shape)
    *_, plate, band = (mark for mark in sheet.marks if isinstance(mark, Placed))
    bottom = plate.y_mm + plate.sheet.height_mm
    assert band.y_mm == pytest.approx(bottom)
    assert band.x_mm == pytest.approx(plate.x_mm)
    assert band.sheet.width_mm == pytest.approx(plate.sheet.width_mm)
    taken = Box(band.x_mm, plate.y_mm, band.x_mm + band.sheet.width_mm, band.y_mm)
    taken = Box(taken.left, taken.top, taken.right, taken.bottom + band.sheet.height_mm)
    lines = [mark for mark in sheet.marks if isinstance(mark, Text) and mark.anchor == "start"]
    assert len(lines) >= 4
    for line in lines:
        beside = line.x_mm >= taken.right
        assert beside or line.y_mm < taken.top or line.y_mm - line.size_mm / 2 > taken.bottom
    words = [mark.text for mark in band.sheet.marks if isinstance(mark, Text)]
    assert words[0] == sentence("de")


def test_long_words_shrink_and_too_long_ones_are_refused() -> None:
    style = read_style("neutral")
    long = lay_out_card(_card("Platz", who="Schriftsteller und Mitbegründer, " * 4), style, "wide")
    assert isinstance(long.marks[0], Rect)
    with pytest.raises(StyleError):
        lay_out_card(_card("Platz", who="Schriftsteller und Mitbegründer, " * 60), style, "wide")


def test_the_same_card_is_the_same_picture() -> None:
    style = read_style("fr-paris")
    assert lay_out_card(_card("Platz"), style, "story") == lay_out_card(
        _card("Platz"), style, "story"
    )
