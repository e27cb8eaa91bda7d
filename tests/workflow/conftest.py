"""The command `renamer` as a user runs it, without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def renamer(tmp_path: Path) -> Run:
    """Run the command in an empty folder; sockets are refused by a start-up hook."""
    hook = tmp_path / ".hook"
    hook.mkdir()
    (hook / "sitecustomize.py").write_text(
        "import socket\n"
        "def refuse(*args, **kwargs): raise RuntimeError('a test went online')\n"
        "socket.socket.connect = socket.create_connection = refuse\n",
        encoding="utf-8",
    )
    path = os.pathsep.join(filter(None, (str(hook), os.environ.get("PYTHONPATH"))))
    folder = tmp_path / "work"
    folder.mkdir()

    def run(*arguments: str | Path, ok: bool = True) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # else every run compiles renamer anew
        done = subprocess.run(
            [sys.executable, "-m", "renamer", *map(str, arguments)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        if ok:
            assert done.returncode == 0, done.stderr
        else:
            assert done.returncode != 0, done.stdout
        return done

    run.folder = folder  # type: ignore[attr-defined]
    return run
