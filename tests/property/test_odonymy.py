"""A formed name, read apart again, gives the class it was formed for."""

from __future__ import annotations

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.place import PlaceClass
from renamer.odonymy import form, languages, parse
from renamer.odonymy.grammar import read_grammar

LETTERS = {
    "be": "абвгдеёжзіклмнопрстуўфхцчшыьэюя",
    "is": "aábdðeéfghiíjklmnoóprstuúvxyýþæö",
}
SOURCES = (Source(id="s1", title="generated", url="https://example.org", backs="names"),)


def words(language: str) -> st.SearchStrategy[str]:
    letters = LETTERS.get(language, "abcdefghijklmnopqrstuvwxyzäöåéïšž")
    return st.text(alphabet=letters, min_size=2, max_size=12).map(str.capitalize)


@st.composite
def formed(draw: st.DrawFn) -> tuple[str, PlaceClass, str]:
    language = draw(st.sampled_from(languages()))
    place_class = draw(st.sampled_from(get_args(PlaceClass)))
    name = " ".join(draw(st.lists(words(language), min_size=1, max_size=3)))
    forms = NameForms(nominative=name, genitive=name, stem=name.split()[0], certainty="high")
    honoree = Honoree(
        id="generated",
        kind="person",
        names={language: forms},
        who={"en": "somebody"},
        standing=Standing(code="not_applicable"),
        lives_in="not applicable",
        consent="not needed",
        sources=SOURCES,
    )
    return language, place_class, form(honoree, place_class, language).text


@settings(deadline=None)
@given(formed())
def test_parsing_gives_back_the_class(case: tuple[str, PlaceClass, str]) -> None:
    language, place_class, text = case
    odonym = parse(text, language)
    assert odonym is not None
    generics = read_grammar(language).generics
    # Icelandic has one word for avenue and boulevard, so words are compared, not classes.
    assert generics[odonym.place_class].word == generics[place_class].word
    assert odonym.generic == generics[place_class].word
