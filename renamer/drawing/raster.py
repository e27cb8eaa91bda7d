"""The only door to pypdfium2: PDF pages as pictures, as text and as what is drawn on them."""

from __future__ import annotations

import ctypes
import io
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from renamer.drawing.extent import Box
from renamer.errors import ProofError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

    Picture = NDArray[np.uint8]


_MM = 25.4 / 72
_JOINED = "\ufffe"
"""What pdfium puts in the place of a hyphen and the line break after it."""


class Letter(NamedTuple):
    """A letter on a page, the box of its ink, and the name of its font; none if it is unseen."""

    char: str
    box: Box
    font: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a PDF says is drawn on one of its pages, in millimetres, y down, in painting order."""

    width_mm: float
    height_mm: float
    letters: tuple[Letter, ...]
    fills: tuple[Box, ...]
    """The boxes of all filled paths."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[PdfDocument]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ProofError("this is no PDF that can be read", fix="print it again") from error
    try:
        yield document
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """Return the number of pages.

    Raises
    ------
    ProofError
        If it is not a PDF.
    """
    with _opened(pdf) as document:
        return len(document)


def page_text(pdf: bytes) -> list[str]:
    """Return the text of every page as a reader would copy it, lines ended by a line feed.

    A word broken after its hyphen comes back in one piece.
    """
    with _opened(pdf) as document:
        return [
            page.get_textpage().get_text_range().replace("\r\n", "\n").replace(_JOINED, "-")
            for page in document
        ]


def read_back(pdf: bytes, lettered: Container[int] | None = None) -> Iterator[Drawn]:
    """Yield what is drawn on every page, as the file itself says and not as it was laid out.

    Reading letters takes its time: `lettered` are the pages, from 0, whose letters are wanted;
    None = all.

    Raises
    ------
    ProofError
        If it is not a PDF.
    """
    with _opened(pdf) as document:
        for index, page in enumerate(document):
            width, height = page.get_size()
            wanted = lettered is None or index in lettered
            letters = tuple(_letters(page)) if wanted else ()
            yield Drawn(width * _MM, height * _MM, letters, tuple(_page_fills(page)))
            page.close()


def rasterise(
    pdf: bytes, dpi: float, *, colour: Literal["grey", "rgb"] = "grey"
) -> Iterator[Picture]:
    """Yield every page as an array of bytes, rows from the top.

    Parameters
    ----------
    pdf : bytes
        The file.
    dpi : float
        Pixels per inch.
    colour : {"grey", "rgb"}
        Shape (height, width) or (height, width, 3).

    Raises
    ------
    ProofError
        If it is not a PDF.
    """
    with _opened(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=colour == "grey", rev_byteorder=True)
            pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
            yield pixels.squeeze(-1) if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels
            bitmap.close()
            page.close()


def png(picture: Picture) -> bytes:
    """Return an array of `rasterise` as a PNG file without metadata."""
    from PIL import Image

    stream = io.BytesIO()
    Image.fromarray(picture).save(stream, format="PNG", optimize=False)
    return stream.getvalue()


def _letters(page: PdfPage) -> Iterator[Letter]:
    height = page.get_height()
    text = page.get_textpage()
    for index in range(text.count_chars()):
        char = text.get_text_range(index, 1)
        if char and not char.isspace():
            left, bottom, right, top = text.get_charbox(index)
            yield Letter(char, _box(height, (left, right), (bottom, top)), _font(text, index))


def _font(text: PdfTextPage, index: int) -> str:
    """Return the name of the font that a letter is set in; nothing for text that is not painted."""
    from pypdfium2 import raw

    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(text, index))
    if mode == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return ""
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, len(name), ctypes.c_int())
    return name.value.decode(errors="replace").rpartition("+")[2]


def _page_fills(page: PdfPage) -> Iterator[Box]:
    from pypdfium2 import raw

    height = page.get_height()
    objects = (raw.FPDFPage_GetObject(page, i) for i in range(raw.FPDFPage_CountObjects(page)))
    for corners in _fills(objects, np.eye(3)):
        yield _box(height, corners[0], corners[1])


def _fills(objects: Iterator[Any], outer: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """Yield the corners of all filled paths in points of the page; forms are looked into."""
    from pypdfium2 import raw

    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            within = range(raw.FPDFFormObj_CountObjects(item))
            parts = (raw.FPDFFormObj_GetObject(item, index) for index in within)
            yield from _fills(parts, outer @ _matrix(item))
        elif kind == raw.FPDF_PAGEOBJ_PATH and _is_filled(item):
            left, bottom, right, top = (ctypes.c_float() for _ in range(4))
            raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
            x, y = (left.value, right.value), (bottom.value, top.value)
            yield outer @ np.array([[x[0], x[1], x[0], x[1]], [y[0], y[0], y[1], y[1]], [1] * 4])


def _matrix(item: Any) -> NDArray[np.float64]:
    from pypdfium2 import raw

    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return np.array([[found.a, found.c, found.e], [found.b, found.d, found.f], [0, 0, 1]])


def _is_filled(path: Any) -> bool:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(fill.value != raw.FPDF_FILLMODE_NONE)


def _box(height: float, x: Iterable[float], y: Iterable[float]) -> Box:
    """Return the box of points, in millimetres from the upper left corner."""
    xs, ys = [float(value) for value in x], [float(value) for value in y]
    return Box(min(xs) * _MM, (height - max(ys)) * _MM, max(xs) * _MM, (height - min(ys)) * _MM)
