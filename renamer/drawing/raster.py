"""The only door to pypdfium2: PDF pages as pictures and as text, and pictures as PNG."""

from __future__ import annotations

import io
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import numpy as np

from renamer.errors import ProofError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pypdfium2 import PdfDocument

    Picture = NDArray[np.uint8]


_JOINED = "\ufffe"
"""What pdfium puts in the place of a hyphen and the line break after it."""


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
