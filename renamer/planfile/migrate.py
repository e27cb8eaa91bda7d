"""Plans of every older schema open for ever; each step lifts the data by one number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from renamer.errors import PlanError
from renamer.model.plan import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_STEPS: Final[Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""From schema n to n + 1. Schema 1 is the first, so there is no step yet."""


def migrate(data: dict[str, Any], *, where: str) -> dict[str, Any]:
    """Return the data of a plan in today's schema.

    Raises
    ------
    PlanError
        If the schema is no number, or one that this version does not know.
    """
    found = data.get("schema", SCHEMA)
    place = f"{where}: schema"
    if not isinstance(found, int) or isinstance(found, bool):
        raise PlanError(f"{found!r} is no number", where=place, fix=f"write schema = {SCHEMA}")
    if found > SCHEMA:
        raise PlanError(
            f"the plan was written by a newer renamer (schema {found}; this one knows {SCHEMA})",
            where=place,
            fix="install the newest renamer-kit",
        )
    while found < SCHEMA:
        if found not in _STEPS:
            raise PlanError(
                f"there never was a schema {found}", where=place, fix=f"write schema = {SCHEMA}"
            )
        data = _STEPS[found](data)
        found += 1
    return data
