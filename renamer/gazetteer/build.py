"""Building a sample city out of an extract: `renamer city build` is a skin on `build_sample`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from renamer.errors import OutputError
from renamer.files import folder_beside, write_file
from renamer.gazetteer import sample_files as files
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.towns import town_from_extract
from renamer.model.walk import WalkGraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from renamer.gazetteer.asked import Box
    from renamer.model.place import City, Snapshot, Town


def build_sample(
    extract: Path,
    *,
    slug: str,
    country: str,
    languages: Sequence[str],
    out: Path,
    boundary: Path | None = None,
    bbox: Box | None = None,
    names: Mapping[str, str] | None = None,
    aliases: Sequence[str] = (),
    extent_note: str | None = None,
    source: str | None = None,
    data_date: date | None = None,
) -> Path:
    """Write the folder `out`/`slug` of a sample city and return it.

    The same extract and arguments give the same bytes; the SHA-256 of the extract is recorded.

    Parameters
    ----------
    extract : Path
        .osm.pbf, .osm or .osm.bz2.
    slug : str
        Country and town, like "is-reykjavik".
    country : str
        ISO 3166-1 alpha-2.
    languages : sequence of str
        Languages of the plates, the first one that of a bare `name`.
    boundary, bbox
        A GeoJSON file with the polygon of the town, or (west, south, east, north). Without
        either: the box of the extract's header, else of its points.
    names : mapping, optional
        Names of the town by language; else those of its node in the extract.
    aliases, extent_note, source, data_date
        What city.toml and SOURCES.md say; `data_date` defaults to the newest way of the extract.

    Raises
    ------
    ExtractError, CityError
        If the extract or the extent cannot be used.
    OutputError
        If a folder stands there that is no sample city.
    """
    town = town_from_extract(
        extract,
        Asked(
            slug=slug,
            names=names or {},
            name=(names or {}).get(languages[0]) if boundary is None and bbox is None else None,
            country=country,
            languages=tuple(languages),
            boundary=boundary,
            bbox=bbox,
        ),
    )
    city = replace(town.city, aliases=tuple(aliases), extent_note=extent_note)
    snapshot = replace(
        town.snapshot,
        source=source or town.snapshot.source,
        query=None,
        data_date=data_date or town.snapshot.data_date,
    )
    return write_sample(replace(town, city=city, snapshot=snapshot), out / slug)


def write_sample(town: Town, folder: Path) -> Path:
    """Write all files of a sample city into `folder`, replacing an older sample there."""
    if folder.exists() and not (folder / files.CITY).is_file():
        raise OutputError(
            "this folder holds something else than a sample city",
            where=str(folder),
            fix="choose another folder or empty this one",
        )
    with folder_beside(folder) as beside:
        for name, text in sample_texts(town).items():
            write_file(beside / name, text)
    return folder


def sample_texts(town: Town) -> dict[str, str]:
    """Return file name -> content of a sample city, or of a snapshot."""
    return {
        files.CITY: city_text(town.city, town.snapshot),
        files.PLACES: files.places_text(town.places),
        files.LANDMARKS: files.landmarks_text(town.landmarks),
        files.GROUND: files.ground_text(town.ground, town.city.boundary),
        files.WALK: files.walk_text(town.walk or WalkGraph(nodes=(), edges=())),
        files.LEFT_OUT: files.left_out_text(town.left_out),
        files.SOURCES: sources_text(town),
    }


def city_text(city: City, snapshot: Snapshot) -> str:
    """Return city.toml."""
    import tomlkit

    head: dict[str, object] = {
        "schema": files.SCHEMA,
        "slug": city.slug,
        "country": city.country,
        "languages": list(city.languages),
        "crs_m": city.crs_m,
        "aliases": list(city.aliases),
        "extent_note": city.extent_note,
        "names": dict(sorted(city.names.items())),
        "snapshot": _without_nothing(
            {
                "source": snapshot.source,
                "query": snapshot.query,
                "retrieved": snapshot.retrieved,
                "data_date": snapshot.data_date,
                "sha256": snapshot.sha256,
                "licence": snapshot.licence,
                "attribution": snapshot.attribution,
            }
        ),
    }
    return tomlkit.dumps(_without_nothing(head))


def sources_text(town: Town) -> str:
    """Return SOURCES.md: what lies here, from where, of which day, under which licence."""
    city, snapshot = town.city, town.snapshot
    day = (
        f"{snapshot.data_date.isoformat()} (the newest change in the extract)"
        if snapshot.data_date
        else "unknown: the data carry no timestamps"
    )
    extent = f"{city.extent_note}, not the whole town" if city.extent_note else "the whole town"
    return f"""# Sources of {city.slug}

- **What**: {len(town.places)} places, {len(town.landmarks)} landmarks, ground, boundary and walking
  network of {city.name}.
- **Extent**: {extent}.
- **From**: {snapshot.source}
- **SHA-256 of the extract**: `{snapshot.sha256}`
- **Date of the data**: {day}.
- **Licence**: {snapshot.attribution}, Open Database License ({snapshot.licence}),
  <https://www.openstreetmap.org/copyright>. This folder is a derivative database under the same
  licence; whatever is made of it must name OpenStreetMap.
- **Made with**: `renamer city build`. Coordinates are rounded to about a metre; water, green and
  the ways of the walking network are simplified by 3 m, tiny water and green are left out.
  `left_out.tsv` lists the named things that are no places here, and why.
"""


def _without_nothing(table: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value is not None}
