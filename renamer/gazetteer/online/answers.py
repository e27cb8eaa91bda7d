"""What a server answers, looked at before anybody builds on it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from requests import Response

MAX_BYTES = 256 * 2**20
"""Unpacked. All highways of a city of four million with their nodes come to about half of it."""

_WORDS: dict[int, str] = {
    HTTPStatus.BAD_REQUEST: "did not understand the question",
    HTTPStatus.FORBIDDEN: "wants no requests from here",
    HTTPStatus.NOT_ACCEPTABLE: "does not accept requests like ours",
    HTTPStatus.TOO_MANY_REQUESTS: "is busy",
    HTTPStatus.GATEWAY_TIMEOUT: "is overloaded",
}


class Refused(Exception):  # noqa: N818 - it is no error until every server has refused
    """A server gave nothing usable; the text goes on after its name: "is busy (429)"."""


class Busy(Refused):
    """The server asks to be left alone for a while."""


class Late(Refused):
    """The server has not answered, and perhaps still holds the connection."""


class Empty(Refused):
    """The server answered well, and has nothing."""


def body_of(response: Response, is_wanted: Callable[[], bool]) -> bytes:
    """Return the body of an answer, unpacked, read while `is_wanted()`.

    Raises
    ------
    Refused
        If the status is not 200, or the body is cut short, too large or not wanted any more.
    """
    from urllib3.exceptions import HTTPError

    status = response.status_code
    if status != HTTPStatus.OK:
        refusal = Busy if status == HTTPStatus.TOO_MANY_REQUESTS else Refused
        raise refusal(f"{_WORDS.get(status, 'failed')} ({status})")
    parts: list[bytes] = []
    size = 0
    try:
        # piece by piece as they come, so that a drip of bytes ends when nobody waits any more
        while part := response.raw.read1(2**16, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > MAX_BYTES:
                raise Refused(f"sent more than {MAX_BYTES >> 20} MB")
            if not is_wanted():
                raise Refused("is not waited for any more")
    except (HTTPError, OSError) as error:
        raise Refused("broke off in the middle of its answer") from error
    return b"".join(parts)


def read_hits(body: bytes) -> list[dict[str, Any]]:
    """Return what Nominatim found, as it gave it; Refused if it is no list."""
    answer = parsed(body)
    if not isinstance(answer, list):
        raise Refused("answered without a list of places")
    return [item for item in answer if isinstance(item, dict)]


def read_wait_s(body: bytes) -> float:
    """Return in how many seconds /status of Overpass promises a slot; 0 if it does not say.

    Format: https://wiki.openstreetmap.org/wiki/Overpass_API/status
    """
    found = re.findall(rb"Slot available after: \S+, in (\d{1,9}) seconds", body)
    return min(map(float, found), default=0.0)


def parsed(body: bytes) -> Any:
    """Return what a body of JSON holds; Refused if it holds none."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        if body.lstrip()[:1] == b"<":
            fault = "sent a web page instead of data; does this network want a login first?"
        else:
            fault = "sent an answer that is empty or cut short"
        raise Refused(fault) from error
