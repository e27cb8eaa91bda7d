"""Every script: runs in the order of the eye, the words as they were written when copied."""

import numpy as np
import pytest

from renamer.drawing import raster
from renamer.drawing.extent import extent
from renamer.drawing.faces import BOLD
from renamer.drawing.itemize import is_simple, runs_of
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.typeset import pieces, why_unset, width_mm
from renamer.errors import GlyphError
from renamer.model.sheet import Document, Sheet, Text

NAMES = {
    "be": "Плошча Свабоднай Беларусі",
    "stressed": "Бе\u0301ларусь",
    "el": "οδός Αλές Μπιαλιάτσκι",
    "ka": "ალეს ბიალიაცკის ქუჩა",
    "he": "רחוב אלס ביאליאצקי",
    "he pointed": "רְחוֹב אָלֶס",
    "ar": "شارع أليس بيالياتسكي",
    "ar lam-alef": "ساحة السلام لا",
    "hi": "बेलारूस की स्वतंत्रता",
    "vi": "Phố Tự do Belarus ữ ễ",
    "th": "ถนนเสรีภาพ",
    "tr": "Özgür Belarus Meydanı, İĞŞ",
}


def page(text, size=9):
    mark = Text(x_mm=10, y_mm=20, text=text, face=BOLD, size_mm=size)
    return Sheet(width_mm=160, height_mm=30, marks=(mark,))


def pdf(text):
    return paint_pdf(Document(sheets=(page(text),), title="Script"))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_copied_text_is_the_logical_string(name):
    assert raster.page_text(pdf(name)) == [name]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_the_ink_lies_within_the_width_that_was_measured(name):
    picture = next(raster.rasterise(pdf(name), 254))
    columns = np.flatnonzero((picture < 128).any(axis=0)) / 10
    width = width_mm(name, BOLD, 9)
    assert columns.min() == pytest.approx(10, abs=1.2)
    assert columns.max() == pytest.approx(10 + width, abs=1.2)
    rows = np.flatnonzero((picture < 128).any(axis=1)) / 10
    box = extent(page(name).marks[0])
    assert box.top - 0.2 < rows.min() < rows.max() < box.bottom + 0.2


def test_plain_text_is_embedded_and_all_other_is_drawn():
    assert all(is_simple(NAMES[code], BOLD) for code in ("be", "el", "ka", "vi", "tr"))
    assert not any(is_simple(NAMES[code], BOLD) for code in ("stressed", "he", "ar", "hi", "th"))


def test_runs_stand_as_they_are_seen():
    runs = runs_of("שדרות Ales 12 (א)", BOLD)
    assert [run.text.strip() for run in runs][:1] == ["(א)"]
    assert runs[-1].text.strip() == "שדרות"
    assert "".join(run.text for run in runs if not run.from_right).strip() == "Ales 12"
    assert [run.from_right for run in runs_of("Ales אלס Bialiatski", BOLD)] == [False, True, False]


def test_arabic_letters_are_joined_and_brackets_mirrored():
    (joined,) = pieces("بيا", BOLD)
    alone = [pieces(letter, BOLD)[0].glyphs[0].id for letter in "ايب"]
    assert all(a.id != b for a, b in zip(joined.glyphs, alone, strict=True) if b != alone[0])
    assert len(pieces("لا", BOLD)[0].glyphs) == 1, "lam and alef are one"
    opening = pieces("(", BOLD)[0].glyphs[0].id
    assert pieces("א(", BOLD)[0].glyphs[0].id != opening


def test_a_letter_that_no_face_has_is_named_never_dropped():
    with pytest.raises(GlyphError, match=r"U\+5B57 CJK.*install a face"):
        pieces("plac 字", BOLD)
    assert "ԱՐ"[0] in str(why_unset("Արամ", BOLD))
    with pytest.raises(GlyphError, match=r"U\+0561 ARMENIAN"):
        pdf("ա")


def test_an_svg_draws_the_same_glyphs():
    drawn = paint_svg(page(NAMES["ar"]))
    assert drawn.count("<use ") >= len(NAMES["ar"].replace(" ", "")) - 2
    assert NAMES["ar"] in drawn, "the description holds the words"


def test_same_text_same_bytes():
    assert pdf(NAMES["ar"]) == pdf(NAMES["ar"])
