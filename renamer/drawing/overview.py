"""The map of all places of a town, each in the colour of its kind and told by a title.

It is made to be looked at before anything is chosen; renamer.drawing.map shows what was chosen.
Where some places lie far out, the part of the town that hangs together fills the map, and a
small map of the whole beneath it holds the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.drawing.extent import extent_of
from renamer.drawing.legend import lay_out_legend
from renamer.drawing.lettering import NameWish, can_write, write_names
from renamer.drawing.map import ground, land, streets
from renamer.drawing.marginalia import FRAME_INK, attribution, scale_bar
from renamer.drawing.sights import draw_sights, in_sight
from renamer.drawing.symbols import INKS, draw_place, kind_words, name_words, size_words
from renamer.drawing.typeset import REGULAR
from renamer.drawing.view import View
from renamer.geo import distance_m
from renamer.l10n import texts
from renamer.model.sheet import Link, Mark, Placed, Rect, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from renamer.l10n import Texts
    from renamer.model.place import Landmark, Place, Town

_MARGIN = 0.04
_LEAST_VIEW_M = 400.0
_FLATTEST, _TALLEST = 0.5, 1.15
"""Height by width of a map, whatever the shape of the town."""
_EYE_MM = 0.05
"""Detail below this is dropped: a quarter of what the eye sees, so that one can zoom in."""
_INSET_MM = 110.0
_NAME_MM, _MARGINALIA_MM = 2.9, 4.0
_FEW = 80
"""Among so few places even small streets have their names beside them."""
_TOGETHER_M = 800.0
"""Places this near to each other belong to the same part of the town."""


def lay_out_overview(
    town: Town, places: Sequence[Place], *, language: str = "en", width_mm: float = 400
) -> Sheet:
    """Lay out the map of these places, with the landmarks in sight and a legend.

    Every place is one link to "#place-ID" with a title (name, kind, size), every landmark one to
    "#landmark-TYPE-NUMBER" with its name.

    Parameters
    ----------
    town : Town
        Ground, landmarks, attribution, and the streets drawn pale where `places` lacks them.
    places : sequence of Place
        At least one.
    language : str
        Of the words (BCP 47); names are shown as the map has them.
    width_mm : float
        Width of the sheet; its height follows from the places.
    """
    _ = texts(language)
    inner, outer = _core(places)
    view = _fit(inner, width_mm)
    near = in_sight(town.landmarks, view)
    credit = attribution(town, view, _MARGINALIA_MM, language)
    marks: list[Mark] = [
        Placed(sheet=_map(town, inner, near, view, _, extra=credit), x_mm=0, y_mm=0)
    ]
    left_mm, low_mm = 0.0, view.height_mm
    far: list[Landmark] = []
    if outer:
        whole = _fit(places, _INSET_MM)
        far = [landmark for landmark in in_sight(town.landmarks, whole) if landmark not in near]
        inset = _map(town, outer, far, whole, _, extra=(_frame_of(view, whole),))
        marks.append(Placed(sheet=inset, x_mm=0, y_mm=view.height_mm))
        left_mm, low_mm = _INSET_MM, view.height_mm + inset.height_mm
    legend = lay_out_legend(town.city, places, [*near, *far], _, width=width_mm - left_mm)
    marks.append(Placed(sheet=legend, x_mm=left_mm, y_mm=view.height_mm))
    return Sheet(
        width_mm=width_mm,
        height_mm=round(max(low_mm, view.height_mm + legend.height_mm), 2),
        marks=tuple(marks),
        title=_("Places of {city}", city=town.city.names.get(_.language, town.city.name)),
        language=_.language,
    )


def _core(places: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """Return (places of the part that hangs together, those far from it).

    None is far if that part holds less than half of them or fills half of the whole.
    """
    view = _fit(places, 1000.0)
    spots = [view.to_mm(shapely.Point(place.anchor_lonlat)) for place in places]
    reach = _TOGETHER_M / 2 * view.mm_per_m
    parts = shapely.get_parts(shapely.union_all(shapely.buffer(spots, reach)))
    inside = [shapely.contains_properly(part, spots) for part in parts]
    core = max(inside, key=np.count_nonzero)
    box = shapely.box(*shapely.total_bounds(np.array(spots)[core]))
    if 2 * np.count_nonzero(core) < len(places) or box.area > view.width_mm * view.height_mm / 2:
        return list(places), []
    return (
        [place for place, within in zip(places, core, strict=True) if within],
        [place for place, within in zip(places, core, strict=True) if not within],
    )


def _fit(places: Sequence[Place], width_mm: float) -> View:
    """Return the view that the places fill, as high as they ask for within bounds."""
    west, south, east, north = shapely.total_bounds([place.geometry for place in places]).tolist()
    centre = ((west + east) / 2, (south + north) / 2)
    across_m = max(distance_m((west, centre[1]), (east, centre[1])), _LEAST_VIEW_M)
    down_m = max(distance_m((centre[0], south), (centre[0], north)), _LEAST_VIEW_M)
    height_mm = round(width_mm * min(max(down_m / across_m, _FLATTEST), _TALLEST), 2)
    mm_per_m = (1 - 2 * _MARGIN) * min(width_mm / across_m, height_mm / down_m)
    return View(centre=centre, mm_per_m=mm_per_m, width_mm=width_mm, height_mm=height_mm)


def _map(
    town: Town,
    places: Sequence[Place],
    landmarks: Sequence[Landmark],
    view: View,
    _: Texts,
    *,
    extra: Sequence[Mark],
) -> Sheet:
    """Lay out one map: ground, pale streets, places, names, landmarks, and what is extra."""
    shapes = _in_mm([place.geometry for place in places], view)
    chosen = {place.id for place in places}
    known = town.city.boundary if town.city.extent_note else None
    on_top = (*draw_sights(landmarks, view), *scale_bar(view, _MARGINALIA_MM), *extra)
    marks: tuple[Mark, ...] = (
        *land(known, view),
        *ground(town, view),
        *streets([place for place in town.places if place.id not in chosen], view),
        *_draw(places, shapes, view, _),
        *_names(places, shapes, view, on_top),
        *on_top,
    )
    return Sheet(width_mm=view.width_mm, height_mm=view.height_mm, marks=marks)


def _in_mm(geometries: Sequence[BaseGeometry], view: View) -> NDArray[np.object_]:
    """Return geometries of EPSG:4326 in sheet millimetres, without detail that nobody sees."""
    flat = np.array([view.to_mm(geometry) for geometry in geometries], dtype=object)
    simple: NDArray[np.object_] = shapely.simplify(flat, _EYE_MM)
    return simple


def _frame_of(inner: View, view: View) -> Rect:
    """Show on a map of the whole which part the large map holds."""
    scale = view.mm_per_m / inner.mm_per_m
    middle = view.to_mm(shapely.Point(inner.centre))
    width_mm, height_mm = inner.width_mm * scale, inner.height_mm * scale
    return Rect(
        x_mm=round(middle.x - width_mm / 2, 2),
        y_mm=round(middle.y - height_mm / 2, 2),
        width_mm=round(width_mm, 2),
        height_mm=round(height_mm, 2),
        stroke=FRAME_INK,
        stroke_mm=0.3,
    )


def _draw(
    places: Sequence[Place], shapes: NDArray[np.object_], view: View, _: Texts
) -> Iterable[Link]:
    """Draw the large areas first, then the streets, then what is rarer."""
    kinds = kind_words(_)
    street_mm = min(0.8, max(0.3, 9 * view.mm_per_m))  # 9 m, as far as one sees it
    areas = shapely.area(shapes)

    def order(index: int) -> tuple[float, bool]:
        return -float(areas[index]), places[index].kind != "street"

    for index in sorted(range(len(places)), key=order):
        place = places[index]
        words = (name_words(place, _), kinds[place.kind], size_words(place))
        marks = draw_place(
            place.kind, shapes[index], nameless=place.is_nameless, street_mm=street_mm
        )
        yield Link(href=f"#place-{place.id}", title=", ".join(filter(None, words)), marks=marks)


def _names(
    places: Sequence[Place], shapes: NDArray[np.object_], view: View, on_top: Sequence[Mark]
) -> Iterable[Mark]:
    """Write the names of the largest places, off the marks that come on top."""
    lengths = shapely.length(shapes)
    ranked = sorted(range(len(places)), key=lambda index: (-lengths[index], index))
    wishes = [
        NameWish(
            text=place.name,
            at=shapes[index],
            face=REGULAR,
            size_mm=_NAME_MM,
            ink=INKS[place.kind].name,
            beside=place.kind != "street" or len(places) <= _FEW,
        )
        for index in ranked
        if can_write((place := places[index]).name, REGULAR)
    ]
    boxes = [extent_of([mark]) for mark in on_top]
    taken = [shapely.box(box.left, box.top, box.right, box.bottom) for box in boxes]
    return write_names(wishes, width_mm=view.width_mm, height_mm=view.height_mm, taken=taken)
