"""Names of the whole registry: as the reference rows say, and read apart in every language."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest

from renamer.errors import NamingError
from renamer.model.place import PlaceClass
from renamer.odonymy import form, languages, parse
from renamer.odonymy.grammar import read_grammar
from renamer.odonymy.inflect import inflect
from renamer.odonymy.profiles import profile_of
from renamer.registry.packs import read_campaign

REFERENCE = Path(__file__).parents[1] / "cases" / "odonyms_reference.tsv"
MISSES: dict[tuple[str, str, str], str] = {}
"""Rows that do not come out as the reference has them, and why."""


def rows() -> list[dict[str, str]]:
    with REFERENCE.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def same(text: str) -> str:
    return text.translate(str.maketrans({"ё": "е", "Ё": "Е", "’": "'", "ʼ": "'"}))


def accepted(row: dict[str, str]) -> set[str]:
    return {same(row["expected"]), *(same(part) for part in row["alternatives"].split(" | "))}


def whole(honoree, place_class: str, language: str) -> bool:
    """Whether the registry holds the whole odonym, street word and all."""
    forms = honoree.names.get(language)
    return bool(forms and forms.odonyms and {place_class, "every"} & set(forms.odonyms))


@pytest.fixture(scope="module")
def people():
    return read_campaign().honorees


PLAIN = [row for row in rows() if not row["variant"]]


@pytest.mark.parametrize(
    "row", PLAIN, ids=[f"{row['language']}-{row['subject']}-{row['class']}" for row in PLAIN]
)
def test_the_reference_rows_come_out(row, people) -> None:
    key = (row["language"], row["subject"], row["class"])
    text = form(people[row["subject"]], row["class"], row["language"]).text
    assert (same(text) in accepted(row)) != (key in MISSES), text
    if key in MISSES:
        assert row["certainty"] != "high"


def test_at_most_three_in_a_hundred_of_the_unsure_rows_are_missed() -> None:
    unsure = [row for row in PLAIN if row["certainty"] != "high"]
    assert len(MISSES) <= 0.03 * len(unsure)


def test_what_really_was_named_comes_out(people) -> None:
    """The rows of real plates: the manner of Stockholm, of Paris, of Prague."""
    stockholm = form(people["ales-bialiatski"], "street", "sv", profile=profile_of("se-stockholm"))
    assert stockholm.plate == "Ales Bjaljatskis Gata"
    assert form(people["ales-bialiatski"], "street", "fr").plate.upper() == "RUE ALES BIALIATSKI"
    czech = read_grammar("cs")
    assert inflect("Anna Politkovská", "female", czech) == "Anny Politkovské"
    assert inflect("Boris Němcov", "male", czech) == "Borise Němcova"
    assert form(people["free-belarus"], "street", "pl").text == "ulica Wolnej Białorusi"
    warsaw = form(people["free-belarus"], "street", "pl", profile=profile_of("pl-warszawa"))
    assert warsaw.plate == "Wolnej Białorusi"


@pytest.mark.parametrize("language", languages())
def test_every_name_of_the_registry_is_read_apart_again(language, people) -> None:
    hyphens = read_grammar(language).manner.within == "hyphen"
    formed = 0
    for honoree in people.values():
        for place_class in get_args(PlaceClass):
            try:
                name = form(honoree, place_class, language)
            except NamingError:
                continue
            formed += 1
            odonym = parse(name.text, language)
            if not name.generic:
                continue  # a whole name of the registry without a street word we know
            assert odonym is not None, name.text
            assert odonym.language == language
            assert place_class in odonym.classes, name.text
            if honoree.kind == "person" and not whole(honoree, place_class, language):
                wanted = name.specific.replace(" ", "-") if hyphens else name.specific
                assert odonym.specific == wanted, name.text
    assert formed >= 9 * 100
