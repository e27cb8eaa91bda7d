"""Text at the doors: NFC, and folding for comparison and identifiers."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "œ": "oe", "ı": "i"}
)


def nfc(text: str) -> str:
    """Return text in Unicode normalisation form C with single spaces and trimmed ends.

    Control signs and the invisible ones that turn the direction of writing are dropped.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text) and "  " not in text:
        return text.strip()  # nearly every name: nothing invisible in it
    words = unicodedata.normalize("NFC", text).split()
    return " ".join("".join(c for c in word if not is_invisible(c)) for word in words).strip()


def is_invisible(char: str) -> bool:
    """Whether a sign shows nothing by itself: a control sign, or one that turns the direction."""
    return unicodedata.category(char) in {"Cc", "Cf"}


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


def without_emphasis(markdown: str) -> str:
    """Return Markdown text without the marks of emphasis, for paper.

    Examples
    --------
    >>> without_emphasis("In 1971 came *Like Water, Like Fire*.")
    'In 1971 came Like Water, Like Fire.'
    """
    return re.sub(r"(\*{1,3}|\b_{1,3})(?=\S)(.+?)(?<=\S)\1", r"\2", markdown, flags=re.DOTALL)
