"""A square that exists nowhere, drawn, so that a mock-up can be shown without anybody's photo."""

from __future__ import annotations

from renamer.model.sheet import Path, Rect, Segment, Sheet

WIDTH, HEIGHT, _GROUND = 1200.0, 720.0, 500.0
CORNERS = "430,262 806,282 806,536 430,546"
"""Where the sign stands: on the board that is drawn."""


def square() -> Sheet:
    """Return houses on a paved square, and a board before them; a millimetre is a pixel."""
    marks = (*_sky(), *_houses(), *_paving(), *_board())
    return Sheet(width_mm=WIDTH, height_mm=HEIGHT, marks=marks)


def _sky() -> list[Rect]:
    strips = 50
    high = _GROUND / strips
    return [
        _block(0, index * high, WIDTH, high + 1, _mixed("#8FB4DC", "#E4ECF2", index / strips))
        for index in range(strips)
    ]


def _houses() -> list[Rect | Path]:
    marks: list[Rect | Path] = []
    fronts = (
        (0, 210, 250, "#C9A27C"),
        (210, 180, 320, "#D8CDB8"),
        (390, 260, 230, "#A9B7A4"),
        (650, 200, 300, "#D9B79A"),
        (850, 350, 260, "#BFC3CB"),
    )
    for left, width, height, colour in fronts:
        top = _GROUND - height
        roof = ((left - 6, top), (left + width / 2, top - 70), (left + width + 6, top))
        marks += [_shape(roof, "#6E4B40"), _block(left, top, width, height, colour)]
        for row in range(int(height // 80)):
            for window in range(int(width // 60)):
                x, y = left + 22 + window * 60, top + 24 + row * 80
                marks += [_block(x - 3, y - 3, 34, 52, "#F4F1EA"), _block(x, y, 28, 46, "#5F7485")]
    return marks


def _paving() -> list[Rect | Path]:
    """Return slabs whose joints run towards one point, as paving does."""
    marks: list[Rect | Path] = [_block(0, _GROUND, WIDTH, HEIGHT - _GROUND, "#A7A39B")]
    for index in range(-14, 40):
        foot = index * 100 - 700.0
        marks.append(_line((WIDTH / 2 + (foot - WIDTH / 2) * 0.3, _GROUND), (foot, HEIGHT)))
    for index in range(1, 8):
        y = _GROUND + (HEIGHT - _GROUND) * (index / 8) ** 1.7
        marks.append(_line((0, y), (WIDTH, y)))
    return marks


def _board() -> list[Rect | Path]:
    shade = ((415, 690), (850, 668), (1000, 690), (560, 716))
    board = ((416, 246), (820, 268), (820, 550), (416, 561))
    posts = [
        _block(x, top, 14, foot - top, "#4B4F55")
        for x, top, foot in ((404, 236, 704), (814, 258, 680))
    ]
    return [_shape(shade, "#8B877F"), *posts, _shape(board, "#5D6268")]


def _block(x: float, y: float, width: float, height: float, colour: str) -> Rect:
    return Rect(x_mm=x, y_mm=y, width_mm=width, height_mm=height, fill=colour)


def _shape(points: tuple[tuple[float, float], ...], colour: str) -> Path:
    (x, y), *others = points
    lines: list[Segment] = [("L", *point) for point in others]
    return Path(segments=(("M", x, y), *lines, ("Z",)), fill=colour)


def _line(start: tuple[float, float], end: tuple[float, float]) -> Path:
    return Path(segments=(("M", *start), ("L", *end)), stroke="#918D85", stroke_mm=1.5)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)
