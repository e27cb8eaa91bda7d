"""The shortest order through some stops: exact for few (Held-Karp), else a good one (2-opt).

Stops are numbers; lengths are whole centimetres, so that a tie is a tie on every machine. Whoever
numbers the stops in an order of their own (by id) gets the same tour for any order of the input.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EXACT_STOPS = 12
"""As many stops are ordered exactly; for more the work would double with each."""
_STARTS = 8
"""How many of the tours by nearest neighbour are improved."""
_FAR = 1 << 50

Matrix = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be ordered.

    `between` (n, n) are the lengths between the stops; `out` and `home` (n,) those from the start
    and to the end, 0 where the group begins and ends at a stop. `late` stops come after all the
    others. `closed`: the tour ends where its first stop is.
    """

    between: Matrix
    out: Matrix
    home: Matrix
    late: tuple[bool, ...]
    closed: bool = False

    def cost(self, order: Sequence[int]) -> int:
        """Return the length of a tour."""
        if not order:
            return 0
        inner = sum(int(self.between[a, b]) for a, b in pairwise(order))
        if self.closed:
            return inner + int(self.between[order[-1], order[0]])
        return inner + int(self.out[order[0]]) + int(self.home[order[-1]])


def shortest_order(task: Task, scores: Sequence[float]) -> tuple[int, ...]:
    """Return the shortest tour; of its directions the one that begins at the better score."""
    count = len(task.late)
    if count == 0:
        return ()
    order = _exact(task) if count <= EXACT_STOPS else _good(task)
    return min(
        _as_long(task, order), key=lambda one: (task.cost(one), [-scores[i] for i in one], one)
    )


def _as_long(task: Task, order: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the tour, and those that differ from it in direction (or first stop) only."""
    early = sum(not task.late[stop] for stop in order)
    mixed = 0 < early < len(order)
    yield order
    if task.closed:
        yield order[:early][::-1] + order[early:][::-1]
        if not mixed:
            for first in range(len(order)):
                turned = order[first:] + order[:first]
                yield turned
                yield turned[:1] + turned[:0:-1]
    elif not mixed:
        yield order[::-1]


def _exact(task: Task) -> tuple[int, ...]:
    """Held and Karp, https://doi.org/10.1137/0110015."""
    if not task.closed:
        return _path(task.between, task.out, task.home, task.late)
    count = len(task.late)
    early = [stop for stop in range(count) if not task.late[stop]]
    mixed = 0 < len(early) < count
    tours = []
    for first in early if mixed else (0,):  # else any stop will do for the first
        out = np.full(count, _FAR)
        out[first] = 0
        tours.append(_path(task.between, out, task.between[:, first], task.late))
    return min(tours, key=lambda tour: (task.cost(tour), tour))


def _path(between: Matrix, out: Matrix, home: Matrix, late: Sequence[bool]) -> tuple[int, ...]:
    count = len(late)
    full = (1 << count) - 1
    early = sum(1 << stop for stop in range(count) if not late[stop])
    best = np.full((full + 1, count), _FAR, dtype=np.int64)
    before = np.full((full + 1, count), -1, dtype=np.int64)
    for stop in range(count):
        if not (late[stop] and early):
            best[1 << stop, stop] = out[stop]
    for seen in range(1, full):
        reached = best[seen][:, None] + between
        previous = reached.argmin(axis=0)
        for stop in range(count):
            bit = 1 << stop
            if not seen & bit and (not late[stop] or seen & early == early):
                best[seen | bit, stop] = reached[previous[stop], stop]
                before[seen | bit, stop] = previous[stop]
    stop = int((best[full] + home).argmin())
    seen, order = full, [stop]
    while before[seen, stop] >= 0:
        seen, stop = seen & ~(1 << stop), int(before[seen, stop])
        order.append(stop)
    return tuple(reversed(order))


def _good(task: Task) -> tuple[int, ...]:
    """Nearest neighbour from every first stop; the best of these tours improved by 2-opt."""
    early = [stop for stop, is_late in enumerate(task.late) if not is_late]
    firsts = early or range(len(task.late))
    tours = sorted((_by_nearest(task, first) for first in firsts), key=_by_cost(task))
    return tuple(min((_untangled(task, tour) for tour in tours[:_STARTS]), key=_by_cost(task)))


def _by_cost(task: Task) -> Any:
    return lambda tour: (task.cost(tour), tour)


def _by_nearest(task: Task, first: int) -> list[int]:
    tour = [first]
    left = set(range(len(task.late))) - {first}
    while left:
        tour.append(min(left, key=lambda s: (task.late[s], int(task.between[tour[-1], s]), s)))
        left.remove(tour[-1])
    return tour


def _untangled(task: Task, tour: list[int]) -> list[int]:
    """Turn stretches around as long as that makes the tour shorter; late stops stay late."""
    early = sum(not task.late[stop] for stop in tour)
    cost = task.cost(tour)
    shorter = True
    while shorter:
        shorter = False
        for low, high in ((0, early), (early, len(tour))):
            for i in range(low, high - 1):
                for j in range(i + 1, high):
                    turned = tour[:i] + tour[i : j + 1][::-1] + tour[j + 1 :]
                    if _gain(task, tour, i, j) > 0 and (saved := task.cost(turned)) < cost:
                        tour, cost, shorter = turned, saved, True
    return tour


def _gain(task: Task, tour: list[int], i: int, j: int) -> int:
    """Return what turning the stretch from i to j around saves."""

    def into(stop: int) -> int:
        if i:
            return int(task.between[tour[i - 1], stop])
        return int(task.between[tour[-1], stop] if task.closed else task.out[stop])

    def onward(stop: int) -> int:
        if j + 1 < len(tour):
            return int(task.between[stop, tour[j + 1]])
        return int(task.between[stop, tour[0]] if task.closed else task.home[stop])

    if task.closed and i == 0 and j + 1 == len(tour):
        return 0
    return into(tour[i]) + onward(tour[j]) - into(tour[j]) - onward(tour[i])
