import pytest

from renamer.suggest.near import RADIUS_M, survey


def test_distances_are_metres_from_the_nearest_part(make):
    place = make.street("Long", 0, 0, length=500)
    town = make.town(place, make.landmark("library", 450, 80), make.landmark("court", 0, 900))
    (around,) = survey(town.places, town.landmarks, town.city)
    (sight,) = around.sights
    assert sight.landmark.kind == "library"
    assert sight.distance_m == pytest.approx(80, rel=0.01)


def test_sights_are_ordered_and_within_the_radius(make):
    marks = [make.landmark("museum", 60 + 40 * i, 25) for i in range(10)]
    town = make.town(make.square("Q", 0, 0), *reversed(marks))
    (around,) = survey(town.places, town.landmarks, town.city)
    distances = [sight.distance_m for sight in around.sights]
    assert distances == sorted(distances)
    assert max(distances) <= RADIUS_M


@pytest.mark.parametrize("kinds", [(), ("library",)])
def test_no_place_or_no_landmark_is_no_fault(make, kinds):
    town = make.town(*(make.landmark(kind, 0, 0) for kind in kinds))
    assert survey(town.places, town.landmarks, town.city) == ()
    (alone,) = survey([make.square("Q", 0, 0)], (), town.city)
    assert alone.sights == ()
