"""Lines and numbers over a photo, to read off where something in it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import rasterise
from renamer.drawing.typeset import BOLD, cap_height_mm, width_mm
from renamer.model.sheet import Document, Rect, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.drawing.raster import Picture

_STEP, _NUMBERED, _CROSSED = 5, 10, 20
"""Percent between lines, between those that bear a number at the edge, and between crossings that
bear both numbers, as they are written down."""
_LINE, _HALO, _LABEL, _INK = (190, 20, 120), (255, 255, 255), "#FFFFFF", "#111111"
_SIZE_SHARE, _LEAST_PX = 0.022, 12
_MM_PER_INCH = 25.4


def with_grid(photo: Picture) -> Picture:
    """Return a copy of the photo with lines at every twentieth of its width and height."""
    made = photo.copy()
    height, width = made.shape[:2]
    thick = 1 + min(width, height) // 1500
    for percent in range(_STEP, 100, _STEP):
        x, y = percent * width // 100, percent * height // 100
        half = thick if percent % _NUMBERED == 0 else 0
        for reach, colour in ((half + thick, _HALO), (half, _LINE)):
            made[:, x - reach : x + reach + 1] = colour
            made[y - reach : y + reach + 1, :] = colour
    size = max(_SIZE_SHARE * min(width, height), _LEAST_PX)
    spots = tuple(_labels(width, height))
    sheets = tuple(_label(text, size) for text, _, _ in spots)
    pages = rasterise(paint_pdf(Document(sheets=sheets, title="")), _MM_PER_INCH, colour="rgb")
    for (_, x, y), page in zip(spots, pages, strict=True):
        room = made[y : y + page.shape[0], x : x + page.shape[1]]
        room[...] = page[: room.shape[0], : room.shape[1]]
    return made


def _labels(width: int, height: int) -> Iterator[tuple[str, int, int]]:
    """Yield each number with the pixel of its upper left corner."""
    for percent in range(_NUMBERED, 100, _NUMBERED):
        yield f"{percent}%", percent * width // 100, 0
        yield f"{percent}%", 0, percent * height // 100
    for down in range(_CROSSED, 100, _CROSSED):
        for across in range(_CROSSED, 100, _CROSSED):
            yield f"{across}%,{down}%", across * width // 100, down * height // 100


def _label(text: str, size: float) -> Sheet:
    """Return a number on white; a pixel is a millimetre here."""
    air = 0.3 * size
    rise = cap_height_mm(BOLD, size)
    width, height = width_mm(text, BOLD, size) + 2 * air, rise + 2 * air
    ground = Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height, fill=_LABEL)
    words = Text(x_mm=air, y_mm=air + rise, text=text, face=BOLD, size_mm=size, fill=_INK)
    return Sheet(width_mm=width, height_mm=height, marks=(ground, words))
