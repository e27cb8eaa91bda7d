"""City profiles: the languages of a town's plates, and where they depart from the language."""

from __future__ import annotations

import pytest

from renamer.odonymy import form, languages, profiles
from renamer.odonymy.profiles import profile_of


@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        ("fi-helsinki", ("fi", "sv")),
        ("fi-helsinki-centre", ("fi", "sv")),
        ("be-bruxelles", ("fr", "nl")),
        ("be-brussels", ("fr", "nl")),
        ("it-bolzano", ("it", "de")),
        ("ee-tallinn", ("et",)),
        ("es-barcelona", ("ca",)),
        ("lt-vilnius", ("lt",)),
        ("ge-tbilisi", ("ka", "en")),
        ("ie-dublin", ("ga", "en")),
        ("gb-cardiff", ("cy", "en")),
        ("by-minsk", ("be",)),
        ("rs-nis", ("sr", "sr-Latn")),
    ],
)
def test_languages_in_the_order_of_the_plates(slug, wanted) -> None:
    assert profile_of(slug).languages == wanted


def test_a_town_nobody_wrote_of_has_none() -> None:
    assert profile_of("pt-lisboa") is None


def test_every_profile_speaks_languages_we_can_form_names_in() -> None:
    for name, profile in profiles.profiles().items():
        assert profile.evidence, name
        assert {*profile.languages, *profile.grammars.values()} <= set(languages()), name
        assert set(profile.plates) <= {*profile.languages, *profile.grammars.values()}, name


def test_the_plate_of_a_town_departs_and_the_running_text_does_not(honorees) -> None:
    person = honorees["ales-bialiatski"]
    warsaw = form(person, "street", "pl", profile=profile_of("pl-warszawa"))
    assert (warsaw.text, warsaw.plate) == ("ulica Alesia Bialackiego", "Alesia Bialackiego")
    dublin = form(honorees["maksim-znak"], "street", "en", profile=profile_of("ie-dublin"))
    assert (dublin.text, dublin.plate) == ("Maksim Znak Street", "MAKSIM ZNAK STREET")
    athens = form(person, "street", "el", profile=profile_of("gr-athina"))
    assert not athens.plate.lower().startswith("οδός")
    vaduz = form(person, "street", "de", profile=profile_of("li-vaduz"))
    assert (vaduz.text, vaduz.language) == ("Ales-Bjaljazki-Strasse", "de")
