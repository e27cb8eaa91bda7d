"""A folder is replaced only if nothing of the user's is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from renamer.errors import OutputError
from renamer.workflow.manifest import MANIFEST, artifact, check_replaceable, read_manifest, to_json


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    folder = tmp_path / "kit"
    (folder / "signs").mkdir(parents=True)
    contents = {"town.plan.toml": b"schema = 1\n", "signs/signs.pdf": b"%PDF"}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    records = [artifact(name, content) for name, content in contents.items()]
    (folder / MANIFEST).write_text(to_json(records, {"city": "town"}), encoding="utf-8")
    return folder


def test_the_manifest_reads_back(kit: Path) -> None:
    manifest = read_manifest(kit)
    assert manifest is not None
    assert manifest["city"] == "town"
    assert [entry["path"] for entry in manifest["files"]] == ["signs/signs.pdf", "town.plan.toml"]


def test_an_untouched_kit_may_be_replaced(kit: Path) -> None:
    check_replaceable(kit)


def test_a_missing_and_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    check_replaceable(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    check_replaceable(tmp_path / "empty")


def test_a_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(OutputError, match="no kit of renamer's"):
        check_replaceable(tmp_path)


def test_a_file_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kit").write_bytes(b"x")
    with pytest.raises(OutputError, match="a file of this name"):
        check_replaceable(tmp_path / "kit")


def test_changed_and_added_files_are_named(kit: Path) -> None:
    (kit / "town.plan.toml").write_bytes(b"schema = 1  # mine\n")
    (kit / "note.txt").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"\(note\.txt, town\.plan\.toml\)"):
        check_replaceable(kit)


def test_the_plan_that_is_built_from_may_have_changed(kit: Path) -> None:
    plan = kit / "town.plan.toml"
    plan.write_bytes(b"schema = 1  # mine\n")
    check_replaceable(kit, plan)


def test_what_file_managers_leave_is_of_no_account(kit: Path) -> None:
    (kit / ".DS_Store").write_bytes(b"x")
    (kit / "signs" / "Thumbs.db").write_bytes(b"x")
    check_replaceable(kit)


def test_a_link_in_the_kit_is_the_users(kit: Path) -> None:
    (kit / "linked").symlink_to(kit.parent)
    with pytest.raises(OutputError, match="linked"):
        check_replaceable(kit)


def test_a_broken_manifest_is_none_of_ours(kit: Path) -> None:
    (kit / MANIFEST).write_text('{"format": "renamer-kit/1", "files": [1]}', encoding="utf-8")
    with pytest.raises(OutputError, match="no kit of renamer's"):
        check_replaceable(kit)
