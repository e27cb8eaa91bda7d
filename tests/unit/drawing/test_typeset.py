import pytest

from renamer.drawing import typeset
from renamer.drawing.faces import face_file
from renamer.drawing.outlines import glyph_outline
from renamer.drawing.typeset import BOLD, FACES, REGULAR
from renamer.errors import GlyphError, ResourceError


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


def top(letter, face):
    (glyph,) = typeset.shape(letter, face)
    outline = glyph_outline(glyph.id, face)
    return max(value for _, *numbers in outline for value in numbers[1::2])


def test_heights_are_those_of_the_outlines():
    for face in FACES:
        upem = typeset.units_per_em(face)
        assert top("x", face) == pytest.approx(typeset.x_height_mm(face, upem), rel=0.02)
        assert top("H", face) == pytest.approx(typeset.cap_height_mm(face, upem), rel=0.02)


def test_a_missing_letter_is_named_with_its_code_point():
    with pytest.raises(GlyphError, match=r"U\+5B57"):
        typeset.check_glyphs("plac 字", BOLD)
    with pytest.raises(GlyphError, match="CJK"):
        typeset.width_mm("字", BOLD, 10)


def test_unknown_face_is_an_error_and_a_preference_list_falls_back():
    with pytest.raises(ResourceError, match="Erbar"):
        face_file("Erbar")
    assert typeset.known_face(("Erbar Grotesk", "FiraGO")) == "FiraGO"
    assert typeset.known_face(("Erbar Grotesk",)) == BOLD


def test_outlines_stand_on_the_baseline_and_are_closed():
    (glyph,) = typeset.shape("I", BOLD)
    outline = glyph_outline(glyph.id, BOLD)
    assert (outline[0][0], outline[-1]) == ("M", ("Z",))
    assert min(value for _, *numbers in outline for value in numbers[1::2]) == 0
    (space,) = typeset.shape(" ", BOLD)
    assert glyph_outline(space.id, BOLD) == ()


def test_curves_end_where_the_font_says():
    (glyph,) = typeset.shape("o", REGULAR)
    curves = [segment for segment in glyph_outline(glyph.id, REGULAR) if segment[0] == "C"]
    assert curves
    assert all(value == int(value) for *_, x, y in curves for value in (2 * x, 2 * y))
