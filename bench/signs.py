"""The job of the bench of signs: signs that no earlier round has made, and our two ways to a PDF.

Read by path (runpy), so that a process of its own can do it, too.
"""

from __future__ import annotations

import datetime
import itertools

from renamer.drawing.paint_pdf import paint_pdf
from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.model.sheet import Document
from renamer.printing.plate import lay_out
from renamer.printing.sign import Sign, SignLink
from renamer.printing.styles import read_style
from renamer.qr import upper_url

_FIRST = ("Alesja", "Maryja", "Nina", "Volha", "Ihar", "Maksim", "Kaciaryna", "Siarhiej")
_LAST = ("Kavalenka", "Bahdanovič", "Staravojtava", "Hienijuš", "Karatkievič", "Zajcava")
_MARK = CampaignMark(art="cornflower", colour="#4A63C8", text="4.08")
_round = itertools.count()


def signs(count: int) -> list[Sign]:
    """Return signs with names, lines and addresses of their own: no cache knows them."""
    batch = next(_round)
    return [_sign(f"{batch:02d}{index:04d}", index) for index in range(count)]


def _sign(code: str, index: int) -> Sign:
    first, last = _FIRST[index % 8], _LAST[index % 6]
    name = f"Place {first} {last} {code}"
    second = f"Плошча {first} {last} {code}"
    return Sign(
        code=code,
        names=(NewName(language="fr", text=name, plate=name, how="rule"),),
        second_line=NewName(language="be", text=second, plate=second, how="rule"),
        who=(("fr", f"Défenseuse bélarusse des droits humains, née en {code}"),),
        old_name=f"Rue {code}",
        day=datetime.date(2027, 8, 4),
        mark=_MARK,
        band_language="fr",
        link=SignLink(
            payload=upper_url("https://example.org", f"R/{code}"),
            readable=f"example.org/r/{code}",
        ),
    )


def laid_out(batch):
    """Return the sheets of signs."""
    style = read_style("fr-paris")
    return tuple(lay_out(sign, style).sheet for sign in batch)


def ours(batch) -> bytes:
    """Lay out, make the codes and paint: one file."""
    return paint_pdf(Document(sheets=laid_out(batch), title="Signs", language="fr"))


def apart(batch) -> list[bytes]:
    """Do the same with a file for every sign."""
    return [ours([sign]) for sign in batch]
