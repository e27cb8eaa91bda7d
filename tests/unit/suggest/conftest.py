"""A small invented town on a metre grid, so that every distance in a test can be read off."""

from __future__ import annotations

import math
from types import SimpleNamespace

import pytest
from shapely.geometry import LineString, box

from renamer.geo import utm_crs
from renamer.model.honoree import Honoree, NameForms, Source, Standing
from renamer.model.place import City, Ground, Landmark, Place, PlaceFacts, Snapshot, Town

ORIGIN = (25.0, 60.0)


def at(east_m: float, north_m: float) -> tuple[float, float]:
    metre = math.degrees(1 / 6_371_008.8)
    lon = ORIGIN[0] + east_m * metre / math.cos(math.radians(ORIGIN[1]))
    return lon, ORIGIN[1] + north_m * metre


def square(name: str, east: float, north: float, side: float = 50.0, **facts: object) -> Place:
    low, high = at(east, north), at(east + side, north + side)
    return Place(
        id=name.lower(),
        name=name,
        names={},
        kind="square",
        osm_refs=(f"way/{hash_of(name)}",),
        anchor_lonlat=at(east + side / 2, north + side / 2),
        geometry=box(*low, *high),
        area_m2=side * side,
        facts=PlaceFacts(**facts),
    )


def street(name: str, east: float, north: float, length: float = 200.0, **facts: object) -> Place:
    return Place(
        id=name.lower(),
        name=name,
        names={},
        kind="street",
        osm_refs=(f"way/{hash_of(name)}",),
        anchor_lonlat=at(east + length / 2, north),
        geometry=LineString([at(east, north), at(east + length, north)]),
        length_m=length,
        facts=PlaceFacts(**facts),
    )


def hash_of(name: str) -> int:
    return sum(ord(letter) * 31**index for index, letter in enumerate(name)) % 10**8


def landmark(kind: str, east: float, north: float, country: str | None = None) -> Landmark:
    return Landmark(
        kind=kind,
        name=f"The {kind}",
        osm_ref=f"node/{int(east * 1000 + north)}",
        lonlat=at(east, north),
        country=country,
    )


def town_of(*things: Place | Landmark) -> Town:
    return Town(
        city=City(
            slug="test",
            names={"en": "Test"},
            country="FI",
            languages=("fi",),
            crs_m=utm_crs(ORIGIN),
        ),
        snapshot=Snapshot(source="a test"),
        places=tuple(thing for thing in things if isinstance(thing, Place)),
        landmarks=tuple(thing for thing in things if isinstance(thing, Landmark)),
        ground=Ground(),
    )


def person(name: str, role: str, sex: str = "female", **more: object) -> Honoree:
    return Honoree(
        id=name,
        kind="person",
        names={"en": NameForms(nominative=name.title())},
        who={"en": role},
        standing=Standing(code="died"),
        lives_in="dead",
        consent="not needed",
        sources=(Source(id=f"{name}-life", title="A life", url="https://x.org", backs=role),),
        sex=sex,
        roles=(role,),
        **more,
    )


def dedication() -> Honoree:
    odonyms = {"square": "Free Belarus Square", "street": "Free Belarus Street"}
    return Honoree(
        id="free-belarus",
        kind="dedication",
        names={"en": NameForms(nominative="Free Belarus", odonyms=odonyms)},
        who={"en": "a wish"},
        standing=Standing(code="not_applicable"),
        lives_in="not applicable",
        consent="not needed",
        sources=(Source(id="square", title="A square", url="https://y.org", backs="the name"),),
        roles=("symbol",),
    )


@pytest.fixture
def people() -> list[Honoree]:
    return [
        dedication(),
        person("anna", "writer"),
        person("boris", "writer", "male"),
        person("clara", "musician"),
        person("david", "lawyer", "male"),
    ]


@pytest.fixture
def make() -> SimpleNamespace:
    return SimpleNamespace(
        square=square, street=street, landmark=landmark, town=town_of, person=person
    )
