"""Make country_names.tsv: `make country-names`. Everything in it comes from CLDR, through Babel."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from babel import Locale

from renamer.gazetteer.countries import name_key

TABLE = Path(__file__).with_name("country_names.tsv")
LANGUAGES = (
    "be", "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it",
    "lb", "lt", "lv", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk",
)  # fmt: skip
NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB"})
"""Unions, and codes that CLDR has for tests and for what is unknown."""


def names_of_countries() -> dict[str, str]:
    """Return key of a name -> country; names that mean two countries are left out.

    Names of up to three letters are left out too: Man and Tai are words of other languages.
    """
    meanings: dict[str, set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY and len(name) > 3:
                meanings[name_key(name)].add(code)
    return {name: codes.pop() for name, codes in meanings.items() if len(codes) == 1}


def main() -> None:
    """Write the table, sorted by country and name."""
    rows = sorted((country, name) for name, country in names_of_countries().items())
    lines = ["country\tname", *map("\t".join, rows)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
