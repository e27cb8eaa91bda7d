"""What the user said of where a town is to come from, and what that asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.gazetteer.asked import Asked
from renamer.gazetteer.countries import territories
from renamer.gazetteer.extent import LARGEST_RADIUS_M, LEAST_RADIUS_M

if TYPE_CHECKING:
    from renamer.gazetteer.asked import Box
    from renamer.model.place import LonLat

_SLUG = re.compile(r"([a-z]{2})-\S+")
_OSM_REF = re.compile(r"(node|way|relation)/[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSource:
    """What the user said of the source; nothing goes online unless `live` is set.

    The fields are named like the options of the command line.
    """

    live: bool = False
    extract: Path | None = None
    snapshot: Path | None = None
    boundary: Path | None = None
    bbox: str | None = None
    around: str | None = None
    radius: float | None = None
    osm: str | None = None
    pick: int | None = None
    country: str | None = None
    languages: str | None = None
    deadline: float | None = None
    stale: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether the town is not looked for among samples and beside the plan."""
        return bool(self.live or self.extract or self.snapshot)


def check_options(source: TownSource) -> None:
    """Refuse options that contradict each other, or have nothing to work on.

    Raises
    ------
    UsageError
    """
    chosen = [f"--{name}" for name in ("live", "extract", "snapshot") if getattr(source, name)]
    if len(chosen) > 1:
        raise UsageError(f"{' and '.join(chosen)} exclude each other", fix="choose one")
    narrowing = ("boundary", "bbox", "around", "radius", "osm")
    idle = [f"--{name}" for name in narrowing if getattr(source, name) is not None]
    if idle and not (source.live or source.extract):
        raise UsageError(
            f"{' and '.join(idle)} {'needs' if len(idle) == 1 else 'need'} a map",
            fix="add --extract FILE, or --live to ask for one",
        )
    if (source.deadline or source.stale) and not source.live:
        raise UsageError("--deadline and --stale are for --live", fix="add --live")


def asked_of(query: str, source: TownSource) -> Asked:
    """Return what was asked for; a slug like "is-akureyri" is country and name."""
    country = source.country.upper() if source.country else None
    slug = _SLUG.fullmatch(query)
    if slug:
        country = country or slug[1].upper()
    if country and country not in territories():
        raise UsageError(
            f"{source.country!r} is no country",
            where="--country",
            fix="write its two letters of ISO 3166-1, like IS",
        )
    if source.radius is not None and not LEAST_RADIUS_M <= source.radius <= LARGEST_RADIUS_M:
        raise UsageError(
            f"a radius of {source.radius:g} m is too small or too large",
            where="--radius",
            fix=f"give {LEAST_RADIUS_M:g} to {LARGEST_RADIUS_M:g} metres",
        )
    if source.osm and not _OSM_REF.fullmatch(source.osm):
        raise UsageError(
            f"{source.osm!r} is no element", where="--osm", fix="write it like relation/2580605"
        )
    return Asked(
        name=query[3:].replace("-", " ") if slug else query,
        slug=query if slug else None,
        country=country,
        languages=codes(source.languages),
        boundary=source.boundary,
        bbox=box(source.bbox),
        around=_point(source.around),
        radius_m=source.radius,
        osm_ref=source.osm,
        pick=source.pick,
    )


def codes(text: str | None) -> tuple[str, ...]:
    """Return the codes between commas: of languages."""
    return tuple(code.strip() for code in text.split(",") if code.strip()) if text else ()


def box(text: str | None) -> Box | None:
    """Read W,S,E,N in degrees."""
    if text is None:
        return None
    numbers = _numbers(text, 4)
    if numbers is not None:
        west, south, east, north = numbers
        if -180 <= west < east <= 180 and -90 <= south < north <= 90:
            return west, south, east, north
    raise UsageError(
        f"{text!r} is no box",
        where="--bbox",
        fix="write W,S,E,N in degrees, like 24.9,60.1,25,60.2",
    )


def _point(text: str | None) -> LonLat | None:
    """Read LON,LAT in degrees."""
    if text is None:
        return None
    numbers = _numbers(text, 2)
    if numbers is None:
        raise UsageError(
            f"{text!r} is no point", where="--around", fix="write LON,LAT in degrees: -21.9,64.15"
        )
    return numbers[0], numbers[1]


def _numbers(text: str, count: int) -> list[float] | None:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        return None
    return numbers if len(numbers) == count else None
