"""A text that names a listed host is made one that no telephone turns into a link."""

from __future__ import annotations

import pytest

from renamer.registry.defuse import defused
from renamer.registry.hosts import listed_in

LISTED = ("tut.by", "spring96.org", "xn--90aivcdt6dxbc.by")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("TUT.BY: three poems", "TUT BY: three poems"),
        (
            "read https://news.tut.by/1 and spring96.org/en",
            "read https://news tut by/1 and spring96 org/en",
        ),
        ("Tut.by, tut.by and TUT.BY", "Tut by, tut by and TUT BY"),
        ("nothing of that kind: example.org", "nothing of that kind: example.org"),
        ("", ""),
    ],
)
def test_a_listed_host_loses_its_dots(text: str, plain: str) -> None:
    assert defused(text, LISTED) == plain
    assert listed_in(defused(text, LISTED), LISTED) is None


@pytest.mark.parametrize("text", ["see spring96%2Eorg", "see spring96。org"])
def test_of_a_host_spelled_oddly_nothing_is_left(text: str) -> None:
    assert listed_in(text, LISTED) is not None
    assert defused(text, LISTED) == ""


def test_without_listed_hosts_every_text_stays() -> None:
    assert defused("TUT.BY: three poems", ()) == "TUT.BY: three poems"
