"""The printed index: number, old name, new name, field of the map; in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm
from renamer.errors import StyleError
from renamer.model.sheet import Rect, Text
from renamer.printing.blocks import DESCENT, Block, height_of, marks_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from renamer.drawing.extent import Box
    from renamer.model.sheet import Mark

_INK, _QUIET, _WHITE = "#222222", "#555555", "#FFFFFF"
_NUMBER_EM, _FIELD_EM, _GAP_EM = 2.1, 2.2, 0.95
"""Width of the columns of numbers and fields, and room below an entry, in ems."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry:
    """One line of the index; `old` as it is looked up, `who` says in a line whom it honours."""

    number: int
    language: str
    old: str
    new: str
    who: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    blocks: tuple[Block, ...]
    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexList:
    """An index, broken into lines and columns: it can be measured before the map is drawn."""

    columns: tuple[tuple[_Row, ...], ...]
    size_mm: float
    ink: str

    @property
    def height_mm(self) -> float:
        """Of the longest column."""
        return max(sum(row.height_mm for row in column) for column in self.columns)

    def marks(self, boxes: Sequence[Box], fields: Mapping[int, str]) -> Iterator[Mark]:
        """Yield the columns at the top of these boxes; `fields` by the numbers of the stops.

        The capitals begin at the top: the discs of the first numbers rise half an em above it.
        """
        for column, box in zip(self.columns, boxes, strict=False):
            top = box.top
            for row in column:
                yield from self._row(row, box, top, fields[row.number])
                top += row.height_mm

    def _row(self, row: _Row, box: Box, top: float, field: str) -> Iterator[Mark]:
        size = self.size_mm
        line = top + cap_height_mm(REGULAR, size)
        radius, middle = 0.72 * size, top + cap_height_mm(REGULAR, size) / 2
        number_mm = 0.82 * size if row.number < 100 else 0.62 * size
        yield Rect(
            x_mm=box.left,
            y_mm=round(middle - radius, 3),
            width_mm=round(2 * radius, 3),
            height_mm=round(2 * radius, 3),
            radius_mm=round(radius, 3),
            fill=self.ink,
        )
        yield Text(
            x_mm=round(box.left + radius, 3),
            y_mm=round(middle + cap_height_mm(BOLD, number_mm) / 2, 3),
            text=str(row.number),
            face=BOLD,
            size_mm=number_mm,
            fill=_WHITE,
            anchor="middle",
        )
        yield from marks_of(row.blocks, box.left + _NUMBER_EM * size, top)
        yield Text(
            x_mm=box.right,
            y_mm=line,
            text=field,
            face=BOLD,
            size_mm=size,
            fill=_INK,
            anchor="end",
        )


def set_index(
    entries: Sequence[IndexEntry],
    *,
    ink: str,
    size_mm: float,
    width_mm: float,
    columns: int,
    most_mm: float,
    who: bool,
) -> IndexList | None:
    """Return the index in columns of this width that are about equally long.

    Parameters
    ----------
    entries : sequence of IndexEntry
        In their order; at least one.
    ink : str
        Colour of numbers and new names.
    size_mm, width_mm, columns, most_mm
        Em size, width and number of the columns, and how long one may be at most.
    who : bool
        Whether the lines that say who this is are set.

    Returns
    -------
    IndexList or None
        None where it does not fit.
    """
    text_mm = width_mm - (_NUMBER_EM + _FIELD_EM) * size_mm
    try:
        rows = [_set_row(entry, ink, size_mm, text_mm, who=who) for entry in entries]
    except StyleError:
        return None
    least = max(sum(row.height_mm for row in rows) / columns, *(row.height_mm for row in rows))
    limit = least
    while limit <= most_mm:
        filled = _filled(rows, limit)
        if len(filled) <= columns:
            return IndexList(columns=filled, size_mm=size_mm, ink=ink)
        limit += 0.5
    return None


def _set_row(entry: IndexEntry, ink: str, size: float, width: float, *, who: bool) -> _Row:
    lines = [(entry.old, REGULAR, size, _INK, entry.language, 0.0)]
    lines.append((entry.new, BOLD, size, ink, entry.language, 0.48 * size))
    if who and entry.who:
        language, text = entry.who
        lines.append((text, REGULAR, 0.8 * size, _QUIET, language, 0.48 * size))
    blocks = tuple(
        Block(
            lines=wrapped(text, face, width, em),
            face=face,
            size_mm=em,
            fill=fill,
            language=language,
            leading=1.2,
            space_mm=space,
        )
        for text, face, em, fill, language, space in lines
    )
    height = height_of(blocks) + (DESCENT + _GAP_EM) * size
    return _Row(entry.number, blocks, height)


def _filled(rows: Sequence[_Row], limit: float) -> tuple[tuple[_Row, ...], ...]:
    """Return the rows in columns, each as full as the limit allows."""
    columns: list[list[_Row]] = [[]]
    for row in rows:
        if columns[-1] and sum(one.height_mm for one in (*columns[-1], row)) > limit + 1e-6:
            columns.append([])
        columns[-1].append(row)
    return tuple(tuple(column) for column in columns)
