"""Looking at the places of a town: choose some, and give them out as rows, CSV or GeoJSON."""

from __future__ import annotations

import csv
import dataclasses
import difflib
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

import shapely

from renamer.errors import UsageError
from renamer.gazetteer.sample_files import geometry_object
from renamer.geo import to_metric
from renamer.model.place import PlaceFacts
from renamer.text import fold

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import LonLat, Place, PlaceKind, Town

FAR_DEGREES = 0.5
NEAR_M = 500.0
"""How far `near` reaches where nothing is said."""
_Spots = dict[str, list[tuple[str, "BaseGeometry"]]]
"""Folded name -> (what means only this one, geometry in EPSG:4326) of each that bears it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which places to look at; what is left out lets all through.

    `near` is LON,LAT in degrees, the id or a name of a place, or the name of a landmark; `named`
    False asks for the nameless ones only.
    """

    kinds: tuple[PlaceKind, ...] = ()
    near: str | None = None
    within_m: float | None = None
    named: bool | None = None

    def __post_init__(self) -> None:
        """Make sure that there is a spot to be within reach of."""
        if self.within_m is not None and self.near is None:
            raise UsageError("--within needs a spot", fix="add --near PLACE or --near LON,LAT")


def choose_places(town: Town, choice: Choice) -> tuple[Place, ...]:
    """Return the places that fit, in the order of the town; with `near` the nearest first.

    Raises
    ------
    UsageError
        If `near` means nothing, or several things.
    """
    places = tuple(
        place
        for place in town.places
        if (not choice.kinds or place.kind in choice.kinds)
        and choice.named in {None, not place.is_nameless}
    )
    if choice.near is None:
        return places
    crs_m = town.city.crs_m
    spot = to_metric(find_spot(town, choice.near), crs_m)
    away_m = {place.id: to_metric(place.geometry, crs_m).distance(spot) for place in places}
    within_m = NEAR_M if choice.within_m is None else choice.within_m
    near = [place for place in places if away_m[place.id] <= within_m]
    return tuple(sorted(near, key=lambda place: (away_m[place.id], place.id)))


def find_spot(town: Town, words: str) -> BaseGeometry:
    """Return what these words mean, in EPSG:4326: a point, a place, else a landmark.

    Raises
    ------
    UsageError
        If the town has nothing of this name, or several.
    """
    lonlat = _lonlat(words)
    if lonlat is not None:
        return _within_reach(town, shapely.Point(lonlat), words)
    place = town.place(words)
    if place is not None:
        return place.geometry
    places, landmarks = _named_places(town), _named_landmarks(town)
    found = places.get(fold(words)) or landmarks.get(fold(words)) or []
    if len(found) == 1:
        return found[0][1]
    if found:
        raise UsageError(
            f"{len(found)} things in {town.city.name} are called {words!r}",
            where="--near",
            fix=f"write one of these instead: {' or '.join(exact for exact, _ in found)}",
        )
    close = difflib.get_close_matches(fold(words), (*places, *landmarks), n=1, cutoff=0.75)
    meant = f"did you mean {close[0]!r}? " if close else ""
    raise UsageError(
        f"{town.city.name} has no place or landmark {words!r}",
        where="--near",
        fix=f"{meant}'renamer places' lists the places, with --landmarks the landmarks; LON,LAT in "
        "degrees works too",
    )


def _lonlat(words: str) -> LonLat | None:
    """Read LON,LAT; None if these words are no two numbers."""
    try:
        lon, lat = (float(part) for part in words.split(","))
    except ValueError:
        return None
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise UsageError(
            f"{words!r} is nowhere on Earth", where="--near", fix="write LON,LAT in degrees"
        )
    return lon, lat


def _within_reach(town: Town, point: BaseGeometry, words: str) -> BaseGeometry:
    boundary = town.city.boundary
    if boundary is not None and boundary.distance(point) > FAR_DEGREES:
        raise UsageError(
            f"{words} lies far from {town.city.name}",
            where="--near",
            fix="write the longitude before the latitude: LON,LAT",
        )
    return point


def landmark_rows(town: Town, choice: Choice) -> list[dict[str, object]]:
    """Return the landmarks with their kinds; with `near` those within reach, the nearest first.

    Raises
    ------
    UsageError
        As `choose_places`.
    """
    spot = to_metric(find_spot(town, choice.near), town.city.crs_m) if choice.near else None
    within_m = NEAR_M if choice.within_m is None else choice.within_m
    rows = []
    for mark in town.landmarks:
        row: dict[str, object] = dataclasses.asdict(mark)
        if spot is not None:
            away_m = to_metric(shapely.Point(mark.lonlat), town.city.crs_m).distance(spot)
            if away_m > within_m:
                continue
            row["away_m"] = round(away_m)
        rows.append(row)
    return sorted(rows, key=itemgetter("away_m")) if spot is not None else rows


def _named_places(town: Town) -> _Spots:
    spots: _Spots = {}
    for place in town.places:
        for name in {fold(name) for name in (place.name, *place.names.values())}:
            spots.setdefault(name, []).append((place.id, place.geometry))
    spots.pop("", None)
    return spots


def _named_landmarks(town: Town) -> _Spots:
    spots: _Spots = {}
    for landmark in town.landmarks:
        lon, lat = landmark.lonlat
        point = shapely.Point(lon, lat)
        spots.setdefault(fold(landmark.name), []).append((f"{lon},{lat}", point))
    return spots


def place_row(place: Place) -> dict[str, object]:
    """Return everything that is known of a place but its geometry."""
    return {
        "id": place.id,
        "name": place.name,
        "names": dict(place.names),
        "kind": place.kind,
        "near": place.near,
        "length_m": place.length_m,
        "area_m2": place.area_m2,
        "anchor_lonlat": place.anchor_lonlat,
        "osm": place.osm_refs,
        **dataclasses.asdict(place.facts),
    }


_COLUMNS = (
    *("id", "name", "kind", "near", "length_m", "area_m2", "anchor_lonlat", "osm"),
    *(field.name for field in dataclasses.fields(PlaceFacts)),
)


def places_csv(places: Sequence[Place]) -> str:
    """Return the places as CSV (RFC 4180: a header, lines that end in CR LF).

    One column per language of names; several values in one cell are parted by ";" as in
    OpenStreetMap, points are "LON;LAT".
    """
    languages = sorted({language for place in places for language in place.names})
    table = io.StringIO()
    names = [f"name:{language}" for language in languages]
    writer = csv.DictWriter(table, (*_COLUMNS, *names), extrasaction="ignore")
    writer.writeheader()
    for place in places:
        row = place_row(place)
        row.update((f"name:{language}", name) for language, name in place.names.items())
        writer.writerow({key: _cell(value) for key, value in row.items()})
    return table.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def places_geojson(town: Town, places: Sequence[Place]) -> str:
    """Return the places as a FeatureCollection (RFC 7946, EPSG:4326), one feature a line.

    Whose data these are and of which day stands beside the features (foreign members).
    """
    snapshot = town.snapshot
    about = {
        "type": "FeatureCollection",
        "attribution": snapshot.attribution,
        "licence": snapshot.licence,
        "data_date": snapshot.data_date.isoformat() if snapshot.data_date else None,
    }
    head = json.dumps(about, ensure_ascii=False).removesuffix("}")
    features = ",\n".join(map(_feature, places))
    return f'{head}, "features": [\n{features}\n]}}\n'


def _feature(place: Place) -> str:
    shape = shapely.geometry.shape(geometry_object(place.geometry, 6))
    if shape.geom_type.endswith("Polygon"):  # RFC 7946 wants outer rings counterclockwise
        shape = shapely.reverse(shapely.normalize(shape))
    feature = {
        "type": "Feature",
        "id": place.id,
        "properties": place_row(place),
        "geometry": json.loads(shapely.to_geojson(shape)),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))
