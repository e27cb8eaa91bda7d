"""A plan in the formats of other programs: what is public of it, and nothing else."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import shapely

from renamer.errors import LinkError, PlanError, UsageError
from renamer.exchange.action import Action, Renamed
from renamer.exchange.plain import plain
from renamer.files import check_free, write_file
from renamer.geo import to_lonlat
from renamer.l10n import texts
from renamer.registry.hosts import check_link, listed_in
from renamer.suggest.route import join
from renamer.workflow.plans import OpenedPlan, open_plan
from renamer.workflow.stops import prepare_stops, site_languages
from renamer.workflow.walk_stops import standing

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.model.place import LonLat, Town
    from renamer.workflow.source import TownSource
    from renamer.workflow.stops import Stop

FORMATS: Final[Mapping[str, tuple[str, str]]] = {
    ".geojson": ("geojson", "write_geojson"),
    ".gpx": ("gpx", "write_gpx"),
    ".umap": ("umap", "write_umap"),
    ".kml": ("kml", "write_kml"),
    ".csv": ("table", "write_csv"),
}
"""Ending of a file -> (module of renamer.exchange, function)."""


def export_plan(
    plan: Path,
    source: TownSource,
    out: Path,
    *,
    campaign_id: str,
    force: bool,
    say: Callable[[str], None],
) -> tuple[Notice, ...]:
    """Write the accepted places of a plan into a file, whose ending says the format.

    Raises
    ------
    UsageError
        If there is no such format.
    OutputError
        If a file stands there and `force` is not set.
    PlanError
        If the plan is at fault, or nothing in it is accepted.
    LinkError
        If the file would name a host that is listed in Belarus.
    """
    if out.suffix.lower() not in FORMATS:
        raise UsageError(
            f"a plan cannot be written as {out.suffix or 'a file without an ending'}",
            where=str(out),
            fix=f"end its name in one of {', '.join(FORMATS)}",
        )
    opened = open_plan(plan, source, say, campaign_id=campaign_id)
    stops = accepted_stops(opened)
    text = written(action_of(opened, stops), out.suffix.lower())
    if host := listed_in(text, opened.campaign.listed_hosts):
        raise LinkError(
            f"the file would name {host}, which is listed in Belarus",
            where=str(plan),
            fix="take it out of the names and wordings",
        )
    check_free(out, force=force)
    write_file(out, text)
    return (*opened.notices, *(notice for stop in stops for notice in stop.notices))


def accepted_stops(opened: OpenedPlan) -> tuple[Stop, ...]:
    """Return the stops of a plan.

    Raises
    ------
    PlanError
        If it has none.
    """
    stops = prepare_stops(opened.plan, opened.town, opened.campaign)
    if not stops:
        raise PlanError(
            "no renaming is accepted, so there is nothing to export",
            where=opened.plan.city,
            fix='write decision = "accepted" for at least one',
        )
    return stops


def written(action: Action, ending: str) -> str:
    """Return an action in the format of a file's ending."""
    module, name = FORMATS[ending]
    write = getattr(importlib.import_module(f"renamer.exchange.{module}"), name)
    text: str = write(action)
    return text


def action_of(opened: OpenedPlan, stops: Sequence[Stop]) -> Action:
    """Return what is public of a plan; its team, notes, weights and dropped places are not."""
    plan, town, snapshot = opened.plan, opened.town, opened.town.snapshot
    languages = site_languages(plan, town, opened.campaign)
    title = f"{town.city.name}, {plan.day.isoformat()}"
    return Action(
        title=plain(title),
        city=plain(town.city.name),
        day=plan.day,
        note=note_in(town.city.languages),
        attribution=plain(snapshot.attribution),
        licence=plain(snapshot.licence),
        data_date=snapshot.data_date,
        places=tuple(_renamed(stop, opened, languages) for stop in stops),
        has_walk=bool(plan.walk) and len(stops) > 1,
        ways=tuple(_ways(stops, town)) if plan.walk else (),
    )


def note_in(languages: Sequence[str]) -> str:
    """Return, in these languages and in English, that nothing of it belongs into OpenStreetMap."""
    lines: list[str] = []
    for language in dict.fromkeys((*languages, "en")):
        _ = texts(language)
        sentence = _("Symbolic names for one day: never enter them into OpenStreetMap.")
        lines.append(sentence)
    return " / ".join(dict.fromkeys(lines))


def _renamed(stop: Stop, opened: OpenedPlan, languages: Sequence[str]) -> Renamed:
    """Return a stop with every text of it made plain."""
    renaming, honoree, place = stop.renaming, stop.honoree, stop.place
    who = dict(honoree.who_line(language) for language in languages)
    spoken = {code: stop.names[code] for code in languages if code in stop.names}
    return Renamed(
        number=stop.number,
        code=renaming.code,
        place_id=plain(renaming.place),
        old=plain(renaming.old or ""),
        title=plain(stop.title),
        names={code: plain(name.text) for code, name in spoken.items()},
        honoree_id=plain(honoree.id),
        honoree=plain(honoree.name(*languages)),
        who={code: plain(line) for code, line in who.items()},
        lonlat=_on_earth(place.anchor_lonlat if place else renaming.anchor_lonlat),
        link=_link(stop, opened),
        osm_refs=place.osm_refs if place else (),
        geometry=place.geometry if place else None,
    )


def _on_earth(lonlat: LonLat) -> LonLat:
    return round(lonlat[0], 6), round(lonlat[1], 6)


def _link(stop: Stop, opened: OpenedPlan) -> str:
    """Return the address that the printed code leads to, as people write it; "" where none is."""
    if stop.target is None:
        return ""
    page = stop.target.page
    link = page.url if page else f"{opened.plan.base_url.rstrip('/')}/R/{stop.renaming.code}/"
    check_link(link, opened.campaign.listed_hosts)
    return link


def _ways(stops: Sequence[Stop], town: Town) -> Iterator[tuple[LonLat, ...]]:
    """Yield the way from each stop to the next on the map's walking network, where there is one.

    The order is that of the plan; no stop is left out and none is moved.
    """
    if town.walk is None or not town.walk.edges or len(stops) < 2:
        return
    points = [standing(stop.place) if stop.place else stop.renaming.anchor_lonlat for stop in stops]
    network = join(town.walk, points, town.city.crs_m)
    part = network.best_part((), range(len(points)))
    if part is None:
        return
    on = [number for number in range(len(points)) if part in network.spots[number]]
    ways = network.ways(on, part)
    for one, other in pairwise(on):
        walked = [shapely.get_coordinates(piece.metric) for piece in ways.pieces(one, other)]
        if walked:
            line = to_lonlat(shapely.LineString(np.concatenate(walked)), town.city.crs_m)
            points_on_it = tuple(point for point, _ in groupby(map(_on_earth, line.coords)))
            if len(points_on_it) > 1:
                yield points_on_it
