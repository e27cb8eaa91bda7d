"""Honorees built from the case tables."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.model.honoree import Honoree, NameForms, Source, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

CASES = Path(__file__).parents[2] / "cases" / "odonyms"


def honoree(subject: str, kind: str, sex: str | None, names: Mapping[str, NameForms]) -> Honoree:
    return Honoree(
        id=subject,
        kind=kind,
        sex=sex,
        names=dict(names),
        who={"en": subject},
        standing=Standing(code="not_applicable"),
        lives_in="not applicable",
        consent="not needed",
        sources=(Source(id="s1", title="case table", url="https://example.org", backs="names"),),
    )


def read_honorees() -> dict[str, Honoree]:
    """Return every subject of the tables with its names in all languages that have one."""
    people: dict[str, Honoree] = {}
    for path in sorted((CASES / "names").glob("*.toml")):
        for subject, block in tomllib.loads(path.read_text("utf-8")).items():
            kind, sex = block.pop("kind"), block.pop("sex", None)
            names = people[subject].names if subject in people else {}
            forms = {**names, path.stem: NameForms(**block)}
            people[subject] = honoree(subject, kind, sex, forms)
    return people


@pytest.fixture(scope="session")
def honorees() -> dict[str, Honoree]:
    return read_honorees()


@pytest.fixture(scope="session")
def make_honoree():
    return honoree
