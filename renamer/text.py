"""Text at the doors: NFC, and folding for comparison and identifiers."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "œ": "oe", "ı": "i"}
)


def nfc(text: str) -> str:
    """Return text in Unicode normalisation form C with single spaces and trimmed ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def fold(text: str) -> str:
    """Return text for comparison: lower case, marks dropped, ß as ss, þ as th.

    Examples
    --------
    >>> fold("Þórsgata")
    'thorsgata'
    """
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", lower)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def slug(text: str) -> str:
    """Return an identifier of letters, digits and hyphens, which may be in any script.

    Examples
    --------
    >>> slug("Place de l'Étoile")
    'place-de-l-etoile'
    """
    return re.sub(r"[\W_]+", "-", fold(text)).strip("-") or "unnamed"
