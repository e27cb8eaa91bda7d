"""What benches share: what a piece of Python costs in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import NamedTuple

import pytest

_PROGRAM = """
import json, sys, time
{imports}
imported = time.process_time()
{work}
spent = time.process_time()
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([spent - imported, spent, int(peak.split()[1]) / 1024, sorted(sys.modules)]))
"""


class Cost(NamedTuple):
    """CPU seconds are those of user and system, of all threads."""

    work_s: float
    whole_s: float
    """With the start of Python and the imports."""
    peak_mb: float
    modules: list[str]
    """What was imported in the end."""


def cost_of(work: str, *arguments: object, imports: str = "") -> Cost:
    """Run Python in a fresh process; `arguments` are its sys.argv[1:]."""
    program = _PROGRAM.format(imports=imports, work=work)
    command = [sys.executable, "-c", program, *map(str, arguments)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Cost(*json.loads(ran.stdout.splitlines()[-1]))


@pytest.fixture(scope="session")
def fresh():
    """The function `cost_of`."""
    return cost_of
