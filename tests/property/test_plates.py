"""Whatever a name is, it stays on its plate, and no letter of it is lost."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from renamer.drawing.extent import extent
from renamer.errors import GlyphError, StyleError
from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.model.sheet import Placed, Text
from renamer.printing.plate import lay_out
from renamer.printing.sign import Sign, SignLink
from renamer.printing.styles import read_style, style_names
from renamer.text import fold

_LETTERS = st.sampled_from(
    [
        *(
            "aàâbcdeéfghiïjklmnoøpqrsßtuüvwxyzþ",
            "ąćčďęěğıłńňőřśšťůűųžźż",
            "абвгґдеёжзіїйклмнопрстуўфхцчшыьэюя",
        ),
        *("αάβγδεζηθικλμνξοπρσςτυφχψω", "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"),
        *("אבגדהוזחטיכלמנסעפצקרשת", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي", "कखगघचछजटडतदनपबमयरलवसह"),
    ]
)


@st.composite
def names(draw: st.DrawFn) -> str:
    """Return one to six words of one script, some joined by hyphens."""
    script = draw(_LETTERS)
    words = draw(st.lists(st.text(script, min_size=1, max_size=16), min_size=1, max_size=6))
    joints = draw(st.lists(st.sampled_from(" -"), min_size=len(words), max_size=len(words)))
    name = "".join(joint + word for joint, word in zip(joints, words, strict=True)).strip(" -")
    return name[:1].upper() + name[1:]


def _sign(texts: list[str]) -> Sign:
    plates = tuple(NewName(language="en", text=text, plate=text, how="curated") for text in texts)
    return Sign(
        code="7K3QX",
        names=plates,
        who=(("en", "Belarusian human rights defender"),),
        day=datetime.date(2027, 8, 4),
        mark=CampaignMark(art="cornflower", colour="#4A63C8", text="4.08"),
        band_language="en",
        facts={"district": "8e Arrt"},
        link=SignLink(payload="HTTPS://EXAMPLE.ORG/R/7K3QX", readable="example.org/r/7K3QX"),
    )


@settings(max_examples=1000, deadline=None)
@given(
    texts=st.lists(names(), min_size=1, max_size=2),
    style=st.sampled_from(style_names()),
    paper=st.sampled_from(["A4", "A3"]),
)
def test_a_name_never_leaves_its_plate(texts: list[str], style: str, paper: str) -> None:
    plate_style = read_style(style)
    try:
        sign = lay_out(_sign(texts), plate_style, paper=paper)  # type: ignore[arg-type]
    except (StyleError, GlyphError) as refused:
        assert refused.fix
        return
    band = next(m for m in sign.sheet.marks if isinstance(m, Placed) and _says_symbolic(m))
    plate = [mark for mark in sign.sheet.marks if isinstance(mark, Text) and mark.y_mm < band.y_mm]
    for mark in plate:
        box = extent(mark)
        assert box.left >= 12 - 0.01
        assert box.right <= sign.sheet.width_mm - 12 + 0.01
        assert box.top >= 12 - 0.01
        assert box.bottom <= band.y_mm + 0.01
    said = fold("".join(mark.text for mark in plate)).replace(" ", "")
    assert all(fold(text).replace(" ", "") in said for text in texts)


def _says_symbolic(mark: Placed) -> bool:
    return any(isinstance(one, Text) and "Symbolic" in one.text for one in mark.sheet.marks)
