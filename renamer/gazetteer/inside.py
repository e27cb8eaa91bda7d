"""A town found inside an extract: by its boundary, else by its node and a stated radius."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.errors import CityError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.extent import DEFAULT_RADIUS_M, RADIUS_M, as_extent, circle
from renamer.gazetteer.facts import LANGUAGE_KEY
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.asked import Box
    from renamer.gazetteer.raw import RawMap, RawThing, Tags

_NAME_KEYS = ("name", "official_name", "alt_name", "short_name", "int_name", "old_name")
_SETTLEMENTS = frozenset({"city", "town", "village", "hamlet", "municipality", "borough", "suburb"})
_SAME_AREA = 0.95
"""Two boundaries of one name that share this much are one town on two levels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where a town lies in an extract, and how that is known."""

    extent: BaseGeometry
    tags: Tags
    ref: str
    note: str | None = None
    """What a person must be told: that it is a circle."""


def find_inside(raw: RawMap, asked: Asked, path: Path, box: Box | None) -> Found:
    """Return the town of an extract by its identifier or name.

    Several boundaries of one name are never chosen from; a boundary wins over a node.

    Raises
    ------
    CityError
        If there is none, or several.
    """
    nodes = _best([one for one in raw.things if _is_settlement_node(one)], asked)
    areas = _each_once(_best(raw.boundaries, asked))
    if asked.radius_m and nodes:
        areas = []  # a circle was asked for
    if len(areas) > 1:
        raise CityError(
            f"{asked.name!r} means {len(areas)} areas: {_listed(areas)}",
            where=str(path),
            fix=f"choose one with --osm, like --osm {areas[0].ref}",
        )
    if areas:
        return Found(extent=as_extent(areas[0].geometry), tags=areas[0].tags, ref=areas[0].ref)
    if len(nodes) > 1:
        raise CityError(
            f"{asked.name!r} means {len(nodes)} settlements: {_listed(nodes)}",
            where=str(path),
            fix=f"choose one with --osm, like --osm {nodes[0].ref}",
        )
    if not nodes:
        raise CityError(
            f"the extract holds no town or district {asked.osm_ref or asked.name!r}",
            where=str(path),
            fix=_way_on(raw, asked, box),
        )
    node = nodes[0]
    assert node.geometry is not None
    radius_m = asked.radius_m or RADIUS_M.get(node.tags["place"], DEFAULT_RADIUS_M)
    return Found(
        extent=circle((node.geometry.x, node.geometry.y), radius_m),
        tags=node.tags,
        ref=node.ref,
        note=f"circle of {radius_m / 1000:g} km around the {node.tags['place']}'s node",
    )


def settlement_named(raw: RawMap, name: str) -> Tags | None:
    """Return the tags of the boundary or node of a settlement of this name, if there is one."""
    nodes = (one for one in raw.things if _is_settlement_node(one))
    found = _best([*raw.boundaries, *nodes], Asked(name=name))
    return found[0].tags if found else None


def _best(things: Iterable[RawThing], asked: Asked) -> list[RawThing]:
    """Return those of this identifier, else of this main name, else of this name at all."""
    if asked.osm_ref:
        return [one for one in things if one.ref == asked.osm_ref and one.geometry is not None]
    wanted = fold(asked.bare_name)
    found = [one for one in things if one.geometry is not None and wanted in _names(one.tags)]
    return [one for one in found if fold(one.tags["name"]) == wanted] or found


def _names(tags: Tags) -> set[str]:
    keys = (key for key in tags if key in _NAME_KEYS or LANGUAGE_KEY.fullmatch(key))
    return {fold(part) for key in keys for part in tags[key].split(";")} - {""}


def _is_settlement_node(thing: RawThing) -> bool:
    tags = thing.tags
    return thing.ref.startswith("node/") and "name" in tags and tags.get("place") in _SETTLEMENTS


def _each_once(areas: Iterable[RawThing]) -> list[RawThing]:
    """Leave out areas that are nearly one of the others: a town and its municipality."""
    kept: list[RawThing] = []
    for area in sorted(areas, key=lambda one: (one.tags.get("admin_level", "99"), one.ref)):
        if not any(_overlap(area, other) > _SAME_AREA for other in kept):
            kept.append(area)
    return kept


def _overlap(one: RawThing, other: RawThing) -> float:
    """Return the shared area as a share of the larger of both."""
    assert one.geometry is not None and other.geometry is not None
    larger = max(one.geometry.area, other.geometry.area)
    return float(one.geometry.intersection(other.geometry).area / larger)


def _listed(things: Sequence[RawThing]) -> str:
    return ", ".join(f"{one.tags['name']} ({one.ref}, {_sort(one.tags)})" for one in things[:9])


def _sort(tags: Tags) -> str:
    return tags.get("place") or f"boundary of level {tags.get('admin_level', '?')}"


def _way_on(raw: RawMap, asked: Asked, box: Box | None) -> str:
    known = {
        name: one.tags["name"]
        for one in (*raw.boundaries, *(one for one in raw.things if _is_settlement_node(one)))
        for name in _names(one.tags)
    }
    if asked.osm_ref:
        return "give the number of a boundary or of a place node, like relation/2580605"
    near = difflib.get_close_matches(fold(asked.bare_name), sorted(known), n=1, cutoff=0.75)
    is_offer = near and near[0] != fold(asked.bare_name)
    meant = f"did you mean {known[near[0]]}? Else " if is_offer else ""
    reach = f" (the file reaches {','.join(f'{part:.3f}' for part in box)})" if box else ""
    return f"{meant}give --boundary FILE, --bbox W,S,E,N{reach} or --around LON,LAT --radius M"
