import datetime

import pytest

from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.printing.sign import Sign, SignLink
from renamer.qr import upper_url


def name(language, text):
    return NewName(language=language, text=text, plate=text, how="curated")


LINK = SignLink(payload=upper_url("https://example.org", "R/7K3QX"), readable="example.org/r/7K3QX")
NAMES = {
    "is-reykjavik": ("is", "Torg frjáls Belarús"),
    "fr-paris": ("fr", "Place des Prisonniers-Politiques-du-Bélarus"),
    "de-berlin": ("de", "Swjatlana-Zichanouskaja-Straße"),
    "fi-helsinki": ("fi", "Vapaan Valko-Venäjän aukio"),
    "neutral": ("en", "Sviatlana Tsikhanouskaya Square"),
}


def a_sign(style="neutral", **changes):
    language, text = NAMES.get(style, NAMES["neutral"])
    names = [name(language, text)]
    if style == "fi-helsinki":
        names.append(name("sv", "Fria Belarus torg"))
    given = {
        "code": "7K3QX",
        "names": tuple(names),
        "second_line": name("be", "Плошча Свабоднай Беларусі"),
        "who": (("en", "Belarusian human rights defender, Nobel Peace Prize 2022"),),
        "old_name": "Fríkirkjuvegur",
        "day": datetime.date(2027, 8, 4),
        "mark": CampaignMark(art="cornflower", colour="#4A63C8", text="4.08"),
        "band_language": language,
        "link": LINK,
    }
    return Sign(**given | changes)


@pytest.fixture(scope="session")
def make_sign():
    return a_sign
