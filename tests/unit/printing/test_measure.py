from dataclasses import replace

import pytest

from renamer.drawing import raster
from renamer.drawing.faces import FACES
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.typeset import BOLD, cap_height_mm
from renamer.model.sheet import Document, Modules, Path, Placed, Rect, Sheet, Text
from renamer.printing import measure, proof
from renamer.printing.measure import Claims
from renamer.printing.plate import lay_out
from renamer.printing.styles import read_style, town_styles
from renamer.qr import encode

HERE = "HTTPS://EXAMPLE.ORG/R/AAAAA"
SIDE, ACROSS = 60.0, 33


def code(**changes):
    given = {"x_mm": 200, "y_mm": 130, "side_mm": SIDE, "payload": HERE}
    return Modules(rows=encode(HERE, "Q").rows, **(given | changes))


def name(text, size=40.0, face=BOLD, y=60):
    return Text(x_mm=148, y_mm=y, text=text, face=face, size_mm=size, anchor="middle")


def claims(**changes):
    given = {
        "names": ("Main Street",),
        "letter_height_mm": cap_height_mm(BOLD, 40),
        "qr_side_mm": SIDE,
        "module_mm": SIDE / ACROSS,
    }
    return Claims(**(given | changes))


def proven(*marks, promised=None, size=(297, 210), expected=(HERE,)):
    sheet = Sheet(width_mm=size[0], height_mm=size[1], marks=marks)
    pdf = paint_pdf(Document(sheets=(sheet,), title="Proof"))
    (row,) = proof.prove(pdf, [expected], forbidden=lambda _: False, claims=[promised])
    return row


def test_a_page_measures_what_was_drawn():
    row = proven(name("Main Street"), code(), promised=claims())
    assert row.problem is None
    (printed,) = row.measured.codes
    assert printed.side_mm == pytest.approx(SIDE, rel=0.002)
    assert printed.module_mm == pytest.approx(SIDE / ACROSS, rel=0.002)
    assert (printed.box.left, printed.box.top) == pytest.approx((200, 130), abs=0.05)
    assert printed.scans_from_mm == pytest.approx(SIDE / ACROSS * 1480 / 3, rel=0.002)
    assert row.measured.letter_height_mm == pytest.approx(cap_height_mm(BOLD, 40), rel=0.005)
    assert row.measured.read_from_mm == pytest.approx(250 * cap_height_mm(BOLD, 40), rel=0.005)


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("letter_height_mm", "the height of the name"),
        ("qr_side_mm", "the side of the code"),
        ("module_mm", "the module of the code"),
    ],
)
@pytest.mark.parametrize("factor", [0.95, 1.05])
def test_a_promise_that_is_not_kept_is_a_fault(field, fault, factor):
    right = claims()
    off = replace(right, **{field: getattr(right, field) * factor})
    row = proven(name("Main Street"), code(), promised=off)
    assert row.problem is not None
    assert row.problem.startswith(fault)
    near = replace(right, **{field: getattr(right, field) * (1 + (factor - 1) / 5)})
    assert proven(name("Main Street"), code(), promised=near).ok


def test_without_promises_nothing_is_held_against_a_page():
    row = proven(code())
    assert row.ok
    assert row.measured.letter_height_mm is None
    assert row.measured.codes[0].side_mm == pytest.approx(SIDE, rel=0.002)


def test_the_name_must_stand_on_the_page():
    row = proven(name("Mainz Street"), code(), promised=claims())
    assert "the name 'Main Street' does not stand on the page" in row.problem


def test_the_name_is_found_in_capitals_over_two_lines_and_after_a_hyphen():
    lines = (name("MAIN-", y=50), name("STREET", y=95), code())
    assert proven(*lines, promised=claims(names=("Main-Street",))).ok


def test_the_largest_place_of_the_name_counts():
    row = proven(name("Main Street", 8, y=120), name("Main Street"), code(), promised=claims())
    assert row.ok


def test_the_smaller_of_two_names_counts():
    names = ("Main Street", "Hauptstraße")
    row = proven(
        name("Main Street"), name("Hauptstraße", 20, y=100), code(), promised=claims(names=names)
    )
    assert "the height of the name is" in row.problem


def test_what_is_set_in_an_unknown_face_is_told_and_not_guessed(monkeypatch):
    monkeypatch.setattr(measure, "_face_of", lambda _: None)
    row = proven(name("Main Street"), code(), promised=claims())
    assert row.ok
    assert row.measured.letter_height_mm is None
    assert row.cautions == ("the letters of the name could not be measured",)


WORDS = ("Ósló", "Þjóðargata", "grün-weiß", "ÎLE ST-GÉRY", "плошча Ўладзі", "Ґудзик", "Οδός", "aa1")


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("face", FACES)
def test_every_letter_of_every_face_tells_its_size(face, words):
    mark = name(words, 30, face)
    row = proven(mark, promised=claims(names=(words,), letter_height_mm=1), expected=())
    assert row.measured.letter_height_mm == pytest.approx(cap_height_mm(face, 30), rel=0.01)


@pytest.mark.parametrize(
    "mark",
    [
        Rect(x_mm=203, y_mm=150, width_mm=3, height_mm=3, fill="#000000"),
        Rect(x_mm=150, y_mm=132, width_mm=90, height_mm=2, fill="#777777"),
        Text(x_mm=210, y_mm=189, text="iii", face=BOLD, size_mm=5),
    ],
)
def test_what_stands_in_the_quiet_zone_is_a_fault_even_where_the_code_scans(mark):
    row = proven(code(), mark)
    assert row.found == (HERE,)
    assert "in the quiet zone" in row.problem


def test_a_quiet_zone_that_runs_off_the_paper_is_none():
    row = proven(code(x_mm=-5, y_mm=10))
    assert row.found == (HERE,)
    assert "in the quiet zone" in row.problem


def test_a_code_on_its_own_pale_ground_is_clear():
    ground = Rect(x_mm=0, y_mm=0, width_mm=297, height_mm=210, fill="#101040")
    row = proven(ground, code(light="#C8D0E8", dark="#101040"))
    assert row.problem is None


def test_a_code_of_a_placed_sheet_is_measured_as_it_lies_on_the_page():
    inner = Sheet(width_mm=120, height_mm=120, marks=(code(x_mm=10, y_mm=20),))
    row = proven(Placed(sheet=inner, x_mm=100, y_mm=50, scale=0.75))
    (printed,) = row.measured.codes
    assert printed.side_mm == pytest.approx(45, rel=0.003)
    assert (printed.box.left, printed.box.top) == pytest.approx((107.5, 65), abs=0.05)


def test_a_code_of_many_dots_is_no_vector_path():
    """Drawn module by module it scans, but hairlines appear between them in print."""
    mark = code()
    dots = tuple(
        Rect(
            x_mm=mark.x_mm + (4 + column) * mark.module_mm,
            y_mm=mark.y_mm + (4 + row) * mark.module_mm,
            width_mm=mark.module_mm,
            height_mm=mark.module_mm,
            fill="#000000",
        )
        for row, cells in enumerate(mark.rows)
        for column, dark in enumerate(cells)
        if dark
    )
    row = proven(*dots)
    assert row.found == (HERE,)
    assert "not drawn as lines" in row.problem


def test_ink_is_the_share_of_the_page_and_told_above_a_quarter_on_home_paper():
    def half(width, height):
        return Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height / 2, fill="#000000")

    row = proven(half(297, 210), expected=())
    assert row.measured.ink == pytest.approx(0.5, abs=0.005)
    assert row.cautions == ("50% of the page is ink: much for a printer at home",)
    assert row.ok
    assert proven(half(420, 297), size=(420, 297), expected=()).cautions == ()
    assert proven(half(297, 60), expected=()).cautions == ()


@pytest.mark.parametrize("style", [*town_styles(), "neutral-ua"])
@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_every_style_measures_what_its_layout_promises(make_sign, style, paper):
    sign = make_sign(style if style in {"fr-paris", "fi-helsinki"} else "neutral")
    laid_out = lay_out(sign, read_style(style), paper=paper)
    promised = Claims(
        names=laid_out.name_lines,
        letter_height_mm=laid_out.letter_height_mm,
        qr_side_mm=laid_out.qr_side_mm,
        module_mm=laid_out.module_mm,
    )
    pdf = paint_pdf(Document(sheets=(laid_out.sheet,), title="Sign"))
    payload = sign.link.payload
    (row,) = proof.prove(pdf, [(payload,)], forbidden=lambda _: False, claims=[promised])
    assert row.problem is None
    assert row.measured.letter_height_mm == pytest.approx(laid_out.letter_height_mm, rel=0.01)


def test_drawn_paths_are_read_back_where_they_are_filled():
    marks = (
        Rect(x_mm=10, y_mm=20, width_mm=30, height_mm=40, fill="#FF0000"),
        Rect(x_mm=1, y_mm=1, width_mm=5, height_mm=5, stroke="#000000", stroke_mm=1),
        Path(segments=(("M", 0, 0), ("L", 9, 9)), stroke="#000000", stroke_mm=1),
    )
    pdf = paint_pdf(
        Document(sheets=(Sheet(width_mm=100, height_mm=80, marks=marks),), title="Paths")
    )
    (drawn,) = raster.read_back(pdf)
    assert (drawn.width_mm, drawn.height_mm) == pytest.approx((100, 80), abs=0.01)
    (box,) = drawn.fills
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((10, 20, 40, 60), abs=0.01)
