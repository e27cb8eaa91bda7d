"""Places: one per odonym and connected part of the town that bears it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer.kinds import judge, odonym_of
from renamer.gazetteer.parts import connected_parts, shape_of
from renamer.model.place import LeftOut, Place, PlaceFacts, PlaceKind
from renamer.text import nfc, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.parts import Shape
    from renamer.gazetteer.raw import RawAddress, RawThing, Tags
    from renamer.model.place import LonLat

LANGUAGE_KEY = re.compile(r"name:([a-z]{2,3}(?:[-_][A-Za-z0-9]+)*)")
_NO_LANGUAGE = frozenset({"old", "alt", "loc", "ref", "abb", "pre", "suf"})
SLIVER_DEGREES = 1e-4
"""What a cut leaves of a line or an outline counts from about 10 m on."""
OUTSIDE = "outside the town"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One element that belongs to a place, clipped to the town; `metric` in metres."""

    ref: str
    name: str
    kind: PlaceKind
    tags: Tags
    geometry: BaseGeometry
    metric: BaseGeometry


@dataclass(slots=True)
class _Sorted:
    pieces: list[Piece] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def gather_places(
    things: Iterable[RawThing],
    addresses: Sequence[RawAddress] | None,
    *,
    extent: BaseGeometry,
    crs_m: str,
    languages: Sequence[str],
) -> tuple[tuple[Place, ...], tuple[LeftOut, ...]]:
    """Return (places sorted by id, what is left out and why).

    Parameters
    ----------
    things, addresses
        Raw records; only named things of the kinds in `renamer.gazetteer.kinds` are looked at.
    extent : Polygon or MultiPolygon, EPSG:4326
        The town; geometries are clipped to it.
    crs_m : str
        Metric CRS in which lengths, areas and the 250 m between parts are measured. A dual
        carriageway counts in both directions.
    languages : sequence of str
        The first is the language of a bare `name`.
    """
    found = pieces_within(things, extent=extent, crs_m=crs_m)
    parts = [part for group in _by_name(found.pieces) for part in connected_parts(group)]
    shapes = [(part, shape_of(part)) for part in parts]
    shapes.sort(key=lambda item: (slug(item[0][0].name), -item[1].size, item[0][0].ref))
    counts = _count_addresses(shapes, addresses, extent)
    ids = _ids([part[0].name for part, _ in shapes])
    places = [
        _place(place_id, part, shape, count, languages, crs_m)
        for place_id, (part, shape), count in zip(ids, shapes, counts, strict=True)
    ]
    kept = {place.name for place in places}
    left_out = _each_name_once(item for item in found.left_out if item.name not in kept)
    return tuple(sorted(places, key=lambda place: place.id)), left_out


def pieces_within(things: Iterable[RawThing], *, extent: BaseGeometry, crs_m: str) -> _Sorted:
    """Judge every named thing and clip it to the town."""
    result = _Sorted()
    fit = []
    for thing in things:
        verdict = judge(thing.tags)
        name = odonym_of(thing.tags)
        if verdict is None or not name:
            continue
        reason = verdict.reason
        if reason is None and thing.geometry is None:
            reason = "no usable geometry"
        if reason:
            result.left_out.append(LeftOut(name=nfc(name), osm_ref=thing.ref, reason=reason))
        else:
            fit.append((thing, nfc(name), verdict.kind))
    clipped = _clip([thing.geometry for thing, _, _ in fit], extent)
    metric = geo.to_metric(clipped, crs_m) if fit else clipped
    for (thing, name, kind), inside, flat in zip(fit, clipped, metric, strict=True):
        if shapely.is_empty(inside):
            result.left_out.append(LeftOut(name=name, osm_ref=thing.ref, reason=OUTSIDE))
            continue
        assert kind is not None
        result.pieces.append(
            Piece(
                ref=thing.ref, name=name, kind=kind, tags=thing.tags, geometry=inside, metric=flat
            )
        )
    return result


def _clip(geometries: Sequence[BaseGeometry | None], extent: BaseGeometry) -> np.ndarray:
    """Cut geometries to the extent; those wholly inside stay untouched."""
    shapely.prepare(extent)
    array = np.array(geometries, dtype=object)
    clipped = array.copy()
    cut = ~shapely.covers(extent, array)
    clipped[cut] = shapely.intersection(shapely.make_valid(array[cut]), extent)
    for index in np.flatnonzero(cut):
        clipped[index] = _without_slivers(clipped[index], shapely.get_dimensions(array[index]))
    return clipped


def _without_slivers(geometry: BaseGeometry, dimension: int) -> BaseGeometry:
    """Keep what the cut left of the same dimension, without the crumbs at the edge."""
    parts = [
        part for part in shapely.get_parts(geometry) if shapely.get_dimensions(part) == dimension
    ]
    large = [part for part in parts if dimension == 0 or part.length > SLIVER_DEGREES]
    if not large:
        return shapely.Point()
    return large[0] if len(large) == 1 else shapely.union_all(large)


def _by_name(pieces: Iterable[Piece]) -> list[list[Piece]]:
    groups: dict[str, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: piece.ref):
        groups.setdefault(piece.name, []).append(piece)
    return [groups[name] for name in sorted(groups)]


def _ids(names: Sequence[str]) -> list[str]:
    """Return one id per name: its slug, with the next free number where that is taken."""
    ids: dict[str, None] = {}
    for name in names:
        base = slug(name)
        numbered = (f"{base}-{number}" for number in count(2))
        ids[next(one for one in chain((base,), numbered) if one not in ids)] = None
    return list(ids)


def _place(
    place_id: str,
    part: Sequence[Piece],
    shape: Shape,
    addresses: int | None,
    languages: Sequence[str],
    crs_m: str,
) -> Place:
    anchor = geo.to_lonlat(shape.anchor, crs_m)
    return Place(
        id=place_id,
        name=part[0].name,
        names=_names(part, languages),
        kind=shape.kind,
        osm_refs=tuple(sorted({piece.ref for piece in part})),
        anchor_lonlat=(round(anchor.x, 6), round(anchor.y, 6)),
        geometry=geo.to_lonlat(shape.metric, crs_m),
        length_m=round(shape.length_m, 1) if shape.length_m else None,
        area_m2=round(shape.area_m2, 1) if shape.area_m2 else None,
        facts=PlaceFacts(addresses=addresses, namesake=_namesake(part)),
    )


def _names(part: Sequence[Piece], languages: Sequence[str]) -> dict[str, str]:
    """Names by language: the most frequent one where the elements of a place disagree."""
    votes: dict[str, Counter[str]] = {}
    for piece in part:
        for key, value in piece.tags.items():
            match = LANGUAGE_KEY.fullmatch(key)
            if match and value and match[1] not in _NO_LANGUAGE:
                votes.setdefault(match[1].replace("_", "-"), Counter())[nfc(value)] += 1
    names = {language: _most_frequent(votes[language]) for language in sorted(votes)}
    if languages and part[0].name not in (names.get(language) for language in languages):
        names.setdefault(languages[0], part[0].name)
    return dict(sorted(names.items()))


def _namesake(part: Sequence[Piece]) -> str | None:
    for key in ("name:etymology:wikidata", "name:etymology"):
        votes = Counter(piece.tags[key] for piece in part if key in piece.tags)
        if votes:
            return nfc(_most_frequent(votes))
    return None


def _most_frequent(votes: Counter[str]) -> str:
    return min(votes, key=lambda value: (-votes[value], value))


def _count_addresses(
    shapes: Sequence[tuple[Sequence[Piece], Shape]],
    addresses: Sequence[RawAddress] | None,
    extent: BaseGeometry,
) -> Sequence[int | None]:
    """Count street numbers by odonym; where two places share one, the nearer gets the number."""
    if addresses is None:
        return [None] * len(shapes)
    owners: dict[str, list[int]] = {}
    for index, (part, _) in enumerate(shapes):
        owners.setdefault(part[0].name, []).append(index)
    spots: dict[str, list[LonLat]] = {}
    for address in addresses:
        if address.street in owners:
            spots.setdefault(address.street, []).append(address.lonlat)
    counts = [0] * len(shapes)
    for street, lonlats in spots.items():
        points = shapely.points(lonlats)
        points = points[shapely.covers(extent, points)]
        rivals = owners[street]
        bodies = [shapely.geometrycollections([p.geometry for p in shapes[i][0]]) for i in rivals]
        nearest = np.argmin([shapely.distance(body, points) for body in bodies], axis=0)
        for index, number in zip(*np.unique(nearest, return_counts=True), strict=True):
            counts[rivals[index]] = int(number)
    return counts


def _each_name_once(items: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One entry per name and reason, sorted; the first element stands for the others."""
    first: dict[tuple[str, str], LeftOut] = {}
    for item in sorted(items, key=lambda item: (item.name, item.reason, item.osm_ref)):
        first.setdefault((item.name, item.reason), item)
    return tuple(first.values())
