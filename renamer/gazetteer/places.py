"""Places: one per odonym and connected part of the town that bears it, and the nameless ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer import geo
from renamer.gazetteer import facts, nameless
from renamer.gazetteer.footprints import footprints_of
from renamer.gazetteer.parts import parts_of
from renamer.gazetteer.pieces import pieces_within
from renamer.gazetteer.standing import places_to_stand, squares_of
from renamer.gazetteer.walk import junctions_within_a_stroll
from renamer.model.place import LeftOut, Place, PlaceFacts
from renamer.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.footprints import Footprints
    from renamer.gazetteer.pieces import Pieces
    from renamer.gazetteer.raw import RawMap
    from renamer.model.walk import WalkGraph


def gather_places(
    raw: RawMap,
    *,
    extent: BaseGeometry,
    crs_m: str,
    languages: Sequence[str],
    walk: WalkGraph | None = None,
) -> tuple[tuple[Place, ...], tuple[LeftOut, ...]]:
    """Return (places sorted by id, what is left out and why).

    Parameters
    ----------
    raw : RawMap
        Facts of layers that it does not hold are None.
    extent : Polygon or MultiPolygon, EPSG:4326
        The town; geometries are clipped to it.
    crs_m : str
        Metric CRS in which lengths, areas and the 250 m between parts are measured. A dual
        carriageway counts in both directions.
    languages : sequence of str
        The first is the language of a bare `name`.
    walk : WalkGraph, optional
        Without it no centrality is known.
    """
    pieces, left_out = pieces_within(raw.things, extent=extent, crs_m=crs_m)
    parts = parts_of(pieces)
    footprints = footprints_of(pieces, parts)
    names = [pieces.names[part[0]] for part in parts]
    near, keep = _told(footprints, names, crs_m)
    titles = [_title(*row) for row in zip(names, near, footprints.kinds, strict=True)]
    refs = [pieces.things[part[0]].ref for part in parts]
    size = footprints.size
    order = sorted(
        np.flatnonzero(keep).tolist(), key=lambda row: (titles[row], -size[row], refs[row])
    )
    rows = footprints.take(order).rounded()
    chosen = [parts[row] for row in order]
    facts_of = _facts(raw, pieces, chosen, rows, extent=extent, crs_m=crs_m, walk=walk)
    ids = _ids([titles[row] for row in order])
    places = [
        _place(
            pieces, part, rows, index, ids[index], near[order[index]], facts_of[index], languages
        )
        for index, part in enumerate(chosen)
    ]
    kept = {place.name for place in places}
    told = _each_name_once(item for item in left_out if item.name not in kept)
    return tuple(sorted(places, key=lambda place: place.id)), told


def _told(
    footprints: Footprints, names: Sequence[str], crs_m: str
) -> tuple[list[str | None], np.ndarray]:
    if all(names):
        return [None] * len(names), np.ones(len(names), dtype=bool)
    shapes = geo.to_metric(footprints.geometry, crs_m)
    anchors = geo.to_metric(shapely.points(footprints.anchors), crs_m)
    return nameless.told_by(footprints, names, shapes, anchors)


def _title(name: str, near: str | None, kind: str) -> str:
    """Return what the id is made of: the odonym, else like "steps-by-laugavegur"."""
    return slug(name) if name else f"{kind.replace('_', '-')}-by-{slug(near or '')}"


def _ids(slugs: Sequence[str]) -> list[str]:
    """Return one id per slug, with the next free number where that is taken."""
    ids: dict[str, None] = {}
    next_free: dict[str, int] = {}
    for base in slugs:
        number = next_free.get(base, 1)
        found = base if number == 1 else f"{base}-{number}"
        while found in ids:
            number += 1
            found = f"{base}-{number}"
        ids[found] = None
        next_free[base] = number + 1
    return list(ids)


def _facts(
    raw: RawMap,
    pieces: Pieces,
    parts: Sequence[Sequence[int]],
    footprints: Footprints,
    *,
    extent: BaseGeometry,
    crs_m: str,
    walk: WalkGraph | None,
) -> list[PlaceFacts]:
    """Return the facts of every part, from tags, numbers, districts and the walking network."""
    addresses = facts.count_addresses(pieces, parts, raw.addresses, extent)
    districts = facts.districts_of(footprints, raw.boundaries, extent)
    stands = places_to_stand(
        footprints, squares_of(footprints), raw.network, extent=extent, crs_m=crs_m
    )
    if walk is None:
        reach: list[int | None] = [None] * len(parts)
    else:
        reach = junctions_within_a_stroll(walk, footprints.anchors, crs_m)
    lengths = shapely.length(pieces.metric) if len(pieces) else np.zeros(0)
    return [
        PlaceFacts(
            addresses=addresses[row],
            district=districts[row],
            centrality=reach[row],
            stand_here=stands[row],
            **facts.tag_facts(
                [pieces.things[index].tags for index in part], [lengths[index] for index in part]
            ),
        )
        for row, part in enumerate(parts)
    ]


def _place(
    pieces: Pieces,
    part: Sequence[int],
    rows: Footprints,
    row: int,
    place_id: str,
    near: str | None,
    its_facts: PlaceFacts,
    languages: Sequence[str],
) -> Place:
    name = pieces.names[part[0]]
    lon, lat = rows.anchors[row].tolist()
    length_m, area_m2 = float(rows.length_m[row]), float(rows.area_m2[row])
    return Place(
        id=place_id,
        name=name,
        names=facts.names_of([pieces.things[index].tags for index in part], name, languages),
        kind=rows.kinds[row],
        osm_refs=tuple(sorted({pieces.things[index].ref for index in part})),
        anchor_lonlat=(lon, lat),
        geometry=rows.geometry[row],
        length_m=round(length_m, 1) if length_m else None,
        area_m2=round(area_m2, 1) if area_m2 else None,
        near=near,
        facts=its_facts,
    )


def _each_name_once(items: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """One entry per name and reason, sorted; the first element stands for the others."""
    first: dict[tuple[str, str], LeftOut] = {}
    for item in sorted(items, key=lambda item: (item.name, item.reason, item.osm_ref)):
        first.setdefault((item.name, item.reason), item)
    return tuple(first.values())
