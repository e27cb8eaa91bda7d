"""The legend of an overview map: its title, and what its colours mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from renamer.drawing.lettering import can_write
from renamer.drawing.marginalia import FRAME_INK
from renamer.drawing.symbols import draw_badge, draw_landmark, draw_place, kind_words
from renamer.drawing.typeset import BOLD, REGULAR, width_mm
from renamer.model.sheet import Placed, Rect, Sheet, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from renamer.l10n import Texts
    from renamer.model.place import City, Landmark, Place
    from renamer.model.sheet import Mark

_INK, _PAPER = "#1B2350", "#FFFFFF"
_WIDE_MM, _HIGH_MM = 6.0, 4.0
"""Size of a swatch."""
_MARGIN_MM, _HEAD_MM, _ROW_MM, _GAP_MM = 4.0, 16.0, 5.8, 5.0
_TITLE_MM, _WORD_MM = 6.0, 3.2
_AREAS = frozenset({"square", "junction", "green", "park"})


def lay_out_legend(
    city: City, places: Sequence[Place], landmarks: Sequence[Landmark], _: Texts, *, width: float
) -> Sheet:
    """Lay out the legend of what a map shows, `width` millimetres wide; its height follows."""
    remark = _("On this map: {count}", count=len(places))
    if city.extent_note:
        remark += f" ({city.extent_note})"
    title = _("Places of {city}", city=city.names.get(_.language, city.name))
    head = (
        _line(title, _MARGIN_MM, 8.2, face=BOLD, size_mm=_TITLE_MM, fill=_INK),
        _line(remark, _MARGIN_MM, 13.4),
    )
    marks: list[Mark] = [line for line in head if can_write(line.text, line.face)]
    x_mm, row = _MARGIN_MM, 0
    for picture, words in _entries(places, landmarks, _):
        if not can_write(words, REGULAR):
            continue
        entry_mm = _WIDE_MM + 1.5 + width_mm(words, REGULAR, _WORD_MM)
        if x_mm > _MARGIN_MM and x_mm + entry_mm > width - _MARGIN_MM:
            x_mm, row = _MARGIN_MM, row + 1
        top_mm = round(_HEAD_MM + row * _ROW_MM, 2)
        swatch = Sheet(width_mm=_WIDE_MM, height_mm=_HIGH_MM, marks=picture)
        marks.append(Placed(sheet=swatch, x_mm=round(x_mm, 2), y_mm=top_mm))
        marks.append(_line(words, x_mm + _WIDE_MM + 1.5, top_mm + _HIGH_MM / 2 + 1.1))
        x_mm += entry_mm + _GAP_MM
    height = round(_HEAD_MM + (row + 1) * _ROW_MM + _MARGIN_MM, 2)
    paper = Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height, fill=_PAPER)
    return Sheet(width_mm=width, height_mm=height, marks=(paper, *marks))


def _entries(
    places: Sequence[Place], landmarks: Sequence[Landmark], _: Texts
) -> Iterator[tuple[tuple[Mark, ...], str]]:
    """Yield picture and words of every kind that is there, and of each diplomatic mission."""
    middle_mm = _HIGH_MM / 2
    line = shapely.LineString([(0.8, middle_mm), (_WIDE_MM - 0.8, middle_mm)])
    area = shapely.box(0.8, 0.5, _WIDE_MM - 0.8, _HIGH_MM - 0.5)
    shown = {place.kind for place in places}
    for kind, words in kind_words(_).items():
        if kind in shown:
            shape = area if kind in _AREAS else line
            yield draw_place(kind, shape, nameless=False, street_mm=0.8), words
    if any(place.is_nameless for place in places):
        yield draw_place("green", area, nameless=True, street_mm=0.8), _("hollow: has no name")
    missions = [landmark for landmark in landmarks if landmark.kind == "diplomatic"]
    if len(missions) < len(landmarks):
        yield (draw_landmark((_WIDE_MM / 2, middle_mm)),), _("landmark")
    for mission in sorted(missions, key=lambda one: (one.country or "?", one.name)):
        yield draw_badge(0.8, 0.4, mission.country or "?"), mission.name


def _line(
    text: str,
    x_mm: float,
    y_mm: float,
    *,
    face: str = REGULAR,
    size_mm: float = _WORD_MM,
    fill: str = FRAME_INK,
) -> Text:
    return Text(
        x_mm=round(x_mm, 2), y_mm=round(y_mm, 2), text=text, face=face, size_mm=size_mm, fill=fill
    )
