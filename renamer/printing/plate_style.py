"""What a plate style is: the schema of templates/signs/<style>.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from renamer.printing.colour import luminance

if TYPE_CHECKING:
    from collections.abc import Mapping

_STRICT: dict[str, str] = {"extra": "forbid"}

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
Positive = Annotated[float, Field(gt=0)]
NotNegative = Annotated[float, Field(ge=0)]
Align = Literal["left", "centre", "right"]
Case = Literal["upper", "mixed"]
Fact = Literal["district", "about", "town"]
"""What a line can tell: the district of the place, half a sentence about whom it is named after,
what the town is called on its map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One line around the plate; `gap_mm` is the ground left between it and the one outside it.

    `notch_mm` cuts the corners in, concave. `relief_mm` is the width of the fillets, light above
    and on the left, dark below and on the right, that make a painted frame look raised.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    colour: Colour
    width_mm: Positive
    gap_mm: NotNegative = 0.0
    notch_mm: NotNegative = 0.0
    relief_mm: NotNegative = 0.0
    light: Colour = "#FFFFFF"
    dark: Colour = "#111111"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A small line above or below the name.

    `place` "outside" is below the innermost border, between it and the edge. `pick` is a regular
    expression with one group that takes the words out of the fact, and `text` a template that
    takes them in ("{} Arrt"); where `pick` finds nothing the line stays away, unless `or_town` lets
    it look into the name of the town: "Paris (8e)" is one too. `ground` makes it a
    strip from edge to edge, which is there without words too; `rule` parts it from the name.
    `example` is a district of the town, for the specimen sheet.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    place: Literal["above", "below", "outside"]
    fact: Fact
    letter_height_mm: Positive
    colour: Colour
    example: str = ""
    align: Align = "centre"
    case: Case = "mixed"
    bold: bool = True
    ground: Colour | None = None
    rule: Colour | None = None
    pick: Annotated[str, Field(pattern=r"\(")] | None = None
    text: Annotated[str, Field(pattern=r"\{\}")] = "{}"
    or_town: bool = False

    def words(self, facts: Mapping[Fact, str]) -> str:
        """Return what the line says of these facts, "" for nothing."""
        told = self._picked(facts.get(self.fact, ""))
        if not told and self.or_town:
            told = self._picked(facts.get("town", ""))
        words = self.text.replace("{}", told) if told else ""
        return words.upper() if self.case == "upper" else words

    def _picked(self, fact: str) -> str:
        found = re.search(self.pick or "(.*)", fact)
        return found.group(1) if found else ""


OrnamentKind = Literal["azulejo", "cartouche", "enamel", "marble", "screws", "stripe"]
GROUND_KINDS: frozenset[OrnamentKind] = frozenset({"enamel", "marble"})
"""Ornaments that are part of the ground: letters may stand on them, and must stand out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ornament:
    """One of the ornaments that renamer.printing.ornaments draws; `size_mm` is that of its part."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    kind: OrnamentKind
    size_mm: Positive
    colour: Colour
    second: Colour = "#FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a field is known; `source` is the address that was read."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    status: Literal["seen", "approximate"]
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateStyle:
    """The manner of a town's plates; all measures are those of the real plate.

    `also` are further slugs of the town. `borders` are given from the outside in. `faces` lists
    the town's own face first. `bilingual` says how a second language stands: stacked on the same
    plate, or on a paired plate; `second_share` is the size of a stacked second name as a share of
    the first. `raised` are last words of a name that stand small and high (New York's ST).
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    name: str
    city: str | None = None
    also: tuple[str, ...] = ()
    country: str | None = None
    width_mm: Positive
    height_mm: Positive
    background: Colour
    text: Colour
    letter_height_mm: Positive
    borders: tuple[Border, ...] = ()
    corner_radius_mm: NotNegative = 0.0
    case: Case = "mixed"
    align: Literal["left", "centre"] = "centre"
    faces: tuple[str, ...] = ()
    bilingual: Literal["stacked", "paired"] = "stacked"
    second_share: Annotated[float, Field(ge=0.4, le=1)] = 1.0
    raised: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    ornaments: tuple[Ornament, ...] = ()
    evidence: dict[str, Evidence] = field(default_factory=dict)

    @property
    def approximate(self) -> tuple[str, ...]:
        """The fields for which no source was seen."""
        return tuple(sorted(k for k, v in self.evidence.items() if v.status != "seen"))

    @property
    def seen(self) -> tuple[str, ...]:
        """The fields for which a source was seen, in the order of the file."""
        return tuple(key for key, value in self.evidence.items() if value.status == "seen")

    @property
    def is_dark(self) -> bool:
        """Whether the plate has light letters on a dark ground."""
        return luminance(self.background) < luminance(self.text)

    def ornament(self, kind: OrnamentKind) -> Ornament | None:
        """Return the ornament of this kind, if the style has it."""
        return next((one for one in self.ornaments if one.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandStyle:
    """The band that no official plate has: its colours and its least share of the plate."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    background: Colour
    text: Colour
    least_share: Annotated[float, Field(ge=0.15, le=0.5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all signs share, whatever the town."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    band: BandStyle
    second_line: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryColours:
    """The sober colours of a country for the neutral style; `note` says where they come from."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    ground: Colour
    text: Colour
    accent: Colour
    note: str
