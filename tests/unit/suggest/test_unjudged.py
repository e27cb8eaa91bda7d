"""Towns of which the map says little: a sensible answer, and what could not be judged."""

import dataclasses

from renamer.suggest.match import suggest
from renamer.suggest.unjudged import unjudged


def told(town, countries=("BY",)):
    return " / ".join(unjudged(town, countries))


def test_a_town_without_places(make, people):
    town = make.town()
    assert suggest(town, people) == ()
    assert "no place here" in told(town)


def test_a_town_of_one_street_without_a_mission(make, people):
    town = make.town(make.street("Lane", 0, 0))
    made = suggest(town, people, default_dedication="free-belarus")
    assert [one.place.id for one in made] == ["lane"]
    for words in ("no mission of Belarus", "no host", "who lives at a name", "how central"):
        assert words in told(town)


def test_a_mission_that_is_mapped_is_not_said_to_be_missing(make):
    street = make.street("Lane", 0, 0)
    assert "no mission" not in told(make.town(street, make.landmark("diplomatic", 0, 0, "BY")))
    of_russia = make.landmark("diplomatic", 0, 0, "RU")
    assert "no mission of Belarus" in told(make.town(street, of_russia))
    assert "no mission" not in told(make.town(street), countries=())


def test_a_town_where_nothing_has_a_name(make, people):
    squares = [
        dataclasses.replace(make.square(word, east, 0), name="", near=None)
        for word, east in (("a", 0), ("b", 400))
    ]
    steps = dataclasses.replace(make.street("c", 800, 0), name="", kind="steps")
    town = make.town(*squares, steps)
    made = suggest(town, people)
    assert {one.place.id for one in made} == {"a", "b"}
    assert all(one.place.label == "(no name) by no named street" for one in made)
    assert "no place here has a name" in told(town)


def test_names_in_three_scripts(make, people):
    names = ("Πλατεία Αγοράς", "Базарная площадь", "ბაზრის მოედანი", "Площадь Жертв", "Ηρώων")
    town = make.town(*(make.square(name, 400 * i, 0) for i, name in enumerate(names)))
    town = dataclasses.replace(
        town, city=dataclasses.replace(town.city, languages=("el", "ru", "ka"))
    )
    made = suggest(town, people, count=9)
    assert {one.place.name for one in made} == set(names[:3]), "victims and heroes keep their names"
    assert "Greek and Russian and Georgian" in told(town)
    assert suggest(dataclasses.replace(town, places=town.places[::-1]), people, count=9) == made
