"""Reading the registry: 150 entries and their stories, beside what nobody could go without.

pytest bench/bench_registry.py --benchmark-only -s

No peer reads such a pack; `floor` reads the bytes of every file of it, and the TOML of those that
are TOML with the parser that ours uses. Ours decodes, checks and ties together what they hold.
"""

import time

import pytest
import tomli

from renamer.registry.packs import campaign_folder, read_campaign

ROUNDS = 7
MOST_CPU_S = 0.15
MOST_FLOORS = 2.5

IMPORTS = """
import tomli
from pydantic import TypeAdapter
from renamer.registry import packs
"""
WORK = "assert len(packs.read_campaign().honorees) > 100"


def floor(files) -> int:
    read = 0
    for path in files:
        held = path.read_bytes()
        read += len(tomli.loads(held.decode())) if path.suffix == ".toml" else 1
    return read


def cpu_s(job, *arguments) -> float:
    start = time.process_time()
    assert job(*arguments)
    return time.process_time() - start


@pytest.fixture(autouse=True)
def no_updates(tmp_path, monkeypatch):
    monkeypatch.setenv("RENAMER_UPDATES", str(tmp_path))


@pytest.mark.benchmark(group="registry")
def test_a_pack_is_read_in_little_more_than_its_files(benchmark, fresh):
    files = [path for path in campaign_folder().rglob("*") if path.is_file()]
    spent = [(cpu_s(read_campaign), cpu_s(floor, files)) for _ in range(ROUNDS)]
    ours, bare = (min(times) for times in zip(*spent, strict=True))
    once = fresh(WORK, imports=IMPORTS)
    benchmark.extra_info |= {
        "files": len(files),
        "cpu_s": round(ours, 3),
        "times_the_floor": round(ours / bare, 2),
        "first_read_with_schemas_s": round(once.work_s, 3),
        "fresh_process_s": round(once.whole_s, 3),
    }
    benchmark.pedantic(read_campaign, rounds=1)
    print(benchmark.extra_info)
    assert ours < MOST_CPU_S
    assert ours < MOST_FLOORS * bare
