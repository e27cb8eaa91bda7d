"""Proving a kit: every code that is printed is read back from the rasterised page."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renamer.errors import ProofError
from renamer.printing import proof
from renamer.registry.hosts import is_listed
from renamer.registry.packs import read_campaign
from renamer.workflow.manifest import MANIFEST, read_manifest

if TYPE_CHECKING:
    from renamer.printing.proof import ProofRow


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenPage:
    """One page of one file of a kit, and what was read on it."""

    file: str
    row: ProofRow

    def to_dict(self) -> dict[str, Any]:
        """Return the page for machines."""
        return {
            "file": self.file,
            "page": self.row.page,
            "expected": self.row.expected,
            "found": self.row.found,
            "ok": self.row.ok,
            "problem": self.row.problem,
        }


def prove_pdf(
    name: str,
    content: bytes,
    codes: Sequence[tuple[str, ...]],
    listed_hosts: Collection[str],
) -> tuple[ProvenPage, ...]:
    """Return what was read on each page of a PDF, held against what must be there."""
    rows = proof.prove(content, codes, forbidden=lambda url: is_listed(url, listed_hosts))
    return tuple(ProvenPage(file=name, row=row) for row in rows)


def check_pages(pages: Sequence[ProvenPage]) -> None:
    """Make sure that every page bears what it must.

    Raises
    ------
    ProofError
        Naming every page that does not.
    """
    faults = [
        f"{page.file} page {page.row.page}: {page.row.problem}" for page in pages if not page.row.ok
    ]
    if faults:
        raise ProofError("; ".join(faults), fix="do not print this kit")


def prove_kit(folder: Path) -> tuple[ProvenPage, ...]:
    """Return what was read on every PDF of a kit.

    Raises
    ------
    ProofError
        If the folder is no kit, or a PDF is missing or was changed since it was made.
    """
    manifest = read_manifest(folder)
    if manifest is None:
        raise ProofError(
            f"there is no {MANIFEST} of renamer's",
            where=str(folder),
            fix="give the folder that 'renamer kit' made",
        )
    listed = read_campaign(manifest["campaign"]).listed_hosts
    return tuple(
        page
        for entry in manifest["files"]
        if "codes" in entry
        for page in prove_pdf(
            entry["path"],
            _unchanged(folder, entry),
            [tuple(payloads) for payloads in entry["codes"]],
            listed,
        )
    )


def _unchanged(folder: Path, entry: dict[str, Any]) -> bytes:
    """Return the content of a file of the kit, which must be the one that was made."""
    path = folder / str(entry["path"])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ProofError(
            "this file of the kit is missing", where=str(path), fix="build the kit again"
        ) from error
    if hashlib.sha256(content).hexdigest() != entry["sha256"]:
        raise ProofError(
            "this file was changed after it was made", where=str(path), fix="build the kit again"
        )
    return content
