"""`renamer print`: each piece of paper alone, proved, and nothing of the user's overwritten."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from renamer.drawing.raster import page_count, rasterise
from renamer.printing.proof import prove
from renamer.workflow.pieces import PIECES

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2030-02-01")


@pytest.fixture
def plan(renamer: Any) -> Path:
    """Return a plan of three signs."""
    path: Path = renamer.folder / "my.plan.toml"
    renamer("plan", "new", "reykjavik", "-o", path, "--base-url", "https://group.example", *TODAY)
    return path


def test_one_sign_is_printed_alone_as_what_the_file_says(renamer: Any, plan: Path) -> None:
    out = renamer.folder
    told = json.loads(
        renamer(
            "print", "signs", plan, "-o", out / "one.pdf", "--sign", "2", "--json", *TODAY
        ).stdout
    )
    assert told == {"files": [str(out / "one.pdf")], "codes": 1}
    renamer("print", "signs", plan, "-o", out / "all.svg", *TODAY)
    assert sorted(path.name for path in out.glob("all*")) == [
        f"all-{page}.svg" for page in (1, 2, 3, 4)
    ]
    renamer("print", "signs", plan, "-o", out / "one.png", "--sign", "2", *TODAY)
    assert (out / "one.png").read_bytes().startswith(b"\x89PNG")
    pdf = (out / "one.pdf").read_bytes()
    assert page_count(pdf) == 1
    (row,) = prove(pdf, [()], forbidden=lambda _: False)
    assert row.found[0].startswith("HTTPS://GROUP.EXAMPLE/R/")
    (picture,) = rasterise(pdf, 20)
    assert picture.min() < 100


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothing", "PLAN"), "there is no piece 'nothing'; ask for one of signs"),
        (("signs", "PLAN", "-o", "x.docx"), "end its name in .pdf, .svg or .png"),
        (("signs", "PLAN", "--sign", "9"), "no sign is 9; ask for one of 1 ("),
        (("strips", "PLAN"), "there is nothing to print: nobody on the signs has been freed"),
        (("signs",), "name the piece and the plan; --list tells what can be printed"),
    ],
)
def test_a_wrong_wish_is_one_sentence(
    renamer: Any, plan: Path, arguments: tuple[str, ...], says: str
) -> None:
    words = [plan if word == "PLAN" else word for word in arguments]
    failed = renamer("print", *words, *TODAY, ok=False)
    assert says in failed.stderr


def test_nothing_of_the_users_is_overwritten(renamer: Any, plan: Path) -> None:
    kept = renamer.folder / "mine.pdf"
    kept.write_text("mine")
    failed = renamer("print", "signs", plan, "-o", kept, *TODAY, ok=False)
    assert "add --force" in failed.stderr
    assert kept.read_text() == "mine"
    renamer("print", "signs", plan, "-o", kept, "--force", *TODAY)
    assert kept.read_bytes().startswith(b"%PDF")


def test_the_list_names_every_piece(renamer: Any) -> None:
    listed = json.loads(renamer("print", "--list", "--json").stdout)
    assert [one["piece"] for one in listed] == list(PIECES)
    assert all(one["about"] for one in listed)
