"""How much ink a sheet takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.raster import rasterise
from renamer.model.sheet import Document

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.sheet import Sheet

_DPI = 24


def coverage(sheets: Sequence[Sheet]) -> float:
    """Return the ink on the fullest of these sheets: 0 = white paper, 1 = black all over.

    What is measured is how dark the page is, so a light colour counts less than black.
    """
    pdf = paint_pdf(Document(sheets=tuple(sheets), title="ink"))
    return max(1 - float(picture.mean()) / 255 for picture in rasterise(pdf, _DPI))
