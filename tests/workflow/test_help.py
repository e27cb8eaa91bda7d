"""`renamer --help` is quick because it imports nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from renamer.cli import _COMMANDS, cli

HEAVY = (
    "babel",
    "fontTools",
    "geopandas",
    "jinja2",
    "numpy",
    "osmium",
    "osmnx",
    "pandas",
    "pydantic",
    "pypdfium2",
    "qrcode",
    "reportlab",
    "rich",
    "shapely",
    "uharfbuzz",
    "zxingcpp",
)


def test_help_imports_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys\n"
        "from renamer.cli import cli\n"
        "cli(['--help'], standalone_mode=False)\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert shown.stdout.endswith("[]\n")
    assert "renamer kit reykjavik" in shown.stdout


@pytest.mark.parametrize("command", _COMMANDS)
def test_every_command_of_the_help_exists_and_explains_itself(command: str) -> None:
    shown = CliRunner().invoke(cli, [command, "--help"])
    assert shown.exit_code == 0, shown.output
    assert "Usage:" in shown.output
