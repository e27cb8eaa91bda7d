"""Cards of two sides, four on a sheet of A4: cut twice through the middle, nothing to trim.

A quarter of A4 is A6, the usual postcard: the Deutsche Post takes cards from 140 x 90 mm, at least
1.4 times as long as wide (practical-tips.com on the size of a postcard, seen 2026-11-25). So that
old printers can print it, a card keeps a white rim of MARGIN_MM, which also hides that two sides
never meet exactly. For a print shop each side is a page of its own: the same card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.model.sheet import Path, Placed, Rect, Sheet
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renamer.model.sheet import Mark

WIDTH_MM, HEIGHT_MM = 148.0, 105.0
CARDS_A_SHEET: Final = 4
ROOM: Final = Box(MARGIN_MM, MARGIN_MM, WIDTH_MM - MARGIN_MM, HEIGHT_MM - MARGIN_MM)
"""What of a card is printed on."""
_SHEET: Final = (297.0, 210.0)
_COLUMNS = _ROWS = 2
_TICK_MM, _TICK, _GREY = 8.0, 0.15, "#9A9A9A"
STAMP_MM: Final = (20.0, 24.0)
_ADDRESS_LINES, _ADDRESS_STEP, _BELOW_ADDRESS = 4, 8.5, 15.5


def sheets(cards: Sequence[tuple[Sheet, Sheet]]) -> Iterator[tuple[Sheet, Sheet]]:
    """Yield the front and the back of each sheet of A4, to be turned over its long edge.

    Turned over the long edge a landscape sheet keeps left and right, and top becomes bottom: so the
    backs stand in the other row. A place without a card stays white on both sides.
    """
    for start in range(0, len(cards), CARDS_A_SHEET):
        some = cards[start : start + CARDS_A_SHEET]
        fronts = tuple(_placed(card[0], place) for place, card in enumerate(some))
        backs = tuple(_placed(card[1], behind(place)) for place, card in enumerate(some))
        yield _sheet(fronts), _sheet(backs)


def behind(place: int) -> int:
    """Return the place on the back that lies behind a place on the front; both count by rows."""
    row, column = divmod(place, _COLUMNS)
    return (_ROWS - 1 - row) * _COLUMNS + column


def _placed(card: Sheet, place: int) -> Placed:
    row, column = divmod(place, _COLUMNS)
    width, height = _SHEET[0] / _COLUMNS, _SHEET[1] / _ROWS
    return Placed(
        sheet=card,
        x_mm=column * width + (width - card.width_mm) / 2,
        y_mm=row * height + (height - card.height_mm) / 2,
    )


def _sheet(cards: tuple[Placed, ...]) -> Sheet:
    width, height = _SHEET
    return Sheet(width_mm=width, height_mm=height, marks=(*cards, *_ticks(width, height)))


def _ticks(width: float, height: float) -> Iterator[Path]:
    """Yield short lines at the two cuts, where every printer still prints."""
    x, y = width / 2, height / 2
    far = MARGIN_MM + _TICK_MM
    for start, end in (
        ((x, MARGIN_MM), (x, far)),
        ((x, height - far), (x, height - MARGIN_MM)),
        ((MARGIN_MM, y), (far, y)),
        ((width - far, y), (width - MARGIN_MM, y)),
        ((x - _TICK_MM / 2, y), (x + _TICK_MM / 2, y)),
        ((x, y - _TICK_MM / 2), (x, y + _TICK_MM / 2)),
    ):
        yield line(start, end, _GREY, _TICK)


def card(marks: Sequence[Mark], *, language: str | None = None) -> Sheet:
    """Return one side of a card."""
    return Sheet(width_mm=WIDTH_MM, height_mm=HEIGHT_MM, marks=tuple(marks), language=language)


def address_side(left: float) -> tuple[Mark, ...]:
    """Return a box for the stamp and lines for the address, right of `left`."""
    width, height = STAMP_MM
    stamp = Rect(
        x_mm=ROOM.right - width - 0.1,
        y_mm=ROOM.top + 0.1,
        width_mm=width,
        height_mm=height,
        stroke=_GREY,
        stroke_mm=0.2,
    )
    first = ROOM.bottom - _BELOW_ADDRESS - (_ADDRESS_LINES - 1) * _ADDRESS_STEP
    return stamp, *ruled(left, ROOM.right, first, _ADDRESS_LINES, _ADDRESS_STEP)


def ruled(left: float, right: float, first: float, count: int, step: float) -> tuple[Path, ...]:
    """Return lines to write on, the first at `first` millimetres from the top."""
    return tuple(
        line((left, first + index * step), (right, first + index * step), _GREY, 0.2)
        for index in range(count)
    )


def line(start: tuple[float, float], end: tuple[float, float], stroke: str, width: float) -> Path:
    """Return a straight line."""
    return Path(
        segments=(("M", *start), ("L", *end)), stroke=stroke, stroke_mm=width, round_ends=False
    )
