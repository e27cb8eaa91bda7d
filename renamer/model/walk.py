"""The walking network of a town, and a walk on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from renamer.model.place import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkGraph:
    """Undirected; node i lies at `nodes[i]` (EPSG:4326); an edge is (i, j, length in metres).

    `bends` and `stairs_m` run along with the edges, or are empty where the map was saved without.
    """

    nodes: tuple[LonLat, ...]
    edges: tuple[tuple[int, int, float], ...]
    bends: tuple[str, ...] = field(default=(), repr=False)
    """Where the way lies between its ends: "east north" for each bend, counted from the one before
    in units of 0.00001 degrees, parted by spaces. Decoded by `way` only where it is needed."""
    stairs_m: tuple[float, ...] = field(default=(), repr=False)
    """How much of the edge is stairs."""

    def way(self, edge: int) -> tuple[LonLat, ...]:
        """Return the points of an edge from its first node to its second."""
        first, last, _ = self.edges[edge]
        points = [self.nodes[first]]
        lon, lat = (round(degrees * 1e5) for degrees in self.nodes[first])
        steps = list(map(int, self.bends[edge].split())) if self.bends else []
        for east, north in zip(steps[::2], steps[1::2], strict=True):
            lon, lat = lon + east, lat + north
            points.append((lon / 1e5, lat / 1e5))
        return (*points, self.nodes[last])

    def stairs_of(self, edge: int) -> float:
        """Return how many metres of an edge are stairs."""
        return self.stairs_m[edge] if self.stairs_m else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkStop:
    """Where a group wants to stand.

    `id` is the code of a renaming or the id of a place; `score` says which stop is the weakest;
    `watched` are the missions that may film it, in words.
    """

    id: str
    label: str
    lonlat: LonLat
    score: float = 0.0
    pinned: bool = False
    watched: tuple[str, ...] = ()


Turn = Literal["start", "straight", "half left", "left", "half right", "right", "back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """One line of the way: turn, and follow `name` (None: the way has none) for some metres.

    `heading` is the point of the compass that the line sets out to.
    """

    turn: Turn
    heading: str
    name: str | None
    metres: float
    stairs_m: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The way from one stop to the next; None is the start or the end that the group named.

    `line` (EPSG:4326) follows the ways of the map; `metres` counts what lies between a stop and
    the nearest way too. `passes` are the missions that may film somebody on the way, in words.
    """

    start: str | None
    end: str | None
    metres: float
    stairs_m: float
    line: tuple[LonLat, ...] = field(repr=False)
    directions: tuple[Direction, ...]
    passes: tuple[str, ...] = ()


KMH = 4.5
"""A group that talks and carries signs walks slowly."""
STOP_MINUTES = 10.0
"""Hanging the sign, reading the story, the photograph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Stops in walking order and the ways between them; watched stops are the last ones.

    `dropped` did not fit into the time, the weakest first; `off_network` lie too far from every
    way, `cut_off` on ways that are not joined to the others. `is_exact` says whether no shorter
    order exists. `without_watched_m` is the length for those who skip the watched stops, None
    where there are none or no others.
    """

    stops: tuple[WalkStop, ...]
    legs: tuple[Leg, ...]
    is_exact: bool
    dropped: tuple[WalkStop, ...] = ()
    off_network: tuple[WalkStop, ...] = ()
    cut_off: tuple[WalkStop, ...] = ()
    without_watched_m: float | None = None

    @property
    def metres(self) -> float:
        """The length of all legs."""
        return sum(leg.metres for leg in self.legs)

    @property
    def stairs_m(self) -> float:
        """How much of it is stairs."""
        return sum(leg.stairs_m for leg in self.legs)

    @property
    def minutes(self) -> float:
        """Walking and standing."""
        return minutes_of(self.metres, len(self.stops))

    @property
    def minutes_without_watched(self) -> float | None:
        """The same for those who skip the watched stops."""
        if self.without_watched_m is None:
            return None
        return minutes_of(self.without_watched_m, sum(not stop.watched for stop in self.stops))


def minutes_of(metres: float, stops: int) -> float:
    """Return how long a walk takes: 4.5 km/h, and 10 minutes a stop."""
    return metres / (KMH * 1000 / 60) + STOP_MINUTES * stops
