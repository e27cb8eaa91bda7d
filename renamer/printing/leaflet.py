"""The leaflet: A4 folded to six panels, with the map, the index and the stories in short.

Outside, from the left: what the day is about, the back with code and imprint, the cover. Inside:
the map with the index below it on two panels, the stories on the third.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.stop_map import lay_out_stop_map
from renamer.drawing.typeset import BOLD
from renamer.errors import StyleError
from renamer.model.sheet import Placed, Rect, Sheet
from renamer.printing.blocks import DESCENT, Block, marks_of
from renamer.printing.flow import flow, left_out
from renamer.printing.fold import SHEET_MM, letter_fold
from renamer.printing.index_list import set_index
from renamer.printing.public import (
    QUIET,
    code_block,
    flower,
    foot_blocks,
    ground_height,
    line_block,
)
from renamer.printing.short_stories import set_stories
from renamer.printing.styles import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.notice import Notice
    from renamer.model.sheet import Mark
    from renamer.printing.flow import Item
    from renamer.printing.fold import Side
    from renamer.printing.index_list import IndexList
    from renamer.printing.public import Line, PublicPaper
    from renamer.printing.short_stories import ShortStory

_HEAD, _TEXT, _IMPRINT = 5.2, 3.5, 3.1
"""Em sizes of headings, of text, and of the imprint."""
_INDEX_SIZES = (4.0, 3.7, 3.4, 3.1, 2.9)
_LEAST_MAP_MM = 84.0
_FLOWER_MM, _CODE_MM, _GAP = 44.0, 38.0, 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """The words of a leaflet beyond those of all papers for the public.

    `slogan` is the line on the back; `about` says what the names are for; `ways`, below the line
    `can_do`, what one can do, each as (title, text).
    """

    paper: PublicPaper
    slogan: Line | None
    about: Line | None
    can_do: Line
    ways: Sequence[tuple[Line, Line]]
    stories_head: Line
    stories: Sequence[ShortStory]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOutLeaflet:
    """Both sides, and what there was no room for."""

    outside: Sheet
    inside: Sheet
    notices: tuple[Notice, ...]


def lay_out_leaflet(leaflet: Leaflet) -> LaidOutLeaflet:
    """Return both sides, the outside first; inside stands behind it, turned on the short edge.

    Stories and ways to take part that do not fit are left out, and a notice says which.

    Raises
    ------
    StyleError
        If a heading or the index does not fit: no name is ever left out.
    LinkError
        If the address is too long for a code.
    """
    outside, inside = letter_fold()
    back, free = _back(leaflet, outside.panels[1])
    foot, panel = _foot(leaflet.paper, inside.panels[2])
    stories = set_stories(
        leaflet.stories_head, leaflet.stories, (panel, free), ink=leaflet.paper.ink
    )
    rooms = (outside.panels[0],) if stories.second else (outside.panels[0], free)
    about, dropped_ways = _about(leaflet, rooms)
    map_and_index = _map_and_index(leaflet.paper, *inside.panels[:2])
    return LaidOutLeaflet(
        outside=_sheet(
            leaflet,
            outside,
            (*about, *back, *stories.second, *_cover(leaflet.paper, outside.panels[2])),
        ),
        inside=_sheet(leaflet, inside, (*map_and_index, *stories.first, *foot)),
        notices=(*stories.notices, *dropped_ways),
    )


def _sheet(leaflet: Leaflet, side: Side, marks: Sequence[Mark]) -> Sheet:
    width, height = SHEET_MM
    return Sheet(
        width_mm=width,
        height_mm=height,
        marks=(*side.ticks(), *marks),
        title=f"{leaflet.paper.city}, {leaflet.paper.day}",
        language=leaflet.paper.language,
    )


def _cover(paper: PublicPaper, room: Box) -> Iterator[Mark]:
    """Yield flower, town, what this is, the day, and at the foot what every paper says."""
    width = room.width_mm
    yield flower(paper.mark, room.left, room.top + 6, _FLOWER_MM)
    lines, size = fit(paper.city, BOLD, width, 14.0, 6.0, 2)
    blocks = [Block(lines=lines, face=BOLD, size_mm=size, fill=paper.ink, leading=1.08)]
    space = DESCENT * size + 3.5
    for language, title in paper.titles:
        lines, size = fit(title, BOLD, width, 6.2, 4.0, 2)
        blocks.append(
            Block(lines=lines, face=BOLD, size_mm=size, language=language, space_mm=space)
        )
        space = 3.2
    day = (paper.language, paper.day)
    blocks.append(line_block(day, width, 5.4, fill=paper.ink, space=6.0))
    blocks.append(line_block(paper.cause, width, _TEXT, fill=QUIET, space=5.0))
    yield from marks_of(tuple(blocks), room.left, room.top + _FLOWER_MM + 16)
    yield from _cover_band(paper, room)


def _cover_band(paper: PublicPaper, room: Box) -> Iterator[Mark]:
    """Yield the band of all signs as a field with its sentence in every language."""
    style, inset = common().band, 4.0
    width = room.width_mm - 2 * inset
    loud, *others = paper.band
    mark = (paper.language, paper.mark.text)
    blocks = (
        line_block(mark, width, 5.4, face=BOLD, fill=style.text),
        line_block(loud, width, 4.2, face=BOLD, fill=style.text, space=3.4),
        *(line_block(line, width, 2.9, fill=style.text, space=3.2) for line in others),
    )
    height = ground_height(blocks) + 2 * inset
    top = room.bottom - height
    yield Rect(
        x_mm=room.left,
        y_mm=top,
        width_mm=room.width_mm,
        height_mm=height,
        fill=style.background,
    )
    yield from marks_of(blocks, room.left + inset, top + inset)


def _back(leaflet: Leaflet, room: Box) -> tuple[list[Mark], Box]:
    """Return the slogan at the top, code and imprint at the foot, and the room between them."""
    paper, top = leaflet.paper, room.top
    imprint = foot_blocks((*paper.warning, *paper.imprint), room.width_mm, _IMPRINT)
    bottom = room.bottom - ground_height(imprint)
    marks: list[Mark] = [*marks_of(imprint, room.left, bottom)]
    code = code_block(paper, width_mm=room.width_mm, side_mm=_CODE_MM, size_mm=4.0)
    if code:
        bottom -= code.height_mm + 2 * _GAP
        marks += code.marks(room.left, bottom)
    if leaflet.slogan:
        slogan = line_block(leaflet.slogan, room.width_mm, 7.5, face=BOLD, fill=paper.ink)
        marks += marks_of((slogan,), room.left, top)
        top += ground_height((slogan,)) + 2 * _GAP
    return marks, Box(room.left, top, room.right, bottom - 2 * _GAP)


def _foot(paper: PublicPaper, room: Box) -> tuple[tuple[Mark, ...], Box]:
    """Return the mark and the warning at the foot of a panel, and the room above them.

    A photograph shows one side only: both say what must not be done with the paper.
    """
    mark = line_block((paper.language, paper.mark.text), room.width_mm, _TEXT, face=BOLD)
    blocks = (mark, *foot_blocks(paper.warning, room.width_mm, 2.6))
    top = room.bottom - ground_height(blocks)
    return marks_of(blocks, room.left, top), replace(room, bottom=top - _GAP)


def _about(leaflet: Leaflet, rooms: Sequence[Box]) -> tuple[list[Mark], tuple[Notice, ...]]:
    """Return what the names are for and what one can do, and a notice of ways left out."""
    paper, width = leaflet.paper, min(room.width_mm for room in rooms)
    items: list[Item] = []
    if leaflet.about:
        items.append([line_block(leaflet.about, width, 4.4, face=BOLD, fill=paper.ink)])
    for at, (title, text) in enumerate(leaflet.ways):
        head = [line_block(leaflet.can_do, width, _HEAD, face=BOLD, fill=paper.ink)]
        way = (
            line_block(title, width, _TEXT, face=BOLD, space=_GAP),
            line_block(text, width, _TEXT, space=0.5 * _TEXT),
        )
        items.append((*(() if at else head), *way))
    pages, placed = flow(items, rooms, 1.8 * _GAP)
    left = [title for title, _text in leaflet.ways][max(placed - bool(leaflet.about), 0) :]
    marks = [mark for page in pages for mark in page]
    return marks, left_out("leaflet-ways", "way to take part", [text for _code, text in left])


def _map_and_index(paper: PublicPaper, first: Box, second: Box) -> Iterator[Mark]:
    """Yield the map across two panels and the index below it, a column on each."""
    index = _index(paper, min(first.width_mm, second.width_mm), first.height_mm)
    top = first.bottom - index.height_mm
    plan = lay_out_stop_map(
        paper.town,
        paper.stops,
        paper.manner(
            names=False,
            number_mm=3.6,
            street_name_mm=2.1,
            small_mm=2.6,
            field_mm=30.0,
            strip_mm=4.0,
            least_m=1000.0,
        ),
        width_mm=second.right - first.left,
        height_mm=top - _GAP - first.top,
        language=paper.language,
    )
    yield Placed(sheet=plan.sheet, x_mm=first.left, y_mm=first.top)
    boxes = [Box(box.left, top, box.right, box.bottom) for box in (first, second)]
    yield from index.marks(boxes, plan.fields)


def _index(paper: PublicPaper, width: float, height: float) -> IndexList:
    for size in _INDEX_SIZES:
        index = set_index(
            paper.index,
            ink=paper.ink,
            size_mm=size,
            width_mm=width,
            columns=2,
            most_mm=height - _LEAST_MAP_MM - _GAP,
            who=False,  # the stories beside it tell
        )
        if index:
            return index
    raise StyleError(
        f"an index of {len(paper.index)} names does not fit on a leaflet",
        where=paper.city,
        fix="print a part of the stops at a time: --sign 1 --sign 2 …",
    )
