"""A walk through some stops on the real walking network of a town.

Stops within sight of a mission that watches come last, so that whoever must not be filmed leaves
before them and has missed nothing. Up to 12 stops no shorter order exists, for more it is a good
one. The data know no heights, only stairs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.errors import UsageError
from renamer.geo import to_lonlat, to_metric
from renamer.model.walk import Leg, Walk, minutes_of
from renamer.suggest.directions import Names, directions_of
from renamer.suggest.route import REACH_M, join
from renamer.suggest.suitable import WATCHED_M, WATCHING
from renamer.suggest.tour import EXACT_STOPS, Task, shortest_order

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from renamer.model.place import LonLat, Town
    from renamer.model.walk import WalkStop
    from renamer.suggest.route import Network, Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where a walk begins and ends (degrees); None leaves it to the stops.

    `is_round`: it ends where it begins.
    """

    start: LonLat | None = None
    end: LonLat | None = None
    is_round: bool = False

    def __post_init__(self) -> None:
        """Refuse a round walk that ends elsewhere."""
        if self.is_round and self.end is not None:
            raise UsageError(
                "a round walk ends where it begins", fix="give either --round or --to, not both"
            )


def order_stops(
    town: Town,
    stops: Sequence[WalkStop],
    *,
    ends: Ends | None = None,
    limit_minutes: float | None = None,
    watching: Collection[str] = WATCHING,
) -> Walk:
    """Return the shortest walk through the stops; the order they are given in changes nothing.

    Parameters
    ----------
    town : Town
        With its walking network.
    stops : sequence of WalkStop
        Those that lie on no way, or cut off from the others, are told and left out.
    ends : Ends, optional
        Where the group begins and ends; else at a stop.
    limit_minutes : float, optional
        The weakest stops are dropped until the walk takes no longer; pinned ones never.
    watching : collection of str
        The countries (ISO alpha-2) whose missions may film who passes.

    Raises
    ------
    UsageError
        If the town has no walking network, or no stop can be reached on it.
    """
    ends = ends or Ends()
    if town.walk is None or not town.walk.edges:
        raise UsageError(
            f"the map of {town.city.name} holds no walking network",
            fix="add --live to ask OpenStreetMap for it, or --extract FILE",
        )
    ordered = sorted(stops, key=lambda stop: stop.id)
    points = [stop.lonlat for stop in ordered]
    fixed = [spot for spot in (ends.start, ends.end) if spot is not None]
    network = join(town.walk, [*points, *fixed], town.city.crs_m)
    part = _common_part(network, len(points), ends)
    on = [number for number in range(len(points)) if part in network.spots[number]]
    walker = _Walker(
        stops=ordered,
        ends=ends,
        ways=network.ways([*on, *range(len(points), len(points) + len(fixed))], part),
    )
    order, dropped = walker.within(on, limit_minutes)
    return Walk(
        stops=tuple(ordered[number] for number in order),
        legs=walker.legs(order, town, watching),
        is_exact=len(order) <= EXACT_STOPS,
        dropped=tuple(ordered[number] for number in dropped),
        off_network=tuple(
            stop for stop, spots in zip(ordered, network.spots, strict=False) if not spots
        ),
        cut_off=tuple(
            stop
            for stop, spots in zip(ordered, network.spots, strict=False)
            if spots and part not in spots
        ),
        without_watched_m=walker.without_watched(order),
    )


def _common_part(network: Network, count: int, ends: Ends) -> int:
    """Return the part of the network that most stops lie on, and both ends.

    Raises
    ------
    UsageError
        If an end lies on no way or no stop can be reached.
    """
    named = [name for name, spot in (("--from", ends.start), ("--to", ends.end)) if spot]
    for name, spots in zip(named, network.spots[count:], strict=True):
        if not spots:
            raise UsageError(
                f"no way that the map knows lies within {REACH_M:.0f} m of it",
                where=name,
                fix="choose a point on a street of the town",
            )
    part = network.best_part(range(count, count + len(named)), range(count))
    if part is None or not any(part in spots for spots in network.spots[:count]):
        raise UsageError(
            "no stop can be reached on the walking network",
            fix="choose other stops, or a start from where they can be reached",
        )
    if any(part not in spots for spots in network.spots[count:]):
        raise UsageError(
            "no way of the map leads from the start to the end",
            where="--to",
            fix="choose a point on the same side of the water, or leave it out",
        )
    return part


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walker:
    """Stops by number, and the ways between them; the start and the end are numbered after them."""

    stops: Sequence[WalkStop]
    ends: Ends
    ways: Ways

    @property
    def start(self) -> int | None:
        return len(self.stops) if self.ends.start is not None else None

    @property
    def end(self) -> int | None:
        if self.ends.is_round:
            return self.start
        started = self.ends.start is not None
        return len(self.stops) + started if self.ends.end is not None else None

    def within(self, on: list[int], limit: float | None) -> tuple[tuple[int, ...], list[int]]:
        """Return (order, the dropped) of the walk that takes no longer than the limit."""
        left, dropped = list(on), list[int]()
        while True:
            order = self.order(left)
            weak = [number for number in left if not self.stops[number].pinned]
            fits = limit is None or minutes_of(self.metres(self.path(order)), len(order)) <= limit
            if fits or not weak or len(left) == 1:
                return order, dropped
            weakest = min(weak, key=lambda n: (self.stops[n].score, self.stops[n].id))
            left.remove(weakest)
            dropped.append(weakest)

    def order(self, numbers: Sequence[int]) -> tuple[int, ...]:
        task = Task(
            between=np.array([[self._cm(a, b) for b in numbers] for a in numbers]),
            out=np.array([self._cm(self.start, one) for one in numbers]),
            home=np.array([self._cm(one, self.end) for one in numbers]),
            late=tuple(bool(self.stops[one].watched) for one in numbers),
            closed=self.ends.is_round and self.start is None,
        )
        scores = [self.stops[one].score for one in numbers]
        return tuple(numbers[index] for index in shortest_order(task, scores))

    def _cm(self, one: int | None, other: int | None) -> int:
        return 0 if one is None or other is None else round(100 * self.ways.metres(one, other))

    def path(self, order: Sequence[int]) -> list[int]:
        """Return the numbers that are walked to in turn, with start and end."""
        last = self.end
        if self.ends.is_round and last is None and len(order) > 1:
            last = order[0]
        ends = [[] if one is None else [one] for one in (self.start, last)]
        return [*ends[0], *order, *ends[1]]

    def metres(self, path: Sequence[int]) -> float:
        return sum(self.ways.metres(a, b) for a, b in pairwise(path))

    def without_watched(self, order: Sequence[int]) -> float | None:
        """Return the length of the walk in the same order without its watched stops."""
        safe = [number for number in order if not self.stops[number].watched]
        return self.metres(self.path(safe)) if 0 < len(safe) < len(order) else None

    def legs(self, order: Sequence[int], town: Town, watching: Collection[str]) -> tuple[Leg, ...]:
        names = Names(town.places, town.city.crs_m)
        return tuple(self._leg(a, b, names, town, watching) for a, b in pairwise(self.path(order)))

    def _leg(self, a: int, b: int, names: Names, town: Town, watching: Collection[str]) -> Leg:
        ids = [self.stops[n].id if n < len(self.stops) else None for n in (a, b)]
        pieces = self.ways.pieces(a, b)
        points = [shapely.get_coordinates(piece.metric) for piece in pieces]
        walked = np.concatenate(points) if points else np.zeros((0, 2))
        fresh = np.any(np.diff(walked, axis=0, prepend=np.inf) != 0, axis=1)
        metric = walked[fresh]
        degrees = shapely.get_coordinates(to_lonlat(shapely.points(metric), town.city.crs_m))
        is_seen = any(self.stops[n].watched for n in (a, b) if n < len(self.stops))
        return Leg(
            start=ids[0],
            end=ids[1],
            metres=self.ways.metres(a, b),
            stairs_m=sum(piece.stairs_m for piece in pieces),
            line=tuple((round(lon, 6), round(lat, 6)) for lon, lat in degrees.tolist()),
            directions=directions_of(pieces, names),
            passes=() if is_seen else _passed(metric, town, watching),
        )


def _passed(
    metric: np.ndarray[tuple[int, ...], np.dtype[np.float64]], town: Town, watching: Collection[str]
) -> tuple[str, ...]:
    """Return the missions that a line in metres comes within reach of."""
    if len(metric) < 2:
        return ()
    line = shapely.LineString(metric)
    found = []
    for mark in town.landmarks:
        if mark.kind == "diplomatic" and mark.country in watching:
            away_m = line.distance(to_metric(shapely.Point(mark.lonlat), town.city.crs_m))
            if away_m <= WATCHED_M:
                name = mark.name or f"a diplomatic mission of {mark.country}"
                found.append((away_m, mark.osm_ref, f"{name}, {away_m:.0f} m away"))
    return tuple(words for _, _, words in sorted(found))
