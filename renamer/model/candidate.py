"""What a town's name may mean: the candidates among which the user picks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renamer.model.place import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One town that a name may mean.

    `source` says who knows it: "sample", "GeoNames", "Nominatim", "extract". `country` as
    ISO 3166-1 alpha-2; `kind` is what the source calls it ("city", "square"), and `is_town`
    whether that is a town; `osm_ref` like "relation/2580605" where known.
    """

    name: str
    country: str
    lonlat: LonLat
    source: str
    region: str | None = None
    population: int | None = None
    kind: str = "city"
    is_town: bool = True
    slug: str | None = None
    osm_ref: str | None = None
