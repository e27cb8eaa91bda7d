"""An action as GeoJSON (RFC 7946), and the properties that uMap's layers have too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from renamer.exchange.action import geometry_of

if TYPE_CHECKING:
    from renamer.exchange.action import Action, Renamed


def write_geojson(action: Action) -> str:
    """Return a FeatureCollection, one feature a line, each with the real shape of its place.

    What must be said of it stands beside the features, as foreign members (section 6.1).
    """
    about = {
        "type": "FeatureCollection",
        "name": action.title,
        "city": action.city,
        "day": action.day.isoformat(),
        "symbolic": True,
        "note": action.note,
        "attribution": action.attribution,
        "licence": action.licence,
        "data_date": action.data_date.isoformat() if action.data_date else None,
    }
    head = json.dumps(about, ensure_ascii=False).removesuffix("}")
    features = ",\n".join(json.dumps(feature(one), ensure_ascii=False) for one in action.places)
    return f'{head}, "features": [\n{features}\n]}}\n'


def feature(one: Renamed) -> dict[str, Any]:
    """Return a place as a feature whose properties can be read back."""
    return {
        "type": "Feature",
        "id": one.code,
        "geometry": geometry_of(one.shape),
        "properties": properties(one),
    }


def properties(one: Renamed) -> dict[str, Any]:
    """Return what is public of a place, flat: most programs show only flat properties."""
    return {
        "name": one.label,
        "number": one.number,
        "code": one.code,
        "old_name": one.old,
        **{f"new_name:{language}": text for language, text in one.names.items()},
        "honoree": one.honoree,
        "honoree_id": one.honoree_id,
        **{f"who:{language}": text for language, text in one.who.items()},
        "link": one.link,
        "place": one.place_id,
        "osm": ";".join(one.osm_refs),
        "longitude": round(one.lonlat[0], 6),
        "latitude": round(one.lonlat[1], 6),
        "symbolic": True,
    }
