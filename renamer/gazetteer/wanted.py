"""Which elements are worth keeping while a source is read: quick looks at tags, without shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from renamer.gazetteer.ground import ground_kind
from renamer.gazetteer.kinds import judge, judge_nameless
from renamer.gazetteer.landmarks import landmark_kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from renamer.gazetteer.ground import GroundKind
    from renamer.gazetteer.kinds import Verdict
    from renamer.gazetteer.raw import Layer

SETTLEMENTS = frozenset(
    {"city", "town", "village", "hamlet", "municipality", "borough", "suburb", "quarter"}
    | {"neighbourhood", "city_district"}
)
_UNNAMED_ROADS = frozenset({"steps", "pedestrian", "footway", "path", "cycleway"})


class Wanted:
    """What the layers want; tags are a mapping, or what has `get` and `in` like one."""

    def __init__(self, layers: Collection[Layer]) -> None:
        self.addresses = "addresses" in layers
        self.network = "network" in layers
        self._names = "names" in layers
        self._nameless = "nameless" in layers
        self._landmarks = "landmarks" in layers
        self._ground = "ground" in layers
        self._boundaries = "boundaries" in layers

    def is_point(self, tags: Any) -> bool:
        """Return whether a node is a place, a settlement or a landmark."""
        if "name" in tags:
            if tags.get("place") in SETTLEMENTS:
                return True
            if self._names and judge(tags, is_node=True) is not None:
                return True
        return self._landmarks and landmark_kind(tags) is not None

    def is_road(self, tags: Any, highway: str) -> bool:
        """Return whether a highway has a name (even one to be left out), or could be given one."""
        if "name" in tags:
            return self._names
        if self._nameless and (highway in _UNNAMED_ROADS or "junction" in tags):
            return _has_kind(judge_nameless(tags))
        return False

    def is_area(self, tags: Any) -> bool:
        """Return whether an area is a place, a landmark or a district (see `ground_of` too)."""
        if "name" in tags or "bridge:name" in tags:
            verdict = judge(tags) if self._names else None
            if verdict is not None and (verdict.of_area or verdict.reason):
                return True
            if self._boundaries and tags.get("place") in SETTLEMENTS:
                return True
        elif self._nameless and "building" not in tags and _has_kind(judge_nameless(tags)):
            return True
        return self._landmarks and landmark_kind(tags) is not None

    def is_line(self, tags: Any) -> bool:
        """Return whether a way that is neither road nor area is coastline or named all the same."""
        if self._ground and tags.get("natural") == "coastline":
            return True
        return self._names and "name" in tags and judge(tags) is not None

    def is_boundary(self, tags: Any) -> bool:
        """Return whether a relation is a boundary, and boundaries are asked for."""
        return self._boundaries and is_boundary(tags)

    def ground_of(self, tags: Any) -> GroundKind | None:
        """Return whether an area is water or green, where ground is asked for."""
        return ground_kind(tags) if self._ground else None


def is_boundary(tags: Mapping[str, str]) -> bool:
    """Return whether a relation is the boundary of a country, town or district."""
    return "name" in tags and (
        (tags.get("boundary") == "administrative" and "admin_level" in tags)
        or (tags.get("type") in {"boundary", "multipolygon"} and tags.get("place") in SETTLEMENTS)
    )


def is_paved_area(tags: Any) -> bool:
    """Return whether a closed highway is an area, and not a ring."""
    return bool(tags.get("area") == "yes" or tags.get("place") == "square")


def is_plain_building(tags: Any) -> bool:
    """Return whether a building can be no landmark: most of them only bear a street number."""
    return not ("name" in tags or "amenity" in tags or "office" in tags or "diplomatic" in tags)


def _has_kind(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.kind is not None
