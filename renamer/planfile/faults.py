"""Everything wrong with a plan, gathered and told at once."""

from __future__ import annotations

import dataclasses
import difflib
import types
import typing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from renamer.errors import PlanError
from renamer.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic import ValidationError


_MUST_BE: Final[Mapping[str, str]] = {
    "string_type": 'must be text in "quotation marks"',
    "date": "must be a day like 2027-08-04, without quotation marks",
    "int": "must be a whole number",
    "float": "must be a number",
    "tuple_type": "must be a list in [brackets]",
    "too_long": "has too many entries",
    "dict_type": 'must be a table like { is = "..." }',
    "dataclass_type": "must be a block with fields",
}
"""What pydantic's error types, by their beginning, mean to somebody who never saw Python."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong: where in the plan, what, and what to do about it."""

    where: str
    problem: str
    fix: str | None = None

    def __str__(self) -> str:
        advice = f"; {self.fix}" if self.fix else ""
        return f"{self.where}: {self.problem}{advice}"


def plan_error(faults: Sequence[Fault], *, where: str = "") -> PlanError:
    """Return the one error that tells all faults of the plan found at `where`."""
    if len(faults) == 1:
        (fault,) = faults
        place = f"{where}: {fault.where}" if where else fault.where
        return PlanError(fault.problem, where=place, fix=fault.fix)
    lines = "".join(f"\n  - {fault}" for fault in faults)
    return PlanError(
        f"{len(faults)} things are wrong:{lines}",
        where=where or "the plan",
        fix=f"correct all {len(faults)} and run the same command again",
    )


def did_you_mean(word: str, valid: Iterable[str]) -> str | None:
    """Return the advice "did you mean ..." where something like the word exists."""
    near = difflib.get_close_matches(word, sorted(valid), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}" if near else None


def faults_of(error: ValidationError) -> list[Fault]:
    """Return what pydantic found, in the words of the plan file."""
    return [_fault(one) for one in error.errors(include_url=False)]


def _fault(one: Any) -> Fault:
    loc: tuple[str | int, ...] = one["loc"]
    where = _path(loc)
    if one["type"] == "unexpected_keyword_argument":
        valid = _keys(loc[:-1])
        fix = did_you_mean(str(loc[-1]), valid) or f"known here: {', '.join(valid)}"
        return Fault(where=where, problem="there is no such field", fix=fix)
    if one["type"] in {"missing", "missing_argument"}:
        return Fault(where=where, problem="is missing", fix="write it")
    told = (text for start, text in _MUST_BE.items() if str(one["type"]).startswith(start))
    problem = next(told, str(one["msg"]).replace("Input should be", "must be"))
    return Fault(where=where, problem=f"{problem} (found {_shown(one['input'])})")


def _path(loc: Sequence[str | int]) -> str:
    """Return where something stands in the words of TOML: renamings[0].decision."""
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)
    return path.lstrip(".") or "the plan"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:37]}..."


def _keys(loc: Sequence[str | int]) -> list[str]:
    """Return the field names that are valid at a place of the plan."""
    found: Any = Plan
    for step in loc:
        if dataclasses.is_dataclass(found):
            found = typing.get_type_hints(found).get(str(step))
        else:  # into a tuple or dict: the type of its values
            found = _inner(found)
        found = _without_none(found)
    return [f.name for f in dataclasses.fields(found)] if dataclasses.is_dataclass(found) else []


def _without_none(found: Any) -> Any:
    if isinstance(found, types.UnionType) or typing.get_origin(found) is typing.Union:
        return next(part for part in typing.get_args(found) if part is not type(None))
    return found


def _inner(found: Any) -> Any:
    arguments = [part for part in typing.get_args(found) if part is not Ellipsis]
    return arguments[-1] if arguments else None
