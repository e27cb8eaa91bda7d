"""The short code of a renaming: what the printed QR code leads to.

It is made once and kept in the plan, so a sign of last year still finds its story.
"""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

ALPHABET: Final = "3456789CDFGHJKMNPRTVWX"
"""Capitals and digits that nobody confuses when typing them off a sign: none of 0 O Q, 1 I L,
2 Z, 8 B, 5 S as pairs, and no vowels, so that no words form."""

LENGTH: Final = 5


def new_code(
    city: str,
    place_id: str,
    honoree_id: str,
    campaign: str,
    year: int,
    taken: Collection[str] = (),
) -> str:
    """Return the code of a new renaming: the same inputs give the same code.

    Where it is `taken` the next one is returned.

    Examples
    --------
    >>> new_code("is-reykjavik", "austurvollur", "free-belarus", "belarus-solidarity", 2027)
    '36GN5'
    """
    for attempt in count():
        code = _code("\x1f".join((city, place_id, honoree_id, campaign, str(year), str(attempt))))
        if code not in taken:
            return code
    raise AssertionError  # count() has no end


def is_code(text: str) -> bool:
    """Whether a text has the form of a code."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)


def _code(seed: str) -> str:
    number = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    return "".join(letters)
