"""A town in one file: what was looked up, so that a kit can be made again offline for ever.

A zip of the files of a sample city with their checksums; the same town gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from renamer.errors import CityError
from renamer.gazetteer.samples import town_of

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.place import Town

SUFFIX = ".map.zip"
SUMS = "SHA256SUMS"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGEST = 200_000_000
"""A town's texts are a few megabytes; what claims to be more is no snapshot of ours."""
_ADVICE = "look the town up again with --live or --extract, or take the file from where it came"


def snapshot_bytes(town: Town) -> bytes:
    """Return the snapshot of a town."""
    from renamer.gazetteer.build import sample_texts  # reading needs none of it

    texts = sample_texts(town)
    sums = "".join(f"{_sum(text)}  {name}\n" for name, text in sorted(texts.items()))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in sorted({**texts, SUMS: sums}.items()):
            entry = zipfile.ZipInfo(name, date_time=_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text, compresslevel=6)
    return packed.getvalue()


def read_snapshot(path: Path) -> Town:
    """Return the town of a snapshot file.

    Raises
    ------
    CityError
        If it is missing, no snapshot, or damaged.
    """
    return town_of_bytes(_bytes_of(path), where=str(path))


def town_of_bytes(data: bytes, *, where: str) -> Town:
    """Return the town of a snapshot; `where` names it in errors."""
    texts = _texts(data, where)
    try:
        return town_of(texts.__getitem__)
    except (KeyError, ValueError, TypeError) as error:
        raise CityError(f"the snapshot is damaged ({error})", where=where, fix=_ADVICE) from error


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CityError(
            f"the snapshot cannot be read ({error.strerror})", where=str(path), fix=_ADVICE
        ) from error


def _texts(data: bytes, where: str) -> dict[str, str]:
    """Return the texts of a snapshot, each held against its checksum."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise zipfile.BadZipFile("too large")
            texts = {name: archive.read(name).decode() for name in archive.namelist()}
        told = (line.split("  ", 1) for line in texts[SUMS].splitlines())
        wrong = [name for digest, name in told if _sum(texts[name]) != digest]
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError) as error:
        raise CityError("this is no snapshot of a town", where=where, fix=_ADVICE) from error
    if wrong:
        raise CityError(f"the snapshot is damaged ({wrong[0]})", where=where, fix=_ADVICE)
    return texts


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
