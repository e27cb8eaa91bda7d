"""Gathering 200,000 ways of 40,000 streets: how long, and how the time grows with their number.

pytest bench/bench_gather.py --benchmark-only -s

No peer makes places out of ways; `floor` is what none could go without: one pass of Python over
the ways that groups them by name, and their lines in metres.
"""

import time
from collections import defaultdict

import numpy as np
import pytest
import shapely

from renamer import geo
from renamer.gazetteer.pausing import garbage_waits
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawMap, RawThing

METRES = "EPSG:32635"
TOWN = shapely.box(23.9, 59.9, 26.1, 61.1)
WAYS_A_STREET, CORNERS_A_WAY = 5, 6
SIZES = (25_000, 50_000, 100_000, 200_000)
ROUNDS = 3
MOST_CPU_S = 3.0


def ways(count: int) -> list[RawThing]:
    """Streets of five ways end to end, 550 m long, scattered over the town."""
    streets = count // WAYS_A_STREET
    rng = np.random.default_rng(4)
    start = np.column_stack([rng.uniform(24, 26, streets), rng.uniform(60, 61, streets)])
    angle = rng.uniform(0, 2 * np.pi, streets)
    direction = np.column_stack([2 * np.cos(angle), np.sin(angle)]) * 0.005
    way = np.arange(WAYS_A_STREET)[:, None] * CORNERS_A_WAY
    corner = (way + np.arange(CORNERS_A_WAY + 1)) / (WAYS_A_STREET * CORNERS_A_WAY)
    coordinates = start[:, None, None] + corner[None, :, :, None] * direction[:, None, None]
    lines = shapely.linestrings(coordinates.reshape(-1, CORNERS_A_WAY + 1, 2))
    return [
        RawThing(ref=f"way/{number + 1}", tags=tags_of(number // WAYS_A_STREET), geometry=line)
        for number, line in enumerate(lines)
    ]


def tags_of(street: int) -> dict[str, str]:
    return {
        "highway": "residential",
        "name": f"Street {street}",
        "surface": "asphalt",
        "maxspeed": "50",
    }


def floor(things: list[RawThing]) -> int:
    by_name = defaultdict(list)
    for index, thing in enumerate(things):
        by_name[thing.tags["name"]].append(index)
    geo.to_metric(np.array([thing.geometry for thing in things]), METRES)
    return len(by_name)


def ours(things: list[RawThing]) -> int:
    with garbage_waits():  # as in gather_town
        places, _ = gather_places(
            RawMap(things=things), extent=TOWN, crs_m=METRES, languages=["fi"]
        )
    return len(places)


def cpu_s(job, things) -> float:
    start = time.process_time()
    assert job(things) == len(things) // WAYS_A_STREET
    return time.process_time() - start


@pytest.mark.benchmark(group="gathering")
def test_gathering_is_fast_and_linear(benchmark):
    spent = {}
    for count in SIZES:
        things = ways(count)
        spent[count] = min(cpu_s(ours, things) for _ in range(ROUNDS))
    bare = min(cpu_s(floor, things) for _ in range(ROUNDS))
    most = SIZES[-1]
    each_us = {count: round(1e6 * seconds / count, 1) for count, seconds in spent.items()}
    benchmark.extra_info |= {
        "cpu_s": round(spent[most], 2),
        "times_the_floor": round(spent[most] / bare, 1),
        "us_a_way": each_us,
    }
    benchmark.pedantic(ours, args=(things,), rounds=1)
    print(benchmark.extra_info)
    assert spent[most] < MOST_CPU_S
    assert each_us[most] < 1.5 * each_us[SIZES[0]]
