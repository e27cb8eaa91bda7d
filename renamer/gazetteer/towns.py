"""A town from each source: a sample, an extract, OpenStreetMap live. All end in `gather_town`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from renamer import geo
from renamer.errors import CityError
from renamer.gazetteer.countries import official_languages
from renamer.gazetteer.extent import check_extent, read_extent
from renamer.gazetteer.facts import LANGUAGE_KEY
from renamer.gazetteer.gather import gather_town
from renamer.gazetteer.inside import find_inside, settlement_named
from renamer.gazetteer.samples import find_sample, read_sample
from renamer.gazetteer.settle import in_words, settle
from renamer.model.place import City, Snapshot
from renamer.odonymy.profiles import profile_of
from renamer.text import nfc
from renamer.text import slug as slug_of

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from renamer.gazetteer.asked import Asked, Box
    from renamer.gazetteer.raw import RawMap, Tags
    from renamer.model.candidate import Candidate
    from renamer.model.place import LonLat, Place, Town


NEAR_M = 30_000.0


def places_from_sample(query: str) -> tuple[Place, ...]:
    """Return the places of the sample city that a name, alias or slug means."""
    return town_from_sample(query).places


def places_from_extract(path: Path, asked: Asked) -> tuple[Place, ...]:
    """Return the places of a town in an extract; see `town_from_extract`."""
    return town_from_extract(path, asked).places


def town_from_sample(query: str) -> Town:
    """Return the sample city that a name, alias or slug means; CityError if none does."""
    return read_sample(find_sample(query))


def town_from_extract(path: Path, asked: Asked) -> Town:
    """Return a town of an extract.

    Its extent is what was asked for, else the boundary of that name inside the extract, else a
    stated circle around the node of that name; without a name the box of the extract's header,
    else that of its points. Its country is asked for or the only one that the extract touches.

    Raises
    ------
    ExtractError, CityError
        If the file, the extent or the country cannot be used.
    """
    from renamer.gazetteer.extract import header_box, read_extract

    extent = read_extent(asked)
    raw = read_extract(path)
    box = header_box(path)
    tags: Tags | None = None
    note = None
    if extent is None and (asked.name or asked.osm_ref):
        found = find_inside(raw, asked, path, box)
        extent, tags, note = found.extent, found.tags, found.note
        _check_is_meant(asked, extent, path)
    elif extent is None:
        extent = read_extent(replace(asked, bbox=box or _box_of_points(raw, path)))
    assert extent is not None
    if not asked.osm_ref:  # "Reykjavík" is called so by its node, its boundary Reykjavíkurborg
        tags = settlement_named(raw, asked.bare_name) or tags
    check_extent(extent, str(path))
    if box is not None and not shapely.box(*box).intersects(extent):
        reach = ",".join(f"{part:.3f}" for part in box)
        raise CityError(
            f"the extract does not reach there (it reaches {reach})",
            where=str(path),
            fix="give an extract of the town, or another --bbox W,S,E,N",
        )
    country = asked.country or _country_of(raw, extent, asked, path)
    city = city_of(asked, extent, country=country, tags=tags, title=path.name.split(".")[0])
    snapshot = Snapshot(
        source=f"extract {path.name}",
        query=asked.in_words or None,
        data_date=raw.data_date,
        sha256=raw.sha256,
    )
    return gather_town(raw, city=replace(city, extent_note=note), snapshot=snapshot)


def _check_is_meant(asked: Asked, extent: BaseGeometry, path: Path) -> None:
    """Make sure that the town in the extract is the one which country, region or --pick tell.

    Raises
    ------
    AmbiguousTownError, CityError
        If they tell another town, or nothing that is known.
    """
    if asked.osm_ref or (asked.pick is None and "," not in (asked.name or "")):
        return
    known = settle(asked)
    middle = extent.representative_point()
    if known is None:
        raise CityError(
            f"no town {asked.name!r} is known",
            fix=f"write {asked.bare_name!r} alone, and --country CC",
        )
    if geo.distance_m(known.lonlat, (middle.x, middle.y)) > NEAR_M:
        raise CityError(
            f"the {asked.bare_name} in it is not {in_words(known)}",
            where=str(path),
            fix="give an extract of that town, or the name alone",
        )


def city_of(
    asked: Asked, extent: BaseGeometry, *, country: str, tags: Tags | None, title: str
) -> City:
    """Return the city with its names: as asked, else those of its boundary or node (`tags`)."""
    name = nfc((tags or {}).get("name") or asked.bare_name or title)
    english = (dict(asked.names) or tags or {}).get("en") or (tags or {}).get("name:en", "")
    slug = asked.slug or f"{country.lower()}-{_latin(name, english)}"
    profile = profile_of(slug)
    official = profile.languages if profile else official_languages(country)
    languages = asked.languages or official
    middle = extent.centroid
    return City(
        slug=slug,
        names=dict(asked.names) or _names_of(tags or {}, name, languages),
        country=country,
        languages=languages,
        crs_m=geo.utm_crs((middle.x, middle.y)),
        boundary=extent,
    )


def _latin(name: str, english: str) -> str:
    """Return the slug of the town's own name, else of its English one: files bear it."""
    slugs = (slug_of(one) for one in (name, english))
    return next((slug for slug in slugs if slug.isascii() and slug != "unnamed"), slug_of(name))


def _names_of(tags: Tags, name: str, languages: tuple[str, ...]) -> dict[str, str]:
    keys = [key for key in tags if LANGUAGE_KEY.fullmatch(key)]
    return {languages[0]: name, **{key.removeprefix("name:"): tags[key] for key in sorted(keys)}}


def _box_of_points(raw: RawMap, path: Path) -> Box:
    """Return the box of addresses and nodes: an extract drags in far ends of ways only."""
    spots = [thing.geometry for thing in raw.things if thing.ref.startswith("node/")]
    if raw.addresses is not None and raw.addresses.streets:
        spots += list(shapely.points(raw.addresses.lonlats))
    if len(spots) < 10:
        raise CityError(
            "the extract does not tell how far the town reaches",
            where=str(path),
            fix="give --boundary FILE or --bbox W,S,E,N",
        )
    west, south, east, north = shapely.total_bounds(spots)
    return float(west), float(south), float(east), float(north)


def _country_of(raw: RawMap, extent: BaseGeometry, asked: Asked, path: Path) -> str:
    """Return the only country there, else the one around the town, else that of GeoNames."""
    if len(raw.countries) == 1:
        return raw.countries[0]
    middle = extent.representative_point()
    for area in raw.boundaries:
        code = area.tags.get("ISO3166-1")
        if code and area.geometry is not None and area.geometry.covers(middle):
            return code.upper()
    known = {one.country for one in towns_near(asked.bare_name, (middle.x, middle.y))}
    if len(known) != 1:
        found = ", ".join(raw.countries) or "none"
        raise CityError(
            f"the extract does not tell the country (it touches {found})",
            where=str(path),
            fix="give --country with the two letters of ISO 3166-1, like --country IS",
        )
    return known.pop()


def towns_near(name: str, lonlat: LonLat) -> list[Candidate]:
    """Return the towns of this name that GeoNames has within 30 km of a point."""
    from renamer.gazetteer.cities import find_cities

    return [one for one in find_cities(name) if geo.distance_m(one.lonlat, lonlat) < NEAR_M]
