"""Suggestions to look at: for a town, or for a plan with its weights, pins and bans."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.registry import gate
from renamer.registry.packs import read_campaign
from renamer.suggest.guard import already_there
from renamer.suggest.score import PLACE_CRITERIA
from renamer.suggest.suitable import WATCHING, cautions, suitable
from renamer.workflow.drafting import too_few, town_to_suggest
from renamer.workflow.forms import RULES, USUAL_FORM, FormChoice, choose_form
from renamer.workflow.people import honorees_of
from renamer.workflow.planning import suggestions_for
from renamer.workflow.plans import is_plan_file, open_quietly
from renamer.workflow.wishing import Asking, pinned_people, place_of, wishes_of

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.notice import Notice
    from renamer.model.place import Place, Town
    from renamer.model.plan import Plan
    from renamer.model.suggestion import Reason, Suggestion
    from renamer.workflow.planning import Wishes
    from renamer.workflow.source import TownSource

CANDIDATES_ON_MAP = 12
"""So many of the best places can be told apart on one map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """What was suggested, for whom to look at it; `first` is to be read before anything else."""

    town: Town
    campaign: Campaign
    plan: Plan | None
    wishes: Wishes
    choice: FormChoice
    suggestions: tuple[Suggestion, ...]
    first: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """Why a place has its points: the terms sum to the score.

    `against` says why the place is never suggested by itself. `honoree` is whom the suggestions
    match to it; without one the terms are those of the place alone.
    """

    place: Place
    against: str | None
    cautions: tuple[Notice, ...]
    honoree: Honoree | None
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the points of all terms."""
        return sum(reason.points for reason in self.reasons)


def suggest_for(
    what: str, source: TownSource, campaign_id: str, asking: Asking, say: Callable[[str], None]
) -> Suggested:
    """Return the suggestions for a town, or for a plan file with its weights, pins and bans.

    Raises
    ------
    UsageError
        If a pin, a ban or the spot means nothing there.
    """
    asking.check()
    town, campaign, plan = _subject(what, source, campaign_id, asking, say)
    choice = choose_form(
        asking.form or (plan.form if plan else USUAL_FORM),
        people=asking.people,
        hours=asking.hours,
        count=asking.count,
    )
    wishes = wishes_of(town, campaign, plan, asking, at_hosts=choice.at_hosts)
    found = suggestions_for(town, campaign, count=choice.count, plan=plan, wishes=wishes)
    say(choice.sentence)
    if len(found) < choice.count:
        say(too_few(len(found), choice))
    return Suggested(
        town=town,
        campaign=campaign,
        plan=plan,
        wishes=wishes,
        choice=choice,
        suggestions=found,
        first=tuple(
            dict.fromkeys(
                (*pinned_people(wishes, town, campaign, plan), *_pinned(plan, town, campaign))
            )
        ),
    )


def _pinned(plan: Plan | None, town: Town, campaign: Campaign) -> Iterator[Notice]:
    """Yield what is to be read of those whom the plan pins and renamer would not propose."""
    if plan is None:
        return
    people = honorees_of(plan, campaign)
    for honoree_id in plan.pins.values():
        honoree = people.get(honoree_id)
        if honoree and not gate.may_propose_in(honoree, campaign, town.city.country):
            for notice in gate.everything_on(honoree, campaign, town.city.country):
                if notice.level != "info":
                    yield notice


def explain_place(suggested: Suggested, words: str) -> Arithmetic:
    """Return the arithmetic of one place: with its honoree if it is suggested, else alone.

    Raises
    ------
    UsageError
        If the town has no such place.
    """
    town, campaign = suggested.town, suggested.campaign
    place = place_of(town, words, "--explain")
    made = next((one for one in suggested.suggestions if one.place.id == place.id), None)
    reasons = made.reasons if made else _terms_of_place(suggested, place)
    return Arithmetic(
        place=place,
        against=suitable(place, town, campaign.countries),
        cautions=cautions(place, town, campaign.watched_by),
        honoree=made.honoree if made else None,
        reasons=tuple(sorted(reasons, key=lambda one: (-one.points, one.term))),
    )


def set_aside(suggested: Suggested, place: Place | None = None) -> dict[str, str]:
    """Return who is not proposed because the town, or this place of it, bears the name already.

    By the id of the honoree, in a sentence; only those whom the gate would let through.
    """
    town, campaign = suggested.town, suggested.campaign
    may_come = [
        one
        for one in campaign.honorees.values()
        if gate.may_propose_in(one, campaign, town.city.country)
    ]
    searched = dataclasses.replace(town, places=(place,)) if place else town
    return already_there(searched, may_come)


def _terms_of_place(suggested: Suggested, place: Place) -> tuple[Reason, ...]:
    """Return the terms that a place has whoever is honoured there, as the suggestions reckon."""
    campaign, plan = suggested.campaign, suggested.plan
    taken = {**(plan.pins if plan else {}), **suggested.wishes.pins}.values()
    anybody = next(one for one in sorted(campaign.honorees) if one not in taken)
    made = suggestions_for(
        suggested.town,
        campaign,
        count=1,
        plan=plan,
        wishes=suggested.wishes.with_pins({place.id: anybody}),
    )
    reasons = next(one.reasons for one in made if one.place.id == place.id)
    return tuple(reason for reason in reasons if reason.term in PLACE_CRITERIA)


def candidates_of(suggested: Suggested) -> tuple[Suggestion, ...]:
    """Return the suggestions as they are, and after them the next best places up to twelve."""
    made = suggested.suggestions
    more = suggestions_for(
        suggested.town,
        suggested.campaign,
        count=max(CANDIDATES_ON_MAP, len(made)),
        plan=suggested.plan,
        wishes=suggested.wishes.with_pins({one.place.id: one.honoree.id for one in made}),
    )
    chosen = {one.place.id for one in made}
    return (*made, *(one for one in more if one.place.id not in chosen))


def _subject(
    what: str, source: TownSource, campaign_id: str, asking: Asking, say: Callable[[str], None]
) -> tuple[Town, Campaign, Plan | None]:
    """Return town, campaign and plan of what the user named: a plan file or a town."""
    if is_plan_file(what):
        opened = open_quietly(Path(what), source, say, campaign_id)
        return opened.town, opened.campaign, opened.plan
    campaign = read_campaign(campaign_id)
    at_hosts = RULES[asking.form or USUAL_FORM].at_hosts

    def wishes_in(town: Town) -> Wishes:
        return wishes_of(town, campaign, None, asking, at_hosts=at_hosts)

    return *town_to_suggest(what, source, campaign_id, say, wishes_in), None


def row_of(
    suggestion: Suggestion, town: Town, watching: Collection[str] = WATCHING
) -> Mapping[str, object]:
    """Return a suggestion for machines, unrounded: the points of the terms sum to the score."""
    return {
        "place": suggestion.place.id,
        "name": suggestion.place.name,
        "near": suggestion.place.near,
        "honoree": suggestion.honoree.id,
        "score": suggestion.score,
        "cautions": [notice.text for notice in cautions(suggestion.place, town, watching)],
        "reasons": [term_of(reason) for reason in suggestion.reasons],
    }


def term_of(reason: Reason) -> Mapping[str, object]:
    """Return a term of the arithmetic for machines."""
    return {
        "term": reason.term,
        "value": reason.value,
        "weight": reason.weight,
        "points": reason.points,
        "text": reason.text,
        "grounds": reason.grounds,
    }
