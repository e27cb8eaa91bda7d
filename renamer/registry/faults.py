"""Faults of a pack, each with the file and the line it stands in, in words for volunteers."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

if TYPE_CHECKING:
    from pydantic import ValidationError

Spot = tuple[str | int, ...]
"""The keys that lead to a value in a TOML file: ("sources", 1, "url")."""
Finding = tuple[Spot, str]
"""What a rule finds in an entry: where in its file and, in words, what to do there."""

DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
"""A day as precise as its source: 2025, 2025-12 or 2025-12-13."""

MOST_TOLD: Final = 20
"""How many faults of form are told of one file."""

_LONGEST: Final = 300
"""No key of ours is longer; a pattern takes its time over long lines."""

_PRIVATE: Final[Mapping[str, str]] = {
    "relatives": "relatives are never listed: those at home can be made to pay for it",
    "family": "relatives are never listed: those at home can be made to pay for it",
    "children": "children are never listed",
    "address": "nobody's address is ever listed",
    "home": "nobody's home is ever listed",
    "home_town": "nobody's home is ever listed",
    "birthday": "birthdays of private people are not listed, the year goes into 'born'",
    "phone": "nobody's telephone is ever listed",
    "telephone": "nobody's telephone is ever listed",
    "email": "nobody's address is ever listed",
    "photo": "photographs of people are not kept: they can be searched for faces",
    "picture": "photographs of people are not kept: they can be searched for faces",
    "health": "nobody's health is ever listed",
}
_HEADER = re.compile(r"\s*(\[\[|\[)\s*([^\[\]]+?)\s*\]")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_STEP = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a pack: where and, in words that end in what to do, what."""

    file: str
    text: str
    spot: Spot = ()
    line: int | None = None

    def __str__(self) -> str:
        field = ".".join(str(step) for step in self.spot)
        return f"{self.file}{f':{self.line}' if self.line else ''}: " + (
            f"{field}: {self.text}" if field else self.text
        )


def located(fault: Fault, text: str) -> Fault:
    """Return a fault of a TOML file with the line that its spot stands in."""
    if fault.line is not None or not fault.spot:
        return fault
    return replace(fault, line=line_of(text, fault.spot))


def line_of(text: str, spot: Spot) -> int | None:
    """Return the line (from 1) of a key in a TOML text, else that of the table it belongs in."""
    best: tuple[int, int | None] = (0, None)
    for number, here in _keys(text):
        shared = next((i for i, (a, b) in enumerate(zip(here, spot, strict=False)) if a != b), None)
        depth = min(len(here), len(spot)) if shared is None else shared
        if depth > best[0] and depth == min(len(here), len(spot)):
            best = (depth, number)
    return best[1]


def _keys(text: str) -> Iterator[tuple[int, Spot]]:
    """Yield every line that opens a table or sets a key, with the keys that lead there."""
    table: Spot = ()
    counts: dict[Spot, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        start = line[:_LONGEST]
        if header := _HEADER.match(start):
            table = _steps(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
            table = tuple(_indexed(table, counts))
            yield number, table
        elif key := _KEY.match(start):
            yield number, (*table, *_steps(key[1]))


def _indexed(table: Spot, counts: Mapping[Spot, int]) -> Iterator[str | int]:
    for end, step in enumerate(table, 1):
        yield step
        if table[:end] in counts:
            yield counts[table[:end]]


def _steps(dotted: str) -> Spot:
    return tuple(step.strip("\"'") for step in _STEP.findall(dotted))


def of_form(error: ValidationError, file: str, kind: type) -> list[Fault]:
    """Return pydantic's faults of one file in our words.

    Parameters
    ----------
    kind : type
        The class that the file is read as; its fields serve "did you mean".
    """
    told = []
    errors = error.errors(include_url=False)
    for one in errors[:MOST_TOLD]:
        spot = tuple(step for step in one["loc"] if step != "__root__")
        told.append(Fault(file=file, spot=spot, text=_told(one, spot, kind)))
    if (more := len(errors) - MOST_TOLD) > 0:
        told.append(Fault(file=file, text=f"and {more} more: correct these first"))
    return told


def _told(error: Mapping[str, Any], spot: Spot, whole: type) -> str:
    held, kind = error["input"], error["type"]
    if kind in {"missing", "missing_argument", "missing_keyword_only_argument"}:
        return "is missing: write it"
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return _no_such_field(str(spot[-1]), _fields_at(whole, spot))
    if kind == "literal_error":
        return f"{held!r} is not in the list: choose {error['ctx']['expected']}"
    wanted = {
        "string_type": 'text in "quotation marks"',
        "bool_type": "true or false, without quotation marks",
        "bool_parsing": "true or false, without quotation marks",
        "int_type": "a whole number",
        "int_parsing": "a whole number",
        "float_type": "a number",
        "float_parsing": "a number",
        "tuple_type": 'a list like ["one", "two"]',
        "dict_type": "a table of several lines",
        "mapping_type": "a table of several lines",
        "dataclass_type": "a table of several lines",
    }.get(kind)
    return f"{_shown(held)} stands where {wanted or error['msg']} is asked for: write it like that"


def _shown(held: object) -> str:
    """Return a value as it is written in TOML, as far as that is short."""
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, datetime.date):
        return held.isoformat()
    text = repr(held)
    return f"{text[:60]}…" if len(text) > 61 else text


def _fields_at(kind: type, spot: Spot) -> Collection[str]:
    """Return the fields of the table that the last step of a spot stands in."""
    for step in spot[:-1]:
        inner = get_type_hints(kind).get(str(step))
        kind = next(_classes_in(inner), kind)
    return get_type_hints(kind, include_extras=True).keys() - {"__pydantic_config__"}


def _classes_in(hint: Any) -> Iterator[type]:
    """Yield the classes of ours in a type like tuple[Source, ...]."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for inner in get_args(hint):
        yield from _classes_in(inner)


def _no_such_field(name: str, fields: Collection[str]) -> str:
    if why := _PRIVATE.get(name.casefold()):
        return f"there is no such field, on purpose: {why}; take it out"
    near = difflib.get_close_matches(name[:60], fields, n=1)
    return f"there is no such field; {f'did you mean {near[0]!r}?' if near else 'take it out'}"
