"""What lets one recognise the town on a map: the names of other streets, and a few landmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from renamer.drawing.lettering import NameWish, can_write, place_names
from renamer.drawing.marginalia import FRAME_INK
from renamer.drawing.symbols import draw_landmark
from renamer.drawing.typeset import REGULAR
from renamer.drawing.view import rounded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.drawing.view import View
    from renamer.model.place import Landmark, Town
    from renamer.model.sheet import Mark

_ITALIC = "FiraGO Italic"
_SIGHTS = ("station", "parliament", "theatre", "museum", "place_of_worship")
"""Kinds that people know their way by. Never missions, police, courts and prisons: a poster in a
window must not point at them."""
_OF_A_KIND, _IN_ALL = 3, 9
_LONGEST = 26
"""In letters: longer names hide more of the map than they tell."""
_APART = 9.0
"""Between two landmarks, in em sizes of their names."""
_MOST_STREETS = 160
_AREA_INK = "#55704F"


def draw_orientation(
    town: Town,
    view: View,
    *,
    size_mm: float,
    without: Collection[str],
    taken: Sequence[BaseGeometry],
) -> tuple[Mark, ...]:
    """Return landmarks with their names, and the names of the longest streets.

    Parameters
    ----------
    town : Town
        Places and landmarks come from here.
    view : View
        The window of the map.
    size_mm : float
        Em size of the names.
    without : collection of str
        Ids of places that bear another name on this map.
    taken : sequence of geometry
        In sheet millimetres: what no name may stand on.
    """
    sights = tuple(_sights(town, view, size_mm, taken))
    half = 0.45 * size_mm
    wishes = [
        NameWish(
            text=landmark.name,
            at=shapely.box(x - half, y - half, x + half, y + half),
            face=_ITALIC,
            size_mm=size_mm,
            ink=FRAME_INK,
            beside=True,
        )
        for landmark, (x, y) in sights
    ]
    wishes += _streets(town, view, size_mm, without)
    names = place_names(wishes, width_mm=view.width_mm, height_mm=view.height_mm, taken=taken)
    written = [name for name in names if name]
    return (
        *(draw_landmark(spot) for (_, spot), name in zip(sights, names, strict=False) if name),
        *(name.halo for name in written),
        *(name.letters for name in written),
    )


def _sights(
    town: Town, view: View, size_mm: float, taken: Sequence[BaseGeometry]
) -> Iterator[tuple[Landmark, tuple[float, float]]]:
    """Yield a few landmarks that stand apart, those that people know best first."""
    window = view.window(beyond_mm=-3 * size_mm)
    streets = {place.name for place in town.places}
    known = [
        (landmark, view.to_mm(shapely.Point(landmark.lonlat)))
        for landmark in town.landmarks
        if landmark.kind in _SIGHTS
        and landmark.name not in streets
        and len(landmark.name) <= _LONGEST
        and can_write(landmark.name, _ITALIC)
    ]
    middle = shapely.Point(view.width_mm / 2, view.height_mm / 2)
    known.sort(key=lambda one: (_SIGHTS.index(one[0].kind), one[1].distance(middle), one[0].name))
    chosen: list[tuple[Landmark, BaseGeometry]] = []
    for landmark, point in known:
        others = [other for other, _ in chosen]
        if (
            len(chosen) < _IN_ALL
            and sum(other.kind == landmark.kind for other in others) < _OF_A_KIND
            and landmark.name not in {other.name for other in others}
            and window.contains(point)
            and all(point.distance(spot) >= _APART * size_mm for _, spot in chosen)
            and not shapely.intersects(list(taken), point.buffer(size_mm / 2)).any()
        ):
            chosen.append((landmark, point))
    for landmark, point in chosen:
        yield landmark, rounded((point.x, point.y))


def _streets(
    town: Town, view: View, size_mm: float, without: Collection[str]
) -> Iterator[NameWish]:
    """Yield wishes for the names of streets and parks in sight, the longest first."""
    window = view.window(beyond_mm=0.0)
    shown = []
    for place in town.places:
        if place.id not in without and can_write(place.name, REGULAR):
            part = shapely.intersection(view.to_mm(place.geometry), window)
            if not part.is_empty:
                shown.append((place, part))
    shown.sort(key=lambda one: (-one[1].length, one[0].id))
    once = {place.name.casefold(): (place, part) for place, part in reversed(shown)}
    for place, part in list(reversed(once.values()))[:_MOST_STREETS]:
        green = place.kind in {"park", "green"}
        yield NameWish(
            text=place.name,
            at=part,
            face=REGULAR,
            size_mm=size_mm,
            ink=_AREA_INK if green else FRAME_INK,
        )
