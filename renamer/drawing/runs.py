"""The dark runs of a QR code, which all painters draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_DARK = re.compile(rb"\x01+")


def dark_runs(rows: tuple[bytes, ...]) -> list[tuple[int, int]]:
    """Return start and end of every run in the rows, set in one line with a light module between.

    Examples
    --------
    >>> dark_runs((bytes([1, 1, 0, 1]), bytes([1, 0, 0, 0])))
    [(0, 2), (3, 4), (5, 6)]
    """
    return [run.span() for run in _DARK.finditer(b"\0".join(rows))]


def module_runs(rows: tuple[bytes, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield (column, row, length) of every run of dark modules, row by row.

    Examples
    --------
    >>> list(module_runs((bytes([1, 1, 0, 1]),)))
    [(0, 0, 2), (3, 0, 1)]
    """
    for start, end in dark_runs(rows):
        row, column = divmod(start, len(rows[0]) + 1)
        yield column, row, end - start
