import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.drawing import fitting, typeset
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.errors import StyleError

LETTERS = "aáàâäåæçéèêëíîïðóôöøœúùûüýþß -'’АБВГҐДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯабвгўіё"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Torg", ("Torg",)),
        ("Free Belarus Square", ("Free Belarus", "Square")),
        (
            "Place des Prisonniers-Politiques-du-Bélarus",
            ("Place des Prisonniers-", "Politiques-du-Bélarus"),
        ),
    ],
)
def test_fit_breaks_between_words_only(text, lines):
    found, size = fitting.fit(text, BOLD, 200, 30, 16, 3)
    assert found == lines or len(found) == 1
    assert 16 <= size <= 30


def test_fit_prefers_one_line_then_shrinks_to_the_floor_then_gives_up():
    assert fitting.fit("Torg", BOLD, 500, 30, 10, 1) == (("Torg",), 30)
    lines, size = fitting.fit("Torg frjáls Belarús", BOLD, 100, 30, 8, 1)
    assert lines == ("Torg frjáls Belarús",)
    assert 8 < size < 30
    with pytest.raises(StyleError, match="does not fit"):
        fitting.fit("Prisonniers", BOLD, 20, 30, 20, 4)


@settings(max_examples=80, deadline=None)
@given(
    text=st.lists(st.text(LETTERS.replace(" ", ""), min_size=1, max_size=14), max_size=8),
    width=st.floats(30, 300),
)
def test_no_fitted_line_is_wider_than_its_room(text, width):
    sentence = " ".join(text)
    try:
        lines, size = fitting.fit(sentence, BOLD, width, 24, 6, 5)
    except StyleError:
        return
    assert len(lines) <= 5
    assert all(typeset.width_mm(line, BOLD, size) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == sentence.replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text(LETTERS.replace(" ", "") + "AVTo.", min_size=1), max_size=6))
def test_the_width_of_broken_lines_is_that_of_the_same_lines_set_alone(words):
    text = " ".join(words)
    for count in (1, 2, 3):
        lines, width_em = fitting.narrowest(text, REGULAR, count)
        assert len(lines) <= count
        alone = max(typeset.width_mm(line, REGULAR, 1) for line in lines)
        assert width_em == pytest.approx(alone)
