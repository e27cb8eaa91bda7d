"""Every language is complete, and every line of its table of endings does what it says."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from renamer.errors import NamingError, ResourceError
from renamer.model.place import PlaceClass
from renamer.odonymy import grammar, inflect
from renamer.odonymy.grammar import languages, read_grammar


@pytest.mark.parametrize("language", languages())
def test_every_class_has_a_word_with_evidence(language) -> None:
    table = read_grammar(language)
    assert table.language == language
    assert set(table.generics) == set(get_args(PlaceClass))
    for generic in table.generics.values():
        assert generic.word.strip() == generic.word != ""
        assert generic.evidence


@pytest.mark.parametrize("language", languages())
def test_no_class_has_a_street_word_twice(language) -> None:
    for generic in read_grammar(language).generics.values():
        words = [generic.word.lower(), *(word.lower() for word in generic.also)]
        assert len(set(words)) == len(words)


EXAMPLES = [
    (language, line, example)
    for language in languages()
    for line in read_grammar(language).inflections
    for example in line.examples
]


@pytest.mark.parametrize(("language", "line", "example"), EXAMPLES)
def test_every_example_of_the_table_holds(language, line, example) -> None:
    part = line.part or ("given" if read_grammar(language).inflects == "first" else "last")
    before, _, after = example.partition(" > ")
    first = next(
        other
        for other in read_grammar(language).inflections
        if other.fits(before, part, line.sex or "male")
    )
    assert first == line
    if line.becomes is None:
        assert line.why
    else:
        assert line.apply(before) == after


@pytest.mark.parametrize("language", languages())
def test_every_line_has_an_example(language) -> None:
    assert all(line.examples for line in read_grammar(language).inflections)


@pytest.mark.parametrize("name", ["А. Бяляцкі", "Вінцук «Вячорка»", "Алаіза (Цётка)"])
def test_initials_and_brackets_are_not_ruled(name) -> None:
    with pytest.raises(NamingError, match="no rule of be fits"):
        inflect.inflect(name, "male", read_grammar("be"))


def test_double_surnames_are_inflected_in_both_halves() -> None:
    assert inflect.inflect("Вінцэнт Дунін-Марцінкевіч", "male", read_grammar("be")) == (
        "Вінцэнта Дуніна-Марцінкевіча"
    )


def test_a_broken_file_names_the_field(monkeypatch, tmp_path) -> None:
    folder = tmp_path / "assets" / "locales" / "xx"
    folder.mkdir(parents=True)
    folder.joinpath("odonyms.toml").write_text('language = "xx"\nfound = ["nowhere"]\n', "utf-8")
    monkeypatch.setattr("renamer.resources._root", lambda: tmp_path)
    monkeypatch.setattr(grammar, "languages", lambda: ("xx",))
    grammar.read_grammar.cache_clear()
    with pytest.raises(ResourceError, match=r"manner.*found\.0") as caught:
        read_grammar("xx")
    grammar.read_grammar.cache_clear()
    assert re.match(r"assets/locales/xx/odonyms\.toml: ", str(caught.value))
