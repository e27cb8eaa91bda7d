"""Landmarks of real towns."""

import shapely

from renamer.gazetteer.landmarks import gather_landmarks, landmark_kind
from renamer.gazetteer.raw import RawThing

BOX = shapely.box(7.0, 43.0, 8.0, 44.0)


def embassy(ref, lon, geometry=None, **tags):
    spot = geometry or shapely.Point(lon, 43.5)
    return RawThing(ref=ref, tags={"office": "diplomatic", **tags}, geometry=spot)


def found(*things):
    return gather_landmarks(things, extent=BOX, country="MC", languages=["fr"])


def test_the_fifteen_missions_of_the_centre_of_helsinki(helsinki):
    missions = {item.osm_ref: item for item in helsinki.landmarks if item.kind == "diplomatic"}
    assert len(missions) == 15
    assert all(item.country for item in missions.values())
    assert missions["node/3140773471"].name == "Mission of Georgia"
    assert missions["node/5017830882"].country == "FR"


def test_a_mission_mapped_twice_counts_once_and_the_outline_wins():
    house = shapely.box(7.5, 43.5, 7.5002, 43.5002)
    (mission,) = found(
        embassy("node/1", 7.5001, name="Ambassade de Norvège", country="NO"),
        embassy("way/2", 0, house, name="Ambassade de Norvège", country="NO"),
    )
    assert mission.osm_ref == "way/2"
    assert mission.country == "NO"


def test_two_houses_of_one_mission_far_apart_are_two():
    twice = [embassy(f"node/{i}", 7.5 + i / 100, name="Ambassade", country="NO") for i in (1, 2)]
    assert len(found(*twice)) == 2


def test_what_lies_outside_is_no_landmark():
    assert found(embassy("node/1", 9.0, name="Ambassade", country="NO")) == ()


def test_kinds_by_tag():
    assert landmark_kind({"amenity": "theatre", "name": "A"}) == "theatre"
    assert landmark_kind({"amenity": "theatre"}) is None
    assert landmark_kind({"historic": "memorial", "memorial": "stolperstein", "name": "A"}) is None
    assert landmark_kind({"building": "yes", "name": "Alþingishúsið"}) == "parliament"
    assert landmark_kind({"amenity": "embassy", "country": "DE-BY"}) is None


def test_every_kind_is_found_somewhere(akureyri, helsinki, monaco):
    kinds = {item.kind for town in (akureyri, helsinki, monaco) for item in town.landmarks}
    assert kinds >= {"court", "university", "museum", "library", "theatre", "memorial", "station"}
