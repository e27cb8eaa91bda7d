"""200 signs with QR codes: ours beside plain reportlab with qrcode's defaults.

The peer draws the very same signs, mark by mark, the way one does at first: `drawString`, one
`rect` per dark module, every plate and band drawn anew on every page, qrcode with its defaults.
It is given our finished layout for nothing; our time includes layout and QR codes.

    .venv/bin/pytest bench/bench_signs.py -s --benchmark-only --import-mode=importlib
"""

from __future__ import annotations

import datetime
import gc
import io
import itertools
import time

import qrcode
from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.typeset import FACES, face_bytes
from renamer.model.campaign import CampaignMark
from renamer.model.odonym import NewName
from renamer.model.sheet import Document, Modules, Path, Placed, Rect, Text
from renamer.printing.plate import lay_out
from renamer.printing.sign import Sign, SignLink
from renamer.printing.styles import read_style
from renamer.qr import upper_url

SIGNS = 200
ROUNDS = 9
LEAST_RATIO = 4.0
_MM = 72 / 25.4
_FIRST = ("Alesja", "Maryja", "Nina", "Volha", "Ihar", "Maksim", "Kaciaryna", "Siarhiej")
_LAST = ("Kavalenka", "Bahdanovič", "Staravojtava", "Hienijuš", "Karatkievič", "Zajcava")
_round = itertools.count()


def signs() -> list[Sign]:
    """Return 200 signs that no earlier round has made: nothing can be taken from a cache."""
    batch = next(_round)
    mark = CampaignMark(art="cornflower", colour="#4A63C8", text="4.08")
    made = []
    for index in range(SIGNS):
        first, last = _FIRST[index % 8], _LAST[index % 6]
        code = f"{batch:02d}{index:03d}"
        name = f"Place {first} {last} {code}"
        second = f"Плошча {first} {last} {code}"
        made.append(
            Sign(
                code=code,
                names=(NewName(language="fr", text=name, plate=name, how="rule"),),
                second_line=NewName(language="be", text=second, plate=second, how="rule"),
                who=(("fr", f"Défenseuse bélarusse des droits humains, née en 19{index:03d}"),),
                old_name=f"Rue {index}",
                day=datetime.date(2027, 8, 4),
                mark=mark,
                band_language="fr",
                link=SignLink(
                    payload=upper_url("https://example.org", f"R/{code}"),
                    readable=f"example.org/r/{code}",
                ),
            )
        )
    return made


def ours(batch: list[Sign]) -> bytes:
    """Lay out, make the codes and paint."""
    style = read_style("fr-paris")
    sheets = tuple(lay_out(sign, style).sheet for sign in batch)
    return paint_pdf(Document(sheets=sheets, title="Signs", language="fr"))


def plain(sheets) -> bytes:
    """Paint finished layouts the plain way, with qrcode's own codes."""
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for face in FACES:
        if face not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(face, io.BytesIO(face_bytes(face))))
    for sheet in sheets:
        canvas.setPageSize((sheet.width_mm * _MM, sheet.height_mm * _MM))
        canvas.scale(_MM, _MM)
        _plain_marks(canvas, sheet.marks, sheet.height_mm)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _plain_marks(canvas, marks, height):
    for mark in marks:
        if isinstance(mark, Placed):
            canvas.saveState()
            canvas.translate(mark.x_mm, height - mark.y_mm - mark.sheet.height_mm * mark.scale)
            canvas.scale(mark.scale, mark.scale)
            _plain_marks(canvas, mark.sheet.marks, mark.sheet.height_mm)
            canvas.restoreState()
        elif isinstance(mark, Text):
            canvas.setFont(mark.face, mark.size_mm)
            canvas.setFillColor(HexColor(mark.fill))
            draw = {
                "start": canvas.drawString,
                "middle": canvas.drawCentredString,
                "end": canvas.drawRightString,
            }[mark.anchor]
            draw(mark.x_mm, height - mark.y_mm, mark.text)
        elif isinstance(mark, Rect):
            _plain_rect(canvas, mark, height)
        elif isinstance(mark, Path):
            _plain_path(canvas, mark, height)
        elif isinstance(mark, Modules):
            _plain_code(canvas, mark, height)


def _plain_rect(canvas, mark, height):
    if mark.fill:
        canvas.setFillColor(HexColor(mark.fill))
    if mark.stroke:
        canvas.setStrokeColor(HexColor(mark.stroke))
        canvas.setLineWidth(mark.stroke_mm)
    bottom = height - mark.y_mm - mark.height_mm
    size = (mark.x_mm, bottom, mark.width_mm, mark.height_mm)
    canvas.roundRect(*size, mark.radius_mm, fill=bool(mark.fill), stroke=bool(mark.stroke))


def _plain_path(canvas, mark, height):
    path = canvas.beginPath()
    for letter, *values in mark.segments:
        flipped = [height - value if i % 2 else value for i, value in enumerate(values)]
        {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}[letter](*flipped)
    canvas.setFillColor(HexColor(mark.fill))
    canvas.drawPath(path, fill=1, stroke=0)


def _plain_code(canvas, mark, height):
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_Q, border=4)
    code.add_data(mark.payload)
    code.make(fit=True)
    matrix = code.get_matrix()
    side = mark.side_mm / len(matrix)
    canvas.setFillColor(HexColor(mark.dark))
    for row, modules in enumerate(matrix):
        for column, dark in enumerate(modules):
            if dark:
                top = mark.y_mm + (row + 1) * side
                left = mark.x_mm + column * side
                canvas.rect(left, height - top, side, side, stroke=0, fill=1)


def _cpu(job, *arguments) -> float:
    gc.collect()  # neither way pays for what the other left behind
    begin = time.process_time()
    job(*arguments)
    return time.process_time() - begin


def test_signs_against_plain_reportlab(benchmark):
    """Ours, with layout and codes, is at least four times as fast as the plain way without."""
    warm = signs()
    style = read_style("fr-paris")
    ours(warm)
    plain([lay_out(warm[0], style).sheet])
    fast, slow = [], []
    for _ in range(ROUNDS):  # in turn, so that a busy machine is busy for both
        batch = signs()
        fast.append(_cpu(ours, batch))
        slow.append(_cpu(plain, [lay_out(sign, style).sheet for sign in batch]))
    ratio = min(slow) / min(fast)
    benchmark.extra_info |= {"plain_cpu_s": min(slow), "ours_cpu_s": min(fast), "ratio": ratio}
    benchmark.pedantic(ours, setup=lambda: ((signs(),), {}), rounds=ROUNDS)
    print(f"\nours {min(fast):.3f} s, plain {min(slow):.3f} s, ratio {ratio:.1f}")
    assert ratio >= LEAST_RATIO
