"""Twenty stickers and a card on a page: nothing overlaps or leaves its round or the margins."""

from __future__ import annotations

import math

import pytest

from renamer.drawing.extent import Box, extent
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import page_text, rasterise
from renamer.errors import StyleError
from renamer.l10n import languages, texts
from renamer.model.sheet import Document, Placed, Rect, Text
from renamer.printing.colour import luminance
from renamer.printing.page import MARGIN_MM
from renamer.printing.sticker import (
    ACROSS,
    DIAMETER_MM,
    DOWN,
    PAGE_MM,
    lay_out_sticker,
    lay_out_stickers,
)
from renamer.workflow.pieces import stickers as piece

SMALL = (
    ("is", "Farið ekki með þetta til Belarús; geymið það hvorki né myndið þar."),
    ("be", "Не вязіце гэта ў Беларусь, не захоўвайце і не фатаграфуйце там."),
)
PRINTED = Box(MARGIN_MM, MARGIN_MM, PAGE_MM[0] - MARGIN_MM, PAGE_MM[1] - MARGIN_MM)


def spoken(language):
    """Return the words of the piece, the town's language first."""
    return piece.words_of(dict.fromkeys((language, "be", "en")))


@pytest.mark.parametrize("language", languages())
def test_a_page_in_every_language(language):
    lines, rules = spoken(language)
    sheet = lay_out_stickers(lines, rules, SMALL)
    assert (sheet.width_mm, sheet.height_mm) == PAGE_MM
    assert all(extent(mark).within(PRINTED) for mark in sheet.marks)
    *placed, small = (mark for mark in sheet.marks if isinstance(mark, Placed))
    assert len(placed) == ACROSS * DOWN == 20
    for index, one in enumerate(placed):
        for other in placed[index + 1 :]:
            assert math.dist((one.x_mm, one.y_mm), (other.x_mm, other.y_mm)) > DIAMETER_MM + 2
    (frame,) = (mark for mark in sheet.marks if isinstance(mark, Rect))
    card, words = extent(frame), [mark for mark in sheet.marks if isinstance(mark, Text)]
    assert max(one.y_mm + one.sheet.height_mm for one in placed) < card.top
    assert all(extent(mark).within(card) for mark in (small, *words))
    said = " ".join(mark.text for mark in words)
    assert all(text in said for _, _, text in rules)
    assert all(text in said for _, text in SMALL)
    boxes = [extent(mark) for mark in words]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one.right <= other.left or other.right <= one.left
            assert apart or other.top >= one.top + 2
    (copied,) = page_text(paint_pdf(Document(sheets=(sheet,), title="", language=language)))
    assert all(" ".join(copied.split()).count(text) >= 20 for _, text in lines)


@pytest.mark.parametrize("language", languages())
def test_the_words_lie_in_the_round_and_below_the_camera(language):
    lines, _ = spoken(language)
    sticker = lay_out_sticker(lines)
    middle = sticker.width_mm / 2
    words = [mark for mark in sticker.marks if isinstance(mark, Text)]
    assert " ".join(mark.text for mark in words) == " ".join(text for _, text in lines)
    for mark in words:
        box = extent(mark)
        corners = [(x - middle, box.bottom - middle) for x in (box.left, box.right)]
        assert max(math.hypot(*corner) for corner in corners) < DIAMETER_MM / 2
        assert mark.size_mm > 2
    assert words[0].size_mm > words[-1].size_mm
    # what a sheet of labels may be off does not take a word
    assert max(extent(mark).right for mark in words) < sticker.width_mm - 3


def test_the_camera_is_told_from_afar():
    """At 5 m the sticker is as large as 44 pixels on a thousand; the stroke still parts it."""
    lines, _ = spoken("de")
    (picture,) = rasterise(paint_pdf(Document(sheets=(lay_out_sticker(lines),), title="")), 25.4)
    stroke = picture[8:27, 11:36]
    assert stroke.min() < 40
    assert stroke.max() > 120
    dark, light = luminance("#111111"), luminance("#FF7A1A")
    assert (light + 0.05) / (dark + 0.05) > 7


@pytest.mark.parametrize("text", ["word " * 60, "w" * 80])
def test_what_does_not_fit_is_never_cut(text):
    lines, rules = spoken("de")
    with pytest.raises(StyleError, match="sticker"):
        lay_out_sticker([("de", text)])
    with pytest.raises(StyleError):
        lay_out_stickers(lines, [(code, title, text * 3) for code, title, _ in rules])


def test_a_language_without_texts_is_spoken_in_english_once():
    lines, rules = piece.words_of(("pl", "be", "en"))
    assert [code for code, _ in lines] == ["en", "be"]
    assert [code for code, _, _ in rules] == ["en", "be"]
    assert lines[1][1] == texts("be")("Please no photo of me")
