"""The dark runs of a QR code, which all painters draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


_DARK = re.compile(rb"\x01+")


def module_runs(rows: tuple[bytes, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield (column, row, length) of every run of dark modules, row by row.

    Examples
    --------
    >>> list(module_runs((bytes([1, 1, 0, 1]),)))
    [(0, 0, 2), (3, 0, 1)]
    """
    for row, modules in enumerate(rows):
        for run in _DARK.finditer(modules):
            start, end = run.span()
            yield start, row, end - start
