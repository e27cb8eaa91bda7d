"""Landmarks on an overview map: lozenges, and badges for diplomatic missions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from renamer.drawing.labels import LabelWish, place_labels
from renamer.drawing.symbols import BADGE_MM, draw_badge, draw_landmark, draw_leader
from renamer.drawing.view import rounded
from renamer.model.sheet import Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from renamer.drawing.view import View
    from renamer.model.place import Landmark
    from renamer.model.sheet import Mark


def in_sight(landmarks: Iterable[Landmark], view: View) -> list[Landmark]:
    """Return the landmarks that lie on the sheet, off its edge."""
    window = view.window(beyond_mm=-1.5)
    return [
        landmark
        for landmark in landmarks
        if window.contains(view.to_mm(shapely.Point(landmark.lonlat)))
    ]


def draw_sights(landmarks: Sequence[Landmark], view: View) -> Iterable[Link]:
    """Draw each landmark as a link to "#landmark-TYPE-NUMBER"; missions come last, on top."""
    missions = [landmark for landmark in landmarks if landmark.kind == "diplomatic"]
    for landmark in landmarks:
        if landmark.kind != "diplomatic":
            yield _link(landmark, (draw_landmark(_spot(landmark, view)),))
    width, height = BADGE_MM
    wishes = [
        LabelWish(near=shapely.Point(_spot(mission, view)), width_mm=width, height_mm=height)
        for mission in missions
    ]
    badges = place_labels(wishes, width_mm=view.width_mm, height_mm=view.height_mm)
    for mission, badge in zip(missions, badges, strict=True):
        spot = _spot(mission, view)
        marks: tuple[Mark, ...] = (draw_landmark(spot, mission=True),)
        if badge is not None:
            plate = draw_badge(badge.x_mm, badge.y_mm, mission.country or "?")
            marks = (draw_leader(spot, rounded(badge.foot)), *marks, *plate)
        yield _link(mission, marks)


def _spot(landmark: Landmark, view: View) -> tuple[float, float]:
    point = view.to_mm(shapely.Point(landmark.lonlat))
    return rounded((point.x, point.y))


def _link(landmark: Landmark, marks: tuple[Mark, ...]) -> Link:
    ref = landmark.osm_ref.replace("/", "-")
    return Link(href=f"#landmark-{ref}", title=landmark.name, marks=marks)
