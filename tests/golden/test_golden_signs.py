"""Pictures of signs: what is drawn today is what was looked at and found good.

After a change that is meant, look at the new pictures and keep them with

    RENAMER_KEEP_GOLDEN=1 .venv/bin/pytest tests/golden/test_golden_signs.py
"""

import datetime
import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import png, rasterise
from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.model.sheet import Document
from renamer.printing.plate import lay_out
from renamer.printing.sign import Sign, SignLink
from renamer.printing.styles import read_style

HERE = Path(__file__).parent / "signs"
STORY = " ".join(["Hundreds of thousands went into the streets to say it was stolen."] * 12)
CASES = {
    "is-reykjavik": ("is-reykjavik", "A4", ("Torg frjáls Belarús",), True),
    "fr-paris-saving": ("fr-paris", "A4", ("Place des Prisonniers-Politiques-du-Bélarus",), True),
    "fr-paris-full": ("fr-paris", "A3", ("Place du Bélarus libre",), True),
    "de-berlin-story": ("de-berlin", "A4", ("Swjatlana-Zichanouskaja-Straße",), False),
    "fi-helsinki": ("fi-helsinki", "A4", ("Vapaan Valko-Venäjän aukio", "Fria Belarus torg"), True),
    "neutral": ("neutral", "A4", ("Sviatlana Tsikhanouskaya Square",), True),
}


def english(text):
    """All captions in English: a better translation is no change of the drawing."""
    return NewName(language="en", text=text, plate=text, how="curated")


def drawn(case):
    style, paper, names, has_link = CASES[case]
    link = SignLink(payload="HTTPS://EXAMPLE.ORG/R/7K3QX", readable="example.org/r/7K3QX")
    sign = Sign(
        code="7K3QX",
        names=tuple(english(name) for name in names),
        second_line=english("Плошча Свабоднай Беларусі"),
        who=(("en", "Belarusian human rights defender, Nobel Peace Prize 2022"),),
        old_name="Austurvöllur",
        facts={"district": "8e Arrondissement", "about": "Human rights defender (1882–1942)"},
        day=datetime.date(2027, 8, 4),
        mark=CampaignMark(art="cornflower", colour="#4A63C8", text="4.08"),
        band_language="en",
        link=link if has_link else None,
        story=() if has_link else (("en", "Sviatlana Tsikhanouskaya", STORY),),
    )
    sheet = lay_out(sign, read_style(style), paper=paper).sheet
    pdf = paint_pdf(Document(sheets=(sheet,), title="Golden"))
    return next(rasterise(pdf, 40, colour="rgb"))


@pytest.mark.parametrize("case", sorted(CASES))
def test_the_sign_looks_as_it_was_approved(case):
    picture = drawn(case)
    path = HERE / f"{case}.png"
    if os.environ.get("RENAMER_KEEP_GOLDEN"):
        path.write_bytes(png(picture))
    approved = np.asarray(Image.open(path).convert("RGB"))
    assert picture.shape == approved.shape
    difference = np.abs(picture.astype(int) - approved).max(axis=2)
    assert difference.mean() < 1.5
    assert (difference > 96).mean() < 0.004
