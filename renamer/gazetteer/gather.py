"""Raw records to a town: the same for all sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import CityError
from renamer.gazetteer.ground import gather_ground
from renamer.gazetteer.landmarks import gather_landmarks
from renamer.gazetteer.places import gather_places
from renamer.model.place import Town

if TYPE_CHECKING:
    from renamer.gazetteer.raw import RawMap
    from renamer.model.place import City, Snapshot


def gather_town(raw: RawMap, *, city: City, snapshot: Snapshot) -> Town:
    """Return the town within `city.boundary`.

    Raises
    ------
    CityError
        If the records hold no named street within it.
    """
    extent = city.boundary
    assert extent is not None
    places, left_out = gather_places(
        raw.things, raw.addresses, extent=extent, crs_m=city.crs_m, languages=city.languages
    )
    if not places:
        raise CityError(
            "the map data hold no named street within the boundary",
            where=city.slug,
            fix="check that boundary (or box: west,south,east,north) and extract fit each other",
        )
    landmarks = gather_landmarks(
        raw.things, extent=extent, country=city.country, languages=city.languages
    )
    ground = gather_ground(raw.things, extent=extent, crs_m=city.crs_m)
    return Town(
        city=city,
        snapshot=snapshot,
        places=places,
        landmarks=landmarks,
        ground=ground,
        left_out=left_out,
    )
