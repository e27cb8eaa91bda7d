"""The towns that were looked up already: one file each, in the user's own cache folder.

Which towns a group looks up is nobody else's business: the folder is open to its owner only and
the names of the files tell nothing. The title inside does, for `renamer cache list`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from renamer.errors import OutputError
from renamer.files import as_output_error, write_file

_ENDING = ".town"
_DAMAGED = ".damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One looked-up town: its `title`, when it was stored (UTC), how large it is."""

    path: Path
    title: str
    stored: datetime
    size: int

    @property
    def age(self) -> timedelta:
        """How long ago it was stored."""
        return datetime.now(UTC) - self.stored


@dataclass(frozen=True, slots=True, kw_only=True)
class Cached:
    """A stored town and its bytes, which are as they were."""

    entry: Entry
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Cache:
    """The towns kept in a folder.

    Nothing that goes wrong here fails a lookup: it is said, and the town is asked for again.
    """

    folder: Path
    say: Callable[[str], None]

    def store(self, key: str, data: bytes, *, title: str) -> Path | None:
        """Keep `data` under `key`; None, and a sentence, if that cannot be done.

        `title` is what people know it by. Nothing empty is ever kept.
        """
        if not data:
            return None
        path = self._path(key)
        head = {"title": title, "stored": datetime.now(UTC).isoformat(timespec="seconds")}
        content = json.dumps(head).encode() + b"\n" + data
        try:
            with as_output_error(self.folder):
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_file(path, hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
            with as_output_error(path):
                path.chmod(0o600)
        except OutputError as error:
            self.say(f"{title} is not kept for the next time: {error.problem} ({error.where}).")
            return None
        return path

    def load(self, key: str) -> Cached | None:
        """Return what is kept under `key`, or None.

        What is damaged is told, moved aside and never used.
        """
        path = self._path(key)
        if not path.is_file():
            return None
        cached = _read(path)
        if cached is None:
            aside = path.with_suffix(_DAMAGED)
            with contextlib.suppress(OSError):
                path.replace(aside)
            self.say(f"What was kept of an earlier lookup is damaged and not used ({aside}).")
        return cached

    def entries(self) -> tuple[Entry, ...]:
        """Return what is kept, by title; the damaged are left out."""
        found = (_read(path) for path in self._files(_ENDING))
        entries = [cached.entry for cached in found if cached is not None]
        return tuple(sorted(entries, key=lambda entry: (entry.title, entry.path)))

    def clear(self) -> int:
        """Delete all that is kept, damaged or half-written; return how many files that were.

        Raises
        ------
        OutputError
            If one of them cannot be deleted.
        """
        doomed = [*self._files(_ENDING), *self._files(_DAMAGED), *self._files(_ENDING + ".*")]
        for path in doomed:
            with as_output_error(path):
                path.unlink(missing_ok=True)
        return len(doomed)

    def _path(self, key: str) -> Path:
        return self.folder / (hashlib.sha256(key.encode()).hexdigest()[:32] + _ENDING)

    def _files(self, ending: str) -> Iterator[Path]:
        yield from sorted(self.folder.glob(f"*{ending}"))


def _read(path: Path) -> Cached | None:
    """Return what a file holds; None if it is not as it was written."""
    try:
        checksum, _, content = path.read_bytes().partition(b"\n")
        if checksum.decode() != hashlib.sha256(content).hexdigest():
            return None
        line, _, data = content.partition(b"\n")
        head = json.loads(line)
        stored = datetime.fromisoformat(head["stored"])
        entry = Entry(path=path, title=head["title"], stored=stored, size=len(data))
    except (OSError, ValueError, KeyError):
        return None
    return Cached(entry=entry, data=data)
