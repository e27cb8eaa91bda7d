"""What a group can do decides how many places are suggested, and of which kind.

A rule is a line of data with its reason. The times and the people per sign are estimates of ours:
whoever knows better says --count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from renamer.errors import UsageError
from renamer.suggest import criteria
from renamer.suggest.near import survey

if TYPE_CHECKING:
    from renamer.model.place import Town
    from renamer.model.plan import Form

USUAL_FORM: Final = "photo"
MOST = 100
"""No more than this many are suggested at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How many stops a form of action takes, and why.

    `usual` where nothing else is said; `most` with enough hours; 0 people or minutes for each stop
    means that they set no limit.
    """

    title: str
    usual: int
    most: int
    why: str
    people_each: int = 0
    minutes_each: int = 0
    at_hosts: bool = False


RULES: Final[Mapping[Form, Rule]] = MappingProxyType(
    {
        "photo": Rule(
            title="photo and go",
            usual=3,
            most=3,
            why="one flagship and two more: three good pictures beat ten",
            people_each=2,  # one holds the sign, one takes the picture
            minutes_each=30,
        ),
        "walk": Rule(
            title="walk with hand-held signs",
            usual=3,
            most=12,  # so many stops can still be put into the best order
            why="one flagship and two more, and as many more as the hours hold",
            people_each=1,  # each carries a sign
            minutes_each=20,
        ),
        "unveiling": Rule(
            title="unveiling with a host",
            usual=1,
            most=1,
            why="one sign, one speech, and one house that has said yes",
            at_hosts=True,
        ),
        "window": Rule(
            title="signs in windows",
            usual=3,
            most=3,
            why="only where a house can lend its window",
            at_hosts=True,
        ),
        "online": Rule(
            title="online only",
            usual=3,
            most=MOST,
            why="one flagship and two more; nobody has to stand there, so any number is possible",
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """What was decided: the form, how many stops, whether each needs a host; in one sentence."""

    form: Form
    count: int
    at_hosts: bool
    sentence: str


def choose_form(
    form: Form = USUAL_FORM,
    *,
    people: int | None = None,
    hours: float | None = None,
    count: int | None = None,
) -> FormChoice:
    """Return how many stops a group can make; `count` overrides the rule.

    Parameters
    ----------
    form : Form
        What the group wants to do.
    people, hours : optional
        How many they are, and how long they have. At least one stop is always suggested.
    count : int, optional
        What the user decided.

    Raises
    ------
    UsageError
        If people or hours are no number above 0.
    """
    _check_above_zero(people, "--people")
    _check_above_zero(hours, "--hours")
    rule = RULES[form]
    number, why = _fitting(rule, people, hours)
    if count is not None:
        usual = "1" if rule.most == 1 else f"1 to {rule.most}"
        why = "as you say"
        if count > rule.most:
            why += f", though this form takes {usual}: {rule.why}"
        number = count
    told = f"{rule.title.capitalize()}: {number} {'place' if number == 1 else 'places'}, {why}"
    hint = "." if count is not None else "; --count for another number."
    return FormChoice(form=form, count=number, at_hosts=rule.at_hosts, sentence=told + hint)


def _fitting(rule: Rule, people: int | None, hours: float | None) -> tuple[int, str]:
    """Return the number of stops and what bounds it, the first bound where several are equal."""
    grows = hours is not None and rule.minutes_each
    bounds = [(rule.most if grows else rule.usual, rule.why)]
    if people is not None and rule.people_each:
        need = "one person" if rule.people_each == 1 else f"{rule.people_each} people"
        stops = math.ceil(people / rule.people_each)
        bounds.append((stops, f"for {people} of you, with {need} to a sign"))
    if hours is not None and rule.minutes_each:
        stops = math.floor(hours * 60 / rule.minutes_each)
        told = f"in {hours:g} h, with about {rule.minutes_each} minutes to a stop and the way to it"
        bounds.append((stops, told))
    stops, why = min(bounds, key=lambda bound: bound[0])
    return max(1, stops), why


def _check_above_zero(number: float | None, option: str) -> None:
    if number is not None and not 0 < number < math.inf:
        raise UsageError(f"{number:g} is too few", where=option, fix="give a number above 0")


def without_host(town: Town) -> frozenset[str]:
    """Return the ids of the places that have no house near by whose people can say yes."""
    around = survey(town.places, town.landmarks, town.city)
    return frozenset(one.place.id for one in around if criteria.host(one) is None)
