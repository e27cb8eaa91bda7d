"""Raw records: what every source of map data is brought to before it is gathered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat

Tags = Mapping[str, str]


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
class RawAddress:
    """A street number: the odonym it bears and where it lies."""

    street: str
    lonlat: LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWalkway:
    """A way that feet may use: its nodes with their places, in order."""

    node_ids: tuple[int, ...]
    lonlats: tuple[LonLat, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawMap:
    """All raw records of one source; `sha256` and `data_date` of the file they came from."""

    things: tuple[RawThing, ...] = field(repr=False)
    addresses: tuple[RawAddress, ...] | None = field(repr=False)
    """None where the source was not asked for street numbers."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 of the countries whose boundary the source touches."""
    sha256: str | None = None
    data_date: date | None = None
