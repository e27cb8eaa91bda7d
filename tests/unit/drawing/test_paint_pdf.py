import re
import zlib

import numpy as np
import pytest

from renamer.drawing import raster
from renamer.drawing.paint_pdf import paint_pdf
from renamer.errors import GlyphError, ProofError
from renamer.model.sheet import Document, Link, Modules, Path, Placed, Rect, Sheet, Text


def page(*marks, **more):
    return Sheet(width_mm=100, height_mm=50, marks=marks, **more)


def pdf(*sheets, title="Plate"):
    return paint_pdf(Document(sheets=sheets, title=title, language="be"))


def text(words="AVATAR Torg frjáls Belarús ўіЎ", **more):
    return Text(x_mm=5, y_mm=20, text=words, face="FiraGO Bold", size_mm=5, **more)


def streams(data):
    return [
        zlib.decompressobj().decompress(found)
        for found in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL)
        if found[:1] == b"x"
    ]


def test_same_document_same_bytes():
    assert pdf(page(text())) == pdf(page(text()))


def test_text_comes_back_as_it_was_written_despite_kerning():
    words = ("AVATAR Torg frjáls Belarús", "Плошча Свабоднай Беларусі ўіЎ", "“Œuvre” — ß (1)")
    data = pdf(*(page(text(word)) for word in words))
    assert raster.page_text(data) == list(words)
    assert any(b"TJ" in stream and re.search(rb">[0-9.]+<", stream) for stream in streams(data))


def test_a_text_of_more_than_256_letters_keeps_them_all():
    letters = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x180)))
    letters += "".join(chr(code) for code in range(0x410, 0x450))
    parts = [letters[i : i + 25] for i in range(0, len(letters), 25)]
    data = pdf(*(page(text(part)) for part in parts))
    assert raster.page_text(data) == parts


def test_only_embedded_faces_are_listed():
    data = pdf(page(text(), Text(x_mm=5, y_mm=30, text="x", face="FiraGO", size_mm=4)))
    names = re.findall(rb"/BaseFont\s*/(\S+)", data)
    assert {name.split(b"+")[-1] for name in names} == {b"FiraGO-Regular", b"FiraGO-Bold"}
    assert len(re.findall(rb"/FontFile2", data)) == len(names)


def test_a_missing_letter_stops_the_painting():
    with pytest.raises(GlyphError, match=r"U\+5B57"):
        pdf(page(text("字")))


def test_the_media_box_has_the_bleed_and_the_trim_box_has_not():
    data = pdf(page(bleed_mm=3))
    media = [float(n) for n in re.search(rb"/MediaBox \[([^]]*)\]", data)[1].split()]
    trim = [float(n) for n in re.search(rb"/TrimBox \[([^]]*)\]", data)[1].split()]
    assert media == pytest.approx([0, 0, 106 * 72 / 25.4, 56 * 72 / 25.4], abs=0.01)
    corners = [3, 3, 103, 53]
    assert trim == pytest.approx([side * 72 / 25.4 for side in corners], abs=0.01)
    assert b"/TrimBox" not in pdf(page())


def test_no_clock_and_no_person_in_the_metadata():
    data = pdf(page(text()))
    assert re.findall(rb"\(D:(\d{8})", data) == [b"20000101", b"20000101"]
    assert b"/Author (renamer)" in data
    assert b"/Lang (be)" in data


def test_a_sheet_placed_twice_is_stored_once():
    stamp = page(text(), Rect(x_mm=0, y_mm=0, width_mm=400, height_mm=5, fill="#FF0000"))
    placed = (Placed(sheet=stamp, x_mm=0, y_mm=0, scale=0.4), Placed(sheet=stamp, x_mm=50, y_mm=9))
    data = pdf(page(*placed), page(*placed))
    assert len(re.findall(rb"/Subtype\s*/Form", data)) == 1
    first = next(raster.rasterise(data, 72, colour="rgb"))
    assert (first[3, 60] == (255, 0, 0)).all()
    assert (first[3, 130] == (255, 255, 255)).all(), "a placed sheet is clipped to its own size"


def test_pages_share_one_dictionary_of_fonts_and_forms():
    plates = [page(text("A")), page(text("B"))]
    data = pdf(*(page(Placed(sheet=plate, x_mm=5, y_mm=5)) for plate in plates))
    pages = re.findall(rb"/Contents .*?/Resources (.*?) /Type /Page", data, re.DOTALL)
    assert len(pages) == 2
    assert len(set(pages)) == 1
    assert re.fullmatch(rb"\d+ 0 R", pages[0])
    assert [found.strip() for found in raster.page_text(data)] == ["A", "B"]


def test_an_embedded_face_bears_no_table_of_names():
    faces = [stream for stream in streams(pdf(page(text()))) if b"glyf" in stream[:300]]
    assert faces
    assert not any(b"name" in face[:300] for face in faces)


def test_links_become_annotations_also_within_placed_sheets():
    link = Link(href="https://example.org/", title="Гісторыя", marks=(text("x"),))
    data = pdf(page(link, Placed(sheet=page(link), x_mm=50, y_mm=10, scale=0.5)))
    assert data.count(b"/URI (https://example.org/)") == 2
    rects = [[float(n) for n in found.split()] for found in re.findall(rb"/Rect \[([^]]*)\]", data)]
    width = [right - left for left, _, right, _ in rects]
    assert width[0] == pytest.approx(2 * width[1], abs=0.01)


def test_shapes_are_painted_where_they_are():
    marks = (
        Rect(x_mm=10, y_mm=10, width_mm=20, height_mm=10, fill="#0000FF", radius_mm=2),
        Path(
            segments=(("M", 50, 10), ("L", 70, 10), ("L", 70, 30), ("L", 50, 30), ("Z",)),
            fill="#00FF00",
            stroke="#FF0000",
            stroke_mm=2,
        ),
    )
    picture = next(raster.rasterise(pdf(page(*marks)), 25.4, colour="rgb"))
    assert picture.shape[2] == 3
    assert (picture[15, 20] == (0, 0, 255)).all()
    assert (picture[20, 60] == (0, 255, 0)).all()
    assert (picture[20, 50] == (255, 0, 0)).all()
    assert (picture[10, 10] > 128).any(), "the corner is round"


def test_modules_are_one_path_of_runs_on_a_quiet_light_ground():
    rows = tuple(bytes((i + j) % 3 == 0 for i in range(10)) for j in range(10))
    mark = Modules(x_mm=10, y_mm=10, side_mm=36, rows=rows, payload="", quiet_modules=4)
    data = pdf(page(Rect(x_mm=0, y_mm=0, width_mm=100, height_mm=50, fill="#777777"), mark))
    picture = next(raster.rasterise(data, 25.4))
    found = picture[10:46, 10:46][1::2, 1::2] < 128
    assert (found[4:14, 4:14] == np.array([list(row) for row in rows], bool)).all()
    assert not found[:4].any()
    assert sum(stream.count(b" f Q") for stream in streams(data)) == 1


def test_a_file_that_is_no_pdf_is_a_fault_that_can_be_read():
    with pytest.raises(ProofError, match="no PDF"):
        raster.page_count(b"hello")
