"""The only door to reportlab: sheets as a PDF of real sizes, with text that can be searched.

The operators are written here, in millimetres with y down, and reportlab keeps the book: pages,
font subsets, forms, compression. Every face is embedded; `invariant` leaves out all clocks.
"""

from __future__ import annotations

import io
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from renamer.drawing.extent import extent_of
from renamer.drawing.faces import BOLD, face_file
from renamer.drawing.itemize import is_simple
from renamer.drawing.outlines import text_outline
from renamer.drawing.pdf_operators import (
    colour,
    modules_operators,
    number,
    numbers,
    path_operators,
    rect_operators,
)
from renamer.drawing.typeset import (
    piece_width_em,
    placed_pieces,
    shape,
    units_per_em,
    width_mm,
)
from renamer.model.sheet import Link, Modules, Path, Placed, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    from renamer.model.sheet import Document, Mark, Sheet

POINTS_PER_MM = 72 / 25.4
_SHIFT = {"start": 0.0, "middle": 0.5, "end": 1.0}


def paint_pdf(document: Document) -> bytes:
    """Return the document as a PDF: same document, same bytes.

    A sheet that is placed several times is stored once. The trim box is the sheet, the bleed box
    the sheet with its bleed, the media box all that with the slug.

    Raises
    ------
    GlyphError
        If a face lacks a letter.
    """
    from reportlab.pdfgen.canvas import Canvas

    _register(BOLD)
    stream = io.BytesIO()
    canvas = Canvas(
        stream, invariant=1, pageCompression=1, initialFontName=BOLD, lang=document.language
    )
    canvas.setTitle(document.title)
    canvas.setAuthor("renamer")
    canvas.setCreator("renamer")
    canvas.setSubject("")
    painter = _Painter(canvas)
    for sheet in document.sheets:
        painter.page(sheet)
    painter.finish()
    canvas.save()
    return stream.getvalue()


@lru_cache(maxsize=8)
def _register(face: str) -> TTFont:
    """Open a face for reportlab, once per process."""
    from reportlab import rl_config
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    rl_config.useA85 = 0
    font = TTFont(face, io.BytesIO(face_file(face).data), asciiReadable=0, shapable=False)
    pdfmetrics.registerFont(font)
    font.face.table.pop("name", None)  # a third of a small subset; ISO 32000-1, 9.9 asks for none
    return font


class _Painter:
    """Writes marks to a canvas; knows which sheets and lines of text it has written before."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._emit = canvas.addLiteral
        self._forms: dict[int, tuple[str, Sheet]] = {}
        self._lines: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
        self._codes: dict[str, dict[str, tuple[str, str]]] = {}

    def page(self, sheet: Sheet) -> None:
        """Add one page with its links."""
        k = POINTS_PER_MM
        slug, around = sheet.slug_mm * k, sheet.around_mm * k
        width, height = (side * k + 2 * around for side in (sheet.width_mm, sheet.height_mm))
        self._canvas.setPageSize((width, height))
        for name, inset in (("trim", around), ("bleed", slug)):
            box = (inset, inset, width - inset, height - inset) if around else None
            self._canvas.setCropBox(box, name=name)
        self._emit(f"{k:.7g} 0 0 {-k:.7g} {numbers(around, height - around)} cm")
        self._marks(sheet.marks)
        self._links(sheet.marks, k, around, height - around)
        self._canvas.showPage()

    def finish(self) -> None:
        """Say once what reportlab would say on every page, and widths in one piece."""
        from reportlab.pdfbase.pdfdoc import PDFResourceDictionary

        document = self._canvas._doc  # a canvas has no way of its own to say this
        shared = PDFResourceDictionary()
        shared.basicFonts()
        shared.XObject = document.xobjDict([name for name, _ in self._forms.values()])
        for page in document.Pages.pages:
            page.Resources = document.Reference(shared, "resources")
            page.MediaBox = f"[0 0 {page.pagewidth:.8g} {page.pageheight:.8g}]"
            page.Trans = page.Rotate = None  # of a slide show, and by nothing
        for face in document.delayedFonts:
            face.addObjects(document)
        document.delayedFonts = []
        for font in document.idToObject["BasicFonts"].dict.values():
            font.Widths = f"[{numbers(*font.Widths.sequence)}]"

    def _links(self, marks: Iterable[Mark], scale: float, left: float, top: float) -> None:
        """Add an annotation for every link; (left, top) is the sheet's origin in points."""
        for mark in marks:
            if isinstance(mark, Placed):
                grown, x, y = _matrix(mark)
                self._links(mark.sheet.marks, scale * grown, left + x * scale, top - y * scale)
            elif isinstance(mark, Link):
                box = extent_of(mark.marks)
                xs = sorted((left + box.left * scale, left + box.right * scale))
                ys = sorted((top - box.bottom * scale, top - box.top * scale))
                area = (xs[0], ys[0], xs[1], ys[1])
                self._canvas.linkURL(mark.href, area, Contents=_pdf_string(mark.title))

    def _marks(self, marks: Iterable[Mark]) -> None:
        for mark in marks:
            match mark:
                case Text():
                    self._text(mark)
                case Rect():
                    self._shape(mark, rect_operators(mark))
                case Path():
                    if mark.round_ends and mark.stroke:
                        self._emit("1 J 1 j")
                    self._shape(mark, path_operators(mark.segments))
                    if mark.round_ends and mark.stroke:
                        self._emit("0 J 0 j")
                case Modules():
                    self._emit(modules_operators(mark))
                case Placed():
                    self._placed(mark)
                case Link():
                    self._marks(mark.marks)

    def _shape(self, mark: Rect | Path, operators: str) -> None:
        ink = []
        if mark.fill:
            ink.append(f"{colour(mark.fill)} rg")
        if mark.stroke:
            ink.append(f"{colour(mark.stroke)} RG {number(mark.stroke_mm)} w")
        paint = {(True, False): "f*", (False, True): "S", (True, True): "B*"}
        operator = paint.get((bool(mark.fill), bool(mark.stroke)), "n")
        self._emit(f"{' '.join(ink)} {operators} {operator}")

    def _text(self, mark: Text) -> None:
        left = mark.x_mm
        if mark.anchor != "start":
            left -= _SHIFT[mark.anchor] * width_mm(mark.text, mark.face, mark.size_mm)
        if not is_simple(mark.text, mark.face):
            self._outlined(mark, left)
            return
        size = number(mark.size_mm)
        runs = " ".join(
            f"{font} {size} Tf [{glyphs}] TJ" for font, glyphs in self._line(mark.text, mark.face)
        )
        place = numbers(left, mark.y_mm)
        self._emit(f"BT {colour(mark.fill)} rg 1 0 0 -1 {place} Tm {runs} ET")

    def _outlined(self, mark: Text, left: float) -> None:
        """Draw a line as outlines; the words lie unseen beneath them, to be searched and copied."""
        size = mark.size_mm
        scale = numbers(size, 0, 0, -size, left, mark.y_mm)
        outline = path_operators(text_outline(mark.text, mark.face), digits=5)
        self._emit(f"q {colour(mark.fill)} rg {scale} cm {outline} f Q")
        for start, piece in placed_pieces(mark.text, mark.face):
            words = piece.run.text[::-1] if piece.run.from_right else piece.run.text
            face = piece.run.face if face_file(piece.run.face).embeds else BOLD
            set_width = _register(face).stringWidth(words, 1) or 1
            wide = number(100 * piece_width_em(piece) / set_width)
            place = numbers(left + start * size, mark.y_mm)
            runs = " ".join(
                f"{font} {number(size)} Tf <{codes}> Tj" for font, codes in self._plain(words, face)
            )
            self._emit(f"BT 3 Tr {wide} Tz 1 0 0 -1 {place} Tm {runs} 0 Tr 100 Tz ET")

    def _plain(self, text: str, face: str) -> Iterable[tuple[str, str]]:
        """Yield (font, codes) for every font subset in turn, without kerning."""
        font, document = _register(face), self._canvas._doc
        for subset, codes in font.splitString(text, document):
            yield font.getSubsetInternalName(subset, document), bytes(codes).hex()

    def _line(self, text: str, face: str) -> tuple[tuple[str, str], ...]:
        """Return (font, glyphs with kerning for TJ) for every font subset in turn."""
        key = (text, face)
        if key not in self._lines:
            self._lines[key] = tuple(self._set_line(text, face))
        return self._lines[key]

    def _set_line(self, text: str, face: str) -> Iterable[tuple[str, str]]:
        codes = self._codes_of(text, face)
        em = units_per_em(face) / 1000
        glyphs = shape(text, face)
        kerns = [glyph.kern for glyph in glyphs]
        if len(kerns) != len(text):  # a letter set as several glyphs: no kerning in this line
            kerns = [0] * len(text)
        marks = [
            (font, f"{code}>{-kern / em:g}<" if kern else code)
            for (font, code), kern in zip(map(codes.__getitem__, text), kerns, strict=True)
        ]
        for font, run in groupby(marks, key=itemgetter(0)):
            yield font, f"<{''.join([digits for _, digits in run])}>".replace("<>", "")

    def _codes_of(self, text: str, face: str) -> dict[str, tuple[str, str]]:
        """Return letters (those of the text and more) with their subset and two digits in it."""
        codes = self._codes.setdefault(face, {})
        new = "".join([letter for letter in dict.fromkeys(text) if letter not in codes])
        letters = iter(new)
        font = _register(face)
        document = self._canvas._doc  # reportlab's own way to embed subsets asks for it
        for subset, chunk in font.splitString(new, document):
            name = font.getSubsetInternalName(subset, document)
            codes |= {
                letter: (name, f"{code:02x}") for code, letter in zip(chunk, letters, strict=False)
            }
        return codes

    def _placed(self, mark: Placed) -> None:
        name = self._form(mark.sheet)
        scale, x, y = _matrix(mark)
        self._emit(f"q {numbers(scale, 0, 0, scale, x, y)} cm")
        self._canvas.doForm(name)
        self._emit("Q")

    def _form(self, sheet: Sheet) -> str:
        """Return the form of a sheet, written when it is met first; it clips to its own size."""
        if id(sheet) not in self._forms:
            name = f"sheet{len(self._forms) + 1}"
            self._forms[id(sheet)] = (name, sheet)
            self._canvas.beginForm(name, 0, 0, sheet.width_mm, sheet.height_mm)
            self._marks(sheet.marks)
            box = f"[0 0 {numbers(sheet.width_mm, sheet.height_mm)}]"
            self._canvas.endForm(BBox=box, Matrix="[1 0 0 1 0 0]")
        return self._forms[id(sheet)][0]


def _matrix(mark: Placed) -> tuple[float, float, float]:
    """Return the scale of a placed sheet and where its origin comes to lie."""
    if not mark.turned:
        return mark.scale, mark.x_mm, mark.y_mm
    box = extent_of((mark,))
    return -mark.scale, box.right, box.bottom


def _pdf_string(text: str) -> object:
    from reportlab.pdfbase.pdfdoc import PDFString

    return PDFString(text)
