"""What a street does to a code: blur, tilt, glare, dirt, fading; and whether it still scans.

Each disturbance is a pure function of a grey picture of the code, cut out with its quiet zone.
zxing-cpp decides; what OpenCV reads is told where it is installed (`pip install
renamer-kit[opencv]`), for some phones read as badly.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from renamer.drawing.raster import rasterise
from renamer.printing.code import QUIET_MODULES
from renamer.printing.proof import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from renamer.drawing.raster import Picture
    from renamer.printing.measure import PrintedCode

LEAST_DPI: Final = 150.0
LEAST_PX: Final = 2.5
"""Of a module: with fewer pixels the picture would be worse than any phone's."""
BLUR, TILT, DIRT = 0.3, 30.0, 0.08
"""Modules (standard deviation), degrees, and share of the symbol's area."""
_FINDER: Final = 8
"""A finder pattern with its separator, in modules."""
_CAMERA: Final = 3.0
"""From how far the tilted code is seen, in its own widths."""
_GLARE, _GLARE_WIDTH, _GLARE_AT = 0.8, 0.2, (0.6, 0.55)
"""How much of the ink the reflection hides at its middle, how wide and where it is in widths."""
_MUD: Final = 40
_HALF_CYAN: Final = 0.299 * 127.5 + 0.587 * 255 + 0.114 * 255
"""What a camera's grey makes of black ink faded to half a cyan (luma of ITU-R BT.601)."""
_PAPER: Final = 255


class Outcome(NamedTuple):
    """Whether a disturbed code was still read; `opencv` is None where it is not installed."""

    payload: str
    disturbance: str
    reads: bool
    opencv: bool | None


def blurred(picture: Picture, sigma_px: float) -> Picture:
    """Return the picture out of focus."""
    from PIL import Image, ImageFilter

    return np.array(Image.fromarray(picture).filter(ImageFilter.GaussianBlur(sigma_px)))


def tilted(picture: Picture, degrees: float) -> Picture:
    """Return the picture as seen from the side, the left edge nearer, white around it."""
    from PIL import Image

    height, width = picture.shape
    angle, pad = math.radians(degrees), round(0.15 * max(width, height))
    distance = _CAMERA * width
    flat = [(x, y) for x in (-width / 2, width / 2) for y in (-height / 2, height / 2)]
    seen = [
        (
            width / 2 + pad + x * math.cos(angle) * distance / (distance + x * math.sin(angle)),
            height / 2 + pad + y * distance / (distance + x * math.sin(angle)),
        )
        for x, y in flat
    ]
    there = [(x + width / 2, y + height / 2) for x, y in flat]
    image = Image.fromarray(picture).transform(
        (width + 2 * pad, height + 2 * pad),
        Image.Transform.PERSPECTIVE,
        _homography(seen, there),
        Image.Resampling.BICUBIC,
        fillcolor=_PAPER,
    )
    return np.array(image)


def glared(picture: Picture) -> Picture:
    """Return the picture with a soft bright reflection upon it."""
    height, width = picture.shape
    y, x = np.mgrid[:height, :width]
    far = np.hypot(x / width - _GLARE_AT[0], y / height - _GLARE_AT[1])
    hidden = _GLARE * np.exp(-0.5 * (far / _GLARE_WIDTH) ** 2)
    return _grey(picture + (_PAPER - picture.astype(float)) * hidden)


def soiled(picture: Picture, modules: int, share: float, seed: int) -> Picture:
    """Return the picture with a round patch of mud on the symbol, off the finder patterns.

    Parameters
    ----------
    picture : Picture
        A code with its quiet zone.
    modules : int
        How many it is wide without it.
    share : float
        How much of the symbol's area the patch covers.
    seed : int
        Which of the possible places.
    """
    chance = np.random.default_rng(seed)
    radius = math.sqrt(share / math.pi) * modules
    corners = ((0, 0), (modules - _FINDER, 0), (0, modules - _FINDER))
    while True:
        x, y = chance.uniform(radius, modules - radius, 2)
        if all(_beside(x, y, left, top) >= radius for left, top in corners):
            break
    height, width = picture.shape
    rows, columns = np.mgrid[:height, :width] / _module_px(picture, modules) - QUIET_MODULES
    return np.where(np.hypot(columns - x, rows - y) < radius, np.uint8(_MUD), picture)


def faded(picture: Picture) -> Picture:
    """Return the picture after a summer in the sun: what was black is half a cyan."""
    return _grey(_HALF_CYAN + (_PAPER - _HALF_CYAN) * picture.astype(float) / _PAPER)


_Disturbance = Callable[["Picture", int], "Picture"]
"""Of a picture, and how many modules the code is wide."""

DISTURBANCES: Final[dict[str, _Disturbance]] = {
    "blur": lambda picture, modules: blurred(picture, BLUR * _module_px(picture, modules)),
    "tilt sideways": lambda picture, _: tilted(picture, TILT),
    "tilt upwards": lambda picture, _: np.ascontiguousarray(tilted(picture.T, TILT).T),
    "glare": lambda picture, _: glared(picture),
    "dirt 1": partial(soiled, share=DIRT, seed=1),
    "dirt 2": partial(soiled, share=DIRT, seed=2),
    "dirt 3": partial(soiled, share=DIRT, seed=3),
    "fading": lambda picture, _: faded(picture),
}


def withstand(pdf: bytes, pages: Sequence[Sequence[PrintedCode]]) -> Iterator[tuple[Outcome, ...]]:
    """Yield for every page how its codes fare under each disturbance.

    Parameters
    ----------
    pdf : bytes
        The file.
    pages : sequence of sequence of PrintedCode
        What was measured on each page.

    Raises
    ------
    ProofError
        If it is not a PDF.
    """
    smallest = min((code.module_mm for codes in pages for code in codes), default=math.inf)
    dpi = max(LEAST_DPI, LEAST_PX * 25.4 / smallest)
    for picture, codes in zip(rasterise(pdf, dpi), pages, strict=True):
        yield tuple(outcome for code in codes for outcome in _outcomes(picture, code, dpi))


def _outcomes(page: Picture, code: PrintedCode, dpi: float) -> Iterator[Outcome]:
    box, scale = code.box, dpi / 25.4
    top, left = max(0, round(box.top * scale)), max(0, round(box.left * scale))
    picture = page[top : round(box.bottom * scale), left : round(box.right * scale)]
    for name, disturb in DISTURBANCES.items():
        disturbed = disturb(picture, code.modules)
        reads = [one.text for one in decode(disturbed)] == [code.payload]
        yield Outcome(code.payload, name, reads, read_by_opencv(disturbed, code.payload))


def read_by_opencv(picture: Picture, payload: str) -> bool | None:
    """Return whether OpenCV reads this payload; None where it is not installed."""
    detector = _opencv()
    if detector is None:
        return None
    text, *_ = detector.detectAndDecode(picture)
    return bool(text == payload)


@lru_cache(maxsize=1)
def _opencv() -> Any:
    try:
        import cv2
    except ImportError:
        return None
    return cv2.QRCodeDetector()


def _module_px(picture: Picture, modules: int) -> float:
    return float(picture.shape[1]) / (modules + 2 * QUIET_MODULES)


def _grey(values: NDArray[np.float64]) -> Picture:
    return np.clip(values.round(), 0, _PAPER).astype(np.uint8)


def _beside(x: float, y: float, left: float, top: float) -> float:
    """Return how far a point lies from the square of a finder pattern, in modules."""
    return math.hypot(max(left - x, 0, x - left - _FINDER), max(top - y, 0, y - top - _FINDER))


def _homography(
    seen: Sequence[tuple[float, float]], there: Sequence[tuple[float, float]]
) -> tuple[float, ...]:
    """Return the eight numbers that lead from four points seen to those of the flat picture."""
    rows, values = [], []
    for (x, y), (u, v) in zip(seen, there, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    return tuple(float(value) for value in np.linalg.solve(np.array(rows), np.array(values)))
