"""How the names of missions speak of a country beyond its plain name in CLDR.

Adjectives and oblique cases: Belarus in every language where its missions stand, the others where
the sample cities or the neighbourhood need them. A name here is a word of one country only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MORE_NAMES: Mapping[str, tuple[str, ...]] = {
    # Belarus in the cases and adjectives that the names of its missions have
    "BY": (
        "belarus", "belarusi", "belorussia", "byelorussia", "biełaruś", "белоруссия", "белоруссии",
        "беларуси", "беларусі", "республики беларусь", "рэспублікі беларусь", "білорусі",
        "белорусия",
        "weißrussland", "weissrussland", "belarussisch", "belarussische", "belarusische",
        "białorusi", "białoruś", "białoruska", "białoruski", "baltarusijos", "baltkrievijas",
        "valgevene", "valko-venäjän", "belarusin", "vitryssland", "vitrysslands", "hviderusland",
        "hviterussland", "hvíta-rússland", "hvíta-rússlands", "běloruska", "běloruské",
        "bieloruska",
        "bieloruskej", "biélorussie", "bielorussia", "bielorrusia", "bielorrússia", "wit-rusland",
        "fehérorosz", "belarusz", "bjelorusije", "belorusije", "belarusian", "belarusyn",
        "беларуская", "беларускі", "беларускае", "беларускага", "беларускай", "беларускіх",
        "белорусская", "белорусский", "белорусское", "белорусского", "белорусской",
        "білоруська", "білоруський", "білоруське", "białoruskie", "białoruskiego", "białoruskiej",
        "biełaruski", "biełaruskaja", "belaruski", "belaruskaja", "baltarusių", "baltarusiškas",
        "baltkrievu", "valgevenelaste", "belarussischer", "belarussisches", "belarusischer",
        "belarusisches", "vitrysk", "vitryska", "hviterussisk", "běloruský", "biélorusse",
        "bélarusse", "bielorusso", "bielorussa", "bielorruso", "bielorrusa", "belarussian",
    ),
    "RU": ("russian", "russische", "russischen", "rússlands", "venäjän", "rosji", "rosyjskiej",
           "rusijos", "krievijas", "россии", "российской", "росії", "rysslands", "ruské", "russie"),
    "UA": ("ukrainian", "ukrainische", "ukrainan", "ukrainy", "ukrainos", "ukrainas", "україни",
           "украины", "ukrajiny", "úkraínu"),
    "US": ("united states", "american", "amerikanische", "états-unis", "usa", "bandaríkjanna"),
    "GB": ("british", "britische", "united kingdom", "royaume-uni", "britannique", "bretlands"),
    "BE": ("belgian", "belgische", "belgique"),
    "FR": ("french", "französische", "franska", "ranskan"),
    "DE": ("german", "deutsche", "allemande", "þýskalands", "saksan"),
    "KR": ("republic of korea", "république de corée"),
    "CN": ("people's republic of china", "république populaire de chine"),
    "CD": ("république démocratique du congo", "democratic republic of the congo"),
    "IE": ("irish", "irische"),
    "SI": ("slovenian", "slowenische"),
    "SK": ("slovak", "slowakische"),
    "FI": ("finnish", "finnische", "finnlands", "suomen"),
    "SE": ("swedish", "schwedische", "svíþjóðar"),
    "NO": ("norwegian", "norwegische", "noregs"),
    "DK": ("danish", "dänische", "danmerkur"),
    "PL": ("polish", "polnische", "póllands", "puolan"),
    "LT": ("lithuanian", "litauische", "liettuan"),
    "LV": ("latvian", "lettische"),
    "EE": ("estonian", "estnische", "viron"),
    "DZ": ("algerian", "algérie"),
}  # fmt: skip
