"""The map of an action for paper: numbered stops under their new names, in fields to be found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely
from shapely.ops import nearest_points

from renamer.drawing.discs import place_discs
from renamer.drawing.extent import extent_of
from renamer.drawing.map import CASING, ground, land, streets
from renamer.drawing.map_grid import Grid
from renamer.drawing.map_stops import DrawnStop
from renamer.drawing.marginalia import FRAME_INK, attribution, north, scale_bar
from renamer.drawing.orientation import draw_orientation
from renamer.drawing.stop_names import name_stops
from renamer.drawing.typeset import BOLD, cap_height_mm
from renamer.drawing.view import fit_view, to_segments, visible
from renamer.model.sheet import Mark, Path, Placed, Rect, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.drawing.extent import Box
    from renamer.drawing.map_stops import MapManner, MapStop
    from renamer.drawing.view import View
    from renamer.model.place import Town

_CASING_MM = 1.6
"""White on both sides of a renamed street, together."""


_EDGE = 0.05
"""Air around what the data hold, as a share of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopMap:
    """A map with its grid, and the field of every stop by its number."""

    sheet: Sheet
    grid: Grid
    fields: Mapping[int, str]


def lay_out_stop_map(
    town: Town,
    stops: Sequence[MapStop],
    manner: MapManner,
    *,
    width_mm: float,
    height_mm: float,
    language: str,
) -> StopMap:
    """Return the map of these stops within its strip of letters and numbers.

    Parameters
    ----------
    town : Town
        Streets, ground, landmarks and attribution; a place that it lacks is shown by its anchor.
    stops : sequence of MapStop
        At least one.
    manner : MapManner
        Colours and sizes.
    width_mm, height_mm : float
        Of the sheet, the strip for the grid's letters included.
    language : str
        Of the words on the map (BCP 47).
    """
    strip = manner.strip_mm
    width, height = width_mm - 2 * strip, height_mm - 2 * strip
    known = known_part(town, stops)
    shapes = [_geometry(stop, town) for stop in stops]
    view = fit_view(shapes, width_mm=width, height_mm=height, known=known, least_m=manner.least_m)
    grid = Grid.of(width, height, manner.field_mm)
    margins = _margins(town, view, manner, language)
    drawn = _drawn(stops, shapes, view, manner, [extent_of(marks) for marks in margins])
    lifted = {stop.place_id for stop in stops}
    marks: tuple[Mark, ...] = (
        *land(known, view),
        *ground(town, view),
        *streets([place for place in town.places if place.id not in lifted], view),
        grid.lines(),
        *_renamed(drawn, manner),
        *_written(town, drawn, view, manner, margins),
    )
    inner = Sheet(width_mm=width, height_mm=height, marks=marks)
    frame = Rect(
        x_mm=strip, y_mm=strip, width_mm=width, height_mm=height, stroke=FRAME_INK, stroke_mm=0.3
    )
    return StopMap(
        sheet=Sheet(
            width_mm=width_mm,
            height_mm=height_mm,
            marks=(Placed(sheet=inner, x_mm=strip, y_mm=strip), frame, *grid.names(strip)),
            language=language,
        ),
        grid=grid,
        fields={one.stop.number: grid.cell(*one.disc) for one in drawn},
    )


def known_part(town: Town, stops: Sequence[MapStop]) -> BaseGeometry | None:
    """Return where the map knows every street, if that is only a part of the town (EPSG:4326).

    The boundary can reach further than the data: what counts is where the places lie, and the
    stops with some air around them.
    """
    if not town.city.extent_note:
        return None
    anchors = shapely.MultiPoint([place.anchor_lonlat for place in town.places])
    west, south, east, north = shapely.total_bounds(
        [anchors, *(_geometry(stop, town) for stop in stops)]
    ).tolist()
    across, down = _EDGE * (east - west), _EDGE * (north - south)
    return shapely.box(west - across, south - down, east + across, north + down)


def _geometry(stop: MapStop, town: Town) -> BaseGeometry:
    place = town.place(stop.place_id)
    return place.geometry if place else shapely.Point(stop.anchor_lonlat)


def _drawn(
    stops: Sequence[MapStop],
    shapes: Sequence[BaseGeometry],
    view: View,
    manner: MapManner,
    taken: Sequence[Box],
) -> list[DrawnStop]:
    """Return every stop in millimetres, its disc on the place, as near to its anchor as can be."""
    parts = [visible([shape], view) for shape in shapes]
    wanted = []
    for stop, (areas, lines) in zip(stops, parts, strict=True):
        anchor = view.to_mm(shapely.Point(stop.anchor_lonlat))
        drawn = [*areas, *lines]
        spot = nearest_points(shapely.union_all(drawn), anchor)[0] if drawn else anchor
        wanted.append((spot.x, spot.y))
    discs = place_discs(
        wanted,
        radius_mm=manner.radius_mm,
        width_mm=view.width_mm,
        height_mm=view.height_mm,
        taken=taken,
    )
    return [
        DrawnStop(stop=stop, areas=areas, lines=lines, disc=disc)
        for stop, (areas, lines), disc in zip(stops, parts, discs, strict=True)
    ]


def _margins(
    town: Town, view: View, manner: MapManner, language: str
) -> tuple[tuple[Mark, ...], ...]:
    """Return what stands in the corners of the map."""
    return (
        scale_bar(view, manner.small_mm),
        attribution(town, view, manner.small_mm, language),
        north(view, manner.small_mm, language),
    )


def _renamed(drawn: Sequence[DrawnStop], manner: MapManner) -> Iterator[Mark]:
    """Paint the renamed places, all white casings first."""
    stroke = manner.stroke_mm
    for colour, fill, line_mm, edge_mm in (
        (CASING, CASING, stroke + _CASING_MM, _CASING_MM),
        (manner.colour, manner.pale, stroke, 0.4 * stroke),
    ):
        for one in drawn:
            if one.areas:
                path = to_segments(one.areas)
                yield Path(segments=path, fill=fill, stroke=colour, stroke_mm=round(edge_mm, 2))
            if one.lines:
                path = to_segments(one.lines)
                yield Path(segments=path, stroke=colour, stroke_mm=round(line_mm, 2))


def _written(
    town: Town,
    drawn: Sequence[DrawnStop],
    view: View,
    manner: MapManner,
    margins: Sequence[Sequence[Mark]],
) -> Iterator[Mark]:
    """Yield all names, none on another, the discs with the numbers, and the marginalia on top."""
    taken = [
        shapely.box(box.left, box.top, box.right, box.bottom).buffer(0.8)
        for box in map(extent_of, margins)
    ]
    size = (view.width_mm, view.height_mm)
    names = name_stops(drawn, manner, size_mm=size, taken=taken)
    yield from draw_orientation(
        town,
        view,
        size_mm=manner.street_name_mm,
        without={one.stop.place_id for one in drawn},
        taken=[*taken, *names.taken],
    )
    yield from names.marks
    for one in drawn:
        yield from _disc(one, manner)
    for marks in margins:
        yield from marks


def _disc(one: DrawnStop, manner: MapManner) -> tuple[Mark, ...]:
    """Return the number of a stop in a disc with a white edge."""
    x, y = one.disc
    radius, size = manner.radius_mm, manner.number_mm
    number = str(one.stop.number)
    size = round(size if len(number) < 3 else 0.8 * size, 2)
    return (
        Rect(
            x_mm=round(x - radius, 2),
            y_mm=round(y - radius, 2),
            width_mm=round(2 * radius, 2),
            height_mm=round(2 * radius, 2),
            radius_mm=round(radius, 2),
            fill=manner.ink,
            stroke=CASING,
            stroke_mm=0.4,
        ),
        Text(
            x_mm=x,
            y_mm=round(y + cap_height_mm(BOLD, size) / 2, 2),
            text=number,
            face=BOLD,
            size_mm=size,
            fill=CASING,
            anchor="middle",
        ),
    )
