"""Large signs over several sheets of a small printer, each behind a picture of the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.drawing.extent import extent
from renamer.printing.aids import codes_on
from renamer.printing.guide import Guide, assembly, lay_out_guide
from renamer.printing.tiles import largest_code_mm, lay_out_tile, tile
from renamer.workflow.asked import (
    bilingual,
    copied,
    how_to_measure,
    lay_out_asked,
    paper_of,
    tiled_size,
)
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.paper import Paper
    from renamer.printing.aids import Line
    from renamer.printing.tiles import Tile, Tiling
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop


def make(making: Making) -> Made:
    """Return the sheets of every sign, as often as the plan wants copies.

    Raises
    ------
    UsageError
        If a sign of that size fits on one sheet.
    """
    paper, size = paper_of(making), tiled_size(making)
    signs = lay_out_asked(making, size, ink="saving", most_code_mm=largest_code_mm(paper))
    pages = {
        stop.number: tuple(_pages(making, stop, tile(sign.sheet, paper), paper))
        for stop, sign in zip(making.stops, signs, strict=True)
    }
    return Made(
        pages=tuple(page for stop, _ in copied(making, signs) for page in pages[stop.number])
    )


def _pages(making: Making, stop: Stop, tiling: Tiling, paper: Paper) -> Iterator[Page]:
    _ = bilingual(making)
    guide = Guide(
        title=_("Put the sign together"),
        measure=how_to_measure(making),
        steps=tuple(_steps(making, paper, tiling)),
    )
    yield Page(sheet=lay_out_guide(guide, tiling.page_mm, lambda room: assembly(tiling, room)))
    caption = f"{stop.number}. {stop.title}"
    for one in tiling.tiles:
        yield Page(
            sheet=lay_out_tile(tiling, one, caption, _("glue")[0]), codes=_codes(tiling, one)
        )


def _codes(tiling: Tiling, one: Tile) -> tuple[str, ...]:
    """Return what the codes hold that lie on this sheet: no seam runs through them."""
    return tuple(code.payload for code in codes_on(tiling.sign) if extent(code).within(one.box))


def _steps(making: Making, paper: Paper, tiling: Tiling) -> Iterator[tuple[Line, ...]]:
    _ = bilingual(making)
    yield _(
        "Sheets of {paper} besides this one: {count}, printed on one side.",
        paper=paper,
        count=len(tiling.tiles),
    )
    yield _("Cut every sheet along its dashed lines.")
    yield _(
        "Lay the cut edge on the neighbour's grey flap, at the stroke, and glue it: "
        "first each row, then row to row."
    )
    yield _("At last cut off the white around the sign at the corner marks.")
    if any(codes_on(tiling.sign)):
        yield _("No seam runs through the code. Scan it when all is glued.")
