"""Folding and identifiers, over the scripts of the grammar."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renamer.text import fold, nfc, slug


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
