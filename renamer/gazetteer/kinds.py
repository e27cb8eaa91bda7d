"""Which elements of OpenStreetMap are places, of which kind, and which are left out and why.

Tag meanings: https://wiki.openstreetmap.org/wiki/Key:highway and the pages of the keys named.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from renamer.gazetteer.raw import Tags
    from renamer.model.place import PlaceKind

_STREETS = (
    "motorway trunk primary secondary tertiary unclassified residential living_street service "
    "motorway_link trunk_link primary_link secondary_link tertiary_link road busway"
)
HIGHWAY_KIND: Mapping[str, PlaceKind] = {
    **dict.fromkeys(_STREETS.split(), "street"),
    **dict.fromkeys(["footway", "path", "cycleway", "track", "bridleway"], "path"),
    "pedestrian": "pedestrian_street",
    "steps": "steps",
}
"""The kind that a named highway of the ordinary sort has."""

NOT_YET = frozenset({"construction", "proposed", "planned", "abandoned", "razed", "disused"})
CLOSED = frozenset({"private", "no"})
NO_AREA_OF_OURS = frozenset({"playground", "pitch", "schoolyard", "outdoor_seating"})
JUNK_NAME = re.compile(
    r"(innenhof|schulhof|pausenhof|hof|cour|cour intérieure|parking|courtyard|sisäpiha)"
    r"(\s+([ivx]+|\d+|[a-z]))?"
    r"|.*\b(playground|spielplatz|aire de jeux|leikkipaikka|leikvöllur|parkplatz|piha)\b.*"
    r"|.*(höfe|innenhof|schulhof)",
    re.IGNORECASE,
)
"""Names that say what an area is, not what a town calls it: "Hof I", "Cour 2", "playground"."""


ENTRANCE_NAME = re.compile(
    r"(entrée|accès|sortie|zufahrt|einfahrt|ausfahrt|tg)\b.*"
    r"|.*\b(parking|parkhaus|tiefgarage|zufahrt|bílastæði|pysäköinti)\b.*",
    re.IGNORECASE,
)
"""Names of driveways that say where they lead: "Entrée Parking", "TG Zufahrt"."""

TUNNEL_NAME = re.compile(r"(tunnel|trémie|souterrain)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Either the kind of place that an element is part of, or the reason why it is left out.

    `of_area` tells whether the tags mean the area of a closed way and not its outline.
    """

    kind: PlaceKind | None = None
    reason: str | None = None
    of_area: bool = False


def odonym_of(tags: Tags) -> str | None:
    """Return the name that the element bears as a place: bridge:name before name on a bridge."""
    if "bridge:name" in tags and "highway" not in tags:
        return tags["bridge:name"]
    return tags.get("name")


def judge(tags: Tags) -> Verdict | None:
    """Return what a named element is to us; None if it is none of our business at all."""
    kind, of_area = _kind(tags)
    if kind is None:
        highway = tags.get("highway")
        if highway in NOT_YET:
            return Verdict(reason="not built, or not any more")
        if highway in {"corridor", "elevator"}:
            return Verdict(reason="indoors")
        return None
    reason = _reason_against(tags, of_area=of_area)
    if reason:
        return Verdict(reason=reason, of_area=of_area)
    return Verdict(kind=kind, of_area=of_area)


def _kind(tags: Tags) -> tuple[PlaceKind | None, bool]:
    """(kind, whether it is an area); a square wins over whatever else is tagged."""
    highway = tags.get("highway", "")
    if tags.get("place") == "square":
        return "square", tags.get("area") != "no"
    if highway in HIGHWAY_KIND:
        return HIGHWAY_KIND[highway], tags.get("area") == "yes" or tags.get("type") == (
            "multipolygon"
        )
    if tags.get("man_made") == "bridge":
        return "bridge", True
    if tags.get("leisure") in {"park", "garden"}:
        return "park", True
    return None, False


def _reason_against(tags: Tags, *, of_area: bool) -> str | None:
    """Why a thing of the right kind is still no place of ours."""
    # foot=no alone says only that one must not walk on the carriageway of a main road
    if tags.get("access") in CLOSED and tags.get("foot", "no") in CLOSED:
        return "not open to the public"
    if tags.get("indoor") in {"yes", "room", "area", "corridor"}:
        return "indoors"
    if tags.get("tunnel") in {"yes", "culvert"} or tags.get("location") == "underground":
        return "in a tunnel"
    if "highway" in tags and not of_area:
        return _no_street(tags)
    if of_area and tags.get("place") != "square":
        return _junk_area(tags)
    return None


def _no_street(tags: Tags) -> str | None:
    """Why a named way is a driveway or a ramp and not a street."""
    name = tags.get("name", "")
    if tags["highway"] == "service" and tags.get("service") in {"parking_aisle", "drive-through"}:
        return "a lane of a car park"
    if tags["highway"] == "service" and ENTRANCE_NAME.fullmatch(name):
        return "an entrance, named for what it leads to"
    return "the way into a tunnel" if TUNNEL_NAME.match(name) else None


def _junk_area(tags: Tags) -> str | None:
    """Why a named area is a yard, a playground or a private garden."""
    if tags.get("leisure") in NO_AREA_OF_OURS or tags.get("playground"):
        return "a playground or a pitch"
    if tags.get("amenity") in {"school", "kindergarten", "parking", "restaurant", "cafe"}:
        return "belongs to a school, a car park or a restaurant"
    if tags.get("garden:type") in {"private", "residential", "community", "roof_garden"}:
        return "a private garden"
    if tags.get("leisure") == "garden" and tags.get("access") == "customers":
        return "not open to the public"
    if JUNK_NAME.fullmatch(tags.get("name", "")):
        return "a yard without a name of its own"
    return None
