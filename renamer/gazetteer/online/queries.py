"""What Overpass is asked for: one table, kept narrow for the sake of the servers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

What = Literal["names", "details", "walk"]

THINGS: Mapping[str, bool | list[str]] = {
    # places that are no named way: areas, points, relations, and what has no name yet
    "highway": ["pedestrian", "steps"],
    "junction": ["roundabout", "circular", "yes"],
    "landuse": ["village_green"],
    "leisure": ["park", "garden", "common"],
    "man_made": ["bridge", "quay", "pier"],
    # squares; the town itself, for its names in other languages; its parts
    "place": [
        *("square", "city", "town", "village"),
        *("borough", "suburb", "quarter", "neighbourhood"),
    ],
    # districts; a level of 8 or below might bring the boundary of the whole country along
    "admin_level": ["9", "10"],
    # water
    "natural": ["water", "coastline"],
    "waterway": ["riverbank", "dock"],
    # landmarks
    "amenity": [
        *("embassy", "consulate", "townhall", "public_building", "courthouse", "prison", "police"),
        *("theatre", "concert_hall", "arts_centre", "library", "university", "college", "school"),
        *("place_of_worship", "bus_station"),
    ],
    "cemetery": ["grave"],
    "community_centre": ["cultural_centre"],
    "diplomatic": ["embassy", "consulate", "honorary_consulate"],
    "government": [
        *("parliament", "legislative", "ministry", "presidency", "administrative", "prosecutor"),
    ],
    "historic": ["memorial", "monument", "tomb", "grave"],
    "memorial": ["grave"],
    "office": [
        *("diplomatic", "government", "parliament"),
        *("newspaper", "media", "broadcaster", "news_agency"),
    ],
    "public_transport": ["station"],
    "railway": ["station", "halt"],
    "studio": ["radio", "television"],
    "tourism": ["museum"],
}
"""Tags as `osmnx.features_from_polygon` takes them; any of them is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One request: ways that fit `highways` (a filter of Overpass QL), or elements with `tags`.

    `nothing` is said if it finds none, where a town must have some.
    """

    highways: str | None = None
    tags: Mapping[str, bool | list[str]] = field(default_factory=dict)
    nothing: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """The requests for one purpose; `words` say it to people."""

    words: str
    parts: tuple[Part, ...]


QUERIES: Mapping[What, Query] = {
    "names": Query(
        words="named streets, squares, parks, bridges, water and landmarks",
        parts=(
            Part(highways='["highway"]["name"]', nothing="has no named street there"),
            Part(tags=THINGS),
        ),
    ),
    "details": Query(
        words="street numbers and all ways",
        parts=(Part(tags={"addr:housenumber": True}), Part(highways='["highway"]')),
    ),
    "walk": Query(
        words="all ways",
        parts=(Part(highways='["highway"]', nothing="has no ways there"),),
    ),
}
