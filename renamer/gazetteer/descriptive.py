"""Names that say what a thing is, not what a town calls it: "Hof I", "playground", "Parking".

The words are those that maps of the languages below write into `name` for want of a name. A real
name may end in one of them ("Kaivopiha", "Weavers Yard"), so a bare word for a yard must be the
whole name, but for a number or a letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_BARE_YARD: Mapping[str, str] = {
    "be": "двор|дзядзінец",
    "cs": "dvůr|dvorek|nádvoří",
    "da": "gård|gårdsplads",
    "de": "hof",
    "en": "(the )?courtyard|seating area|pedestrian area|private area|beer garden",
    "es": "patio",
    "et": "õu|hoov",
    "fi": "piha",
    "fr": "cour|cour intérieure",
    "it": "cortile",
    "lt": "kiemas",
    "lv": "pagalms",
    "nb": "gård|gårdsrom|tun",
    "nl": "hof|binnenplaats",
    "pl": "dziedziniec|podwórko|podwórze",
    "pt": "pátio|recreio",
    "ru": "двор|дворик",
    "sv": "gård|gårdsplan",
    "uk": "двір|подвір['ʼ’]я",
}
_YARD: Mapping[str, str] = {
    "be": "школьны двор|унутраны двор",
    "cs": "školní (dvůr|dvorek)|vnitroblok",
    "da": "skolegård(en)?|baggård(en)?",
    "de": r"\w*höfe|\w*(innen|schul|pausen)hof",
    "en": "school ?yard|inner courtyard",
    "es": "patio (interior|escolar|de recreo|del colegio|de la escuela)",
    "et": "kooliõu|kooli õu|siseõu|sisehoov",
    "fi": "sisäpiha|koulupiha|piha",
    "fr": "cour (de récréation|d['’]école|de l['’]école)",
    "is": "skólalóð|skólaport",
    "it": "cortile (interno|scolastico|della scuola)",
    "lt": "vidinis kiemas|mokyklos kiemas",
    "lv": "iekšpagalms|skolas pagalms",
    "nb": "skolegård(en)?|bakgård(en)?",
    "nl": "schoolplein",
    "pl": "dziedziniec (szkolny|wewnętrzny)|szkolne (boisko|podwórko)",
    "pt": "pátio (interior|escolar|da escola)",
    "ru": "школьный двор|внутренний двор",
    "sv": "skolgård(en)?|innergård(en)?|bakgård(en)?",
    "uk": "шкільн(ий двір|е подвір['ʼ’]я)|внутрішній двір",
}
_PLAYGROUND: Mapping[str, str] = {
    "be": "(дзіцячая|гульнявая|спартыўная) пляцоўка",
    "cs": r"(dětské )?hřiště",
    "da": "legeplads(en)?",
    "de": r"\w*(spiel|bolz)platz",
    "en": "playground|play area",
    "es": "(parque|área|zona) infantil|(zona de )?juegos infantiles",
    "et": "mänguväljak",
    "fi": "leikki(paikka|puisto|kenttä)",
    "fr": "(aire|terrain) de jeux?",
    "is": r"\w*leik(völlur|svæði)",
    "it": "(parco|area) giochi",
    "lt": "žaidimų aikštelė",
    "lv": "(rotaļu|bērnu) laukums",
    "nb": "lekeplass(en)?",
    "nl": "speel(plaats|plein|tuin|veld)",
    "pl": "plac zabaw|boisko",
    "pt": "parque (infantil|de recreio)",
    "ru": "(детская|игровая|спортивная) площадка",
    "sv": "lek(plats(en)?|park(en)?)",
    "uk": "(дитячий|ігровий|спортивний) майданчик",
}
_CAR_PARK: Mapping[str, str] = {
    "be": "паркоўка|(аўта)?стаянка",
    "cs": "parkoviště",
    "da": "parkering(spladsen|splads)?|p-plads",
    "de": r"\w*parkplatz|parkhaus|tiefgarage",
    "en": "car park|parking( lot)?",
    "es": "aparcamiento|estacionamiento",
    "et": "parkla",
    "fi": "pysäköinti(alue|paikka|laitos|halli)?|parkkipaikka",
    "is": "bílastæði",
    "it": "parcheggio",
    "lt": "(automobilių )?stovėjimo aikštelė",
    "lv": "(auto)?stāvlaukums|autostāvvieta",
    "nb": "parkering(splassen|splass)?|p-plass",
    "nl": "parkeer(plaats|terrein|garage)",
    "pt": "(parque de )?estacionamento",
    "ru": "парковка|(авто)?стоянка",
    "sv": "parkering(splatsen|splats)?|p-plats",
    "uk": "паркінг|парковка|(авто)?стоянка",
}


def _words(by_language: Mapping[str, str]) -> str:
    return "|".join(by_language.values())


def _holding(words: str) -> re.Pattern[str]:
    return re.compile(rf".*\b({words})\b.*", re.IGNORECASE)


YARD = re.compile(
    rf"({_words(_BARE_YARD)})(\s+([ivx]+|\d+|[^\W\d_]))?|.*\b({_words(_YARD)})\b.*", re.IGNORECASE
)
PLAYGROUND = _holding(_words(_PLAYGROUND))
CAR_PARK = _holding(_words(_CAR_PARK))
ENTRANCE = re.compile(
    r"(entrée|accès|sortie|zufahrt|einfahrt|ausfahrt|tg)\b.*"
    rf"|.*\b(zufahrt|{_words(_CAR_PARK)})\b.*",
    re.IGNORECASE,
)
"""Names of driveways that say where they lead: "Entrée Parking", "TG Zufahrt"."""
TUNNEL = re.compile(r"(tunnel|trémie|souterrain)\b.*", re.IGNORECASE)
LANDING_STAGE = _holding(
    r"private|jetty|pontoon|slipway|landing|marina|anlege(stelle|steg)|\w*wartestelle"
)
"""Names of piers that are there for boats, not for walking: "Fuel Jetty"."""


def reason_against_area(name: str) -> str | None:
    """Return why an area that is named like this is no square or park, if its name tells."""
    if PLAYGROUND.fullmatch(name):
        return "a playground or a pitch"
    if CAR_PARK.fullmatch(name):
        return "a car park"
    return "a yard without a name of its own" if YARD.fullmatch(name) else None
