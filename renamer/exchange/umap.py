"""An action as a file that uMap opens as a whole map ("full backup", .umap).

The form is that of uMap's own export (umap-project/umap, tests/integration/test_export_map.py and
importRaw in static/umap/js/modules/umap.js, 2026): "type", "properties", a centre, and layers that
are FeatureCollections with "_umap_options". The background map is left to the uMap that opens it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import shapely

from renamer.exchange.action import geometry_of
from renamer.exchange.geojson import properties

if TYPE_CHECKING:
    from renamer.exchange.action import Action, Renamed

_COLOUR: Final = "#3B53B5"
"""The blue of the cornflower, as on the signs."""
_ZOOM: Final = 15


def write_umap(action: Action) -> str:
    """Return the map: a layer of signs, one of the places' real shapes, one of the walk.

    No name of it is shared by two features, and each popup says the note.
    """
    signs = [_feature(one, shapely.Point(one.lonlat), action) for one in action.places]
    shapes = [
        _feature(one, one.geometry, action) for one in action.places if one.geometry is not None
    ]
    layers = [_layer(f"{action.title}: signs", signs)]
    if shapes:
        layers.append(_layer(f"{action.title}: places", shapes))
    if action.ways:
        line = shapely.MultiLineString(action.ways)
        walk = {"name": "Walk", "description": _told(action.note), "walk": True}
        layers.append(_layer(f"{action.title}: walk", [_bare(walk, line)]))
    centre = shapely.MultiPoint([one.lonlat for one in action.places]).centroid
    whole = {
        "type": "umap",
        "properties": {
            "name": action.title,
            "description": _told(action.note),
            "licence": "",
            "shortCredit": action.attribution,
            "longCredit": _told(action.credit),
            "zoom": _ZOOM,
            "defaultView": "data",
            "onLoadPanel": "caption",
            "editinosmControl": False,
        },
        "geometry": geometry_of(centre),
        "layers": layers,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _layer(name: str, features: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "_umap_options": {
            "name": name,
            "displayOnLoad": True,
            "browsable": True,
            "color": _COLOUR,
            "iconClass": "Drop",
            "sortKey": "number",
        },
        "features": features,
    }


def _feature(one: Renamed, shape: shapely.Geometry, action: Action) -> dict[str, Any]:
    told = [_told(line) for line in (*one.lines, action.note, action.credit)]
    return _bare({**properties(one), "description": "\n".join(told)}, shape)


def _bare(values: dict[str, Any], shape: shapely.Geometry) -> dict[str, Any]:
    return {"type": "Feature", "properties": values, "geometry": geometry_of(shape)}


def _told(line: str) -> str:
    """Return a line in which uMap finds no list, heading or emphasis."""
    return line.replace("*", "∗").lstrip("#- ")
