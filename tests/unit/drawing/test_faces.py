"""Faces of the machine: found by their name, never where their maker forbids it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from renamer.drawing import faces

ARMENIAN = "Արամ"


def make_face(path, family, style, letters, *, fs_type=0):
    """Write a font whose letters are boxes."""
    pen = TTGlyphPen(None)
    for step, point in enumerate(((50, 0), (50, 700), (450, 700), (450, 0))):
        (pen.moveTo if step == 0 else pen.lineTo)(point)
    pen.closePath()
    box = pen.glyph()
    order = [".notdef", *(f"uni{ord(letter):04X}" for letter in sorted(set(letters)))]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(letter): f"uni{ord(letter):04X}" for letter in set(letters)})
    builder.setupGlyf(dict.fromkeys(order, box))
    builder.setupHorizontalMetrics(dict.fromkeys(order, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    full = f"{family} {style}" if style != "Regular" else family
    builder.setupNameTable({"familyName": family, "styleName": style, "fullName": full})
    builder.setupOS2(sTypoAscender=800, sCapHeight=700, sxHeight=500, fsType=fs_type)
    builder.setupPost()
    builder.save(path)


def with_fonts(folder, code):
    """Run code in a process that knows the faces of a folder only."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "RENAMER_FONTS": str(folder), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_towns_own_face_is_taken_where_the_machine_has_it(tmp_path):
    make_face(tmp_path / "ErbarGrotesk-Bold.ttf", "Erbar Grotesk", "Bold", "abcxH ")
    make_face(tmp_path / "erbar.ttf", "Erbar Grotesk", "Regular", "abcxH ")
    told = with_fonts(
        tmp_path,
        "from renamer.drawing.faces import known_face\n"
        "print(known_face(('Erbar Grotesk Bold', 'FiraGO')), known_face(('Erbar Grotesk',)),"
        " known_face(('Erbar', 'Roboto Bold')), sep='|')",
    )
    assert told == "Erbar Grotesk Bold|Erbar Grotesk|Roboto Bold"


def test_armenian_is_set_by_a_face_of_the_machine_and_can_be_copied(tmp_path):
    make_face(tmp_path / "NotoSansArmenian-Regular.ttf", "Noto Sans Armenian", "Regular", ARMENIAN)
    told = with_fonts(
        tmp_path,
        "from renamer.drawing.paint_pdf import paint_pdf\n"
        "from renamer.drawing.raster import page_text\n"
        "from renamer.model.sheet import Document, Sheet, Text\n"
        f"mark = Text(x_mm=5, y_mm=20, text='{ARMENIAN} 1', face='FiraGO Bold', size_mm=9)\n"
        "sheet = Sheet(width_mm=90, height_mm=30, marks=(mark,))\n"
        "print(page_text(paint_pdf(Document(sheets=(sheet,), title='')))[0])",
    )
    assert told == f"{ARMENIAN} 1"


def test_a_face_that_must_not_be_embedded_and_a_broken_file_are_passed_over(tmp_path):
    make_face(tmp_path / "Locked-Bold.ttf", "Locked", "Bold", "abc", fs_type=2)
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    told = with_fonts(
        tmp_path,
        "from renamer.drawing.faces import is_known\n"
        "print(is_known('Locked Bold'), is_known('Broken'))",
    )
    assert told == "False False"


@pytest.mark.parametrize("face", faces.FACES)
def test_bundled_faces_have_the_letters_of_the_kit(face):
    needed = "ЎўІіЁёґєїĄęŁłŻžšČēūőűğışæøåÅßÞðŷ"
    missing = [letter for letter in needed if ord(letter) not in faces.letters(face)]
    assert not missing
    assert faces.face_file(face).embeds


def test_where_the_faces_of_a_machine_lie():
    assert faces.font_folders({"RENAMER_FONTS": ""}) == ()
    two = os.pathsep.join(("one", "two"))
    assert faces.font_folders({"RENAMER_FONTS": two}) == (Path("one"), Path("two"))
    windows = faces.font_folders({"WINDIR": "W"}, platform="win32")
    assert windows[0] == Path("W/Fonts")
    mac = faces.font_folders({"HOME": "/me"}, platform="darwin")
    assert Path("/me/Library/Fonts") in mac
    assert Path("/usr/share/fonts") in faces.font_folders({"HOME": "/me"}, platform="linux")
