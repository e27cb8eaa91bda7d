"""Everything that a kit says, laid open for a search: texts, PDFs, archives, links, codes.

Each file becomes one folded text: entities and escapes are decoded, streams inflated, links and
archives unpacked, printed codes scanned.
"""

from __future__ import annotations

import base64
import html
import io
import re
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote

import pypdfium2
import zxingcpp

from renamer.drawing.raster import page_text, rasterise
from renamer.planfile.share import from_link
from renamer.text import fold

_STREAM = re.compile(rb"<<(?:(?!endobj).)*?>>\s*stream\r?\n(.*?)endstream", re.DOTALL)
_HEX = re.compile(r"<([0-9A-Fa-f\s]{4,})>")
_LITERAL = re.compile(r"\(((?:\\.|[^()\\])*)\)", re.DOTALL)
_LINK = re.compile(r"#p=([A-Za-z0-9_-]{8,})")
_EMBEDDED = re.compile(r";base64,([A-Za-z0-9+/=]{16,})")
_SPOKEN = {"n": 10, "r": 13, "t": 9, "b": 8, "f": 12}


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder by its path within it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def everything(folder: Path) -> dict[str, str]:
    """Return of each file of a folder, its name included, all that can be read in it, folded."""
    return {
        name: fold(f"{name}\n{said(name, content)}") for name, content in contents(folder).items()
    }


def where(needle: str, texts: dict[str, str]) -> list[str]:
    """Return the files that hold some words, whole, in any spelling that folds to them."""
    folded = fold(needle)
    words = re.compile(rf"(?<!\w){re.escape(folded)}(?!\w)")
    return [name for name, text in texts.items() if folded in text and words.search(text)]


def said(name: str, content: bytes) -> str:
    """Return all that can be read in a file."""
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [f"{one}\n{said(one, archive.read(one))}" for one in archive.namelist()]
        return "\n".join(parts)
    if content.startswith(b"%PDF"):
        return _of_pdf(content)
    return said_in_text(content.decode("utf-8", "replace"))


def said_in_text(text: str) -> str:
    """Return a text with what its entities, escapes, embedded files and share links hold."""
    plain = html.unescape(text)
    plain += re.sub(r"\\u([0-9a-fA-F]{4})", lambda hit: chr(int(hit[1], 16)), plain)
    parts = [plain, unquote(plain)]
    for packed in _LINK.findall(plain):
        parts += [unpacked(packed), repr(from_link(f"#p={packed}"))]
    for data in _EMBEDDED.findall(text):
        with suppress(ValueError):
            parts.append(said("embedded", base64.b64decode(data)))
    return "\n".join(parts)


def unpacked(packed: str) -> str:
    """Return the array within a share link, as text."""
    data = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4))
    return zlib.decompress(data, -zlib.MAX_WBITS).decode()


def metadata(pdf: bytes) -> dict[str, str]:
    """Return what a PDF says of itself: title, author, keywords and so on."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def codes(pdf: bytes) -> list[str]:
    """Return what the codes on the pages of a PDF say."""
    return [
        one.text
        for picture in rasterise(pdf, 100)
        for one in zxingcpp.read_barcodes(picture)
        if one.text
    ]


def _of_pdf(pdf: bytes) -> str:
    raw = [pdf, *(_inflated(stream) for stream in _STREAM.findall(pdf))]
    strings = [text for part in raw for text in _strings(part.decode("latin-1"))]
    plain = [part.decode(code, "replace") for part in raw for code in ("latin-1", "utf-8")]
    seen = [*page_text(pdf), *metadata(pdf).values(), *map(said_in_text, codes(pdf))]
    return "\n".join([*seen, *strings, *plain])


def _inflated(stream: bytes) -> bytes:
    data = stream.strip(b"\r\n")
    if data.endswith(b"~>"):
        data = base64.a85decode(data.removeprefix(b"<~").removesuffix(b"~>"))
    try:
        return zlib.decompressobj().decompress(data)
    except zlib.error:
        return data


def _strings(source: str) -> list[str]:
    """Return the strings of a PDF's objects, as text."""
    found = [bytes.fromhex(re.sub(r"\s", "", hit).ljust(2, "0")) for hit in _hexes(source)]
    found += [_unescaped(hit) for hit in _LITERAL.findall(source)]
    return [
        one.decode("utf-16" if one[:2] in {b"\xfe\xff", b"\xff\xfe"} else "utf-8", "replace")
        for one in found
    ]


def _hexes(source: str) -> list[str]:
    return [hit for hit in _HEX.findall(source) if len(re.sub(r"\s", "", hit)) % 2 == 0]


def _unescaped(literal: str) -> bytes:
    def char(hit: re.Match[str]) -> str:
        one = hit[1]
        if one[0] in "01234567":
            return chr(int(one, 8) & 255)
        return "" if one == "\n" else chr(_SPOKEN.get(one, ord(one)))

    return re.sub(r"\\([0-7]{1,3}|.)", char, literal, flags=re.DOTALL).encode("latin-1", "replace")
