"""The only door to zxing-cpp: every printed code is read again before a kit is handed out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from renamer.drawing.raster import rasterise, read_back
from renamer.printing import measure
from renamer.printing.measure import Decoded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from renamer.drawing.raster import Drawn, Picture
    from renamer.printing.measure import Claims, Measured


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofRow:
    """What one page should hold and what was read from it; `page` counts from 1.

    `problem` is None where exactly the expected codes were read, none of them is forbidden, and the
    page measures what it claims. A page that is missing has no measures.
    """

    page: int
    expected: tuple[str, ...]
    found: tuple[str, ...]
    problem: str | None = None
    measured: Measured | None = None
    cautions: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with the page."""
        return self.problem is None


def prove(
    pdf: bytes,
    expected: Sequence[tuple[str, ...]],
    *,
    forbidden: Callable[[str], bool],
    claims: Sequence[Claims | None] = (),
    dpi: float = 72,
) -> tuple[ProofRow, ...]:
    """Rasterise every page, read its codes, measure it, and compare with what it should hold.

    Parameters
    ----------
    pdf : bytes
        The printed file.
    expected : sequence of tuple of str
        The payloads of every page, in the order of the pages; () for a page without codes.
    forbidden : callable
        Whether an address must never be printed.
    claims : sequence of Claims or None
        What each page promises of itself; nothing, where there are fewer.
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
    rows = []
    named = {index for index, one in enumerate(claims) if one}
    pages = zip(rasterise(pdf, dpi), read_back(pdf, named), strict=True)
    for index, (picture, drawn) in enumerate(pages):
        promised = claims[index] if index < len(claims) else None
        wanted = expected[index] if index < len(expected) else None
        rows.append(_row(index + 1, picture, drawn, wanted, promised, forbidden))
    rows += [
        ProofRow(page=page, expected=_sorted(wanted), found=(), problem="the page is missing")
        for page, wanted in enumerate(expected, 1)
        if page > len(rows)
    ]
    return tuple(rows)


def decode(picture: Picture) -> tuple[Decoded, ...]:
    """Return every QR code that zxing-cpp reads in a picture, sorted by what it says."""
    import zxingcpp

    results = zxingcpp.read_barcodes(
        picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return tuple(sorted(_decoded(result) for result in results))


def _decoded(result: Any) -> Decoded:
    place = result.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    xs, ys = [corner.x for corner in corners], [corner.y for corner in corners]
    return Decoded(
        result.text,
        (min(xs), min(ys), max(xs), max(ys)),
        4 * int(result.extra["Version"]) + 17,
    )


def _row(
    page: int,
    picture: Picture,
    drawn: Drawn,
    expected: tuple[str, ...] | None,
    claims: Claims | None,
    forbidden: Callable[[str], bool],
) -> ProofRow:
    """Return what was found on one page."""
    decoded = decode(picture)
    found = tuple(one.text for one in decoded)
    wanted = _sorted(expected or ())
    measured = measure.measure(drawn, picture, decoded, claims)
    faults = [
        *(["nobody asked for this page"] if expected is None else ()),
        *_faults(wanted, found, forbidden),
        *measure.faults(measured, drawn, decoded, claims),
    ]
    return ProofRow(
        page=page,
        expected=wanted,
        found=found,
        problem=", ".join(faults) or None,
        measured=measured,
        cautions=tuple(measure.cautions(measured, drawn, claims)),
    )


def _faults(
    expected: tuple[str, ...], found: tuple[str, ...], forbidden: Callable[[str], bool]
) -> Iterator[str]:
    """Yield everything that is wrong with the codes of a page."""
    wanted, read = Counter(expected), Counter(found)
    for one in (wanted - read).elements():
        yield f"the code to {one} cannot be read"
    for one in (read - wanted).elements():
        yield f"a code leads to {one}"
    for one in sorted({*expected, *found}):
        if forbidden(one):
            yield f"the address {one} is listed and must never be printed"


def _sorted(payloads: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(payloads))
