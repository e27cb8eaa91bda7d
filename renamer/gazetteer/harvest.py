"""What is kept of the elements of a source, and how they become raw records.

Both readers, of extracts and of Overpass answers, hand every element to a `Harvest`: so equal data
give equal records, whichever way they came.
"""

from __future__ import annotations

from array import array
from itertools import islice
from sys import intern
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import shapely

from renamer.gazetteer import shapes
from renamer.gazetteer.kinds import judge
from renamer.gazetteer.raw import RawAddresses, RawMap, RawNetwork, RawThing
from renamer.gazetteer.wanted import (
    SETTLEMENTS,
    Wanted,
    is_boundary,
    is_paved_area,
    is_plain_building,
)
from renamer.gazetteer.ways import Use, use_of
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import Layer
    from renamer.model.place import LonLat

GROUND_TAGS = {"water": {"natural": "water"}, "green": {"landuse": "grass"}}
"""All that is kept of the tags of what is nothing but ground."""


class Element(Protocol):
    """A node or way as its reader has it."""

    @property
    def id(self) -> int:
        """Its number among the elements of its sort."""

    @property
    def tags(self) -> Any:
        """A mapping, or what has `get`, `in` and pairs like one."""


class Way(Element, Protocol):
    """A way as its reader has it."""

    def is_closed(self) -> bool:
        """Whether it ends where it begins."""


class Harvest:
    """Collects what the layers need while elements stream by; shapes are made at the end."""

    def __init__(self, layers: Collection[Layer]) -> None:
        self._wanted = Wanted(layers)
        self._lines: list[bytes | None] = []
        """WKB of every kept way; `_way_ids` names them."""
        self._way_ids = array("q")
        self._things: list[tuple[str, dict[str, str], int | None, bool]] = []
        """Reference, tags, index of the line, whether an area is meant."""
        self._points: list[tuple[str, dict[str, str], LonLat]] = []
        self._relations: list[tuple[str, dict[str, str], tuple[tuple[int, bool], ...]]] = []
        """Reference, tags, (way, whether it is an outer one) of areas."""
        self._streets: list[str] = []
        self._corners = array("d")
        """Street numbers: the street of each, and longitude, latitude one after the other."""
        self._use_lines, self._uses = array("q"), array("B")
        """Index of the line and bits of its use."""
        self._countries: set[str] = set()
        self._newest: datetime | None = None

    # --- taking -------------------------------------------------------------------------------

    def take_node(self, node: Element, lonlat: LonLat) -> None:
        """Look at a node with tags."""
        tags = node.tags
        if self._wanted.addresses and "addr:housenumber" in tags:
            self._take_address(tags, lonlat)
        if self._wanted.is_point(tags):
            self._points.append((f"node/{node.id}", copied(tags), lonlat))

    def wants_way(self, way: Way) -> bool:
        """Take what a way tells without its shape; return whether its line is wanted."""
        tags = way.tags
        if "building" in tags and is_plain_building(tags):
            return False
        highway = tags.get("highway")
        if highway is not None:
            tags = copied(tags)  # so much is looked up that a copy costs less
        start = len(self._things)
        paved = is_paved_area(tags) and way.is_closed()
        used = self._wanted.network and highway is not None and self._note_use(tags, is_area=paved)
        if highway is not None and not paved:
            if self._wanted.is_road(tags, highway):
                self._things.append((f"way/{way.id}", tags, len(self._lines), False))
            return used or len(self._things) > start
        closed = way.is_closed()
        kind = self._wanted.ground_of(tags) if closed else None
        plain = kind is not None and "natural" in tags and "name" not in tags
        if closed and not plain and self._wanted.is_area(tags):
            self._keep(way, is_area=True)
        elif kind is not None:
            self._things.append((f"way/{way.id}", GROUND_TAGS[kind], len(self._lines), True))
        elif self._wanted.is_line(tags):
            self._keep(way, is_area=False)
        return used or len(self._things) > start

    def add_line(self, number: int, wkb: bytes | None) -> None:
        """Add the shape of the way that was wanted just now (or of a member of a relation)."""
        self._lines.append(wkb)
        self._way_ids.append(number)

    def take_address_of(self, way: Element, corner: LonLat | None) -> None:
        """Look at a building for its street number; `corner` is any of its nodes."""
        if corner is not None:
            self._take_address(way.tags, corner)

    def take_relation(self, relation: Any) -> None:
        """Look at a relation: an area of ours, a boundary, or a country."""
        tags = relation.tags
        level = tags.get("admin_level")
        if level == "2" and "ISO3166-1" in tags:
            self._countries.add(tags["ISO3166-1"].upper())
        ours = self._wanted.is_boundary(tags) or self._wanted.is_area(tags)
        kind = None if ours else self._wanted.ground_of(tags)
        if not ours and kind is None:
            return
        roles = {member.ref: member.role for member in relation.members if member.type == "w"}
        ways = tuple((way, role != "inner") for way, role in roles.items())
        kept = GROUND_TAGS[kind] if kind else copied(tags)
        self._relations.append((f"relation/{relation.id}", kept, ways))

    def note_age(self, timestamp: datetime) -> None:
        """Remember the newest change among the named ways."""
        if self._newest is None or timestamp > self._newest:
            self._newest = timestamp

    def _take_address(self, tags: Any, lonlat: LonLat) -> None:
        street = tags.get("addr:street")
        if street:
            self._streets.append(intern(nfc(street)))
            self._corners.extend(lonlat)

    def _note_use(self, tags: Any, *, is_area: bool) -> bool:
        """Note what the next line is used for, if it is; of an area only where wheels end."""
        use = use_of(tags)
        if is_area:
            use &= Use.WHEELS
        if use:
            self._use_lines.append(len(self._lines))
            self._uses.append(int(use))
        return bool(use)

    def _keep(self, way: Element, *, is_area: bool) -> None:
        self._things.append((f"way/{way.id}", copied(way.tags), len(self._lines), is_area))

    # --- making shapes ------------------------------------------------------------------------

    def missing_ways(self) -> frozenset[int]:
        """Return the members of areas whose lines were not kept while they streamed by."""
        wanted = {way for _, _, ways in self._relations for way, _ in ways}
        return frozenset(wanted.difference(self._way_ids)) if wanted else frozenset()

    def as_map(self, *, sha256: str | None, data_date: Any = None) -> RawMap:
        """Return what was collected; the date defaults to that of the newest named way."""
        lines = shapely.from_wkb(self._lines) if self._lines else np.array([], dtype=object)
        self._lines.clear()
        areas, boundaries = self._areas(lines)
        lines = _without_wraps(lines)
        things = self._line_things(lines)
        newest = self._newest
        if data_date is None and newest is not None and newest.year > 1970:
            data_date = newest.date()
        return RawMap(
            things=(*things, *self._point_things(), *areas),
            addresses=self._addresses() if self._wanted.addresses else None,
            network=self._network(lines) if self._wanted.network else None,
            boundaries=(*boundaries, *(one for one in things if _is_district(one))),
            countries=tuple(sorted(self._countries)),
            sha256=sha256,
            data_date=data_date,
        )

    def share_without_shape(self) -> float:
        """Return which share of the kept ways has no usable shape."""
        return sum(one is None for one in self._lines) / max(1, len(self._lines))

    def holds_ways_twice(self) -> bool:
        """Return whether a way came more than once: each of its streets would count double."""
        return len(set(self._way_ids)) < len(self._way_ids)

    def _line_things(self, lines: np.ndarray[Any, Any]) -> list[RawThing]:
        indices = np.array([index for _, _, index, _ in self._things], dtype=np.int64)
        geometries = lines[indices] if len(indices) else lines[:0]
        meant = np.array([is_area for _, _, _, is_area in self._things], dtype=bool)
        usable = meant & ~shapely.is_missing(geometries)
        geometries = geometries.copy()
        geometries[usable] = shapes.areas_of(geometries[usable])
        return [
            RawThing(ref=ref, tags=tags, geometry=geometry)
            for (ref, tags, _, _), geometry in zip(self._things, geometries, strict=True)
        ]

    def _point_things(self) -> list[RawThing]:
        if not self._points:
            return []
        points = shapely.points([lonlat for _, _, lonlat in self._points])
        return [
            RawThing(ref=ref, tags=tags, geometry=point)
            for (ref, tags, _), point in zip(self._points, points, strict=True)
        ]

    def _areas(self, lines: np.ndarray[Any, Any]) -> tuple[list[RawThing], list[RawThing]]:
        """Return (areas, boundaries) of the relations; a named place is closed by force."""
        by_id = dict(zip(self._way_ids, lines, strict=True)) if self._relations else {}
        areas: list[RawThing] = []
        boundaries: list[RawThing] = []
        for ref, tags, ways in sorted(self._relations, key=lambda one: one[0]):
            known = [(by_id[way], outer) for way, outer in ways if by_id.get(way) is not None]
            complete = len(known) == len(ways)
            area = shapes.multipolygon(known)
            if is_boundary(tags):
                if area is not None and complete:
                    boundaries.append(RawThing(ref=ref, tags=tags, geometry=area))
                continue
            if area is None and judge(tags) is not None:
                area = shapes.closed_by_force(line for line, outer in known if outer)
            areas.append(RawThing(ref=ref, tags=tags, geometry=area))
        return areas, boundaries

    def _addresses(self) -> RawAddresses:
        return RawAddresses(streets=self._streets, lonlats=np.array(self._corners).reshape(-1, 2))

    def _network(self, lines: np.ndarray[Any, Any]) -> RawNetwork:
        indices, uses = np.array(self._use_lines), np.array(self._uses)
        found = lines[indices] if len(indices) else lines[:0]
        there = ~shapely.is_missing(found)
        return RawNetwork(lines=found[there], uses=uses[there])


def _without_wraps(lines: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Leave out lines across the date line: in degrees they go around the whole Earth."""
    west, _, east, _ = shapely.bounds(lines).reshape(-1, 4).T
    kept = lines.copy()
    kept[east - west > 180] = None
    return kept


def copied(tags: Any) -> dict[str, str]:
    """Copy tags, names in NFC: costly in the buffer of libosmium, so only for what is kept."""
    pairs: Iterable[tuple[str, str]]
    # counted, because the end of libosmium's list is an exception in C++: it costs as much as all
    pairs = tags.items() if hasattr(tags, "items") else islice(tags, len(tags))
    return {intern(key): nfc(value) if "name" in key else intern(value) for key, value in pairs}


def _is_district(thing: RawThing) -> bool:
    shape: BaseGeometry | None = thing.geometry
    return (
        thing.tags.get("place") in SETTLEMENTS
        and "name" in thing.tags
        and shape is not None
        and shape.geom_type.endswith("Polygon")
    )
