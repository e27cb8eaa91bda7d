"""What was asked for: a town by its name, and how far it is to reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.place import LonLat

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A town as the user asks for it; at most one of `boundary`, `bbox`, `around` is given.

    Without one the boundary is looked for under `name`, or `osm_ref` ("relation/2580605").
    `around` and `radius_m` make a circle; `radius_m` alone is that of a town which is only a node.
    `country` (ISO 3166-1 alpha-2) and `languages` default to what the map and CLDR tell.
    """

    name: str | None = None
    slug: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    languages: tuple[str, ...] = ()
    boundary: Path | None = None
    bbox: Box | None = None
    around: LonLat | None = None
    radius_m: float | None = None
    osm_ref: str | None = None
    pick: int | None = None
    """Number of the candidate to take, from 1, where the name means several."""

    @property
    def bare_name(self) -> str:
        """The name without what narrows it: "Brest" of "Brest, Belarus"; else that of the slug."""
        if self.name:
            return self.name.split(",")[0].strip()
        return (self.slug or "")[3:].replace("-", " ")

    @property
    def in_words(self) -> str:
        """What was asked, for the snapshot: the name, then what narrows it."""
        said = [self.name or self.slug or ""]
        if self.osm_ref:
            said.append(self.osm_ref)
        if self.boundary:
            said.append(f"boundary {self.boundary.name}")
        if self.bbox:
            said.append("box " + ",".join(f"{part:g}" for part in self.bbox))
        if self.around:
            said.append("around " + ",".join(f"{part:g}" for part in self.around))
        if self.radius_m:
            said.append(f"radius {self.radius_m:g} m")
        return ", ".join(part for part in said if part)
