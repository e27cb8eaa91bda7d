"""The only door to zxing-cpp: every printed code is read again before a kit is handed out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.drawing.raster import page_count, rasterise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from renamer.drawing.raster import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """What one page should hold and what was read from it; `page` counts from 1.

    `problem` is None where exactly the expected codes were read and none of them is forbidden.
    """

    page: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    problem: str | None = None

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with the page."""
        return self.problem is None


def prove(
    pdf: bytes,
    expected: Sequence[tuple[str, ...]],
    *,
    forbidden: Callable[[str], bool],
    dpi: float = 72,
) -> tuple[ProofRow, ...]:
    """Rasterise every page, read its codes, and compare them with what it should hold.

    Parameters
    ----------
    pdf : bytes
        The printed file.
    expected : sequence of tuple of str
        The payloads of every page, in the order of the pages; () for a page without codes.
    forbidden : callable
        Whether an address must never be printed.
    dpi : float
        72 is coarser than any printer: what scans here scans on paper.

    Returns
    -------
    tuple of ProofRow
        One row for every page that is there or should be.

    Raises
    ------
    ProofError
        If the file cannot be read.
    """
    pages = page_count(pdf)
    read = [_read(picture) for picture in rasterise(pdf, dpi)]
    rows = []
    for index in range(max(pages, len(expected))):
        found = read[index] if index < pages else ()
        wanted = tuple(sorted(expected[index])) if index < len(expected) else ()
        there = None if index < pages else "the page is missing"
        unasked = None if index < len(expected) else "nobody asked for this page"
        problem = there or unasked or _problem(wanted, found, forbidden)
        rows.append(ProofRow(page=index + 1, expected=wanted, found=found, problem=problem))
    return tuple(rows)


def _read(picture: Picture) -> tuple[str, ...]:
    import zxingcpp

    results = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(sorted(result.text for result in results))


def _problem(
    expected: tuple[str, ...], found: tuple[str, ...], forbidden: Callable[[str], bool]
) -> str | None:
    """Say everything that is wrong with a page, or None."""
    wanted, read = Counter(expected), Counter(found)
    faults = [f"the code to {one} cannot be read" for one in (wanted - read).elements()]
    faults += [f"a code leads to {one}" for one in (read - wanted).elements()]
    faults += [
        f"the address {one} is listed and must never be printed"
        for one in sorted({*expected, *found})
        if forbidden(one)
    ]
    return ", ".join(faults) or None
