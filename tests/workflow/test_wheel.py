"""The built wheel makes a kit in a clean environment, offline and far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT)
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("renamer_kit-*.whl")
    return path


def test_the_wheel_ships_its_data_and_nothing_of_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "renamer/_data/sample_cities/is-reykjavik/places.geojson",
        "renamer/_data/templates/papers/start-here.html",
        "renamer/_data/templates/signs/is-reykjavik.toml",
        "renamer/_data/assets/campaigns/belarus-solidarity/campaign.toml",
        "renamer/_data/assets/locales/is/renamer.po",
        "renamer/_data/assets/art/cornflower.svg",
    ):
        assert needed in names
    assert not [name for name in names if name.startswith("tests/")]


def test_the_wheel_makes_a_kit_offline(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "env"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = (python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel)
    subprocess.run(install, check=True)
    # The dependencies come from where the tests run; the project itself must not.
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    libraries = sysconfig.get_path("purelib")
    (Path(site) / "zz_dependencies.pth").write_text(libraries + "\n", encoding="utf-8")
    (Path(site) / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*args, **kwargs): raise RuntimeError('the kit went online')\n"
        "socket.socket.connect = socket.create_connection = refuse\n",
        encoding="utf-8",
    )
    where = subprocess.run(
        [python, "-c", "import renamer; print(renamer.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(environment) in where.stdout
    made = subprocess.run(
        [python, "-m", "renamer", "kit", "reykjavik", "--today", "2026-11-23"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "reykjavik-kit" / "start-here.html").is_file()
