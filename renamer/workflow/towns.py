"""Where a town comes from: a sample, an extract, or OpenStreetMap live."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from renamer import gazetteer
from renamer.errors import UsageError
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


def open_town(query: str, source: TownSource, say: Callable[[str], None]) -> Town:
    """Return the town called `query` from its source.

    Raises
    ------
    UsageError
        If the options contradict each other.
    CityError, ExtractError
        If there is no such town, or the extract cannot be read.
    """
    if source.live and source.extract:
        raise UsageError("--live and --extract exclude each other", fix="choose one")
    if source.live:
        return gazetteer.town_from_live(query, say=say)
    if source.extract:
        return gazetteer.town_from_extract(
            source.extract,
            name=query,
            boundary=source.boundary,
            bbox=_box(source.bbox),
            country=source.country,
            languages=_codes(source.languages),
        )
    return gazetteer.town_from_sample(query)


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
