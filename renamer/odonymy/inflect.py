"""The case form of a name by the table of endings of its language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.errors import NamingError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.honoree import Sex
    from renamer.odonymy.grammar import Grammar, Inflection

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")


def inflect(name: str, sex: Sex | None, grammar: Grammar) -> str:
    """Return the form of a person's name that odonyms of this language need, found by rule.

    Parameters
    ----------
    name : str
        The nominative, given names first.
    sex : {"female", "male"} or None
        Needed by the languages whose endings depend on it.

    Raises
    ------
    NamingError
        If no line of the table fits, or the one that fits says that the ending is open.

    Examples
    --------
    >>> from renamer.odonymy.grammar import read_grammar
    >>> inflect("Янка Купала", "male", read_grammar("be"))
    'Янкі Купалы'
    """
    if sex is None and any(line.sex for line in grammar.inflections):
        raise NamingError(f"the ending of '{name}' depends on the sex, which is not given")
    words = name.split()
    if grammar.inflects == "first":
        return _word(words[0], "given", sex, grammar.language, grammar.inflections)
    if grammar.inflects == "last":
        last = _word(words[-1], "last", sex, grammar.language, grammar.inflections)
        return " ".join((*words[:-1], last))
    return " ".join(
        word
        if word[:1].islower()  # von, de, ar: particles stay as they are
        else _both_halves(word, part, sex, grammar.language, grammar.inflections)
        for word, part in zip(words, parts(words), strict=True)
    )


def parts(words: Sequence[str]) -> list[str]:
    """Return the part of a name that each word is: given names, and the surname at the end."""
    return ["given"] * (len(words) - 1) + ["last"]


def adapt(name: str, sex: Sex | None, lines: tuple[Inflection, ...], language: str) -> str:
    """Return a name whose words end as the language wants them; a word that no line fits stays."""
    words = name.split()
    found = []
    for word, part in zip(words, parts(words), strict=True):
        line = _line_for(word, part, sex, lines)
        if line is not None and line.becomes is None:
            raise NamingError(f"no rule of {language} can decide '{word}': {line.why}")
        found.append(line.apply(word) if line else word)
    return " ".join(found)


def _both_halves(
    word: str, part: str, sex: Sex | None, language: str, lines: tuple[Inflection, ...]
) -> str:
    """Inflect both halves of a double name: Дунін-Марцінкевіч > Дуніна-Марцінкевіча."""
    return "-".join(_word(half, part, sex, language, lines) for half in word.split("-"))


@lru_cache(maxsize=4096)
def _word(
    word: str, part: str, sex: Sex | None, language: str, lines: tuple[Inflection, ...]
) -> str:
    line = _line_for(word, part, sex, lines)
    if line is None:
        raise NamingError(f"no rule of {language} fits '{word}'")
    if line.becomes is None:
        raise NamingError(f"no rule can decide '{word}': {line.why}")
    return line.apply(word)


def _line_for(
    word: str, part: str, sex: Sex | None, lines: Sequence[Inflection]
) -> Inflection | None:
    if not _WORD.fullmatch(word):  # initials, quotes, brackets
        return None
    return next((line for line in lines if line.fits(word, part, sex)), None)
