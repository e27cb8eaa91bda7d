"""The ornaments a style may name, all of them our own drawing. None shows any arms.

Each takes the free box of the plate, draws itself into it, and returns the box that it leaves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.extent import Box
from renamer.model.sheet import Path, Rect
from renamer.printing.shapes import disc, pie
from renamer.printing.style_check import tones

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from renamer.model.sheet import Mark, Segment
    from renamer.printing.plate_style import Ornament, OrnamentKind

_Drawn = tuple[tuple["Mark", ...], Box]

_VEINS = (
    (0.00, 0.30, 0.16, 0.16, 0.24, 0.44, 0.44, 0.33, 1.0),
    (0.44, 0.33, 0.60, 0.24, 0.72, 0.06, 1.00, 0.16, 0.6),
    (0.20, 0.34, 0.28, 0.58, 0.31, 0.74, 0.42, 1.00, 0.5),
    (0.00, 0.78, 0.10, 0.72, 0.14, 0.94, 0.27, 1.00, 0.8),
    (0.60, 1.00, 0.70, 0.70, 0.82, 0.90, 1.00, 0.66, 1.0),
    (0.78, 0.83, 0.84, 0.58, 0.90, 0.56, 1.00, 0.40, 0.5),
    (0.62, 0.22, 0.68, 0.46, 0.66, 0.62, 0.74, 0.88, 0.4),
    (0.08, 0.00, 0.12, 0.12, 0.10, 0.18, 0.13, 0.31, 0.4),
)
"""Veins of marble: two ends and two control points in shares of the plate, and a width."""


def draw(ornament: Ornament, box: Box, ground: str, scale: float) -> _Drawn:
    """Return the marks of an ornament in a box, and the box left for text.

    Parameters
    ----------
    ornament : Ornament
        Which one, and how large its part is on the real plate.
    box : Box
        What the borders leave of the plate.
    ground : str
        The colour of the plate.
    scale : float
        Millimetres of paper for one of the plate.
    """
    return _DRAW[ornament.kind](tones(ornament, ground), box, ornament.size_mm * scale)


def _azulejo(colours: tuple[str, ...], box: Box, size: float) -> _Drawn:
    """Frame the plate with tiles: a star between quarter discs, which close to discs."""
    across = max(round(box.width_mm / size), 3)
    down = max(round(box.height_mm / size), 3)
    wide, high = box.width_mm / across, box.height_mm / down
    segments: list[Segment] = []
    joints: list[Segment] = []
    for row in range(down):
        for column in range(across):
            if 0 < row < down - 1 and 0 < column < across - 1:
                continue
            left, top = box.left + column * wide, box.top + row * high
            segments += _tile(left, top, wide, high)
            joints += [("M", left, top), ("L", left + wide, top), ("L", left + wide, top + high)]
    inner = Box(box.left + wide, box.top + high, box.right - wide, box.bottom - high)
    line = 0.05 * size
    marks = (
        Path(segments=tuple(segments), fill=colours[0]),
        Path(segments=tuple(joints), stroke=colours[1], stroke_mm=0.03 * size),
        Rect(
            x_mm=inner.left + line,
            y_mm=inner.top + line,
            width_mm=inner.width_mm - 2 * line,
            height_mm=inner.height_mm - 2 * line,
            stroke=colours[0],
            stroke_mm=2 * line,
        ),
    )
    return marks, _inset(inner, 3 * line, 2 * line)


def _tile(left: float, top: float, wide: float, high: float) -> Iterator[Segment]:
    """Yield one tile: quarter discs in the corners and a star of four points between them."""
    right, bottom = left + wide, top + high
    x, y, a, b = left + wide / 2, top + high / 2, 0.3 * wide, 0.3 * high
    yield from pie(left, top, a, b)
    yield from pie(right, top, -a, b)
    yield from pie(right, bottom, -a, -b)
    yield from pie(left, bottom, a, -b)
    near = 0.16
    yield ("M", x, y - 0.47 * high)
    for number, (across, down) in enumerate(((0.47, 0), (0, 0.47), (-0.47, 0), (0, -0.47))):
        turn = ((1, -1), (1, 1), (-1, 1), (-1, -1))[number]
        yield ("L", x + near * turn[0] * wide, y + near * turn[1] * high)
        yield ("L", x + across * wide, y + down * high)
    yield ("Z",)


def _cartouche(_colours: tuple[str, ...], box: Box, _size: float) -> _Drawn:
    """Draw nothing: the cartouche is the hump of the outline itself."""
    return (), box


def _enamel(colours: tuple[str, ...], box: Box, size: float) -> _Drawn:
    """Let the plate look bulged: light falls on its upper edge and leaves the lower one."""
    corner = 0.0 if box.left else size  # without a border, the plate's own corners are round
    left, right, far = box.left + corner, box.right - corner, 0.22 * box.width_mm
    lens = tuple(
        Path(
            segments=(
                ("M", left, edge),
                ("L", right, edge),
                ("C", right - far, edge + depth, left + far, edge + depth, left, edge),
                ("Z",),
            ),
            fill=colour,
        )
        for edge, depth, colour in ((box.top, size, colours[0]), (box.bottom, -size, colours[1]))
    )
    return lens, box


def _marble(colours: tuple[str, ...], box: Box, size: float) -> _Drawn:
    """Draw a few faint veins over the whole plate; `size` is the width of the widest."""

    def curve(vein: tuple[float, ...]) -> tuple[Segment, ...]:
        xs = [box.left + share * box.width_mm for share in vein[0:8:2]]
        ys = [box.top + share * box.height_mm for share in vein[1:8:2]]
        return (("M", xs[0], ys[0]), ("C", xs[1], ys[1], xs[2], ys[2], xs[3], ys[3]))

    return tuple(
        Path(segments=curve(vein), stroke=colours[0], stroke_mm=size * vein[8]) for vein in _VEINS
    ), box


def _screws(colours: tuple[str, ...], box: Box, size: float) -> _Drawn:
    """Draw a round head in each corner; no text stands above or below one."""
    away = 0.95 * size
    marks: list[Mark] = []
    for number, (x, y) in enumerate(
        (x, y)
        for y in (box.top + away, box.bottom - away)
        for x in (box.left + away, box.right - away)
    ):
        lean = (0.24, -0.15, 0.05, 0.3)[number] * size  # nobody turns four screws alike
        marks += [
            Path(segments=disc(x, y, size / 2), fill=colours[1]),
            Path(segments=disc(x, y, 0.42 * size), fill=colours[0]),
            Path(
                segments=(("M", x - 0.3 * size, y - lean), ("L", x + 0.3 * size, y + lean)),
                stroke=colours[1],
                stroke_mm=0.1 * size,
                round_ends=False,
            ),
        ]
    return tuple(marks), _inset(box, 1.9 * size, 0.0)


def _stripe(colours: tuple[str, ...], box: Box, size: float) -> _Drawn:
    """Draw a thin line along the foot of the plate."""
    side = size
    mark = Rect(
        x_mm=box.left + side,
        y_mm=box.bottom - 2 * size,
        width_mm=box.width_mm - 2 * side,
        height_mm=size,
        fill=colours[0],
    )
    return (mark,), Box(box.left, box.top, box.right, box.bottom - 2 * size)


def _inset(box: Box, across: float, down: float) -> Box:
    return Box(box.left + across, box.top + down, box.right - across, box.bottom - down)


_DRAW: dict[OrnamentKind, Callable[[tuple[str, ...], Box, float], _Drawn]] = {
    "azulejo": _azulejo,
    "cartouche": _cartouche,
    "enamel": _enamel,
    "marble": _marble,
    "screws": _screws,
    "stripe": _stripe,
}
