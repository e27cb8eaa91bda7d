"""The values of an action's map: its stops, how they are drawn, and where they came to lie."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class MapStop:
    """A renamed place: its number, its names in the order of the plates, and where it lies."""

    number: int
    place_id: str
    anchor_lonlat: LonLat
    new: tuple[str, ...]
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapManner:
    """How a map is drawn: colours as "#RRGGBB", sizes in millimetres, of letters in ems.

    `ink` is the colour of new names, to be read on white; with `names` False the stops show
    their numbers only. `least_m` is what the shorter side of the map spans at least: enough to
    recognise the town.
    """

    colour: str
    ink: str
    pale: str
    names: bool = True
    name_mm: float = 4.6
    old_mm: float = 3.0
    number_mm: float = 4.0
    street_name_mm: float = 2.5
    small_mm: float = 3.4
    field_mm: float = 45.0
    strip_mm: float = 5.0
    least_m: float = 1300.0

    @property
    def radius_mm(self) -> float:
        """Of the disc that bears a number."""
        return 0.8 * self.number_mm

    @property
    def stroke_mm(self) -> float:
        """How thick a renamed street is."""
        return 0.45 * self.number_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnStop:
    """A stop on the map, in sheet millimetres: areas, lines, and the middle of its disc."""

    stop: MapStop
    areas: Sequence[BaseGeometry]
    lines: Sequence[BaseGeometry]
    disc: tuple[float, float]

    @property
    def shape(self) -> BaseGeometry:
        """All that is drawn of the place."""
        return shapely.union_all([*self.areas, *self.lines])
