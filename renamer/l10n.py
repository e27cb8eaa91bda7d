"""Translation of everything a person reads on paper and pages.

The English sentence is the key; assets/locales/<bcp47>/renamer.po holds the rest. An entry that
no native speaker has checked carries gettext's `fuzzy` flag: it is used, and `Texts.drafts` tells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

SOURCE_LANGUAGE = "en"
_DATE_LOCALES = {"en": "en_GB"}
"""The day before the month, as most of the towns write it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The sentences of one language. Call it with the English one: texts("Taken down on {day}")."""

    language: str
    messages: Mapping[str, str] = field(repr=False)
    drafts: frozenset[str] = field(repr=False)

    def __call__(self, message: str, /, **values: object) -> str:
        """Return the sentence in this language (English where it is missing), values filled in."""
        sentence = self.messages.get(message, message)
        return sentence.format(**values) if values else sentence

    def has(self, message: str) -> bool:
        """Whether this language has the sentence (English has all of them)."""
        return self.language == SOURCE_LANGUAGE or message in self.messages

    def is_draft(self, message: str) -> bool:
        """Whether the sentence was drafted by machine and not yet checked by a native speaker."""
        return message in self.drafts

    def number(self, number: int) -> str:
        """Return a whole number written as this language writes it: 1,131."""
        from babel.numbers import format_decimal

        written = format_decimal(number, locale=self.language.replace("-", "_"))
        return str(written).replace("\u202f", "\u00a0")

    def day(self, day: datetime.date) -> str:
        """Return the date written out: 4 August 2027."""
        from babel.dates import format_date

        locale = _DATE_LOCALES.get(self.language, self.language.replace("-", "_"))
        # CLDR sets a narrow no-break space before "г.", which hardly any face of letters has
        return format_date(day, "long", locale=locale).replace("\u202f", "\u00a0")


def languages() -> tuple[str, ...]:
    """Return the languages that texts exist in, English among them."""
    found = {
        name
        for name in resource_names("assets", "locales")
        if resource("assets", "locales", name).joinpath("renamer.po").is_file()
    }
    return tuple(sorted(found | {SOURCE_LANGUAGE}))


@lru_cache(maxsize=64)
def texts(language: str) -> Texts:
    """Return the sentences of a language; an unknown language speaks English."""
    return _read(language, "renamer.po") or _english()


@lru_cache(maxsize=64)
def sign_texts(language: str) -> Texts:
    """Return what stands on every sign, in more languages than `texts`; else English.

    A language without a catalogue of its own speaks as its main one does (de-CH as de).
    """
    for tag in dict.fromkeys((language, language.split("-", maxsplit=1)[0])):
        if found := _read(tag, "sign.po") or _read(tag, "renamer.po"):
            return found
    return _english()


def _english() -> Texts:
    return Texts(language=SOURCE_LANGUAGE, messages={}, drafts=frozenset())


def _read(language: str, file: str) -> Texts | None:
    """Return the catalogue of a language, or None where it has none."""
    path = resource("assets", "locales").joinpath(language, file)
    if not path.is_file():
        return None
    from babel.messages.pofile import read_po

    with path.open("rb") as stream:
        catalog = read_po(stream, locale=language.replace("-", "_"))
    entries = [entry for entry in catalog if entry.id and entry.string]
    return Texts(
        language=language,
        messages={str(entry.id): str(entry.string) for entry in entries},
        drafts=frozenset(str(entry.id) for entry in entries if entry.fuzzy),
    )


@lru_cache(maxsize=64)
def runs_from_right(language: str) -> bool:
    """Whether a language is written from right to left (CLDR), as Hebrew and Arabic are."""
    from babel import Locale, UnknownLocaleError

    try:
        return bool(Locale.parse(language, sep="-").text_direction == "rtl")
    except (UnknownLocaleError, ValueError):
        return False


@lru_cache(maxsize=512)
def language_name(language: str, within: str | None = None) -> str:
    """Return what a language calls itself, or what `within` calls it; else its tag."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
        name = locale.get_display_name(within.replace("-", "_") if within else None)
    except (UnknownLocaleError, ValueError):
        return language
    return str(name or language)


@lru_cache(maxsize=512)
def country_name(code: str, within: str = SOURCE_LANGUAGE) -> str:
    """Return what a language calls a country, ISO 3166-1 alpha-2 (CLDR); else its code."""
    from babel import Locale

    return str(Locale.parse(within, sep="-").territories.get(code, code))
