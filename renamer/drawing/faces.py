"""Faces: the bundled ones, and those that lie on this machine.

Bundled are FiraGO (Latin, Cyrillic, Greek, Georgian, Hebrew, Arabic, Devanagari, Thai), Roboto (a
grotesque) and Source Serif Pro, all free to embed. A plate style may name a town's own face,
which is taken where the machine has it: same plan, same faces, same bytes. RENAMER_FONTS names the
folders to look in instead of the system's; empty, only the bundled faces are known.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import ResourceError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

REGULAR = "FiraGO"
BOLD = "FiraGO Bold"
_FIRAGO = {REGULAR: "figo", BOLD: "figbo", "FiraGO Italic": "figit", "FiraGO Bold Italic": "figbi"}
"""Face -> name within pymupdf-fonts."""
_FILES = {
    "Roboto": ("font_roboto", "Roboto-Regular.ttf"),
    "Roboto Medium": ("font_roboto", "Roboto-Medium.ttf"),
    "Roboto Bold": ("font_roboto", "Roboto-Bold.ttf"),
    "Source Serif Pro Semibold": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "Source Serif Pro Bold": ("font_source_serif_pro", "SourceSerifPro-Bold.ttf"),
}
"""Face -> package and file."""
FACES = (*_FIRAGO, *_FILES)

_OTHERS = (
    *("Noto Sans Armenian", "DejaVu Sans", "Sylfaen", "Mshtakan", "Segoe UI", "Arial Unicode MS"),
    *("Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", "Noto Sans"),
)
"""Families that may hold a letter which no bundled face has (Armenian, Japanese …)."""
_RESTRICTED = 0x0002
"""OS/2 fsType: must not be embedded (https://learn.microsoft.com/typography/opentype/spec/os2)."""
_PLAIN = {"regular", "book", "roman", "normal"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceFile:
    """A font file; `index` counts within a collection.

    `embeds` says whether text can be embedded: a single file of TrueType outlines. Others are drawn
    as outlines.
    """

    data: bytes
    index: int = 0
    embeds: bool = True


def known_face(names: Sequence[str]) -> str:
    """Return the first of these faces that is at hand, else FiraGO Bold."""
    return next((name for name in names if is_known(name)), BOLD)


def is_known(name: str) -> bool:
    """Whether a face is bundled or lies on this machine."""
    return name in FACES or _installed(name) is not None


@lru_cache(maxsize=64)
def face_file(name: str) -> FaceFile:
    """Return the file of a face.

    Raises
    ------
    ResourceError
        If it is neither bundled nor on this machine.
    """
    if name in _FIRAGO:
        import pymupdf_fonts

        return FaceFile(data=bytes(pymupdf_fonts.myfont(_FIRAGO[name])))
    if name in _FILES:
        package, file = _FILES[name]
        folder = Path(str(importlib.import_module(package).__file__)).parent
        return FaceFile(data=(folder / "files" / file).read_bytes())
    found = _installed(name)
    if found is None:
        raise ResourceError(
            f"no face is called {name!r}",
            fix=f"install it on this machine, or use one of {', '.join(FACES)}",
        )
    return found


@lru_cache(maxsize=64)
def tables(name: str) -> TTFont:
    """Return the tables of a face, opened once per process."""
    from fontTools.ttLib import TTFont

    file = face_file(name)
    return TTFont(io.BytesIO(file.data), lazy=True, fontNumber=file.index)


@lru_cache(maxsize=64)
def letters(name: str) -> frozenset[int]:
    """Return the code points that a face has letters for."""
    return frozenset(tables(name).getBestCmap())


@lru_cache(maxsize=4096)
def face_with(char: str, wanted: str) -> str | None:
    """Return a face that has this character: the wanted one, one of its weight, any; else None."""
    bold = "Bold" in wanted or "Semibold" in wanted
    ours = (wanted, BOLD, REGULAR) if bold else (wanted, REGULAR, BOLD)
    systems = (f"{name}{weight}" for name in _OTHERS for weight in (" Bold", "")[not bold :])
    for name in (*ours, *systems):
        if is_known(name) and ord(char) in letters(name):
            return name
    return None


def font_folders(
    environ: Mapping[str, str] = os.environ, *, platform: str = sys.platform
) -> tuple[Path, ...]:
    """Return where the faces of this machine lie; folders that are not there count for nothing."""
    if "RENAMER_FONTS" in environ:
        told = environ["RENAMER_FONTS"].split(os.pathsep)
        return tuple(Path(folder).expanduser() for folder in told if folder)
    if platform == "win32":
        local = Path(environ.get("LOCALAPPDATA", "C:/")) / "Microsoft" / "Windows" / "Fonts"
        return (Path(environ.get("WINDIR", "C:/Windows")) / "Fonts", local)
    if platform == "darwin":
        own = Path(environ.get("HOME", "/")) / "Library" / "Fonts"
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), own)
    home = Path(environ.get("HOME", "/"))
    shared = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return (*shared, home / ".local" / "share" / "fonts", home / ".fonts")


@lru_cache(maxsize=256)
def _installed(name: str) -> FaceFile | None:
    """Return a face of this machine by its full name, like "DejaVu Sans Bold"."""
    wanted = _key(name)
    for path in _candidates(name):
        try:
            for index, opened in enumerate(_fonts_in(path)):
                if wanted in _names(opened):
                    return _usable(path, index, opened)
        except Exception:  # noqa: BLE001, S112 - a broken file of the system's is passed over
            continue
    return None


def _candidates(name: str) -> list[Path]:
    """Return the files whose name begins like the face's, the likeliest first."""
    first, wanted = _key(name.split(maxsplit=1)[0] if name.split() else name), _key(name)
    found = [(stem, path) for stem, path in _listing(font_folders()) if stem.startswith(first)]
    found.sort(key=lambda one: (one[0] != wanted, one))
    return [path for _, path in found]


@lru_cache(maxsize=8)
def _listing(folders: tuple[Path, ...]) -> tuple[tuple[str, Path], ...]:
    endings = {".ttf", ".otf", ".ttc", ".otc"}
    files = (path for folder in folders if folder.is_dir() for path in folder.rglob("*"))
    return tuple(
        sorted((_key(path.stem), path) for path in files if path.suffix.lower() in endings)
    )


def _fonts_in(path: Path) -> Iterator[TTFont]:
    from fontTools.ttLib import TTCollection, TTFont

    if path.suffix.lower() in {".ttc", ".otc"}:
        yield from TTCollection(str(path), lazy=True).fonts
    else:
        yield TTFont(str(path), lazy=True)


def _names(opened: TTFont) -> set[str]:
    """Return the keys of the names a face goes by: the full one, of a plain one the family."""
    table = opened["name"]
    full = {table.getDebugName(4) or ""}
    for family, style in ((1, 2), (16, 17)):
        names = table.getDebugName(family) or "", table.getDebugName(style) or ""
        full.add(names[0] if names[1].lower() in _PLAIN else " ".join(names))
    return {_key(name) for name in full if name}


def _usable(path: Path, index: int, opened: TTFont) -> FaceFile | None:
    """Return the file, unless its maker forbids embedding."""
    if getattr(opened["OS/2"], "fsType", 0) & 0x000F == _RESTRICTED:
        return None
    single = path.suffix.lower() in {".ttf", ".otf"}
    return FaceFile(
        data=path.read_bytes(),
        index=index,
        embeds=single and "glyf" in opened and "fvar" not in opened,
    )


def _key(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())
