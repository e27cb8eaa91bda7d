"""A town and what a renaming can happen to: its streets, squares and other named places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from renamer.model.walk import WalkGraph

LonLat = tuple[float, float]
"""Longitude, latitude in degrees, EPSG:4326."""

PlaceKind = Literal[
    "street",
    "pedestrian_street",
    "path",
    "steps",
    "square",
    "green",
    "park",
    "bridge",
    "embankment",
    "promenade",
    "junction",
]
PlaceClass = Literal[
    "street", "avenue", "square", "boulevard", "lane", "embankment", "park", "bridge", "stairs"
]

PLACE_CLASS: Mapping[PlaceKind, PlaceClass] = {
    "street": "street",
    "pedestrian_street": "street",
    "path": "lane",
    "steps": "stairs",
    "square": "square",
    "green": "square",
    "park": "park",
    "bridge": "bridge",
    "embankment": "embankment",
    "promenade": "embankment",
    "junction": "square",
}
"""What a kind of place is called in the grammar (a green or a junction is named like a square)."""

LandmarkKind = Literal[
    "diplomatic",
    "parliament",
    "government",
    "court",
    "prison",
    "police",
    "newsroom",
    "theatre",
    "museum",
    "library",
    "university",
    "school",
    "place_of_worship",
    "memorial",
    "grave",
    "station",
    "cultural_centre",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Where the map data of a town come from and how old they are."""

    source: str
    query: str | None = None
    """What was asked for: the name, identifier, box or file that the user gave."""
    retrieved: datetime | None = None
    """When the servers were asked (UTC)."""
    data_date: date | None = None
    sha256: str | None = None
    """Of the extract, or of the answers of the servers, as they came."""
    licence: str = "ODbL 1.0"
    attribution: str = "© OpenStreetMap contributors"


@dataclass(frozen=True, slots=True, kw_only=True)
class City:
    """A town.

    `names` by language (BCP 47); `country` as ISO 3166-1 alpha-2; `languages` in the order of the
    plates; `boundary` a polygon in EPSG:4326; `crs_m` the metric CRS for lengths and distances;
    `extent_note` says so where the data hold only a part of the town.
    """

    slug: str
    names: Mapping[str, str]
    country: str
    languages: tuple[str, ...]
    crs_m: str
    aliases: tuple[str, ...] = ()
    boundary: BaseGeometry | None = None
    extent_note: str | None = None

    @property
    def name(self) -> str:
        """The name in the town's own first language, else in English."""
        for language in (*self.languages, "en"):
            if language in self.names:
                return self.names[language]
        return self.slug


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """What OpenStreetMap says about a place beyond its name; None = not known."""

    addresses: int | None = None
    """Street numbers that bear the name of this place."""
    namesake: str | None = None
    """name:etymology:wikidata or name:etymology, where tagged."""
    old_names: tuple[str, ...] = ()
    alt_names: tuple[str, ...] = ()
    surface: str | None = None
    """Value of the tag on most of the place, like "asphalt" or "sett"."""
    steps: bool | None = None
    """Whether a part of it is steps."""
    lit: bool | None = None
    access: str | None = None
    """Value of the tag where it is not open to everybody, like "customers"."""
    centrality: int | None = None
    """Junctions of the walking network within 400 m on foot of the anchor."""
    district: str | None = None
    """Name of the smallest mapped district that holds the anchor."""
    stand_here: LonLat | None = None
    """Where 15 people can stand: on a footway or a square, off every carriageway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One odonym and one connected part of the town that bears it.

    Lines have `length_m`, areas `area_m2`, a square with lanes of its name both; `anchor_lonlat`
    lies on the place itself.
    `geometry` is in EPSG:4326. `osm_refs` are like "way/123", sorted, never empty.
    `id` is the folded odonym, with a number where several parts bear the same one.
    A place without a name has `name` "" and says in `near` by which street it lies.
    """

    id: str
    name: str
    names: Mapping[str, str]
    kind: PlaceKind
    osm_refs: tuple[str, ...]
    anchor_lonlat: LonLat
    geometry: BaseGeometry
    length_m: float | None = None
    area_m2: float | None = None
    near: str | None = None
    facts: PlaceFacts = field(default_factory=PlaceFacts)

    @property
    def is_nameless(self) -> bool:
        """Whether the map knows no name of it."""
        return not self.name

    @property
    def label(self) -> str:
        """Its name, or by which street it lies: for whoever reads a list."""
        return self.name or f"(no name) by {self.near or 'no named street'}"

    @property
    def place_class(self) -> PlaceClass:
        """The class of the grammar this kind belongs to."""
        return PLACE_CLASS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A named thing of the map that is no place of ours, and why."""

    name: str
    osm_ref: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """Something that gives a street its meaning: a mission, a theatre, a court.

    `operator` is who runs it, where tagged. `country` (ISO alpha-2) is the country that a
    diplomatic mission represents.
    """

    kind: LandmarkKind
    name: str
    osm_ref: str
    lonlat: LonLat
    country: str | None = None
    operator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the map shows beneath the streets; geometries in EPSG:4326."""

    water: tuple[BaseGeometry, ...] = ()
    green: tuple[BaseGeometry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """Everything the later stages need of one town."""

    city: City
    snapshot: Snapshot
    places: tuple[Place, ...]
    landmarks: tuple[Landmark, ...]
    ground: Ground
    left_out: tuple[LeftOut, ...] = ()
    walk: WalkGraph | None = field(default=None, repr=False)
    """The walking network, where it was asked for."""

    def place(self, place_id: str) -> Place | None:
        """Return the place with this id, if the town has it."""
        return next((place for place in self.places if place.id == place_id), None)
