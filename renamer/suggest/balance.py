"""Whether those who are honoured together are a fair company: women and men, living and dead.

Each unit of imbalance costs `weights["balance"]` points, and all of them together never more
than MOST; each second one of the same role costs `weights["variety"]`. Every point is told as a
reason of one of the pairs, so that the reasons still sum to the score.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from renamer.model.suggestion import Reason
from renamer.suggest.fit import is_dead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from renamer.model.honoree import Honoree

BALANCE = 0.75
VARIETY = 0.5
MOST = 3.0
"""What imbalance costs at the most, however many stops there are."""

TOLERANCE = 1
"""So many more on one side are no imbalance: three cannot be even."""

ONE_IN = 4
"""One organisation is wanted in every four who are honoured: none in three, one in four."""

_ORGANISED: Final = frozenset({"organisation", "group"})
_SIDES: Final[Mapping[str, Callable[[Honoree], bool]]] = {
    "woman": lambda one: one.kind == "person" and one.sex == "female",
    "man": lambda one: one.kind == "person" and one.sex == "male",
    "living person": lambda one: one.kind == "person" and not _beyond(one),
    "dead person": lambda one: one.kind == "person" and is_dead(one),
    "person": lambda one: one.kind == "person",
    "organisation": lambda one: one.kind in _ORGANISED,
}
PAIRS: Final = (("woman", "man"), ("living person", "dead person"))
_PLURAL: Final = {"woman": "women", "man": "men"}


def unit_cost(weights: Mapping[str, float]) -> float:
    """Return what one unit of imbalance costs."""
    return weights.get("balance", BALANCE)


def repeat_cost(weights: Mapping[str, float]) -> float:
    """Return what a second one of the same role costs."""
    return weights.get("variety", VARIETY)


def on_side(side: str, honoree: Honoree) -> bool:
    """Whether an honoree counts on this side of the scales."""
    return _SIDES[side](honoree)


def first_role(honoree: Honoree) -> str | None:
    """Return what an honoree stands for in the company: a dedication for nothing."""
    return honoree.roles[0] if honoree.roles and honoree.kind != "dedication" else None


def wanted_organisations(company: Sequence[Honoree]) -> int:
    """Return how many organisations a company of so many people and organisations should have."""
    return sum(on_side("person", one) or on_side("organisation", one) for one in company) // ONE_IN


def penalty(company: Sequence[Honoree], weights: Mapping[str, float]) -> float:
    """Return what the company costs in all."""
    units = sum(count for _, count, _ in _excesses(company))
    repeats = sum(count - 1 for count in _roles(company).values())
    return min(MOST, units * unit_cost(weights)) + repeats * repeat_cost(weights)


def penalties(
    company: Sequence[Honoree], weights: Mapping[str, float]
) -> tuple[tuple[Reason, ...], ...]:
    """Return for each of the company the penalties it carries; those named first carry first.

    So many of the heavier side carry a unit each as there are units.
    """
    carried: list[list[Reason]] = [[] for _ in company]
    excesses = _excesses(company)
    units = sum(count for _, count, _ in excesses)
    cost = unit_cost(weights)
    if units * cost > MOST:
        cost = MOST / units
    for side, count, text in excesses:
        bearers = [index for index, one in enumerate(company) if on_side(side, one)]
        for turn in range(count):
            index = bearers[turn % len(bearers)]
            carried[index].append(_reason("balance", cost, text, company[index]))
    for role, count in sorted(_roles(company).items()):
        bearers = [index for index, one in enumerate(company) if first_role(one) == role]
        for index in bearers[: count - 1]:
            text = f"{count} of these stops honour a {role}: one more is less of a surprise"
            carried[index].append(_reason("variety", repeat_cost(weights), text, company[index]))
    return tuple(tuple(reason for reason in some if reason.weight) for some in carried)


def _excesses(company: Sequence[Honoree]) -> list[tuple[str, int, str]]:
    """Return the heavier side of each scale, the units of imbalance and a sentence."""
    counts = {side: sum(map(belongs, company)) for side, belongs in _SIDES.items()}
    found = []
    for one, other in PAIRS:
        side = one if counts[one] > counts[other] else other
        units = max(0, abs(counts[one] - counts[other]) - TOLERANCE)
        if units:
            found.append((side, units, f"out of balance: {_told(counts, (one, other))}"))
    surplus = counts["organisation"] - wanted_organisations(company)
    if surplus:
        side = "organisation" if surplus > 0 else "person"
        told = _told(counts, ("person", "organisation"))
        text = f"out of balance: {told}, where one organisation in four is wanted"
        found.append((side, abs(surplus), text))
    return found


def _told(counts: Mapping[str, int], sides: Iterable[str]) -> str:
    return " and ".join(
        f"{counts[side]} {side if counts[side] == 1 else _PLURAL.get(side, _plural(side))}"
        for side in sides
    )


def _plural(side: str) -> str:
    return side.replace("person", "people") if side.endswith("person") else f"{side}s"


def _roles(company: Sequence[Honoree]) -> Counter[str]:
    return Counter(role for one in company if (role := first_role(one)) is not None)


def _beyond(honoree: Honoree) -> bool:
    """Whether somebody is dead, or nobody knows: the disappeared are on neither side."""
    return is_dead(honoree) or honoree.standing.code == "disappeared"


def _reason(term: str, cost: float, text: str, honoree: Honoree) -> Reason:
    grounds = (honoree.sex_source or honoree.sources[0].id,)
    return Reason(term=term, value=1.0, weight=-cost, text=text, grounds=grounds)
