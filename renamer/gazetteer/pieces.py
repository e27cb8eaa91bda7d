"""Pieces: the elements that belong to places, judged and clipped to the town, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer.kinds import judge, judge_nameless, odonym_of
from renamer.model.place import LeftOut
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.kinds import Verdict
    from renamer.gazetteer.raw import RawThing
    from renamer.model.place import PlaceKind

Geometries = np.ndarray[Any, Any]
SLIVER_DEGREES = 1e-4
"""What a cut leaves of a line or an outline counts from about 10 m on."""
OUTSIDE = "outside the town"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """Elements of places in the order of their references; all columns have the same length.

    `names` is "" for the nameless; `geometry` (EPSG:4326) is clipped, `metric` the same in metres.
    """

    things: Sequence[RawThing]
    names: Sequence[str]
    kinds: Sequence[PlaceKind]
    geometry: Geometries
    metric: Geometries

    def __len__(self) -> int:
        return len(self.things)


def pieces_within(
    things: Iterable[RawThing], *, extent: BaseGeometry, crs_m: str
) -> tuple[Pieces, list[LeftOut]]:
    """Judge every thing and clip it to the town; return (pieces, the named ones left out).

    Parameters
    ----------
    things : iterable of RawThing
        Those that are no business of ours are passed over.
    extent : Polygon or MultiPolygon, EPSG:4326
        The town.
    crs_m : str
        The metric CRS of the town.
    """
    left_out: list[LeftOut] = []
    fit: list[tuple[RawThing, str, PlaceKind]] = []
    for thing in things:
        name = nfc(odonym_of(thing.tags) or "")
        verdict = _verdict(thing, name)
        if verdict is None:
            continue
        reason = verdict.reason or (None if thing.geometry is not None else "no usable geometry")
        if reason is None and verdict.kind is not None:
            fit.append((thing, name, verdict.kind))
        elif name and reason:
            left_out.append(LeftOut(name=name, osm_ref=thing.ref, reason=nfc(reason)))
    fit.sort(key=lambda item: item[0].ref)
    clipped = _clip(np.array([thing.geometry for thing, _, _ in fit], dtype=object), extent)
    inside = ~shapely.is_empty(clipped)
    left_out += [
        LeftOut(name=name, osm_ref=thing.ref, reason=OUTSIDE)
        for (thing, name, _), kept in zip(fit, inside, strict=True)
        if name and not kept
    ]
    kept_fit = [item for item, kept in zip(fit, inside, strict=True) if kept]
    geometry = clipped[inside]
    pieces = Pieces(
        things=[thing for thing, _, _ in kept_fit],
        names=[name for _, name, _ in kept_fit],
        kinds=[kind for _, _, kind in kept_fit],
        geometry=geometry,
        metric=geo.to_metric(geometry, crs_m) if len(geometry) else geometry,
    )
    return pieces, left_out


def _verdict(thing: RawThing, name: str) -> Verdict | None:
    if not name:
        return judge_nameless(thing.tags)
    return judge(thing.tags, is_node=thing.ref.startswith("node/"))


def _clip(geometries: Geometries, extent: BaseGeometry) -> Geometries:
    """Cut geometries to the extent; those wholly inside stay untouched."""
    shapely.prepare(extent)
    clipped = geometries.copy()
    cut = ~shapely.covers(extent, geometries) if len(geometries) else np.zeros(0, dtype=bool)
    touched = cut & shapely.intersects(extent, geometries)
    clipped[cut & ~touched] = shapely.Point()
    clipped[touched] = shapely.intersection(shapely.make_valid(geometries[touched]), extent)
    for index in np.flatnonzero(touched):
        clipped[index] = _without_slivers(clipped[index], shapely.get_dimensions(geometries[index]))
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
