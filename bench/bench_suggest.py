"""Suggestions among 20,000 places for 130 honorees, and how the time grows with the town.

pytest bench/bench_suggest.py --benchmark-only -s

No peer suggests names; `floor` is what none could go without: one pass of Python over the places
that asks each for its kind, and their shapes in metres. Every size is measured in a process of
its own, imports excluded; the town is made before the clock runs.
"""

import math
from itertools import pairwise

import pytest

SIZES = (2_000, 20_000, 200_000)
ROUNDS = 3
MOST_CPU_S = 1.0

TOWN = """
import sys
import numpy as np
import scipy.optimize
import shapely
from renamer import geo
from renamer.gazetteer.pausing import garbage_waits
from renamer.model.place import City, Ground, Landmark, Place, PlaceFacts, Snapshot, Town
from renamer.registry.packs import read_campaign
from renamer.suggest import match

KINDS = ["street"] * 44 + ["path"] * 2 + ["pedestrian_street", "square", "park", "bridge"]
MARKS = ["theatre", "library", "museum", "court", "university", "newsroom", "school", "memorial",
         "station", "place_of_worship", "cultural_centre", "diplomatic"]
CITY = City(slug="x", names={"en": "X"}, country="FI", languages=("fi",), crs_m="EPSG:32635")
SYLLABLES = ["ka", "lo", "mi", "ven", "tar", "su", "pel", "hi", "no", "ras", "ed", "ju", "kor"]


def town(count):
    # As many streets to the square kilometre as a town has, so a larger town is wider.
    rng = np.random.default_rng(5)
    side = 0.1 * (count / 2_000) ** 0.5
    east, north = rng.uniform(25, 25 + 2 * side, count), rng.uniform(60, 60 + side, count)
    spots = np.column_stack([east, north])
    angles = rng.uniform(0, 2 * np.pi, count)
    steps = np.linspace(0, 0.002, 5)[:, None]
    turned = np.column_stack([2 * np.cos(angles), np.sin(angles)])
    shapes = shapely.linestrings(spots[:, None, :] + steps[None] * turned[:, None, :])
    words = rng.integers(0, len(SYLLABLES), (count, 4))
    kinds = rng.integers(0, len(KINDS), count)
    places = []
    for number, (spot, shape) in enumerate(zip(spots.tolist(), shapes)):
        kind = KINDS[kinds[number]]
        area = kind in {"square", "park"}
        name = "".join(SYLLABLES[word] for word in words[number]).title() + "katu"
        names = {"fi": name, "sv": name + "n"}
        near = None
        if number % 8 == 0:
            name, names, near = "", {}, name
        places.append(
            Place(
                id=f"place-{number}", name=name, names=names, near=near,
                kind=kind, osm_refs=(f"way/{number + 1}",), anchor_lonlat=tuple(spot),
                geometry=shape, area_m2=2_500.0 if area else None,
                length_m=None if area else 230.0, facts=PlaceFacts(addresses=number % 40),
            )
        )
    marks = tuple(
        Landmark(kind=MARKS[number % len(MARKS)], name=f"House {number}",
                 osm_ref=f"node/{number + 1}", lonlat=tuple(spots[number * 8].tolist()),
                 country="RU" if MARKS[number % len(MARKS)] == "diplomatic" else None)
        for number in range(count // 8)
    )
    return Town(city=CITY, snapshot=Snapshot(source="a bench"), places=tuple(places),
                landmarks=marks, ground=Ground())


made = town(int(sys.argv[1]))
campaign = read_campaign()
people = list(campaign.honorees.values())[:130]
assert len(people) == 130
"""

WORK = """
with garbage_waits():  # as in workflow.planning
    found = match.suggest(
        made, people, countries=campaign.countries, count=3, weights=campaign.weights,
        default_dedication=campaign.default_dedication, traces=campaign.traces,
        watching=campaign.watched_by,
    )
assert len(found) == 3
"""
FLOOR = """
kinds = {}
for place in made.places:
    kinds[place.kind] = kinds.get(place.kind, 0) + 1
lines = geo.to_metric(np.array([place.geometry for place in made.places]), CITY.crs_m)
assert len(lines) == len(made.places)
"""


def least(fresh, work: str, size: int):
    return min(
        (fresh(work, size, imports=TOWN) for _ in range(ROUNDS)), key=lambda cost: cost.work_s
    )


@pytest.mark.benchmark(group="suggesting")
def test_suggesting_is_fast_and_no_worse_than_n_log_n(benchmark, fresh):
    ours = {size: least(fresh, WORK, size) for size in SIZES}
    floors = {size: least(fresh, FLOOR, size) for size in SIZES}
    benchmark.extra_info |= {
        str(size): {
            "cpu_s": round(ours[size].work_s, 3),
            "times_the_floor": round(ours[size].work_s / floors[size].work_s, 1),
            "mb": round(ours[size].peak_mb),
            "mb_of_the_town": round(floors[size].peak_mb),
            "us_a_place": round(1e6 * ours[size].work_s / size, 1),
        }
        for size in SIZES
    }
    benchmark.pedantic(fresh, args=(WORK, SIZES[0]), kwargs={"imports": TOWN}, rounds=1)
    print(benchmark.extra_info)
    assert ours[20_000].work_s < MOST_CPU_S
    for small, large in pairwise(SIZES):
        n_log_n = large * math.log(large) / (small * math.log(small))
        assert ours[large].work_s < 1.2 * n_log_n * ours[small].work_s
