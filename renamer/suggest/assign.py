"""Who is honoured where: the assignment of honorees to stops with the most points in all.

What a pair is worth tells `fit`, what the company costs tells `balance`. The best pairs are an
assignment problem; the company makes it a small integer programme. Both are solved exactly for
up to EXACT_UP_TO stops. Beyond that the best pairs are improved by exchanges of one honoree, or
of two stops, until no exchange gains anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from renamer.model.suggestion import Reason
from renamer.suggest import balance
from renamer.suggest.fit import Pairing, gathers, tie
from renamer.suggest.programme import Programme, sign
from renamer.suggest.score import honoree_reasons, points

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from renamer.model.honoree import Honoree
    from renamer.suggest.near import Surroundings
    from renamer.suggest.pick import Stop

EXACT_UP_TO = 16
"""Stops for which the best company is found exactly."""

TIE_BREAK = 0.01
"""Within so many points the one with the most pages and sources comes first, women before men."""

_SAME = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A stop, its honoree, and why this one here."""

    stop: Stop
    honoree: Honoree
    reasons: tuple[Reason, ...]


def assign(
    stops: Sequence[Stop],
    people: Sequence[Honoree],
    pinned: Mapping[str, Honoree],
    *,
    dedication: str,
    languages: Sequence[str],
    weights: Mapping[str, float],
) -> list[Pair]:
    """Give each stop its honoree: pins, then the name of the cause, then the best for the rest.

    Parameters
    ----------
    stops : sequence of Stop
        The best first.
    people : sequence of Honoree
        In any order; nobody is taken twice. Organisations are among them; a dedication is
        taken only where nobody else is left.
    pinned : mapping of str to Honoree
        By the id of a place.
    dedication : str
        Id of the honoree for the leading stop where people gather.
    languages : sequence of str
        The town's, the first one first.
    weights : mapping of str to float
        See `renamer.suggest.score`.
    """
    matched = [(stop, pinned[stop.place.id]) for stop in stops if stop.place.id in pinned]
    taken = {honoree.id for _, honoree in matched}
    free = {one.id: one for one in sorted(people, key=_first_come) if one.id not in taken}
    rest = [stop for stop in stops if stop.place.id not in pinned]
    cause = free.pop(dedication, None)
    led = next((stop for stop in rest if cause and _bears(stop, cause, languages)), None)
    if cause is not None and led is not None:
        matched.append((led, cause))
        rest.remove(led)
    for dedications in (False, True):
        pool = [one for one in free.values() if (one.kind == "dedication") is dedications]
        company = [honoree for _, honoree in matched]
        chosen = _solve(rest, pool, company, languages, weights)
        matched += [(rest[i], pool[j]) for i, j in chosen]
        rest = [stop for i, stop in enumerate(rest) if i not in dict(chosen)]
    return _told(matched, languages, weights)


def _bears(stop: Stop, cause: Honoree, languages: Sequence[str]) -> bool:
    """Whether the cause has a name for this class of place, and belongs there."""
    forms = cause.names.get(languages[0]) or cause.names.get("en")
    named = forms is None or forms.odonyms is None or forms.odonym(stop.place.place_class)
    return bool(named) and gathers(stop.around)


def _first_come(honoree: Honoree) -> tuple[bool, int, int, str]:
    """Order those who fit equally well: women, then the best documented."""
    return honoree.sex != "female", -len(honoree.pages), -len(honoree.sources), honoree.id


def _told(
    matched: Sequence[tuple[Stop, Honoree]], languages: Sequence[str], weights: Mapping[str, float]
) -> list[Pair]:
    """Return the pairs with their reasons; what the company costs is carried by the weakest."""
    made = []
    for stop, honoree in matched:
        pairing = Pairing(around=stop.around, honoree=honoree, languages=languages)
        reasons = honoree_reasons(pairing, weights)
        why = tie(pairing)
        if all(reason.text != why.text for reason in reasons):
            said = Reason(term="tie", value=0.0, weight=1.0, text=why.text, grounds=why.grounds)
            reasons = (*reasons, said)
        made.append(Pair(stop=stop, honoree=honoree, reasons=reasons))
    made.sort(key=lambda pair: (points(pair.reasons), pair.stop.place.id))
    carried = balance.penalties([pair.honoree for pair in made], weights)
    return [
        Pair(stop=pair.stop, honoree=pair.honoree, reasons=(*pair.reasons, *penalties))
        for pair, penalties in zip(made, carried, strict=True)
    ]


def _solve(
    stops: Sequence[Stop],
    pool: Sequence[Honoree],
    company: Sequence[Honoree],
    languages: Sequence[str],
    weights: Mapping[str, float],
) -> list[tuple[int, int]]:
    """Return (stop, honoree) by their numbers, as many as there can be."""
    if not stops or not pool:
        return []
    worth = np.array([_row(stop.around, pool, languages, weights) for stop in stops])
    chosen = _best_pairs(worth)
    least = balance.penalty(company, weights)
    now = balance.penalty([*company, *(pool[j] for _, j in chosen)], weights)
    if now <= least + _SAME and least == 0:
        return chosen  # nothing could be better: the best pairs, and they cost nothing
    if len(stops) <= EXACT_UP_TO:
        return _best_company(worth, pool, company, weights)
    return _exchanged(worth, pool, company, weights)


def _row(
    around: Surroundings,
    pool: Sequence[Honoree],
    languages: Sequence[str],
    weights: Mapping[str, float],
) -> list[float]:
    """Return what each honoree is worth at a stop, ties broken in the order of the pool."""
    return [
        points(
            honoree_reasons(Pairing(around=around, honoree=honoree, languages=languages), weights)
        )
        - TIE_BREAK * rank / len(pool)
        for rank, honoree in enumerate(pool)
    ]


def _best_pairs(worth: npt.NDArray[np.float64]) -> list[tuple[int, int]]:
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(worth, maximize=True)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _best_company(
    worth: npt.NDArray[np.float64],
    pool: Sequence[Honoree],
    company: Sequence[Honoree],
    weights: Mapping[str, float],
) -> list[tuple[int, int]]:
    """Solve pairs and company together as an integer programme (HiGHS, by scipy)."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    programme = Programme(worth, pool, company, weights)
    solved = milp(
        programme.costs,
        integrality=programme.integral,
        bounds=Bounds(0, programme.upper),
        constraints=LinearConstraint(
            np.array(programme.rows), np.array(programme.low), np.array(programme.high)
        ),
        options={"mip_rel_gap": 0.0},
    )
    taken = solved.x[: worth.size].reshape(worth.shape) > 0.5
    return list(zip(*(axis.tolist() for axis in np.nonzero(taken)), strict=True))


def _exchanged(
    worth: npt.NDArray[np.float64],
    pool: Sequence[Honoree],
    company: Sequence[Honoree],
    weights: Mapping[str, float],
) -> list[tuple[int, int]]:
    """Improve a choice by exchanging one honoree, or two stops, until nothing gains.

    It starts from the best of those pairs that come out when the sides of the scales are given
    a handicap of a unit, or none.
    """

    def value(trial: Mapping[int, int]) -> float:
        cost = balance.penalty([*company, *(pool[j] for j in trial.values())], weights)
        return float(sum(worth[i, j] for i, j in trial.items())) - cost

    unit = balance.unit_cost(weights)
    scales = [[sign(person, *sides) for person in pool] for sides in balance.PAIRS]
    starts = [
        dict(_best_pairs(worth + unit * np.dot(handicaps, scales)))
        for handicaps in product((0, -1, 1), repeat=len(scales))
    ]
    held = max(starts, key=value)
    now, better = value(held), True
    while better:
        better = False
        for i in sorted(held):
            trials = [{**held, i: j} for j in range(len(pool)) if j not in held.values()]
            trials += [{**held, i: held[k], k: held[i]} for k in sorted(held) if k != i]
            values = [value(trial) for trial in trials]
            if values and max(values) > now + _SAME:
                now = max(values)
                held = trials[values.index(now)]
                better = True
    return sorted(held.items())
