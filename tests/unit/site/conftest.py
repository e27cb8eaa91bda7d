"""A tiny site about nobody real."""

from __future__ import annotations

from datetime import date

import pytest

from renamer.model.honoree import Standing
from renamer.model.sheet import Link, Rect, Sheet, Text
from renamer.site.content import Reference, SiteContent, Situation, Stop, story_href


def _stop(code: str, **more: object) -> Stop:
    values: dict[str, object] = {
        "code": code,
        "old": "Túngata",
        "names": {"is": "Maríugata", "be": "вуліца Марыі", "en": "Maria Street"},
        "honoree": {"is": "María", "en": "Maria"},
        "who": {"is": "tónlistarkona", "en": "musician"},
        "stories": {"en": "First **bold**.\n\nSecond.", "is": "Saga."},
        "sources": (
            Reference(title="A newspaper", url="https://news.example/1", date="2025-12"),
            Reference(title="A listed page", url="https://listed.example/1", linkable=False),
        ),
        "situation": Situation(standing=Standing(code="released", as_of="2025-12", source="s")),
        "drafts": ("is",),
        "story_drafts": ("is",),
    }
    return Stop(**(values | more))  # type: ignore[arg-type]


@pytest.fixture
def content() -> SiteContent:
    codes = ("A7K2", "B3MX")
    marks = tuple(
        Link(
            href=story_href(code),
            title=f"Story {code}",
            marks=(
                Rect(x_mm=10 + 40 * at, y_mm=10, width_mm=30, height_mm=10, fill="#4A63C8"),
                Text(x_mm=12 + 40 * at, y_mm=17, text=code, face="FiraGO", size_mm=4),
            ),
        )
        for at, code in enumerate(codes)
    )
    return SiteContent(
        campaign={"en": "Day of Solidarity", "be": "Дзень салідарнасці"},
        city={"is": "Reykjavík"},
        day=date(2027, 8, 4),
        languages=("is", "be", "en"),
        stops=(
            _stop(codes[0]),
            _stop(codes[1], old=None, situation=None, names={"en": "Free Square"}),
        ),
        map=Sheet(width_mm=100, height_mm=60, marks=marks, title="Map"),
        map_date=date(2019, 5, 9),
        contact="group@example.org",
    )
