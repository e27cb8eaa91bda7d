"""Folds, the index in columns, colours: what leaflet and poster are made of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from renamer.drawing.extent import Box, extent_of
from renamer.model.sheet import Text
from renamer.printing.colour import contrast, inked, mixed
from renamer.printing.fold import GUTTER_MM, SHEET_MM, TUCK_MM, letter_fold
from renamer.printing.index_list import IndexEntry, set_index
from renamer.printing.page import MARGIN_MM
from renamer.printing.short_stories import beginning


def test_the_panel_that_folds_in_is_a_millimetre_narrower() -> None:
    outside, inside = letter_fold()
    for side in (outside, inside):
        edges = (0.0, *side.folds, SHEET_MM[0])
        widths = [end - start for start, end in pairwise(edges)]
        assert sum(widths) == pytest.approx(SHEET_MM[0])
        narrow = widths[0] if side is outside else widths[2]
        assert sorted(widths)[1] - narrow == pytest.approx(TUCK_MM)


def test_the_folds_of_both_sides_fall_on_each_other() -> None:
    """Turned on the short edge, left and right change places."""
    outside, inside = letter_fold()
    mirrored = tuple(SHEET_MM[0] - fold for fold in reversed(inside.folds))
    assert outside.folds == pytest.approx(mirrored)


def test_text_keeps_off_the_folds_and_the_edge_and_the_ticks_off_the_text() -> None:
    for side in letter_fold():
        for panel in side.panels:
            assert panel.left >= MARGIN_MM - 1e-9 and panel.right <= SHEET_MM[0] - MARGIN_MM + 1e-9
            assert panel.top >= MARGIN_MM and panel.bottom <= SHEET_MM[1] - MARGIN_MM
            for fold in side.folds:
                assert (
                    panel.right <= fold - GUTTER_MM + 1e-9 or panel.left >= fold + GUTTER_MM - 1e-9
                )
        for tick in side.ticks():
            box = extent_of([tick])
            assert box.top >= MARGIN_MM - 0.2 and box.bottom <= SHEET_MM[1] - MARGIN_MM + 0.2
            assert all(box.right < panel.left or box.left > panel.right for panel in side.panels)


def entries(count: int) -> list[IndexEntry]:
    return [
        IndexEntry(
            number=number,
            language="fr",
            old=f"Paix {number}, rue de la",
            new=f"Rue Neuve {number}",
            who=("fr", "Une poétesse et traductrice de la poésie bélarusse"),
        )
        for number in range(1, count + 1)
    ]


def test_an_index_stands_in_columns_with_its_fields() -> None:
    index = set_index(
        entries(5), ink="#32449A", size_mm=4, width_mm=80, columns=2, most_mm=90, who=True
    )
    assert index is not None
    boxes = [Box(0, 0, 80, 90), Box(90, 0, 170, 90)]
    marks = list(index.marks(boxes, {number: f"A{number}" for number in range(1, 6)}))
    texts = [mark.text for mark in marks if isinstance(mark, Text)]
    assert {"A1", "A5", "Paix 3, rue de la", "Rue Neuve 3", "3"} <= set(texts)
    assert index.height_mm <= 90
    assert extent_of(marks).within(Box(-1e-6, -2, 170, 90))
    ends = [mark for mark in marks if isinstance(mark, Text) and mark.anchor == "end"]
    assert {mark.x_mm for mark in ends} == {80, 170}
    assert index.height_mm < 1.4 * sum(len(column) for column in index.columns) / 2 * 20


def test_an_index_that_does_not_fit_is_none_at_all() -> None:
    narrow = {"ink": "#32449A", "size_mm": 4.0, "columns": 2, "who": False}
    assert set_index(entries(40), width_mm=80, most_mm=60, **narrow) is None  # type: ignore[arg-type]
    assert set_index(entries(4), width_mm=12, most_mm=600, **narrow) is None  # type: ignore[arg-type]
    assert set_index(entries(4), width_mm=80, most_mm=600, **narrow)  # type: ignore[arg-type]


def test_letters_are_read_well_on_white() -> None:
    for colour in ("#4A63C8", "#FFD500", "#FFFFFF"):
        assert contrast(inked(colour), "#FFFFFF") >= 7
    assert inked("#000000") == "#000000"
    assert mixed("#000000", "#FFFFFF", 1) == "#FFFFFF"


def test_a_story_begins_with_whole_sentences() -> None:
    told = ["One two.", "Three four five.", "Six."]
    assert beginning(told, 1) == "One two."
    assert beginning(told, 25) == "One two. Three four five."
    assert beginning(told, 900) == " ".join(told)
    assert beginning([], 900) == ""
