"""An action as KML 2.2 (OGC 07-147r2): each place with its point and its real shape."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

import shapely

from renamer.exchange.action import degrees, geometry_of, points_of
from renamer.exchange.geojson import properties
from renamer.exchange.xml import child, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renamer.exchange.action import Action, Renamed
    from renamer.model.place import LonLat

_NAMESPACE: Final = "http://www.opengis.net/kml/2.2"
_BLUE: Final = "ffb5533b"
"""The blue of the cornflower as aabbggrr."""
_STYLE: Final = "symbolic"


def write_kml(action: Action) -> str:
    """Return a document with a placemark for each place and one for the walk."""
    root = ET.Element("kml", {"xmlns": _NAMESPACE})
    document = child(root, "Document")
    child(document, "name", action.title)
    child(document, "description", _html((action.note, action.credit)))
    style = child(document, "Style", id=_STYLE)
    line = child(style, "LineStyle")
    child(line, "color", _BLUE)
    child(line, "width", "4")
    child(child(style, "PolyStyle"), "color", f"66{_BLUE[2:]}")
    for one in action.places:
        _placemark(document, one, action)
    if action.ways:
        walk = _begun(document, "Walk", (action.note,))
        parts = child(walk, "MultiGeometry")
        for way in action.ways:
            child(child(parts, "LineString"), "coordinates", _coordinates(way))
    return written(root)


def _placemark(document: ET.Element, one: Renamed, action: Action) -> None:
    placemark = _begun(
        document, f"{one.number}. {one.label}", (*one.lines, action.note, action.credit)
    )
    table = child(placemark, "ExtendedData")
    for key, value in properties(one).items():
        text = "true" if value is True else str(value)
        child(child(table, "Data", name=key), "value", text)
    parts = child(placemark, "MultiGeometry")
    _drawn(parts, shapely.Point(one.lonlat))
    if one.geometry is not None:
        _drawn(parts, shapely.geometry.shape(geometry_of(one.geometry)))


def _begun(document: ET.Element, name: str, lines: Sequence[str]) -> ET.Element:
    placemark = child(document, "Placemark")
    child(placemark, "name", name)
    child(placemark, "description", _html(lines))
    child(placemark, "styleUrl", f"#{_STYLE}")
    return placemark


def _html(lines: Iterable[str]) -> str:
    """Return lines as the HTML that a description is; "$[...]" would be filled in by the viewer."""
    return "<br/>".join(escape(line.replace("$", "＄")) for line in lines)


def _drawn(parent: ET.Element, shape: shapely.Geometry) -> None:
    if shape.geom_type.startswith("Multi") or shape.geom_type == "GeometryCollection":
        for part in shape.geoms:
            _drawn(parent, part)
    elif shape.geom_type == "Polygon":
        polygon = child(parent, "Polygon")
        for tag, ring in (
            ("outerBoundaryIs", shape.exterior),
            *(("innerBoundaryIs", hole) for hole in shape.interiors),
        ):
            boundary = child(child(polygon, tag), "LinearRing")
            child(boundary, "coordinates", _coordinates(points_of(ring)))
    else:
        tag = "Point" if shape.geom_type == "Point" else "LineString"
        child(child(parent, tag), "coordinates", _coordinates(points_of(shape)))


def _coordinates(points: Iterable[LonLat]) -> str:
    return " ".join(",".join(degrees(point)) for point in points)
