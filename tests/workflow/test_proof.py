"""`renamer proof` as a user runs it: the certificate, what makes it fail, and the harsh trials."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from renamer.drawing.paint_pdf import paint_pdf
from renamer.errors import ProofError
from renamer.model.sheet import Document, Modules, Rect, Sheet
from renamer.qr import encode
from renamer.workflow.pieces.signs import ALL_SIGNS
from renamer.workflow.proving import IN_THE_HAND, check_pages, prove_kit

TODAY = ("--today", "2026-11-23")


@pytest.fixture
def kit(renamer: Any) -> Path:
    renamer("kit", "monaco", "-o", "kit", "--base-url", "https://example.org", *TODAY)
    return Path(renamer.folder / "kit")


def _change(kit: Path, change: Callable[[dict[str, Any]], None], path: str = ALL_SIGNS) -> None:
    """Change what the manifest says of a file."""
    manifest_path = kit / "manifest.json"
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    change(next(entry for entry in manifest["files"] if entry["path"] == path))
    manifest_path.write_text(json.dumps(manifest), encoding="utf-8")


def proven(kit: Path, renamer: Any, *more: str) -> list[dict[str, Any]]:
    """Return what the proof tells of every page."""
    pages: list[dict[str, Any]] = json.loads(renamer("proof", kit, *more, "--json").stdout)
    return pages


def test_every_sign_is_told_with_all_its_measures(kit: Path, renamer: Any) -> None:
    pages = [page for page in proven(kit, renamer) if page["expected"]]
    alone = [page for page in pages if page["file"].startswith("signs/")]
    assert len(alone) == 6
    for page in alone:
        (code,) = page["codes"]
        assert code["payload"] == page["found"][0]
        assert code["side_mm"] >= 42
        assert code["module_mm"] >= 1.2
        assert code["scans_from_mm"] >= 600
        assert page["letter_height_mm"] > 8
        assert page["name_read_from_mm"] == pytest.approx(250 * page["letter_height_mm"], abs=2)
        assert 0 < page["ink"] < 0.25
        assert page["ok"]
    told = renamer("proof", kit)
    head, *lines = told.stdout.splitlines()
    assert head.split("\t") == [
        *("file", "page", "code found", "code mm", "scans up to", "letters mm"),
        *("name read up to", "ink", "verdict"),
    ]
    assert all(all(line.split("\t")) for line in lines if line.startswith("signs/1-"))
    assert "assumes a common phone" in told.stderr


def test_what_is_promised_stands_in_the_manifest(kit: Path, renamer: Any) -> None:
    pages = proven(kit, renamer)
    manifest = json.loads((kit / "manifest.json").read_text(encoding="utf-8"))
    promised = {
        (entry["path"], number): claims
        for entry in manifest["files"]
        for number, claims in enumerate(entry.get("claims", ()), 1)
        if claims
    }
    signs = [page for page in pages if (page["file"], page["page"]) in promised]
    assert len([page for page in signs if page["file"].startswith("signs/")]) == 6
    for page in signs:
        claims = promised[page["file"], page["page"]]
        assert page["letter_height_mm"] == pytest.approx(claims["letter_height_mm"], rel=0.01)
        assert page["codes"][0]["side_mm"] == pytest.approx(claims["qr_side_mm"], rel=0.01)


@pytest.mark.parametrize("field", ["letter_height_mm", "qr_side_mm", "module_mm"])
def test_a_certificate_that_promises_more_is_a_fault(field: str, kit: Path) -> None:
    def boast(entry: dict[str, Any]) -> None:
        entry["claims"][1][field] *= 1.05

    _change(kit, boast)
    bad = [page for page in prove_kit(kit) if page.problem]
    assert [(page.file, page.row.page) for page in bad] == [(ALL_SIGNS, 2)]
    assert "were promised" in str(bad[0].problem)


def test_a_tampered_certificate_ends_the_command_with_the_code_of_proofs(
    kit: Path, renamer: Any
) -> None:
    _change(kit, lambda entry: entry["claims"][1].update(names=["Place de la Paix"]))
    failed = renamer("proof", kit, ok=False)
    assert failed.returncode == 6
    assert "'Place de la Paix' does not stand on the page" in failed.stderr
    _change(kit, lambda entry: entry["claims"][1].pop("names"))
    unreadable = renamer("proof", kit, ok=False)
    assert "promises of signs/signs.pdf cannot be read" in unreadable.stderr


def _with_page(kit: Path, *marks: Modules | Rect, payload: str) -> None:
    """Put another PDF in the place of one of the kit, with a record that agrees."""
    path = "signs/extra.pdf"
    sheet = Sheet(width_mm=297, height_mm=210, marks=marks)
    content = paint_pdf(Document(sheets=(sheet,), title="Extra"))
    (kit / path).write_bytes(content)
    manifest_path = kit / "manifest.json"
    manifest = json.loads(manifest_path.read_text(encoding="utf-8"))
    digest = hashlib.sha256(content).hexdigest()
    others = [entry for entry in manifest["files"] if entry["path"] != path]
    manifest["files"] = [*others, {"path": path, "sha256": digest, "codes": [[payload]]}]
    manifest_path.write_text(json.dumps(manifest), encoding="utf-8")


PAYLOAD = "HTTPS://EXAMPLE.ORG/R/7K3QX/"
CODE = Modules(
    x_mm=20, y_mm=20, side_mm=60, rows=encode(PAYLOAD, "Q").rows, payload=PAYLOAD
)  # fmt: skip


def test_a_covered_code_is_a_fault_and_one_without_promises_is_measured(kit: Path) -> None:
    _with_page(kit, CODE, payload=PAYLOAD)
    extra = prove_kit(kit)[-1]
    assert extra.problem is None
    assert extra.to_dict()["codes"][0]["side_mm"] == pytest.approx(60, rel=0.005)
    assert extra.to_dict()["letter_height_mm"] is None

    cover = Rect(x_mm=25, y_mm=25, width_mm=30, height_mm=30, fill="#FF0000")
    _with_page(kit, CODE, cover, payload=PAYLOAD)
    covered = prove_kit(kit)[-1]
    assert "cannot be read" in str(covered.problem)
    with pytest.raises(ProofError, match=r"signs/extra\.pdf page 1"):
        check_pages([covered])


def test_all_codes_of_a_kit_withstand_the_street(kit: Path, renamer: Any) -> None:
    pages = [
        page
        for page in proven(kit, renamer, "--harsh")
        if page["expected"] and page["file"] not in IN_THE_HAND
    ]
    assert len(pages) >= 9
    for page in pages:
        assert len(page["harsh"]) == 8
        assert all(trial["reads"] for trial in page["harsh"])
    told = renamer("proof", kit, "--harsh")
    assert told.stdout.count("scans, and after all 8 trials") == len(pages)


def test_a_code_that_is_too_weak_fails_the_harsh_trials_only(kit: Path, renamer: Any) -> None:
    weak = Modules(
        x_mm=20, y_mm=20, side_mm=60, rows=encode(PAYLOAD, "M").rows, payload=PAYLOAD
    )  # fmt: skip
    _with_page(kit, weak, payload=PAYLOAD)
    renamer("proof", kit)
    failed = renamer("proof", kit, "--harsh", ok=False)
    assert failed.returncode == 6
    assert f"the code to {PAYLOAD} is no longer read after dirt 1" in failed.stderr
