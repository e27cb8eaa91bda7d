"""Where a town comes from: a sample, a snapshot, an extract, or OpenStreetMap live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import CityError, UsageError
from renamer.files import write_file
from renamer.gazetteer import build, samples, settle, snapshot, towns
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.countries import code_of_country
from renamer.model.candidate import Candidate
from renamer.resources import resource
from renamer.text import fold
from renamer.workflow.live import detailed_town, live_town
from renamer.workflow.source import TownSource, asked_of, box, check_options, codes

if TYPE_CHECKING:
    from renamer.model.place import Town

SNAPSHOT_SUFFIX = snapshot.SUFFIX


def open_town(query: str, source: TownSource, say: Callable[[str], None]) -> Town:
    """Return the town called `query` from its source.

    A folder that 'renamer city build' made here and a snapshot file serve like a sample.

    Raises
    ------
    UsageError
        If the options contradict each other.
    CityError, ExtractError
        If there is no such town, the name means several, or the data cannot be read.
    """
    check_options(source)
    if source.live or source.extract:
        return _looked_up(query, source, say)
    if source.country or source.languages:
        raise UsageError(
            "--country and --languages are for --extract and --live",
            fix="leave them out: a sample or a snapshot knows its own",
        )
    if source.snapshot:
        return _same_town(snapshot.read_snapshot(source.snapshot), query, source.snapshot)
    return _at_hand(query, source)


def _at_hand(query: str, source: TownSource) -> Town:
    """Return a town that needs no source: built or saved in this folder, or a sample."""
    beside = Path(query if query.endswith(".zip") else f"{query}{snapshot.SUFFIX}")
    if (Path(query) / "city.toml").is_file():
        return samples.read_sample_folder(Path(query))
    if query.endswith(".zip") or beside.is_file():
        return snapshot.read_snapshot(beside)
    try:
        return towns.town_from_sample(query)
    except CityError as no_sample:
        asked = Asked(name=query, pick=source.pick)
        sample = settle.sample_of(asked)
        if sample is None:
            raise settle.not_here(asked, no_sample) from no_sample
        return samples.read_sample(sample)


def _same_town(town: Town, query: str, path: Path) -> Town:
    """Return the town of a snapshot, if it is the one that was named.

    Raises
    ------
    CityError
        If it is another.
    """
    bare, _, land = query.partition(",")
    names = (town.city.slug, town.city.slug[3:], *town.city.aliases, *town.city.names.values())
    named_so = fold(bare) in {fold(name) for name in names}
    there = not land or code_of_country(land) == town.city.country
    if not (named_so and there) and not _is_called(town, query):
        raise CityError(
            f"this file holds {town.city.name}, not {query}",
            where=str(path),
            fix=f"name that town ({town.city.slug}), or take the file of the other",
        )
    return town


def _is_called(town: Town, query: str) -> bool:
    """Whether GeoNames knows a town of this name where this one lies: in any script."""
    middle = town.city.boundary.centroid if town.city.boundary else None
    return middle is not None and bool(towns.towns_near(query, (middle.x, middle.y)))


def find_town(query: str, source: TownSource, say: Callable[[str], None]) -> list[Candidate]:
    """Return what a name means, the most likely first: a sample, else what GeoNames knows.

    With `source.live` Nominatim is asked too, for what GeoNames does not know.

    Raises
    ------
    CityError
        If nothing is known of that name.
    """
    try:
        town = towns.town_from_sample(query)
    except CityError as no_sample:
        found = list(settle.towns_called(Asked(name=query)))
        if not found and source.live:
            from renamer.gazetteer.online.asking import how_to_ask
            from renamer.gazetteer.online.live import find_hits

            asking = how_to_ask(say, deadline_s=source.deadline)
            found = [hit.candidate for hit in find_hits(query, asking.start())]
        if not found:
            raise settle.not_here(Asked(name=query), no_sample) from no_sample
        return found
    middle = town.city.boundary.centroid if town.city.boundary else None
    return [
        Candidate(
            name=town.city.name,
            country=town.city.country,
            lonlat=(round(middle.x, 5), round(middle.y, 5)) if middle else (0.0, 0.0),
            source="sample",
            slug=town.city.slug,
        )
    ]


def _looked_up(query: str, source: TownSource, say: Callable[[str], None]) -> Town:
    asked = asked_of(query, source)
    if source.extract:
        town = towns.town_from_extract(source.extract, asked)
        if town.city.extent_note:
            say(f"{town.city.name} has no boundary there, so it is a {town.city.extent_note}.")
        return town
    return live_town(asked, say, deadline_s=source.deadline, stale=source.stale)


def with_candidates(
    query: str,
    town: Town,
    source: TownSource,
    candidates: Callable[[Town], Sequence[str]],
    say: Callable[[str], None],
) -> Town:
    """Return a live town with the details of its candidates; any other as it is."""
    if not source.live:
        return town
    return detailed_town(
        asked_of(query, source), town, candidates(town), say, deadline_s=source.deadline
    )


def save_town(town: Town, path: Path) -> Path:
    """Write the snapshot of a town and return the file.

    Raises
    ------
    OutputError
        If it cannot be written.
    """
    write_file(path, snapshot.snapshot_bytes(town))
    return path


def snapshot_name(town: Town) -> str:
    """Return the file name of a town's snapshot: is-akureyri.map.zip."""
    return f"{town.city.slug}{snapshot.SUFFIX}"


def is_sample(town: Town) -> bool:
    """Whether the town is one of the samples that come with renamer, and not another map of it."""
    slug = town.city.slug
    return slug in samples.sample_slugs() and samples.read_sample(slug) is town


def describe_data(town: Town) -> str:
    """Return one line about source and age of the map data."""
    made = town.snapshot
    dated = f"data of {made.data_date}" if made.data_date else "data of unknown date"
    extent = f" ({town.city.extent_note})" if town.city.extent_note else ""
    return f"Map: {made.attribution}, {dated}{extent}. Streets may have changed since."


def sample_facts() -> list[dict[str, str]]:
    """Return what is known of each sample city, sorted by slug."""
    rows = []
    for name in samples.sample_slugs():
        city, made = samples.read_city(resource("sample_cities", name))
        rows.append(
            {
                "slug": city.slug,
                "name": city.name,
                "country": city.country,
                "languages": ", ".join(city.languages),
                "data": str(made.data_date or "unknown"),
                "note": city.extent_note or "",
            }
        )
    return rows


def build_sample(
    extract: Path,
    out: Path,
    *,
    slug: str,
    name: str,
    country: str,
    languages: str,
    boundary: Path | None = None,
    bbox: str | None = None,
    extent_note: str | None = None,
    source: str | None = None,
) -> Path:
    """Make a sample city of an extract in the folder `out`/`slug`; see gazetteer.build."""
    spoken = codes(languages)
    if not spoken:
        raise UsageError("no language is given", where="--languages", fix="write one like is")
    return build.build_sample(
        extract,
        slug=slug,
        country=country.upper(),
        languages=spoken,
        out=out,
        boundary=boundary,
        bbox=box(bbox),
        names={spoken[0]: name},
        extent_note=extent_note,
        source=source,
    )
