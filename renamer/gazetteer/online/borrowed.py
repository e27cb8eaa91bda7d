"""Settings that belong to a whole process, borrowed by threads that may end late."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any


class Borrowed:
    """The settings of osmnx, which is told everything by variables of a module.

    They are put back when the last borrower has ended. A request that was left and wakes up late
    must find our values there, which let it send nothing, and not the freedom of the defaults.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._borrowers = 0
        self._before: dict[str, Any] = {}
        self._resolve = socket.getaddrinfo

    @contextlib.contextmanager
    def set(self, settings: ModuleType, wanted: Mapping[str, Any]) -> Iterator[None]:
        """Set variables of `settings`; the latest borrower's values hold."""
        with self._lock:
            if not self._borrowers:
                self._before = {name: getattr(settings, name) for name in wanted}
                self._resolve = socket.getaddrinfo  # osmnx puts a function of its own there
            self._borrowers += 1
            vars(settings).update(wanted)
        try:
            yield
        finally:
            with self._lock:
                self._borrowers -= 1
                if not self._borrowers:
                    vars(settings).update(self._before)
                    socket.getaddrinfo = self._resolve
