"""What is asked later: street numbers and footways of the candidates, the network of a walk."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer.facts import count_addresses
from renamer.gazetteer.footprints import Footprints
from renamer.gazetteer.pieces import Pieces
from renamer.gazetteer.raw import RawThing
from renamer.gazetteer.standing import places_to_stand, squares_of
from renamer.gazetteer.walk import STROLL_M, junctions_within_a_stroll, walk_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.online.asking import Asking
    from renamer.gazetteer.raw import RawMap
    from renamer.model.place import Place, Town

MARGIN_M = STROLL_M + 100.0
"""What can be reached within a stroll lies within it, and a street's houses do."""
LARGEST_KM2 = 12.0
"""Street numbers of more than this are not asked for at once: candidates farther off wait."""


def with_details(town: Town, candidates: Sequence[str], asking: Asking) -> Town:
    """Ask for street numbers and footways around some places; return the town with their facts.

    Parameters
    ----------
    town : Town
        Looked up without details.
    candidates : sequence of str
        Ids of places, the most important first: those are left out whose surroundings would make
        the question larger than 12 km2.
    asking : Asking
        Whom to ask, and who is told what is asked.

    Raises
    ------
    CityError
        If no server gives a usable answer in time.
    """
    from renamer.gazetteer.online.live import ask_elements
    from renamer.gazetteer.online.overpass import raw_map_of

    outline, ids = _around(town, candidates)
    if not ids:
        return town
    name = f"{len(ids)} places of {town.city.name}"
    elements, _ = ask_elements(outline, "details", asking.start(), town=name)
    return detailed(town, raw_map_of(elements, {"addresses", "network"}), ids)


def with_walk(town: Town, asking: Asking) -> Town:
    """Ask for the walking network of a town looked up live; return the town with it.

    Raises
    ------
    CityError
        If no server gives a usable answer in time.
    """
    from renamer.gazetteer.online.live import ask_elements
    from renamer.gazetteer.online.overpass import raw_map_of

    extent = town.city.boundary
    assert extent is not None
    elements, _ = ask_elements(extent, "walk", asking.start(), town=town.city.name)
    network = raw_map_of(elements, {"network"}).network
    assert network is not None
    return replace(town, walk=walk_of(network, extent=extent))


def detailed(town: Town, raw: RawMap, ids: Collection[str]) -> Town:
    """Return the town with the facts that street numbers and ways tell of the places `ids`."""
    crs_m, extent = town.city.crs_m, town.city.boundary
    assert extent is not None
    pieces, footprints = _as_gathered(town.places, crs_m)
    rows = [[row] for row in range(len(pieces))]
    counts = count_addresses(pieces, rows, raw.addresses, extent)
    chosen = [row for row, place in enumerate(town.places) if place.id in ids]
    stands = places_to_stand(
        footprints.take(chosen), squares_of(footprints), raw.network, extent=extent, crs_m=crs_m
    )
    assert raw.network is not None
    walk = walk_of(raw.network, extent=extent)
    reach = junctions_within_a_stroll(walk, footprints.anchors[chosen], crs_m)
    places = list(town.places)
    for row, stand, junctions in zip(chosen, stands, reach, strict=True):
        place = town.places[row]
        facts = replace(
            place.facts,
            addresses=counts[row],
            stand_here=stand,
            centrality=junctions,
        )
        places[row] = replace(place, facts=facts)
    return replace(town, places=tuple(places))


def _around(town: Town, candidates: Sequence[str]) -> tuple[BaseGeometry, tuple[str, ...]]:
    """Return the hull around as many candidates as fit into one question, and which they are."""
    hull = shapely.Polygon()
    taken: list[str] = []
    for place_id in candidates:
        place = town.place(place_id)
        if place is None:
            continue
        body = geo.to_metric(place.geometry, town.city.crs_m).buffer(MARGIN_M)
        larger = shapely.union(hull, body).convex_hull
        if not taken or larger.area <= LARGEST_KM2 * 1e6:
            hull = larger
            taken.append(place_id)
    return geo.to_lonlat(hull, town.city.crs_m), tuple(taken)


def _as_gathered(places: Sequence[Place], crs_m: str) -> tuple[Pieces, Footprints]:
    """Return places as the columns that they were made of: each is one piece."""
    geometry = np.array([place.geometry for place in places], dtype=object)
    pieces = Pieces(
        things=[
            RawThing(ref=place.osm_refs[0], tags={}, geometry=place.geometry) for place in places
        ],
        names=[place.name for place in places],
        kinds=[place.kind for place in places],
        geometry=geometry,
        metric=geo.to_metric(geometry, crs_m),
    )
    footprints = Footprints(
        kinds=pieces.kinds,
        geometry=geometry,
        anchors=np.array([place.anchor_lonlat for place in places]),
        length_m=np.array([place.length_m or 0.0 for place in places]),
        area_m2=np.array([place.area_m2 or 0.0 for place in places]),
    )
    return pieces, footprints
