"""How the kinds of places and landmarks are drawn on an overview map, and what they are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from renamer.drawing.typeset import BOLD
from renamer.drawing.view import rounded, to_segments
from renamer.model.sheet import Mark, Path, Rect, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from renamer.l10n import Texts
    from renamer.model.place import Place, PlaceKind

BADGE_MM = (4.4, 3.2)
_PAPER, _MISSION, _LANDMARK = "#FFFFFF", "#A3204A", "#5B6070"
_LEAST_MM = 1.2
"""A place smaller than this on the map becomes a spot of this width, lest it be overlooked."""
_THIN_MM = 0.5
"""A line up to this thickness cannot look hollow."""
_HALF_LOZENGE_MM = 0.85


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours of a kind: of its lines and edges, its areas and its names; how thick lines are."""

    line: str
    area: str
    name: str
    thick: float = 1.0


INKS: Mapping[PlaceKind, Ink] = {
    "street": Ink("#A4AAB5", "#E6E8EC", "#3E4350"),
    "pedestrian_street": Ink("#C9733C", "#F3D8C4", "#7A3E17", 1.4),
    "path": Ink("#AF9658", "#EADFC6", "#5F4E22", 0.8),
    "steps": Ink("#8C5AA0", "#E2D3E8", "#573366", 1.6),
    "embankment": Ink("#2F8A94", "#C2E2E4", "#14545B", 1.4),
    "promenade": Ink("#4C9CC4", "#CBE5F2", "#1F5675", 1.4),
    "bridge": Ink("#3B5B8C", "#C9D5E8", "#223A60", 1.6),
    "square": Ink("#B07C12", "#F6DD9C", "#6A4A08", 1.2),
    "junction": Ink("#C4553D", "#F3C6BB", "#7C2E1D", 1.2),
    "green": Ink("#7DA348", "#D5E7B8", "#45601F", 1.2),
    "park": Ink("#4B8659", "#BFDDBE", "#265232", 1.2),
}


def kind_words(_: Texts) -> dict[PlaceKind, str]:
    """Return what the kinds of places are called, in the order of the legend."""
    return {
        "street": _("street"),
        "pedestrian_street": _("pedestrian street"),
        "path": _("path"),
        "steps": _("steps"),
        "embankment": _("embankment"),
        "promenade": _("promenade"),
        "bridge": _("bridge"),
        "square": _("square"),
        "junction": _("junction"),
        "green": _("green"),
        "park": _("park"),
    }


def size_words(place: Place) -> str:
    """Return the size of a place as it is drawn, like "820 m" or "1340 m²"; "" if it is a point."""
    drawn_as_area = place.geometry.geom_type.endswith("Polygon")
    if place.area_m2 is not None and (drawn_as_area or place.length_m is None):
        return f"{place.area_m2:.0f} m²"
    return f"{place.length_m:.0f} m" if place.length_m is not None else ""


def name_words(place: Place, _: Texts) -> str:
    """Return the name of a place, or by which street a nameless one lies."""
    if not place.is_nameless:
        return place.name
    return _("(nameless) by {street}", street=place.near) if place.near else _("(nameless)")


def draw_place(
    kind: PlaceKind, shape_mm: BaseGeometry, *, nameless: bool, street_mm: float
) -> tuple[Mark, ...]:
    """Draw a place in the colours of its kind; a nameless one is hollow.

    Parameters
    ----------
    kind : str
        A kind of place.
    shape_mm : shapely geometry
        Its lines, areas or point in sheet millimetres.
    nameless : bool
        Whether the map knows no name of it.
    street_mm : float
        How thick a street is drawn.
    """
    ink = INKS[kind]
    area = _PAPER if nameless else ink.area
    parts = shapely.get_parts(shapely.get_parts(shape_mm))
    left, top, right, bottom = shapely.total_bounds(parts)
    if max(right - left, bottom - top) < _LEAST_MM:
        return (_spot((left + right) / 2, (top + bottom) / 2, ink.line, area),)
    dimensions = shapely.get_dimensions(parts)
    areas, lines = to_segments(parts[dimensions == 2]), to_segments(parts[dimensions == 1])
    thick = round(ink.thick * street_mm, 2)
    marks: list[Mark] = []
    if areas:
        marks.append(Path(segments=areas, fill=area, stroke=ink.line, stroke_mm=0.25))
    if lines:
        marks.append(Path(segments=lines, stroke=ink.line, stroke_mm=thick))
    if lines and nameless and thick > _THIN_MM:
        marks.append(Path(segments=lines, stroke=_PAPER, stroke_mm=round(0.5 * thick, 2)))
    return tuple(marks)


def _spot(x_mm: float, y_mm: float, edge: str, fill: str) -> Rect:
    half = _LEAST_MM / 2
    return Rect(
        x_mm=round(x_mm - half, 2),
        y_mm=round(y_mm - half, 2),
        width_mm=_LEAST_MM,
        height_mm=_LEAST_MM,
        radius_mm=half,
        fill=fill,
        stroke=edge,
        stroke_mm=0.3,
    )


def draw_landmark(spot_mm: tuple[float, float], *, mission: bool = False) -> Path:
    """Draw a small lozenge, in the colour of the badges where it is a diplomatic mission."""
    x, y = spot_mm
    half = _HALF_LOZENGE_MM
    corners = [rounded(corner) for corner in ((x + half, y), (x, y + half), (x - half, y))]
    return Path(
        segments=(("M", *rounded((x, y - half))), *(("L", *corner) for corner in corners), ("Z",)),
        fill=_MISSION if mission else _LANDMARK,
        stroke=_PAPER,
        stroke_mm=0.2,
    )


def draw_leader(start_mm: tuple[float, float], end_mm: tuple[float, float]) -> Path:
    """Draw the line from a mission to its badge."""
    return Path(segments=(("M", *start_mm), ("L", *end_mm)), stroke=_MISSION, stroke_mm=0.25)


def draw_badge(left_mm: float, top_mm: float, letters: str) -> tuple[Mark, ...]:
    """Draw the badge of a mission, BADGE_MM wide and high, with the code of its country."""
    width, height = BADGE_MM
    plate = Rect(
        x_mm=round(left_mm, 2),
        y_mm=round(top_mm, 2),
        width_mm=width,
        height_mm=height,
        radius_mm=0.7,
        fill=_MISSION,
    )
    text = Text(
        x_mm=round(left_mm + width / 2, 2),
        y_mm=round(top_mm + height / 2 + 0.8, 2),
        text=letters,
        face=BOLD,
        size_mm=2.3,
        fill=_PAPER,
        anchor="middle",
    )
    return plate, text
