"""A suggestion, or any place, in words: for the terminal and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.suggest.near import survey
from renamer.suggest.score import DEFAULT, merged, place_reasons, points
from renamer.suggest.suitable import WATCHING, cautions, suitable

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from renamer.model.place import Place, Town
    from renamer.model.suggestion import Reason, Suggestion


def explain(suggestion: Suggestion) -> tuple[str, ...]:
    """Return one line for each reason, the weightiest first: points, sentence, grounds."""
    return _lines(suggestion.reasons)


def explain_place(
    place: Place,
    town: Town,
    *,
    countries: Sequence[str] = ("BY",),
    weights: Mapping[str, float] = DEFAULT,
    traces: Sequence[str] = (),
    watching: Collection[str] = WATCHING,
) -> tuple[str, ...]:
    """Return why any place of a town would be suggested or not: verdict, cautions, reasons.

    Raises
    ------
    PlanError
        If a weight has an unknown name.
    """
    (around,) = survey(
        [place], town.landmarks, town.city, countries, watching=watching, traces=traces
    )
    reasons = place_reasons(around, merged(weights))
    against = suitable(place, town, countries)
    verdict = f"never suggested: {against}" if against else f"{points(reasons):.2f} points"
    return (
        f"{place.label}: {verdict}",
        *(notice.text for notice in cautions(place, town, watching)),
        *_lines(reasons),
    )


def _lines(reasons: Sequence[Reason]) -> tuple[str, ...]:
    ordered = sorted(reasons, key=lambda reason: (-reason.points, reason.term))
    return tuple(
        f"{reason.text} [{reason.term} {reason.points:+.2f}; {', '.join(reason.grounds)}]"
        for reason in ordered
    )
