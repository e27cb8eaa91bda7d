"""Names written on a map: along their street or beside their place, never on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from renamer.drawing.outlines import text_outline
from renamer.drawing.typeset import cap_height_mm, pieces, width_mm
from renamer.errors import GlyphError
from renamer.model.sheet import Path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from renamer.model.sheet import Segment

_HALO, _HALO_MM = "#FFFFFF", 0.55
_OFF_MM = 0.55
"""Between a street or the edge of a place and its name."""
_STEP_MM = 2.0
"""How far a name moves along its street to its next chance."""
_STRAIGHT = 0.985
"""Chord by length of the stretch that a name stands on: it is written straight."""
_AIR_MM = 0.5
_DESCENT = 0.24


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWish:
    """A name to be written at this geometry (sheet millimetres), lines or areas.

    `beside` lets it stand level beside its place where it does not fit along or within; `off_mm`
    is the gap between the middle of a street, or the edge of a place, and its name.
    """

    text: str
    at: BaseGeometry
    face: str
    size_mm: float
    ink: str
    beside: bool = False
    off_mm: float = _OFF_MM


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name where it stands: its letters, the halo beneath them, and the box they fill."""

    halo: Path
    letters: Path
    box: BaseGeometry


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the baseline starts, as x + iy, and its direction of length 1."""

    start: complex
    turn: complex = 1 + 0j


def write_names(
    wishes: Iterable[NameWish],
    *,
    width_mm: float,
    height_mm: float,
    taken: Sequence[BaseGeometry],
) -> tuple[Path, ...]:
    """Write as many names as there is room for; the earlier wish is served first.

    Parameters
    ----------
    wishes : iterable of NameWish
        The most important one first.
    width_mm, height_mm : float
        No name leaves this sheet.
    taken : sequence of Polygon
        Boxes in sheet millimetres that must stay free.
    """
    placed = place_names(wishes, width_mm=width_mm, height_mm=height_mm, taken=taken)
    written = [one for one in placed if one is not None]
    return (*(one.halo for one in written), *(one.letters for one in written))


def place_names(
    wishes: Iterable[NameWish],
    *,
    width_mm: float,
    height_mm: float,
    taken: Sequence[BaseGeometry],
) -> tuple[Written | None, ...]:
    """Return each name where it stands, None where there is no room; as `write_names` does."""
    frame = shapely.box(1, 1, width_mm - 1, height_mm - 1)
    boxes = list(taken)
    written = []
    for wish in wishes:
        found = None
        for spot in _spots(wish):
            box = _box(wish, spot)
            if frame.contains(box) and not shapely.intersects(boxes, box).any():
                found = _written(wish, spot, box)
                boxes.append(box)
                break
        written.append(found)
    return tuple(written)


def _written(wish: NameWish, spot: _Spot, box: BaseGeometry) -> Written:
    outline = tuple(_outline(wish, spot))
    return Written(
        halo=Path(segments=_angular(outline), stroke=_HALO, stroke_mm=_HALO_MM),
        letters=Path(segments=outline, fill=wish.ink),
        box=box,
    )


def can_write(text: str, face: str) -> bool:
    """Whether the face has every letter of the text, and there is one."""
    try:
        return bool(pieces(text, face))
    except GlyphError:
        return False


def _spots(wish: NameWish) -> Iterator[_Spot]:
    """Yield where the name can stand, the best first."""
    parts = shapely.get_parts(shapely.get_parts(wish.at))
    dimensions = shapely.get_dimensions(parts)
    areas, lines = parts[dimensions == 2], parts[dimensions == 1]
    amid = [_amid(wish, max(areas, key=lambda area: area.area))] if areas.size else []
    yield from (spot for spot in amid if shapely.contains(wish.at, _box(wish, spot)))
    for line in _joined(lines):
        yield from _along(wish, line)
    if wish.beside:
        yield from _beside(wish)
    yield from amid  # hangs over on both sides


def _amid(wish: NameWish, area: BaseGeometry) -> _Spot:
    """Return the level spot in the middle of an area."""
    middle = area.representative_point()
    width, rise = _extent(wish)
    return _Spot(complex(middle.x - width / 2, middle.y + rise / 2))


def _joined(lines: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Return lines joined end to end, freed of wiggles smaller than a letter, longest first."""
    merged = shapely.simplify(shapely.line_merge(shapely.geometrycollections(list(lines))), 0.3)
    return sorted(shapely.get_parts(merged), key=lambda line: (-line.length, line.wkb))


def _along(wish: NameWish, line: BaseGeometry) -> Iterator[_Spot]:
    """Yield straight stretches of a line, the nearest to its middle first, above before below."""
    width, rise = _extent(wish)
    starts = np.arange(0, line.length - width, _STEP_MM)
    if not starts.size:
        return
    starts = starts[np.argsort(np.abs(starts + width / 2 - line.length / 2), kind="stable")]
    ends = shapely.get_coordinates(
        [shapely.line_interpolate_point(line, starts + far) for far in (0, width)]
    ).reshape(2, -1, 2)
    for (x, y), (x_end, y_end) in zip(*ends.tolist(), strict=True):
        one, other = complex(x, y), complex(x_end, y_end)
        if abs(other - one) < _STRAIGHT * width:
            continue
        if other.real < one.real:  # never upside down
            one, other = other, one
        turn = (other - one) / abs(other - one)
        for off in (-wish.off_mm, rise + wish.off_mm):
            yield _Spot(one + off * 1j * turn, turn)


def _beside(wish: NameWish) -> Iterator[_Spot]:
    """Yield level spots right, left, above and below the place."""
    left, top, right, bottom = wish.at.bounds
    width, rise = _extent(wish)
    level, centre = (top + bottom + rise) / 2, (left + right - width) / 2
    yield _Spot(complex(right + wish.off_mm, level))
    yield _Spot(complex(left - wish.off_mm - width, level))
    yield _Spot(complex(centre, top - wish.off_mm))
    yield _Spot(complex(centre, bottom + wish.off_mm + rise))


def _extent(wish: NameWish) -> tuple[float, float]:
    """Return width and height of capitals in millimetres."""
    return width_mm(wish.text, wish.face, wish.size_mm), cap_height_mm(wish.face, wish.size_mm)


def _box(wish: NameWish, spot: _Spot) -> BaseGeometry:
    """Return the box of the letters with some air, turned as they are."""
    width, rise = _extent(wish)
    top, bottom = -rise - _AIR_MM, _DESCENT * wish.size_mm + _AIR_MM
    left, right = -_AIR_MM, width + _AIR_MM
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    turned = [spot.start + complex(*corner) * spot.turn for corner in corners]
    return shapely.Polygon([(point.real, point.imag) for point in turned])


def _outline(wish: NameWish, spot: _Spot) -> Iterator[Segment]:
    """Yield the outlines of the letters where they stand."""
    for letter, *values in text_outline(wish.text, wish.face):
        points = [
            spot.start + wish.size_mm * complex(x, -y) * spot.turn
            for x, y in zip(values[0::2], values[1::2], strict=True)
        ]
        flat = [round(value, 2) for point in points for value in (point.real, point.imag)]
        yield (letter, *flat)  # type: ignore[misc]


def _angular(outline: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return an outline with straight sides: a halo of it looks the same at a third of the size."""
    straight = (("L" if letter == "C" else letter, *values[-2:]) for letter, *values in outline)
    return tuple(straight)  # type: ignore[arg-type]
