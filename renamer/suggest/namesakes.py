"""Names that seem to honour a person although the map does not say so.

Only what the orthography or a title makes plain is told here: a mistake costs one street among
hundreds, while a miss could take a name away from somebody. A surname alone is seen in French only.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TITLES: Final = re.compile(
    r"\b(saint|sainte|sankt|st(?=\.? \w)|general|marechal|amiral|commandant|capitaine|colonel"
    r"|sergent|lieutenant|docteur|dr|doktor|president|professeur|prof|prince|princesse|comte|comtesse"
    r"|duc|duchesse|roi|reine|king|queen|prinz|prinzessin|kaiser|konig|konigin|kurfurst|abbe"
    r"|cardinal|pere|soeur|pope|pape)\b"
)
_ORTHOGRAPHY: Final[Mapping[str, re.Pattern[str]]] = MappingProxyType(
    {
        # A hyphen before the generic: Karl-Liebknecht-Straße, James-Simon-Park (official rules,
        # § 50); names of things are written in one word or in two (Marktplatz, Am Zeughaus).
        "de": re.compile(
            r"\S-(Straße|Allee|Platz|Weg|Ufer|Brücke|Ring|Promenade|Damm|Steg|Park|Garten|Gasse)$"
        ),
        # A name follows the generic, or a dash, without an article: Rue Jean Goujon, Rue Vernet.
        # What is no name there is an adjective: Rue Basse.
        "fr": re.compile(
            r"(^[A-ZÉ][\w-]+| -) (?:[A-ZÀ-Ý][\w.'’]+[ -](?:d[eu] )?[A-ZÀ-Ý][\w.'’-]*"
            r"|(?!(?:Royale?|Neu(?:f|ve)|Nou(?:veau|velle)|Vi(?:eux|eille)|Hau(?:t|te)|Bas(?:se)?"
            r"|Grande?|Petite?|Longue?|Bla(?:nc|nche)|Verte?|Rouge|Noire?|Nationale?|Centrale?"
            r"|Principale?)$)[A-ZÀ-Ý][\w'’-]+$)"
        ),
        # First name, surname in the genitive, generic as a word of its own: Tekla Hultinin aukio.
        "fi": re.compile(
            r"^[A-ZÄÖÅ]\w+[ -][A-ZÄÖÅ]\w+n (katu|tie|aukio|puisto|tori|polku|kuja|puistikko|silta)$"
        ),
    }
)


def seems_personal(name: str, languages: Iterable[str]) -> bool:
    """Whether an odonym seems to honour a person, read in the languages of its town."""
    if _TITLES.search(fold(name)):
        return True
    return any(
        _ORTHOGRAPHY[language].search(name) for language in languages if language in _ORTHOGRAPHY
    )


def reads(language: str) -> bool:
    """Whether the spelling of names in this language tells people's names."""
    return language in _ORTHOGRAPHY
