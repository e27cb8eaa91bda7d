"""What is public of an action: the value that every format is written from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat

DECIMALS = 6
"""Of a degree: a tenth of a metre, as RFC 7946 (section 11.2) advises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """One place with its new name; every text has been made plain.

    `names` and `who` by language, the town's first; `lonlat` lies on the place, `geometry`
    (EPSG:4326) is its real shape, or None where the map has it no more.
    """

    number: int
    code: str
    place_id: str
    old: str
    title: str
    """The new name as it stands on the plate."""
    names: Mapping[str, str]
    honoree_id: str
    honoree: str
    who: Mapping[str, str]
    lonlat: LonLat
    link: str = ""
    osm_refs: tuple[str, ...] = ()
    geometry: BaseGeometry | None = field(default=None, repr=False)

    @property
    def label(self) -> str:
        """The new name and the one that stays: "Free Belarus Square (Austurvöllur)"."""
        return f"{self.title} ({self.old})" if self.old else self.title

    @property
    def lines(self) -> tuple[str, ...]:
        """What a reader of the map should know of it, from whom it honours to the link."""
        return tuple(filter(None, (*dict.fromkeys(self.who.values()), self.link)))

    @property
    def shape(self) -> BaseGeometry:
        """Its real geometry, else the point it is known by."""
        return shapely.Point(self.lonlat) if self.geometry is None else self.geometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action: its places in walking order, the way between them, and what must be said of it.

    `note` says that the names are symbolic and never go into OpenStreetMap, in the languages of
    the town and in English; `ways` are the lines from stop to stop, where a walk is planned.
    """

    title: str
    city: str
    day: date
    note: str
    attribution: str
    licence: str
    data_date: date | None
    places: tuple[Renamed, ...]
    has_walk: bool = False
    ways: tuple[tuple[LonLat, ...], ...] = field(default=(), repr=False)

    @property
    def credit(self) -> str:
        """Whose the geometries are, under which licence, and of which day."""
        dated = self.data_date.isoformat() if self.data_date else "unknown date"
        return f"{self.attribution}, {self.licence}, data of {dated}"


def degrees(lonlat: LonLat) -> tuple[str, str]:
    """Return longitude and latitude as text, to six decimals."""
    return f"{lonlat[0]:.{DECIMALS}f}", f"{lonlat[1]:.{DECIMALS}f}"


def geometry_of(shape: BaseGeometry) -> dict[str, Any]:
    """Return a GeoJSON geometry by RFC 7946: six decimals, outer rings counterclockwise.

    Parameters
    ----------
    shape : geometry
        EPSG:4326. A collection with areas and lines is written as such.
    """
    on_grid = shapely.set_precision(shape, 10.0**-DECIMALS, mode="pointwise")
    wound = _wound(shape if on_grid.is_empty or not on_grid.is_valid else on_grid)
    mapped: dict[str, Any] = _rounded(shapely.geometry.mapping(wound))
    return mapped


def points_of(shape: BaseGeometry) -> Iterator[LonLat]:
    """Yield every point of a geometry."""
    yield from map(tuple, shapely.get_coordinates(shape).tolist())


def _wound(shape: BaseGeometry) -> BaseGeometry:
    """Return a geometry whose outer rings run counterclockwise and whose holes run clockwise."""
    if shape.geom_type == "Polygon":
        return shapely.geometry.polygon.orient(shape)
    if shape.geom_type in {"MultiPolygon", "GeometryCollection"}:
        return type(shape)([_wound(part) for part in shape.geoms])
    return shape


def _rounded(value: Any) -> Any:
    """Return a mapped geometry whose numbers are short and whose tuples are lists."""
    if isinstance(value, float):
        return round(value, DECIMALS) + 0.0  # + 0.0 makes zero of minus zero
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(one) for one in value]
    return value
