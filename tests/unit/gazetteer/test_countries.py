"""Names of countries: the committed table says what CLDR says, and is all that a look-up needs."""

import runpy
import subprocess
import sys

import pytest
from babel import Locale

from renamer.gazetteer.countries import (
    code_of_country,
    countries_by_name,
    countries_in,
    name_key,
    official_languages,
    territories,
)
from renamer.resources import resource

CORE = ("BY", "RU", "UA", "PL", "LT", "LV", "DE", "FI", "IS", "FR", "BE", "CI")


@pytest.fixture(scope="module")
def maker():
    return runpy.run_path(str(resource("assets", "gazetteer", "make_country_names.py")))


def test_the_table_has_the_names_that_babel_gives(maker):
    for language in maker["LANGUAGES"]:
        names = Locale.parse(language).territories
        for country in CORE:
            assert code_of_country(names[country]) == country, (language, country)


def test_the_table_is_made_by_its_script(maker, monkeypatch, tmp_path):
    made = tmp_path / "made.tsv"
    monkeypatch.setitem(maker["main"].__globals__, "TABLE", made)
    maker["main"]()
    today = made.read_bytes().splitlines()
    committed = resource("assets", "gazetteer", "country_names.tsv").read_bytes().splitlines()
    assert today[0] == committed[0]
    assert len({*today} & {*committed}) > 0.95 * len(committed)  # CLDR renames a few each year


def test_the_table_is_sorted_and_holds_keys():
    table = resource("assets", "gazetteer", "country_names.tsv").read_bytes().decode()
    rows = [line.split("\t") for line in table.removesuffix("\n").split("\n")[1:]]
    assert rows == sorted(rows)
    assert len({name for _, name in rows}) == len(rows)
    for country, name in rows:
        assert country.isupper()
        assert len(country) == 2
        assert name_key(name) == name


def test_a_country_is_known_by_its_names():
    assert code_of_country("Ísland") == code_of_country("Iceland") == "IS"
    assert code_of_country("Беларусь") == code_of_country("BELARUS") == "BY"
    assert code_of_country("Côte d'Ivoire") == code_of_country("Cote d’Ivoire") == "CI"
    assert code_of_country("Hvíta Rússland") == "BY"  # with or without the hyphen
    assert code_of_country("Atlantis") is None
    assert code_of_country("") is None


def test_a_name_of_two_countries_is_none_of_them():
    assert "kongo" not in countries_by_name()  # one of them in Norwegian, the other in Polish
    assert code_of_country("Congo-Kinshasa") == "CD"


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Embassy of Guinea-Bissau", ["GW"]),
        ("Equatorial Guinea and Papua New Guinea, not Guinea", ["GQ", "PG", "GN"]),
        ("Islas Georgia del Sur y Sandwich del Sur", ["GS"]),  # seven words, Georgia among them
        ("(Belarus)", ["BY"]),
        ("Belarusstraße, Neubelarus", []),
        ("Embassy", []),
        ("", []),
    ],
)
def test_the_longest_name_in_a_text_wins(text, countries):
    assert list(countries_in(text)) == countries


def test_unions_and_codes_for_tests_are_no_countries():
    assert {"BY", "IS", "XK"} < territories()
    assert not {"EU", "UN", "ZZ", "XA"} & territories()
    assert all(len(code) == 2 for code in territories())


def test_a_country_has_official_languages():
    assert official_languages("FI")[:2] == ("fi", "sv")
    assert official_languages("ZZ") == ("en",)


def test_to_tell_a_country_needs_no_babel():
    script = (
        "import sys\n"
        "from renamer.gazetteer.missions import represented_country\n"
        "assert represented_country({'name': 'Embassy of Belarus'}, 'FI') == 'BY'\n"
        "assert 'babel' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
