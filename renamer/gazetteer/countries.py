"""Countries: their codes, their names in many languages, their own languages (CLDR)."""

from __future__ import annotations

from functools import lru_cache

from renamer.gazetteer.mission_names import LANGUAGES, MORE_NAMES
from renamer.text import fold

_NO_TERRITORY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})


def country_name(code: str) -> str:
    """Return the English name of a country (CLDR)."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code))


def code_of_country(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country named in any language known here."""
    return countries_by_name().get(fold(name))


@lru_cache(maxsize=1)
def territories() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-2 codes of all countries."""
    from babel import Locale

    codes = map(str, Locale("en").territories)
    return frozenset(
        code for code in codes if len(code) == 2 and code.isalpha() and code not in _NO_TERRITORY
    )


@lru_cache(maxsize=1)
def countries_by_name() -> dict[str, str]:
    """Folded name of a country -> its code; names that mean two countries are left out."""
    from babel import Locale

    meanings: dict[str, set[str]] = {}
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in territories() and len(name) > 3:
                meanings.setdefault(fold(name), set()).add(code)
    by_name = {name: codes.pop() for name, codes in meanings.items() if len(codes) == 1}
    for code, names in MORE_NAMES.items():
        by_name.update(dict.fromkeys(map(fold, names), code))
    return by_name


def official_languages(country: str) -> tuple[str, ...]:
    """Return the official languages of a country (CLDR), the most spoken first; else English."""
    from babel.languages import get_official_languages

    return tuple(get_official_languages(country, de_facto=True)) or ("en",)
