"""The places that cities really named: they rank first, the street of the residents below."""

import dataclasses
import math
import tomllib
from pathlib import Path

import pytest
from shapely.geometry import LineString, Point, box

from renamer.geo import utm_crs
from renamer.model.place import City, Ground, Landmark, Place, PlaceFacts, Snapshot, Town
from renamer.registry.gate import may_propose
from renamer.registry.packs import read_campaign
from renamer.suggest.match import suggest
from renamer.suggest.pick import candidates
from renamer.suggest.score import DEFAULT, points
from renamer.suggest.suitable import CAMERAS, cautions

CASES = sorted((Path(__file__).parent.parent / "cases" / "precedents").glob("*.toml"))
assert len(CASES) >= 6


def town_of(told):
    def at(east_m, north_m):
        lon, lat = told["origin"]
        metre = math.degrees(1 / 6_371_008.8)
        return lon + east_m * metre / math.cos(math.radians(lat)), lat + north_m * metre

    def place(item):
        geometry, area, length = None, None, None
        if "box" in item:
            west, south, east, north = item["box"]
            geometry, area = (
                box(*at(west, south), *at(east, north)),
                (east - west) * (north - south),
            )
        elif "line" in item:
            geometry, length = (
                LineString([at(*one) for one in item["line"]]),
                math.dist(*item["line"]),
            )
        else:
            geometry = Point(at(*item["point"]))
        middle = geometry.representative_point()
        return Place(
            id=item["id"],
            name=item["name"],
            names={},
            near=item.get("near"),
            kind=item["kind"],
            osm_refs=(f"way/{len(item['id'])}{ord(item['id'][0])}",),
            anchor_lonlat=(middle.x, middle.y),
            geometry=geometry,
            area_m2=area,
            length_m=length,
            facts=PlaceFacts(
                addresses=item["addresses"],
                namesake=item.get("namesake"),
                stand_here=(middle.x, middle.y) if item.get("stand_here") else None,
            ),
        )

    return Town(
        city=City(
            slug="precedent",
            names={"en": told["title"]},
            country=told["country"],
            languages=tuple(told["languages"]),
            crs_m=utm_crs(tuple(told["origin"])),
        ),
        snapshot=Snapshot(source="tests/cases/precedents"),
        places=tuple(map(place, told["places"])),
        landmarks=tuple(
            Landmark(
                kind="diplomatic",
                name=one["name"],
                osm_ref=f"node/{number}",
                lonlat=at(*one["at"]),
                country=one["country"],
            )
            for number, one in enumerate(told.get("missions", ()), start=1)
        ),
        ground=Ground(),
    )


@pytest.fixture(params=CASES, ids=lambda path: path.stem)
def told(request):
    return tomllib.loads(request.param.read_text(encoding="utf-8"))


def ranked(town, countries):
    return candidates(
        town,
        DEFAULT,
        countries=countries,
        bans=(),
        pinned=(),
        near=None,
        avoid_missions=False,
        watching=countries,
    )


def test_every_case_has_its_sources(told):
    assert told["sources"]
    for source in told["sources"]:
        assert source["url"].startswith("http")
        assert source["says"]
        assert source["seen"].year >= 2026
    assert told["origin_source"]
    assert told["assumed"], "a schematic shape says what is assumed in it"


def test_the_place_that_was_chosen_ranks_first_and_the_residents_street_below(told):
    stops = ranked(town_of(told), told["countries"])
    assert stops[0].place.id == told["chosen"]
    known = {place["id"] for place in told["places"]}
    assert known == {told["chosen"], *told["below"]}
    by_id = {stop.place.id: points(stop.reasons) for stop in stops}
    for other in told["below"]:
        assert by_id.get(other, -math.inf) < by_id[told["chosen"]]


def test_the_flagship_is_the_place_that_was_chosen(told):
    campaign = read_campaign()
    people = [one for one in campaign.honorees.values() if may_propose(one)[0]]
    made = suggest(
        town_of(told),
        people,
        countries=told["countries"],
        watching=told["countries"],
        default_dedication=campaign.default_dedication,
        count=1,
    )
    assert [one.place.id for one in made] == [told["chosen"]]
    assert made[0].score == sum(one.value * one.weight for one in made[0].reasons)


def test_before_a_mission_the_caution_is_given_and_the_stop_can_be_left_out(told):
    town = town_of(told)
    chosen = town.place(told["chosen"])
    warned = cautions(chosen, town, told["countries"])
    assert bool(warned) is bool(town.landmarks)
    assert all(CAMERAS in one.text for one in warned)
    made = suggest(town, [], countries=told["countries"], avoid_missions=True, count=9)
    for one in made:
        assert cautions(one.place, town, told["countries"]) == ()


def test_without_addresses_at_the_residents_street_the_case_would_say_little(told):
    """The residents are what lowers the street: with none there its points rise."""
    town = town_of(told)
    before = {one.place.id: points(one.reasons) for one in ranked(town, told["countries"])}
    emptied = tuple(
        dataclasses.replace(place, facts=dataclasses.replace(place.facts, addresses=0))
        for place in town.places
    )
    after = ranked(dataclasses.replace(town, places=emptied), told["countries"])
    for one in after:
        if one.place.id in told["below"] and town.place(one.place.id).facts.addresses:
            assert points(one.reasons) > before[one.place.id]
