"""Which elements of OpenStreetMap are places, of which kind, and which are left out and why.

Tag meanings: https://wiki.openstreetmap.org/wiki/Key:highway and the pages of the keys named.
Tags are read with `get` and `in` alone, so the tag list of a reader will do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from renamer.gazetteer import descriptive

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

_NO_STREET: Mapping[str, str] = {
    **dict.fromkeys(
        ["construction", "proposed", "planned", "abandoned", "razed", "disused"],
        "not built, or not any more",
    ),
    **dict.fromkeys(["platform", "bus_stop", "platform;bus_stop"], "a bus platform"),
    **dict.fromkeys(["corridor", "elevator"], "indoors"),
    **dict.fromkeys(["rest_area", "services"], "a rest area beside a road"),
    **dict.fromkeys(["escape", "emergency_bay"], "a lane for emergencies"),
    "raceway": "a race track",
    "via_ferrata": "a climbing route",
}
"""Why a named highway of another sort is left out."""

_OTHER_KINDS: tuple[tuple[str, Mapping[str, PlaceKind]], ...] = (
    ("man_made", {"bridge": "bridge", "quay": "embankment", "pier": "promenade"}),
    ("leisure", {"park": "park", "garden": "park", "common": "green"}),
    ("landuse", {"village_green": "green"}),
    ("junction", {"yes": "junction"}),
)
"""Named things that are no highway; `landuse=grass` is none: golf greens, grounds of clubs."""

# These relations gather streets that count by their own name already.
_BUNDLES = frozenset({"street", "associatedStreet", "route"})
_ROUND = frozenset({"roundabout", "circular"})
_CLOSED = frozenset({"private", "no"})
_GUESTS_ONLY = _CLOSED | {"customers", "permit", "members"}
_OPEN = frozenset({"yes", "permissive", "public"})
_BESIDE_A_ROAD = frozenset({"sidewalk", "crossing", "traffic_island", "access_aisle", "link"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Either the kind of place that an element is part of, or the reason why it is left out.

    `of_area` tells whether the tags mean the area of a closed way and not its outline.
    """

    kind: PlaceKind | None = None
    reason: str | None = None
    of_area: bool = False


@cache
def _verdict(kind: PlaceKind | None, reason: str | None, of_area: bool) -> Verdict:
    """Return the one verdict of this sort: there are few, and it is given for every way."""
    return Verdict(kind=kind, reason=reason, of_area=of_area)


def odonym_of(tags: Tags) -> str | None:
    """Return the name that the element bears as a place: bridge:name before name on a bridge."""
    if "bridge:name" in tags and "highway" not in tags:
        return tags["bridge:name"]
    return tags.get("name")


def judge(tags: Tags, *, is_node: bool = False) -> Verdict | None:
    """Return what a named element is to us; None if it is none of our business at all.

    Every way with the key `highway` gets a verdict; a node with that key is a stop or a lamp.
    """
    kind, of_area = _kind(tags, is_node=is_node)
    if kind is None and (is_node or "highway" not in tags):
        return None
    if tags.get("type") in _BUNDLES:
        return None
    if kind is None:
        highway = tags["highway"]
        reason: str | None = _NO_STREET.get(highway, f"no street: highway={highway}")
    elif is_node and kind not in {"square", "junction"}:
        reason = "only a point on the map, without an outline"
    else:
        reason = _reason_against(tags, kind, of_area=of_area)
    return _verdict(None if reason else kind, reason, of_area)


def judge_nameless(tags: Tags) -> Verdict | None:
    """Return what an element without a name is to us, if a town could name it.

    These are things without addresses: squares, greens, steps, junctions and ways on foot. How
    large they must be is for those to say who know their shape.
    """
    kind, of_area = _nameless_kind(tags)
    if kind is None or "bridge:name" in tags or tags.get("type") in _BUNDLES:
        return None
    reason = _reason_against_nameless(tags, kind, of_area=of_area)
    return _verdict(None if reason else kind, reason, of_area)


def _kind(tags: Tags, *, is_node: bool) -> tuple[PlaceKind | None, bool]:
    """(kind, whether it is an area); a square wins over whatever else is tagged."""
    if tags.get("place") == "square":
        return "square", tags.get("area") != "no"
    highway = "" if is_node else tags.get("highway", "")
    if highway in HIGHWAY_KIND:
        kind = HIGHWAY_KIND[highway]
        is_round = kind == "street" and tags.get("junction") in _ROUND
        return "junction" if is_round else kind, _is_area(tags)
    for key, kinds in _OTHER_KINDS:
        kind_of_value = kinds.get(tags.get(key, ""))
        if kind_of_value:
            return kind_of_value, tags.get("area") != "no"
    return None, bool(highway) and _is_area(tags)


def _nameless_kind(tags: Tags) -> tuple[PlaceKind | None, bool]:
    highway = tags.get("highway")
    if tags.get("place") == "square":
        return "square", tags.get("area") != "no"
    leisure = tags.get("leisure")
    if leisure == "garden":  # most gardens without a name are somebody's own
        return "green" if tags.get("access") in _OPEN else None, True
    if highway is None:
        is_green = leisure == "park" or tags.get("landuse") == "village_green"
        return "green" if is_green else None, True
    if _is_area(tags):
        return "square" if highway == "pedestrian" else None, True
    return _nameless_way(tags, highway), False


def _nameless_way(tags: Tags, highway: str) -> PlaceKind | None:
    if highway == "steps":
        return "steps"
    if highway in {"footway", "path", "cycleway", "pedestrian"}:
        beside = any(tags.get(key) in _BESIDE_A_ROAD for key in ("footway", "path", "cycleway"))
        beside = beside or tags.get("is_sidepath") == "yes"
        return None if beside or "service" in tags else "path"
    is_street = HIGHWAY_KIND.get(highway) == "street" and highway != "service"
    return "junction" if is_street and tags.get("junction") in _ROUND else None


def _is_area(tags: Tags) -> bool:
    """Whether a highway is an area: ways are lines unless they say otherwise."""
    return tags.get("area") == "yes" or tags.get("type") == "multipolygon"


def _reason_against(tags: Tags, kind: PlaceKind, *, of_area: bool) -> str | None:
    """Why a named thing of the right kind is still no place of ours."""
    reason = _shut(tags)
    if reason or kind == "square":
        return reason
    if tags.get("railway") == "platform":
        return "a railway platform"
    if "highway" in tags and not of_area:
        return _no_street(tags)
    if kind == "promenade":
        return _no_promenade(tags)
    return _no_area(tags) if of_area else None


def _reason_against_nameless(tags: Tags, kind: PlaceKind, *, of_area: bool) -> str | None:
    """Without a name that tells otherwise, doubts count: floors, passages, guests only."""
    if kind != "junction" and tags.get("foot", tags.get("access")) in _GUESTS_ONLY:
        return "not open to the public"
    if tags.get("tunnel", "no") != "no":
        return "in a tunnel"
    if tags.get("level", "0") != "0":
        return "a floor of a building"
    if tags.get("conveying", "no") != "no":
        return "an escalator"
    if kind == "square" and ("operator" in tags or _no_area(tags)):
        return "a yard, or the garden of a pub"
    return _reason_against(tags, kind, of_area=of_area)


def _shut(tags: Tags) -> str | None:
    # foot=no alone says only that one must not walk on the carriageway of a main road
    if tags.get("access") in _CLOSED and tags.get("foot", "no") in _CLOSED:
        return "not open to the public"
    if tags.get("indoor") in {"yes", "room", "area", "corridor"}:
        return "indoors"
    if tags.get("tunnel") in {"yes", "culvert"} or tags.get("location") == "underground":
        return "in a tunnel"
    return None


def _no_street(tags: Tags) -> str | None:
    """Why a named way is a driveway or a ramp and not a street."""
    name = tags.get("name", "")
    if tags["highway"] == "service" and tags.get("service") in {"parking_aisle", "drive-through"}:
        return "a lane of a car park"
    if tags["highway"] == "service" and descriptive.ENTRANCE.fullmatch(name):
        return "an entrance, named for what it leads to"
    return "the way into a tunnel" if descriptive.TUNNEL.fullmatch(name) else None


def _no_promenade(tags: Tags) -> str | None:
    """Why a named pier is no promenade: most are landing stages."""
    if "building" in tags:
        return "a building on piles"
    for_boats = tags.get("floating") == "yes" or tags.get("mooring", "no") != "no"
    if for_boats or descriptive.LANDING_STAGE.fullmatch(tags.get("name", "")):
        return "a landing stage"
    return "a pier of a works" if tags.get("landuse") == "industrial" else None


def _no_area(tags: Tags) -> str | None:
    """Why an area is a yard, a playground, a cemetery or a private garden."""
    leisure = tags.get("leisure")
    if tags.get("landuse") == "cemetery" or tags.get("amenity") == "grave_yard":
        return "a cemetery"
    if leisure in {"playground", "pitch", "schoolyard", "outdoor_seating"} or "playground" in tags:
        return "a playground or a pitch"
    if tags.get("amenity") in {"school", "kindergarten", "parking", "restaurant", "cafe", "pub"}:
        return "belongs to a school, a car park or a restaurant"
    if tags.get("garden:type") in {"private", "residential", "community", "roof_garden"}:
        return "a private garden"
    if leisure == "garden" and tags.get("access") == "customers":
        return "not open to the public"
    return descriptive.reason_against_area(tags.get("name", ""))
