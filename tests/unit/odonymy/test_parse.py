"""Reading real names apart (OpenStreetMap: Reykjavík, Paris, Berlin, Helsinki, Minsk)."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from renamer.odonymy import languages, parse, place_class_of, why_no_generic
from renamer.odonymy.grammar import read_grammar


@pytest.mark.parametrize(
    ("language", "name", "specific", "generic", "place_class"),
    [
        ("is", "Laugavegur", "Lauga", "vegur", "street"),
        ("is", "Snorrabraut", "Snorra", "braut", "avenue"),
        ("is", "Ingólfstorg", "Ingólfs", "torg", "square"),
        ("is", "Guðrúnartún", "Guðrúnar", "tún", "street"),
        ("is", "Skólavörðustígur", "Skólavörðu", "stígur", "lane"),
        ("is", "Torg frjáls Belarús", "frjáls Belarús", "Torg", "square"),
        ("fr", "Rue de Berri", "Berri", "Rue", "street"),
        ("fr", "Avenue Marceau", "Marceau", "Avenue", "avenue"),
        ("fr", "Place de l'Alma", "Alma", "Place", "square"),
        ("fr", "Quai Albert Ier", "Albert Ier", "Quai", "embankment"),
        ("fr", "Rond-Point des Champs-Élysées", "Champs-Élysées", "Rond-Point", "square"),
        ("fr", "Square Beaujon", "Beaujon", "Square", "park"),
        ("fr", "Escalier Sainte-Dévote", "Sainte-Dévote", "Escalier", "stairs"),
        ("de", "Karlsplatz", "Karls", "platz", "square"),
        ("de", "Oranienburger Straße", "Oranienburger", "Straße", "street"),
        ("de", "Karl-Liebknecht-Straße", "Karl-Liebknecht", "Straße", "street"),
        ("de", "Platz der Märzrevolution", "Märzrevolution", "Platz", "square"),
        ("de", "Reichstagufer", "Reichstag", "ufer", "embankment"),
        ("de", "Zollstrasse", "Zoll", "strasse", "street"),
        ("fi", "Mannerheimintie", "Mannerheimin", "tie", "street"),
        ("fi", "Tekla Hultinin aukio", "Tekla Hultinin", "aukio", "square"),
        ("fi", "Pohjoisesplanadi", "Pohjois", "esplanadi", "boulevard"),
        ("fi", "Esplanadi", "", "Esplanadi", "boulevard"),
        ("fi", "Svante Olssonin puistokuja", "Svante Olssonin", "puistokuja", "lane"),
        ("sv", "Mannerheimvägen", "Mannerheim", "vägen", "street"),
        ("sv", "Södra Kajen", "Södra", "Kajen", "embankment"),
        ("en", "Victoria Avenue", "Victoria", "Avenue", "avenue"),
        ("en", "Church Hill Road", "Church Hill", "Road", "street"),
        ("be", "вуліца Янкі Купалы", "Янкі Купалы", "вуліца", "street"),
        ("be", "Замкавая вуліца", "Замкавая", "вуліца", "street"),
        ("be", "пл. Якуба Коласа", "Якуба Коласа", "пл.", "square"),
    ],
)
def test_real_names(language, name, specific, generic, place_class) -> None:
    odonym = parse(name, language)
    assert odonym is not None
    assert (odonym.specific, odonym.generic, odonym.place_class) == (specific, generic, place_class)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("is", "Ánanaust"),
        ("de", "Unter den Linden"),
        ("de", "An der Spandauer Brücke"),
        ("fr", "La Rascasse"),
        ("xx", "Main Street"),
        ("en", "  "),
    ],
)
def test_names_without_a_street_word(language, name) -> None:
    assert parse(name, language) is None
    assert place_class_of(name, language, "lane") == "lane"


def test_class_of_a_recognised_name_wins_over_the_default() -> None:
    assert place_class_of("Avenue Marceau", "fr", "street") == "avenue"


@pytest.mark.parametrize(
    ("town", "language", "floor"),
    [
        ("fi-helsinki-centre", "fi", 0.95),
        ("fi-helsinki-centre", "sv", 0.92),
        ("de-berlin-mitte", "de", 0.87),
        ("fr-paris-8e", "fr", 0.97),
        ("mc-monaco", "fr", 0.96),
        ("is-reykjavik", "is", 0.33),  # most names there are those of fields and farms
    ],
)
def test_most_names_of_the_sample_towns_have_a_known_street_word(town, language, floor) -> None:
    path = Path(__file__).parents[3] / "sample_cities" / town / "places.geojson"
    places = [feature["properties"] for feature in json.loads(path.read_text("utf-8"))["features"]]
    names = {place["names"][language] for place in places if language in place["names"]}
    found = [name for name in names if parse(name, language)]
    assert len(found) / len(names) >= floor
    told = [name for name in names if parse(name, language) or why_no_generic(name, language)]
    assert len(told) / len(names) >= 0.95


def hand_labelled() -> list[dict[str, str]]:
    """Three hundred names of the sample towns, drawn at random and labelled by hand."""
    path = Path(__file__).parents[2] / "cases" / "odonyms_parsed.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_names_are_read_apart_as_labelled_by_hand() -> None:
    rows = hand_labelled()
    assert len(rows) == 300
    wrong = []
    for row in rows:
        odonym = parse(row["name"], row["language"])
        read = (odonym.generic, odonym.specific) if odonym else ("", "")
        reason = odonym is not None or why_no_generic(row["name"], row["language"])
        if read != (row["generic"], row["specific"]) or not reason:
            wrong.append((row["name"], read))
    assert len(wrong) <= 0.05 * len(rows), wrong


WITHOUT = [
    (language, line, example)
    for language in languages()
    for line in read_grammar(language).without
    for example in line.examples
]


@pytest.mark.parametrize(("language", "line", "example"), WITHOUT)
def test_why_a_name_has_no_street_word(language, line, example) -> None:
    assert parse(example, language) is None
    assert why_no_generic(example, language) == line.why


def test_the_link_between_street_word_and_name_is_told_apart() -> None:
    paix = parse("Rue de la Paix", "fr")
    assert (paix.generic, paix.link, paix.specific) == ("Rue", "de la", "Paix")
    assert parse("carrer d'Ales Bialiatski", "ca").link == "d'"
    assert parse("улица „Янка Купала“", "bg").specific == "Янка Купала"
