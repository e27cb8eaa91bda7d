"""Rows out of GeoJSON and of uMap's own files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import shapely

from renamer.errors import ExchangeError
from renamer.exchange.plain import plain
from renamer.exchange.rows import MOST_ROWS, point, row_of

if TYPE_CHECKING:
    from renamer.exchange.rows import Row
    from renamer.model.place import LonLat


def rows_of_json(text: str, where: str) -> list[Row]:
    """Return a row for each feature; of one place that is drawn twice (uMap), the first one.

    Raises
    ------
    ExchangeError
        If it is no GeoJSON and no file of uMap.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(
            f"this is no JSON ({_reason(error)})", where=where, fix="export the file once more"
        ) from error
    rows: dict[object, Row] = {}
    for told, feature in _features(data, where):
        if _is_walk(feature):
            continue
        row = _row(feature, told)
        same = (row.code, row.place_id, row.name, row.honorees) if row.code else told
        rows.setdefault(same, row)
        if len(rows) > MOST_ROWS:
            break
    return list(rows.values())


def _is_walk(feature: dict[str, Any]) -> bool:
    """Whether it is the way between the places, in a map that renamer made."""
    properties = feature.get("properties")
    return isinstance(properties, dict) and properties.get("walk") is True


def _reason(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}"
    return "it is nested too deeply" if isinstance(error, RecursionError) else str(error)


def _features(data: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (what it is called in messages, feature)."""
    match data:
        case {"type": "umap", "layers": [*layers]}:
            for layer in layers:
                if isinstance(layer, dict):
                    named = layer.get("_umap_options") or layer.get("_storage")
                    name = named.get("name") if isinstance(named, dict) else None
                    called = f"layer {plain(str(name))!r}, feature" if name else "feature"
                    yield from _numbered(layer.get("features"), called)
        case {"type": "FeatureCollection", "features": [*features]}:
            yield from _numbered(features, "feature")
        case {"type": "Feature"}:
            yield from _numbered([data], "feature")
        case _:
            raise ExchangeError(
                "this is neither GeoJSON with features nor a map of uMap",
                where=where,
                fix='export it as "geojson" or as "full backup" (.umap)',
            )


def _numbered(features: Any, called: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for number, feature in enumerate(features if isinstance(features, list) else [], start=1):
        if isinstance(feature, dict):
            yield f"{called} {number}", feature


def _row(feature: dict[str, Any], where: str) -> Row:
    properties = feature.get("properties")
    values = dict(properties) if isinstance(properties, dict) else {}
    if isinstance(feature.get("id"), str):
        values.setdefault("@id", feature["id"])
    marked = point(values.get("longitude"), values.get("latitude"))
    return row_of(values, where, marked or _point_on(feature.get("geometry")))


def _point_on(geometry: Any) -> LonLat | None:
    """Return a point on a geometry, or None where it is none that can be read."""
    if not isinstance(geometry, dict):
        return None
    try:
        shape = shapely.from_geojson(json.dumps(geometry, allow_nan=False))
        found = shapely.point_on_surface(shape)
    except (shapely.errors.GEOSException, ValueError, RecursionError):
        return None
    return None if found is None or found.is_empty else point(found.x, found.y)
