"""Old names and new ones in the order of a street index, in five languages."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.odonym import NewName
from renamer.model.place import Place
from renamer.model.plan import Renaming
from renamer.workflow.name_index import indexed, name_rows
from renamer.workflow.stops import Stop

HONOREE = Honoree(
    id="maryja",
    kind="person",
    names={"en": NameForms(nominative="Maria"), "is": NameForms(nominative="María")},
    who={"en": "A poet"},
    standing=Standing(code="died"),
    lives_in="dead",
    consent="not needed",
    sources=(Source(id="s", title="t", url="https://example.org", backs="all"),),
)


def a_stop(number: int, names: dict[str, str], new: dict[str, str], near: str = "") -> Stop:
    language = next(iter(new))
    old = names.get(language, "")
    place = Place(
        id=f"place-{number}",
        name=old,
        names=names,
        kind="street",
        osm_refs=("way/1",),
        anchor_lonlat=(0.0, 0.0),
        geometry=shapely.LineString([(0, 0), (0, 1)]),
        near=near or None,
    )
    renaming = Renaming(
        code=f"CODE{number}", place=place.id, anchor_lonlat=(0, 0), honoree="maryja", old=old
    )
    local = tuple(
        NewName(language=code, text=text, plate=text, how="curated") for code, text in new.items()
    )
    return Stop(
        number=number,
        renaming=renaming,
        honoree=HONOREE,
        place=place,
        local=local,
        names={name.language: name for name in local},
        second_line=None,
        target=None,
        notices=(),
    )


def headings(language: str, *olds: str, **options: Any) -> list[str]:
    stops = [
        a_stop(number, {language: old} if old else {}, {language: f"Neu {number}"})
        for number, old in enumerate(olds, start=1)
    ]
    return [row.old.heading for row in name_rows(stops, (language,), **options)]


@pytest.mark.parametrize(
    ("language", "olds", "listed"),
    [
        (
            "fr",
            ["Rue du 4 Septembre", "Rue de la Paix", "Place de l'Étoile", "Quai d'Orsay"],
            [
                "4 Septembre, rue du",
                "Étoile, place de l'",
                "Orsay, quai d'",
                "Paix, rue de la",
            ],
        ),
        (
            "de",
            ["Wilhelmstraße", "Unter den Linden", "Straße des 17. Juni", "Platz der Republik"],
            ["17. Juni, Straße des", "Republik, Platz der", "Unter den Linden", "Wilhelmstraße"],
        ),
        (
            "fi",
            ["Yrjönkatu", "Mannerheimintie", "Bulevardi", "Iso Roobertinkatu"],
            ["Bulevardi", "Iso Roobertinkatu", "Mannerheimintie", "Yrjönkatu"],
        ),
        (
            "is",
            ["Þórsgata", "Laugavegur", "Öldugata", "Ánanaust", "Austurstræti"],
            ["Austurstræti", "Ánanaust", "Laugavegur", "Þórsgata", "Öldugata"],
        ),
        (
            "be",
            ["вуліца Янкі Купалы", "Плошча Незалежнасці", "праспект Дзяржынскага"],
            ["Дзяржынскага, праспект", "Незалежнасці, плошча", "Янкі Купалы, вуліца"],
        ),
    ],
)
def test_the_order_of_a_street_index(language: str, olds: list[str], listed: list[str]) -> None:
    assert headings(language, *olds) == listed


def test_what_has_no_name_comes_last_in_words() -> None:
    assert headings("de", "", "Zwinglistraße") == ["Zwinglistraße", "(namenlos)"]
    stop = a_stop(1, {}, {"is": "Frelsistorg"}, near="Aðalstræti")
    (row,) = name_rows([stop], ("is",))
    assert row.is_nameless
    assert "Aðalstræti" in row.old.heading


def test_the_parts_of_old_and_new_name_are_told() -> None:
    name = indexed("Rue de la Paix", "fr")
    assert (name.generic, name.specific) == ("Rue", "Paix")
    assert indexed("Laugavegur", "is").generic == "vegur"
    (row,) = name_rows([a_stop(7, {"is": "Laugavegur"}, {"is": "Maríugata"})], ("is",))
    assert (row.number, row.new.specific, row.honoree) == (7, "Maríu", "María")


def test_a_town_of_two_languages_lists_both_names() -> None:
    both = a_stop(
        1,
        {"fi": "Mannerheimintie", "sv": "Mannerheimvägen"},
        {"fi": "Vapaan Valko-Venäjän tie", "sv": "Fria Belarus väg"},
    )
    one = a_stop(2, {"fi": "Aleksanterinkatu"}, {"fi": "Marian katu", "sv": "Marias gata"})
    rows = name_rows([both, one], ("fi", "sv"))
    assert [(row.old.text, row.new.text, row.number) for row in rows] == [
        ("Aleksanterinkatu", "Marian katu", 2),
        ("Mannerheimintie", "Vapaan Valko-Venäjän tie", 1),
        ("Mannerheimvägen", "Fria Belarus väg", 1),
    ]


def test_the_new_names_can_be_looked_up_too() -> None:
    stops = [
        a_stop(1, {"fr": "Rue A"}, {"fr": "Place du Bélarus-Libre"}),
        a_stop(2, {"fr": "Rue B"}, {"fr": "Avenue Ales-Bialiatski"}),
    ]
    rows = name_rows(stops, ("fr",), by="new")
    assert [row.new.heading for row in rows] == [
        "Ales-Bialiatski, avenue",
        "Bélarus-Libre, place du",
    ]
