"""`renamer proof`: scan what was printed into the PDFs, and measure it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from renamer.cli import options, show

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.workflow.proving import ProvenPage

_COLUMNS = ("file", "page", "code found", "code mm", "scans up to", "letters mm", "name read up to",
            "ink", "verdict")  # fmt: skip


@click.command("proof")
@click.argument("kit", type=click.Path(path_type=Path))
@click.option(
    "--harsh", is_flag=True, help="Also read every code blurred, tilted, glared on, dirty, faded."
)
@options.as_json
def proof_command(kit: Path, harsh: bool, as_json: bool) -> None:
    """Measure every page of KIT, decode every code, and compare with what it should be.

    Tells of each sign how large its code is, from how far the code scans and the name can be read,
    and how much ink it takes. All of it is measured on the PDF and must agree with what was laid
    out.
    """
    from renamer.workflow.proving import check_pages, prove_kit

    with show.progress() as progress:
        pages = prove_kit(kit, harsh=harsh, progress=progress)
    if as_json:
        show.json_out([page.to_dict() for page in pages])
    else:
        _tell(pages)
    check_pages(pages)


def _tell(pages: Sequence[ProvenPage]) -> None:
    """Print the certificate, the cautions, and the rules that it follows."""
    from renamer.printing.code import FOCAL_PX, PX_A_MODULE
    from renamer.printing.measure import READS_FROM

    show.table(_COLUMNS, (_cells(page) for page in pages))
    for page in pages:
        for caution in page.row.cautions:
            show.say(f"caution: {page.file} page {page.row.page}: {caution}")
    show.say(
        f"A code scans up to module x {FOCAL_PX:.0f} / {PX_A_MODULE:.0f}, which assumes a common "
        "phone: try yours. "
        f"A name is read up to {READS_FROM:.0f} times the height of its capitals."
    )


def _cells(page: ProvenPage) -> tuple[object, ...]:
    measured = page.row.measured
    codes = measured.codes if measured else ()
    return (
        page.file,
        page.row.page,
        " ".join(page.row.found) or "none",
        " ".join(f"{code.side_mm:.1f}" for code in codes),
        " ".join(f"{code.scans_from_mm / 1000:.1f} m" for code in codes),
        f"{measured.letter_height_mm:.1f}" if measured and measured.letter_height_mm else "",
        f"{measured.read_from_mm / 1000:.1f} m" if measured and measured.read_from_mm else "",
        f"{measured.ink:.0%}" if measured else "",
        page.problem or _verdict(page),
    )


def _verdict(page: ProvenPage) -> str:
    """Return what there is to say of a page without fault."""
    if not page.row.expected:
        return "bears none, as meant"
    if not page.outcomes:
        return "scans"
    withstood = f"scans, and after all {len(page.outcomes)} trials"
    read = [one.opencv for one in page.outcomes if one.opencv is not None]
    return f"{withstood} (OpenCV: {sum(read)} of {len(read)})" if read else withstood
