"""Whom the names of a town honour: what the map tells is counted, the rest is unknown."""

from __future__ import annotations

import dataclasses
from types import SimpleNamespace

import pytest

from renamer.model.honoree import NameForms
from renamer.suggest.counting import count_namesakes


@pytest.fixture
def registry(make: SimpleNamespace) -> list:
    def entry(one, sourced=True, **names):
        forms = {code: NameForms(nominative=name) for code, name in names.items()}
        return dataclasses.replace(one, names=forms, sex_source="s" if sourced else None)

    return [
        entry(make.person("larysa", "poet"), en="Larysa Hienijush", be="Ларыса Геніюш"),
        entry(make.person("yanka", "poet", "male"), en="Yanka Kupala", be="Янка Купала"),
        entry(make.person("unsaid", "poet"), sourced=False, en="Anna Unsaid"),
        entry(make.person("one", "poet"), en="Radislava"),
        entry(make.person("twin1", "poet"), en="Same Name"),
        entry(make.person("twin2", "poet"), en="Same Name"),
    ]


def counted(make, registry, *tags):
    places = [make.street(f"Street{at}", 0, 10 * at, namesake=tag) for at, tag in enumerate(tags)]
    return count_namesakes(places, registry)


@pytest.mark.parametrize(
    ("tag", "entry", "sex", "of_belarus"),
    [
        ("Larysa Hienijush", "larysa", "female", True),
        ("Ларыса Геніюш", "larysa", "female", True),
        ("YANKA KUPALA", "yanka", "male", True),
        ("Anna Unsaid", "unsaid", None, True),  # who says that she is a woman?
        ("Radislava", None, None, False),  # many bear a first name
        ("Same Name", None, None, False),
        ("Q1234", None, None, False),
        ("Larysa Hienijush Society for Birds", None, None, False),
        ("Q1234;Yanka Kupala", None, None, True),  # two are honoured, of whom one is known
        ("a Belarusian poet", None, None, True),
        ("poète biélorusse", None, None, True),
        ("belarussische Dichterin", None, None, True),
        ("белорусский поэт", None, None, True),
        ("Belarus", None, None, False),  # a country is nobody
        ("first woman at the university", None, "female", False),
        ("Frau Holle", None, "female", False),
        ("stood up for the rights of women", None, None, False),
        ("John Donne", None, None, False),
        ("Marie Curie", None, None, False),  # a first name is no proof
        (None, None, None, False),
    ],
)
def test_only_what_registry_or_tag_say_is_known(
    make, registry, tag, entry, sex, of_belarus
) -> None:
    (one,) = counted(make, registry, tag).namesakes
    assert (one.entry, one.sex, one.of_belarus) == (entry, sex, of_belarus)


def test_coverage_tells_words_from_bare_numbers(make, registry) -> None:
    number = counted(make, registry, None, "Q1", "Q1;Q22", "Q1;a word", "Yanka Kupala")
    assert (number.names, number.tagged, number.bare_numbers) == (5, 4, 2)
    assert [one.name for one in number.of_belarus] == ["Street4"]
    assert (len(number.women), len(number.men)) == (0, 1)


def test_a_name_is_counted_once_and_no_name_not_at_all(make, registry) -> None:
    parts = [
        make.street("Long", 0, 0),
        dataclasses.replace(make.street("LONG", 0, 50, namesake="Yanka Kupala"), id="long-2"),
        dataclasses.replace(make.street("x", 0, 90), name=""),
    ]
    number = count_namesakes(parts, registry)
    assert (number.names, number.tagged) == (1, 1)
    assert number.namesakes[0].entry == "yanka"


def test_the_order_of_the_input_does_not_matter(make, registry) -> None:
    tags = ["Q1", None, "Yanka Kupala", "Larysa Hienijush", "a woman"]
    places = [make.street(f"S{at % 3}", 0, 10 * at, namesake=tag) for at, tag in enumerate(tags)]
    assert count_namesakes(places, registry) == count_namesakes(places[::-1], registry[::-1])


def test_a_town_without_names_counts_nothing() -> None:
    number = count_namesakes([], [])
    assert (number.names, number.tagged, number.of_belarus, number.women) == (0, 0, (), ())
