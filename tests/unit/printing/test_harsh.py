import math

import numpy as np
import pytest

from renamer.drawing import raster
from renamer.drawing.paint_pdf import paint_pdf
from renamer.model.sheet import Document, Sheet
from renamer.printing import harsh, proof
from renamer.printing.code import lay_out_code

PAYLOAD = "HTTPS://EXAMPLE.ORG/R/7K3QX/"
LONG = "https://en.wikipedia.org/wiki/2020%E2%80%932021_Belarusian_protests"


def pdf_of(payload=PAYLOAD, side_mm=60.0, outdoors=True):
    code = lay_out_code(
        payload, x_mm=20, y_mm=20, side_mm=side_mm, distance_mm=600, outdoors=outdoors
    )
    sheet = Sheet(width_mm=297, height_mm=210, marks=(code,))
    return paint_pdf(Document(sheets=(sheet,), title="Harsh"))


def codes_of(pdf):
    (row,) = proof.prove(pdf, [()], forbidden=lambda _: False)
    return row.measured.codes


@pytest.fixture(scope="module")
def code():
    """A code at 150 dpi as it is cut out of a page, and how many modules it is wide."""
    pdf = pdf_of()
    (printed,) = codes_of(pdf)
    scale, box = 150 / 25.4, printed.box
    page = next(raster.rasterise(pdf, 150))
    rows, columns = (
        slice(round(start * scale), round(end * scale))
        for start, end in ((box.top, box.bottom), (box.left, box.right))
    )
    return page[rows, columns], printed.modules


def reads(picture):
    return [one.text for one in proof.decode(picture)] == [PAYLOAD]


@pytest.mark.parametrize("name", harsh.DISTURBANCES)
def test_every_disturbance_disturbs_and_is_the_same_each_time(code, name):
    picture, modules = code
    before = picture.copy()
    disturbed = harsh.DISTURBANCES[name](picture, modules)
    assert (picture == before).all()
    assert disturbed.dtype == np.uint8
    assert disturbed.ndim == 2
    assert (disturbed == harsh.DISTURBANCES[name](picture, modules)).all()
    same = disturbed.shape == picture.shape
    assert not same or np.mean(abs(disturbed.astype(int) - picture) > 16) > 0.01


def test_blur_softens_edges_only(code):
    picture, _ = code
    steps = [abs(np.diff(one.astype(int), axis=1)).max() for one in (picture, blur(picture, 3))]
    assert steps[1] < 0.3 * steps[0]
    assert blur(picture, 3).mean() == pytest.approx(picture.mean(), abs=1)


def blur(picture, sigma):
    return harsh.blurred(picture, sigma)


def test_tilt_narrows_the_far_edge_and_shortens_the_way():
    picture = np.zeros((300, 300), np.uint8)
    dark = harsh.tilted(picture, 30) < 128
    columns = np.flatnonzero(dark.any(axis=0))
    near, far = dark[:, columns[3]].sum(), dark[:, columns[-4]].sum()
    assert far < 0.9 * near
    assert len(columns) == pytest.approx(300 * math.cos(math.radians(30)), rel=0.03)
    assert near / far == pytest.approx((3 + 0.25) / (3 - 0.25), rel=0.03)


def test_glare_lightens_a_spot_and_darkens_nothing(code):
    picture, _ = code
    glared = harsh.glared(picture)
    assert (glared >= picture).all()
    dark = picture == 0
    assert glared[dark].max() > 180
    assert glared[dark].min() < 20


@pytest.mark.parametrize("seed", range(12))
def test_dirt_covers_its_share_and_spares_the_finder_patterns(code, seed):
    picture, modules = code
    white = np.full_like(picture, 255)
    soiled = harsh.soiled(white, modules, 0.08, seed) < 128
    symbol = (picture.shape[1] * modules / (modules + 8)) ** 2
    assert soiled.sum() / symbol == pytest.approx(0.08, rel=0.02)
    px = picture.shape[1] / (modules + 8)
    near, far = int(4 * px), int(12 * px)
    assert not soiled[near:far, near:far].any()
    assert not soiled[near:far, -far:-near].any()
    assert not soiled[-far:-near, near:far].any()
    assert not soiled[:near].any()
    assert not soiled[:, :near].any()


def test_fading_leaves_little_contrast(code):
    picture, _ = code
    faded = harsh.faded(picture)
    assert faded.max() == 255
    assert 210 < faded.min() < 225


@pytest.mark.parametrize(("payload", "side"), [(PAYLOAD, 60), (PAYLOAD, 42), (LONG, 60)])
def test_what_is_laid_out_by_the_rule_withstands_all(payload, side):
    pdf = pdf_of(payload, side)
    (outcomes,) = harsh.withstand(pdf, [codes_of(pdf)])
    assert [one.disturbance for one in outcomes] == list(harsh.DISTURBANCES)
    assert [one.disturbance for one in outcomes if not one.reads] == []


def test_dirt_tells_why_the_stronger_level_stands_outdoors():
    pdf = pdf_of(outdoors=False)
    (outcomes,) = harsh.withstand(pdf, [codes_of(pdf)])
    assert "dirt 1" in {one.disturbance for one in outcomes if not one.reads}


@pytest.mark.parametrize(
    "ruin",
    [
        lambda picture, _: harsh.blurred(picture, 15),
        lambda picture, _: harsh.tilted(picture, 82),
        lambda picture, modules: harsh.soiled(picture, modules, 0.3, 1),
        lambda picture, _: harsh.faded(harsh.faded(harsh.faded(picture))),
    ],
)
def test_what_is_really_ruined_fails(code, ruin, monkeypatch):
    picture, modules = code
    assert reads(picture)
    assert not reads(ruin(picture, modules))
    monkeypatch.setattr(harsh, "DISTURBANCES", {"ruin": ruin})
    pdf = pdf_of()
    ((outcome,),) = harsh.withstand(pdf, [codes_of(pdf)])
    assert not outcome.reads


def test_small_modules_get_enough_pixels(monkeypatch):
    widths = []
    monkeypatch.setattr(
        harsh, "DISTURBANCES", {"none": lambda picture, _: widths.append(len(picture)) or picture}
    )
    code = lay_out_code(
        PAYLOAD, x_mm=20, y_mm=20, side_mm=9, distance_mm=100, outdoors=False
    )  # modules of 0.27 mm
    sheet = Sheet(width_mm=80, height_mm=60, marks=(code,))
    pdf = paint_pdf(Document(sheets=(sheet,), title="Small"))
    (row,) = proof.prove(pdf, [(PAYLOAD,)], forbidden=lambda _: False, dpi=300)
    ((outcome,),) = harsh.withstand(pdf, [row.measured.codes])
    assert outcome.reads
    assert widths[0] / 33 >= 2.4


def test_opencv_is_told_where_it_is_installed_and_decides_nothing(code, monkeypatch):
    picture, _ = code

    class Detector:
        def detectAndDecode(self, _):
            return "elsewhere", None, None

    monkeypatch.setattr(harsh, "_opencv", Detector)
    assert harsh.read_by_opencv(picture, PAYLOAD) is False
    monkeypatch.setattr(harsh, "_opencv", lambda: None)
    assert harsh.read_by_opencv(picture, PAYLOAD) is None


def test_the_real_opencv_reads_a_clean_code(code):
    pytest.importorskip("cv2")
    assert harsh.read_by_opencv(code[0], PAYLOAD) is True
