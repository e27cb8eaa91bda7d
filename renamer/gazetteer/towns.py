"""A town from each source: a sample, an extract, OpenStreetMap live. All end in `gather_town`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from renamer import geo
from renamer.errors import CityError
from renamer.gazetteer.countries import official_languages
from renamer.gazetteer.extent import read_extent
from renamer.gazetteer.gather import gather_town
from renamer.gazetteer.live import town_from_live
from renamer.gazetteer.places import LANGUAGE_KEY
from renamer.gazetteer.samples import find_sample, read_sample
from renamer.gazetteer.walk import gather_walk
from renamer.gazetteer.wanted import is_settlement
from renamer.model.place import City, Snapshot
from renamer.text import nfc
from renamer.text import slug as slug_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from renamer.gazetteer.extent import Box
    from renamer.gazetteer.raw import RawMap
    from renamer.model.place import Town
    from renamer.model.walk import WalkGraph

__all__ = ["town_from_extract", "town_from_live", "town_from_sample", "walk_from_extract"]


def town_from_sample(query: str) -> Town:
    """Return the sample city that a name, alias or slug means; CityError if none does."""
    return read_sample(find_sample(query))


def town_from_extract(
    path: Path,
    *,
    boundary: Path | None = None,
    bbox: Box | None = None,
    slug: str | None = None,
    name: str | None = None,
    country: str | None = None,
    languages: Sequence[str] = (),
) -> Town:
    """Return the town within `boundary` or `bbox` of an extract.

    Without either, the extent is the box of the extract's header, else that of its points.
    `country` (ISO 3166-1 alpha-2) is found where the extract touches only one; `languages`
    default to the official ones of the country (CLDR); `slug` and `name` to the file's name.

    Raises
    ------
    ExtractError, CityError
        If the file, the extent or the country cannot be used.
    """
    return _gathered(
        path,
        boundary=boundary,
        bbox=bbox,
        slug=slug or slug_of(name or path.name.split(".")[0]),
        name=name,
        country=country,
        languages=languages,
    )


def extract_with_walk(path: Path, **facts: object) -> tuple[Town, WalkGraph]:
    """Return the town of an extract and its walking network; parameters of `build_sample`."""
    town = _gathered(path, **facts)  # type: ignore[arg-type]
    return town, walk_from_extract(path, town.city)


def walk_from_extract(path: Path, city: City) -> WalkGraph:
    """Return the walking network of an extract within the boundary of `city`."""
    from renamer.gazetteer.extract import read_walkways

    assert city.boundary is not None
    return gather_walk(read_walkways(path), extent=city.boundary)


def _gathered(
    path: Path,
    *,
    boundary: Path | None,
    bbox: Box | None,
    slug: str,
    country: str | None,
    languages: Sequence[str],
    name: str | None = None,
    names: Mapping[str, str] | None = None,
    aliases: Sequence[str] = (),
    extent_note: str | None = None,
    source: str | None = None,
    data_date: date | None = None,
) -> Town:
    from renamer.gazetteer.extract import header_box, read_extract

    extent = read_extent(boundary, bbox)
    raw = read_extract(path)
    if extent is None:
        extent = read_extent(None, header_box(path) or _box_of_points(raw, path))
    assert extent is not None
    country = country.upper() if country else _only_country(raw, path)
    languages = tuple(languages) or official_languages(country)
    middle = extent.centroid
    city = City(
        slug=slug,
        names=names or _names_in(raw, name or slug, languages),
        country=country,
        languages=languages,
        crs_m=geo.utm_crs((middle.x, middle.y)),
        aliases=tuple(aliases),
        boundary=extent,
        extent_note=extent_note,
    )
    snapshot = Snapshot(
        source=source or f"extract {path.name}",
        data_date=data_date or raw.data_date,
        sha256=raw.sha256,
    )
    return gather_town(raw, city=city, snapshot=snapshot)


def _box_of_points(raw: RawMap, path: Path) -> Box:
    """Return the box of addresses and nodes: an extract drags in far ends of ways only."""
    nodes = [thing.geometry for thing in raw.things if thing.ref.startswith("node/")]
    spots = [*nodes, *(shapely.Point(address.lonlat) for address in raw.addresses or ())]
    if len(spots) < 10:
        raise CityError(
            "the extract does not tell how far the town reaches",
            where=str(path),
            fix="give --boundary FILE or --bbox W,S,E,N",
        )
    west, south, east, north = shapely.total_bounds(spots)
    return float(west), float(south), float(east), float(north)


def _only_country(raw: RawMap, path: Path) -> str:
    if len(raw.countries) != 1:
        found = ", ".join(raw.countries) or "none"
        raise CityError(
            f"the extract does not tell the country (it touches {found})",
            where=str(path),
            fix="give --country with the two letters of ISO 3166-1, like --country IS",
        )
    return raw.countries[0]


def _names_in(raw: RawMap, name: str, languages: Sequence[str]) -> dict[str, str]:
    """Return the names of the settlement of this name, or of a slug of it ("is-akureyri")."""
    bare = name[3:] if name[2:3] == "-" else name
    for thing in raw.things:
        if is_settlement(thing.tags) and slug_of(thing.tags["name"]) == slug_of(bare):
            keys = [key for key in thing.tags if LANGUAGE_KEY.fullmatch(key)]
            names = {key.removeprefix("name:"): thing.tags[key] for key in sorted(keys)}
            return {languages[0]: thing.tags["name"], **names}
    return {languages[0]: nfc(bare if name != slug_of(name) else bare.replace("-", " ").title())}
