"""The order of an index: rows that a reader of the language would sort the same way."""

from __future__ import annotations

import pytest

from renamer.collation import sort_key

IN_ORDER = {
    "fr": "côté|Coteau|École|Elbe|Étoile",
    "de": "Ackerstraße|Am Kupfergraben|Ämterweg|Oderstraße|Österreich|Strasse|Straße|Straßen|Zoo",
    "fi": "Annankatu|Vuorikatu|Wrede|Yrjönkatu|Zoo|Åbo|Ääni|Österö",
    "sv": "Adel|Zoo|Åbo|Älg|Ö|Øland",
    "is": "Austurstræti|Árbær|Baldursgata|Dalur|Ðe|Eden|Él|Ýr|Zimsen|Þórsgata|Ægisgata|Öldugata",
    "be": "Ежа|Ёлка|Жук|Зара|Іва|Йод|Уладзіслаў|Ўўў|Фабрыка|Якуб",
    "uk": "Гай|Ґанок|Дім|Еней|Єва|Зуб|Ива|Іва|Їжак|Йод",
    "da": "Zoo|Ægir|Østerbro|Aabenraa|Århus",
    "cs": "Celná|Čapkova|Hus|Chebská|Ibis",
}


@pytest.mark.parametrize("language", IN_ORDER)
def test_the_alphabet_of_a_language(language: str) -> None:
    wanted = IN_ORDER[language].split("|")
    shuffled = sorted(wanted, key=lambda word: word[::-1])
    assert sorted(shuffled, key=lambda word: sort_key(word, language)) == wanted


def test_numbers_count_by_their_value() -> None:
    names = ["17. Juni", "4. August", "Abend", "100 Jahre"]
    assert sorted(names, key=lambda one: sort_key(one, "de")) == [
        "4. August",
        "17. Juni",
        "100 Jahre",
        "Abend",
    ]


def test_a_shorter_word_comes_first_and_apostrophes_do_not_count() -> None:
    names = ["Orsayville", "Or-Say", "O'r", "Or Saz", "Or"]
    assert sorted(names, key=lambda one: sort_key(one, "fr")) == [
        "O'r",
        "Or",
        "Or-Say",
        "Or Saz",
        "Orsayville",
    ]


def test_an_unknown_language_sorts_by_plain_letters() -> None:
    assert sorted(["Ö", "P", "N"], key=lambda one: sort_key(one, "xx")) == ["N", "Ö", "P"]
