"""The closed word lists of the registry: whoever adds a word adds it here, on purpose."""

from __future__ import annotations

from typing import Final

ROLES: Final = frozenset(
    {
        "activist",
        "artist",
        "association",
        "athlete",
        "blogger",
        "choir",
        "citizen",
        "educator",
        "entrepreneur",
        "film maker",
        "historian",
        "historical figure",
        "human rights defender",
        "human rights organisation",
        "initiative",
        "journalist",
        "lawyer",
        "lexicographer",
        "literary organisation",
        "media",
        "musician",
        "physician",
        "playwright",
        "poet",
        "politician",
        "printer",
        "publisher",
        "resistance fighter",
        "saint",
        "scientist",
        "soldier",
        "statesman",
        "student",
        "symbol",
        "theatre maker",
        "trade unionist",
        "translator",
        "union",
        "writer",
    }
)
"""What an honoree was or is; "symbol" is for dedications."""

THEMES: Final = frozenset(
    {
        "art",
        "education",
        "faith",
        "film",
        "freedom",
        "history",
        "labour",
        "law",
        "literature",
        "music",
        "nature",
        "press",
        "science",
        "solidarity",
        "sport",
        "theatre",
        "women",
    }
)
"""What the matching of places and honorees looks for."""

ODONYM_LANGUAGES: Final = ("be", "de", "en", "fi", "fr", "is", "sv")
"""Languages in which whatever is not a person must have its curated odonyms."""

GENITIVE_LANGUAGES: Final = ("be", "fi", "ru", "sv")
"""Languages whose odonyms are built on the genitive of the whole name."""

STEM_LANGUAGES: Final = ("is",)
"""Languages whose odonyms join the genitive of the first name to the generic."""

STATUS_WORDS: Final = (
    # A who-line is printed on a sign and stays there: it must not say what can change tomorrow.
    "currently",
    "today",
    "in prison",
    "in jail",
    "in detention",
    "in custody",
    "imprisoned",
    "incarcerated",
    "is held",
    "jailed",
    "detained",
    "serving",
    "behind bars",
    "penal colony",
    "political prisoner",
    "цяпер",
    "зараз",
    "зняволен",
    "палітвяз",
    "вязень",
    "вязня",
    "за кратамі",
    "у турме",
    "у калоніі",
    "в тюрьме",
    "заключ",
    "политзаключ",
    "w więzieniu",
    "fang",
    "í haldi",
    "emprisonn",
    "incarcér",
    "en prison",
    "détenu",
    "prisonni",
    "inhaftiert",
    "im gefängnis",
    "in haft",
    "gefangen",
    "vangit",
    "vankila",
    "vanki",
    "fängs",
    "fånge",
    "i fängelse",
)
"""Words that make a who-line untrue as soon as a prison gate opens."""
