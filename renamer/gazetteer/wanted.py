"""Which elements are worth keeping while a source is read: quick looks at tags, no geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.gazetteer.ground import ground_kind
from renamer.gazetteer.kinds import HIGHWAY_KIND, judge
from renamer.gazetteer.landmarks import landmark_kind

if TYPE_CHECKING:
    from renamer.gazetteer.raw import Tags

SETTLEMENTS = frozenset({"city", "town", "municipality", "borough", "suburb", "village"})
_NO_FEET = frozenset({"motorway", "motorway_link", "trunk", "trunk_link", "busway"})
_YES = frozenset({"yes", "designated", "permissive", "destination"})


def is_point_wanted(tags: Tags) -> bool:
    """Return whether it is a square, a landmark, or the node that names a settlement."""
    return tags.get("place") == "square" or is_settlement(tags) or landmark_kind(tags) is not None


def is_settlement(tags: Tags) -> bool:
    """Return whether it names a town or a part of one."""
    return tags.get("place") in SETTLEMENTS and "name" in tags


def is_line_wanted(tags: Tags) -> bool:
    """Return whether it is a named street (even one to be left out) or coastline."""
    return tags.get("natural") == "coastline" or ("name" in tags and judge(tags) is not None)


def is_area_wanted(tags: Tags) -> bool:
    """Return whether it is a named place, a landmark, or ground of the map."""
    if ("name" in tags or "bridge:name" in tags) and judge(tags) is not None:
        return True
    return ground_kind(tags) is not None or landmark_kind(tags) is not None


def is_walkable(tags: Tags) -> bool:
    """Return whether it is a highway that feet may use."""
    highway = tags.get("highway")
    if highway not in HIGHWAY_KIND or tags.get("area") == "yes":
        return False
    foot = tags.get("foot")
    if foot is not None:
        return foot in _YES
    return highway not in _NO_FEET and tags.get("access") not in {"private", "no"}
