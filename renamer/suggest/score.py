"""The score of a place and honoree: weighted findings, each one kept as a reason."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from renamer.errors import PlanError
from renamer.model.suggestion import Reason
from renamer.suggest import balance, criteria, fit, ground

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from renamer.suggest.criteria import Finding
    from renamer.suggest.fit import Pairing
    from renamer.suggest.near import Surroundings

PLACE_CRITERIA: Final[Mapping[str, Callable[[Surroundings], Finding | None]]] = MappingProxyType(
    {
        "mission": criteria.mission,
        "traces": criteria.traces,
        "presence": criteria.presence,
        "life": criteria.life,
        "addressee": criteria.addressee,
        "unwatched": criteria.unwatched,
        "host": criteria.host,
        "stand_here": ground.stand_here,
        "addresses": ground.addresses,
        "nameless": ground.nameless,
        "size": ground.size,
        "known": ground.known,
        "respect": ground.respect,
    }
)
PENALTIES: Final = frozenset({"respect"})
"""Terms that take points away: their weight in a reason is negative."""

HONOREE_CRITERIA: Final[Mapping[str, Callable[[Pairing], Finding | None]]] = MappingProxyType(
    {"theme": fit.theme, "cause": fit.cause, "told": fit.told, "page": fit.page}
)

DEFAULT: Final[Mapping[str, float]] = MappingProxyType(
    {
        # More than all the rest can add: the place before the mission of the country concerned
        # leads. From 40 m on, four metres nearer are worth a point.
        "mission": 40.0,
        "traces": 2.0,
        # More than `nameless`: a lively square with two addresses beats a dead path.
        "presence": 4.0,
        "life": 2.0,
        "addressee": 1.5,
        "unwatched": 2.0,
        "host": 1.0,
        "stand_here": 1.0,
        "addresses": 2.0,
        "nameless": 2.25,
        "size": 1.0,
        "known": 1.5,
        # Taken away.
        "respect": 4.0,
        "theme": 1.0,
        # More than a person can have in all: the place that bears the name of the cause leads.
        "cause": 3.5,
        "told": 0.5,
        "page": 1.0,
        # Taken away where the company is lopsided or says one thing twice.
        "balance": balance.BALANCE,
        "variety": balance.VARIETY,
    }
)
WEIGHT_NAMES: Final = frozenset(DEFAULT)


def merged(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the default weights with those of a plan put over them.

    Raises
    ------
    PlanError
        If a weight has an unknown name or is negative or no number.
    """
    unknown = sorted(set(weights) - WEIGHT_NAMES)
    if unknown:
        raise PlanError(
            f"unknown weight {', '.join(map(repr, unknown))}",
            where="weights",
            fix=f"use one of {', '.join(sorted(WEIGHT_NAMES))}",
        )
    wrong = sorted(name for name, weight in weights.items() if not 0 <= weight < float("inf"))
    if wrong:
        raise PlanError(
            f"the weight of {', '.join(map(repr, wrong))} is no number from 0 upwards",
            where="weights",
            fix="write a number from 0 upwards; 0 switches the term off",
        )
    return {**DEFAULT, **weights}


def place_reasons(around: Surroundings, weights: Mapping[str, float]) -> tuple[Reason, ...]:
    """Return the reasons for a place; a term that adds nothing gives none."""
    found = ((term, judge(around)) for term, judge in PLACE_CRITERIA.items())
    return _reasons(found, weights)


def place_points(around: Surroundings, weights: Mapping[str, float]) -> float:
    """Return what the reasons for a place sum to, without forming them."""
    found = ((term, judge(around)) for term, judge in PLACE_CRITERIA.items())
    return sum(
        finding.value * _signed(term, weights) for term, finding in found if finding is not None
    )


def honoree_reasons(pairing: Pairing, weights: Mapping[str, float]) -> tuple[Reason, ...]:
    """Return the reasons for an honoree at a place."""
    return _reasons(((term, judge(pairing)) for term, judge in HONOREE_CRITERIA.items()), weights)


def points(reasons: Iterable[Reason]) -> float:
    """Return the sum of the points of reasons."""
    return sum(reason.points for reason in reasons)


def _signed(term: str, weights: Mapping[str, float]) -> float:
    return -weights[term] if term in PENALTIES else weights[term]


def _reasons(
    found: Iterable[tuple[str, Finding | None]], weights: Mapping[str, float]
) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            term=term,
            value=finding.value,
            weight=_signed(term, weights),
            text=finding.text,
            grounds=finding.grounds,
        )
        for term, finding in found
        if finding is not None and finding.value * weights[term] > 0
    )
