"""The sample cities that come with renamer: found by any of their names, read without network."""

from __future__ import annotations

import difflib
import tomllib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from renamer.errors import CityError, ResourceError
from renamer.gazetteer import sample_files as files
from renamer.gazetteer.countries import code_of_country
from renamer.gazetteer.pausing import garbage_waits
from renamer.model.place import City, Snapshot, Town
from renamer.resources import resource, resource_names
from renamer.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "sample_cities"


def sample_slugs() -> tuple[str, ...]:
    """Return the slugs of all sample cities, sorted."""
    return tuple(
        name
        for name in resource_names(FOLDER)
        if resource(FOLDER, name).joinpath(files.CITY).is_file()
    )


def find_sample(query: str) -> str:
    """Return the slug of the sample that a query means: slug, alias or any name, in any script.

    Raises
    ------
    CityError
        If no sample has this name; the message lists them and says how other towns are reached.
    """
    known = _known_names()
    wanted = fold(query)
    if wanted in known:
        return known[wanted]
    name, _, land = query.partition(",")
    slug = known.get(fold(name))
    if land and slug and code_of_country(land) == slug[:2].upper():
        return slug
    near = difflib.get_close_matches(wanted, known, n=1, cutoff=0.75)
    meant = f"did you mean {known[near[0]]}? " if near else ""
    raise CityError(
        f"there is no sample city {query!r}",
        fix=f"{meant}the samples are {', '.join(sample_slugs())}; --live looks a town up in "
        "OpenStreetMap, --extract FILE reads it from a file",
    )


def read_sample(slug: str) -> Town:
    """Return a sample city.

    Raises
    ------
    CityError
        If there is no sample of this slug.
    ResourceError
        If one of its files is broken.
    """
    if slug not in sample_slugs():
        slug = find_sample(slug)
    return read_sample_folder(resource(FOLDER, slug))


@lru_cache(maxsize=4)
def read_sample_folder(folder: Path) -> Town:
    """Return the town of a folder that `build_sample` wrote."""
    try:
        return town_of(lambda name: _text(folder, name))
    except (OSError, KeyError, ValueError) as error:
        raise ResourceError(
            f"the sample city cannot be read ({error})",
            where=folder.name,
            fix="install renamer-kit again, or build the sample again with 'renamer city build'",
        ) from error


def town_of(text_of: Callable[[str], str]) -> Town:
    """Return the town whose files have these texts; what reading them raises is passed on."""
    with garbage_waits():
        ground, boundary = files.read_ground(text_of(files.GROUND))
        city, snapshot = _city_of(text_of(files.CITY), boundary)
        return Town(
            city=city,
            snapshot=snapshot,
            places=files.read_places(text_of(files.PLACES)),
            landmarks=files.read_landmarks(text_of(files.LANDMARKS)),
            ground=ground,
            left_out=files.read_left_out(text_of(files.LEFT_OUT)),
            walk=files.read_walk_text(text_of(files.WALK)),
        )


def read_city(folder: Path) -> tuple[City, Snapshot]:
    """Return (city, snapshot) of city.toml; the boundary is not in it."""
    return _city_of(_text(folder, files.CITY), None)


def _city_of(text: str, boundary: Any) -> tuple[City, Snapshot]:
    table = tomllib.loads(text)
    city = City(
        slug=table["slug"],
        names=table["names"],
        country=table["country"],
        languages=tuple(table["languages"]),
        crs_m=table["crs_m"],
        aliases=tuple(table.get("aliases", ())),
        boundary=boundary,
        extent_note=table.get("extent_note"),
    )
    return city, Snapshot(**table["snapshot"])


@lru_cache(maxsize=1)
def _known_names() -> dict[str, str]:
    """Folded slug, alias or name -> slug."""
    known: dict[str, str] = {}
    for slug in sample_slugs():
        city, _ = read_city(resource(FOLDER, slug))
        for name in (slug, *city.aliases, *city.names.values()):
            known.setdefault(fold(name), slug)
    return known


def _text(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")
