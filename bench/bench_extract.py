"""Reading an extract beside the floor: one pass of libosmium over the same file.

    pytest bench/bench_extract.py --benchmark-only
    RENAMER_BENCH_EXTRACT=iceland.osm.pbf pytest bench/bench_extract.py --benchmark-only

The floor decodes every element and hands none to Python. Trust the ratio, not the seconds.
"""

import os
import time
from pathlib import Path

import osmium
import pytest
from osmium.filter import KeyFilter

from renamer.gazetteer.extract import read_extract
from renamer.gazetteer.samples import read_sample, read_sample_folder

DATA = Path(__file__).parents[1] / "tests" / "data" / "osm" / "akureyri.osm.pbf"
EXTRACT = Path(os.environ.get("RENAMER_BENCH_EXTRACT", DATA))
ROUNDS = 3


def floor(path: Path) -> int:
    """Decode the file once; the filter lets nothing through to Python."""
    nothing = KeyFilter("no element has this key")
    return sum(1 for _ in osmium.FileProcessor(str(path)).with_filter(nothing))


def floor_with_areas(path: Path) -> int:
    """The same with node locations and assembled areas: what any reader of shapes must pay."""
    nothing = KeyFilter("no element has this key")
    reader = osmium.FileProcessor(str(path)).with_areas(KeyFilter("place", "leisure", "natural"))
    return sum(1 for _ in reader.with_filter(nothing))


@pytest.mark.benchmark(group="reading an extract", timer=time.process_time)
@pytest.mark.parametrize("reader", [floor, floor_with_areas, read_extract])
def test_reading(benchmark, reader):
    assert benchmark.pedantic(reader, args=(EXTRACT,), rounds=ROUNDS, warmup_rounds=1) is not None


@pytest.mark.benchmark(group="reading a sample", timer=time.process_time)
def test_reading_a_sample(benchmark):
    def cold():
        read_sample_folder.cache_clear()
        return read_sample("is-reykjavik")

    assert len(benchmark.pedantic(cold, rounds=5, warmup_rounds=1).places) > 1000


def test_reading_costs_a_bounded_multiple_of_the_floor(benchmark):
    """The ratio in one run: everything a town needs for at most sixteen plain passes."""

    def once(reader):
        start = time.process_time()
        reader(EXTRACT)
        return time.process_time() - start

    bare = min(once(floor) for _ in range(ROUNDS))
    ours = min(once(read_extract) for _ in range(ROUNDS))
    benchmark.extra_info["ratio to the floor"] = round(ours / bare, 2)
    benchmark(lambda: None)
    assert ours / bare < 16
