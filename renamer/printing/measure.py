"""What a printed page promises, and what is measured on it: the two must agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from renamer.drawing.extent import Box
from renamer.drawing.faces import FACES
from renamer.drawing.typeset import cap_height_mm, ink_height_mm
from renamer.printing.code import QUIET_MODULES, scans_from_mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from renamer.drawing.raster import Drawn, Letter, Picture

TOLERANCE: Final = 0.02
"""How far a measure may lie from the promise, as a share of it."""
READS_FROM: Final = 250.0
"""A name is read from so many times the height of its capitals: 100 mm letters from 25 m, the rule
of British fire precautions, which follows from tests of eyesight
(https://meansofescape.com/about-viewing-distances). It is careful: DIN 4844 takes 300
(https://www.permalight.de/sicherheitsleitsysteme/erkennungsweiten/)."""
MOST_INK: Final = 0.25
"""More of a page than this drinks up an ink-jet printer at home and leaves the paper wavy."""
_HOME_MM: Final = 298.0
"""The longer side of what is printed at home: A4, and a little."""
_LIGHT: Final = 0.75
"""Paper between the darkest and the lightest of a code that still counts as light."""


class Decoded(NamedTuple):
    """A code that was read, where on the picture in pixels, and how many modules it is wide."""

    text: str
    box: tuple[float, float, float, float]
    modules: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What the layout promises of a page; `qr_side_mm` includes the quiet zone."""

    names: tuple[str, ...]
    letter_height_mm: float
    qr_side_mm: float | None = None
    module_mm: float | None = None

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Claims:
        """Return the claims that a manifest holds.

        Raises
        ------
        TypeError
            If one is missing or unknown.
        """
        return cls(**{**values, "names": tuple(values["names"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCode:
    """A code as the PDF draws it; `side_mm` includes the quiet zone."""

    payload: str
    box: Box
    modules: int
    """How many it is wide without the quiet zone."""
    is_clear: bool
    """Whether its quiet zone is as light as its light modules."""

    @property
    def side_mm(self) -> float:
        """The side of its box with the quiet zone."""
        return self.box.width_mm

    @property
    def module_mm(self) -> float:
        """The side of one module."""
        return self.side_mm / (self.modules + 2 * QUIET_MODULES)

    @property
    def scans_from_mm(self) -> float:
        """From how far it scans."""
        return scans_from_mm(self.module_mm)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was measured on a page; `ink` is the share of it that is covered."""

    codes: tuple[PrintedCode, ...]
    ink: float
    letter_height_mm: float | None = None

    @property
    def read_from_mm(self) -> float | None:
        """From how far the name can be read."""
        return self.letter_height_mm and self.letter_height_mm * READS_FROM


def measure(
    drawn: Drawn, picture: Picture, decoded: Sequence[Decoded], claims: Claims | None
) -> Measured:
    """Measure a page: codes and letters by what the PDF draws, light and ink by the picture."""
    codes = (_printed(one, drawn, picture) for one in decoded)
    return Measured(
        codes=tuple(code for code in codes if code),
        ink=float(1 - picture.mean() / 255),
        letter_height_mm=_letter_height_mm(drawn.letters, claims.names) if claims else None,
    )


def faults(
    measured: Measured, drawn: Drawn, decoded: Sequence[Decoded], claims: Claims | None
) -> Iterator[str]:
    """Yield what is wrong with a page: what is not drawn as it should be, or not as promised."""
    read = Counter(one.text for one in decoded)
    for payload in (read - Counter(code.payload for code in measured.codes)).elements():
        yield f"the code to {payload} is not drawn as lines that a printer keeps sharp"
    for code in measured.codes:
        if not code.is_clear:
            yield f"something stands in the quiet zone of the code to {code.payload}"
    if claims is None:
        return
    for name in claims.names:
        if not _occurrences(name, drawn.letters):
            yield f"the name {name!r} does not stand on the page"
    height = measured.letter_height_mm
    yield from _differing("the height of the name", claims.letter_height_mm, height)
    for code in measured.codes:
        yield from _differing("the side of the code", claims.qr_side_mm, code.side_mm)
        yield from _differing("the module of the code", claims.module_mm, code.module_mm)


def cautions(measured: Measured, drawn: Drawn, claims: Claims | None) -> Iterator[str]:
    """Yield what a person should know before printing a page."""
    if measured.ink > MOST_INK and max(drawn.width_mm, drawn.height_mm) <= _HOME_MM:
        yield f"{measured.ink:.0%} of the page is ink: much for a printer at home"
    if claims and measured.letter_height_mm is None:
        yield "the letters of the name could not be measured"


def _differing(what: str, promised: float | None, found: float | None) -> Iterator[str]:
    if promised is None or found is None or abs(found - promised) <= TOLERANCE * promised:
        return
    yield f"{what} is {found:.2f} mm, and {promised:.2f} mm were promised"


def _printed(one: Decoded, drawn: Drawn, picture: Picture) -> PrintedCode | None:
    """Return the code among all that is filled on the page: the path that reaches where it is."""
    scale = drawn.width_mm / picture.shape[1]
    there = Box(*(value * scale for value in one.box))
    module = there.width_mm / one.modules
    symbol = min(drawn.fills, key=lambda fill: _apart(fill, there), default=None)
    if symbol is None or _apart(symbol, there) > 1.5 * module:
        return None
    module = symbol.width_mm / one.modules
    quiet = QUIET_MODULES * module
    box = Box(symbol.left - quiet, symbol.top - quiet, symbol.right + quiet, symbol.bottom + quiet)
    return PrintedCode(
        payload=one.text,
        box=box,
        modules=one.modules,
        is_clear=_is_clear(picture, symbol, box, scale),
    )


def _apart(one: Box, other: Box) -> float:
    """Return how far two boxes are apart at the side where they are most."""
    return max(
        abs(one.left - other.left),
        abs(one.top - other.top),
        abs(one.right - other.right),
        abs(one.bottom - other.bottom),
    )


def _is_clear(picture: Picture, symbol: Box, box: Box, scale: float) -> bool:
    """Whether all around the symbol is as light as its own light; pixels at edges are left out."""
    height, width = picture.shape
    if box.left < 0 or box.top < 0 or box.right > width * scale or box.bottom > height * scale:
        return False
    whole, inner = _pixels(box, scale, -1), _pixels(symbol, scale, 1)
    dark, light = int(picture[inner].min()), int(picture[inner].max())
    is_dark = picture < dark + _LIGHT * (light - dark)
    is_dark[inner] = False
    return not is_dark[whole].any()


def _pixels(box: Box, scale: float, more: int) -> tuple[slice, slice]:
    """Return the rows and columns of a box, so many pixels more at each side."""
    return (
        slice(round(box.top / scale) - more, round(box.bottom / scale) + more),
        slice(round(box.left / scale) - more, round(box.right / scale) + more),
    )


def _letter_height_mm(letters: Sequence[Letter], names: Sequence[str]) -> float | None:
    """Return the height of the capitals of the names, the smallest; None if there is no measure.

    Each letter tells: its ink on the page, held against that of the same letter in its face.
    """
    heights = []
    for name in names:
        places = (
            [size for letter in place if (size := _capitals_mm(letter))]
            for place in _occurrences(name, letters)
        )
        largest = max(filter(None, places), key=max, default=None)
        heights += [min(largest)] if largest else []
    return min(heights, default=None)


def _capitals_mm(letter: Letter) -> float | None:
    """Return how high capitals are in the size that a letter is set in, where its face is known."""
    face = _face_of(letter.font)
    if face is None or not letter.char.isalpha():
        return None
    ink = ink_height_mm(letter.char, face, 1)
    return letter.box.height_mm / ink * cap_height_mm(face, 1) if ink else None


@lru_cache(maxsize=64)
def _face_of(font: str) -> str | None:
    """Return the bundled face that a PDF calls so: "FiraGO-Regular" is our "FiraGO"."""
    plain = font.removesuffix("-Regular").replace("-", "")
    return next((face for face in FACES if face.replace(" ", "") == plain), None)


def _occurrences(name: str, letters: Sequence[Letter]) -> list[Sequence[Letter]]:
    """Return every place where the name stands, whatever its lines and capitals."""
    spelled = [(char, index) for index, one in enumerate(letters) for char in _plain(one.char)]
    page, wanted = "".join(char for char, _ in spelled), _plain(name)
    found = []
    start = page.find(wanted)
    while wanted and start >= 0:
        last = start + len(wanted) - 1
        found.append(letters[spelled[start][1] : spelled[last][1] + 1])
        start = page.find(wanted, start + 1)
    return found


def _plain(text: str) -> str:
    """Return letters and digits only, as capitals and small ones compare."""
    return "".join(char for char in text.casefold() if char.isalnum())
