"""Nobody who could be made to pay for it is suggested; who pins them by hand is warned first."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest

from renamer.gazetteer.samples import read_sample, sample_slugs
from renamer.model.honoree import Honoree, Standing
from renamer.registry import gate
from renamer.registry.packs import read_campaign
from renamer.workflow.changing import add_renaming
from renamer.workflow.planning import suggestions_for
from renamer.workflow.source import TownSource

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.place import Town

Run = Callable[..., CompletedProcess[str]]
COUNTS = (1, 3, 5, 10, 30)
MOST = COUNTS[-1]
PRISONERS = "political-prisoners-of-belarus"


@lru_cache(maxsize=1)
def the_campaign() -> Campaign:
    return read_campaign()


@lru_cache(maxsize=8)
def sample(slug: str) -> Town:
    return read_sample(slug)


@lru_cache(maxsize=64)
def suggested(slug: str, count: int) -> tuple[Honoree, ...]:
    found = suggestions_for(sample(slug), the_campaign(), count=count)
    return tuple(one.honoree for one in found)


@pytest.fixture
def campaign() -> Campaign:
    return the_campaign()


def in_country(town: Town, country: str) -> Town:
    return dataclasses.replace(town, city=dataclasses.replace(town.city, country=country))


@pytest.mark.parametrize("slug", sample_slugs())
def test_nobody_within_reach_is_suggested_without_a_public_campaign(
    slug: str, campaign: Campaign
) -> None:
    assert campaign.ask_first
    unasked = campaign.unasked_in(sample(slug).city.country)
    for count in COUNTS:
        found = suggested(slug, count)
        assert len({one.id for one in found}) == len(found) >= min(count, 10)
        assert unasked.isdisjoint(one.id for one in found)
        for honoree in found:
            assert not within_reach(honoree) or campaigns_in_public(honoree), honoree.id


def within_reach(honoree: Honoree) -> bool:
    """Told anew from the fields, not by the gate that is tested here."""
    if honoree.kind == "dedication" or honoree.lives_in == "dead":
        return False
    return (
        honoree.lives_in in {"Belarus", "in prison", "unknown"}
        or honoree.standing.code == "imprisoned"
    )


def campaigns_in_public(honoree: Honoree) -> bool:
    source = honoree.source(honoree.consent_source or "")
    return honoree.consent == "public campaign" and source is not None


def test_in_lithuania_the_names_it_shares_are_not_suggested(campaign: Campaign) -> None:
    shared = campaign.unasked_in("LT") - set(campaign.ask_first)
    assert {"leu-sapieha", "kastus-kalinouski", "francysk-skaryna"} <= shared
    elsewhere = {one.id for one in suggested("is-reykjavik", MOST)}
    assert shared & elsewhere, "none of them is ever suggested: this test proves nothing"
    there = in_country(sample("is-reykjavik"), "LT")
    found = suggestions_for(there, campaign, count=MOST)
    assert len(found) > 10
    assert shared.isdisjoint(one.honoree.id for one in found)


@pytest.mark.parametrize("lives_in", ["Belarus", "in prison", "unknown"])
def test_it_is_the_gate_that_keeps_the_living_out(lives_in: str, campaign: Campaign) -> None:
    """Were all the living within reach and unasked, nobody living would be suggested."""
    living = {who: one for who, one in campaign.honorees.items() if gate.is_living(one)}
    assert living.keys() & {one.id for one in suggested("mc-monaco", MOST)}
    reachable = {
        who: dataclasses.replace(
            one,
            lives_in=lives_in,  # type: ignore[arg-type]
            consent="unknown",
            standing=Standing(code="released", as_of="2026-01", source=one.standing.source),
        )
        for who, one in living.items()
    }
    changed = dataclasses.replace(campaign, honorees={**campaign.honorees, **reachable})
    found = suggestions_for(sample("mc-monaco"), changed, count=MOST)
    assert found
    assert living.keys().isdisjoint(one.honoree.id for one in found)


def test_all_prisoners_together_can_be_suggested(campaign: Campaign) -> None:
    assert PRISONERS not in campaign.ask_first
    led = dataclasses.replace(campaign, default_dedication=PRISONERS)
    first, *_ = suggestions_for(sample("is-reykjavik"), led, count=3)
    assert first.honoree.id == PRISONERS


@pytest.fixture
def hidden(campaign: Campaign) -> Honoree:
    """Somebody whom the gate keeps out, with cautions of their own."""
    return next(
        one
        for one in campaign.honorees.values()
        if gate.is_living(one) and one.cautions and not gate.may_propose(one)[0]
    )


def a_place_beside(plan: Path, town: Town) -> str:
    text = plan.read_text(encoding="utf-8")
    return next(place.id for place in town.places if place.id not in text)


def test_who_pins_them_by_hand_reads_the_cautions_first(
    renamer: Run, hidden: Honoree, campaign: Campaign
) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml")
    plan = renamer.folder / "m.plan.toml"  # type: ignore[attr-defined]
    place = a_place_beside(plan, sample("mc-monaco"))
    done = renamer("plan", "add", "m.plan.toml", place, hidden.id)
    assert f"danger: {hidden.id}: Not proposed: " in done.stderr
    for notice in gate.everything_on(hidden, campaign, "MC"):
        assert f"{notice.level}: {hidden.id}: {notice.text}\n" in done.stderr
    assert done.stdout.startswith(f"m.plan.toml: {place} for {hidden.id} added")
    assert hidden.id in plan.read_text(encoding="utf-8")


def test_the_cautions_come_before_anything_is_written(
    renamer: Run, hidden: Honoree, campaign: Campaign
) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml")
    plan = renamer.folder / "m.plan.toml"  # type: ignore[attr-defined]
    before, said = plan.read_bytes(), []

    def say(sentence: str) -> None:
        said.append(sentence)
        assert plan.read_bytes() == before

    add_renaming(plan, a_place_beside(plan, sample("mc-monaco")), hidden.id, TownSource(), say)
    assert plan.read_bytes() != before
    told = [f"{one.level}: {one.where}: {one.text}" for one in _everything(hidden, campaign)]
    assert said[-len(told) :] == told


def _everything(honoree: Honoree, campaign: Campaign) -> tuple[gate.Notice, ...]:
    return gate.everything_on(honoree, campaign, sample("mc-monaco").city.country)


def test_who_needs_no_caution_comes_without_one(renamer: Run, campaign: Campaign) -> None:
    renamer("plan", "new", "monaco", "-o", "m.plan.toml")
    plan = renamer.folder / "m.plan.toml"  # type: ignore[attr-defined]
    text = plan.read_text(encoding="utf-8")
    calm = next(
        one.id
        for one in campaign.honorees.values()
        if not _everything(one, campaign) and one.id not in text
    )
    place = a_place_beside(plan, sample("mc-monaco"))
    done = renamer("plan", "add", "m.plan.toml", place, calm)
    assert calm not in done.stderr
