"""The paper of an action, piece by piece: each is made from the plan, alone or for the kit.

A piece is a module of this room with `make(making) -> Made`. It gathers the words and calls the
layout in `renamer.printing`; painting and proving are the same for all.
"""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from renamer.errors import GlyphError, StyleError, UsageError
from renamer.l10n import texts
from renamer.model.notice import Notice

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.place import City
    from renamer.model.sheet import Sheet
    from renamer.printing.measure import Claims
    from renamer.workflow.plans import OpenedPlan
    from renamer.workflow.stops import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintChoices:
    """What a piece can be asked for beyond the plan; None or empty = as the plan or piece says."""

    paper: str | None = None
    signs: tuple[str, ...] = ()
    """Codes or numbers of the stops that are wanted; empty = all."""
    size: str | None = None
    """How large a sign is to be, where that is not the paper that it is printed on."""
    per_sheet: int | None = None
    """How many signs on one sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Making:
    """What a piece is made from; `stops` are those asked for, in walking order."""

    opened: OpenedPlan
    stops: Sequence[Stop]
    today: datetime.date
    choices: PrintChoices = field(default_factory=PrintChoices)

    @property
    def city(self) -> City:
        """The town."""
        return self.opened.town.city

    @property
    def campaign(self) -> Campaign:
        """The campaign."""
        return self.opened.campaign

    @property
    def language(self) -> str:
        """The first language of the town."""
        return self.city.languages[0]

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that public paper speaks: the town's first, the campaign's, English."""
        return tuple(dict.fromkeys((self.language, self.campaign.second_line, "en")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page, the payloads of the codes that must be read on it, and what it promises."""

    sheet: Sheet
    codes: tuple[str, ...] = ()
    claims: Claims | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A piece, laid out; without pages, `nothing` says why there is nothing to print."""

    pages: tuple[Page, ...]
    notices: tuple[Notice, ...] = ()
    nothing: str = ""
    title: str = ""
    """Of the file; empty = town, day and piece."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One kind of paper: where it lies in a kit, and what it is, in English for translation."""

    file: str
    """Path within the kit; empty = printed only when it is asked for."""
    about: str
    takes: frozenset[str] = frozenset()
    """Which of `size` and `per_sheet` it can be asked for."""


def _(text: str) -> str:
    """Mark a sentence for translation; it is translated where it is read."""
    return text


PIECES: dict[str, Piece] = {
    "signs": Piece(file="", about=_("the signs, one on a page, with their copies")),
    "sheet-of-signs": Piece(
        file="",
        about=_("small signs for windows, two or four on a sheet, with lines to cut along"),
        takes=frozenset({"per_sheet"}),
    ),
    "hand-held": Piece(
        file="",
        about=_("signs to hold up, read from both sides: fold the sheet in the middle"),
    ),
    "tiled": Piece(
        file="",
        about=_("a large sign over several sheets of your printer, to be glued together"),
        takes=frozenset({"size"}),
    ),
    "print-shop": Piece(
        file="paper/print-shop.pdf",
        about=_("the signs for a copy shop: larger, with bleed and crop marks"),
        takes=frozenset({"size"}),
    ),
    "order": Piece(
        file="paper/order.pdf",
        about=_("the order for the copy shop; tick the material and write in the day"),
        takes=frozenset({"size"}),
    ),
    "strips": Piece(
        file="strips.pdf",
        about=_(
            "good news: a strip for the sign of whoever has been freed since; put it below the name"
        ),
    ),
    "stickers": Piece(
        file="no-photo.pdf",
        about=_(
            "stickers for those who want to be in no photo, and the rule for whoever takes photos"
        ),
    ),
    "leaflet": Piece(
        file="leaflet.pdf",
        about=_("the leaflet: map, names and stories in short, A4 folded to six panels"),
    ),
    "map-poster": Piece(
        file="map-poster.pdf",
        about=_("the map of the town with its new names and their index, A3 for the wall"),
    ),
    "postcards": Piece(
        file="postcards.pdf",
        about=_(
            "postcards: greetings and a polite request; print both sides, turn over the long edge"
        ),
    ),
    "photocards": Piece(
        file="photo-cards.pdf",
        about=_("photo cards: to hold into a camera instead of a face"),
    ),
    "prisoner-mail": Piece(
        file="prisoner-mail/cards.pdf",
        about=_(
            "blank cards and paper for letters to prison; keep them apart from everything else"
        ),
    ),
    "prisoner-mail-guide": Piece(
        file="prisoner-mail/read-first.pdf",
        about=_("how to write to people in prison: read it first, and do not send it along"),
    ),
}
"""Every piece by the name of its module, in the order of a kit."""


def unless_it_fits(lay_out: Callable[[], Made], what: str) -> Made:
    """Return a piece, or where its words do not fit why it is not there: a kit is made without."""
    try:
        return lay_out()
    except (StyleError, GlyphError) as error:
        notice = Notice(level="caution", code="piece-left-out", where=what, text=str(error))
        return Made(pages=(), notices=(notice,), nothing=str(error).rstrip("."))


def check_name(name: str) -> None:
    """Make sure that there is a piece of this name.

    Raises
    ------
    UsageError
        If there is none.
    """
    if name not in PIECES:
        raise UsageError(f"there is no piece {name!r}", fix=f"ask for one of {', '.join(PIECES)}")


def make(name: str, making: Making) -> Made:
    """Return a piece, laid out.

    Raises
    ------
    UsageError
        If there is no such piece.
    RenamerError
        If something does not fit: nothing is ever cut or overprinted.
    """
    check_name(name)
    for option in ("size", "per_sheet"):
        if getattr(making.choices, option) and option not in PIECES[name].takes:
            raise UsageError(
                f"'{name}' cannot be asked for --{option.replace('_', '-')}", fix="leave it out"
            )
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    made: Made = module.make(making)
    return made


def about(name: str, language: str) -> str:
    """Return what a piece is, in a language."""
    return texts(language)(PIECES[name].about)
