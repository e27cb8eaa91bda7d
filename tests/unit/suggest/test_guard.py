"""Nothing is proposed that the town already has, in whatever script the map spells it."""

import dataclasses

import pytest

from renamer.gazetteer.samples import read_sample, sample_slugs
from renamer.model.honoree import NameForms
from renamer.model.place import PlaceFacts
from renamer.registry.packs import read_campaign
from renamer.suggest.guard import already_there
from renamer.text import sounds


@pytest.fixture(scope="module")
def everybody():
    return list(read_campaign().honorees.values())


def had(make, everybody, name, **facts):
    place = dataclasses.replace(make.square("Plain", 0, 0), name=name, facts=PlaceFacts(**facts))
    return already_there(make.town(place), everybody)


@pytest.mark.parametrize(
    ("name", "whom"),
    [
        # Cyrillic, as in Minsk, Hrodna and Homiel: nominative, genitive, adjective
        ("вуліца Янкі Купалы", "yanka-kupala"),
        ("улица Купалы", "yanka-kupala"),
        ("плошча Якуба Коласа", "yakub-kolas"),
        ("праспект Францыска Скарыны", "francysk-skaryna"),
        ("вуліца Максіма Багдановіча", "maksim-bahdanovich"),
        ("улица Василя Быкова", "vasil-bykau"),
        ("вулиця Василя Бикова", "vasil-bykau"),
        ("вуліца Каліноўскага", "kastus-kalinouski"),
        # Latin, in the cases of other languages
        ("vulica Janki Kupały", "yanka-kupala"),
        ("Kalinausko gatvė", "kastus-kalinouski"),
        ("ulica Kastusia Kalinowskiego", "kastus-kalinouski"),
        ("Rue Marc Chagall", "marc-chagall"),
        ("Chagallgatan", "marc-chagall"),
        ("Kupalastraße", "yanka-kupala"),
        ("Kupalaplein", "yanka-kupala"),
        ("Kupalankatu", "yanka-kupala"),
        ("ulica Emilii Plater", "emilia-plater"),
        ("Domeykos iela", "ihnat-damejka"),
        ("ulica Tadeusza Kościuszki", "tadeusz-kosciuszko"),
        # Georgian and Greek
        ("კუპალას ქუჩა", "yanka-kupala"),
        ("Οδός Κουπάλα", "yanka-kupala"),
        # not people
        ("Place de la Solidarité", "solidarity"),
        ("Rondo Wolnej Białorusi", "free-belarus"),
        ("Skwer Wolnej Białorusi", "free-belarus"),
        ("плошча Вольнай Беларусі", "free-belarus"),
    ],
)
def test_a_name_is_known_again_in_other_scripts_and_cases(make, everybody, name, whom):
    told = had(make, everybody, name)
    assert list(told) == [whom]
    assert told[whom].startswith(f"the town has {name} already (way/")


@pytest.mark.parametrize(
    "name",
    [
        "Полацкая вуліца",  # the town, not Euphrosyne, Symeon or Rahneda of Polatsk
        "Polotsk Street",
        "вуліца Сымона",
        "Kish Street",  # a surname that sounds like three letters
        "Rich Street",
        "Magasinsgatan",  # sounds a little like Maciash in a longer word
        "Belarus Avenue",  # not Free Belarus
        "Women's Street",
        "Mickiewicza",
        "ulica Wolna",
        "Rynek Wolności",
        "",
    ],
)
def test_what_only_looks_alike_is_let_through(make, everybody, name):
    assert had(make, everybody, name) == {}


def test_a_short_surname_needs_the_whole_name(make, everybody):
    assert list(had(make, everybody, "Alena Kish Street")) == ["alena-kish"]
    assert list(had(make, everybody, "вуліца Алены Кіш")) == ["alena-kish"]
    assert list(had(make, everybody, "вуліца Рагнеды Полацкай")) == ["rahneda-of-polatsk"]


def test_old_names_other_names_and_namesakes_count(make, everybody):
    for fact in (
        {"old_names": ("Chagall Street",)},
        {"alt_names": ("Шагала",)},
        {"namesake": "Marc Chagall"},
    ):
        told = had(make, everybody, "Plain Street", **fact)
        assert list(told) == ["marc-chagall"]
        assert told["marc-chagall"].startswith("the town has Plain Street already")


def test_every_language_of_a_place_counts(make, everybody):
    place = dataclasses.replace(make.square("Plain", 0, 0), names={"be": "плошча Якуба Коласа"})
    assert list(already_there(make.town(place), everybody)) == ["yakub-kolas"]


def test_two_words_must_stand_in_one_name(make):
    one = dataclasses.replace(
        make.person("x", "saint"), names={"en": NameForms(nominative="Anna of Polatsk")}
    )
    square = make.square("Plain", 0, 0)
    apart = dataclasses.replace(square, names={"en": "Anna Street", "de": "Polatsk Street"})
    assert already_there(make.town(apart), [one]) == {}
    both = dataclasses.replace(square, name="Street of Polatsk Anna")
    assert list(already_there(make.town(both), [one])) == ["x"]


def test_a_nameless_place_bears_no_name(make, everybody):
    place = dataclasses.replace(make.square("Plain", 0, 0), name="", near="Kupala Street")
    assert already_there(make.town(place), everybody) == {}


def test_the_first_place_by_name_is_told_whatever_the_order(make, everybody):
    places = [make.street(f"{way} Chagall", i * 9, 0) for i, way in enumerate(["B", "A", "C"])]
    for order in (places, places[::-1]):
        told = already_there(make.town(*order), everybody[::-1])
        assert told["marc-chagall"].startswith("the town has A Chagall already")


@pytest.mark.parametrize("slug", sample_slugs())
def test_the_samples_have_none_of_these_names(slug, everybody):
    assert already_there(read_sample(slug), everybody) == {}


def test_many_words_are_spelled_as_each_alone():
    from renamer.suggest.guard import _spelled

    words = ["Straße", "Гапеевой", "ь", "ъь", "Kupalastraße", "aa", "Sz", "zSch", "Ўўа", "ы"]
    assert _spelled(words) == {word: sounds(word) for word in words}
