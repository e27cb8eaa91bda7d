"""The composition of a sign: plate, band, and what stands below them.

On every sign the plate and the band touch, so that no photograph shows one without the other.
"""

from __future__ import annotations

import math
from itertools import product
from typing import TYPE_CHECKING, Literal

from renamer.drawing.extent import Box
from renamer.errors import StyleError
from renamer.model.notice import Notice
from renamer.model.paper import HOME_PAPERS
from renamer.model.sheet import Placed, Sheet
from renamer.printing.band import band_notices, lay_out_band
from renamer.printing.code import check_clear
from renamer.printing.info import info_with_code, info_with_story
from renamer.printing.page import CODE_SIDES_MM, MARGIN_MM, SignPage
from renamer.printing.plaque import lay_out_plaque
from renamer.printing.sign import LaidOut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.paper import Paper
    from renamer.printing.plaque import Ink
    from renamer.printing.plate_style import PlateStyle
    from renamer.printing.sign import Sign


OFFICIAL = 0.9
"""A plate stays below this share of the official width and height."""


def lay_out(
    sign: Sign,
    style: PlateStyle,
    *,
    paper: Paper = "A4",
    ink: Ink | Literal["auto"] = "auto",
    full_size: bool = False,
    most_code_mm: float = math.inf,
) -> LaidOut:
    """Return the sign as a landscape sheet with the measures that can be promised of it.

    Parameters
    ----------
    sign : Sign
        What it says.
    style : PlateStyle
        The manner of the town.
    paper : Paper
        Nothing is printed within 12 mm of its edge.
    ink : {"auto", "saving", "full"}
        "saving" prints dark plates as dark letters on white within their frame; "auto" saves on
        what is printed at home.
    full_size : bool
        Let the plate reach the size of the town's own ones; else it stays below 90 % of it, so
        that nobody takes it for one.
    most_code_mm : float
        The largest side of the code, where it must stay on one sheet of several.

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
        ink = "saving" if paper in HOME_PAPERS else "full"
    problem: StyleError | None = None
    plates = len(sign.names) if style.bilingual == "paired" else 1
    sizes = tuple(_plate_sizes(style, page, plates, low=sign.link is None, full_size=full_size))
    for least, size in product(CODE_SIDES_MM, sizes):
        try:
            sides = (min(least * page.unit, most_code_mm), most_code_mm)
            return _composed(sign, style, page, size, sides, ink)
        except StyleError as error:
            problem = problem or error
    raise problem or StyleError("the sign does not fit", where=sign.code)


def _plate_sizes(
    style: PlateStyle, page: SignPage, plates: int, *, low: bool, full_size: bool
) -> dict[tuple[float, float], None]:
    """Return the widths and heights of the plate to try, kept below the official size."""
    share = 1.0 if full_size else OFFICIAL
    most = share * style.height_mm * plates
    width = min(page.room_width_mm, share * style.width_mm)
    heights = page.plate_heights_mm(style, plates, low=low)
    return dict.fromkeys((width, min(height, most)) for height in heights)


def _composed(
    sign: Sign,
    style: PlateStyle,
    page: SignPage,
    plate_size: tuple[float, float],
    sides: tuple[float, float],
    ink: Ink,
) -> LaidOut:
    """Compose a sign with a plate of this width and height and a code between these sides.

    Raises
    ------
    StyleError
        If something does not fit.
    """
    width, height = plate_size
    left, bottom = (page.width_mm - width) / 2, MARGIN_MM + height
    plaque = lay_out_plaque(
        sign.names,
        style,
        box=Box(left, MARGIN_MM, left + width, bottom),
        ink=ink,
        facts=sign.facts,
    )
    languages = dict.fromkeys((sign.band_language, *(name.language for name in sign.names)))
    band = lay_out_band(
        tuple(languages), sign.day, sign.mark, page.room_width_mm, page.band_height_mm
    )
    room = page.below(bottom)
    if sign.link:
        gap = page.gap_mm
        info = info_with_code(sign, sign.link, room, gap_mm=gap, sides_mm=sides)
    else:
        info = info_with_story(sign, room)
    sheet = Sheet(
        width_mm=page.width_mm,
        height_mm=page.height_mm,
        marks=(*plaque.marks, Placed(sheet=band, x_mm=MARGIN_MM, y_mm=bottom), *info.marks),
        title=f"{' / '.join(name.plate for name in sign.names)} ({sign.code})",
        language=sign.names[0].language,
    )
    check_clear(sheet)
    return LaidOut(
        sheet=sheet,
        name_lines=plaque.name_lines,
        letter_height_mm=plaque.letter_height_mm,
        x_height_mm=plaque.x_height_mm,
        who_x_height_mm=info.who_x_height_mm,
        band_share=page.band_height_mm / page.height_mm,
        band_share_of_plate=page.band_height_mm / height,
        address_x_height_mm=info.address_x_height_mm,
        qr_side_mm=info.code.side_mm if info.code else None,
        module_mm=info.code.module_mm if info.code else None,
        notices=(
            *band_notices(sign.band_language),
            *_style_notices(style, plaque.left_out),
            *info.notices,
        ),
    )


def _style_notices(style: PlateStyle, left_out: tuple[str, ...]) -> Iterator[Notice]:
    if style.approximate:
        yield Notice(
            level="info",
            code="style-approximate",
            where=style.name,
            text=f"No source was seen for: {', '.join(style.approximate)}.",
        )
    for words in left_out:
        yield Notice(
            level="info",
            code="line-left-out",
            where=style.name,
            text=f"There is no room on the plate for the line {words!r}.",
        )
