"""The order for the copy shop: it names signs and files, and nobody of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.model.paper import SIZES_MM
from renamer.printing.order import Order, OrderRow, lay_out_order
from renamer.printing.shop import BLEED_MM
from renamer.workflow.asked import bilingual, paper_of, shop_size
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.printing.aids import Line
    from renamer.workflow.pieces import Making

    Said = tuple[Line, ...]


def make(making: Making) -> Made:
    """Return the order for what `print-shop` makes of the same plan."""
    _ = bilingual(making)
    order = Order(
        title=_("Order for the copy shop"),
        facts=tuple(_facts(making)),
        heads=(
            _("No."),
            _("Sign"),
            _("Size"),
            _("Quantity"),
            _("Pages"),
            _("Material"),
            _("Eyelets"),
        ),
        materials=(_("3 mm board"), _("removable film")),
        rows=tuple(_rows(making)),
        small=warning_lines(making.campaign, making.city),
    )
    american = paper_of(making) in {"Letter", "Tabloid"}
    sheets = lay_out_order(order, "Letter" if american else "A4")
    return Made(pages=tuple(Page(sheet=sheet) for sheet in sheets))


def _facts(making: Making) -> Iterator[tuple[Said, Said]]:
    """Yield what holds for all signs; the day to fetch them is left to be written in."""
    _ = bilingual(making)
    total = sum(stop.renaming.copies for stop in making.stops)
    yield _("File"), (("en", "print-shop.pdf"),)
    yield _("Bleed"), _("{mm} mm on all sides, with crop marks", mm=f"{BLEED_MM:g}")
    yield _("Printing"), _("in colour, on one side")
    yield _("Scale"), _("100 %, each page once: the copies are in the file")
    yield _("Sheets in all"), (("en", str(total)),)
    yield _("Pick-up day"), ()
    if contact := making.opened.plan.contact:
        yield _("Contact"), (("en", contact),)


def _rows(making: Making) -> Iterator[OrderRow]:
    size = shop_size(making)
    height, width = SIZES_MM[size]
    page = 1
    for stop in making.stops:
        last = page + stop.renaming.copies - 1
        yield OrderRow(
            number=str(stop.number),
            name=(making.language, stop.title),
            size=f"{size}, {width:g}\u00a0×\u00a0{height:g}\u00a0mm",
            quantity=str(stop.renaming.copies),
            pages=str(page) if last == page else f"{page}–{last}",
        )
        page = last + 1
