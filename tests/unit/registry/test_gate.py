"""The do-no-harm gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from renamer.model.honoree import Consent, Honoree, LivesIn, Source, Standing
from renamer.registry.gate import cautions_for, is_living, is_stale, may_propose

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

TODAY = date(2026, 8, 4)
CONSENT_SOURCE = Source(
    id="s", title="t", url="https://example.org/", backs="Consent: own campaign"
)


@pytest.fixture
def living(campaign: Campaign) -> Honoree:
    return campaign.honorees["ales-bialiatski"]


@pytest.mark.parametrize("lives_in", ["Belarus", "in prison", "unknown"])
@pytest.mark.parametrize("consent", ["asked", "unknown", "not needed"])
def test_nobody_within_reach_is_proposed(
    living: Honoree, lives_in: LivesIn, consent: Consent
) -> None:
    allowed, reason = may_propose(replace(living, lives_in=lives_in, consent=consent))
    assert not allowed
    assert lives_in in reason


@pytest.mark.parametrize("lives_in", ["Belarus", "in prison", "unknown"])
def test_a_public_campaign_opens_the_gate_only_with_a_source(
    living: Honoree, lives_in: LivesIn
) -> None:
    campaigning = replace(living, lives_in=lives_in, consent="public campaign")
    assert may_propose(replace(campaigning, sources=(CONSENT_SOURCE,)))[0]
    silent = replace(CONSENT_SOURCE, backs="life dates")
    assert not may_propose(replace(campaigning, sources=(silent,)))[0]


def test_a_prisoner_is_not_proposed_whatever_lives_in_says(living: Honoree) -> None:
    standing = replace(living.standing, code="imprisoned")
    allowed, reason = may_propose(
        replace(living, standing=standing, lives_in="abroad", consent="asked")
    )
    assert not allowed
    assert "in prison" in reason


def test_who_disappeared_counts_as_living(living: Honoree) -> None:
    gone = replace(living, standing=Standing(code="disappeared"), lives_in="unknown")
    assert is_living(gone)
    assert not may_propose(replace(gone, consent="unknown"))[0]


def test_a_group_in_belarus_is_not_proposed(living: Honoree) -> None:
    group = replace(living, kind="group", lives_in="Belarus", consent="unknown")
    assert not may_propose(group)[0]


def test_nobody_within_reach_passes_in_the_whole_pack(campaign: Campaign) -> None:
    for honoree in campaign.honorees.values():
        allowed, _ = may_propose(honoree)
        reachable = honoree.lives_in in {"Belarus", "in prison", "unknown"}
        assert not (allowed and reachable and honoree.consent != "public campaign"), honoree.id


def test_the_dead_and_dedications_are_proposed(campaign: Campaign) -> None:
    for name in ("vasil-bykau", "francysk-skaryna", "free-belarus", "solidarity"):
        assert may_propose(campaign.honorees[name])[0]


def test_a_living_person_is_shown_with_the_day_of_the_standing(living: Honoree) -> None:
    notices = cautions_for(living, date(2026, 1, 1))
    assert notices[-1].code == "standing-as-of"
    assert "released and abroad, as of 2025-12-13" in notices[-1].text
    assert [notice.text for notice in notices[:-1]] == list(living.cautions)


@pytest.mark.parametrize(
    ("as_of", "stale"),
    [
        ("2026-02-05", False),  # 180 days before TODAY
        ("2026-02-04", True),  # 181
        ("2026-03", False),
        ("2026-02", True),  # counted from its first day
        ("2026", True),
        (None, True),
        ("2026-13-40", True),
    ],
)
def test_an_old_standing_is_stale(living: Honoree, as_of: str | None, stale: bool) -> None:
    honoree = replace(living, standing=replace(living.standing, as_of=as_of))
    assert is_stale(honoree, TODAY) is stale
    codes = {notice.code for notice in cautions_for(honoree, TODAY)}
    assert ("standing-stale" in codes) is stale


def test_without_a_day_no_age_is_judged(living: Honoree) -> None:
    assert cautions_for(living)[-1].code == "standing-as-of"


def test_the_dead_are_never_stale(campaign: Campaign) -> None:
    assert not is_stale(campaign.honorees["vasil-bykau"], TODAY)
    assert cautions_for(campaign.honorees["vasil-bykau"], TODAY) == ()


def test_who_may_not_be_proposed_comes_with_a_danger_first(living: Honoree) -> None:
    hidden = replace(living, lives_in="Belarus", consent="unknown")
    notices = cautions_for(hidden, TODAY)
    assert (notices[0].level, notices[0].code) == ("danger", "not-proposed")
    assert notices[-1].code == "consent-unknown"
