"""An action as GPX 1.1: the signs as waypoints in walking order, the walk as route and track.

The order of elements is that of http://www.topografix.com/GPX/1/1/gpx.xsd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from renamer.exchange.action import degrees
from renamer.exchange.xml import child, written

if TYPE_CHECKING:
    from renamer.exchange.action import Action, Renamed
    from renamer.model.place import LonLat

_NAMESPACE: Final = "http://www.topografix.com/GPX/1/1"
_ODBL: Final = "https://opendatacommons.org/licenses/odbl/1-0/"


def write_gpx(action: Action) -> str:
    """Return the file: waypoints, then with a walk its stops (route) and its ways (track)."""
    root = ET.Element("gpx", {"xmlns": _NAMESPACE, "version": "1.1", "creator": "renamer"})
    _about(root, action)
    for one in action.places:
        _stop(child(root, "wpt", **_at(one.lonlat)), one, action.note)
    if action.has_walk:
        route = child(root, "rte")
        _named(route, action)
        for one in action.places:
            child(child(route, "rtept", **_at(one.lonlat)), "name", _numbered(one))
    if action.ways:
        track = child(root, "trk")
        _named(track, action)
        for way in action.ways:
            segment = child(track, "trkseg")
            for point in way:
                child(segment, "trkpt", **_at(point))
    return written(root)


def _about(root: ET.Element, action: Action) -> None:
    metadata = child(root, "metadata")
    child(metadata, "name", action.title)
    child(metadata, "desc", f"{action.note} {action.credit}")
    owner = child(metadata, "copyright", author=action.attribution)
    if action.data_date:
        child(owner, "year", f"{action.data_date.year:04}")
    if action.licence.startswith("ODbL"):
        child(owner, "license", _ODBL)
    child(metadata, "keywords", "symbolic")


def _stop(point: ET.Element, one: Renamed, note: str) -> None:
    child(point, "name", _numbered(one))
    child(point, "cmt", note)
    child(point, "desc", " · ".join((one.label, *one.lines)))
    if one.link:
        child(point, "link", href=one.link)
    child(point, "type", "symbolic street name")


def _named(path: ET.Element, action: Action) -> None:
    child(path, "name", action.title)
    child(path, "desc", action.note)


def _numbered(one: Renamed) -> str:
    return f"{one.number}. {one.title}"


def _at(lonlat: LonLat) -> dict[str, str]:
    lon, lat = degrees(lonlat)
    return {"lat": lat, "lon": lon}
