"""Folding and identifiers, over the scripts of the grammar."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renamer.text import fold, nfc, sentences, slug, without_emphasis


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Þórsgata", "thorsgata"),
        ("Weißenburger Straße", "weissenburger strasse"),
        ("ÆGISGATA", "aegisgata"),
        ("  Place   d'Iéna ", "place d'iena"),
        ("вуліца Быкава", "вуліца быкава"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "identifier"),
    [("Place de l'Étoile", "place-de-l-etoile"), ("Laugavegur", "laugavegur"), ("—", "unnamed")],
)
def test_slug(text: str, identifier: str) -> None:
    assert slug(text) == identifier


@given(st.text())
def test_nfc_and_fold_are_idempotent(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)
    assert unicodedata.is_normalized("NFC", nfc(text))
    assert slug(slug(text)) == slug(text)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("*Like Water, Like Fire*, then **Nature**", "Like Water, Like Fire, then Nature"),
        ("_Fire_ and snake_case_names", "Fire and snake_case_names"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_paper_shows_no_marks_of_emphasis(markdown: str, plain: str) -> None:
    assert without_emphasis(markdown) == plain


def test_invisible_signs_are_dropped_from_names() -> None:
    assert nfc("Hof\u202e \u200bII\n") == "Hof II"


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        ("Il naquit en 1876. Il écrivit.", ["Il naquit en 1876.", "Il écrivit."]),
        ("Er kam am 17. Juni. Er blieb.", ["Er kam am 17. Juni.", "Er blieb."]),
        ("Нарадзілася ў Мінску. Пісала вершы!", ["Нарадзілася ў Мінску.", "Пісала вершы!"]),
        ("Er fragte: „Wer geht?“ Dann ging er.", ["Er fragte: „Wer geht?“", "Dann ging er."]),
        ("Opnað 14. júlí 2023", ["Opnað 14. júlí 2023"]),
        ("Mit Dr. Peter sprach sie lange. Ja.", ["Mit Dr. Peter sprach sie lange.", "Ja."]),
        ("", []),
    ],
)
def test_sentences_are_cut_where_that_is_sure(paragraph: str, told: list[str]) -> None:
    assert list(sentences(paragraph)) == told
