"""The composition of a sign: plate, band, and what stands below them.

On every sign the plate and the band touch, so that no photograph shows one without the other.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Literal

from renamer.drawing.extent import Box
from renamer.errors import StyleError
from renamer.model.notice import Notice
from renamer.model.sheet import Placed, Sheet
from renamer.printing.band import band_notices, lay_out_band
from renamer.printing.info import info_with_code, info_with_story
from renamer.printing.page import CODE_SIDES_MM, MARGIN_MM, SignPage
from renamer.printing.plaque import lay_out_plaque
from renamer.printing.sign import LaidOut

if TYPE_CHECKING:
    from renamer.model.plan import Paper
    from renamer.printing.plaque import Ink
    from renamer.printing.sign import Sign
    from renamer.printing.styles import PlateStyle


def lay_out(
    sign: Sign, style: PlateStyle, *, paper: Paper = "A4", ink: Ink | Literal["auto"] = "auto"
) -> LaidOut:
    """Return the sign as a landscape sheet with the measures that can be promised of it.

    Parameters
    ----------
    sign : Sign
        What it says.
    style : PlateStyle
        The manner of the town.
    paper : {"A4", "A3"}
        Nothing is printed within 12 mm of its edge.
    ink : {"auto", "saving", "full"}
        "saving" prints dark plates as dark letters on white within their frame; "auto" saves on
        A4, which is printed at home.

    Raises
    ------
    StyleError
        If something does not fit: nothing is ever cut or overprinted.
    GlyphError
        If the face lacks a letter.
    LinkError
        If the address is too long for a code.
    """
    page = SignPage.of(paper)
    if ink == "auto":
        ink = "saving" if paper == "A4" else "full"
    problem: StyleError | None = None
    plates = len(sign.names) if style.bilingual == "paired" else 1
    heights = tuple(page.plate_heights_mm(style, plates, low=sign.link is None))
    for least, height in product(CODE_SIDES_MM, heights):
        try:
            return _composed(sign, style, page, height, least * page.unit, ink)
        except StyleError as error:
            problem = problem or error
    raise problem or StyleError("the sign does not fit", where=sign.code)


def _composed(
    sign: Sign,
    style: PlateStyle,
    page: SignPage,
    plate_height: float,
    least_side: float,
    ink: Ink,
) -> LaidOut:
    """Compose a sign with a plate of this height and a code of at least this side.

    Raises
    ------
    StyleError
        If something does not fit.
    """
    bottom = MARGIN_MM + plate_height
    plaque = lay_out_plaque(
        sign.names,
        style,
        box=Box(MARGIN_MM, MARGIN_MM, page.width_mm - MARGIN_MM, bottom),
        ink=ink,
        district=sign.district,
    )
    languages = dict.fromkeys((sign.band_language, *(name.language for name in sign.names)))
    band = lay_out_band(
        tuple(languages), sign.day, sign.mark, page.room_width_mm, page.band_height_mm
    )
    room = page.below(bottom)
    if sign.link:
        gap = page.gap_mm
        info = info_with_code(sign, sign.link, room, gap_mm=gap, least_side_mm=least_side)
    else:
        info = info_with_story(sign, room)
    return LaidOut(
        sheet=Sheet(
            width_mm=page.width_mm,
            height_mm=page.height_mm,
            marks=(*plaque.marks, Placed(sheet=band, x_mm=MARGIN_MM, y_mm=bottom), *info.marks),
            title=f"{' / '.join(name.plate for name in sign.names)} ({sign.code})",
            language=sign.names[0].language,
        ),
        letter_height_mm=plaque.letter_height_mm,
        x_height_mm=plaque.x_height_mm,
        who_x_height_mm=info.who_x_height_mm,
        band_share=page.band_height_mm / page.height_mm,
        band_share_of_plate=page.band_height_mm / plate_height,
        address_x_height_mm=info.address_x_height_mm,
        qr_side_mm=info.code.side_mm if info.code else None,
        module_mm=info.code.module_mm if info.code else None,
        notices=(*band_notices(sign.band_language), *_style_notices(style), *info.notices),
    )


@lru_cache(maxsize=64)
def _style_notices(style: PlateStyle) -> tuple[Notice, ...]:
    if not style.approximate:
        return ()
    return (
        Notice(
            level="info",
            code="style-approximate",
            where=style.name,
            text=f"No source was seen for: {', '.join(style.approximate)}.",
        ),
    )
