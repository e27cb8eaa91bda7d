"""A town out of OpenStreetMap itself: settled, asked for, gathered and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from renamer import geo
from renamer.errors import CityError
from renamer.gazetteer.extent import (
    DEFAULT_RADIUS_M,
    RADIUS_M,
    as_extent,
    check_extent,
    circle,
    read_extent,
)
from renamer.gazetteer.gather import gather_town
from renamer.gazetteer.inside import settlement_named
from renamer.gazetteer.pausing import garbage_waits
from renamer.gazetteer.raw import EVERYTHING
from renamer.gazetteer.samples import find_sample
from renamer.gazetteer.settle import in_words, picked, settle
from renamer.gazetteer.towns import NEAR_M, city_of
from renamer.l10n import country_name
from renamer.model.place import Snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.asked import Asked
    from renamer.gazetteer.online.asking import Asking, Lookup
    from renamer.gazetteer.online.elements import Provenance
    from renamer.gazetteer.online.hits import Hit
    from renamer.model.candidate import Candidate
    from renamer.model.place import Place, Town

FIRST = EVERYTHING - {"addresses", "network"}
"""Street numbers and footways are asked for later, around the candidates only."""


def places_from_live(asked: Asked, asking: Asking, *, detailed: bool = False) -> tuple[Place, ...]:
    """Return the places of a town from OpenStreetMap's servers; see `town_from_live`."""
    return town_from_live(asked, asking, detailed=detailed).places


def town_from_live(asked: Asked, asking: Asking, *, detailed: bool = False) -> Town:
    """Look a town up in OpenStreetMap.

    Parameters
    ----------
    asked : Asked
        The name, better with its country ("Brest, Belarus"), or a box, circle or boundary: then
        Nominatim is not asked.
    asking : Asking
        Whom to ask, for how long, and who is told what is asked.
    detailed : bool
        Ask for the street numbers and footways of the whole town at once: far more data.

    Raises
    ------
    AmbiguousTownError
        If the name means several towns.
    CityError
        If the name is no town's, or the servers do not answer in time.
    """
    lookup = asking.start()
    with garbage_waits():
        extent, hit, country = _where(asked, lookup)
        check_extent(extent, asked.in_words)
        elements, provenance = _elements(extent, asked, lookup, detailed=detailed)
        town = _gathered(asked, extent, hit, country, elements, provenance, detailed=detailed)
    if hit is not None and hit.outline is None:
        note = _circle_note(hit, asked)
        why = "" if asked.radius_m else " has no boundary there: it"
        asking.say(f"{town.city.name}{why} is taken as a {note}.")
        town = replace(town, city=replace(town.city, extent_note=note))
    return town


def _where(asked: Asked, lookup: Lookup) -> tuple[BaseGeometry, Hit | None, str]:
    """Return the extent, the hit of Nominatim if it was asked, and the country."""
    extent = read_extent(asked)
    if extent is not None:
        middle = extent.representative_point()
        country = asked.country or _country_at((middle.x, middle.y))
        return extent, None, country
    hit = _hit(asked, lookup)
    country = asked.country or hit.candidate.country
    if not country:
        raise CityError(
            f"the country of {hit.display_name!r} is not known", fix="give --country too"
        )
    if hit.outline is not None and asked.radius_m is None:
        return as_extent(hit.outline), hit, country
    return circle(hit.candidate.lonlat, _radius_m(hit, asked)), replace(hit, outline=None), country


def _hit(asked: Asked, lookup: Lookup) -> Hit:
    """Return the one town that is meant: never one of several that GeoNames knows, unpicked."""
    from renamer.gazetteer.online.live import find_hits, hit_of

    if asked.osm_ref:
        return _town_itself(hit_of(asked.osm_ref, lookup), asked)
    home = _home_of_sample(asked)
    known = None if home else settle(asked)
    hits = find_hits(_question(asked, known if asked.pick is not None else None, home), lookup)
    towns = [hit for hit in hits if hit.candidate.is_town]
    if home:
        there = [hit for hit in towns if hit.candidate.country == home]
        if there:
            return _best(there)
        if not towns:
            raise _no_town(asked, hits[0])
        raise CityError(
            f"OpenStreetMap does not know {asked.bare_name} in {country_name(home)}",
            fix="name its country too, or give --osm with its number",
        )
    if known is not None:
        near = [hit for hit in towns if geo.distance_m(hit.candidate.lonlat, known.lonlat) < NEAR_M]
        there = [hit for hit in towns if hit.candidate.country == known.country]
        if near or len(there) == 1:
            return _best(near or there)
        lon, lat = known.lonlat
        raise CityError(
            f"OpenStreetMap does not know {in_words(known)} by that name",
            fix=f"give --around {lon:g},{lat:g} and --radius M, or --osm with its number",
        )
    if not towns and asked.pick is None:
        raise _no_town(asked, hits[0])
    if len(towns) == 1 and asked.pick is None:
        return towns[0]
    shown = hits if asked.pick is not None else towns
    chosen = picked(asked, [hit.candidate for hit in shown])
    return next(hit for hit in shown if hit.candidate == chosen)


def _best(hits: Sequence[Hit]) -> Hit:
    """Return the hit with an outline, of a town and its surroundings the more important."""
    return min(hits, key=lambda hit: (hit.outline is None, -hit.importance))


def _no_town(asked: Asked, first: Hit) -> CityError:
    """Return what is to be said of a name that is something else."""
    return CityError(
        f"{asked.osm_ref or asked.name!r} is no town but a {first.candidate.kind} to OpenStreetMap "
        f"({first.display_name})",
        fix="name the town, and its country too: 'Reykjavík, Iceland'",
    )


def _town_itself(hit: Hit, asked: Asked) -> Hit:
    """Return what --osm names, if it is a town or an area: a district may be meant."""
    if not hit.candidate.is_town and hit.outline is None:
        raise _no_town(asked, hit)
    return hit


def _home_of_sample(asked: Asked) -> str | None:
    """Return the country of the sample that has this name: which town is meant is known then."""
    if asked.pick is not None or not asked.name:
        return None
    try:
        home = find_sample(asked.name)[:2].upper()
    except CityError:
        return None
    return home if asked.country in {None, home} else None


def _question(asked: Asked, known: Candidate | None, home: str | None) -> str:
    """Return what Nominatim is asked: the name with its country, where that is known."""
    if known is not None:
        return f"{known.name}, {country_name(known.country)}"
    country = asked.country or home
    if country:
        return f"{asked.bare_name}, {country_name(country)}"
    return asked.name or ""


def _country_at(lonlat: tuple[float, float]) -> str:
    from renamer.gazetteer.cities import nearest_city

    near = nearest_city(lonlat)
    if geo.distance_m(near.lonlat, lonlat) > NEAR_M:
        raise CityError("the country of this spot is not known", fix="give --country CC")
    return near.country


def _radius_m(hit: Hit, asked: Asked) -> float:
    return asked.radius_m or RADIUS_M.get(hit.candidate.kind, DEFAULT_RADIUS_M)


def _circle_note(hit: Hit, asked: Asked) -> str:
    return f"circle of {_radius_m(hit, asked) / 1000:g} km around its {hit.candidate.kind}'s node"


def _elements(
    extent: BaseGeometry, asked: Asked, lookup: Lookup, *, detailed: bool
) -> tuple[list[dict[str, Any]], Provenance]:
    from renamer.gazetteer.online.elements import each_once
    from renamer.gazetteer.online.live import ask_elements

    town = asked.name or "the place"
    elements, provenance = ask_elements(extent, "names", lookup, town=town)
    if detailed:
        more, later = ask_elements(extent, "details", lookup, town=town)
        elements, provenance = each_once([*elements, *more]), provenance.joined(later)
    return elements, provenance


def _gathered(
    asked: Asked,
    extent: BaseGeometry,
    hit: Hit | None,
    country: str,
    elements: Sequence[dict[str, Any]],
    provenance: Provenance,
    *,
    detailed: bool,
) -> Town:
    from renamer.gazetteer.online.overpass import raw_map_of

    dated = provenance.osm_base.date() if provenance.osm_base else None
    raw = raw_map_of(elements, EVERYTHING if detailed else FIRST, data_date=dated)
    title = hit.candidate.name if hit is not None else asked.name or "town"
    tags = settlement_named(raw, title) or {"name": title}
    city = city_of(asked, extent, country=country, tags=tags, title=title)
    snapshot = Snapshot(
        source=f"OpenStreetMap (Overpass API at {provenance.server})",
        query=asked.in_words,
        retrieved=provenance.asked_at,
        data_date=dated,
        sha256=provenance.sha256,
    )
    return gather_town(raw, city=city, snapshot=snapshot)
