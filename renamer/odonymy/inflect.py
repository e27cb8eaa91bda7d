"""The case form of a name by the table of endings of its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.errors import NamingError

if TYPE_CHECKING:
    from renamer.model.honoree import Sex
    from renamer.odonymy.grammar import Grammar, Inflection


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
        return _inflect_word(words[0], "given", sex, grammar)
    if grammar.inflects == "last":
        return " ".join((*words[:-1], _inflect_word(words[-1], "last", sex, grammar)))
    parts = ["given"] * (len(words) - 1) + ["last"]
    return " ".join(
        _inflect_parts(word, part, sex, grammar) for word, part in zip(words, parts, strict=True)
    )


def _inflect_parts(word: str, part: str, sex: Sex | None, grammar: Grammar) -> str:
    """Inflect both halves of a double name: Дунін-Марцінкевіч > Дуніна-Марцінкевіча."""
    return "-".join(_inflect_word(half, part, sex, grammar) for half in word.split("-"))


def _inflect_word(word: str, part: str, sex: Sex | None, grammar: Grammar) -> str:
    line = _line_for(word, part, sex, grammar)
    if line is None:
        raise NamingError(f"no rule of {grammar.language} fits '{word}'")
    if line.becomes is None:
        raise NamingError(f"no rule can decide '{word}': {line.why}")
    return line.apply(word)


def _line_for(word: str, part: str, sex: Sex | None, grammar: Grammar) -> Inflection | None:
    if not re.fullmatch(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*", word):  # initials, quotes, brackets
        return None
    return next((line for line in grammar.inflections if line.fits(word, part, sex)), None)
