"""The one door to pyosmium: an extract (.osm.pbf, .osm, .osm.bz2) becomes raw records.

Filters of libosmium sort out most elements before Python sees them. An extract is cut out of the
planet, so ways that refer to nodes it lacks are normal: the node is skipped, the way is kept.
"""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import osmium
import shapely
from osmium.filter import IdFilter, KeyFilter
from osmium.geom import WKBFactory
from osmium.osm import osm_entity_bits as bits

from renamer.errors import ExtractError
from renamer.gazetteer.kinds import judge
from renamer.gazetteer.raw import RawAddress, RawMap, RawThing, RawWalkway
from renamer.gazetteer.wanted import is_area_wanted, is_line_wanted, is_point_wanted
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat

_SUFFIXES = (".osm.pbf", ".pbf", ".osm", ".osm.bz2", ".osm.gz")
_LANDMARK_KEYS = (
    "amenity",
    "office",
    "diplomatic",
    "tourism",
    "historic",
    "railway",
    "public_transport",
    "government",
)
_POINT_KEYS = ("place", *_LANDMARK_KEYS, "addr:housenumber")
_LINE_KEYS = ("highway", "place", "natural", "addr:housenumber")
_AREA_KEYS = ("highway", "place", "man_made", "leisure", "natural", "water", "waterway", "landuse")
_OUTLINE_KEYS = ("ISO3166-1", "place", "highway", "leisure", "man_made")


def read_extract(path: Path) -> RawMap:
    """Read everything of an extract that a town is gathered from.

    Raises
    ------
    ExtractError
        If it is missing, no file, no OpenStreetMap data, or broken.
    """
    _check_is_file(path)
    harvest = _Harvest()
    with _as_extract_error(path):
        reader = (
            osmium.FileProcessor(str(path))
            .with_areas(KeyFilter(*_AREA_KEYS, *_LANDMARK_KEYS))
            .with_filter(_only(bits.NODE, _POINT_KEYS))
            .with_filter(_only(bits.WAY, _LINE_KEYS))
            .with_filter(_only(bits.WAY, ("name", "natural", "addr:housenumber")))
            .with_filter(_only(bits.RELATION, _OUTLINE_KEYS))
            .with_filter(_only(bits.RELATION, ("name",)))
            .with_filter(_only(bits.AREA, (*_AREA_KEYS, *_LANDMARK_KEYS)))
        )
        for element in reader:
            harvest.take(element)
        harvest.mend(_lines_of(path, harvest.missing_edges()))
    return harvest.as_map(sha256=file_sha256(path))


def read_walkways(path: Path) -> Iterator[RawWalkway]:
    """Yield the highways of an extract that feet may use; see `read_extract` for the errors."""
    from renamer.gazetteer.wanted import is_walkable

    _check_is_file(path)
    with _as_extract_error(path):
        reader = (
            osmium.FileProcessor(str(path), bits.NODE | bits.WAY)
            .with_locations()
            .with_filter(KeyFilter("highway"))
        )
        for element in reader:
            way: Any = element
            if way.is_way() and is_walkable(way.tags):
                nodes = [node for node in way.nodes if node.location.valid()]
                yield RawWalkway(
                    node_ids=tuple(node.ref for node in nodes),
                    lonlats=tuple((node.lon, node.lat) for node in nodes),
                )


def _only(entities: bits, keys: tuple[str, ...]) -> KeyFilter:
    """Let elements of a sort pass only with one of the keys; other sorts always pass."""
    keys_filter = KeyFilter(*keys)
    keys_filter.enable_for(entities)
    return keys_filter


def header_box(path: Path) -> tuple[float, float, float, float] | None:
    """Return west, south, east, north of the extract's header, if it has a box."""
    _check_is_file(path)
    with _as_extract_error(path):
        box = osmium.io.Reader(str(path), bits.NOTHING).header().box()
    if not box.valid():
        return None
    low, high = box.bottom_left, box.top_right
    return low.lon, low.lat, high.lon, high.lat


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _lines_of(path: Path, ways: frozenset[int]) -> dict[int, list[LonLat]]:
    """Return the coordinates of some ways, by id; nodes that the extract lacks are skipped."""
    if not ways:
        return {}
    by_id = IdFilter(ways)
    by_id.enable_for(bits.WAY)
    no_nodes = _only(bits.NODE, ("nothing has this key",))
    reader = osmium.FileProcessor(str(path), bits.NODE | bits.WAY).with_locations()
    found: Iterator[Any] = iter(reader.with_filter(no_nodes).with_filter(by_id))
    return {way.id: _coordinates(way) for way in found}


def _ring(lines: Iterable[Sequence[LonLat]]) -> BaseGeometry | None:
    """Close an edge that has gaps: its longest joined line becomes the ring."""
    parts = [shapely.LineString(line) for line in lines if len(set(line)) > 1]
    if not parts:
        return None
    joined = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(parts)))
    rings = [part for part in joined if len(set(part.coords)) > 2]
    if not rings:
        return None
    longest = max(rings, key=lambda part: part.length)
    return shapely.make_valid(shapely.Polygon(longest.coords))


def _coordinates(way: Any) -> list[LonLat]:
    return [(node.lon, node.lat) for node in way.nodes if node.location.valid()]


class _Harvest:
    """Collects elements as they stream by; geometries are decoded together at the end."""

    def __init__(self) -> None:
        self._wkb = WKBFactory()
        self._found: list[tuple[str, dict[str, str], str | None]] = []
        self._addresses: list[RawAddress] = []
        self._countries: set[str] = set()
        self._closed: set[str] = set()
        self._edges: dict[str, tuple[dict[str, str], frozenset[int]]] = {}
        """Named areas that should close: their tags and the ways of their edge."""
        self._lines: dict[int, list[LonLat]] = {}
        self._newest: datetime | None = None

    def take(self, element: Any) -> None:
        """Look at one element of the file."""
        kind = element.type_str()
        if kind == "a":
            self._take_area(element)
        elif kind == "w":
            self._take_way(element)
        elif kind == "n":
            self._take_node(element)
        else:
            self._take_relation(element)

    def _take_node(self, node: Any) -> None:
        tags = node.tags
        if "addr:housenumber" in tags and "addr:street" in tags:
            self._add_address(tags["addr:street"], (node.lon, node.lat))
        if is_point_wanted(tags):
            self._keep(f"node/{node.id}", _dict(tags), self._wkb.create_point(node))

    def _take_way(self, way: Any) -> None:
        tags = way.tags
        if "addr:housenumber" in tags and "addr:street" in tags:
            corner = next((node for node in way.nodes if node.location.valid()), None)
            if corner is not None:
                self._add_address(tags["addr:street"], (corner.lon, corner.lat))
        if not is_line_wanted(tags):
            return
        self._note_age(way)
        verdict = judge(tags)
        if verdict and verdict.of_area and way.is_closed():
            self._edges[f"way/{way.id}"] = (_dict(tags), frozenset({way.id}))
            self._lines[way.id] = _coordinates(way)
        else:
            self._keep(f"way/{way.id}", _dict(tags), self._line(way))

    def _take_relation(self, relation: Any) -> None:
        if relation.tags.get("admin_level") == "2" and "ISO3166-1" in relation.tags:
            self._countries.add(relation.tags["ISO3166-1"].upper())
        verdict = judge(relation.tags)
        if verdict and verdict.of_area:
            outer = (m.ref for m in relation.members if m.type == "w" and m.role != "inner")
            self._edges[f"relation/{relation.id}"] = (_dict(relation.tags), frozenset(outer))

    def _take_area(self, area: Any) -> None:
        tags = area.tags
        verdict = judge(tags)
        if not is_area_wanted(tags) or (verdict and not verdict.of_area):
            return  # a closed street is a line
        try:
            wkb = self._wkb.create_multipolygon(area)
        except RuntimeError:  # "invalid area": its rings do not close; see `mend`
            return
        ref = f"{'way' if area.from_way() else 'relation'}/{area.orig_id()}"
        self._closed.add(ref)
        self._keep(ref, _dict(tags), wkb)

    def _line(self, way: Any) -> str | None:
        try:
            return str(self._wkb.create_linestring(way))
        except (osmium.InvalidLocationError, RuntimeError):
            points = _coordinates(way)
            if len(set(points)) < 2:
                return None
            return str(shapely.LineString(points).wkb_hex)

    def _keep(self, ref: str, tags: dict[str, str], wkb: str | None) -> None:
        self._found.append((ref, tags, wkb))

    def _add_address(self, street: str, lonlat: tuple[float, float]) -> None:
        self._addresses.append(RawAddress(street=nfc(street), lonlat=lonlat))

    def _note_age(self, way: Any) -> None:
        if self._newest is None or way.timestamp > self._newest:
            self._newest = way.timestamp

    def _broken(self) -> dict[str, frozenset[int]]:
        """Return the areas that did not close, with the ways of their edge."""
        return {ref: ways for ref, (_, ways) in self._edges.items() if ref not in self._closed}

    def missing_edges(self) -> frozenset[int]:
        """Return the ways that `mend` needs and that were not kept while they streamed by."""
        return frozenset().union(*self._broken().values()) - self._lines.keys()

    def mend(self, more_lines: Mapping[int, list[LonLat]]) -> None:
        """Close what libosmium could not, because the extract lacks nodes of the edge."""
        lines = {**self._lines, **more_lines}
        for ref, ways in sorted(self._broken().items()):
            ring = _ring(lines[way] for way in sorted(ways) if way in lines)
            self._keep(ref, self._edges[ref][0], ring.wkb_hex if ring is not None else None)

    def as_map(self, *, sha256: str) -> RawMap:
        """Return what was collected; the date is that of the newest way looked at."""
        # shapely takes ten times as long over hexadecimal digits as over bytes
        binary = [bytes.fromhex(wkb) if wkb else None for _, _, wkb in self._found]
        decoded = shapely.from_wkb(binary)
        things = tuple(
            RawThing(ref=ref, tags=tags, geometry=geometry)
            for (ref, tags, _), geometry in zip(self._found, decoded, strict=True)
        )
        newest = self._newest
        return RawMap(
            things=things,
            addresses=tuple(self._addresses),
            countries=tuple(sorted(self._countries)),
            sha256=sha256,
            data_date=newest.date() if newest and newest.year > 1970 else None,
        )


def _dict(tags: Any) -> dict[str, str]:
    """Copy tags out of the buffer of libosmium: costly, so only for what is kept."""
    return {
        tag.k: nfc(tag.v) if tag.k.startswith(("name", "bridge:name")) else tag.v for tag in tags
    }


def _check_is_file(path: Path) -> None:
    advice = "give a file in one of the formats " + ", ".join(_SUFFIXES)
    if path.is_dir():
        raise ExtractError("this is a folder, not an extract", where=str(path), fix=advice)
    if not path.is_file():
        raise ExtractError("there is no such extract", where=str(path), fix="check the path")
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
