"""Items of text set below each other, room after room; what finds none is left out and told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from renamer.model.notice import Notice
from renamer.printing.blocks import Block, marks_of
from renamer.printing.public import ground_height

if TYPE_CHECKING:
    from renamer.drawing.extent import Box
    from renamer.model.sheet import Mark

Item = Sequence[Block]
"""Lines that stand together in one room."""


def flow(items: Sequence[Item], rooms: Sequence[Box], gap: float) -> tuple[list[list[Mark]], int]:
    """Set items in their order; return the marks in each room, and how many items are set."""
    marks: list[list[Mark]] = [[] for _room in rooms]
    at, top = 0, rooms[0].top
    for placed, item in enumerate(items):
        height = ground_height(item)
        while top + height > rooms[at].bottom + 1e-6:
            at += 1
            if at == len(rooms):
                return marks, placed
            top = rooms[at].top
        marks[at] += marks_of(tuple(item), rooms[at].left, top)
        top += height + gap
    return marks, len(items)


def left_out(code: str, what: str, names: Sequence[str]) -> tuple[Notice, ...]:
    """Return a notice for everything that a leaflet has no room for."""
    return tuple(
        Notice(
            level="caution",
            code=code,
            where="the leaflet",
            text=f"There is no room on the leaflet for this {what}: {name}.",
        )
        for name in names
    )
