"""Countries: their codes, their names in many languages, their own languages (CLDR).

The names stand in a table, assets/gazetteer/country_names.tsv: Babel takes longer to load the
languages they are from than the rest of a look-up lasts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.gazetteer.mission_names import MORE_NAMES
from renamer.resources import resource
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+")


def official_languages(country: str) -> tuple[str, ...]:
    """Return the official languages of a country (CLDR), the most spoken first; else English."""
    from babel.languages import get_official_languages

    official = get_official_languages(country) or get_official_languages(country, de_facto=True)
    return tuple(official) or ("en",)


def code_of_country(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-2 code of a country named in any language known here."""
    return countries_by_name().get(name_key(name))


def countries_in(text: str) -> Iterator[str]:
    """Yield the code of every country that a text names; the longest name wins over its parts.

    Examples
    --------
    >>> list(countries_in("Embassy of Papua New Guinea in Belarus"))
    ['PG', 'BY']
    """
    by_name = countries_by_name()
    words = name_key(text).split()
    while words:
        ends = range(len(words), 0, -1)
        end = next((end for end in ends if " ".join(words[:end]) in by_name), 0)
        if end:
            yield by_name[" ".join(words[:end])]
        words = words[end or 1 :]


def territories() -> frozenset[str]:
    """Return the ISO 3166-1 alpha-2 codes of all countries and territories that CLDR names."""
    return frozenset(countries_by_name().values())


@lru_cache(maxsize=1)
def countries_by_name() -> Mapping[str, str]:
    """Return key of a name (`name_key`) -> code of the only country that is called so."""
    table = resource("assets", "gazetteer", "country_names.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines()[1:])
    by_name = {name: country for country, name in rows}
    for country, names in MORE_NAMES.items():
        by_name.update(dict.fromkeys(map(name_key, names), country))
    return by_name


def name_key(name: str) -> str:
    """Return the folded words of a name: hyphens, apostrophes and brackets do not tell apart.

    Examples
    --------
    >>> name_key("Côte d’Ivoire")
    'cote d ivoire'
    """
    return " ".join(_WORD.findall(fold(name)))
