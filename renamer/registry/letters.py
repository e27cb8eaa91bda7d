"""The lint of a letter to prison: words of a campaign's letters.toml, and what looks like a code.

A pattern of a rule is one or more words, `|` parts patterns that mean the same. A word may end in
`~`, which stands for an ending that nouns and adjectives of the language take (also none), or in
`*`, which stands for any rest. Case, accents and the two dots of the Russian ё do not matter. A
rule does not hold in a sentence that its `unless` is found in: "свободное время" is spare time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from renamer.registry.letter_signs import odd_signs

if TYPE_CHECKING:
    from renamer.model.letters import LetterRule, Letters

UNKNOWABLE: Final = (
    "No rule knows what a censor will do. This one does not know allusions, jokes, pictures, the "
    "case of the person, or who else is named in it; nothing found is no promise that it arrives."
)
_ENDINGS: Final = {
    "ru": "а|я|ы|и|у|ю|е|о|ь|й|ой|ей|ою|ею|ом|ем|ем|ам|ям|ами|ями|ах|ях|ов|ев|ий|ия|ию|ии|ие|ием|"
    "иям|иями|иях|ый|ая|ое|ые|ого|его|ому|ему|ым|им|ых|их|ую|юю|яя|ее|ыми|ими|ья|ье|ью|ьи",
    "be": "а|я|ы|і|у|ю|е|э|о|ё|ь|й|ой|ей|эй|ай|яй|ою|аю|яю|ом|ём|ам|ям|амі|ямі|ах|ях|аў|яў|оў|ёў|"
    "ыя|ія|ыі|ію|ыю|ыяй|іяй|ыям|іям|ыямі|іямі|ыях|іях|ый|ая|ае|ое|ога|ага|яга|аму|яму|ым|ім|ых|іх|"
    "ую|юю|яя|яе|ымі|імі|ьбы",
}
"""What `~` stands for: endings of the declensions, taken from the reference grammars' tables."""
KNOWN: Final = tuple(_ENDINGS)
"""The languages that rules can be written for."""
_OWN_SPELLINGS: Final = {
    "ru": re.compile("[ищъ]|[тдржшч][ьеёюя]", re.IGNORECASE),
    "be": re.compile("[іў]|[жшч]ы|цц|ць", re.IGNORECASE),
}
"""What only one of the two writes: only Russian has soft т, д, р, only Belarusian жы, шы, чы."""
_SENTENCE = re.compile(r"(?:[^.!?…]|[.!?…](?!\s))+[.!?…]*", re.DOTALL)
_ACUTE: Final = "\u0301"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSlip:
    """Something that can stop a letter: in which line, why, and what to write instead."""

    line: int
    found: str
    topic: str
    why: str
    instead: str


def languages_of(text: str) -> tuple[str, ...]:
    """Return whether a text is Russian ("ru"), Belarusian ("be") or, where it may be, both.

    Examples
    --------
    >>> languages_of("Добры дзень, сябра мой! Іду ў лес.")
    ('be',)
    """
    found = tuple(code for code, own in _OWN_SPELLINGS.items() if own.search(text))
    return found or tuple(_OWN_SPELLINGS)


def check_letter(text: str, letters: Letters) -> tuple[LetterSlip, ...]:
    """Return everything in a letter that can stop it, in the order of its lines."""
    plain = _plain(text)
    spoken = languages_of(plain)
    rules = [rule for rule in letters.rules if rule.language in spoken]
    found = {
        (at, word): (rule.topic, rule.why, rule.instead)
        for sentence in _SENTENCE.finditer(plain)
        for rule in reversed(rules)  # of two that meet at one word, the first one speaks
        for at, word in _hits(rule, sentence[0], sentence.start())
    }
    found |= {
        (sign.at, sign.found): (sign.topic, sign.why, sign.instead) for sign in odd_signs(plain)
    }
    return tuple(
        LetterSlip(
            line=plain.count("\n", 0, at) + 1,
            found=" ".join(word.split()),
            topic=topic,
            why=why,
            instead=instead,
        )
        for (at, word), (topic, why, instead) in sorted(found.items())
    )


def _plain(text: str) -> str:
    """Return a text without accents of stress, in normalisation form C."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).replace(_ACUTE, ""))


def _hits(rule: LetterRule, sentence: str, start: int) -> Iterator[tuple[int, str]]:
    if rule.unless and compiled(rule.unless, rule.language).search(sentence):
        return
    for match in compiled(rule.words, rule.language).finditer(sentence):
        yield start + match.start(), match[0]


@lru_cache(maxsize=1024)
def compiled(pattern: str, language: str) -> re.Pattern[str]:
    """Return a pattern of letters.toml as a regular expression.

    Examples
    --------
    >>> [bool(compiled("войн~", "ru").fullmatch(word)) for word in ("войной", "войнушка")]
    [True, False]
    """
    ending = f"(?:{_ENDINGS.get(language, '')}|)"
    each = (r"\s+".join(_word(word, ending) for word in one.split()) for one in pattern.split("|"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _word(word: str, ending: str) -> str:
    expression = re.escape(word).replace(r"\*", r"[\w’'-]*").replace(r"\~", ending)
    expression = expression.replace("~", ending)
    return re.sub("[её]", "[её]", expression, flags=re.IGNORECASE)
