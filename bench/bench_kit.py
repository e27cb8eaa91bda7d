"""The whole kit and the help, against the floor of the interpreter: ratios in one run.

make bench      or      pytest bench/bench_kit.py -m "long or not long" --benchmark-only -s
"""

from __future__ import annotations

import cProfile
import datetime
import io
import pstats
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

TODAY = "2026-11-23"


def cpu_seconds(*command: str | Path, cwd: Path | None = None) -> float:
    """User and system time of a finished command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=cwd, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def test_help_against_a_bare_click_group(benchmark: pytest.FixtureRequest) -> None:
    floor = "import click; click.Group('x')(['--help'])"
    ours = [cpu_seconds(sys.executable, "-m", "renamer", "--help") for _ in range(7)]
    bare = [cpu_seconds(sys.executable, "-c", floor) for _ in range(7)]
    benchmark.pedantic(cpu_seconds, args=(sys.executable, "-m", "renamer", "--help"), rounds=3)
    benchmark.extra_info["cpu_s"] = round(min(ours), 3)
    benchmark.extra_info["times_bare_click"] = round(min(ours) / min(bare), 2)
    print(f"\nhelp: {min(ours):.3f} s CPU, {min(ours) / min(bare):.2f} times a bare click group")


def test_twenty_signs_of_reykjavik(benchmark: pytest.FixtureRequest, tmp_path: Path) -> None:
    command = (sys.executable, "-m", "renamer", "kit", "reykjavik", "--count", "20")
    imports = "import reportlab.pdfgen.canvas, shapely, pydantic, jinja2, babel, numpy, uharfbuzz"
    floor = min(cpu_seconds(sys.executable, "-c", imports) for _ in range(3))
    spent = benchmark.pedantic(
        cpu_seconds,
        args=(*command, "--today", TODAY, "-o", "kit"),
        kwargs={"cwd": tmp_path},
        rounds=3,
    )
    benchmark.extra_info["cpu_s"] = round(spent, 2)
    benchmark.extra_info["times_bare_imports"] = round(spent / floor, 2)
    print(f"\nkit of 20 signs: {spent:.2f} s CPU, {spent / floor:.1f} times the bare imports")


def test_where_the_time_goes(benchmark: pytest.FixtureRequest, tmp_path: Path) -> None:
    from renamer.workflow.kit import make_kit
    from renamer.workflow.planning import PlanChoices
    from renamer.workflow.source import TownSource

    def work() -> None:
        make_kit(
            "reykjavik",
            TownSource(),
            PlanChoices(count=20),
            campaign_id="belarus-solidarity",
            out=tmp_path / "kit",
            today=datetime.date.fromisoformat(TODAY),
            say=lambda _: None,
        )

    profile = cProfile.Profile()
    profile.runcall(work)
    told = io.StringIO()
    pstats.Stats(profile, stream=told).sort_stats("cumulative").print_stats("renamer", 25)
    print(told.getvalue())
    benchmark.pedantic(work, rounds=1)
