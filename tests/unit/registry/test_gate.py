"""The do-no-harm gate."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from renamer.model.campaign import CountryCaution
from renamer.model.honoree import Consent, Honoree, LivesIn, Source, Standing, StandingCode
from renamer.registry.gate import (
    cautions_for,
    cautions_in,
    everything_on,
    has_died,
    is_living,
    is_within_reach,
    may_propose,
    may_propose_in,
)

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

CONSENT_SOURCE = Source(id="s", title="t", url="https://example.org/", backs="own campaign")


@pytest.fixture
def living(campaign: Campaign) -> Honoree:
    """Somebody living abroad, whatever becomes of him in the pack."""
    return replace(
        campaign.honorees["ales-bialiatski"],
        standing=Standing(code="released_in_exile", as_of="2025-12-13", source="s"),
        lives_in="abroad",
        consent="public campaign",
        consent_source="s",
        sources=(CONSENT_SOURCE,),
        cautions=("Say deported.",),
    )


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
    campaigning = replace(living, lives_in=lives_in)
    assert may_propose(campaigning)[0]
    assert not may_propose(replace(campaigning, consent_source=None))[0]
    assert not may_propose(replace(campaigning, consent_source="nowhere"))[0]
    assert not may_propose(replace(campaigning, sources=()))[0]


@pytest.mark.parametrize("consent", ["asked", "unknown"])
def test_a_prisoner_is_not_proposed_whatever_lives_in_says(
    living: Honoree, consent: Consent
) -> None:
    standing = replace(living.standing, code="imprisoned")
    told = replace(living, standing=standing, lives_in="abroad", consent=consent)
    assert is_within_reach(told)
    allowed, reason = may_propose(told)
    assert not allowed
    assert "in prison" in reason


def test_who_disappeared_counts_as_living(living: Honoree) -> None:
    gone = replace(living, standing=Standing(code="disappeared"), lives_in="unknown")
    assert is_living(gone)
    assert not may_propose(replace(gone, consent="unknown"))[0]


@pytest.mark.parametrize("code", ["died", "died_in_custody", "killed"])
def test_who_has_died_is_not_within_reach(living: Honoree, code: StandingCode) -> None:
    dead = replace(living, standing=Standing(code=code), lives_in="Belarus", consent="unknown")
    assert has_died(dead)
    assert not is_living(dead)
    assert may_propose(dead)[0]


@pytest.mark.parametrize("kind", ["group", "organisation"])
def test_a_group_in_belarus_counts_as_its_members_do(living: Honoree, kind: str) -> None:
    group = replace(living, kind=kind, lives_in="Belarus", consent="unknown")  # type: ignore[arg-type]
    assert not may_propose(group)[0]
    assert may_propose(replace(group, lives_in="abroad"))[0]


def test_nobody_within_reach_passes_in_the_whole_pack(campaign: Campaign) -> None:
    reachable = [one for one in campaign.honorees.values() if is_within_reach(one)]
    assert reachable
    for honoree in reachable:
        source = honoree.source(honoree.consent_source or "")
        public = honoree.consent == "public campaign" and source is not None
        assert may_propose(honoree)[0] == public, honoree.id


def test_the_dead_and_dedications_are_proposed(campaign: Campaign) -> None:
    for name in ("vasil-bykau", "francysk-skaryna", "free-belarus", "solidarity"):
        assert may_propose(campaign.honorees[name])[0]
    assert may_propose(campaign.honorees["political-prisoners-of-belarus"])[0]


def test_whom_the_campaign_asks_to_ask_about_is_not_proposed(
    living: Honoree, campaign: Campaign
) -> None:
    caution = CountryCaution(country="LT", text="Ask.", source="s", honorees=(living.id,))
    here = replace(campaign, ask_first=(), country_cautions=(caution,))
    assert may_propose_in(living, here, "LV")
    assert not may_propose_in(living, here, "LT")
    nowhere = replace(campaign, ask_first=(living.id,), country_cautions=())
    assert not may_propose_in(living, nowhere, "LV")


def test_a_living_person_is_shown_with_the_day_of_the_standing(living: Honoree) -> None:
    notices = cautions_for(living)
    assert notices[-1].code == "standing-as-of"
    assert "released and abroad, as of 2025-12-13" in notices[-1].text
    assert [notice.text for notice in notices[:-1]] == list(living.cautions)
    undated = cautions_for(replace(living, standing=Standing(code="free")))
    assert "free, as of no known day" in undated[-1].text


def test_the_dead_come_with_their_cautions_alone(campaign: Campaign) -> None:
    bykau = campaign.honorees["vasil-bykau"]
    assert [notice.text for notice in cautions_for(bykau)] == list(bykau.cautions)


def test_who_may_not_be_proposed_comes_with_a_danger_first(living: Honoree) -> None:
    hidden = replace(living, lives_in="Belarus", consent="unknown")
    notices = cautions_for(hidden)
    assert (notices[0].level, notices[0].code) == ("danger", "not-proposed")
    assert notices[-1].code == "consent-unknown"


def test_everything_on_somebody_holds_what_the_campaign_says_too(
    living: Honoree, campaign: Campaign
) -> None:
    caution = CountryCaution(country="LT", text="Ask.", source="s", honorees=(living.id,))
    told = replace(campaign, ask_first=(living.id,), country_cautions=(caution,))
    codes = [notice.code for notice in everything_on(living, told, "LT")]
    assert codes == ["caution", "standing-as-of", "ask-first", "country"]
    assert cautions_in(living, told, "LV") == ()
    assert len(everything_on(living, told, "LV")) == 3
