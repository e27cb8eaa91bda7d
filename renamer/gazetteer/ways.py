"""What a highway is used for: by feet, by wheels, as a place to stand.

Tag meanings: https://wiki.openstreetmap.org/wiki/Key:highway and Key:foot, Key:footway.
"""

from __future__ import annotations

from enum import IntFlag
from typing import TYPE_CHECKING

from renamer.gazetteer.kinds import HIGHWAY_KIND

if TYPE_CHECKING:
    from renamer.gazetteer.raw import Tags

_NO_FEET = frozenset({"motorway", "motorway_link", "trunk", "trunk_link", "busway"})
_YES = frozenset({"yes", "designated", "permissive", "destination"})
_NO_WHEELS = frozenset(
    {"footway", "path", "pedestrian", "steps", "bridleway", "cycleway", "corridor", "track"}
)
_WHEELS_ONLY = frozenset({"raceway", "escape", "emergency_bay", "bus_guideway"})
_ROOMY = frozenset({"pedestrian", "footway", "path"})
_NO_STAND = frozenset({"crossing", "link", "traffic_island"})
_ROUND = frozenset({"roundabout", "circular"})


class Use(IntFlag):
    """Bits of what a highway is used for."""

    FEET = 1
    """One may walk along it."""
    WHEELS = 2
    """A carriageway."""
    STANDING = 4
    """For feet only and no crossing, bridge or tunnel: a group may stand on it if it has room."""
    ROUND = 8
    """A roundabout: what it encloses is an island."""
    STAIRS = 16
    """Steps that feet may use."""


_USES = tuple(map(Use, range(32)))
"""Every mixture by its bits: to mix flags anew would cost more than all questions to the tags."""


def use_of(tags: Tags) -> Use:
    """Return what a highway is used for; nothing for what is not built yet.

    Of an area that is what its outline tells: where a carriageway ends.
    """
    highway = tags.get("highway")
    if highway in _WHEELS_ONLY:
        return Use.WHEELS
    if highway not in HIGHWAY_KIND:
        return Use(0)
    if tags.get("area") == "yes":
        return Use(0) if highway in _NO_WHEELS else Use.WHEELS
    foot = tags.get("foot")
    closed = tags.get("access") in {"private", "no"}
    walkable = foot in _YES if foot is not None else not closed and highway not in _NO_FEET
    on_wheels = highway not in _NO_WHEELS
    if foot is None and (on_wheels and "tunnel" in tags and "sidewalk" not in tags):
        walkable = False  # a tunnel of cars, unless the map knows a pavement in it
    if tags.get("indoor") == "yes" or tags.get("level", "0").startswith("-"):
        walkable = False  # a house or the hall of a station: no way through the town
    stands = walkable and highway in _ROOMY and _is_open_ground(tags)
    is_round = on_wheels and tags.get("junction") in _ROUND
    climbs = walkable and highway == "steps"
    return _USES[walkable | on_wheels << 1 | stands << 2 | is_round << 3 | climbs << 4]


def _is_open_ground(tags: Tags) -> bool:
    if tags.get("footway") in _NO_STAND:
        return False
    if tags.get("level", "0") != "0" or tags.get("layer", "0") != "0":
        return False
    return not ("bridge" in tags or "tunnel" in tags or "indoor" in tags)
