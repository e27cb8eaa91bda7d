"""The one door to pyosmium: an extract (.osm.pbf, .osm, .osm.bz2) becomes raw records.

One pass for nearly everything: filters of libosmium sort out most ways before their nodes are even
looked up, and areas are put together from lines by `renamer.gazetteer.shapes`. A second pass reads
the ways that only a multipolygon needs. An extract is cut out of the planet, so ways that refer to
nodes it lacks are normal: the node is skipped, the way is kept.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import osmium
import shapely
from osmium.filter import IdFilter, KeyFilter
from osmium.geom import WKBFactory
from osmium.osm import osm_entity_bits as bits

from renamer.errors import ExtractError
from renamer.gazetteer.harvest import Harvest
from renamer.gazetteer.landmarks import LANDMARK_KEYS
from renamer.gazetteer.pausing import garbage_waits
from renamer.gazetteer.raw import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from renamer.gazetteer.raw import Layer, RawMap
    from renamer.model.place import LonLat

_SUFFIXES = (".osm.pbf", ".pbf", ".osm", ".osm.bz2", ".osm.gz")
_PLACE_KEYS = ("highway", "place", "man_made", "leisure", "landuse")
_GROUND_KEYS = ("natural", "water", "waterway", "landuse", "leisure")
_ADDRESS = "addr:housenumber"
_MISSION_KEYS = ("diplomatic", "office", "country")
"""Of the landmarks only missions need no name, and one without all of these tells nothing."""
_MOST_WITHOUT_SHAPE = 0.34
"""More ways without nodes than this are no cut at the edge: the file is out of order."""


def read_extract(path: Path, layers: Collection[Layer] = EVERYTHING) -> RawMap:
    """Read from an extract what the layers need.

    Raises
    ------
    ExtractError
        If it is missing, no file, no OpenStreetMap data, out of order or broken.
    """
    _check_is_file(path)
    harvest = Harvest(layers)
    with _as_extract_error(path), garbage_waits():
        nodes = osmium.index.create_map("sparse_mem_array")
        dated = _take_all(path, harvest, layers, nodes)
        missing = harvest.missing_ways()
        if missing:
            for way in _ways(path, nodes, IdFilter(missing)):
                harvest.add_line(way.id, _line(way))
        del nodes  # as large as everything else together
    if harvest.holds_ways_twice():
        raise ExtractError(
            "it holds the same ways several times: it is a history, or several files in one",
            where=str(path),
            fix="take one day of it with 'osmium time-filter', or join files with 'osmium merge'",
        )
    if harvest.share_without_shape() > _MOST_WITHOUT_SHAPE:
        raise ExtractError(
            "many of its ways refer to nodes that it lacks or that come later",
            where=str(path),
            fix="bring it in order with 'osmium sort', or cut it again with complete ways",
        )
    return harvest.as_map(sha256=file_sha256(path), data_date=dated)


def _take_all(path: Path, harvest: Harvest, layers: Collection[Layer], nodes: Any) -> date | None:
    """Hand every element that may matter to the harvest; return the date that the header tells."""
    addressed = "addresses" in layers
    chain = _filters(layers, nodes)  # libosmium keeps no reference: this list must live on
    with _reader(path, bits.NODE | bits.WAY | bits.RELATION) as reader:
        elements: Iterator[Any] = iter(osmium.OsmFileIterator(reader, *chain))
        for element in elements:
            if element.is_way():
                _take_way(element, harvest, addressed=addressed)
            elif element.is_node():
                location = element.location
                if location.valid():
                    harvest.take_node(element, (location.lon, location.lat))
            else:
                harvest.take_relation(element)
        return _header_date(reader.header())


def _take_way(way: Any, harvest: Harvest, *, addressed: bool) -> None:
    tags = way.tags
    if addressed and _ADDRESS in tags and "addr:street" in tags:
        harvest.take_address_of(way, _corner(way))
    if harvest.wants_way(way):
        if "name" in tags:
            harvest.note_age(way.timestamp)
        harvest.add_line(way.id, _line(way))


def _filters(layers: Collection[Layer], nodes: Any) -> list[Any]:
    """Return handlers in their order: ways are sorted out before nodes are looked up."""
    wanted = set(layers)
    way_keys = {*_PLACE_KEYS} if wanted & {"names", "nameless"} else set()
    point_keys = {"place", "junction", "highway"} if "names" in wanted else {"place"}
    if "network" in wanted:
        way_keys.add("highway")
    if "ground" in wanted:
        way_keys.update(_GROUND_KEYS)
    if "landmarks" in wanted:
        way_keys.update(LANDMARK_KEYS)
        point_keys.update(LANDMARK_KEYS)
    if "addresses" in wanted:
        way_keys.add(_ADDRESS)
        point_keys.add(_ADDRESS)
    if "boundaries" in wanted:
        way_keys.add("place")
    chain = [_only(bits.WAY, way_keys)]
    if wanted <= {"names", "boundaries"}:
        chain.append(_only(bits.WAY, {"name", "bridge:name"}))
    finder = osmium.NodeLocationsForWays(nodes)
    finder.ignore_errors()
    relation_keys = {*way_keys, *(("boundary",) if "boundaries" in wanted else ()), "ISO3166-1"}
    return [
        *chain,
        finder,
        _only(bits.NODE, point_keys),
        _only(bits.NODE, {"name", _ADDRESS, *_MISSION_KEYS}),
        _only(bits.RELATION, relation_keys - {_ADDRESS, "building"}),
    ]


def _ways(path: Path, nodes: Any, by_id: Any) -> Iterator[Any]:
    """Yield some ways with the places of their nodes, which an earlier pass has found."""
    finder = osmium.NodeLocationsForWays(nodes)
    finder.ignore_errors()
    by_id.enable_for(bits.WAY)
    with _reader(path, bits.WAY) as reader:
        yield from osmium.OsmFileIterator(reader, by_id, finder)


def _reader(path: Path, entities: bits) -> Any:
    """Open an extract in the format of its suffix, which libosmium knows in small letters only."""
    suffix = next(one for one in _SUFFIXES if path.name.lower().endswith(one))
    return osmium.io.Reader(osmium.io.File(str(path), suffix.removeprefix(".")), entities)


def _only(entities: bits, keys: Collection[str]) -> KeyFilter:
    """Let elements of a sort pass only with one of the keys; other sorts always pass."""
    keys_filter = KeyFilter(*sorted(keys))
    keys_filter.enable_for(entities)
    return keys_filter


_WKB = WKBFactory()


def _line(way: Any) -> bytes | None:
    """Return the WKB of a way; nodes that the extract lacks are skipped."""
    try:
        return bytes.fromhex(_WKB.create_linestring(way))
    except (osmium.InvalidLocationError, RuntimeError):
        points = [(node.lon, node.lat) for node in way.nodes if node.location.valid()]
        if len(set(points)) < 2:
            return None
        return bytes(shapely.LineString(points).wkb)


def _corner(way: Any) -> LonLat | None:
    for node in way.nodes:
        location = node.location
        if location.valid():
            return location.lon, location.lat
    return None


def header_box(path: Path) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of the extract's header, if it has a box."""
    _check_is_file(path)
    with _as_extract_error(path):
        box = _reader(path, bits.NOTHING).header().box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return low.lon, low.lat, high.lon, high.lat


def _header_date(header: Any) -> date | None:
    """Return the day of the planet that the extract was cut from, if its header tells."""
    told = header.get("osmosis_replication_timestamp")
    try:
        return datetime.fromisoformat(told).date() if told else None
    except ValueError:
        return None


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _check_is_file(path: Path) -> None:
    advice = "give a file in one of the formats " + ", ".join(_SUFFIXES)
    if not os.access(path, os.R_OK):  # False too where a folder above is closed to us
        raise ExtractError(
            "there is no such extract, or it may not be read",
            where=str(path),
            fix="check the path and the rights of the file",
        )
    if not path.is_file():
        kind = "a folder" if path.is_dir() else "no regular file"
        raise ExtractError(f"this is {kind}, not an extract", where=str(path), fix=advice)
    if not path.name.lower().endswith(_SUFFIXES):
        raise ExtractError("this is no OpenStreetMap extract", where=str(path), fix=advice)


@contextmanager
def _as_extract_error(path: Path) -> Iterator[None]:
    """Turn what libosmium throws at broken data into one clear sentence."""
    try:
        yield
    except (RuntimeError, OSError, ValueError, osmium.InvalidLocationError) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise ExtractError(
            f"the extract is broken or is no OpenStreetMap data ({reason})",
            where=str(path),
            fix="download it again and compare its size or checksum",
        ) from error
