"""One request in a thread of its own, which nobody has to wait for longer than they like.

A server can be silent, or send one byte a second, for hours: no timeout of a socket ends that.
Whoever waits here leaves at the deadline or with Ctrl-C, and the thread, once left, sends nothing
more.
"""

from __future__ import annotations

import io
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from renamer.gazetteer.online.answers import Late, Refused, body_of
from renamer.text import nfc

if TYPE_CHECKING:
    from requests import PreparedRequest, Response

T = TypeVar("T")

_TURN = threading.Lock()
"""Held while a request is waited for: never two at a time, to whomever."""
_TICK_S = 0.2
"""On Windows a wait cannot be interrupted, so it is made of short ones."""
TELL_S = 15.0
"""Seconds of waiting after which it is said again what is being waited for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request(Generic[T]):
    """What is asked.

    `send` sends it, perhaps in several parts, with the `requests_kwargs` of the attempt; `read`
    reads the answer to one part, `check` looks at all; both raise Refused. `blank` is what the
    sender gets instead of an answer.
    """

    send: Callable[[Attempt[T]], None]
    read: Callable[[bytes], T]
    check: Callable[[list[T]], None] = lambda _: None
    blank: bytes = b"{}"


class Attempt(Generic[T]):
    """A request on its way to one server.

    Parameters
    ----------
    server : str
        The address of the server.
    request : Request
        What is asked.
    timeout_s : int
        Seconds that the server may take, at least 1; for whoever sends it.
    """

    def __init__(self, server: str, request: Request[T], timeout_s: int) -> None:
        self.server = server
        self.timeout_s = timeout_s
        self._request = request
        self._answers: list[T] = []
        self._is_wanted = True
        self._outcome: queue.SimpleQueue[Exception | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True)

    @property
    def requests_kwargs(self) -> dict[str, Any]:
        """What `requests` is to be called with: our gate before, our eyes after a request."""
        return {"auth": self._let_out, "hooks": {"response": self._take_in}}

    def answers(self, seconds: float, tell: Callable[[], None]) -> list[T]:
        """Send the request and return its answers; `tell` is called every 15 s meanwhile.

        Raises
        ------
        Refused
            If there is no usable answer within so many seconds.
        """
        ends = time.monotonic() + seconds
        if not _TURN.acquire(timeout=seconds):
            raise Refused("was not asked: another lookup is under way")
        try:
            self._thread.start()
            error = self._wait(ends, tell)
        finally:
            self._is_wanted = False
            _TURN.release()
        if error is not None:
            raise error if isinstance(error, Refused) else Refused(_said(error)) from error
        if not self._answers:
            raise Refused("was not asked")
        self._request.check(self._answers)
        return self._answers

    def _wait(self, ends: float, tell: Callable[[], None]) -> Exception | None:
        told = time.monotonic()
        while (now := time.monotonic()) < ends:
            try:
                return self._outcome.get(timeout=min(_TICK_S, ends - now))
            except queue.Empty:
                if now - told >= TELL_S:
                    told = now
                    tell()
        raise Late("did not answer in time")

    def _work(self) -> None:
        try:
            self._request.send(self)
        except Exception as error:  # noqa: BLE001 - whatever it is, the one who waits must know
            self._outcome.put(error)
        else:
            self._outcome.put(None)

    def _let_out(self, request: PreparedRequest) -> PreparedRequest:
        """Let a request pass (`requests` calls this `auth`) only while its answer is wanted."""
        # osmnx's settings are global: an older thread may find the gate of a newer attempt there
        if not self._is_wanted or threading.current_thread() is not self._thread:
            raise Refused("is not waited for any more")
        request.headers["Accept-Encoding"] = "gzip, deflate"
        return request

    def _take_in(self, response: Response, **_: object) -> Response:
        """Keep what was answered, before anybody else looks at it, and hand on a blank."""
        from requests import Response

        try:
            body = body_of(response, lambda: self._is_wanted)
        finally:
            response.close()
        self._answers.append(self._request.read(body))
        blank = Response()
        blank.status_code, blank.url = response.status_code, response.url
        blank.raw = io.BytesIO(self._request.blank)
        return blank


def _said(error: Exception) -> str:
    """Return why there was no answer at all, in words."""
    import requests
    from urllib3.exceptions import ProtocolError

    if isinstance(error, requests.Timeout):
        return "did not answer in time"
    if isinstance(error, requests.ConnectionError):
        cut = error.args and isinstance(error.args[0], ProtocolError)
        return "closed the connection" if cut else "cannot be reached"
    return f"could not be asked ({type(error).__name__}: {nfc(str(error))[:100]})"
