"""Why this place, why this honoree: a score out of named terms, each with its ground."""

from __future__ import annotations

from dataclasses import dataclass

from renamer.model.honoree import Honoree
from renamer.model.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One term of a score.

    `value` is the criterion's 0..1, `weight` its weight; `text` the sentence (English);
    `grounds` the OSM refs or source ids it rests on, never empty.
    """

    term: str
    value: float
    weight: float
    text: str
    grounds: tuple[str, ...]

    @property
    def points(self) -> float:
        """What the term adds to the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A place, the honoree matched to it, and the reasons; the score is their sum exactly."""

    place: Place
    honoree: Honoree
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """The sum of the points of all reasons."""
        return sum(reason.points for reason in self.reasons)
