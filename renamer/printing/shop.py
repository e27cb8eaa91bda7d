"""Signs for a copy shop: with bleed, and with marks that tell where to cut."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.model.sheet import Rect
from renamer.printing.aids import corner_marks
from renamer.printing.page import MARGIN_MM
from renamer.printing.styles import common

if TYPE_CHECKING:
    from renamer.model.sheet import Mark, Sheet
    from renamer.printing.sign import LaidOut

BLEED_MM: Final = 3.0
"""Usual in Europe; a cutter is off by up to 1 mm."""
SLUG_MM: Final = 7.0
_MARK_MM: Final = 5.0
_AT_EDGE_MM: Final = 0.01


def lay_out_for_shop(sign: LaidOut) -> Sheet:
    """Return a sign with 3 mm bleed, crop marks outside of it, and its band run to the edges."""
    sheet = replace(sign.sheet, marks=(_band(sign), *sign.sheet.marks))
    trim = Box(0, 0, sheet.width_mm, sheet.height_mm)
    marks = (
        *(_bled(mark, trim) for mark in sheet.marks),
        corner_marks(trim, off_mm=BLEED_MM + 1, long_mm=_MARK_MM),
    )
    return replace(sheet, marks=marks, bleed_mm=BLEED_MM, slug_mm=SLUG_MM)


def _band(sign: LaidOut) -> Rect:
    """Return the ground of the band from edge to edge: nobody takes such a sign for official."""
    height = sign.band_share * sign.sheet.height_mm
    return Rect(
        x_mm=0,
        y_mm=MARGIN_MM + height / sign.band_share_of_plate,
        width_mm=sign.sheet.width_mm,
        height_mm=height,
        fill=common().band.background,
    )


def _bled(mark: Mark, trim: Box) -> Mark:
    """Return a ground that reaches an edge of the sheet extended over it; all else as it is."""
    if not isinstance(mark, Rect) or not mark.fill:
        return mark
    right, bottom = mark.x_mm + mark.width_mm, mark.y_mm + mark.height_mm
    left = mark.x_mm - BLEED_MM * (mark.x_mm <= trim.left + _AT_EDGE_MM)
    top = mark.y_mm - BLEED_MM * (mark.y_mm <= trim.top + _AT_EDGE_MM)
    right += BLEED_MM * (right >= trim.right - _AT_EDGE_MM)
    bottom += BLEED_MM * (bottom >= trim.bottom - _AT_EDGE_MM)
    return replace(mark, x_mm=left, y_mm=top, width_mm=right - left, height_mm=bottom - top)
