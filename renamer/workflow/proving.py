"""Proving a kit: every printed page is read back, measured, and held against its promises."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renamer.errors import ProofError
from renamer.printing import proof
from renamer.printing.measure import Claims
from renamer.registry.hosts import is_listed
from renamer.registry.packs import read_campaign
from renamer.workflow.manifest import MANIFEST, read_manifest
from renamer.workflow.progress import silent

if TYPE_CHECKING:
    from renamer.printing.harsh import Outcome
    from renamer.printing.measure import Measured
    from renamer.printing.proof import ProofRow
    from renamer.workflow.progress import Progress


IN_THE_HAND = frozenset({"postcards.pdf"})
"""What nobody hangs in a street: sun and dirt are not tried on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenPage:
    """One page of one file of a kit, what was found on it, and what its codes withstand."""

    file: str
    row: ProofRow
    outcomes: tuple[Outcome, ...] = ()

    @property
    def problem(self) -> str | None:
        """Everything that is wrong with the page, or None."""
        told = (self.row.problem, *(
            f"the code to {one.payload} is no longer read after {one.disturbance}"
            for one in self.outcomes if not one.reads
        ))  # fmt: skip
        return ", ".join(filter(None, told)) or None

    def to_dict(self) -> dict[str, Any]:
        """Return the page for machines; millimetres to the hundredth."""
        measured = self.row.measured
        return {
            "file": self.file,
            "page": self.row.page,
            "expected": self.row.expected,
            "found": self.row.found,
            "ok": self.problem is None,
            "problem": self.problem,
            "cautions": self.row.cautions,
            **(_measures(measured) if measured else {}),
            **({"harsh": [one._asdict() for one in self.outcomes]} if self.outcomes else {}),
        }


def _measures(measured: Measured) -> dict[str, Any]:
    return {
        "codes": [
            {
                "payload": code.payload,
                "side_mm": round(code.side_mm, 2),
                "module_mm": round(code.module_mm, 3),
                "scans_from_mm": round(code.scans_from_mm),
            }
            for code in measured.codes
        ],
        "letter_height_mm": measured.letter_height_mm and round(measured.letter_height_mm, 2),
        "name_read_from_mm": measured.read_from_mm and round(measured.read_from_mm),
        "ink": round(measured.ink, 3),
    }


def prove_pdf(
    name: str,
    content: bytes,
    codes: Sequence[tuple[str, ...]],
    listed_hosts: Collection[str],
    *,
    claims: Sequence[Claims | None] = (),
) -> tuple[ProvenPage, ...]:
    """Return what was found on each page of a PDF, held against what must be there."""
    rows = proof.prove(
        content, codes, claims=claims, forbidden=lambda url: is_listed(url, listed_hosts)
    )
    return tuple(ProvenPage(file=name, row=row) for row in rows)


def check_pages(pages: Sequence[ProvenPage]) -> None:
    """Make sure that every page bears what it must, and measures what it promises.

    Raises
    ------
    ProofError
        Naming every page that does not.
    """
    faults = [f"{page.file} page {page.row.page}: {page.problem}" for page in pages if page.problem]
    if faults:
        raise ProofError("; ".join(faults), fix="do not print this kit")


def prove_kit(
    folder: Path, *, harsh: bool = False, progress: Progress = silent
) -> tuple[ProvenPage, ...]:
    """Return what was found on every PDF of a kit.

    Parameters
    ----------
    folder : Path
        The kit.
    harsh : bool
        Whether every code is also read blurred, tilted, glared upon, dirty and faded.
    progress : callable
        Told which page is looked at.

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
    proven: list[ProvenPage] = []
    for entry in manifest["files"]:
        if "codes" not in entry:
            continue
        name, content = entry["path"], _unchanged(folder, entry)
        progress(f"scanning {name}")
        codes = [tuple(payloads) for payloads in entry["codes"]]
        pages = prove_pdf(name, content, codes, listed, claims=_claims(folder, entry))
        tried = harsh and entry["path"] not in IN_THE_HAND
        proven += _tried(content, pages, progress) if tried else pages
    return tuple(proven)


def _tried(content: bytes, pages: Sequence[ProvenPage], progress: Progress) -> Iterator[ProvenPage]:
    """Yield the pages with what their codes withstand."""
    from renamer.printing.harsh import withstand

    there = [page for page in pages if page.row.measured]
    codes = [page.row.measured.codes for page in there if page.row.measured]
    for page, outcomes in zip(there, withstand(content, codes), strict=True):
        progress(f"rain, dirt and sun on {page.file}, page {page.row.page} of {len(there)}")
        yield replace(page, outcomes=outcomes)
    yield from pages[len(there) :]


def _claims(folder: Path, entry: dict[str, Any]) -> tuple[Claims | None, ...]:
    """Return what each page of a file promises."""
    try:
        return tuple(one and Claims.from_dict(one) for one in entry.get("claims", ()))
    except (TypeError, KeyError) as error:
        raise ProofError(
            f"the promises of {entry['path']} cannot be read",
            where=str(folder / MANIFEST),
            fix="build the kit again",
        ) from error


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
