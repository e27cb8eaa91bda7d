"""What a mock-up says of itself fits, in every language and at every size of photo."""

from __future__ import annotations

import pytest

from renamer.drawing.extent import Box, extent
from renamer.l10n import languages
from renamer.model.sheet import Rect, Text
from renamer.printing.mockup import lay_out_caption, lay_out_ribbon, sentences, words
from renamer.printing.page import SignPage


@pytest.mark.parametrize("language", languages())
def test_both_languages_are_told_and_english_once(language):
    assert "Mock-up" in words(language)
    assert sentences(language)[-1] == "Mock-up: the sign was added to the photo"
    count = 1 if language == "en" else 2
    assert len(words(language)) == len(sentences(language)) == count
    assert len(words("xx")) == 1


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("language", languages())
def test_the_ribbon_lies_over_the_corner_and_its_words_on_the_sign(language, paper):
    ribbon, corners = lay_out_ribbon(language, paper)
    page = SignPage.of(paper)
    right = page.width_mm
    for (x, y), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        length = ((x2 - x) ** 2 + (y2 - y) ** 2) ** 0.5
        assert length == pytest.approx(ribbon.width_mm, abs=1e-6) or length == pytest.approx(
            ribbon.height_mm, abs=1e-6
        )
    (x1, y1), (x2, y2), (x3, y3), _ = corners
    lines = [mark for mark in ribbon.marks if isinstance(mark, Text)]
    assert [line.text for line in lines] == list(words(language))
    for line in lines:
        box = extent(line)
        for x, y in ((box.left, box.top), (box.right, box.top)):
            across, down = x / ribbon.width_mm, y / ribbon.height_mm
            on_sign_x = x1 + across * (x2 - x1) + down * (x3 - x2)
            on_sign_y = y1 + across * (y2 - y1) + down * (y3 - y2)
            assert on_sign_x < right
            assert on_sign_y > 0
        assert line.size_mm > 4 * page.unit


@pytest.mark.parametrize(("width", "size"), [(400, 13), (400, 9), (4000, 66), (3000, 66)])
@pytest.mark.parametrize("language", languages())
def test_the_sentences_fit_below_the_photo(language, width, size):
    sheet = lay_out_caption(language, width, size)
    ground, *lines = sheet.marks
    assert isinstance(ground, Rect)
    assert (ground.width_mm, ground.height_mm) == (sheet.width_mm, sheet.height_mm)
    room = Box(size / 2, size / 2, width - size / 2, sheet.height_mm - size / 2)
    assert all(extent(line).within(room) for line in lines)
    assert " ".join(line.text for line in lines).startswith(sentences(language)[0].split()[0])
