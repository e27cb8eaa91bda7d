"""Nothing half-written, nothing of the user's lost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from renamer.errors import OutputError
from renamer.files import folder_beside, write_file


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    goal = tmp_path / "deep" / "file.txt"
    write_file(goal, "вуліца\n")
    assert goal.read_text(encoding="utf-8") == "вуліца\n"
    assert [entry.name for entry in goal.parent.iterdir()] == ["file.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence() -> None:
    with pytest.raises(OutputError, match=r"/dev/full: cannot write .*free some space"):
        write_file(Path("/dev/full"), "x" * 100_000)


def test_a_file_too_large_leaves_the_old_one(tmp_path: Path) -> None:
    goal = tmp_path / "file.txt"
    goal.write_text("old", encoding="utf-8")
    script = (
        "import resource, sys; from pathlib import Path; from renamer.files import write_file\n"
        "from renamer.errors import OutputError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: write_file(Path(sys.argv[1]), 'x' * 5000)\n"
        "except OutputError as error: print(error)\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", script, str(goal)], capture_output=True, text=True, check=True
    )
    assert "cannot write (File too large)" in shown.stdout
    assert goal.read_text(encoding="utf-8") == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file.txt"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != 1000


def test_a_folder_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    goal = tmp_path / "kit"
    with folder_beside(goal) as beside:
        (beside / "a.txt").write_text("a", encoding="utf-8")
        assert not goal.exists()
    assert [entry.name for entry in goal.iterdir()] == ["a.txt"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["kit"]


def test_an_interrupted_folder_leaves_the_old_one(tmp_path: Path) -> None:
    goal = tmp_path / "kit"
    goal.mkdir()
    (goal / "old.txt").write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), folder_beside(goal) as beside:
        (beside / "half.txt").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert [entry.name for entry in goal.iterdir()] == ["old.txt"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["kit"]


def test_a_folder_replaces_the_old_one_whole(tmp_path: Path) -> None:
    goal = tmp_path / "kit"
    goal.mkdir()
    (goal / "old.txt").write_text("old", encoding="utf-8")
    with folder_beside(goal) as beside:
        (beside / "new.txt").write_text("new", encoding="utf-8")
    assert [entry.name for entry in goal.iterdir()] == ["new.txt"]
    assert [entry.name for entry in tmp_path.iterdir()] == ["kit"]


def test_the_folder_itself_stays(tmp_path: Path) -> None:
    goal = tmp_path / "kit"
    goal.mkdir()
    before = goal.stat().st_ino
    with folder_beside(goal) as beside:
        (beside / "new.txt").write_text("new", encoding="utf-8")
    assert goal.stat().st_ino == before
    assert [entry.name for entry in goal.iterdir()] == ["new.txt"]


def test_what_cannot_be_put_back_is_kept_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goal = tmp_path / "kit"
    goal.mkdir()
    (goal / "plan.toml").write_text("mine", encoding="utf-8")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target).parent == goal:
            raise OSError(5, "Input/output error")
        return replace(self, target)

    with pytest.raises(OutputError, match="lies in") as told, folder_beside(goal) as beside:
        (beside / "new.txt").write_text("new", encoding="utf-8")
        monkeypatch.setattr(Path, "replace", failing)
    kept = Path(str(told.value.fix).rpartition(" lies in ")[2])
    assert (kept / "plan.toml").read_text(encoding="utf-8") == "mine"


def test_files_keep_to_the_umask(tmp_path: Path) -> None:
    mask = os.umask(0o077)
    try:
        write_file(tmp_path / "plan.toml", "x")
    finally:
        os.umask(mask)
    assert (tmp_path / "plan.toml").stat().st_mode & 0o077 == 0
