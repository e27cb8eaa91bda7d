"""Ground, borders and ornaments of a plate: one value for all signs of a town and size."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.drawing.extent import Box
from renamer.model.sheet import Path, Rect, Sheet
from renamer.printing import ornaments
from renamer.printing.colour import luminance
from renamer.printing.plate_style import GROUND_KINDS
from renamer.printing.shapes import Hump, outline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.sheet import Mark
    from renamer.printing.plate_style import Border, Ornament, PlateStyle

_LIGHT, _HAIRLINE = 0.8, 0.3
_HUMP = 4.4
"""The width of a cartouche in its heights."""
_THIN = 0.58
"""What lies between the fillets of a border in relief, as a share of its width."""
_SHOULDER = 0.7
"""The radius of its corners in its heights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The plate without words; `inner` is what its borders leave, `free` what ornaments leave too.

    `crest` is the room in the cartouche, `foot` the one below the innermost border.
    """

    sheet: Sheet
    inner: Box
    free: Box
    radius_mm: float
    crest: Box | None = None
    foot: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spec:
    """What a frame depends on, as a key of the cache."""

    ground: str
    borders: tuple[Border, ...]
    ornaments: tuple[Ornament, ...]
    radius_mm: float
    scale: float
    width_mm: float
    height_mm: float
    foot_mm: float
    hump: Hump | None


def lay_out_frame(
    style: PlateStyle, width_mm: float, height_mm: float, *, crested: bool, foot_mm: float
) -> Frame:
    """Return the plate without words, of this size.

    Parameters
    ----------
    style : PlateStyle
        In the colours that are printed.
    width_mm, height_mm : float
        Of the printed plate; what is not its size is scaled by its height.
    crested : bool
        Whether the cartouche is drawn: it stays away where it would be empty.
    foot_mm : float
        Height of the room below the innermost border.
    """
    scale = height_mm / style.height_mm
    cartouche = style.ornament("cartouche") if crested else None
    rise = cartouche.size_mm * scale if cartouche else 0.0
    return _frame(
        _Spec(
            ground=style.background,
            borders=style.borders,
            ornaments=style.ornaments,
            radius_mm=style.corner_radius_mm * scale,
            scale=scale,
            width_mm=width_mm,
            height_mm=height_mm,
            foot_mm=foot_mm,
            hump=Hump(_HUMP * rise, rise, _SHOULDER * rise) if cartouche else None,
        )
    )


@lru_cache(maxsize=64)
def _frame(spec: _Spec) -> Frame:
    whole = Box(0, 0, spec.width_mm, spec.height_mm)
    marks: list[Mark] = [_body(whole, spec.radius_mm, spec.hump, spec.ground)]
    marks += _edge(spec, whole)
    grounds = [one for one in spec.ornaments if one.kind in GROUND_KINDS]
    borders: list[Mark] = []
    inset, last = 0.0, len(spec.borders) - 1
    for at, border in enumerate(spec.borders):
        stroke = border.width_mm * spec.scale
        inset += border.gap_mm * spec.scale
        foot = spec.foot_mm if at == last else 0.0
        borders += _border(border, spec, whole, inset + stroke / 2, foot)
        inset += stroke
    inner = _shrunk(whole, inset, spec.hump, spec.foot_mm if spec.borders else 0.0)
    for one in grounds:  # the stone is all of the plate; enamel shines within its borders
        room = _shrunk(whole, 0, spec.hump) if one.kind == "marble" else inner
        marks += ornaments.draw(one, room, spec.ground, spec.scale)[0]
    marks += borders
    free = inner
    for one in spec.ornaments:
        if one not in grounds:
            drawn, free = ornaments.draw(one, free, spec.ground, spec.scale)
            marks += drawn
    return Frame(
        sheet=Sheet(width_mm=spec.width_mm, height_mm=spec.height_mm, marks=tuple(marks)),
        inner=inner,
        free=free,
        radius_mm=max(spec.radius_mm - inset, 0.0),
        crest=_crest(spec, inset),
        foot=Box(inner.left, inner.bottom + inset, inner.right, spec.height_mm)
        if spec.foot_mm
        else None,
    )


def _body(box: Box, radius: float, hump: Hump | None, fill: str) -> Mark:
    if hump:
        return Path(segments=outline(box, radius=radius, hump=hump), fill=fill)
    return Rect(
        x_mm=box.left,
        y_mm=box.top,
        width_mm=box.width_mm,
        height_mm=box.height_mm,
        fill=fill,
        radius_mm=radius,
    )


def _border(
    border: Border, spec: _Spec, whole: Box, middle: float, foot: float
) -> Iterator[Path | Rect]:
    """Yield one border whose line lies `middle` within the edge, and its fillets."""
    box = Box(middle, middle, whole.right - middle, whole.bottom - middle - foot)
    stroke = border.width_mm * spec.scale
    relief = border.relief_mm * spec.scale
    notch = border.notch_mm * spec.scale
    radius = max(spec.radius_mm - middle, 0.0)
    hump = _narrower(spec.hump, middle) if spec.hump else None
    # Fillets: a thinner line in its own place over itself moved up, and over itself moved down.
    thin = _THIN * stroke if relief else stroke
    layers = [(0.0, border.colour, stroke)]
    if relief:
        moved = ((relief, border.dark), (-relief, border.light), (0.0, border.colour))
        layers += [(shift, colour, thin) for shift, colour in moved]
    for shift, colour, width in layers:
        path = outline(box.moved(shift, shift), radius=radius, notch=notch, hump=hump)
        if notch or hump or relief:
            yield Path(segments=path, stroke=colour, stroke_mm=width, round_ends=False)
        else:
            yield Rect(
                x_mm=box.left,
                y_mm=box.top,
                width_mm=box.width_mm,
                height_mm=box.height_mm,
                stroke=colour,
                stroke_mm=width,
                radius_mm=radius,
            )


def _narrower(hump: Hump, inset: float) -> Hump:
    radius = max(hump.radius_mm - inset, 0.0)
    return Hump(hump.width_mm - 2 * inset, hump.height_mm, radius)


def _edge(spec: _Spec, whole: Box) -> Iterator[Rect]:
    """Yield a hairline where a light plate would end unseen on white paper."""
    bordered = spec.borders and spec.borders[0].gap_mm == 0
    if luminance(spec.ground) > _LIGHT and not bordered and not spec.hump:
        yield Rect(
            x_mm=_HAIRLINE / 2,
            y_mm=_HAIRLINE / 2,
            width_mm=whole.width_mm - _HAIRLINE,
            height_mm=whole.height_mm - _HAIRLINE,
            stroke="#9A9A9A",
            stroke_mm=_HAIRLINE,
            radius_mm=spec.radius_mm,
        )


def _crest(spec: _Spec, inset: float) -> Box | None:
    if spec.hump is None:
        return None
    middle, half = spec.width_mm / 2, spec.hump.width_mm / 2 - inset
    return Box(middle - half, inset, middle + half, inset + spec.hump.height_mm)


def _shrunk(box: Box, by: float, hump: Hump | None, foot: float = 0.0) -> Box:
    top = box.top + by + (hump.height_mm if hump else 0.0)
    return Box(box.left + by, top, box.right - by, box.bottom - by - foot)
