from dataclasses import replace

import pytest

from renamer.drawing.extent import Box, extent
from renamer.model.odonym import NewName
from renamer.model.sheet import Text
from renamer.printing.plaque import lay_out_plaque
from renamer.printing.plate_style import Line
from renamer.printing.styles import read_style

WHOLE = Box(0, 0, 273, 84)


def laid_out(style, text="Rue Ales Bialiatski", box=WHOLE, second=None, **facts):
    names = [NewName(language="fr", text=text, plate=text, how="rule")]
    if second:
        names.append(NewName(language="en", text=second, plate=second, how="rule"))
    return lay_out_plaque(tuple(names), read_style(style), box=box, ink="full", facts=facts)


def words(plaque):
    return {mark.text: mark for mark in plaque.marks if isinstance(mark, Text)}


@pytest.mark.parametrize(
    ("style", "district", "said"),
    [
        ("fr-paris", "Paris 8e Arrondissement", "8e Arrt"),
        ("fr-paris", "Paris 1er Arrondissement", "1er Arrt"),
        ("at-wien", "1. Bezirk, Innere Stadt", "1. Bezirk"),
        ("it-roma", "Municipio I, R. IV Campo Marzio", "R. IV"),
        ("cz-praha", "Josefov", "JOSEFOV"),
        ("gb-london", "City of Westminster", "CITY OF WESTMINSTER"),
    ],
)
def test_a_line_says_of_the_district_what_the_plates_of_the_town_say(style, district, said):
    assert said in words(laid_out(style, district=district))


def test_without_its_fact_a_line_stays_away_and_a_strip_stays_empty():
    assert len(words(laid_out("fr-paris", district="Faubourg-du-Roule"))) == 1
    bare, told = laid_out("pl-warszawa"), laid_out("pl-warszawa", district="Muranów")
    assert set(words(told)) - set(words(bare)) == {"Muranów"}
    assert bare.letter_height_mm == told.letter_height_mm, "its red strip is there either way"


def test_the_cartouche_is_drawn_only_with_its_line_and_holds_it():
    plain = laid_out("fr-paris").marks[0].sheet
    crested = laid_out("fr-paris", district="8e")
    hump = next(mark for mark in crested.marks[0].sheet.marks if hasattr(mark, "segments"))
    top = min(segment[2] for segment in hump.segments if segment[0] == "L")
    assert not any(getattr(mark, "fill", None) == hump.fill for mark in plain.marks[1:])
    assert extent(words(crested)["8e Arrt"]).top > top
    assert (
        extent(words(crested)["8e Arrt"]).bottom < extent(words(crested)["RUE ALES BIALIATSKI"]).top
    )


def test_a_line_outside_stands_between_border_and_edge():
    plaque = laid_out("nl-amsterdam", about="schrijver", district="Centrum")
    frame = plaque.marks[0].sheet
    border = next(mark for mark in frame.marks if mark.stroke == "#FFFFFF")
    assert extent(words(plaque)["schrijver"]).top > extent(border).bottom
    assert extent(words(plaque)["Centrum"]).bottom < extent(border).bottom


def test_what_finds_no_room_is_told_and_never_makes_the_name_small():
    plain = laid_out("de-berlin")
    told = laid_out("de-berlin", about="many words that go on " * 20)
    assert told.left_out
    assert told.letter_height_mm == plain.letter_height_mm
    assert laid_out("de-berlin", about="ሰላም").left_out == ("ሰላም",)


def test_left_means_left_for_the_name_and_its_lines():
    plaque = laid_out("gb-london", district="Camden")
    name, line = words(plaque)["RUE ALES BIALIATSKI"], words(plaque)["CAMDEN"]
    assert name.anchor == line.anchor == "start"
    assert name.x_mm == line.x_mm


def test_a_second_name_may_be_smaller_and_a_last_word_raised():
    both = words(laid_out("ge-tbilisi", "Ales Street", second="Ales Street too"))
    first, second = both["Ales Street"], both["Ales Street too"]
    assert second.size_mm == pytest.approx(0.6 * first.size_mm)
    assert second.y_mm > first.y_mm
    raised = words(laid_out("us-new-york", "Kupala Street"))
    name, last = raised["KUPALA "], raised["STREET"]
    assert last.size_mm < name.size_mm
    assert last.y_mm < name.y_mm
    assert last.x_mm > extent(name).right - 1e-6


def test_capitals_are_those_of_the_language():
    greek = NewName(language="el", text="Οδός Αλές", plate="Οδός Αλές", how="rule")
    plaque = lay_out_plaque((greek,), read_style("gr-athina"), box=WHOLE, ink="full")
    assert list(words(plaque)) == ["ΟΔΟΣ ΑΛΕΣ"]


def test_a_line_takes_only_what_its_pattern_finds():
    line = Line(
        place="above",
        fact="district",
        letter_height_mm=10,
        colour="#000000",
        pick=r"(\d+)",
        text="No {}",
    )
    assert line.words({"district": "Kreis 4"}) == "No 4"
    assert line.words({"district": "Kreis", "town": "Zürich (4)"}) == ""
    assert replace(line, or_town=True).words({"district": "Kreis", "town": "Zürich (4)"}) == "No 4"
    assert line.words({}) == ""
