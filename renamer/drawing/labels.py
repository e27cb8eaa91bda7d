"""Where the labels of a map go: near their place, off each other and off the renamed streets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

_DIRECTIONS = ((0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
_GAPS_MM = (2.0, 5.0, 9.0, 15.0, 22.0, 30.0)
_ALONG = (0.5, 0.3, 0.7, 0.1, 0.9)
_ROUNDS = 3
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
class _Standing:
    """A label where it stands: its box with air around it, and its leader."""

    spot: LabelSpot
    box: BaseGeometry
    leader: BaseGeometry
    cost: float


def place_labels(
    wishes: Sequence[LabelWish], *, width_mm: float, height_mm: float, margin_mm: float = 2.0
) -> tuple[LabelSpot | None, ...]:
    """Find a spot for every label, always the same way; None = there is no room.

    Labels never overlap each other and never leave the sheet. Standing on a renamed street costs
    more than standing further away, and what crosses another label or leader costs most. The
    first round is greedy; two more let each label move once it knows where the others are.
    """
    frame = shapely.box(margin_mm, margin_mm, width_mm - margin_mm, height_mm - margin_mm)
    lifted = shapely.union_all([wish.near for wish in wishes])
    # The longest names are the hardest to place: they choose first.
    order = sorted(range(len(wishes)), key=lambda i: (-wishes[i].width_mm, i))
    standing: dict[int, _Standing] = {}
    for _ in range(_ROUNDS):
        for index in order:
            others = [item for i, item in sorted(standing.items()) if i != index]
            best = _best(wishes[index], others, frame, lifted)
            if best is not None:
                standing[index] = best
    return tuple(
        standing[index].spot if index in standing else None for index in range(len(wishes))
    )


def _best(
    wish: LabelWish, others: Sequence[_Standing], frame: BaseGeometry, lifted: BaseGeometry
) -> _Standing | None:
    """Return the cheapest free spot of a label."""
    free = []
    for preference, spot in enumerate(_candidates(wish)):
        box = _box(spot, wish)
        if not frame.contains(box) or any(box.intersects(other.box) for other in others):
            continue
        leader = shapely.LineString([spot.target, spot.foot])
        cost = _cost(box, leader, others, lifted) + preference / 100
        air = box.buffer(_CLEAR_MM, join_style="mitre")
        free.append(_Standing(spot, air, leader, cost))
    return min(free, key=lambda item: item.cost, default=None)


def _cost(
    box: BaseGeometry, leader: BaseGeometry, others: Sequence[_Standing], lifted: BaseGeometry
) -> float:
    """Millimetres of leader and of renamed streets hidden, and what the label would cross."""
    hidden: float = lifted.intersection(box).length
    length: float = leader.length
    crossed = sum(
        int(leader.intersects(other.box))
        + int(box.intersects(other.leader))
        + int(leader.intersects(other.leader))
        for other in others
    )
    return length + 10 * hidden + 60 * crossed


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


def _box(spot: LabelSpot, wish: LabelWish) -> BaseGeometry:
    return shapely.box(spot.x_mm, spot.y_mm, spot.x_mm + wish.width_mm, spot.y_mm + wish.height_mm)
