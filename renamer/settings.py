"""Where a user's own files lie, by the custom of each system."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from renamer.errors import UsageError


def cache_folder(environ: Mapping[str, str] = os.environ, *, platform: str = sys.platform) -> Path:
    """Return where this user's cache lies; it need not exist. RENAMER_CACHE names another one."""
    if environ.get("RENAMER_CACHE"):
        return Path(environ["RENAMER_CACHE"]).expanduser()
    return _own_folder(environ, platform, "XDG_CACHE_HOME", "Library/Caches", ".cache")


def updates_folder(
    environ: Mapping[str, str] = os.environ, *, platform: str = sys.platform
) -> Path:
    """Return where this user's standings and withheld names lie; it need not exist.

    RENAMER_UPDATES names another one, which a team can share.

    Raises
    ------
    UsageError
        If RENAMER_UPDATES names no folder: whoever is withheld there would come back.
    """
    if environ.get("RENAMER_UPDATES"):
        folder = Path(environ["RENAMER_UPDATES"]).expanduser()
        if not folder.is_dir():
            raise UsageError(
                f"RENAMER_UPDATES names no folder, so nobody is withheld: {folder}",
                fix="correct the variable, or make that folder",
            )
        return folder
    mac = "Library/Application Support"
    return _own_folder(environ, platform, "XDG_CONFIG_HOME", mac, ".config") / "updates"


def _own_folder(
    environ: Mapping[str, str], platform: str, variable: str, mac: str, other: str
) -> Path:
    """Return renamer's folder within what the system is told or used to.

    A relative path in an XDG variable counts for nothing
    (https://specifications.freedesktop.org/basedir-spec).
    """
    told = Path(environ.get(variable, ""))
    if told.is_absolute():
        return told / "renamer"
    try:
        home = Path.home()
    except RuntimeError:
        home = Path(os.devnull)  # a user without a home keeps nothing, and is told so
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "renamer"
    return home / (mac if platform == "darwin" else other) / "renamer"
