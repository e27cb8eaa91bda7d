"""The files of a sample city: plain text, one feature a line, sorted, that a diff can show.

    city.toml  places.geojson  landmarks.geojson  ground.geojson  walk.txt  left_out.tsv

Written by `renamer.gazetteer.build`, read by `renamer.gazetteer.samples`, without geopandas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import shapely

from renamer.gazetteer.rounding import place_decimals, rounded
from renamer.model.place import Ground, Landmark, LeftOut, Place, PlaceFacts
from renamer.model.walk import WalkGraph

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LandmarkKind, LonLat, PlaceKind

SCHEMA = 1
CITY, PLACES, LANDMARKS = "city.toml", "places.geojson", "landmarks.geojson"
GROUND, WALK, LEFT_OUT, SOURCES = "ground.geojson", "walk.txt", "left_out.tsv", "SOURCES.md"
_HEAD = '{"type":"FeatureCollection","features":[\n'
_TAIL = "\n]}\n"
_GEOMETRY = ',"geometry":'
"""No text within JSON can look like this: its quotes are escaped."""


def places_text(places: Iterable[Place]) -> str:
    """Return places.geojson: coordinates with 5 decimals, small areas and anchors with 6."""
    return _collection(
        _feature(_place_properties(place), place.geometry, place_decimals(place.area_m2))
        for place in places
    )


def read_places(text: str) -> tuple[Place, ...]:
    """Return the places of places.geojson."""
    return tuple(_place(properties, geometry) for properties, geometry in _features(text))


_FACTS = (
    *("addresses", "namesake", "old_names", "alt_names", "surface", "steps", "lit", "access"),
    *("centrality", "district", "stand_here"),
)
"""Keys of facts, each named like its field of PlaceFacts."""
_MANY = frozenset({"old_names", "alt_names", "stand_here"})


def _place_properties(place: Place) -> dict[str, object]:
    facts = {key: getattr(place.facts, key) for key in _FACTS}
    return _without_nothing(
        {
            "id": place.id,
            "name": place.name,
            "names": dict(place.names),
            "kind": place.kind,
            "osm": list(place.osm_refs),
            "anchor": list(place.anchor_lonlat),
            "length_m": place.length_m,
            "area_m2": place.area_m2,
            "near": place.near,
            **{key: value for key, value in facts.items() if value != ()},
        }
    )


def _place(properties: Mapping[str, Any], geometry: BaseGeometry) -> Place:
    facts = {key: properties[key] for key in _FACTS if key in properties}
    for key in _MANY & facts.keys():
        facts[key] = tuple(facts[key])
    return Place(
        id=properties["id"],
        name=properties["name"],
        names=properties["names"],
        kind=cast("PlaceKind", properties["kind"]),
        osm_refs=tuple(properties["osm"]),
        anchor_lonlat=_lonlat(properties["anchor"]),
        geometry=geometry,
        length_m=properties.get("length_m"),
        area_m2=properties.get("area_m2"),
        near=properties.get("near"),
        facts=PlaceFacts(**facts),
    )


def landmarks_text(landmarks: Iterable[Landmark]) -> str:
    """Return landmarks.geojson."""
    return _collection(
        _feature(
            _without_nothing(
                {
                    "kind": item.kind,
                    "name": item.name,
                    "osm": item.osm_ref,
                    "country": item.country,
                    "operator": item.operator,
                }
            ),
            shapely.Point(item.lonlat),
            6,
        )
        for item in landmarks
    )


def read_landmarks(text: str) -> tuple[Landmark, ...]:
    """Return the landmarks of landmarks.geojson."""
    return tuple(
        Landmark(
            kind=cast("LandmarkKind", properties["kind"]),
            name=properties["name"],
            osm_ref=properties["osm"],
            lonlat=_lonlat(geometry.coords[0]),
            country=properties.get("country"),
            operator=properties.get("operator"),
        )
        for properties, geometry in _features(text)
    )


def ground_text(ground: Ground, boundary: BaseGeometry) -> str:
    """Return ground.geojson: the boundary, then water, then green."""
    layers = (("boundary", (boundary,)), ("water", ground.water), ("green", ground.green))
    return _collection(
        _feature({"ground": kind}, polygon, 5) for kind, polygons in layers for polygon in polygons
    )


def read_ground(text: str) -> tuple[Ground, BaseGeometry | None]:
    """Return (ground, boundary) of ground.geojson."""
    layers: dict[str, list[BaseGeometry]] = {"boundary": [], "water": [], "green": []}
    for properties, geometry in _features(text):
        layers[properties["ground"]].append(geometry)
    boundary = layers["boundary"][0] if layers["boundary"] else None
    return Ground(water=tuple(layers["water"]), green=tuple(layers["green"])), boundary


def walk_text(graph: WalkGraph) -> str:
    """Return walk.txt: "n lon lat" for every node, then a line for every edge.

    That is "e from to metres", then "sN" if N metres of it are stairs, then its bends.
    """
    nodes = (f"n {lon:.5f} {lat:.5f}" for lon, lat in graph.nodes)
    bends = graph.bends or ("",) * len(graph.edges)
    edges = (
        f"e {a} {b} {metres:.0f}"
        + (f" s{stairs:.0f}" if (stairs := graph.stairs_of(index)) else "")
        + (f" {bends[index]}" if bends[index] else "")
        for index, (a, b, metres) in enumerate(graph.edges)
    )
    return "\n".join((_WALK_HEAD, *nodes, *edges, ""))


_WALK_HEAD = "# nodes: lon lat; edges: node node metres [sMETRES of stairs] [bends in 1e-5 degrees]"
_BENDS = re.compile(r"(-?\d+ -?\d+( |$))*")


def read_walk_text(text: str) -> WalkGraph | None:
    """Return the network of walk.txt; None without a node: it was not asked for.

    In a text of an older renamer the ways have no bends.
    """
    nodes: list[LonLat] = []
    edges: list[tuple[int, int, float]] = []
    bends: list[str] = []
    stairs: list[float] = []
    for line in text.splitlines():
        sort, _, numbers = line.partition(" ")
        if sort == "n":
            lon, lat = numbers.split()
            nodes.append((float(lon), float(lat)))
        elif sort == "e":
            start, end, metres, *rest = numbers.split(" ", 3)
            edges.append((int(start), int(end), float(metres)))
            bent = rest[0] if rest else ""
            climb = ""
            if bent.startswith("s"):
                climb, _, bent = bent[1:].partition(" ")
            bends.append(bent)
            stairs.append(float(climb or 0))
    if not all(map(_BENDS.fullmatch, bends)):
        raise ValueError("a way of the walking network has odd bends")
    if any(not (0 <= a < len(nodes) and 0 <= b < len(nodes)) for a, b, _ in edges):
        raise ValueError("a way of the walking network leads nowhere")
    if not nodes:
        return None
    known = text.startswith(_WALK_HEAD)
    return WalkGraph(
        nodes=tuple(nodes),
        edges=tuple(edges),
        bends=tuple(bends) if known else (),
        stairs_m=tuple(stairs) if known else (),
    )


def left_out_text(items: Iterable[LeftOut]) -> str:
    """Return left_out.tsv: name, element, reason."""
    rows = (f"{item.name}\t{item.osm_ref}\t{item.reason}\n" for item in items)
    return "name\telement\treason\n" + "".join(rows)


def read_left_out(text: str) -> tuple[LeftOut, ...]:
    """Return what left_out.tsv lists."""
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return tuple(LeftOut(name=name, osm_ref=ref, reason=reason) for name, ref, reason in rows)


def _collection(features: Iterable[str]) -> str:
    return _HEAD + ",\n".join(features) + _TAIL


def _feature(properties: Mapping[str, object], geometry: BaseGeometry, decimals: int) -> str:
    return json.dumps(
        {
            "type": "Feature",
            "properties": properties,
            "geometry": geometry_object(geometry, decimals),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def geometry_object(geometry: BaseGeometry, decimals: int) -> dict[str, object]:
    """Return a GeoJSON geometry with rounded coordinates; polygons stay valid."""
    found: dict[str, object] = json.loads(shapely.to_geojson(rounded(geometry, decimals)))
    return found


def _features(text: str) -> Iterable[tuple[Mapping[str, Any], BaseGeometry]]:
    """(properties, geometry) of each feature; GEOS decodes all geometries in one go."""
    properties = _properties(text)
    if not properties:
        return ()
    geometries = shapely.get_parts(shapely.from_geojson(text))
    return zip(properties, geometries, strict=True)


def _properties(text: str) -> list[Mapping[str, Any]]:
    """Return the properties of each feature; in files of ours without reading geometries twice."""
    if not text.startswith(_HEAD):
        return [feature["properties"] for feature in json.loads(text)["features"]]
    lines = text[len(_HEAD) : -len(_TAIL)].splitlines()
    heads = (line.partition(_GEOMETRY)[0] + "}" for line in lines)
    return [json.loads(head)["properties"] for head in heads]


def _lonlat(pair: Iterable[float]) -> LonLat:
    lon, lat = pair
    return lon, lat


def _without_nothing(properties: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if value is not None}
