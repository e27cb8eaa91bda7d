"""What the tags of its pieces, street numbers and districts tell of each place."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.footprints import Footprints
    from renamer.gazetteer.pieces import Pieces
    from renamer.gazetteer.raw import RawAddresses, RawThing, Tags

LANGUAGE_KEY = re.compile(r"name:([a-z]{2,3}(?:[-_][A-Za-z0-9]+)*)")
_NO_LANGUAGE = frozenset({"old", "alt", "loc", "ref", "abb", "pre", "suf"})
_OPEN = frozenset({"yes", "permissive", "designated", "public"})
_UNLIT = frozenset({"no", "disused"})


def names_of(tagged: Sequence[Tags], name: str, languages: Sequence[str]) -> dict[str, str]:
    """Names by language: the most frequent one where the elements of a place disagree."""
    votes: dict[str, Counter[str]] = {}
    for tags in tagged:
        for key in tags:
            if key.startswith("name:"):
                match = LANGUAGE_KEY.fullmatch(key)
                if match and tags[key] and match[1] not in _NO_LANGUAGE:
                    language = match[1].replace("_", "-")
                    votes.setdefault(language, Counter())[nfc(tags[key])] += 1
    names = {language: _most_frequent(votes[language]) for language in sorted(votes)}
    if name and languages and name not in (names.get(language) for language in languages):
        names.setdefault(languages[0], name)
    return dict(sorted(names.items()))


def tag_facts(tagged: Sequence[Tags], lengths: Sequence[float]) -> dict[str, Any]:
    """Return the facts that the tags of the pieces tell; `lengths` weigh those that disagree."""
    keys = set().union(*tagged)  # most places have none of these: one look instead of eight
    facts: dict[str, Any] = {}
    for key in ("name:etymology:wikidata", "name:etymology"):
        if key in keys:
            facts["namesake"] = nfc(_most_frequent(Counter(_values(tagged, key))))
            break
    for key, field in (("old_name", "old_names"), ("alt_name", "alt_names")):
        found = {nfc(part) for value in _values(tagged, key) for part in value.split(";")}
        if found:
            facts[field] = tuple(sorted(found - {""}))
    if "surface" in keys:
        facts["surface"] = nfc(_heaviest(tagged, lengths, "surface"))
    if "lit" in keys:
        facts["lit"] = _heaviest(tagged, lengths, "lit") not in _UNLIT
    access = {tags.get("access", "yes") for tags in tagged}
    if not access & _OPEN:
        facts["access"] = nfc(min(access))
    facts["steps"] = any(tags.get("highway") == "steps" for tags in tagged)
    return facts


def _values(tagged: Iterable[Tags], key: str) -> Iterable[str]:
    return (tags[key] for tags in tagged if key in tags)


def _heaviest(tagged: Sequence[Tags], lengths: Sequence[float], key: str) -> str:
    weights: Counter[str] = Counter()
    for tags, length in zip(tagged, lengths, strict=True):
        if key in tags:
            weights[tags[key]] += length  # type: ignore[assignment]
    return _most_frequent(weights)


def _most_frequent(votes: Mapping[str, float]) -> str:
    return min(votes, key=lambda value: (-votes[value], value))


def count_addresses(
    pieces: Pieces,
    parts: Sequence[Sequence[int]],
    addresses: RawAddresses | None,
    extent: BaseGeometry,
) -> Sequence[int | None]:
    """Count street numbers by odonym; where two places share one, the nearer gets the number."""
    if addresses is None:
        return [None] * len(parts)
    owners: dict[str, list[int]] = {}
    for number, part in enumerate(parts):
        if pieces.names[part[0]]:
            owners.setdefault(pieces.names[part[0]], []).append(number)
    spots: dict[str, list[int]] = {}
    for index, street in enumerate(addresses.streets):
        if street in owners:
            spots.setdefault(street, []).append(index)
    points = shapely.points(addresses.lonlats) if len(addresses.lonlats) else np.array([])
    inside = shapely.covers(extent, points) if len(points) else np.array([], dtype=bool)
    counts = [0] * len(parts)
    for street, indices in spots.items():
        here = points[indices][inside[indices]]
        rivals = owners[street]
        if len(rivals) == 1:
            counts[rivals[0]] = len(here)
            continue
        bodies = [shapely.geometrycollections(pieces.geometry[list(parts[i])]) for i in rivals]
        away = [shapely.distance(_level(body, extent), _level(here, extent)) for body in bodies]
        nearest = np.argmin(away, axis=0)
        for index, number in zip(*np.unique(nearest, return_counts=True), strict=True):
            counts[rivals[index]] = int(number)
    return counts


def _level(shapes: Any, extent: BaseGeometry) -> Any:
    """Return shapes (EPSG:4326) with degrees of longitude as long as those of latitude."""
    shrink = math.cos(math.radians(extent.centroid.y))
    return shapely.transform(shapes, lambda spots: spots * (shrink, 1.0))


_DISTRICTS = frozenset({"borough", "city_district", "suburb", "quarter", "neighbourhood"})


def districts_of(
    footprints: Footprints, boundaries: Sequence[RawThing], extent: BaseGeometry
) -> list[str | None]:
    """Return the name of the smallest mapped district that holds each anchor.

    A district is an administrative area below the town (admin_level 9 to 11) or a place=* area of
    a part of a town, smaller than the town itself.
    """
    found = [
        thing
        for thing in boundaries
        if thing.geometry is not None
        and _is_part_of_a_town(thing.tags)
        and thing.geometry.area < 0.9 * extent.area
    ]
    districts: list[str | None] = [None] * len(footprints.kinds)
    if not found or not districts:
        return districts
    found.sort(key=lambda thing: (thing.geometry.area, thing.ref))  # type: ignore[union-attr]
    points = shapely.points(footprints.anchors)
    tree = shapely.STRtree(points)
    shapes = [thing.geometry for thing in found]
    for district, point in tree.query(shapes, predicate="covers").T.tolist():
        if districts[point] is None:  # the smallest ones come first
            districts[point] = found[district].tags["name"]
    return districts


def _is_part_of_a_town(tags: Tags) -> bool:
    if tags.get("place") in _DISTRICTS:
        return True
    return tags.get("admin_level") in {"9", "10", "11"}
