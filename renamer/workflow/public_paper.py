"""The words of the papers for the public, leaflet and map poster: nothing of the team's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from renamer.drawing.map_stops import MapStop
from renamer.l10n import texts
from renamer.printing.index_list import IndexEntry
from renamer.printing.public import PublicPaper
from renamer.printing.sign import SignLink
from renamer.qr import upper_url
from renamer.registry.hosts import check_link
from renamer.site.wording import in_language
from renamer.workflow.name_index import name_rows
from renamer.workflow.paper import warning_lines

if TYPE_CHECKING:
    from renamer.l10n import Texts
    from renamer.printing.public import Line
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop


def public_paper(making: Making) -> PublicPaper:
    """Return what leaflet and poster say of these stops.

    Raises
    ------
    LinkError
        If the site's address is listed in Belarus or no plain web address.
    """
    city, plan, language = making.city, making.opened.plan, making.language
    _ = texts(language)
    return PublicPaper(
        town=making.opened.town,
        language=language,
        city=city.name,
        titles=_spoken(making, lambda _: _("Names for one day")),
        cause=in_language(making.campaign.names, language) or (language, making.campaign.id),
        day=_.day(plan.day),
        mark=making.campaign.mark,
        stops=tuple(_map_stop(stop, making) for stop in making.stops),
        index=tuple(_index(making)),
        band=_spoken(
            making, lambda _: _("Symbolic names for one day. The official names stay."), "en"
        ),
        read_on=_("All names and their stories:"),
        link=site_link(making),
        warning=warning_lines(making.campaign, making.city),
        imprint=tuple(_imprint(making)),
    )


def site_link(making: Making) -> SignLink | None:
    """Return where the code leads: to the start page of the action's site, if there is one.

    Raises
    ------
    LinkError
        If the address is listed in Belarus or no plain web address.
    """
    plan = making.opened.plan
    if not plan.base_url or plan.edition == "no-codes":
        return None
    payload = upper_url(plan.base_url, "")
    check_link(payload, making.campaign.listed_hosts)
    return SignLink(payload=payload, readable=plan.base_url.split("://", 1)[1].rstrip("/"))


def _spoken(making: Making, say: Callable[[Texts], str], *also: str) -> tuple[Line, ...]:
    """Return a sentence in the languages of town and campaign that have it, each wording once.

    The first one is in English where the town's language lacks it; `also` are more languages.
    """
    said: dict[str, str] = {}
    for code in (*making.city.languages, making.campaign.second_line, *also):
        _ = texts(code)
        if _.language == code or not said:
            said.setdefault(say(_), _.language)
    return tuple((language, sentence) for sentence, language in said.items())


def _map_stop(stop: Stop, making: Making) -> MapStop:
    known = stop.place.names if stop.place else {}
    others = [known[code] for code in making.city.languages[1:] if code in known]
    olds = dict.fromkeys(filter(None, (stop.renaming.old, *others)))
    return MapStop(
        number=stop.number,
        place_id=stop.renaming.place,
        anchor_lonlat=stop.renaming.anchor_lonlat,
        new=tuple(dict.fromkeys(name.plate for name in stop.local[:2])),
        old=tuple(olds)[:2],
    )


def _index(making: Making) -> Iterator[IndexEntry]:
    honorees = {stop.number: stop.honoree for stop in making.stops}
    for row in name_rows(making.stops, making.city.languages):
        who = honorees[row.number].who_line(row.language)
        yield IndexEntry(
            number=row.number,
            language=row.language,
            old=row.old.heading,
            new=row.new.text,
            who=who if who[0] == row.language or row.language == making.language else None,
        )


def _imprint(making: Making) -> Iterator[Line]:
    """Yield whose map and texts these are, and the contact."""
    plan, snapshot = making.opened.plan, making.opened.town.snapshot
    _ = texts(making.language)
    date = _.day(snapshot.data_date) if snapshot.data_date else _("date unknown")
    yield (
        _.language,
        _(
            "Map: {attribution} ({licence}), data: {date}. Texts: {texts}.",
            attribution=snapshot.attribution,
            licence=snapshot.licence,
            date=date,
            texts=making.campaign.texts_licence,
        ),
    )
    if plan.contact:
        yield _.language, _("Contact: {contact}", contact=plan.contact)
