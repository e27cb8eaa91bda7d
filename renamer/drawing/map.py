"""A quiet map of a town from its streets, with the renamed places lifted out and linked.

Everything is cut to the view, simplified to what the eye can see at this size and merged into a
few paths, so that the map of a town stays small enough to stand within a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from renamer.drawing.labels import LabelSpot, LabelWish, place_labels
from renamer.drawing.marginalia import FRAME_INK, LAND, attribution, scale_bar
from renamer.drawing.typeset import BOLD, REGULAR, width_mm
from renamer.drawing.view import View, fit_view, rounded, to_segments, visible
from renamer.model.sheet import Link, Mark, Path, Rect, Segment, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.model.place import Place, Town

BEYOND, WATER, GREEN = "#EDEAE2", "#D3E3EE", "#E4ECDB"
STREET, SQUARE = "#D9D4CA", "#EDE8DE"
ACCENT, ACCENT_PALE, INK, CASING = "#4A63C8", "#C6D0F4", "#1B2350", "#FFFFFF"

_BADGE = 0.85
_OLD = 0.78
"""Size of the old name beside the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPin:
    """One renamed place: its id in the town, its code, the new name, and where its link leads.

    An empty `href` makes no link (paper); `title` is what a screen reader says.
    """

    place_id: str
    code: str
    label: str
    href: str = ""
    title: str = ""


def lay_out_map(
    town: Town,
    pins: Sequence[MapPin],
    *,
    width_mm: float,
    height_mm: float,
    label_mm: float | None = None,
    labels: bool = True,
    language: str = "en",
    title: str = "",
    ways: Sequence[BaseGeometry] = (),
) -> Sheet:
    """Lay out the map of the renamed places, numbered in the order of the pins.

    Parameters
    ----------
    town : Town
        Streets, water, green and the attribution come from here.
    pins : sequence of MapPin
        Those whose place the town does not have are left out; with none the whole town is shown.
    width_mm, height_mm : float
        Size of the sheet.
    label_mm : float, optional
        Em size of the new names; everything else is sized after it. If left out, a size to be
        read on a page of the map's width, or on a phone where there are numbers only.
    labels : bool
        False shows the numbers only: for a small map beside a numbered list.
    language : str
        Language of the attribution (BCP 47).
    title : str
        Title of the sheet, for those who hear it.
    ways : sequence of LineString, EPSG:4326
        The walk that joins the places.
    """
    if label_mm is None:
        label_mm = max(3.4, width_mm / 55) if labels else 4.2
    found = [(pin, place) for pin in pins if (place := town.place(pin.place_id)) is not None]
    shown = [place.geometry for _, place in found] or [item.geometry for item in town.places]
    shown += ways
    if not shown:
        return Sheet(width_mm=width_mm, height_mm=height_mm, marks=(), title=title)
    known = town.city.boundary if town.city.extent_note else None
    view = fit_view(shown, width_mm=width_mm, height_mm=height_mm, known=known)
    lifted = {place.id for _, place in found}
    marks: list[Mark] = [
        *land(known, view),
        *ground(town, view),
        *streets([place for place in town.places if place.id not in lifted], view),
        *walked(ways, view, label_mm),
        *_renamed(found, view, label_mm, labels=labels),
        *scale_bar(view, label_mm),
        *attribution(town, view, label_mm, language),
    ]
    return Sheet(width_mm=width_mm, height_mm=height_mm, marks=tuple(marks), title=title)


def land(known: BaseGeometry | None, view: View) -> Iterable[Mark]:
    """Lay the paper; where the data end within the town, what lies beyond is a shade darker."""
    yield Rect(
        x_mm=0,
        y_mm=0,
        width_mm=view.width_mm,
        height_mm=view.height_mm,
        fill=LAND if known is None else BEYOND,
    )
    if known is not None:
        yield Path(segments=to_segments(visible([known], view)[0]), fill=LAND)


def ground(town: Town, view: View) -> Iterable[Path]:
    """Green, then water: areas as fills, rivers given as lines as strokes."""
    for geometries, colour in ((town.ground.green, GREEN), (town.ground.water, WATER)):
        areas, lines = visible(geometries, view)
        if areas:
            yield Path(segments=to_segments(areas), fill=colour)
        if lines:
            yield Path(segments=to_segments(lines), stroke=colour, stroke_mm=0.9)


def streets(places: Iterable[Place], view: View) -> Iterable[Path]:
    """All the other streets: thin and grey, their squares a shade lighter."""
    everything = list(places)
    areas, lines = visible([place.geometry for place in everything], view)
    greens = [place.geometry for place in everything if place.kind in {"park", "green"}]
    green_areas, _ = visible(greens, view)
    if areas:
        yield Path(segments=to_segments(areas), fill=SQUARE)
    if green_areas:
        yield Path(segments=to_segments(green_areas), fill=GREEN)
    if lines:
        thick = min(1.1, max(0.3, 9 * view.mm_per_m))  # a street of 9 m, as far as one sees it
        yield Path(segments=to_segments(lines), stroke=STREET, stroke_mm=round(thick, 2))


def walked(ways: Sequence[BaseGeometry], view: View, label_mm: float) -> Iterable[Path]:
    """Paint the way of a walk in a white casing."""
    _, lines = visible(ways, view)
    if lines:
        for colour, share in ((CASING, 0.5), (ACCENT, 0.25)):
            stroke_mm = round(share * label_mm, 2)
            yield Path(segments=to_segments(lines), stroke=colour, stroke_mm=stroke_mm)


def _renamed(
    found: Sequence[tuple[MapPin, Place]], view: View, label_mm: float, *, labels: bool
) -> Iterable[Mark]:
    """Paint the renamed places in a white casing, then each with its label as one link."""
    shapes = [visible([place.geometry], view) for _, place in found]
    for areas, lines in shapes:
        yield from _strokes(areas, lines, colour=CASING, stroke_mm=0.85 * label_mm, fill=CASING)
    badge_mm = 2 * _BADGE * label_mm
    wishes = [
        LabelWish(
            near=_near(place, areas, lines, view),
            width_mm=_label_width(pin.label, place.name, label_mm) if labels else badge_mm,
            height_mm=2.75 * label_mm if labels else badge_mm,
        )
        for (pin, place), (areas, lines) in zip(found, shapes, strict=True)
    ]
    spots = place_labels(wishes, width_mm=view.width_mm, height_mm=view.height_mm)
    for number, (pin, place) in enumerate(found, start=1):
        areas, lines = shapes[number - 1]
        wish, spot = wishes[number - 1], spots[number - 1]
        street = _strokes(areas, lines, colour=ACCENT, stroke_mm=0.5 * label_mm, fill=ACCENT_PALE)
        if spot is None:
            marks = (*street, *_badge(number, *_middle(wish.near), label_mm))
        elif labels:
            marks = (*street, *_label(pin, place.name, number, spot, wish, label_mm))
        else:
            x_mm, y_mm = spot.x_mm + wish.width_mm / 2, spot.y_mm + wish.height_mm / 2
            marks = (*street, _leader(spot, label_mm), *_badge(number, x_mm, y_mm, label_mm))
        if pin.href:
            yield Link(href=pin.href, title=pin.title or pin.label, marks=marks)
        else:
            yield from marks


def _strokes(
    areas: Sequence[BaseGeometry],
    lines: Sequence[BaseGeometry],
    *,
    colour: str,
    stroke_mm: float,
    fill: str,
) -> tuple[Path, ...]:
    """Areas filled with a thinner edge, lines stroked."""
    paths = []
    if areas:
        edge = round(stroke_mm * 0.45, 2)
        paths.append(Path(segments=to_segments(areas), fill=fill, stroke=colour, stroke_mm=edge))
    if lines:
        width = round(stroke_mm, 2)
        paths.append(Path(segments=to_segments(lines), stroke=colour, stroke_mm=width))
    return tuple(paths)


def _label(
    pin: MapPin, old: str, number: int, spot: LabelSpot, wish: LabelWish, label_mm: float
) -> Iterable[Mark]:
    """Make a little plate: the number, the new name, and small beneath it the old one, if any."""
    x_mm, y_mm = round(spot.x_mm, 2), round(spot.y_mm, 2)
    text_x = round(x_mm + 2.55 * label_mm, 2)
    yield _leader(spot, label_mm)
    yield Rect(
        x_mm=x_mm,
        y_mm=y_mm,
        width_mm=round(wish.width_mm, 2),
        height_mm=round(wish.height_mm, 2),
        fill="#FFFFFF",
        stroke=ACCENT,
        stroke_mm=round(0.1 * label_mm, 2),
        radius_mm=round(0.6 * label_mm, 2),
    )
    yield from _badge(
        number, round(x_mm + 1.35 * label_mm, 2), round(y_mm + wish.height_mm / 2, 2), label_mm
    )
    yield Text(
        x_mm=text_x,
        y_mm=round(y_mm + (1.25 if old else 1.72) * label_mm, 2),
        text=pin.label,
        face=BOLD,
        size_mm=label_mm,
        fill=INK,
    )
    if old:
        yield Text(
            x_mm=text_x,
            y_mm=round(y_mm + 2.25 * label_mm, 2),
            text=old,
            face=REGULAR,
            size_mm=round(_OLD * label_mm, 2),
            fill=FRAME_INK,
        )


def _leader(spot: LabelSpot, label_mm: float) -> Path:
    """Draw the line from the place to its label."""
    line: tuple[Segment, ...] = (("M", *rounded(spot.target)), ("L", *rounded(spot.foot)))
    return Path(segments=line, stroke=ACCENT, stroke_mm=round(0.13 * label_mm, 2))


def _badge(number: int, x_mm: float, y_mm: float, label_mm: float) -> tuple[Mark, ...]:
    """Put the number of the place in a round spot."""
    radius = round(_BADGE * label_mm, 2)
    return (
        Rect(
            x_mm=round(x_mm - radius, 2),
            y_mm=round(y_mm - radius, 2),
            width_mm=2 * radius,
            height_mm=2 * radius,
            radius_mm=radius,
            fill=ACCENT,
        ),
        Text(
            x_mm=round(x_mm, 2),
            y_mm=round(y_mm + 0.33 * label_mm, 2),
            text=str(number),
            face=BOLD,
            size_mm=round(0.92 * label_mm, 2),
            fill="#FFFFFF",
            anchor="middle",
        ),
    )


def _label_width(new: str, old: str, label_mm: float) -> float:
    """Add up badge, air and the wider line, with room for a reader's own wider font."""
    widest = max(width_mm(new, BOLD, label_mm), width_mm(old, REGULAR, _OLD * label_mm))
    return 3.1 * label_mm + 1.05 * widest


def _near(
    place: Place, areas: Sequence[BaseGeometry], lines: Sequence[BaseGeometry], view: View
) -> BaseGeometry:
    """Return what a label stands near: the drawn place, or its anchor where nothing is drawn."""
    drawn = shapely.union_all([*areas, *lines])
    return drawn if not drawn.is_empty else view.to_mm(shapely.Point(place.anchor_lonlat))


def _middle(geometry: BaseGeometry) -> tuple[float, float]:
    point = geometry.representative_point()
    return rounded((point.x, point.y))
