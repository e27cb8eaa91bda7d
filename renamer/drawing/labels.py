"""Where the labels of a map go: near their place, off each other and off the renamed streets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

_DIRECTIONS = ((0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_GAPS_MM = (2.0, 5.0, 9.0, 15.0, 22.0, 30.0)
_ALONG = (0.5, 0.3, 0.7, 0.1, 0.9)
_ROUNDS = 3
_COARSE_MM = 0.5
"""Detail that does not matter to where a label stands."""
_CROSSING = 60.0
"""What it costs, in millimetres, where a leader crosses something."""
_CLEAR_MM = 0.8
"""Between two labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelWish:
    """A label of this size wants to stand near this geometry (sheet millimetres)."""

    near: BaseGeometry
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpot:
    """Upper left corner of a label, and the point of its place that it speaks of."""

    x_mm: float
    y_mm: float
    target: tuple[float, float]
    foot: tuple[float, float]
    """The point of the label nearest to the target: a leader runs between them."""


@dataclass(frozen=True, slots=True)
class _Options:
    """All spots of a label on the sheet, as arrays over the spots.

    `costs` holds what a spot costs whatever the other labels do: millimetres of leader and of
    renamed streets hidden, and how late the spot comes in the order of preference.
    """

    spots: tuple[LabelSpot, ...]
    boxes: NDArray[np.object_]
    leaders: NDArray[np.object_]
    costs: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Standing:
    """A label where it stands: its box with air around it, and its leader."""

    spot: LabelSpot
    box: BaseGeometry
    leader: BaseGeometry


def place_labels(
    wishes: Sequence[LabelWish],
    *,
    width_mm: float,
    height_mm: float,
    margin_mm: float = 2.0,
    avoid: Sequence[BaseGeometry] = (),
    taken: Sequence[BaseGeometry] = (),
) -> tuple[LabelSpot | None, ...]:
    """Find a spot for every label, always the same way; None = there is no room.

    Labels never overlap each other and never leave the sheet. Standing on a renamed street costs
    more than standing further away, and what crosses another label or leader costs most. The
    first round is greedy; two more let each label move once it knows where the others are.
    What is `taken` is never covered; what is to `avoid`, like a renamed street, is if it must.
    """
    frame = shapely.box(margin_mm, margin_mm, width_mm - margin_mm, height_mm - margin_mm)
    frame = shapely.difference(frame, shapely.union_all(list(taken)))
    lifted = [*(wish.near for wish in wishes), *avoid]
    lifted = shapely.simplify(shapely.union_all(lifted), _COARSE_MM)
    shapely.prepare(lifted)
    # The longest names are the hardest to place: they choose first.
    order = sorted(range(len(wishes)), key=lambda i: (-wishes[i].width_mm, i))
    grains = _grains(lifted)
    options = [_options(wish, frame, lifted, grains, taken) for wish in wishes]
    standing: dict[int, _Standing] = {}
    for _ in range(_ROUNDS):
        for index in order:
            others = [item for i, item in sorted(standing.items()) if i != index]
            best = _best(options[index], others)
            if best is not None:
                standing[index] = best
    return tuple(
        standing[index].spot if index in standing else None for index in range(len(wishes))
    )


def _grains(lifted: BaseGeometry) -> NDArray[np.float64]:
    """Return a point for every millimetre of the streets and outlines, as an array (n, 2)."""
    parts = shapely.get_parts(lifted)
    edges = np.where(shapely.get_dimensions(parts) == 2, shapely.boundary(parts), parts)
    lines = [line for line in shapely.get_parts(edges) if line.length > 0]
    points = [shapely.line_interpolate_point(line, np.arange(0, line.length)) for line in lines]
    return shapely.get_coordinates(np.concatenate(points)) if points else np.empty((0, 2))


def _options(
    wish: LabelWish,
    frame: BaseGeometry,
    lifted: BaseGeometry,
    grains: NDArray[np.float64],
    taken: Sequence[BaseGeometry],
) -> _Options:
    """Return the spots of a label that lie on the sheet, with what each costs by itself."""
    spots = _candidates(wish)
    lefts, tops = np.array([[spot.x_mm, spot.y_mm] for spot in spots]).reshape(-1, 2).T
    boxes = shapely.box(lefts, tops, lefts + wish.width_mm, tops + wish.height_mm)
    ends = np.array([[spot.target, spot.foot] for spot in spots]).reshape(-1, 2, 2)
    leaders = shapely.linestrings(ends)
    x, y = grains.T
    across = (x > lefts[:, None]) & (x < lefts[:, None] + wish.width_mm)
    hidden = (across & (y > tops[:, None]) & (y < tops[:, None] + wish.height_mm)).sum(axis=1)
    within = (hidden == 0) & shapely.intersects(lifted, boxes)  # on a square, off its outline
    hidden = np.where(within, 2 * (wish.width_mm + wish.height_mm), hidden)
    barred = [other for other in taken if not other.intersects(wish.near)]
    crossed = shapely.intersects(leaders[:, None], np.array(barred, dtype=object)).sum(axis=1)
    costs = shapely.length(leaders) + 10 * hidden + _CROSSING * crossed
    costs += np.arange(len(spots)) / 100
    inside = np.flatnonzero(shapely.contains(frame, boxes))
    return _Options(
        spots=tuple(spots[i] for i in inside),
        boxes=boxes[inside],
        leaders=leaders[inside],
        costs=costs[inside],
    )


def _best(options: _Options, others: Sequence[_Standing]) -> _Standing | None:
    """Return the cheapest spot that no other label stands on."""
    costs = options.costs.copy()
    for other in others:
        taken = shapely.intersects(options.boxes, other.box)
        crossed = (
            shapely.intersects(options.leaders, other.box).astype(int)
            + shapely.intersects(options.boxes, other.leader)
            + shapely.intersects(options.leaders, other.leader)
        )
        costs += np.where(taken, np.inf, _CROSSING * crossed)
    if not costs.size or not np.isfinite(costs.min()):
        return None
    best = int(costs.argmin())
    air = options.boxes[best].buffer(_CLEAR_MM, join_style="mitre")
    return _Standing(options.spots[best], air, options.leaders[best])


def _candidates(wish: LabelWish) -> list[LabelSpot]:
    """Spots around some points of the place, the preferred ones first."""
    spots = []
    for target in _targets(wish.near):
        for gap in _GAPS_MM:
            for right, down in _DIRECTIONS:
                slant = 0.75 if right and down else 1.0
                x_mm = target[0] + right * (gap * slant + wish.width_mm / 2) - wish.width_mm / 2
                y_mm = target[1] + down * (gap * slant + wish.height_mm / 2) - wish.height_mm / 2
                foot = (
                    min(max(target[0], x_mm), x_mm + wish.width_mm),
                    min(max(target[1], y_mm), y_mm + wish.height_mm),
                )
                spots.append(LabelSpot(x_mm=x_mm, y_mm=y_mm, target=target, foot=foot))
    return spots


def _targets(near: BaseGeometry) -> list[tuple[float, float]]:
    """Points along the longest part of a line, or one point within an area."""
    longest = max(shapely.get_parts(near), key=lambda part: (part.length, part.wkb), default=near)
    if longest.is_empty:
        return []
    if longest.geom_type != "LineString":
        inside = longest.representative_point()
        return [(inside.x, inside.y)]
    points = [longest.interpolate(share, normalized=True) for share in _ALONG]
    return [(point.x, point.y) for point in points]
