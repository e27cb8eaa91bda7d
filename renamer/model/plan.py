"""The plan of one action: the value behind the file that the user edits.

pydantic validates these same classes at the edges (files and links), so unknown keys are errors
that name their place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Literal

from renamer.model.honoree import Honoree
from renamer.model.paper import Paper
from renamer.model.place import LonLat, PlaceClass

SCHEMA = 1
Decision = Literal["proposed", "accepted", "dropped", "withheld"]
Edition = Literal["public", "no-codes", "no-links"]
Form = Literal["photo", "walk", "unveiling", "window", "online"]

WITHHELD = "withheld"
"""Stands for the honoree of a renaming that was withheld on request."""

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Renaming:
    """One place that gets a new name for a day.

    `code` is made once and never changes: the printed QR code leads to it. `old` and
    `anchor_lonlat` find the place again when the map has changed. `wording` (by language) wins
    over the formed name; `note` is for the team and never becomes public; `why` holds the reasons
    of the suggestion for the reader of the plan.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    code: str
    place: str
    anchor_lonlat: LonLat
    honoree: str
    old: str | None = None
    place_class: PlaceClass = "street"
    wording: dict[str, str] = field(default_factory=dict)
    copies: int = 1
    decision: Decision = "accepted"
    note: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapData:
    """Which map data the plan was made from."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    source: str
    data_date: date | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything the team decided about one action in one town."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    schema: int = SCHEMA
    city: str
    campaign: str
    day: date
    map_data: MapData | None = None
    edition: Edition = "public"
    languages: tuple[str, ...] = ()
    """Languages of the site and papers; empty = those of the town, then be and en."""
    style: str = ""
    """Plate style; empty = that of the town."""
    paper: Paper = "A4"
    base_url: str = ""
    """The https address under which the group's site will stand; empty = no site."""
    contact: str = ""
    """Published on purpose, on paper and site; empty = none."""
    form: Form = "photo"
    team: dict[str, str] = field(default_factory=dict)
    """Only the team's: roles, meeting point, telephone. In no public output."""
    weights: dict[str, float] = field(default_factory=dict)
    pins: dict[str, str] = field(default_factory=dict)
    """place id -> honoree id: always together."""
    bans: tuple[str, ...] = ()
    """Place or honoree ids that are never suggested."""
    standings: dict[str, str] = field(default_factory=dict)
    """honoree id -> what was known when it was planned, like "imprisoned 2025-12-13"."""
    walk: tuple[str, ...] = ()
    """Codes in walking order; empty = the order of the renamings."""
    honorees: tuple[Honoree, ...] = ()
    """Honorees of the group's own, each with a source."""
    renamings: tuple[Renaming, ...] = ()

    def accepted(self) -> tuple[Renaming, ...]:
        """Return the renamings that will be made."""
        return tuple(item for item in self.renamings if item.decision == "accepted")
