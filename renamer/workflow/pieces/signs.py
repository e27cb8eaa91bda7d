"""The signs themselves, one on a page, with their copies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from renamer.printing.guide import Guide, lay_out_guide, thumbnails
from renamer.printing.ink import coverage
from renamer.printing.page import SignPage
from renamer.workflow.asked import bilingual, copied, how_to_measure, lay_out_asked, paper_of
from renamer.workflow.paper import claims, payloads
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renamer.model.sheet import Sheet
    from renamer.printing.aids import Line
    from renamer.printing.sign import LaidOut
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop

ALL_SIGNS: Final = "signs/signs.pdf"
_WEIGHED: Final = 12
"""Of how many signs the ink is measured: all of a town look alike."""


def make(making: Making) -> Made:
    """Return every sign as often as the plan wants copies."""
    return with_copies(making, lay_out_asked(making, paper_of(making)))


def with_copies(making: Making, signs: Sequence[LaidOut]) -> Made:
    """Return laid-out signs with their copies, behind a page for whoever prints them.

    Who asks for single signs gets those alone.
    """
    pages = tuple(
        Page(sheet=sign.sheet, codes=payloads(stop), claims=claims(sign))
        for stop, sign in copied(making, signs)
    )
    before = () if making.choices.signs else (Page(sheet=_before(making, signs, len(pages))),)
    return Made(
        pages=(*before, *pages),
        notices=tuple(notice for sign in signs for notice in sign.notices),
    )


def _before(making: Making, signs: Sequence[LaidOut], count: int) -> Sheet:
    _ = bilingual(making)
    paper = paper_of(making)
    sheets = [sign.sheet for sign in signs]
    guide = Guide(
        title=_("Before you print"),
        measure=how_to_measure(making),
        steps=tuple(_steps(making, paper, count, coverage(sheets[:_WEIGHED]))),
    )
    page = SignPage.of(paper)
    size = page.width_mm, page.height_mm
    captions = [_caption(stop) for stop in making.stops]
    return lay_out_guide(guide, size, lambda room: thumbnails(sheets, captions, room))


def _steps(making: Making, paper: str, count: int, ink: float) -> Iterator[tuple[Line, ...]]:
    _ = bilingual(making)
    yield _(
        "Sheets of {paper} besides this one: {count}, printed on one side.",
        paper=paper,
        count=count,
    )
    yield _("Ink covers at most {percent} % of a sheet.", percent=round(100 * ink))
    yield _("Nothing is cut or folded: each sheet is a whole sign.")
    if any(stop.target for stop in making.stops):
        yield _("Scan every printed code with a telephone before you go.")
    yield _("This page stays at home: it shows where you will stand.")


def _caption(stop: Stop) -> str:
    copies = stop.renaming.copies
    return f"{stop.number}. {stop.local[0].plate}" + (f" × {copies}" if copies > 1 else "")
