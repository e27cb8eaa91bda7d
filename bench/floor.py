"""The floor of the bench of signs: the least that a PDF of these marks asks of Python. FROZEN.

Written by hand before the painter was made faster, and held by its sha256 in `bench_signs.py`: a
ratio to the floor means the same next year. It is given the finished layout for nothing,
because that is harder to beat than a cheap layout of its own would be: all that the layout costs
stands on our side of the ratio. What it leaves out is in its favour, too: kerning, links, titles,
languages, checks. What is left is what no writer can spare: codes (zxing-cpp's encoder), runs,
operators, zlib, one subset of each face (HarfBuzz's), objects and their table.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import uharfbuzz as hb
import zxingcpp

from renamer.drawing.typeset import face_bytes
from renamer.model.sheet import Modules, Path, Placed, Rect, Text

_MM = 72 / 25.4
_SHIFT = {"start": 0, "middle": 0.5, "end": 1}
_CMAP = (
    "/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CMapName/X def/CMapType 2 def "
    "1 begincodespacerange<0000><FFFF>endcodespacerange {} endcmap end end"
)


class _Face(NamedTuple):
    """A face opened once per process, as ours are."""

    face: hb.Face
    font: hb.Font
    codes: dict[int, int]


class _Letters(dict):
    """Letter -> (four digits, advance in thousandths), numbered as they come."""

    def __init__(self, opened: _Face) -> None:
        super().__init__()
        self.opened = opened

    def __missing__(self, letter: str) -> tuple[str, float]:
        glyph = self.opened.codes[ord(letter)]
        advance = self.opened.font.get_glyph_h_advance(glyph) * 1000 / self.opened.face.upem
        self[letter] = found = (f"{len(self) + 1:04x}", advance)
        return found


@lru_cache(maxsize=8)
def _open(name: str) -> _Face:
    face = hb.Face(face_bytes(name))
    font = hb.Font(face)
    codes = {code: font.get_nominal_glyph(code) for code in face.unicodes}
    return _Face(face, font, codes)


class _Writer:
    def __init__(self) -> None:
        self.objects: list[bytes] = [b"", b"", b""]  # catalogue, pages, resources
        self.letters: dict[str, _Letters] = {}
        self.forms: dict[int, int] = {}

    def add(self, head: str, data: bytes | None = None) -> int:
        """Add an object, with a stream where there is data; return its number."""
        if data is None:
            self.objects.append(head.encode())
        else:
            packed = zlib.compress(data, 6)
            head = f"<<{head}/Filter/FlateDecode/Length {len(packed)}>>stream\n"
            self.objects.append(head.encode() + packed + b"\nendstream")
        return len(self.objects)

    def face(self, name: str) -> _Letters:
        """Return the letters of a face, which are few."""
        if name not in self.letters:
            self.letters[name] = _Letters(_open(name))
        return self.letters[name]

    def marks(self, marks) -> str:
        """Return the operators of marks."""
        return "\n".join([_PAINT[type(mark)](self, mark) for mark in marks])

    def text(self, mark: Text) -> str:
        letters = self.face(mark.face)
        set_ = [letters[letter] for letter in mark.text]
        left = mark.x_mm
        if mark.anchor != "start":
            left -= _SHIFT[mark.anchor] * sum([w for _, w in set_]) * mark.size_mm / 1000
        digits = "".join([digit for digit, _ in set_])
        font = list(self.letters).index(mark.face)
        return (
            f"BT {_ink(mark.fill)} rg/F{font} {mark.size_mm:.3g} Tf "
            f"1 0 0 -1 {left:.2f} {mark.y_mm:.2f} Tm<{digits}>Tj ET"
        )

    def rect(self, mark: Rect) -> str:
        x, y, w, h = mark.x_mm, mark.y_mm, mark.width_mm, mark.height_mm
        r = min(mark.radius_mm, w / 2, h / 2)
        if not r:
            return _painted(mark, f"{x:.2f} {y:.2f} {w:.2f} {h:.2f} re")
        c = r * 0.4477
        a, b = x + w, y + h
        outline = (
            *(x + r, y, "m", a - r, y, "l", a - c, y, a, y + c, a, y + r, "c"),
            *(a, b - r, "l", a, b - c, a - c, b, a - r, b, "c"),
            *(x + r, b, "l", x + c, b, x, b - c, x, b - r, "c"),
            *(x, y + r, "l", x, y + c, x + c, y, x + r, y, "c h"),
        )
        words = [word if isinstance(word, str) else f"{word:.2f}" for word in outline]
        return _painted(mark, " ".join(words))

    def path(self, mark: Path) -> str:
        operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
        lines = [
            " ".join([*(f"{value:.2f}" for value in values), operators[letter]])
            for letter, *values in mark.segments
        ]
        return _painted(mark, " ".join(lines))

    def code(self, mark: Modules) -> str:
        made = zxingcpp.create_barcode(mark.payload, zxingcpp.BarcodeFormat.QRCode, ec_level="Q")
        dark = np.array(made.to_image(scale=1, add_quiet_zones=False)) == 0
        bordered = np.zeros((len(dark), len(dark) + 2), dtype=np.int8)
        bordered[:, 1:-1] = dark
        edges = bordered[:, 1:] - bordered[:, :-1]
        rows, starts = np.nonzero(edges == 1)
        lengths = np.nonzero(edges == -1)[1] - starts
        runs = zip((starts + 4).tolist(), (rows + 4).tolist(), lengths.tolist(), strict=True)
        count = len(dark) + 8
        side = mark.side_mm / count
        return (
            f"q {side:.5g} 0 0 {side:.5g} {mark.x_mm:.2f} {mark.y_mm:.2f} cm "
            f"{_ink(mark.light)} rg 0 0 {count} {count} re f {_ink(mark.dark)} rg "
            + " ".join([_run(*run) for run in runs])
            + " f Q"
        )

    def placed(self, mark: Placed) -> str:
        sheet = mark.sheet
        if id(sheet) not in self.forms:
            data = self.marks(sheet.marks).encode()
            box = f"[0 0 {sheet.width_mm:.2f} {sheet.height_mm:.2f}]"
            head = f"/Type/XObject/Subtype/Form/BBox{box}/Resources 3 0 R"
            self.forms[id(sheet)] = self.add(head, data)
        scale = mark.scale
        place = f"{scale:.5g} 0 0 {scale:.5g} {mark.x_mm:.2f} {mark.y_mm:.2f}"
        return f"q {place} cm/X{self.forms[id(sheet)]} Do Q"

    def font(self, letters: _Letters) -> int:
        """Add a face with the letters used and none else."""
        face = letters.opened.face
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.UNICODE).update(map(ord, letters))
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag, "big")
            for tag in (b"GSUB", b"GPOS", b"GDEF", b"name", b"post", b"OS/2")
        )
        wanted.flags = hb.SubsetFlags.NO_HINTING
        plan = hb.SubsetPlan(face, wanted)
        data = plan.execute().blob.data
        renumbered = plan.old_to_new_glyph_mapping
        glyphs = [0, *(renumbered[letters.opened.codes[ord(letter)]] for letter in letters)]
        order = b"".join(glyph.to_bytes(2, "big") for glyph in glyphs)
        widths = " ".join([f"{width:.0f}" for _, width in letters.values()])
        pairs = "".join([f"<{digits}><{ord(c):04x}>" for c, (digits, _) in letters.items()])
        file, cids = self.add(f"/Length1 {len(data)}", data), self.add("", order)
        unicode = self.add("", _CMAP.format(f"{len(letters)} beginbfchar{pairs}endbfchar").encode())
        name = f"AAAAAA+F{file}"
        descriptor = self.add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[-500 -300 1500 1000]"
            f"/ItalicAngle 0/Ascent 935/Descent -265/CapHeight 689/StemV 80/FontFile2 {file} 0 R>>"
        )
        cid = self.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/FontDescriptor {descriptor} 0 R"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/W[1[{widths}]]/CIDToGIDMap {cids} 0 R>>"
        )
        return self.add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
            f"/DescendantFonts[{cid} 0 R]/ToUnicode {unicode} 0 R>>"
        )

    def write(self, sheets) -> bytes:
        pages = [self.page(sheet) for sheet in sheets]
        fonts = [self.font(letters) for letters in self.letters.values()]
        named = "".join([f"/F{i} {number} 0 R" for i, number in enumerate(fonts)])
        forms = "".join([f"/X{number} {number} 0 R" for number in self.forms.values()])
        kids = " ".join([f"{page} 0 R" for page in pages])
        self.objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
        self.objects[1] = (
            f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]/Resources 3 0 R>>".encode()
        )
        self.objects[2] = f"<</Font<<{named}>>/XObject<<{forms}>>>>".encode()
        parts = [b"%PDF-1.4\n"]
        place, places = len(parts[0]), []
        for number, content in enumerate(self.objects, 1):
            part = b"%d 0 obj%b\nendobj\n" % (number, content)
            places.append(b"%010d 00000 n \n" % place)
            parts.append(part)
            place += len(part)
        size = len(places) + 1
        table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, b"".join(places))
        end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, place)
        return b"".join([*parts, table, end])

    def page(self, sheet) -> int:
        width, height = sheet.width_mm * _MM, sheet.height_mm * _MM
        operators = f"{_MM:.7g} 0 0 {-_MM:.7g} 0 {height:.2f} cm\n{self.marks(sheet.marks)}"
        content = self.add("", operators.encode())
        box = f"[0 0 {width:.2f} {height:.2f}]"
        return self.add(f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents {content} 0 R>>")


_PAINT = {
    Text: _Writer.text,
    Rect: _Writer.rect,
    Path: _Writer.path,
    Modules: _Writer.code,
    Placed: _Writer.placed,
}


@lru_cache(maxsize=64)
def _ink(colour: str) -> str:
    return " ".join([f"{int(colour[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5)])


@lru_cache(maxsize=1 << 15)
def _run(column: int, row: int, length: int) -> str:
    return f"{column} {row} {length} 1 re"


def _painted(mark, outline: str) -> str:
    fill = f"{_ink(mark.fill)} rg " if mark.fill else ""
    stroke = f"{_ink(mark.stroke)} RG {mark.stroke_mm:.3g} w " if mark.stroke else ""
    operator = "B*" if fill and stroke else "f*" if fill else "S"
    return f"{fill}{stroke}{outline} {operator}"


def floor_pdf(sheets) -> bytes:
    """Return finished sheets as a PDF."""
    return _Writer().write(sheets)
