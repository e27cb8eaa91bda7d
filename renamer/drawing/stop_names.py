"""The names of the stops on their map: along a street where all of them fit, else on a plate.

A plate stands near its disc and is joined to it; it covers no disc, no other name, and a renamed
place only where there is no other room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.drawing.labels import LabelWish, place_labels
from renamer.drawing.lettering import NameWish, can_write, place_names
from renamer.drawing.marginalia import FRAME_INK
from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm, width_mm
from renamer.drawing.view import rounded
from renamer.model.sheet import Path, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.drawing.labels import LabelSpot
    from renamer.drawing.lettering import Written
    from renamer.drawing.map_stops import DrawnStop, MapManner
    from renamer.model.sheet import Mark

_AIR = 0.5
"""Between the letters and the edge of a plate, and between its lines, in ems of the new name."""
_STRAIGHT_MM = 1.2
"""How far a street may bend while a name on it is still written straight."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a name."""

    text: str
    face: str
    size_mm: float
    ink: str


@dataclass(frozen=True, slots=True)
class StopNames:
    """The names, to be painted in this order, and what else may not stand on."""

    marks: tuple[Mark, ...]
    taken: tuple[BaseGeometry, ...]


def name_stops(
    drawn: Sequence[DrawnStop],
    manner: MapManner,
    *,
    size_mm: tuple[float, float],
    taken: Sequence[BaseGeometry],
) -> StopNames:
    """Return the names of all stops there is room for; the others have their number alone.

    `taken` (sheet millimetres) must stay free; `size_mm` is width and height of the map.
    """
    discs = [shapely.Point(one.disc).buffer(manner.radius_mm + 0.3) for one in drawn]
    renamed = [one.shape.buffer(manner.stroke_mm / 2) for one in drawn]
    if not manner.names:
        return StopNames(marks=(), taken=(*discs, *renamed))
    along = _along(drawn, manner, size_mm, [*taken, *discs])
    written = [name for names in along.values() for name in names]
    beside = [one for one in drawn if one.stop.number not in along]
    plates = _plates(
        beside, manner, size_mm, [*taken, *discs, *(name.box for name in written)], renamed
    )
    standing = [mark for _, marks in plates for mark in marks]
    return StopNames(
        marks=(
            *(name.halo for name in written),
            *(name.letters for name in written),
            *standing,
        ),
        taken=(*discs, *renamed, *(name.box for name in written), *(box for box, _ in plates)),
    )


def _names(one: DrawnStop, manner: MapManner) -> list[_Line]:
    """Return the new names, then the old ones, small."""
    new = [_Line(text, BOLD, manner.name_mm, manner.ink) for text in one.stop.new]
    old = [_Line(text, REGULAR, manner.old_mm, FRAME_INK) for text in one.stop.old]
    return [line for line in (*new, *old) if can_write(line.text, line.face)]


def _along(
    drawn: Sequence[DrawnStop],
    manner: MapManner,
    size_mm: tuple[float, float],
    taken: Sequence[BaseGeometry],
) -> dict[int, list[Written]]:
    """Return the names of streets on which all of theirs can stand, by the number of the stop."""
    able = {
        one.stop.number: [
            NameWish(
                text=line.text,
                at=shapely.simplify(one.shape, _STRAIGHT_MM),
                face=line.face,
                size_mm=line.size_mm,
                ink=line.ink,
                off_mm=manner.stroke_mm / 2 + 0.9,
            )
            for line in _names(one, manner)
        ]
        for one in drawn
        if one.lines and not one.areas
    }
    while able:
        width, height = size_mm
        wishes = [wish for lines in able.values() for wish in lines]
        placed = iter(place_names(wishes, width_mm=width, height_mm=height, taken=taken))
        found = {number: [next(placed) for _ in lines] for number, lines in able.items()}
        able = {number: lines for number, lines in able.items() if None not in found[number]}
        if len(able) == len(found):
            return {n: [name for name in names if name] for n, names in found.items()}
    return {}


def _plates(
    stops: Sequence[DrawnStop],
    manner: MapManner,
    size_mm: tuple[float, float],
    taken: Sequence[BaseGeometry],
    renamed: Sequence[BaseGeometry],
) -> list[tuple[BaseGeometry, tuple[Mark, ...]]]:
    """Return the plates that find room, each as (what it covers, its marks).

    Where so many stand together that one would cross another, its stop has the number alone.
    """
    texts = [_names(one, manner) for one in stops]
    wishes = [
        LabelWish(near=shapely.Point(one.disc), width_mm=width, height_mm=height)
        for one, lines in zip(stops, texts, strict=True)
        for width, height in (_plate_size(lines, manner),)
    ]
    width, height = size_mm
    spots = place_labels(wishes, width_mm=width, height_mm=height, avoid=renamed, taken=taken)
    plates: list[tuple[BaseGeometry, tuple[Mark, ...]]] = []
    for lines, wish, spot in zip(texts, wishes, spots, strict=True):
        if spot is not None and lines:
            left, top = spot.x_mm, spot.y_mm
            box = shapely.box(left, top, left + wish.width_mm, top + wish.height_mm)
            leader = shapely.LineString([spot.target, spot.foot])
            cover = shapely.union(box.buffer(0.6), leader.buffer(0.4))
            others = [other for other in taken if not other.intersects(wish.near)]
            others += [other for other, _ in plates]
            if not shapely.intersects(np.array(others, dtype=object), cover).any():
                plates.append((cover, tuple(_plate(lines, wish, spot, manner))))
    return plates


def _plate_size(lines: Sequence[_Line], manner: MapManner) -> tuple[float, float]:
    air = _AIR * manner.name_mm
    letters = sum(cap_height_mm(line.face, line.size_mm) for line in lines)
    widest = max((width_mm(line.text, line.face, line.size_mm) for line in lines), default=0.0)
    return widest + 2 * air, letters + air * (len(lines) - 1) + 2 * air


def _plate(
    lines: Sequence[_Line], wish: LabelWish, spot: LabelSpot, manner: MapManner
) -> Iterator[Mark]:
    """Yield the leader, the plate, and its lines."""
    air = _AIR * manner.name_mm
    yield Path(
        segments=(("M", *rounded(spot.target)), ("L", *rounded(spot.foot))),
        stroke=manner.colour,
        stroke_mm=0.5,
    )
    yield Rect(
        x_mm=round(spot.x_mm, 2),
        y_mm=round(spot.y_mm, 2),
        width_mm=round(wish.width_mm, 2),
        height_mm=round(wish.height_mm, 2),
        fill="#FFFFFF",
        stroke=manner.colour,
        stroke_mm=0.35,
        radius_mm=round(air, 2),
    )
    baseline = spot.y_mm + air
    for line in lines:
        baseline += cap_height_mm(line.face, line.size_mm)
        yield Text(
            x_mm=round(spot.x_mm + air, 2),
            y_mm=round(baseline, 2),
            text=line.text,
            face=line.face,
            size_mm=line.size_mm,
            fill=line.ink,
        )
        baseline += air
