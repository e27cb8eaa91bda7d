"""Writing that never leaves half a file or somebody else's work behind.

Everything is written beside its goal and renamed into place.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def as_output_error(goal: Path) -> Iterator[None]:
    """Turn an OSError into the one sentence that a person can act on."""
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"cannot write ({error.strerror or error})",
            where=str(goal),
            fix="free some space or choose another place, then run the same command again",
        ) from error


def check_free(path: Path, *, force: bool) -> None:
    """Make sure that nothing of the user's is overwritten unasked.

    Raises
    ------
    OutputError
        If something stands at `path` and `force` is not set.
    """
    if path.exists() and not force:
        raise OutputError(
            "there is a file already", where=str(path), fix="choose another, or add --force"
        )


def write_file(path: Path, content: str | bytes) -> None:
    r"""Write text (UTF-8, \\n) or bytes so that `path` is either whole or as it was before.

    Raises
    ------
    OutputError
        If the file cannot be written; what stood there is untouched.
    """
    data = content.encode() if isinstance(content, str) else content
    with as_output_error(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # a device like /dev/full or a pipe: no renaming
            with path.open("wb") as stream:
                stream.write(data)
            return
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(beside).chmod(0o666 & ~_umask())
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise


@contextlib.contextmanager
def folder_beside(goal: Path) -> Iterator[Path]:
    """Yield an empty folder beside `goal`; on success it becomes `goal`, else it vanishes.

    Whatever stood at `goal` is replaced whole: the caller has made sure that it may be.

    Raises
    ------
    OutputError
        If it cannot be written; what stood there is untouched.
    """
    goal = goal.resolve()
    with as_output_error(goal):
        goal.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{goal.name}.", dir=goal.parent))
        beside.chmod(0o777 & ~_umask())
        try:
            yield beside
            _swap(beside, goal)
        finally:
            shutil.rmtree(beside, ignore_errors=True)


def _swap(new: Path, goal: Path) -> None:
    """Put what is in `new` into `goal`; what was there comes back if that fails.

    The folder itself stays, so that a terminal standing in it still stands in it.
    """
    if not goal.exists():
        new.replace(goal)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{goal.name}.old.", dir=goal.parent))
    emptied = False
    try:
        _move_all(goal, old)
        emptied = True
        _move_all(new, goal)
    except BaseException as trouble:
        try:
            if emptied:
                _move_all(goal, new)
            _move_all(old, goal)
        except (OSError, KeyboardInterrupt):
            raise OutputError(
                "the folder could not be put back as it was",
                where=str(goal),
                fix=f"what was in it lies in {old}",
            ) from trouble
        old.rmdir()
        raise
    shutil.rmtree(old, ignore_errors=True)


def _move_all(source: Path, goal: Path) -> None:
    for entry in sorted(source.iterdir()):
        entry.replace(goal / entry.name)


def _umask() -> int:
    """Return what new files may not grant; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
