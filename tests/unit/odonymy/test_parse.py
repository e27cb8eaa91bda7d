"""Reading real names apart (OpenStreetMap: Reykjavík, Paris, Berlin, Helsinki, Minsk)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from renamer.odonymy import parse, place_class_of


@pytest.mark.parametrize(
    ("language", "name", "specific", "generic", "place_class"),
    [
        ("is", "Laugavegur", "Lauga", "vegur", "street"),
        ("is", "Snorrabraut", "Snorra", "braut", "avenue"),
        ("is", "Ingólfstorg", "Ingólfs", "torg", "square"),
        ("is", "Guðrúnartún", "Guðrúnar", "tún", "street"),
        ("is", "Skólavörðustígur", "Skólavörðu", "stígur", "lane"),
        ("is", "Torg frjáls Belarús", "frjáls Belarús", "Torg", "square"),
        ("fr", "Rue de Berri", "de Berri", "Rue", "street"),
        ("fr", "Avenue Marceau", "Marceau", "Avenue", "avenue"),
        ("fr", "Place de l'Alma", "de l'Alma", "Place", "square"),
        ("fr", "Quai Albert Ier", "Albert Ier", "Quai", "embankment"),
        ("fr", "Rond-Point des Champs-Élysées", "des Champs-Élysées", "Rond-Point", "square"),
        ("fr", "Square Beaujon", "Beaujon", "Square", "park"),
        ("fr", "Escalier Sainte-Dévote", "Sainte-Dévote", "Escalier", "stairs"),
        ("de", "Karlsplatz", "Karls", "platz", "square"),
        ("de", "Oranienburger Straße", "Oranienburger", "Straße", "street"),
        ("de", "Karl-Liebknecht-Straße", "Karl-Liebknecht", "Straße", "street"),
        ("de", "Platz der Märzrevolution", "der Märzrevolution", "Platz", "square"),
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
