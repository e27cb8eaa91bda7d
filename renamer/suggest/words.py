"""Words in names: which of them ask for respect, and which point to a country."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING

from renamer.resources import resource
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_EDGES = re.compile(r"[^\w]+|_")


def spaced(name: str) -> str:
    """Return a name for comparison: folded, one space at every edge of a word.

    Examples
    --------
    >>> spaced("Rue de l’Hôpital")
    ' rue de l hopital '
    """
    folded = fold(name)
    if folded.isalnum():
        return f" {folded} "  # one word, as many names are
    return f" {_EDGES.sub(' ', folded).strip()} "


def respected(name: str) -> str | None:
    """Return why a name asks to be left alone, by the words of assets/suggest/respect.toml."""
    words, reasons = _respect()
    found = words.search(spaced(name))
    return reasons[found[0]] if found else None


def respect_words() -> Mapping[str, Mapping[str, object]]:
    """Return what assets/suggest/respect.toml holds: reason, then words by language."""
    with resource("assets", "suggest", "respect.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _respect() -> tuple[re.Pattern[str], Mapping[str, str]]:
    reasons: dict[str, str] = {}
    for table in respect_words().values():
        reason = str(table["reason"])
        for language, words in table.items():
            if language != "reason" and isinstance(words, list):
                for word in words:
                    reasons.setdefault(_kept(word), reason)
    return re.compile(_either(reasons)), reasons


_SHORT = 6
"""A word as short as this begins many others (Minskip, Homeless Lane): what follows must fit."""
_ENDING = (
    r"(?:[^\x00-\u024f]{0,6}"  # Cyrillic, Greek and others have endings of their own
    r"|(?:a|e|i|o|u|y|as|is|us|os|es|er|en|in|n|s|[aeo]m|[oe]j|[aei]i|sk[a-z]{1,4})?"
    r"(?:strasse|str|platz|allee|weg|ring|damm|gatan|gata|vagen|vag|torget|torg|katu|tie|aukio"
    r"|tori|puisto|straat|plein|laan|gade|vej|plads|gate|vei|plass)?)(?= )"
)


@cache
def pointing(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds one of these words at the start of a word of a `spaced` name.

    A short one counts only with nothing but an ending or a street word after it.
    """
    kept = {fold(word).strip() for word in words} - {""}
    if not kept:
        return None
    long = {word for word in kept if len(word) > _SHORT}
    found = [_either(long)] if long else []
    found += [f"{_either(kept - long)}(?={_ENDING})"] if kept - long else []
    return re.compile(f"(?<= )({'|'.join(found)})")


def _kept(word: str) -> str:
    """Fold a word, but keep the spaces at its ends: they mean the edge of a word."""
    before, after = " " * word.startswith(" "), " " * word.endswith(" ")
    return f"{before}{fold(word).strip()}{after}"


def _either(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first, sorted by their first letter.

    A long list of alternatives is tried one by one at every letter; by first letters few are.
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0], []).append(re.escape(word[1:]))
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(by_first.items()))
    return f"(?:{'|'.join(groups)})"
