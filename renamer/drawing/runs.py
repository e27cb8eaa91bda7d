"""The dark runs of a QR code, which all painters draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def module_runs(rows: tuple[bytes, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield (column, row, length) of every run of dark modules, row by row.

    Examples
    --------
    >>> list(module_runs((bytes([1, 1, 0, 1]),)))
    [(0, 0, 2), (3, 0, 1)]
    """
    for row, modules in enumerate(rows):
        column = modules.find(1)
        while column >= 0:
            end = modules.find(0, column)
            end = len(modules) if end < 0 else end
            yield column, row, end - column
            column = modules.find(1, end)
