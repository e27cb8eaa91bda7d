"""Where a town comes from: a sample, an extract, or OpenStreetMap live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.gazetteer import build, samples, towns
from renamer.resources import resource

if TYPE_CHECKING:
    from renamer.model.place import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSource:
    """What the user said of the source; nothing goes online unless `live` is set."""

    live: bool = False
    extract: Path | None = None
    boundary: Path | None = None
    bbox: str | None = None
    country: str | None = None
    languages: str | None = None

    def as_options(self) -> str:
        """Return the options that say this on the command line, each after a blank."""
        said = asdict(self)
        live = " --live" if said.pop("live") else ""
        return live + "".join(f" --{name} {value}" for name, value in said.items() if value)


def open_town(query: str, source: TownSource, say: Callable[[str], None]) -> Town:
    """Return the town called `query` from its source.

    A folder that 'renamer city build' made here serves like a sample.

    Raises
    ------
    UsageError
        If the options contradict each other.
    CityError, ExtractError
        If there is no such town, or the extract cannot be read.
    """
    if source.live and source.extract:
        raise UsageError("--live and --extract exclude each other", fix="choose one")
    if not source.extract and (source.boundary or source.bbox):
        raise UsageError("--boundary and --bbox are for --extract", fix="add --extract FILE")
    if source.live:
        country = source.country.upper() if source.country else None
        return towns.town_from_live(
            query, say=say, country=country, languages=_codes(source.languages)
        )
    if source.extract:
        return towns.town_from_extract(
            source.extract,
            name=query,
            boundary=source.boundary,
            bbox=_box(source.bbox),
            country=source.country.upper() if source.country else None,
            languages=_codes(source.languages),
        )
    if (Path(query) / "city.toml").is_file():
        return samples.read_sample_folder(Path(query))
    return towns.town_from_sample(query)


def describe_data(town: Town) -> str:
    """Return one line about source and age of the map data."""
    snapshot = town.snapshot
    dated = f"data of {snapshot.data_date}" if snapshot.data_date else "data of unknown date"
    extent = f" ({town.city.extent_note})" if town.city.extent_note else ""
    return f"Map: {snapshot.attribution}, {dated}{extent}. Streets may have changed since."


def sample_facts() -> list[dict[str, str]]:
    """Return what is known of each sample city, sorted by slug."""
    rows = []
    for name in samples.sample_slugs():
        city, snapshot = samples.read_city(resource("sample_cities", name))
        rows.append(
            {
                "slug": city.slug,
                "name": city.name,
                "country": city.country,
                "languages": ", ".join(city.languages),
                "data": str(snapshot.data_date or "unknown"),
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
    codes = _codes(languages)
    if not codes:
        raise UsageError("no language is given", where="--languages", fix="write one like is")
    return build.build_sample(
        extract,
        slug=slug,
        country=country.upper(),
        languages=codes,
        out=out,
        boundary=boundary,
        bbox=_box(bbox),
        names={codes[0]: name},
        extent_note=extent_note,
        source=source,
    )


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip()) if text else ()


def _box(text: str | None) -> tuple[float, float, float, float] | None:
    """Read W,S,E,N in degrees."""
    if text is None:
        return None
    fault = UsageError(
        f"{text!r} is no box",
        where="--bbox",
        fix="write W,S,E,N in degrees, like 24.9,60.1,25,60.2",
    )
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        raise fault from None
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise fault
    return west, south, east, north
