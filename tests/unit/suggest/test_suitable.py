import dataclasses

import pytest

from renamer.registry.packs import read_campaign
from renamer.suggest.score import WEIGHT_NAMES
from renamer.suggest.suitable import cautions, suitable
from renamer.suggest.words import respect_words, respected, spaced


@pytest.mark.parametrize(
    "name",
    [
        "Platz der Opfer des Stalinismus",
        "Gamli kirkjugarður",
        "Hospital Road",
        "Rue du Général Foy",
        "Sankt-Petri-Straße",
    ],
)
def test_names_of_mourning_care_and_persons_are_left_alone(make, name):
    place = make.street(name, 0, 0)
    assert suitable(place, make.town(place)) is not None


def test_a_tagged_namesake_is_left_alone_and_named(make):
    place = make.square("Q", 0, 0, namesake="Q1234")
    assert "Q1234" in suitable(place, make.town(place))


@pytest.mark.parametrize(("length", "fits"), [(20, False), (300, True), (12_000, False)])
def test_length(make, length, fits):
    place = make.street("S", 0, 0, length=length)
    assert (suitable(place, make.town(place)) is None) is fits


@pytest.mark.parametrize(("side", "fits"), [(10, False), (60, True), (900, False)])
def test_area(make, side, fits):
    place = make.square("Q", 0, 0, side=side)
    assert (suitable(place, make.town(place)) is None) is fits


@pytest.mark.parametrize(
    ("country", "north", "warned"), [("BY", 199, 1), ("RU", 100, 1), ("RU", 260, 0), ("FR", 10, 0)]
)
def test_cautions_near_missions_that_watch(make, country, north, warned):
    place = make.street("S", 0, 0)
    town = make.town(place, make.landmark("diplomatic", 100, north, country))
    notices = cautions(place, town)
    assert len(notices) == warned
    for notice in notices:
        assert notice.level == "danger"
        assert (
            "you may be filmed here; people with family in its country skip this stop"
            in notice.text
        )
    assert suitable(place, town) is None


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Plac Ofiar Getta", "victims"),
        ("Rue des Martyrs", "victims"),
        ("Площадь Жертв Революции", "victims"),
        ("Вуліца Ахвяр Фашызму", "victims"),
        ("Πλατεία Θυμάτων", "victims"),
        ("Hősök tere", "resisted"),
        ("Didvyrių gatvė", "resisted"),
        ("Frauenplatz", "women"),
        ("Place des Femmes", "women"),
        ("Židovská", "minority"),
        ("Kalmistu tee", "burial"),
        ("Вулиця Лікарняна", "hospital"),
        ("Mannerheimin aukio", "person"),
    ],
)
def test_the_words_of_thirty_languages_ask_for_respect(name, reason):
    assert reason in respected(name)


@pytest.mark.parametrize(
    "name", ["Rautatientori", "Place de la Concorde", "Hackescher Markt", "Lækjartorg", "Via Roma"]
)
def test_names_of_nobody_are_free(name):
    assert respected(name) is None


def test_the_word_list_is_whole_and_every_word_finds_itself():
    tables = respect_words()
    for name in ("victims", "resistance", "women", "minorities", "burial", "care"):
        languages = set(tables[name]) - {"reason"}
        assert len(languages) >= 30, f"{name} lacks a language"
    for table in tables.values():
        for language, words in table.items():
            if language != "reason":
                for word in words:
                    assert respected(f"x {word} y" if word != word.strip() else word), word


def test_edges_of_words_are_spaces():
    assert spaced("Rue de l’Hôpital-Neuf") == " rue de l hopital neuf "


def nameless(make, kind, **more):
    made = make.square("S", 0, 0)
    return dataclasses.replace(made, name="", near="Quay Street", kind=kind, **more)


@pytest.mark.parametrize(
    ("kind", "stage"),
    [("square", True), ("green", True), ("junction", True), ("path", False), ("steps", False)],
)
def test_what_has_no_name_may_be_a_stage_but_no_path(make, kind, stage):
    place = nameless(make, kind)
    assert (suitable(place, make.town(place)) is None) is stage
    before = make.town(place, make.landmark("diplomatic", 25, 60, "BY"))
    assert suitable(place, before, ["BY"]) is None, "the driveway of a mission is one"
    assert (suitable(place, before, ["LT"]) is None) is stage


def test_what_is_not_open_to_everybody_is_no_stage(make):
    place = make.square("Q", 0, 0, access="customers")
    assert "customers" in suitable(place, make.town(place))


def test_whose_missions_film_is_the_campaigns_word(make):
    place = make.street("S", 0, 0)
    town = make.town(place, make.landmark("diplomatic", 100, 30, "RU"))
    assert len(cautions(place, town)) == 1
    assert cautions(place, town, ["BY"]) == ()
    assert len(cautions(place, town, ["RU", "BY"])) == 1


def test_both_packs_say_whose_missions_film_and_weigh_everything():
    for name in ("belarus-solidarity", "women-of-8-march"):
        campaign = read_campaign(name)
        assert set(campaign.watched_by) == {"BY", "RU"}
        assert set(campaign.weights) == WEIGHT_NAMES
    assert dataclasses.replace(campaign, watching=(), countries=("XX",)).watched_by == ("XX",)
    assert len(read_campaign().traces) > 50
