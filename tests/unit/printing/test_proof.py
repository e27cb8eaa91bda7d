from dataclasses import replace

import pytest

from renamer.drawing.paint_pdf import paint_pdf
from renamer.errors import ProofError
from renamer.model.sheet import Document, Modules, Rect, Sheet
from renamer.printing import proof
from renamer.qr import encode

HERE, THERE = "HTTPS://EXAMPLE.ORG/R/AAAAA", "HTTPS://EXAMPLE.ORG/R/BBBBB"


def code(payload, x=20.0, drawn=None):
    rows = encode(drawn or payload, "Q").rows
    return Modules(x_mm=x, y_mm=20, side_mm=60, rows=rows, payload=payload)


def pdf(*pages):
    sheets = tuple(Sheet(width_mm=297, height_mm=210, marks=marks) for marks in pages)
    return paint_pdf(Document(sheets=sheets, title="Proof"))


def prove(data, *expected, forbidden=lambda _: False):
    return proof.prove(data, expected, forbidden=forbidden)


def test_what_is_right_passes():
    rows = prove(pdf((code(HERE),), (), (code(HERE), code(THERE, 120))), (HERE,), (), (THERE, HERE))
    assert all(row.ok for row in rows)
    assert [row.page for row in rows] == [1, 2, 3]
    assert rows[2].found == (HERE, THERE)


def test_a_covered_code_is_a_fault():
    cover = Rect(x_mm=25, y_mm=25, width_mm=30, height_mm=30, fill="#FF0000")
    (row,) = prove(pdf((code(HERE), cover)), (HERE,))
    assert "cannot be read" in row.problem
    assert HERE in row.problem


def test_a_wrong_code_is_a_fault():
    (row,) = prove(pdf((code(HERE, drawn=THERE),)), (HERE,))
    assert f"a code leads to {THERE}" in row.problem
    assert f"the code to {HERE} cannot be read" in row.problem


@pytest.mark.parametrize(
    ("marks", "expected", "fault"),
    [
        ((), (HERE,), "cannot be read"),
        ((code(HERE), code(THERE, 120)), (HERE,), "leads to"),
        ((code(HERE), code(HERE, 120)), (HERE,), "leads to"),
        ((code(HERE),), (), "leads to"),
    ],
)
def test_missing_and_extra_codes_are_faults(marks, expected, fault):
    (row,) = prove(pdf(marks), expected)
    assert fault in row.problem


def test_a_light_code_on_dark_or_without_quiet_zone_does_not_pass_for_right():
    faint = replace(code(HERE), dark="#FFFFFF", light="#FFFFFF")
    (row,) = prove(pdf((faint,)), (HERE,))
    assert not row.ok


def test_a_forbidden_address_is_a_fault_even_if_expected():
    (row,) = prove(pdf((code(HERE),)), (HERE,), forbidden=lambda url: "EXAMPLE" in url)
    assert "must never be printed" in row.problem


def test_missing_and_unasked_pages_are_faults():
    missing = prove(pdf((code(HERE),)), (HERE,), (THERE,))
    assert [row.problem for row in missing] == [None, "the page is missing"]
    unasked = prove(pdf((code(HERE),), ()), (HERE,))
    assert unasked[1].problem == "nobody asked for this page"


def test_what_is_no_pdf_is_said():
    with pytest.raises(ProofError, match="no PDF"):
        prove(b"nothing", (HERE,))
