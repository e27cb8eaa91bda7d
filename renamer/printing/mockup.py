"""What a picture of a sign that does not stand there says: below itself, and across the sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm
from renamer.l10n import texts
from renamer.model.sheet import Rect, Sheet, Text
from renamer.printing.blocks import Block, height_of, marks_of
from renamer.printing.page import SignPage

if TYPE_CHECKING:
    from renamer.drawing.perspective import Corners
    from renamer.model.paper import Paper

_GROUND, _INK = "#222222", "#FFFFFF"
_NEAR, _FAR = 25.0, 47.0
"""Where the ribbon cuts the upper edge of an A4 sign, measured from its right corner: over the
corner of the plate, which begins 12 mm from the edges, and short of most names on it."""
_CAPITALS = 0.62
"""The capitals of a word on the ribbon, as a share of the height it has there."""


def words(language: str) -> tuple[str, ...]:
    """Return what the picture is in a word: in English, and below that in this language."""
    _ = texts(language)
    return tuple(dict.fromkeys(("Mock-up", _("Mock-up"))))


def sentences(language: str) -> tuple[str, ...]:
    """Return what was done to the photo: in this language, and below that in English."""
    english = "Mock-up: the sign was added to the photo"
    _ = texts(language)
    return tuple(dict.fromkeys((_("Mock-up: the sign was added to the photo"), english)))


def lay_out_ribbon(language: str, paper: Paper) -> tuple[Sheet, Corners]:
    """Return the ribbon across the upper right corner of a sign, and where its corners lie.

    They are millimetres on the sheet of the sign; the upper two lie outside of it.
    """
    page = SignPage.of(paper)
    near, far, right = _NEAR * page.unit, _FAR * page.unit, page.width_mm
    out = (far - near) / 2
    corners = (right - far + out, -out), (right + out, far - out), (right, far), (right - far, 0.0)
    width, height = far * 2**0.5, out * 2**0.5
    said = words(language)
    row = height / len(said)
    marks = []
    for index, word in enumerate(said):
        baseline = (index + (1 + _CAPITALS) / 2) * row
        # the sheet cuts the ribbon at 45 degrees, so it is shorter where the word is highest
        above = height - baseline + _CAPITALS * row
        largest = _CAPITALS * row / cap_height_mm(BOLD, 1)
        (line,), size = fit(word, BOLD, width - 2 * above - row / 2, largest, largest / 3, 1)
        marks.append(
            Text(
                x_mm=width / 2,
                y_mm=baseline,
                text=line,
                face=BOLD,
                size_mm=size,
                fill=_INK,
                anchor="middle",
            )
        )
    return _banner(width, height, tuple(marks)), corners


def lay_out_caption(language: str, width: float, size_mm: float) -> Sheet:
    """Return the band below the photo.

    Parameters
    ----------
    language : str
        The town's; English stands below it.
    width : float
        That of the photo, in millimetres.
    size_mm : float
        The em size of the local sentence.

    Raises
    ------
    StyleError
        If a sentence needs more than two lines.
    """
    blocks = tuple(
        _block(text, face, width - 2 * size_mm, size_mm * scale)
        for text, face, scale in zip(sentences(language), (BOLD, REGULAR), (1.0, 0.8), strict=False)
    )
    height = height_of(blocks) + 2 * size_mm
    return _banner(width, height, marks_of(blocks, size_mm, size_mm))


def _block(text: str, face: str, room: float, size_mm: float) -> Block:
    lines, fitting = fit(text, face, room, size_mm, 0.7 * size_mm, 2)
    return Block(lines=lines, face=face, size_mm=fitting, fill=_INK, space_mm=0.6 * size_mm)


def _banner(width: float, height: float, lines: tuple[Text, ...]) -> Sheet:
    ground = Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height, fill=_GROUND)
    return Sheet(width_mm=width, height_mm=height, marks=(ground, *lines))
