"""Turn by turn: what the pieces of a way are called, and where it turns.

The network has no names. A piece bears the name of the place that it runs along: within 6 m the
street itself, within 15 m beside it, as a pavement does; else that of the square or park it is in.
"""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
import shapely.ops

from renamer.geo import to_metric
from renamer.model.walk import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renamer.model.place import Place
    from renamer.model.walk import Turn
    from renamer.suggest.route import Piece

ON_M = 6.0
BESIDE_M = 15.0
"""A pavement lies as far from the middle of its street."""
ALONG = 0.7
"""What runs along a street gets on as fast on it: what crosses it does not."""
BRIEF_M = 25.0
"""What is shorter and has no name is a crossing or a corner: not worth a line."""
BRIEF_NAMED_M = 20.0
FLIGHT_M = 10.0
"""A flight of stairs as long as this has a line of its own."""
_LOOK_M = 20.0
"""A turn is judged by as much of the way before and after it."""
_CORNERS = frozenset({"left", "right"})
_AREAS = frozenset({"Polygon", "MultiPolygon"})
_POINTS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")

Coordinates = np.ndarray[Any, Any]


class Names:
    """The named places of a town, to be asked what a piece of way is called."""

    def __init__(self, places: Iterable[Place], crs_m: str) -> None:
        self._places = sorted((one for one in places if one.name), key=lambda place: place.id)
        shapes = np.array([place.geometry for place in self._places], dtype=object)
        self._shapes = to_metric(shapes, crs_m) if len(shapes) else shapes
        self._tree = shapely.STRtree(self._shapes)

    def along(self, line: shapely.LineString) -> str | None:
        """Return the name of the place that a line in metres runs along, None if there is none."""
        if line.length < 1:
            return None
        marks = shapely.line_interpolate_point(line, [0.1, 0.3, 0.5, 0.7, 0.9], normalized=True)
        found = []
        for index in sorted(self._tree.query(line, predicate="dwithin", distance=BESIDE_M)):
            shape = self._shapes[index]
            off = shapely.distance(marks, shape)
            if off.max() > BESIDE_M or not _runs_along(marks, shape):
                continue
            is_area = shape.geom_type in _AREAS
            if is_area and off.max() > 0:
                continue
            tier = 2 if is_area else int(off.max() > ON_M)
            found.append((tier, round(float(off.mean()), 1), self._places[index].id, index))
        return self._places[min(found)[-1]].name if found else None


def _runs_along(marks: Coordinates, shape: shapely.Geometry) -> bool:
    first, last = marks[0], marks[-1]
    on = [shapely.line_interpolate_point(shapely.shortest_line(shape, m), 0) for m in (first, last)]
    return bool(shapely.distance(*on) >= ALONG * shapely.distance(first, last))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """A stretch that one line of the directions tells of."""

    name: str | None
    is_stairs: bool
    metres: float
    stairs_m: float
    points: Coordinates


def directions_of(pieces: Sequence[Piece], names: Names) -> tuple[Direction, ...]:
    """Return what to tell somebody who walks these pieces."""
    parts = [part for piece in pieces for part in _cut_at_corners(piece)]
    runs = _merged(_absorbed(_merged([_run(part, names) for part in parts])))
    told = []
    for index, run in enumerate(runs):
        told.append(
            Direction(
                turn=_turn(runs[index - 1].points, run.points) if index else "start",
                heading=_heading(run.points),
                name=run.name,
                metres=run.metres,
                stairs_m=run.stairs_m,
            )
        )
    return tuple(told)


def sentence(direction: Direction) -> str:
    """Return a direction as a line, like "Left into Bankastræti, 120 m"."""
    rounded = max(10, round(direction.metres, -1)) if direction.metres >= 10 else direction.metres
    metres = f"{rounded:.0f} m"
    onto = f"into {direction.name}" if direction.name else "onto a way without a name"
    if direction.turn == "start":
        along = f"along {direction.name}" if direction.name else "on a way without a name"
        words = f"Head {direction.heading} {along}"
    elif direction.turn == "straight":
        words = f"Straight on {onto}"
    elif direction.turn == "back":
        words = f"Turn back {onto}"
    else:
        words = f"{direction.turn.capitalize()} {onto}"
    if direction.stairs_m < 1:
        return f"{words}, {metres}"
    if direction.stairs_m > direction.metres / 2:
        return f"{words}, {metres} of stairs"
    return f"{words}, {metres}, {direction.stairs_m:.0f} m of it stairs"


def _cut_at_corners(piece: Piece) -> list[Piece]:
    """Cut a piece where it turns a corner: two streets that meet there have one name each."""
    line = piece.metric
    points = shapely.get_coordinates(line)
    cuts, start = [0.0], 0.0
    for index in range(1, len(points) - 1):
        at = shapely.line_locate_point(line, shapely.Point(points[index]))
        sharp = _turn(points[index - 1 : index + 1], points[index : index + 2]) in _CORNERS
        if sharp and at - start >= BRIEF_M and line.length - at >= BRIEF_M:
            cuts.append(at)
            start = at
    if len(cuts) == 1:
        return [piece]
    parts = []
    for a, b in pairwise([*cuts, line.length]):
        share = (b - a) / line.length
        parts.append(
            dataclasses.replace(
                piece,
                metric=shapely.ops.substring(line, a, b),
                metres=piece.metres * share,
                stairs_m=piece.stairs_m * share,
            )
        )
    return parts


def _run(piece: Piece, names: Names) -> _Run:
    return _Run(
        name=names.along(piece.metric),
        is_stairs=piece.stairs_m >= max(FLIGHT_M, piece.metres / 2),
        metres=piece.metres,
        stairs_m=piece.stairs_m,
        points=shapely.get_coordinates(piece.metric),
    )


def _merged(runs: Sequence[_Run]) -> list[_Run]:
    """Join what follows one another under one name, or straight on without any."""
    found: list[_Run] = []
    for run in runs:
        last = found[-1] if found else None
        same = last is not None and (last.name, last.is_stairs) == (run.name, run.is_stairs)
        if last is not None and same and (run.name or _straight(last.points, run.points)):
            found[-1] = dataclasses.replace(
                last,
                metres=last.metres + run.metres,
                stairs_m=last.stairs_m + run.stairs_m,
                points=np.concatenate([last.points, run.points]),
            )
        else:
            found.append(run)
    return found


def _absorbed(runs: list[_Run]) -> list[_Run]:
    """Count what is too short for a line of its own to the line before it, the first to the next.

    Its points are passed over: a turn is judged by what has a line.
    """
    kept = [run for run in runs if not _is_brief(run)] or runs[:1]
    found: list[_Run] = []
    waiting: list[_Run] = []
    for run in runs:
        if any(run is one for one in kept):
            found.append(_longer(run, waiting))
            waiting = []
        elif found:
            found[-1] = _longer(found[-1], [run])
        else:
            waiting.append(run)
    return found


def _longer(run: _Run, brief: Sequence[_Run]) -> _Run:
    return dataclasses.replace(
        run,
        metres=run.metres + sum(one.metres for one in brief),
        stairs_m=run.stairs_m + sum(one.stairs_m for one in brief),
    )


def _is_brief(run: _Run) -> bool:
    return not run.is_stairs and run.metres < (BRIEF_NAMED_M if run.name else BRIEF_M)


def _straight(before: Coordinates, after: Coordinates) -> bool:
    return _turn(before, after) in {"straight", "half left", "half right"}


def _turn(before: Coordinates, after: Coordinates) -> Turn:
    """Judge a turn by the bearings of the last and the next metres of the way."""
    angle = (_bearing(_first_metres(after)) - _bearing(_first_metres(before[::-1])[::-1])) % 360
    if angle > 180:
        angle -= 360
    if abs(angle) <= 25:
        return "straight"
    if abs(angle) > 155:
        return "back"
    if abs(angle) <= 50:
        return "half right" if angle > 0 else "half left"
    return "right" if angle > 0 else "left"


def _first_metres(points: Coordinates) -> Coordinates:
    """Return both ends of the first 20 m of a way."""
    line = shapely.LineString(points) if len(points) > 1 else None
    if line is None or line.length == 0:
        return np.array([points[0], points[0]])
    end = shapely.get_coordinates(shapely.line_interpolate_point(line, _LOOK_M))[0]
    return np.array([points[0], end])


def _bearing(ends: Coordinates) -> float:
    """Return degrees from grid north, clockwise."""
    east, north = ends[1] - ends[0]
    return math.degrees(math.atan2(east, north))


def _heading(points: Coordinates) -> str:
    return _POINTS[round(_bearing(_first_metres(points)) / 45) % 8]
