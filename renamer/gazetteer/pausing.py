"""Python's search for garbage put off while very many small values are made at once."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def garbage_waits() -> Iterator[None]:
    """Put off the cyclic garbage collector: it would look through all elements again and again.

    A tenth of the time of a lookup, and more of an extract.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
