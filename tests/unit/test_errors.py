"""Every error has a code, an exit code and its entry in docs/errors.md."""

from __future__ import annotations

import re
from pathlib import Path

from renamer import errors

DOCUMENT = Path(__file__).parents[2] / "docs" / "errors.md"


def _family(kind: type[errors.RenamerError] = errors.RenamerError) -> list[type]:
    return [kind, *(one for sub in kind.__subclasses__() for one in _family(sub))]


def test_every_code_is_documented_with_its_exit_code() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", DOCUMENT.read_text("utf-8"), re.MULTILINE)
    assert dict(rows) == {kind.code: str(kind.exit_code) for kind in _family()}


def test_codes_are_unique_and_never_success() -> None:
    codes = [kind.code for kind in _family()]
    assert len(set(codes)) == len(codes)
    assert all(kind.exit_code > 0 for kind in _family())


def test_the_sentence_says_where_what_and_what_to_do() -> None:
    error = errors.PlanError("no such honoree", where="renamings[0].honoree", fix="choose another")
    assert str(error) == "renamings[0].honoree: no such honoree; choose another."
