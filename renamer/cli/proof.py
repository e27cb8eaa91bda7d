"""`renamer proof`: scan what was printed into the PDFs."""

from __future__ import annotations

from pathlib import Path

import click

from renamer.cli import options, show


@click.command("proof")
@click.argument("kit", type=click.Path(path_type=Path))
@options.as_json
def proof_command(kit: Path, as_json: bool) -> None:
    """Rasterise every page of KIT, decode every code, and compare with what it should be."""
    from renamer.workflow.proving import check_pages, prove_kit

    pages = prove_kit(kit)
    if as_json:
        show.json_out([page.to_dict() for page in pages])
    else:
        show.table(
            ("file", "page", "code found", "verdict"),
            (
                (
                    page.file,
                    page.row.page,
                    " ".join(page.row.found) or "none",
                    page.row.problem or ("scans" if page.row.expected else "bears none, as meant"),
                )
                for page in pages
            ),
        )
    check_pages(pages)
