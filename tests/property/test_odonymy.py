"""Whatever the name: one street word, no empty part, NFC, one script, the same every time."""

from __future__ import annotations

import unicodedata
from typing import get_args

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from renamer.errors import NamingError
from renamer.model.honoree import Honoree, NameForms, Sex, Source, Standing
from renamer.model.place import PlaceClass
from renamer.odonymy import form, languages, parse
from renamer.odonymy.grammar import read_grammar

CYRILLIC = "абвгдежзийклмнопрстуфхцчшюя"
LETTERS = {
    "be": "абвгдеёжзіклмнопрстуўфхцчшыьэюя",
    "bg": CYRILLIC,
    "el": "αβγδεζηθικλμνξοπρστυφχψω",
    "he": "אבגדהוזחטיכלמנסעפצקרשת",
    "ar": "ابتجحدرزسشصطعفقكلمنهوي",
    "hy": "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցփքօֆ",
    "is": "aábdðeéfghiíjklmnoóprstuúvxyýþæö",
    "ka": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "ru": CYRILLIC,
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
}
SOURCES = (Source(id="s1", title="generated", url="https://example.org", backs="names"),)


def words(language: str) -> st.SearchStrategy[str]:
    letters = LETTERS.get(language, "abcdefghijklmnopqrstuvwxyzäöåéïšž")
    return st.text(alphabet=letters, min_size=2, max_size=12).map(str.capitalize)


def honoree(language: str, name: str, sex: Sex | None, forms: NameForms) -> Honoree:
    return Honoree(
        id="generated",
        kind="person",
        sex=sex,
        names={language: forms},
        who={"en": "somebody"},
        standing=Standing(code="not_applicable"),
        lives_in="not applicable",
        consent="not needed",
        sources=SOURCES,
    )


FORMABLE = [language for language in languages() if not read_grammar(language).respells]


@st.composite
def asked(draw: st.DrawFn) -> tuple[str, PlaceClass, str]:
    language = draw(st.sampled_from(FORMABLE))
    name = " ".join(draw(st.lists(words(language), min_size=1, max_size=3)))
    return language, draw(st.sampled_from(get_args(PlaceClass))), name


@settings(deadline=None)
@given(asked())
def test_parsing_gives_back_the_class_and_the_name(case: tuple[str, PlaceClass, str]) -> None:
    language, place_class, given_name = case
    forms = NameForms(
        nominative=given_name,
        genitive=given_name,
        stem=given_name.split()[0],
        certainty="high",
    )
    name = form(honoree(language, given_name, None, forms), place_class, language)
    odonym = parse(name.text, language)
    assert odonym is not None
    assert place_class in odonym.classes
    assert odonym.generic == name.generic == read_grammar(language).generics[place_class].word


@settings(deadline=None)
@given(asked(), st.sampled_from(["female", "male"]))
def test_a_ruled_name_is_whole(case: tuple[str, PlaceClass, str], sex: Sex) -> None:
    language, place_class, given_name = case
    person = honoree(language, given_name, sex, NameForms(nominative=given_name, certainty="high"))
    try:
        name = form(person, place_class, language)
    except NamingError:
        assume(False)
    assert name == form(person, place_class, language)
    for text in (name.text, name.plate):
        assert unicodedata.is_normalized("NFC", text)
        assert text == " ".join(text.split())
        assert not any(part == "" for part in text.replace("-", " ").split(" "))
        assert len(scripts(text)) == 1, text
    generic = name.generic.casefold()
    assert generic
    assert name.text.casefold().count(generic) == 1 + given_name.casefold().count(generic)
    assert name.specific


def scripts(text: str) -> set[str]:
    return {unicodedata.name(char).split()[0] for char in text if char.isalpha()}
