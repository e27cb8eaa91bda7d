"""Pairs and company in numbers: the integer programme that `assign` has solved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from renamer.suggest import balance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from renamer.model.honoree import Honoree


class Programme:
    """The integer programme: a 0/1 variable for each pair, then what the company costs.

    The variables behind the pairs: the units of imbalance of each scale, the repeats of each
    role, what imbalance costs in all, and whether `balance.MOST` holds instead of the sum.
    """

    def __init__(
        self,
        worth: npt.NDArray[np.float64],
        pool: Sequence[Honoree],
        company: Sequence[Honoree],
        weights: Mapping[str, float],
    ) -> None:
        self._stops, self._people = worth.shape
        roles = sorted({role for one in (*pool, *company) if (role := balance.first_role(one))})
        scales = len(balance.PAIRS) + 1
        extra = scales + len(roles) + 2
        self._total = worth.size + extra
        self._first = worth.size
        self.costs = np.zeros(self._total)
        self.costs[: worth.size] = -worth.ravel()
        self.costs[self._first + scales : -2] = balance.repeat_cost(weights)
        self.costs[-2] = 1.0
        self.integral = np.ones(self._total)
        self.integral[self._first + scales : -1] = 0
        self.upper = np.full(self._total, np.inf)
        self.upper[: worth.size] = 1
        self.upper[-1] = 1
        self.rows: list[npt.NDArray[np.float64]] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self._each_once()
        self._scales(pool, company)
        for index, role in enumerate(roles):
            said = [float(balance.first_role(one) == role) for one in pool]
            before = sum(balance.first_role(one) == role for one in company)
            self._at_least(self._first + scales + index, said, before - 1)
        self._limit(scales, balance.unit_cost(weights), len(company))

    def _each_once(self) -> None:
        """Let every stop have one honoree and nobody two stops, as far as people reach."""
        full = self._stops <= self._people
        for stop in range(self._stops):
            row = np.zeros(self._total)
            row[stop * self._people : (stop + 1) * self._people] = 1
            self._add(row, float(full), 1)
        for person in range(self._people):
            row = np.zeros(self._total)
            row[person : self._first : self._people] = 1
            self._add(row, float(not full), 1)

    def _scales(self, pool: Sequence[Honoree], company: Sequence[Honoree]) -> None:
        """Let the units of each scale be no less than its imbalance."""
        variable = self._first
        for one, other in balance.PAIRS:
            signs = [sign(honoree, one, other) for honoree in pool]
            before = sum(sign(honoree, one, other) for honoree in company)
            self._at_least(variable, signs, before - balance.TOLERANCE)
            self._at_least(variable, [-sign for sign in signs], -before - balance.TOLERANCE)
            variable += 1
        fits = [float(balance.on_side("organisation", one)) for one in pool]
        before = sum(balance.on_side("organisation", one) for one in company)
        # As many are chosen as there are stops or people: how many are wanted is no variable.
        chosen = pool[: min(self._stops, self._people)]
        wanted = balance.wanted_organisations([*company, *chosen])
        self._at_least(variable, fits, before - wanted)
        self._at_least(variable, [-fit for fit in fits], wanted - before)

    def _limit(self, scales: int, unit: float, companions: int) -> None:
        """Let imbalance cost its units, or MOST if that is less."""
        beyond = unit * 3 * (self._stops + companions + 1)
        row = np.zeros(self._total)
        row[self._first : self._first + scales] = -unit
        row[-2], row[-1] = 1.0, beyond
        self._add(row, 0.0, np.inf)
        row = np.zeros(self._total)
        row[-2], row[-1] = 1.0, -balance.MOST
        self._add(row, 0.0, np.inf)

    def _at_least(self, variable: int, counted: Sequence[float], before: float) -> None:
        """Let a variable be at least the sum of what is counted of the chosen, plus `before`."""
        row = np.zeros(self._total)
        row[: self._first] = np.tile(-np.array(counted), self._stops)
        row[variable] = 1.0
        self._add(row, before, np.inf)

    def _add(self, row: npt.NDArray[np.float64], low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)


def sign(honoree: Honoree, one: str, other: str) -> float:
    """Return +1 on one side, -1 on the other."""
    return float(balance.on_side(one, honoree)) - float(balance.on_side(other, honoree))
