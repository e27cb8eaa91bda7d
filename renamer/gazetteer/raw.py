"""Raw records: what every source of map data is brought to before it is gathered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry

Tags = Mapping[str, str]

Layer = Literal["names", "nameless", "addresses", "landmarks", "ground", "network", "boundaries"]
"""What a source can be asked for: named places, nameless ones, street numbers, landmarks, water and
green, the ways of feet and wheels, boundaries of towns and districts."""

NAMES: frozenset[Layer] = frozenset({"names"})
EVERYTHING: frozenset[Layer] = frozenset(
    {"names", "nameless", "addresses", "landmarks", "ground", "network", "boundaries"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawThing:
    """One element of OpenStreetMap: "node/1", "way/2" or "relation/3", tags, EPSG:4326 geometry.

    A closed way is a Polygon where its tags mean an area, else a LineString. `geometry` is None
    where the data hold no usable one (a relation without a closed outline).
    """

    ref: str
    tags: Tags
    geometry: BaseGeometry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawAddresses:
    """Street numbers: the odonym that each bears and where it lies."""

    streets: Sequence[str] = field(repr=False)
    lonlats: np.ndarray[Any, Any] = field(repr=False)
    """Degrees, EPSG:4326, shape (n, 2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawNetwork:
    """The highways as lines (EPSG:4326), and for each what it is: see `renamer.gazetteer.ways`."""

    lines: np.ndarray[Any, Any]
    """LineStrings, shape (n,)."""
    uses: np.ndarray[Any, Any]
    """Bits of `Use`, shape (n,), uint8."""

    def used_for(self, use: int) -> np.ndarray[Any, Any]:
        """Return the lines that have any of these bits."""
        found: np.ndarray[Any, Any] = self.lines[(self.uses & use) != 0]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMap:
    """All raw records of one source; `sha256` and `data_date` of the file they came from.

    What was not asked for is None or empty.
    """

    things: Sequence[RawThing] = field(repr=False)
    addresses: RawAddresses | None = field(default=None, repr=False)
    network: RawNetwork | None = field(default=None, repr=False)
    boundaries: Sequence[RawThing] = field(default=(), repr=False)
    """Areas of towns and districts: administrative boundaries, and place=* areas."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 of the countries whose boundary the source touches."""
    sha256: str | None = None
    data_date: date | None = None
