"""The clock of standings: only what can change grows old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from renamer.model.honoree import Event, Honoree, Standing
from renamer.registry.clock import (
    ahead_of,
    changes,
    is_stale,
    last_event,
    stale_summary,
    told,
    was_freed,
)

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

TODAY = date(2026, 8, 4)


@pytest.fixture
def living(campaign: Campaign) -> Honoree:
    return campaign.honorees["ales-bialiatski"]


@pytest.mark.parametrize(
    ("as_of", "stale"),
    [
        ("2026-05-06", False),  # 90 days before TODAY
        ("2026-05-05", True),  # 91
        ("2026-06", False),
        ("2026-05", True),  # counted from its first day
        ("2026", True),
        (None, True),
        ("2026-13-40", True),
    ],
)
def test_an_old_standing_is_stale(living: Honoree, as_of: str | None, stale: bool) -> None:
    honoree = replace(living, standing=replace(living.standing, as_of=as_of))
    assert is_stale(honoree, TODAY) is stale


def test_what_cannot_change_is_never_stale(campaign: Campaign) -> None:
    assert not is_stale(campaign.honorees["vasil-bykau"], TODAY)
    assert not is_stale(campaign.honorees["free-belarus"], TODAY)
    gone = replace(campaign.honorees["ales-bialiatski"], standing=Standing(code="dissolved"))
    assert not is_stale(gone, TODAY)


def test_all_that_is_stale_is_told_in_one_line(living: Honoree, campaign: Campaign) -> None:
    old = replace(living, standing=Standing(code="in_exile", as_of="2020"))
    (notice,) = stale_summary((old, old, campaign.honorees["vasil-bykau"]), TODAY)
    assert notice.text.count("Ales Bialiatski") == 1
    assert "renamer people stale" in notice.text
    assert stale_summary((campaign.honorees["vasil-bykau"],), TODAY) == ()


def test_the_last_event_is_the_latest_by_date(living: Honoree) -> None:
    events = (
        Event(what="sentenced", date="2023-03-03", source="s"),
        Event(what="arrested", date="2021-07", source="s"),
    )
    assert last_event(replace(living, events=events)) == events[0]
    assert last_event(replace(living, events=())) is None


@pytest.mark.parametrize(
    ("as_of", "since", "count"),
    [
        ("2026-08-04", "2026-08", 0),
        ("2026-08-05", None, 1),
        ("2026-08-04", "2027", 1),
        (None, None, 0),
    ],
)
def test_a_day_to_come_is_told(
    living: Honoree, as_of: str | None, since: str | None, count: int
) -> None:
    early = replace(living, standing=Standing(code="free", as_of=as_of, since=since))
    told_of = ahead_of((early, early), TODAY)
    assert len(told_of) == count
    assert all("Ales Bialiatski is of a day after 2026-08-04" in one.text for one in told_of)


def test_what_changed_since_the_plan_is_told(living: Honoree) -> None:
    free = replace(living, standing=Standing(code="released_in_exile", as_of="2026-08-01"))
    people = {living.id: free}
    (notice,) = changes({living.id: "imprisoned 2025-12-13"}, people)
    assert "imprisoned 2025-12-13" in notice.text
    assert "released_in_exile 2026-08-01" in notice.text
    assert "strip" in notice.text
    assert list(changes({living.id: told(free.standing)}, people)) == []
    assert list(changes({"nobody": "imprisoned"}, people)) == []


def test_only_who_was_in_prison_can_be_freed(living: Honoree) -> None:
    free = replace(living, standing=Standing(code="free", as_of="2026-08-01"))
    assert was_freed("imprisoned 2025-12-13", free)
    exiled = replace(living, standing=Standing(code="in_exile", as_of="2026-08-01"))
    assert was_freed("imprisoned 2025-12-13", exiled)
    assert not was_freed("in_exile 2025-12-13", free)
    assert not was_freed("", free)
    dead = replace(living, standing=Standing(code="died_in_custody", as_of="2026-08-01"))
    assert not was_freed("imprisoned 2025-12-13", dead)
