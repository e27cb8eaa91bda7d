"""What stands in the margin of a map: the scale bar and whose data it shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from renamer.drawing.typeset import BOLD, REGULAR, width_mm
from renamer.l10n import texts
from renamer.model.sheet import Mark, Path, Rect, Segment, Text

if TYPE_CHECKING:
    from renamer.drawing.view import View
    from renamer.model.place import Town

LAND, FRAME_INK = "#F7F5F0", "#6B6F7B"


def scale_bar(view: View, label_mm: float) -> tuple[Mark, ...]:
    """Show the longest round length that fits a quarter of the width."""
    fits_m = view.width_mm / 4 / view.mm_per_m
    power = 10 ** math.floor(math.log10(fits_m))
    length_m = max(step * power for step in (1, 2, 5) if step * power <= fits_m)
    words = f"{length_m / 1000:g} km" if length_m >= 1000 else f"{length_m:g} m"
    x_mm, y_mm, tick = 3.0, round(view.height_mm - 3.0, 2), round(0.35 * label_mm, 2)
    end = round(x_mm + length_m * view.mm_per_m, 2)
    bar: tuple[Segment, ...] = (
        ("M", x_mm, y_mm - tick),
        ("L", x_mm, y_mm),
        ("L", end, y_mm),
        ("L", end, y_mm - tick),
    )
    size = round(0.72 * label_mm, 2)
    return (
        Path(segments=bar, stroke=FRAME_INK, stroke_mm=0.25, round_ends=False),
        Text(
            x_mm=x_mm + 1, y_mm=y_mm - 0.9, text=words, face=REGULAR, size_mm=size, fill=FRAME_INK
        ),
    )


def attribution(town: Town, view: View, label_mm: float, language: str) -> tuple[Mark, ...]:
    """Say whose data these are and of which day, as the ODbL asks."""
    _ = texts(language)
    words, snapshot = town.snapshot.attribution, town.snapshot
    if snapshot.data_date is not None:
        words = _(
            "{attribution}, data of {date}",
            attribution=snapshot.attribution,
            date=snapshot.data_date.isoformat(),
        )
    size = round(0.72 * label_mm, 2)
    width, height = round(width_mm(words, REGULAR, size) + 2, 2), round(1.7 * size, 2)
    return (
        Rect(
            x_mm=round(view.width_mm - width, 2),
            y_mm=round(view.height_mm - height, 2),
            width_mm=width,
            height_mm=height,
            fill=LAND,
        ),
        Text(
            x_mm=round(view.width_mm - 1.0, 2),
            y_mm=round(view.height_mm - 0.55 * size, 2),
            text=words,
            face=REGULAR,
            size_mm=size,
            fill=FRAME_INK,
            anchor="end",
        ),
    )


def north(view: View, label_mm: float, language: str) -> tuple[Mark, ...]:
    """Show where north is, in the upper right corner: every map of ours looks that way."""
    _ = texts(language)
    x, top = round(view.width_mm - 1.6 * label_mm, 2), round(0.8 * label_mm, 2)
    half, tip = round(0.55 * label_mm, 2), round(1.6 * label_mm, 2)
    needle: tuple[Segment, ...] = (
        ("M", x, top),
        ("L", x + half, top + tip),
        ("L", x, top + round(0.72 * tip, 2)),
        ("L", x - half, top + tip),
        ("Z",),
    )
    return (
        Rect(
            x_mm=round(x - 1.15 * label_mm, 2),
            y_mm=round(0.4 * label_mm, 2),
            width_mm=round(2.3 * label_mm, 2),
            height_mm=round(3.1 * label_mm, 2),
            radius_mm=round(0.5 * label_mm, 2),
            fill=LAND,
        ),
        Path(segments=needle, fill=FRAME_INK),
        Text(
            x_mm=x,
            y_mm=round(top + tip + 0.95 * label_mm, 2),
            text=_("N"),
            face=BOLD,
            size_mm=round(0.95 * label_mm, 2),
            fill=FRAME_INK,
            anchor="middle",
        ),
    )
