import dataclasses
from pathlib import Path

import pytest
from shapely.geometry import Point, box

from renamer.model.place import City, Ground, Place, Snapshot, Town
from renamer.planfile.refind import refind
from renamer.planfile.toml import read_plan

EXAMPLE = Path(__file__).parents[2] / "data" / "plans" / "schema-1.plan.toml"


def place(one_id, name, lonlat):
    lon, lat = lonlat
    return Place(
        id=one_id,
        name=name,
        names={},
        kind="square",
        osm_refs=("way/1",),
        anchor_lonlat=lonlat,
        geometry=Point(lonlat) if one_id == "point" else box(lon, lat, lon + 0.001, lat + 0.001),
    )


def town_of(*places):
    city = City(slug="x", names={"en": "X"}, country="IS", languages=("is",), crs_m="EPSG:32627")
    return Town(
        city=city, snapshot=Snapshot(source="a test"), places=places, landmarks=(), ground=Ground()
    )


@pytest.fixture
def plan():
    return read_plan(EXAMPLE)


HERE, SECOND, FAR = (-21.9404, 64.1472), (-21.9425, 64.1483), (-21.80, 64.10)


def test_what_lies_where_it_lay_stays(plan):
    town = town_of(
        place("austurvollur", "Austurvöllur", HERE), place("ingolfstorg", "Ingólfstorg", SECOND)
    )
    assert refind(plan, town) == (plan, ())


def test_a_changed_id_is_found_by_the_old_name_and_pins_follow(plan):
    pinned = dataclasses.replace(plan, pins={"austurvollur": "x"}, bans=("austurvollur",))
    town = town_of(
        place("austurvollur-2", "AUSTURVÖLLUR", HERE), place("ingolfstorg", "Ingólfstorg", SECOND)
    )
    found, notices = refind(pinned, town)
    assert found.renamings[0].place == "austurvollur-2"
    assert found.renamings[0].code == plan.renamings[0].code
    assert found.pins == {"austurvollur-2": "x"}
    assert found.bans == ("austurvollur-2",)
    assert [notice.code for notice in notices] == ["place-found"]


def test_an_id_that_wandered_to_another_part_of_town_is_not_believed(plan):
    town = town_of(
        place("austurvollur", "Austurvöllur", FAR),
        place("austurvollur-2", "Austurvöllur", HERE),
        place("ingolfstorg", "Ingólfstorg", SECOND),
    )
    found, _ = refind(plan, town)
    assert found.renamings[0].place == "austurvollur-2"


def test_what_is_lost_stays_and_is_told(plan):
    found, notices = refind(plan, town_of(place("point", "Lækjartorg", HERE)))
    assert found == plan
    assert [notice.code for notice in notices] == ["place-lost", "place-lost"]
    assert "'point'" in notices[0].text
