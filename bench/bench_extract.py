"""Reading an extract beside the floor and three named peers, each in a process of its own.

    pytest bench/bench_extract.py --benchmark-only -s
    RENAMER_BENCH_EXTRACT=iceland.osm.pbf pytest bench/bench_extract.py --benchmark-only -s

Trust the ratios, not the seconds. What each reader is asked for is written in bench/readers.py. A
peer that is not here is skipped: `pip install -e .[bench]`, and osmium-tool for the floor.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from renamer.gazetteer.samples import read_sample, read_sample_folder

DATA = Path(__file__).parents[1] / "tests" / "data" / "osm" / "akureyri.osm.pbf"
EXTRACT = Path(os.environ.get("RENAMER_BENCH_EXTRACT", DATA))
ROUNDS = 3

FLOOR = "osmium fileinfo -e"
NAMES, FACTS, EVERYTHING = "renamer, names", "renamer, all facts", "renamer, everything"
PEERS = ("pyogrio with Arrow", "pyosmium with areas", "pyrosm, cold")
MOST_FLOORS = {NAMES: 4, FACTS: 8}
"""How many times the CPU of the floor a reader of ours may take."""
MOST_MB = {NAMES: 300, FACTS: 300}
MAY_DIFFER = 0.003
"""Share of the named highways in which readers may differ; docs/reference/speed.md says why."""


def cost(reader, extract):
    """What bench/readers.py tells of a reader; None if it is not on this machine."""
    command = [sys.executable, str(Path(__file__).with_name("readers.py")), reader, str(extract)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(ran.stdout.splitlines()[-1])


def least(readers, extract):
    """The cheapest of several rounds; in turn, so that a busy machine is busy for all."""
    rounds = [{reader: cost(reader, extract) for reader in readers} for _ in range(ROUNDS)]
    return {
        reader: min(
            (one[reader] for one in rounds if one[reader]), key=lambda c: c["cpu_s"], default=None
        )
        for reader in readers
    }


@pytest.fixture(scope="module")
def costs():
    return least([FLOOR, NAMES, FACTS, EVERYTHING, *PEERS], EXTRACT)


def of(costs, reader):
    return costs[reader] or pytest.skip(f"{reader}: not on this machine")


def tell(benchmark, **told):
    """Show what was measured; the measuring itself is over."""
    benchmark.extra_info |= told
    benchmark.pedantic(lambda: None)
    print(f"\n{told}")


@pytest.mark.benchmark(group="reading an extract")
@pytest.mark.parametrize("reader", [FLOOR, NAMES, FACTS, EVERYTHING, *PEERS])
def test_a_reader_costs_a_bounded_multiple_of_the_floor(benchmark, costs, reader):
    its, floor = of(costs, reader), of(costs, FLOOR)
    floors = its["cpu_s"] / floor["cpu_s"]
    tell(benchmark, reader=reader, floors=round(floors, 2), **its)
    assert floors <= MOST_FLOORS.get(reader, float("inf"))
    assert its["peak_mb"] <= MOST_MB.get(reader, float("inf"))


@pytest.mark.benchmark(group="ours beside a peer")
@pytest.mark.parametrize("peer", PEERS)
def test_names_are_read_before_a_peer_has_and_as_completely(benchmark, costs, peer):
    ours, its = of(costs, NAMES), of(costs, peer)
    tell(benchmark, peer=peer, times=round(its["cpu_s"] / ours["cpu_s"], 2))
    assert ours["cpu_s"] < its["cpu_s"]
    assert ours["ways"] == pytest.approx(its["ways"], rel=MAY_DIFFER)
    assert ours["odonyms"] == pytest.approx(its["odonyms"], rel=MAY_DIFFER)


@pytest.mark.benchmark(group="growth")
def test_the_time_grows_with_the_file(benchmark):
    """Over the extracts of more than 2 MB beside this one: of a small one, start-up is seen."""
    sizes = {path: path.stat().st_size / 1e6 for path in EXTRACT.parent.glob("*.osm.pbf")}
    large = sorted((path for path, size in sizes.items() if size > 2), key=sizes.__getitem__)
    found = {path: least([NAMES, FACTS], path) for path in large}
    each_ms = {
        path.name: [round(1000 * told[one]["cpu_s"] / sizes[path]) for one in (NAMES, FACTS)]
        for path, told in found.items()
    }
    tell(benchmark, ms_a_megabyte=each_ms, names={p.name: t[NAMES] for p, t in found.items()})
    smallest, largest = each_ms[large[0].name], each_ms[large[-1].name]
    assert all(large < 2 * small for small, large in zip(smallest, largest, strict=True))


@pytest.mark.benchmark(group="reading a sample", timer=time.process_time)
def test_reading_a_sample(benchmark):
    def cold():
        read_sample_folder.cache_clear()
        return read_sample("is-reykjavik")

    assert len(benchmark.pedantic(cold, rounds=5, warmup_rounds=1).places) > 1000
