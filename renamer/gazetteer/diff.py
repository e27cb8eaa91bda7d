"""What became of the places between two maps of one town.

Places are paired by what they share: first elements of OpenStreetMap (the most shared wins), then
a name near each other, then the spot and the sort of place. No place has more than one partner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.errors import CityError
from renamer.geo import to_metric
from renamer.text import fold

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import Place, Town

NEAR_M = 300.0
"""A place of the same name farther away is another one, as in renamer.planfile.refind."""
SPOT_M = 30.0
"""Places of one sort whose anchors lie this near to the other place are on the same spot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One place as it was and as it is; `moved_m` from the nearer anchor to the other place."""

    old: Place
    new: Place
    moved_m: float

    @property
    def renamed(self) -> bool:
        """Whether both have a name, and not the same."""
        return self.old.name != self.new.name and not (self.old.is_nameless or self.new.is_nameless)

    @property
    def named_since(self) -> bool:
        """Whether it had no name and has one."""
        return self.old.is_nameless and not self.new.is_nameless

    @property
    def name_lost(self) -> bool:
        """Whether it had a name and has none."""
        return self.new.is_nameless and not self.old.is_nameless

    @property
    def moved(self) -> bool:
        """Whether neither lies at the anchor of the other."""
        return self.moved_m > SPOT_M

    @property
    def kind_changed(self) -> bool:
        """Whether it is of another kind now."""
        return self.old.kind != self.new.kind

    @property
    def kept(self) -> bool:
        """Whether name, kind and spot are what they were."""
        return self.old.name == self.new.name and not (self.moved or self.kind_changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesDiff:
    """The pairs in the order of the old map, and what has no partner."""

    pairs: tuple[Pair, ...]
    gone: tuple[Place, ...]
    new: tuple[Place, ...]

    @property
    def kept(self) -> int:
        """How many places are what they were."""
        return sum(pair.kept for pair in self.pairs)

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The pairs of which anything is to be told."""
        return tuple(pair for pair in self.pairs if not pair.kept)


@dataclass(frozen=True, slots=True)
class _Item:
    """A place with its geometry and anchor in metres."""

    place: Place
    body: BaseGeometry
    anchor: BaseGeometry


_FAR_M = 10_000.0
"""Maps of one town can lie apart, but not this far."""

_Match = tuple[tuple[float | str | bool, ...], _Item, _Item]
"""How good a pair is (the least is the best) and the pair."""


def diff_places(old: Town, new: Town) -> PlacesDiff:
    """Pair the places of two maps of one town; distances are taken in the CRS of the old one.

    Swapping the maps swaps the sides of the result and changes nothing else, if both have the
    same metric CRS.

    Raises
    ------
    CityError
        If the maps lie too far apart to be of one town.
    """
    before, after = _items(old, old.city.crs_m), _items(new, old.city.crs_m)
    _check_one_town(old, new, before, after)
    partner: dict[str, _Item] = {}
    taken: set[str] = set()
    for matches in (_sharing_elements, _sharing_a_name, _sharing_a_spot):
        rest = [item for item in before if item.place.id not in partner]
        free = [item for item in after if item.place.id not in taken]
        for _, one, other in sorted(matches(rest, free), key=lambda match: match[0]):
            if one.place.id not in partner and other.place.id not in taken:
                partner[one.place.id] = other
                taken.add(other.place.id)
    return PlacesDiff(
        pairs=tuple(
            _pair(item, partner[item.place.id]) for item in before if item.place.id in partner
        ),
        gone=tuple(item.place for item in before if item.place.id not in partner),
        new=tuple(item.place for item in after if item.place.id not in taken),
    )


def _items(town: Town, crs_m: str) -> list[_Item]:
    places = town.places
    if not places:
        return []
    bodies = to_metric(np.array([place.geometry for place in places]), crs_m)
    anchors = to_metric(shapely.points([place.anchor_lonlat for place in places]), crs_m)
    return [_Item(*parts) for parts in zip(places, bodies, anchors, strict=True)]


def _check_one_town(old: Town, new: Town, before: Sequence[_Item], after: Sequence[_Item]) -> None:
    """Make sure that these are maps of one town; a map without places passes."""
    if not (before and after):
        return
    one, other = (
        shapely.box(*shapely.total_bounds([item.body for item in side])) for side in (before, after)
    )
    if not one.distance(other) < _FAR_M:  # not a number where the CRS does not reach
        raise CityError(
            f"the maps of {old.city.name} and {new.city.name} lie far apart",
            fix="give two maps of the same town",
        )


def _sharing_elements(before: Sequence[_Item], after: Sequence[_Item]) -> Iterator[_Match]:
    """Yield the pairs that have elements in common; most shared, then same name, then nearest."""
    owners: defaultdict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(after):
        for ref in item.place.osm_refs:
            owners[ref].append(index)
    for one in before:
        shared = Counter(index for ref in one.place.osm_refs for index in owners[ref])
        for index, count in shared.items():
            other = after[index]
            apart_m = one.anchor.distance(other.anchor)
            yield (
                (-count, one.place.name != other.place.name, apart_m, *_ids(one, other)),
                one,
                other,
            )


def _sharing_a_name(before: Sequence[_Item], after: Sequence[_Item]) -> Iterator[_Match]:
    """Yield the pairs of one name within 300 m; first those of one sort, then the nearest."""
    bearers: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in after:
        bearers[fold(item.place.name)].append(item)
    for one in before:
        for other in [] if one.place.is_nameless else bearers[fold(one.place.name)]:
            near_m, _ = _apart(one, other)
            if near_m <= NEAR_M:
                yield (_sort_differs(one, other), near_m, *_ids(one, other)), one, other


def _sharing_a_spot(before: Sequence[_Item], after: Sequence[_Item]) -> Iterator[_Match]:
    """Yield the pairs of one sort whose anchors both lie within 30 m of the other place."""
    if not before:
        return
    tree = shapely.STRtree([item.body for item in after])
    anchors = [item.anchor for item in before]
    for index, at in tree.query(anchors, predicate="dwithin", distance=SPOT_M).T.tolist():
        one, other = before[index], after[at]
        near_m, far_m = _apart(one, other)
        if far_m <= SPOT_M and not _sort_differs(one, other):
            yield (near_m + far_m, *_ids(one, other)), one, other


def _apart(one: _Item, other: _Item) -> tuple[float, float]:
    """Return the distances from each anchor to the other place in metres, the smaller first."""
    there, back = one.anchor.distance(other.body), other.anchor.distance(one.body)
    return min(there, back), max(there, back)


def _sort_differs(one: _Item, other: _Item) -> bool:
    return one.place.place_class != other.place.place_class


def _ids(one: _Item, other: _Item) -> tuple[str, ...]:
    """Return what decides between equals, the same whichever map is the old one."""
    return tuple(sorted((one.place.id, other.place.id)))


def _pair(one: _Item, other: _Item) -> Pair:
    return Pair(old=one.place, new=other.place, moved_m=round(_apart(one, other)[0], 1))
