"""Raw records to a town: the same for all sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.errors import CityError
from renamer.gazetteer.ground import gather_ground
from renamer.gazetteer.landmarks import WATCH_DEGREES, gather_landmarks
from renamer.gazetteer.pausing import garbage_waits
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import RawAddresses, RawNetwork
from renamer.gazetteer.walk import walk_of
from renamer.model.place import Town

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.raw import RawMap
    from renamer.model.place import City, Snapshot


def gather_town(raw: RawMap, *, city: City, snapshot: Snapshot) -> Town:
    """Return the town within `city.boundary`, with its walking network where the records hold one.

    Raises
    ------
    CityError
        If the records hold no named street within it.
    """
    extent = city.boundary
    assert extent is not None
    with garbage_waits():
        return _gathered(_cut(raw, extent), extent, city, snapshot)


def _gathered(raw: RawMap, extent: BaseGeometry, city: City, snapshot: Snapshot) -> Town:
    network = raw.network
    walk = None
    if network is not None:
        walk = walk_of(network, extent=extent)
    places, left_out = gather_places(
        raw, extent=extent, crs_m=city.crs_m, languages=city.languages, walk=walk
    )
    if all(place.is_nameless for place in places):
        raise CityError(
            "the map data hold no named street within the boundary",
            where=snapshot.source,
            fix="check that boundary (or box: west,south,east,north) and extract fit each other",
        )
    return Town(
        city=city,
        snapshot=snapshot,
        places=places,
        landmarks=gather_landmarks(
            raw.things, extent=extent, country=city.country, languages=city.languages
        ),
        ground=gather_ground(raw.things, extent=extent, crs_m=city.crs_m),
        left_out=left_out,
        walk=walk,
    )


def _cut(raw: RawMap, extent: BaseGeometry) -> RawMap:
    """Leave out what lies wholly outside the box around a town: an extract may hold a country."""
    low, high = np.reshape(extent.bounds, (2, 2))
    (west, south), (east, north) = low - WATCH_DEGREES, high + WATCH_DEGREES
    geometries = np.array([thing.geometry for thing in raw.things], dtype=object)

    def inside(shapes: np.ndarray) -> np.ndarray:
        left, bottom, right, top = shapely.bounds(shapes).reshape(-1, 4).T
        beyond = (right < west) | (left > east) | (top < south) | (bottom > north)
        return np.asarray(~beyond)  # no geometry: its bounds are NaN, and it stays

    things = [one for one, kept in zip(raw.things, inside(geometries), strict=True) if kept]
    network, addresses = raw.network, raw.addresses
    if network is not None:
        near = inside(network.lines)
        network = RawNetwork(lines=network.lines[near], uses=network.uses[near])
    if addresses is not None:
        near = inside(shapely.points(addresses.lonlats)) if addresses.streets else np.array([])
        addresses = RawAddresses(
            streets=[street for street, kept in zip(addresses.streets, near, strict=True) if kept],
            lonlats=addresses.lonlats[near.astype(bool)],
        )
    return replace(raw, things=things, network=network, addresses=addresses)
