import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.drawing import typeset
from renamer.drawing.typeset import BOLD, FACES, REGULAR
from renamer.errors import GlyphError, ResourceError, StyleError

LETTERS = "aáàâäåæçéèêëíîïðóôöøœúùûüýþß -'’АБВГҐДЕЁЖЗІЙКЛМНОПРСТУЎФХЦЧШЫЬЭЮЯабвгўіё"


def test_kerning_narrows_a_pair():
    assert typeset.width_mm("AV", BOLD, 10) < 2 * typeset.width_mm("V", BOLD, 10) * 1.05
    assert any(glyph.kern < 0 for glyph in typeset.shape("AVATo", BOLD))


def test_one_character_is_one_glyph():
    for text in ("fi ffl Torg frjáls Belarús", "Плошча Свабоднай Беларусі, ўіЎ"):
        assert len(typeset.shape(text, REGULAR)) == len(text)


def test_width_grows_with_size():
    assert typeset.width_mm("Torg", REGULAR, 20) == pytest.approx(
        2 * typeset.width_mm("Torg", REGULAR, 10)
    )


def test_heights_are_those_of_the_outlines():
    for face in FACES:
        flat = [value for _, *numbers in typeset.outlines("x", face, 10) for value in numbers]
        assert -min(flat[1::2]) == pytest.approx(typeset.x_height_mm(face, 10), abs=0.15)
        flat = [value for _, *numbers in typeset.outlines("H", face, 10) for value in numbers]
        assert -min(flat[1::2]) == pytest.approx(typeset.cap_height_mm(face, 10), abs=0.05)


def test_a_missing_letter_is_named_with_its_code_point():
    with pytest.raises(GlyphError, match=r"U\+5B57"):
        typeset.check_glyphs("plac 字", BOLD)
    with pytest.raises(GlyphError, match="CJK"):
        typeset.width_mm("字", BOLD, 10)


def test_unknown_face_is_an_error_and_a_preference_list_falls_back():
    with pytest.raises(ResourceError, match="Erbar"):
        typeset.face_bytes("Erbar")
    assert typeset.known_face(("Erbar Grotesk", "FiraGO")) == "FiraGO"
    assert typeset.known_face(("Erbar Grotesk",)) == BOLD


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
    found, size = typeset.fit(text, BOLD, 200, 30, 16, 3)
    assert found == lines or len(found) == 1
    assert 16 <= size <= 30


def test_fit_prefers_one_line_then_shrinks_to_the_floor_then_gives_up():
    assert typeset.fit("Torg", BOLD, 500, 30, 10, 1) == (("Torg",), 30)
    lines, size = typeset.fit("Torg frjáls Belarús", BOLD, 100, 30, 8, 1)
    assert lines == ("Torg frjáls Belarús",)
    assert 8 < size < 30
    with pytest.raises(StyleError, match="does not fit"):
        typeset.fit("Prisonniers", BOLD, 20, 30, 20, 4)


@settings(max_examples=80, deadline=None)
@given(
    text=st.lists(st.text(LETTERS.replace(" ", ""), min_size=1, max_size=14), max_size=8),
    width=st.floats(30, 300),
)
def test_no_fitted_line_is_wider_than_its_room(text, width):
    sentence = " ".join(text)
    try:
        lines, size = typeset.fit(sentence, BOLD, width, 24, 6, 5)
    except StyleError:
        return
    assert len(lines) <= 5
    assert all(typeset.width_mm(line, BOLD, size) <= width + 1e-6 for line in lines)
    assert "".join(lines).replace(" ", "") == sentence.replace(" ", "")


def test_outlines_stand_on_the_baseline_and_follow_the_advance():
    single = typeset.outlines("I", BOLD, 10)
    double = typeset.outlines("II", BOLD, 10)
    assert len(double) == 2 * len(single)
    assert single[0][0] == "M"
    assert single[-1] == ("Z",)
    assert all(value <= 0.01 for _, *numbers in single for value in numbers[1::2])


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text(LETTERS.replace(" ", "") + "AVTo.", min_size=1), max_size=6))
def test_the_width_of_broken_lines_is_that_of_the_same_lines_set_alone(words):
    text = " ".join(words)
    for count in (1, 2, 3):
        lines, width_em = typeset.narrowest(text, REGULAR, count)
        assert len(lines) <= count
        alone = max(typeset.width_mm(line, REGULAR, 1) for line in lines)
        assert width_em == pytest.approx(alone)
