"""The map poster: the town with its new names, their index, and the code beside the map.

It is laid out on A3 and scaled to the paper, so that A1 is the same picture and not an emptier one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.stop_map import known_part, lay_out_stop_map
from renamer.drawing.typeset import BOLD
from renamer.errors import StyleError
from renamer.geo import distance_m
from renamer.model.sheet import Placed, Sheet
from renamer.printing.band import set_band
from renamer.printing.blocks import DESCENT, Block, marks_of
from renamer.printing.index_list import set_index
from renamer.printing.page import MARGIN_MM
from renamer.printing.public import (
    QUIET,
    code_block,
    flower,
    foot_blocks,
    ground_height,
    line_block,
)

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from renamer.drawing.stop_map import StopMap
    from renamer.model.sheet import Mark
    from renamer.printing.index_list import IndexList
    from renamer.printing.public import PublicPaper

PAPERS_MM = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0), "A1": (594.0, 841.0)}
_A3 = PAPERS_MM["A3"]
_GAP, _GUTTER = 6.0, 10.0
_BAND_MM, _SIDE_MM = 20.0, 98.0
"""Height of the band, and width of the column beside the map on a landscape sheet."""
_MAP_SHARE = 0.42
"""The least of a portrait sheet's height that is map."""
_CALM_MM = 100.0
"""How high an index may be with the lines that say who this is."""
_CODE_MM, _LEAST_CODE_MM = 46.0, 32.0
"""Side of the code on A3, and what it is at least on any paper."""
_SIZES = {True: (6.0, 5.6, 5.2, 4.8, 4.4, 4.0), False: (5.2, 4.8, 4.4, 4.0, 3.6, 3.2)}
"""Em sizes of an index with the lines that say who this is, and without."""
_CODE_WORDS = 4.2
_IMPRINT = 3.0
_LEAST_M = 1300.0
"""What the shorter side of the map spans at least: enough to recognise the town."""
_WIDE = 1.25
"""A town so much wider than tall is shown on a landscape sheet."""


def lay_out_map_poster(paper: PublicPaper, size: str = "A3") -> Sheet:
    """Return the poster, landscape where the town is wider than tall, else portrait.

    Parameters
    ----------
    paper : PublicPaper
        What it says.
    size : {"A4", "A3", "A2", "A1"}
        Nothing is printed within 12 mm of the edge of any of them.

    Raises
    ------
    StyleError
        If the index does not fit: no name is ever left out.
    LinkError
        If the address is too long for a code.
    """
    if not _is_wide(paper):
        return _sheet(paper, size, landscape=False)
    try:
        return _sheet(paper, size, landscape=True)
    except StyleError:  # an index too long for one column
        return _sheet(paper, size, landscape=False)


def _is_wide(paper: PublicPaper) -> bool:
    """Whether what there is to show is wider than tall: the data, or else the stops."""
    stops = shapely.MultiPoint([stop.anchor_lonlat for stop in paper.stops])
    west, south, east, north = (known_part(paper.town, paper.stops) or stops).bounds
    wide = distance_m((west, south), (east, south))
    return wide > _WIDE * max(distance_m((west, south), (west, north)), _LEAST_M / 2)


def _sheet(paper: PublicPaper, size: str, *, landscape: bool) -> Sheet:
    width, height = _A3[::-1] if landscape else _A3
    side, other = PAPERS_MM[size][::-1] if landscape else PAPERS_MM[size]
    scale = min(side / width, other / height)
    margin = MARGIN_MM / scale
    room = Box(margin, margin, width - margin, height - margin)
    code_mm = max(_CODE_MM, _LEAST_CODE_MM / scale)
    compose = _landscape if landscape else _portrait
    inner = Sheet(
        width_mm=width,
        height_mm=height,
        marks=tuple(compose(paper, room, code_mm)),
        language=paper.language,
    )
    return Sheet(
        width_mm=side,
        height_mm=other,
        marks=(
            Placed(
                sheet=inner,
                x_mm=(side - scale * width) / 2,
                y_mm=(other - scale * height) / 2,
                scale=scale,
            ),
        ),
        title=f"{paper.city}, {paper.day}",
        language=paper.language,
    )


def _portrait(paper: PublicPaper, room: Box, code_mm: float) -> Iterator[Mark]:
    """Yield the title beside the code, map, index, band and imprint, from top to bottom."""
    code = code_block(paper, width_mm=code_mm + 10, side_mm=code_mm, size_mm=_CODE_WORDS)
    left = room.right - (code_mm + 10 if code else 0)
    top = yield from _title(paper, Box(room.left, room.top, left - _GUTTER, room.bottom))
    if code:
        yield from code.marks(left, room.top + 1.5)
        top = max(top, room.top + 1.5 + code.height_mm + _GAP)
    bottom = yield from _foot(paper, room)
    most = bottom - top - _MAP_SHARE * (room.height_mm + 2 * room.top)
    index, boxes = _columns(paper, room.width_mm, most)
    zone = bottom - index.height_mm
    plan = _map(paper, Box(room.left, top, room.right, zone - _GAP))
    yield Placed(sheet=plan.sheet, x_mm=room.left, y_mm=top)
    yield from index.marks([box.moved(room.left, zone) for box in boxes], plan.fields)


def _landscape(paper: PublicPaper, room: Box, code_mm: float) -> Iterator[Mark]:
    """Yield the map on the left; title, index and code on the right; band and imprint below."""
    bottom = yield from _foot(paper, room)
    side = Box(room.right - _SIDE_MM, room.top, room.right, bottom)
    plan = _map(paper, Box(room.left, room.top, side.left - 8, bottom))
    yield Placed(sheet=plan.sheet, x_mm=room.left, y_mm=room.top)
    top = yield from _title(paper, side)
    code = code_block(paper, width_mm=side.width_mm, side_mm=code_mm, size_mm=_CODE_WORDS)
    below = code.height_mm + _GAP if code else 0.0
    index = _set(paper, side.width_mm, 1, bottom - below - top)
    yield from index.marks([Box(side.left, top, side.right, bottom)], plan.fields)
    if code:
        yield from code.marks(side.left, bottom - code.height_mm)


def _map(paper: PublicPaper, box: Box) -> StopMap:
    return lay_out_stop_map(
        paper.town,
        paper.stops,
        paper.manner(least_m=_LEAST_M),
        width_mm=box.width_mm,
        height_mm=box.height_mm,
        language=paper.language,
    )


def _title(paper: PublicPaper, room: Box) -> Generator[Mark, None, float]:
    """Yield the flower, the town, what this is, and the day; return where the next thing begins."""
    narrow = room.width_mm <= _SIDE_MM
    flower_mm = 24.0 if narrow else 36.0
    yield flower(paper.mark, room.left, room.top, flower_mm)
    left = room.left if narrow else room.left + flower_mm + 8
    top = room.top + flower_mm + 7 if narrow else room.top + 3
    width = room.right - left
    lines, size = fit(paper.city, BOLD, width, 17.0 if narrow else 19.0, 8.0, 2)
    em = 6.0 if narrow else 6.6
    blocks = [Block(lines=lines, face=BOLD, size_mm=size, fill=paper.ink, leading=1.08)]
    below = DESCENT * size + 0.3 * em
    for line in paper.titles:
        blocks.append(line_block(line, width, em, face=BOLD, space=below))
        below = 0.5 * em
    day = (paper.language, paper.day)
    blocks.append(line_block(day, width, em, fill=paper.ink, space=0.8 * em))
    blocks.append(line_block(paper.cause, width, 0.6 * em, fill=QUIET, space=0.8 * em))
    yield from marks_of(tuple(blocks), left, top)
    end = top + ground_height(blocks)
    return (end if narrow else max(end, room.top + flower_mm)) + _GAP


def _foot(paper: PublicPaper, room: Box) -> Generator[Mark, None, float]:
    """Yield band and imprint; return where what stands above them has to end."""
    imprint = foot_blocks((*paper.warning, *paper.imprint), room.width_mm, _IMPRINT)
    top = room.bottom - ground_height(imprint)
    yield from marks_of(imprint, room.left, top)
    top -= 3.0 + _BAND_MM
    loud, *others = (sentence for _language, sentence in paper.band)
    band = set_band(loud, " · ".join(others), paper.mark, room.width_mm, _BAND_MM)
    yield Placed(sheet=band, x_mm=room.left, y_mm=top)
    return top - _GAP


def _columns(paper: PublicPaper, wide: float, most: float) -> tuple[IndexList, list[Box]]:
    """Return the index in two columns, or in more where it is long."""
    problem = None
    for columns in (2, 3, 4):
        width = (wide - (columns - 1) * _GUTTER) / columns
        try:
            index = _set(paper, width, columns, most)
        except StyleError as error:
            problem = error
            continue
        lefts = [at * (width + _GUTTER) for at in range(columns)]
        return index, [Box(left, 0, left + width, index.height_mm) for left in lefts]
    raise problem or StyleError("there is no index")


def _set(paper: PublicPaper, width: float, columns: int, most: float) -> IndexList:
    """Return the index in the largest letters that fit, with who everybody is if there is room."""
    for who in (True, False):
        for size in _SIZES[who]:
            index = set_index(
                paper.index,
                ink=paper.ink,
                size_mm=size,
                width_mm=width,
                columns=columns,
                most_mm=min(most, _CALM_MM) if who and columns > 1 else most,
                who=who,
            )
            if index:
                return index
    raise StyleError(
        f"an index of {len(paper.index)} names does not fit beside the map",
        where=paper.city,
        fix="print a part of the stops at a time: --sign 1 --sign 2 …",
    )
