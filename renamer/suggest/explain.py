"""A suggestion in words, for the terminal and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renamer.model.suggestion import Suggestion


def explain(suggestion: Suggestion) -> tuple[str, ...]:
    """Return one line for each reason, the weightiest first: points, sentence, grounds."""
    ordered = sorted(suggestion.reasons, key=lambda reason: (-reason.points, reason.term))
    return tuple(
        f"{reason.text} [{reason.term} +{reason.points:.2f}; {', '.join(reason.grounds)}]"
        for reason in ordered
    )
