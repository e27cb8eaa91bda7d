"""A plan file brought up to date: only what the plan changed is touched in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import tomlkit
from tomlkit.items import AoT

from renamer.planfile.compose import as_item

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

_IDENTITY: Final[Mapping[str, str]] = {"honorees": "id", "renamings": "code"}
"""By which key a block of a list is known again."""

_TABLES: Final = ("team", "weights", "pins", "standings")


def revise(text: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return a plan's text, whose plain values are `before`, so that they are `after`.

    Comments, order and layout stay; so does the way in which an unchanged value was written, and
    a field that stood at its default unwritten.
    """
    if before == after:
        return text
    document = tomlkit.parse(text)
    for key in _TABLES:
        if before[key] != after[key] and key not in document:
            document[key] = tomlkit.table()
    _update(document, _without_blocks(before), _without_blocks(after))
    for key in _IDENTITY:
        if before[key] != after[key]:
            _update_blocks(document, key, before[key], after[key])
    return tomlkit.dumps(document)


def _without_blocks(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key not in _IDENTITY}


def _update(
    table: MutableMapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Change in a table what differs between the two values it has had and shall have."""
    for key in before.keys() - after.keys():
        table.pop(key, None)
    for key, value in after.items():
        if key in before and before[key] == value:
            continue
        if key in table and isinstance(value, dict) and isinstance(before.get(key), dict):
            _update(table[key], before[key], value)
        else:
            table[key] = as_item(value, key)


def _update_blocks(
    document: tomlkit.TOMLDocument,
    key: str,
    before: list[dict[str, Any]],
    after: list[dict[str, Any]],
) -> None:
    """Change a list of blocks: known ones are updated in place, others come and go."""
    name = _IDENTITY[key]
    values = {block[name]: block for block in before}
    wanted = [block[name] for block in after]
    found = document.get(key)
    if not isinstance(found, AoT) or [block[name] for block in before] != wanted:
        old = dict(zip(values, found, strict=False)) if isinstance(found, AoT) else {}
        values = {one: values[one] for one in old}
        document.pop(key, None)
        if not after:
            return
        document[key] = _rearranged(old, wanted)
    for table, block in zip(document[key], after, strict=True):
        _update(table, values.pop(block[name], {}), block)


def _rearranged(old: dict[str, Any], wanted: list[str]) -> AoT:
    blocks = tomlkit.aot()
    for name in wanted:
        blocks.append(old.pop(name) if name in old else tomlkit.table())
    return blocks
