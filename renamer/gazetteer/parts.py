"""Which pieces make one place: those of one odonym that lie near each other."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renamer.gazetteer.pieces import Pieces

Labels = np.ndarray[Any, np.dtype[np.int64]]

NEAR_M = 250.0
"""Ways of one odonym this near to each other are one street (the distance MapComplete takes)."""
_JOINING = frozenset({"steps", "junction"})
"""Nameless pieces of these kinds that touch are one place; of the others each is one."""


def parts_of(pieces: Pieces) -> list[list[int]]:
    """Return the indices of the pieces of each place, in the order of their first pieces.

    Parks stay apart from streets of the same name, but belong to a square of that name.
    """
    groups = _groups(pieces)
    labels = _joined_at_ends(pieces, groups)
    _join_near(pieces, groups, labels)
    _join_parks_to_squares(pieces, labels)
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels.tolist()):
        members.setdefault(label, []).append(index)
    return list(members.values())


def _groups(pieces: Pieces) -> Labels:
    """Return a number for each odonym, parks apart, and for what is nameless."""
    numbers: dict[object, int] = {}
    keys: list[object] = []
    for index, (name, kind) in enumerate(zip(pieces.names, pieces.kinds, strict=True)):
        if name:
            keys.append((name, kind == "park"))
        else:
            keys.append(kind if kind in _JOINING else index)
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def _joined_at_ends(pieces: Pieces, groups: Labels) -> Labels:
    """Label lines of one group alike where they meet end to end: nearly all of every street."""
    labels = np.arange(len(pieces), dtype=np.int64)
    lines = np.flatnonzero(shapely.get_type_id(pieces.geometry) == shapely.GeometryType.LINESTRING)
    if not len(lines):
        return labels
    ends = [shapely.get_point(pieces.geometry[lines], place) for place in (0, -1)]
    spots = np.concatenate([shapely.get_coordinates(points) for points in ends])
    owners = np.concatenate([lines, lines])
    at = numbered_spots(spots)
    _, meeting = np.unique(at * (groups.max() + 1) + groups[owners], return_inverse=True)
    while True:  # every round at least halves the chains, so there are few
        lowest = np.full(meeting.max() + 1, len(pieces), dtype=np.int64)
        np.minimum.at(lowest, meeting, labels[owners])
        lower = labels.copy()
        np.minimum.at(lower, owners, lowest[meeting])
        lower = lower[lower]
        if np.array_equal(lower, labels):
            return labels
        labels = lower


def numbered_spots(lonlats: np.ndarray[Any, Any]) -> Labels:
    """Return a number for each point (degrees), equal points alike to OpenStreetMap's 7 decimals.

    The numbers rise from west to east, then from south to north.
    """
    fine = np.round(lonlats * 1e7).astype(np.int64)
    keys = (fine[:, 0] + 1_800_000_000 << 32) + fine[:, 1] + 900_000_000
    _, numbers = np.unique(keys, return_inverse=True)
    return np.asarray(numbers, dtype=np.int64)


def _join_near(pieces: Pieces, groups: Labels, labels: Labels) -> None:
    """Join what is left of one group where no more than 250 m lie between (single linkage)."""
    bodies: dict[int, list[int]] = {}
    by_group: dict[int, list[int]] = {}
    for index, (group, label) in enumerate(zip(groups.tolist(), labels.tolist(), strict=True)):
        if pieces.names[index]:
            bodies.setdefault(label, []).append(index)
            if label == index:
                by_group.setdefault(group, []).append(label)
    pairs = [pair for roots in by_group.values() for pair in combinations(roots, 2)]
    if not pairs:
        return
    numbers = {label: number for number, label in enumerate(sorted({x for p in pairs for x in p}))}
    shapes = _united(pieces, [bodies[label] for label in numbers])
    ends = np.array([[numbers[label] for label in pair] for pair in pairs])
    near = shapely.dwithin(shapes[ends[:, 0]], shapes[ends[:, 1]], NEAR_M)
    _merge(labels, [pair for pair, is_near in zip(pairs, near, strict=True) if is_near])
    for index in range(len(labels)):
        labels[index] = _root(labels, index)


def _united(pieces: Pieces, bodies: Sequence[Sequence[int]]) -> np.ndarray[Any, Any]:
    """Return one collection for each of some sets of pieces, in metres."""
    owner = np.repeat(np.arange(len(bodies)), [len(body) for body in bodies])
    members = pieces.metric[np.concatenate([np.array(body) for body in bodies])]
    return np.asarray(shapely.geometrycollections(members, indices=owner), dtype=object)


def _merge(labels: Labels, pairs: Iterable[tuple[int, int]]) -> None:
    """Give the roots of each pair the lower label; the pieces follow when all are resolved."""
    for one, other in pairs:
        low, high = sorted((_root(labels, one), _root(labels, other)))
        labels[high] = low


def _root(labels: Labels, index: int) -> int:
    while labels[index] != index:
        index = int(labels[index])
    return index


def _join_parks_to_squares(pieces: Pieces, labels: Labels) -> None:
    squares: dict[str, list[int]] = {
        pieces.names[index]: [] for index, kind in enumerate(pieces.kinds) if kind == "square"
    }
    squares.pop("", None)
    if not squares:
        return
    parks: dict[str, list[int]] = {}
    for index, (name, kind) in enumerate(zip(pieces.names, pieces.kinds, strict=True)):
        if name in squares:
            (parks.setdefault(name, []) if kind == "park" else squares[name]).append(index)
    for name, greens in parks.items():
        having = {_root(labels, i) for i in squares[name] if pieces.kinds[i] == "square"}
        for green in greens:
            for index in squares[name]:
                if _root(labels, index) in having and pieces.metric[green].dwithin(
                    pieces.metric[index], NEAR_M
                ):
                    _merge(labels, [(index, green)])
                    break
    for index in range(len(labels)):
        labels[index] = _root(labels, index)
