"""manifest.json: what renamer wrote into a kit, so that it never overwrites what others did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renamer.errors import OutputError

if TYPE_CHECKING:
    from renamer.printing.measure import Claims

MANIFEST = "manifest.json"
_FORMAT = "renamer-kit/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """One file of a kit.

    `codes` holds, for each page of a PDF, the payloads it must bear; `claims` what it promises of
    itself.
    """

    path: str
    media_type: str
    sha256: str
    size: int
    codes: tuple[tuple[str, ...], ...] | None = None
    claims: tuple[Claims | None, ...] = ()


_MEDIA_TYPES = {
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".css": "text/css",
    ".toml": "application/toml",
    ".md": "text/markdown",
    ".json": "application/json",
    ".txt": "text/plain",
    ".zip": "application/zip",
}


def artifact(
    path: str,
    content: bytes,
    codes: tuple[tuple[str, ...], ...] | None = None,
    claims: tuple[Claims | None, ...] = (),
) -> Artifact:
    """Return the record of a file with this content."""
    return Artifact(
        path=path,
        media_type=_MEDIA_TYPES.get(Path(path).suffix, "application/octet-stream"),
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        codes=codes,
        claims=claims,
    )


def to_json(artifacts: Collection[Artifact], facts: Mapping[str, Any]) -> str:
    """Return manifest.json: the facts of the kit and every file, sorted by path."""
    files = [
        {
            "path": item.path,
            "media_type": item.media_type,
            "sha256": item.sha256,
            "bytes": item.size,
            **({"codes": item.codes} if item.codes is not None else {}),
            **(
                {"claims": [one and asdict(one) for one in item.claims]} if any(item.claims) else {}
            ),
        }
        for item in sorted(artifacts, key=lambda item: item.path)
    ]
    document = {"format": _FORMAT, **facts, "files": files}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _written(claims: Iterable[Claims | None]) -> list[dict[str, Any] | None]:
    return [asdict(one) if one else None for one in claims]


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a kit of ours, or None where the folder is none."""
    try:
        document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(document, dict) or document.get("format") != _FORMAT:
        return None
    files = document.get("files")
    whole = isinstance(files, list) and all(
        isinstance(entry, dict) and {"path", "sha256"} <= entry.keys() for entry in files
    )
    return document if whole else None


def check_replaceable(folder: Path, own_input: Path | None = None) -> None:
    """Make sure that building into `folder` loses nothing of the user's.

    A kit that was made from a plan is replaced only by one made from a plan; if that plan lies in
    the kit ("plan_here"), there is no other copy, and only a build from it replaces the kit.
    A folder may be replaced if it is empty, or a kit in which nothing was changed or added but
    `own_input`, the plan that is being built from.

    Raises
    ------
    OutputError
        Naming what would be lost.
    """
    if not folder.exists() and not folder.is_symlink():
        return
    if not folder.is_dir():
        raise OutputError(
            "there is a file of this name", where=str(folder), fix="choose another with -o"
        )
    if not any(folder.iterdir()):
        return
    manifest = read_manifest(folder)
    if manifest is None:
        raise OutputError(
            "this folder is no kit of renamer's, so it is left alone",
            where=str(folder),
            fix="choose another with -o, or move it away",
        )
    foreign = _not_ours(folder, manifest, own_input)
    plan = manifest.get("made_from")
    if plan and not _is_that_plan(folder / plan, own_input, lives_here=manifest.get("plan_here")):
        foreign = [f"it was made from the plan {plan}", *foreign]
    if foreign:
        raise OutputError(
            f"this kit holds what is yours ({_listed(foreign)}), which would be lost",
            where=str(folder),
            fix="build from the plan in it (renamer kit FILE), move those files away, "
            "or choose another folder with -o",
        )


def check_same_town(folder: Path, city: str) -> None:
    """Make sure that the kit of one town is not replaced by that of another.

    Raises
    ------
    OutputError
        If the folder holds the kit of another town.
    """
    manifest = read_manifest(folder)
    if manifest is not None and manifest.get("city", city) != city:
        raise OutputError(
            f"there is the kit of another town, {manifest['city']}",
            where=str(folder),
            fix="choose another folder with -o, or move that one away",
        )


def _is_that_plan(plan: Path, own_input: Path | None, *, lives_here: bool | None) -> bool:
    if own_input is None:
        return False
    return not lives_here or own_input.resolve() == plan.resolve()


def _not_ours(folder: Path, manifest: Mapping[str, Any], own_input: Path | None) -> list[str]:
    """Return the files that differ from the manifest or are not in it."""
    known = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    spared = own_input.resolve() if own_input else None
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if _of_no_account(path) or name == MANIFEST or path.resolve() == spared:
            continue
        plain = path.is_file() and not path.is_symlink()
        if not plain or known.get(name) != hashlib.sha256(path.read_bytes()).hexdigest():
            found.append(name)
    return found


def _of_no_account(path: Path) -> bool:
    """Whether it is a folder, or what file managers leave behind."""
    folder = path.is_dir() and not path.is_symlink()
    return folder or path.name in {".DS_Store", "Thumbs.db", "desktop.ini"}


def _listed(names: list[str], limit: int = 3) -> str:
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return ", ".join(names[:limit]) + more
