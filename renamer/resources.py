"""The only module that knows where templates/, assets/ and sample_cities/ lie.

In a checkout they stand beside the package, in a wheel inside it (renamer/_data).
"""

from __future__ import annotations

from pathlib import Path

from renamer.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def _root() -> Path:
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder, like resource("templates", "signs").

    Raises
    ------
    ResourceError
        If it is not there: the installation is broken.
    """
    path = _root().joinpath(*parts)
    if not path.exists():
        raise ResourceError(
            f"the installation lacks {'/'.join(parts)}", fix="install renamer-kit again"
        )
    return path


def resource_names(*parts: str) -> tuple[str, ...]:
    """Return the sorted names of what lies in a data folder, hidden files left out."""
    names = (entry.name for entry in resource(*parts).iterdir())
    return tuple(sorted(name for name in names if not name.startswith((".", "_"))))
