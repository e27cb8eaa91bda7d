"""Text at the doors: NFC, and folding for comparison and identifiers."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "œ": "oe", "ı": "i"}
)

_CYRILLIC = str.maketrans(
    {
        **dict(zip("абвгґдезийіїклмнопрстуфхыэ", "abvhhdeziiiiklmnoprstufhie", strict=True)),
        "ж": "z",
        "ц": "c",
        "ч": "h",
        "ш": "s",
        "щ": "s",
        "є": "e",
        "ю": "u",
        "я": "a",
        "ь": "",
        "ъ": "",
        "ј": "i",
        "љ": "li",
        "њ": "ni",
        "ћ": "h",
        "ђ": "d",
    }
)
_ACCENTS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""The combining marks of Latin, Greek and Cyrillic letters: the quick way for most names."""

_BEFORE_FOLDING = str.maketrans({"ў": "в", "ŭ": "v", "č": "ch", "ч": "ch", "ё": "е"})
_SOUNDS = (
    (r"[’'`ʼʹʺ]", ""),
    (r"tsch|tch|tsj|tj|cz", "h"),
    (r"shch|sch|sh|sz", "s"),
    (r"ts|tz", "c"),
    (r"ch|kh|g", "h"),
    (r"zh", "z"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"(?<=[aeio])u(?![aeiou])", "v"),
    (r"[yj]", "i"),
    (r"i+(?=[aeou])", ""),
)
"""Spellings that one sound has in the Latin letters of Europe, longest first."""

_SENTENCE_END = re.compile(r"[.!?…]+[»“”\"’)]*\s+")
_SHORT = 3


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
    if text.isascii():
        return " ".join(text.lower().split())
    lower = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", lower))
    if plain.isascii():
        return " ".join(plain.split())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def sounds(text: str) -> str:
    """Return what a name sounds like, roughly, whatever script and spelling it is written in.

    Latin and Cyrillic spellings of one Slavic name come out alike, or so near that one of the
    forms of an entry does: a key for searching, nothing to be shown.

    Examples
    --------
    >>> sounds("Bykaŭ"), sounds("Быкаў"), sounds("Bykau"), sounds("Быков"), sounds("Bykow")
    ('bikav', 'bikav', 'bikav', 'bikov', 'bikov')
    """
    key = fold(text.casefold().translate(_BEFORE_FOLDING)).translate(_CYRILLIC)
    for spelled, sound in _SOUNDS:
        key = re.sub(spelled, sound, key)
    return re.sub(r"(.)\1+", r"\1", key)


def slug(text: str) -> str:
    """Return an identifier of letters, digits and hyphens, which may be in any script.

    Examples
    --------
    >>> slug("Place de l'Étoile")
    'place-de-l-etoile'
    """
    return re.sub(r"[\W_]+", "-", fold(text)).strip("-") or "unnamed"


def capitals(text: str, language: str) -> str:
    """Return text in capitals as the language writes them.

    Greek capitals bear no accent (https://www.unicode.org/Public/UCD/latest/ucd/SpecialCasing.txt
    leaves it to the language); the Turkish i keeps its dot.

    Examples
    --------
    >>> capitals("Οδός Αλές", "el")
    'ΟΔΟΣ ΑΛΕΣ'
    """
    if language in {"tr", "az"}:
        text = text.replace("i", "İ")
    if language == "el":
        text = unicodedata.normalize("NFD", text).replace("\u0301", "")
    return unicodedata.normalize("NFC", text.upper())


def sentences(paragraph: str) -> tuple[str, ...]:
    """Return the sentences of a paragraph; in doubt two stay together.

    A full stop after a short word or number ends none: it may be an abbreviation or an ordinal.

    Examples
    --------
    >>> sentences("Am 17. Juni kam St. Peter. Er blieb. „Gut“, sagte er.")
    ('Am 17. Juni kam St. Peter.', 'Er blieb.', '„Gut“, sagte er.')
    """
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        after = paragraph[end.end() :].lstrip("„“«»\"'‘’(")
        word = re.split(r"[\s(„“«]", paragraph[start : end.start()])[-1]
        short = end[0].startswith(".") and len(word) <= _SHORT
        if after[:1].isupper() and not short:
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
    return tuple(filter(None, (*found, paragraph[start:].strip())))


def without_emphasis(markdown: str) -> str:
    """Return Markdown text without the marks of emphasis, for paper.

    Examples
    --------
    >>> without_emphasis("In 1971 came *Like Water, Like Fire*.")
    'In 1971 came Like Water, Like Fire.'
    """
    return re.sub(r"(\*{1,3}|\b_{1,3})(?=\S)(.+?)(?<=\S)\1", r"\2", markdown, flags=re.DOTALL)
