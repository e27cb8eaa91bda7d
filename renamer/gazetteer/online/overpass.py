"""The elements of an Overpass answer (JSON) become raw records, as an extract's do.

Format: https://wiki.openstreetmap.org/wiki/OSM_JSON
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renamer.gazetteer.harvest import Harvest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from renamer.gazetteer.raw import Layer, RawMap
    from renamer.model.place import LonLat


_LINE = struct.Struct("<BII")
"""Head of the WKB of a LineString: little-endian, its type, how many points follow."""


@dataclass(frozen=True, slots=True)
class _Element:
    id: int
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Way(_Element):
    nodes: Sequence[int]

    def is_closed(self) -> bool:
        return len(self.nodes) > 1 and self.nodes[0] == self.nodes[-1]


@dataclass(frozen=True, slots=True)
class _Member:
    type: str
    ref: int
    role: str


@dataclass(frozen=True, slots=True)
class _Relation:
    id: int
    tags: Mapping[str, str]
    members: Sequence[_Member]


def raw_map_of(
    elements: Iterable[Mapping[str, Any]],
    layers: Collection[Layer],
    *,
    sha256: str | None = None,
    data_date: date | None = None,
) -> RawMap:
    """Return the raw records of nodes, ways and relations as Overpass writes them.

    Elements may come in any order, each once; a way's missing nodes are skipped.
    """
    sorts: dict[str, list[Mapping[str, Any]]] = {"node": [], "way": [], "relation": []}
    for element in elements:
        if element.get("type") in sorts:
            sorts[element["type"]].append(element)
    places: dict[int, LonLat] = {one["id"]: (one["lon"], one["lat"]) for one in sorts["node"]}
    harvest = Harvest(layers)
    for node in sorted((one for one in sorts["node"] if one.get("tags")), key=_id):
        harvest.take_node(_Element(node["id"], node["tags"]), places[node["id"]])
    untaken: dict[int, Mapping[str, Any]] = {}
    for way in sorted(sorts["way"], key=_id):
        if not _take_way(way, harvest, places, addressed="addresses" in layers):
            untaken[way["id"]] = way
    for one in sorted(sorts["relation"], key=_id):
        members = [_Member(m["type"][0], m["ref"], m["role"]) for m in one.get("members", ())]
        harvest.take_relation(_Relation(one["id"], one.get("tags", {}), members))
    for number in sorted(harvest.missing_ways() & untaken.keys()):
        harvest.add_line(number, _line(untaken[number], places))
    return harvest.as_map(sha256=sha256, data_date=data_date)


def _id(element: Mapping[str, Any]) -> int:
    return int(element["id"])


def _take_way(
    way: Mapping[str, Any], harvest: Harvest, places: Mapping[int, LonLat], *, addressed: bool
) -> bool:
    """Hand a way to the harvest; return whether its line was kept."""
    tags, nodes = way.get("tags"), way.get("nodes", ())
    if not tags:
        return False
    element = _Way(way["id"], tags, nodes)
    if addressed and "addr:housenumber" in tags:
        corner = next((places[node] for node in nodes if node in places), None)
        harvest.take_address_of(element, corner)
    if not harvest.wants_way(element):
        return False
    harvest.add_line(way["id"], _line(way, places))
    return True


def _line(way: Mapping[str, Any], places: Mapping[int, LonLat]) -> bytes | None:
    """Return the WKB of a way, consecutive nodes at one spot taken once, as libosmium does."""
    flat = array("d")
    count, last = 0, None
    for node in way.get("nodes", ()):
        spot = places.get(node)
        if spot is not None and spot != last:
            flat.extend(spot)
            count, last = count + 1, spot
    if count < 2:
        return None
    if sys.byteorder == "big":
        flat.byteswap()
    return _LINE.pack(1, 2, count) + flat.tobytes()
