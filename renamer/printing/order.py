"""The order for the copy shop: what to make of which file, with boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box, extent_of
from renamer.errors import StyleError
from renamer.model.paper import SIZES_MM
from renamer.model.sheet import Rect, Sheet
from renamer.printing.aids import FAINT, INK, blocks_of, strokes
from renamer.printing.blocks import ACCENT, DESCENT, height_of, marks_of
from renamer.printing.page import MARGIN_MM

if TYPE_CHECKING:
    from renamer.model.paper import Paper
    from renamer.model.sheet import Mark
    from renamer.printing.aids import Line

    Said = tuple[Line, ...]
    """One sentence in its languages, the first one set large."""

_TITLE, _TEXT, _HEAD, _CELL = 9.0, 4.2, 3.2, 3.8
"""Em sizes."""
_COLUMNS: Final = (8.0, 50.0, 29.0, 18.0, 17.0, 46.0, 18.0)
_LABEL: Final = 62.0
_HEAD_MM, _BOX = 10.0, 3.6
"""The height of the table's head, and the side of a box to tick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderRow:
    """One sign: what stands in the first columns of the table."""

    number: str
    name: Line
    size: str
    quantity: str
    pages: str

    @property
    def cells(self) -> tuple[Line, ...]:
        """The columns."""
        plain = (self.size, self.quantity, self.pages)
        return (("en", self.number), self.name, *(("en", text) for text in plain))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the order says. A fact without a value is a line to write on."""

    title: Said
    facts: tuple[tuple[Said, Said], ...]
    heads: tuple[Said, ...]
    materials: tuple[Said, ...]
    rows: tuple[OrderRow, ...]
    small: Said = ()
    """What must not be done with the paper; stands at the foot of every page."""


def lay_out_order(order: Order, paper: Paper) -> tuple[Sheet, ...]:
    """Return the order on one upright page, or on several where the signs are many.

    Raises
    ------
    StyleError
        If a word is wider than its column, or a row higher than a page.
    """
    width, height = SIZES_MM[paper]
    inside = Box(0, 0, width, height).inset(MARGIN_MM)
    small = blocks_of(order.small, inside.width_mm, _HEAD)
    bottom = inside.bottom - height_of(small) - DESCENT * _HEAD
    foot = marks_of(small, inside.left, bottom)
    head, top = _opening(order, inside)
    step = _row_mm(order, inside)
    pages: list[Sheet] = []
    rows = list(order.rows)
    while rows or not pages:
        room = int((bottom - _HEAD - top - _HEAD_MM) / step)
        if room < 1:
            raise StyleError("the order has no room for a sign", where=order.title[0][1])
        marks = (*head, *_table(order, rows[:room], inside, top, step), *foot)
        pages.append(Sheet(width_mm=width, height_mm=height, marks=marks))
        rows = rows[room:]
        head, top = _titled(order, inside)
    return tuple(pages)


def _titled(order: Order, inside: Box) -> tuple[tuple[Mark, ...], float]:
    """Return the title, and where it ends."""
    title = blocks_of(order.title, inside.width_mm, _TITLE, bold=True)
    top = inside.top + ACCENT * _TITLE
    return marks_of(title, inside.left, top), top + height_of(title) + _TITLE


def _opening(order: Order, inside: Box) -> tuple[tuple[Mark, ...], float]:
    """Return the title and what holds for all signs, and where that ends."""
    title, at = _titled(order, inside)
    marks = list(title)
    for said, value in order.facts:
        label = blocks_of(said, _LABEL - 4, _TEXT)
        marks += marks_of(label, inside.left, at)
        left, most = inside.left + _LABEL, inside.width_mm - _LABEL
        told = blocks_of(value, most, _TEXT, bold=True)
        marks += marks_of(told, left, at)
        if not told:
            line = at + label[0].height_mm + 1
            marks.append(strokes((left, line, left + 70, line)))
        at += max(height_of(label), height_of(told)) + 1.1 * _TEXT
    return tuple(marks), at + 2


def _widths(inside: Box) -> list[float]:
    return [width * inside.width_mm / sum(_COLUMNS) for width in _COLUMNS]


def _row_mm(order: Order, inside: Box) -> float:
    """Return the height that the highest row needs: its choices or its longest name."""
    widths = _widths(inside)
    cells = [
        height_of(blocks_of((cell,), width - 2, _CELL))
        for row in order.rows
        for width, cell in zip(widths, row.cells, strict=False)
    ]
    return 6.0 + max(extent_of(tuple(_choices(order.materials, 0, 0, widths[-2]))).bottom, *cells)


def _table(
    order: Order, rows: Sequence[OrderRow], inside: Box, top: float, step: float
) -> Iterator[Mark]:
    widths = _widths(inside)
    lefts = [inside.left + sum(widths[:index]) for index in range(len(widths))]
    for left, width, said in zip(lefts, widths, order.heads, strict=True):
        yield from marks_of(blocks_of(said, width - 2, _HEAD, bold=True), left, top)
    for index, row in enumerate(rows):
        at = top + _HEAD_MM + index * step
        yield _rule(inside, at)
        for left, width, cell in zip(lefts, widths, row.cells, strict=False):
            yield from marks_of(blocks_of((cell,), width - 2, _CELL), left, at + 3)
        yield from _choices(order.materials, lefts[-2], at + 3, widths[-2])
        yield _box(lefts[-1], at + 2.7)
    yield _rule(inside, top + _HEAD_MM + len(rows) * step)


def _choices(choices: Sequence[Said], left: float, top: float, width: float) -> Iterator[Mark]:
    """Yield boxes to tick with what they stand for, below each other."""
    for said in choices:
        words = blocks_of(said, width - _BOX - 4, _HEAD)
        yield _box(left, top - 0.3)
        yield from marks_of(words, left + _BOX + 2, top)
        top += height_of(words) + 1.4 * _HEAD


def _box(left: float, top: float) -> Rect:
    return Rect(x_mm=left, y_mm=top, width_mm=_BOX, height_mm=_BOX, stroke=INK, stroke_mm=0.3)


def _rule(inside: Box, at: float) -> Rect:
    return Rect(x_mm=inside.left, y_mm=at, width_mm=inside.width_mm, height_mm=0.2, fill=FAINT)
