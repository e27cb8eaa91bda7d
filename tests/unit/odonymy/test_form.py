"""The engine: which ground wins, what a plate shows, and what is said when something is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from renamer.errors import NamingError
from renamer.model.honoree import NameForms
from renamer.odonymy import explain, form, languages, to_dict


def test_languages_are_those_with_a_grammar() -> None:
    slavic = {"be", "ru", "uk", "pl", "cs", "sk", "bg", "sr", "sr-Latn", "hr", "sl"}
    northern = {"lt", "lv", "et", "fi", "sv", "nb", "da", "is", "ga", "cy"}
    western = {"de", "de-CH", "nl", "en", "fr", "it", "es", "ca", "pt", "ro", "hu"}
    other = {"el", "tr", "ka", "hy", "he", "ar"}
    assert set(languages()) == slavic | northern | western | other
    assert len(languages()) == 36 + 2, "and two that are spelled out of another"


@pytest.mark.parametrize(
    ("language", "text", "plate"),
    [
        ("be", "вуліца Алеся Бяляцкага", "вуліца Алеся Бяляцкага"),
        ("de", "Ales-Bjaljazki-Straße", "Ales-Bjaljazki-Straße"),
        ("fi", "Ales Bjaljatskin katu", "Ales Bjaljatskin katu"),
        ("fr", "rue Ales-Bialiatski", "Rue Ales Bialiatski"),
        ("is", "Alesargata", "Alesargata"),
        ("sv", "Ales Bjaljatskis gata", "Ales Bjaljatskis gata"),
    ],
)
def test_plate_and_running_text(honorees, language, text, plate) -> None:
    name = form(honorees["ales-bialiatski"], "street", language)
    assert (name.text, name.plate, name.language) == (text, plate, language)


def test_a_plate_drops_only_the_hyphens_that_the_grammar_put_in(make_honoree) -> None:
    someone = make_honoree(
        "x", "person", "male", {"fr": NameForms(nominative="Jean-Paul Exemple", certainty="high")}
    )
    name = form(someone, "boulevard", "fr")
    assert name.text == "boulevard Jean-Paul-Exemple"
    assert name.plate == "Boulevard Jean-Paul Exemple"


def test_a_curated_odonym_follows_the_manner_of_the_plate(honorees) -> None:
    name = form(honorees["free-belarus"], "square", "fr")
    assert (name.text, name.plate) == ("place du Bélarus-Libre", "Place du Bélarus Libre")


def test_a_curated_odonym_wins_over_case_forms(honorees) -> None:
    person = honorees["maksim-znak"]
    forms = replace(person.names["is"], odonyms={"street": "Znaksgata"})
    assert form(replace(person, names={"is": forms}), "street", "is").text == "Znaksgata"
    assert form(replace(person, names={"is": forms}), "lane", "is").text == "Maksimsstígur"


def test_wording_wins_and_is_taken_to_the_letter(honorees) -> None:
    name = form(honorees["ales-bialiatski"], "street", "fr", wording="  rue  Alès-Bialiatski ")
    assert (name.text, name.plate) == ("rue Alès-Bialiatski", "rue Alès-Bialiatski")
    assert (name.how, name.why_check) == ("user", None)


def test_wording_works_in_a_language_without_grammar(honorees) -> None:
    name = form(honorees["ales-bialiatski"], "street", "ka", wording="ალეს ბიალიაცკის ქუჩა")
    assert name.how == "user"


@pytest.mark.parametrize("wording", ["", "   ", "a\x00b", "a\u202eb"])
def test_bad_wording_is_an_error(honorees, wording) -> None:
    with pytest.raises(NamingError, match="wording"):
        form(honorees["ales-bialiatski"], "street", "fr", wording=wording)


def test_certain_forms_need_no_check_and_others_say_why(honorees) -> None:
    assert form(honorees["maria-kalesnikava"], "street", "is").why_check is None
    doubtful = form(honorees["ales-bialiatski"], "street", "is")
    assert doubtful.needs_native_check
    assert "medium" in str(doubtful.why_check)


def test_a_rare_street_word_asks_for_a_check(honorees) -> None:
    name = form(honorees["maria-kalesnikava"], "stairs", "is")
    assert name.text == "Maríutröppur"
    assert "stairs" in str(name.why_check)


def test_a_ruled_form_always_asks_for_a_check(honorees) -> None:
    person = honorees["vasil-bykau"]
    bare = replace(person.names["be"], genitive=None)
    name = form(replace(person, names={"be": bare}), "avenue", "be")
    assert (name.text, name.how) == ("праспект Васіля Быкава", "rule")
    assert "by rule" in str(name.why_check)


def test_a_single_name_is_joined_in_finnish(make_honoree) -> None:
    forms = NameForms(nominative="Agricola", genitive="Agricolan", certainty="high")
    assert form(make_honoree("a", "person", "male", {"fi": forms}), "street", "fi").text == (
        "Agricolankatu"
    )


def test_a_missing_language_says_what_and_where(honorees) -> None:
    with pytest.raises(NamingError) as caught:
        form(honorees["free-belarus"], "bridge", "fi")
    assert "free-belarus has no name for the class 'bridge' in 'fi'" in str(caught.value)
    assert "honoree.toml" in str(caught.value)
    assert "wording.fi" in str(caught.value)


def test_a_language_without_grammar_is_an_error_that_lists_the_others(honorees) -> None:
    with pytest.raises(NamingError, match=r"'xx' yet \(there are ar, be, bg"):
        form(honorees["vitold-ashurak"], "street", "xx")


@pytest.mark.parametrize("kind", ["dedication", "organisation", "group"])
def test_only_persons_are_ever_inflected(honorees, kind) -> None:
    forms = replace(honorees["free-belarus"].names["en"], genitive="Free Belarus's")
    thing = replace(honorees["free-belarus"], kind=kind, names={"en": forms})
    with pytest.raises(NamingError, match=r"no name for the class 'bridge'.*it has: square"):
        form(thing, "bridge", "en")


def test_an_open_ending_is_refused_with_the_reason(make_honoree) -> None:
    forms = NameForms(nominative="Мікола Швец", certainty="high")
    with pytest.raises(NamingError, match="Шаўца"):
        form(make_honoree("d", "person", "male", {"be": forms}), "street", "be")


def test_without_sex_no_ending_is_guessed(make_honoree) -> None:
    forms = NameForms(nominative="Саша Каваль", certainty="high")
    with pytest.raises(NamingError, match="sex"):
        form(make_honoree("s", "person", None, {"be": forms}), "street", "be")


def test_explain_is_one_sentence(honorees) -> None:
    sentence = explain(form(honorees["maria-kalesnikava"], "street", "is"))
    assert sentence == (
        "“Maríugata” (is: Icelandic writes the genitive of the first name and the street word as "
        "one word): its form stands in the registry and needs no further check."
    )
    own = explain(form(honorees["maria-kalesnikava"], "street", "is", wording="Maríustræti"))
    assert own == "“Maríustræti” is the group's own wording and was taken to the letter."


def test_to_dict(honorees) -> None:
    told = to_dict(form(honorees["maksim-znak"], "street", "en"))
    assert told.pop("steps")
    assert told == {
        "text": "Maksim Znak Street",
        "plate": "Maksim Znak Street",
        "language": "en",
        "how": "curated",
        "needs_native_check": False,
        "why_check": None,
        "generic": "Street",
        "specific": "Maksim Znak",
    }


def test_where_the_registry_knows_better_the_steps_tell_what_the_rule_gives(make_honoree) -> None:
    known = NameForms(nominative="Вітольд Ашурак", genitive="Вітольда Ашурка", certainty="high")
    name = form(make_honoree("v", "person", "male", {"be": known}), "street", "be")
    assert (name.text, name.how, name.why_check) == ("вуліца Вітольда Ашурка", "curated", None)
    assert any("Вітольда Ашурака" in step for step in name.steps)
