import pytest

from renamer.suggest.suitable import cautions, suitable


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
