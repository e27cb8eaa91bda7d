"""The files of a sample city: plain text, one feature a line, sorted, that a diff can show.

    city.toml  places.geojson  landmarks.geojson  ground.geojson  walk.txt  left_out.tsv

Written by `renamer.gazetteer.build`, read by `renamer.gazetteer.samples`, without geopandas.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shapely

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


def places_text(places: Iterable[Place]) -> str:
    """Return places.geojson: coordinates with 5 decimals, small areas and anchors with 6."""
    return _collection(
        _feature(_place_properties(place), place.geometry, 6 if place.area_m2 else 5)
        for place in places
    )


def read_places(text: str) -> tuple[Place, ...]:
    """Return the places of places.geojson."""
    return tuple(_place(properties, geometry) for properties, geometry in _features(text))


def _place_properties(place: Place) -> dict[str, object]:
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
            "addresses": place.facts.addresses,
            "namesake": place.facts.namesake,
        }
    )


def _place(properties: Mapping[str, Any], geometry: BaseGeometry) -> Place:
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
        facts=PlaceFacts(
            addresses=properties.get("addresses"), namesake=properties.get("namesake")
        ),
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
    """Return walk.txt: "n lon lat" for every node, then "e from to metres" for every edge."""
    nodes = (f"n {lon:.5f} {lat:.5f}" for lon, lat in graph.nodes)
    edges = (f"e {a} {b} {metres:.0f}" for a, b, metres in graph.edges)
    return "\n".join(("# nodes: lon lat; edges: node node metres", *nodes, *edges, ""))


def read_walk_text(text: str) -> WalkGraph:
    """Return the network of walk.txt."""
    nodes: list[LonLat] = []
    edges: list[tuple[int, int, float]] = []
    for line in text.splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "n":
            lon, lat = rest.split()
            nodes.append((float(lon), float(lat)))
        elif mark == "e":
            a, b, metres = rest.split()
            edges.append((int(a), int(b), float(metres)))
    return WalkGraph(nodes=tuple(nodes), edges=tuple(edges))


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
    mode = "valid_output" if geometry.geom_type.endswith("Polygon") else "pointwise"
    snapped = shapely.set_precision(geometry, 10.0**-decimals, mode=mode)
    if snapped.is_empty:  # smaller than the grid: better a sliver than nothing
        snapped = geometry
    clean = shapely.transform(snapped, lambda points: np.round(points, decimals))
    found: dict[str, object] = json.loads(shapely.to_geojson(clean))
    return found


def _features(text: str) -> Iterable[tuple[Mapping[str, Any], BaseGeometry]]:
    """(properties, geometry) of each feature; GEOS decodes all geometries in one go."""
    features = json.loads(text)["features"]
    if not features:
        return ()
    geometries = shapely.get_parts(shapely.from_geojson(text))
    return zip((feature["properties"] for feature in features), geometries, strict=True)


def _lonlat(pair: Iterable[float]) -> LonLat:
    lon, lat = pair
    return lon, lat


def _without_nothing(properties: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in properties.items() if value is not None}
