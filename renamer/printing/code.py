"""What a printed code must keep: large enough for its distance, dark on light, its box free."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from renamer import qr
from renamer.drawing.extent import Box, extent
from renamer.errors import StyleError
from renamer.model.sheet import Link, Modules, Placed, Rect, Text
from renamer.printing.colour import contrast, luminance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from renamer.model.sheet import Mark, Sheet
    from renamer.qr import Error

FOCAL_PX: Final = 1480.0
"""The focal length of a phone's preview, in its pixels. An assumption, not a measurement: a preview
1920 pixels wide whose lens takes in 66 degrees. Older phones see less."""
PX_A_MODULE: Final = 3.0
"""What a reader wants of each module in the preview; zxing-cpp reads from 1.6 on, OpenCV from 3."""
SIGN_DISTANCE_MM: Final = 600.0
"""From where a sign's code must scan: a phone held out towards it. Its modules are 1.2 mm then."""
LEAST_CONTRAST: Final = 4.5
"""Of light and dark modules; https://www.w3.org/TR/WCAG22/#contrast-minimum."""
QUIET_MODULES: Final = 4
"""The quiet zone that ISO/IEC 18004 asks for, at every side."""
_TOUCH_MM: Final = 0.01
"""Marks that overlap by less only touch."""

_encoded = lru_cache(maxsize=512)(qr.encode)


def least_module_mm(distance_mm: float) -> float:
    """Return how large a module must be to scan from this distance."""
    return distance_mm * PX_A_MODULE / FOCAL_PX


def scans_from_mm(module_mm: float) -> float:
    """Return from how far a code of these modules scans: the same rule, turned round."""
    return module_mm * FOCAL_PX / PX_A_MODULE


def least_side_mm(payload: str, distance_mm: float) -> float:
    """Return the smallest side, quiet zone included, of a code that scans from this distance.

    Raises
    ------
    LinkError
        If the address is too long for any code.
    """
    return _across(payload, "M") * least_module_mm(distance_mm)


def lay_out_code(
    payload: str,
    *,
    x_mm: float,
    y_mm: float,
    side_mm: float,
    distance_mm: float,
    outdoors: bool,
    dark: str = "#000000",
    light: str = "#FFFFFF",
) -> Modules:
    """Return the code of an address at this place: the strongest that scans from this distance.

    Outdoors, where rain and dirt get at it, the level is Q (a quarter may be lost); M (a seventh)
    where Q would make the modules too small, and indoors.

    Parameters
    ----------
    payload : str
        Where it leads.
    side_mm : float
        The side of its box, quiet zone of 4 modules included.
    distance_mm : float
        From where it must scan.
    dark, light : str
        Colours of the modules and of their ground, "#RRGGBB".

    Raises
    ------
    StyleError
        If the box is too small for the address, or the colours are too alike or inverted.
    LinkError
        If the address is too long for any code.
    """
    if luminance(dark) > luminance(light) or contrast(dark, light) < LEAST_CONTRAST:
        raise StyleError(
            f"a code of {dark} on {light} does not scan well",
            where=payload,
            fix=f"print it dark on light, with a contrast of at least {LEAST_CONTRAST}",
        )
    levels: tuple[Error, ...] = ("Q", "M") if outdoors else ("M",)
    least = least_module_mm(distance_mm) * (1 - 1e-9)
    for level in levels:
        if side_mm / _across(payload, level) >= least:
            return Modules(
                x_mm=x_mm,
                y_mm=y_mm,
                side_mm=side_mm,
                rows=_encoded(payload, level).rows,
                payload=payload,
                quiet_modules=QUIET_MODULES,
                dark=dark,
                light=light,
            )
    raise too_long(payload, distance_mm)


def too_long(payload: str, distance_mm: float) -> StyleError:
    """Return the error that says that a code of this address needs more room."""
    side = least_side_mm(payload, distance_mm)
    return StyleError(
        f"this address is so long that its code must be {side:.0f} mm wide to scan from "
        f"{distance_mm / 1000:g} m, and there is less room",
        where=payload,
        fix="print a shorter address (base_url in the plan gives every sign a short one of your "
        "own), or choose the larger paper",
    )


def check_clear(sheet: Sheet) -> None:
    """Make sure that nothing is drawn within the box of any code, quiet zone included.

    Raises
    ------
    StyleError
        Naming what enters which code.
    """
    found = tuple(intrusions(sheet))
    if found:
        raise StyleError(
            "; ".join(found), where=sheet.title or None, fix="keep the box of the code free"
        )


def intrusions(sheet: Sheet) -> Iterator[str]:
    """Yield what enters the box of a code, whether it is drawn before or after the code.

    A pale ground below that fills the whole box is none, as the code covers it with its own; nor
    is a frame around it.
    """
    codes = tuple(_code_boxes(sheet.marks, _View()))
    drawn = tuple(_flat(sheet.marks, _View(), codes)) if codes else ()
    for index, (code, box) in enumerate(drawn):
        if not isinstance(code, Modules):
            continue
        for order, (mark, place) in enumerate(drawn):
            if order == index or not _meet(place, box) or _surrounds(mark, place, box):
                continue
            if order > index or not _is_pale_ground(mark, place, box, code.dark):
                yield f"{_named(mark)} enters the box of the code to {code.payload}"


@dataclass(frozen=True, slots=True)
class _View:
    """Where the marks of a placed sheet come to lie."""

    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0
    clip: Box | None = None

    def seen(self, box: Box) -> Box:
        """Return a box of the placed sheet on the outer one, clipped."""
        there = Box(
            self.left + box.left * self.scale,
            self.top + box.top * self.scale,
            self.left + box.right * self.scale,
            self.top + box.bottom * self.scale,
        )
        return _common(there, self.clip) if self.clip else there

    def into(self, mark: Placed) -> _View:
        """Return the view into a sheet that is placed here."""
        return _View(
            self.left + mark.x_mm * self.scale,
            self.top + mark.y_mm * self.scale,
            self.scale * mark.scale,
            self.seen(extent(mark)),
        )


def _code_boxes(marks: Iterable[Mark], view: _View) -> Iterator[Box]:
    """Yield the box of every code on the sheet."""
    for mark in marks:
        if isinstance(mark, Modules):
            yield view.seen(extent(mark))
        elif isinstance(mark, Placed):
            yield from _code_boxes(mark.sheet.marks, view.into(mark))
        elif isinstance(mark, Link):
            yield from _code_boxes(mark.marks, view)


def _flat(marks: Iterable[Mark], view: _View, codes: tuple[Box, ...]) -> Iterator[tuple[Mark, Box]]:
    """Yield every mark that is no group, in the order of painting, with its box on the sheet.

    Placed sheets that meet none of the codes are passed over.
    """
    for mark in marks:
        if isinstance(mark, Placed):
            inner = view.into(mark)
            if inner.clip and any(_meet(inner.clip, code) for code in codes):
                yield from _flat(mark.sheet.marks, inner, codes)
        elif isinstance(mark, Link):
            yield from _flat(mark.marks, view, codes)
        else:
            # A stroke grows with its sheet; `_surrounds` is asked in millimetres of the paper.
            scaled = (
                replace(mark, stroke_mm=mark.stroke_mm * view.scale)
                if isinstance(mark, Rect)
                else mark
            )
            yield scaled, view.seen(extent(mark))


def _common(one: Box, other: Box) -> Box:
    return Box(
        max(one.left, other.left),
        max(one.top, other.top),
        min(one.right, other.right),
        min(one.bottom, other.bottom),
    )


def _meet(one: Box, other: Box) -> bool:
    both = _common(one, other)
    return both.width_mm > _TOUCH_MM and both.height_mm > _TOUCH_MM


def _surrounds(mark: Mark, place: Box, box: Box) -> bool:
    """Whether it is a mere outline around the box."""
    if not isinstance(mark, Rect) or mark.fill:
        return False
    line = mark.stroke_mm
    inner = Box(place.left + line, place.top + line, place.right - line, place.bottom - line)
    return box.within(inner)


def _is_pale_ground(mark: Mark, place: Box, box: Box, dark: str) -> bool:
    return (
        isinstance(mark, Rect)
        and mark.fill is not None
        and box.within(place, _TOUCH_MM)
        and contrast(mark.fill, dark) >= LEAST_CONTRAST
    )


def _named(mark: Mark) -> str:
    if isinstance(mark, Text):
        return repr(mark.text)
    return "another code" if isinstance(mark, Modules) else f"a {type(mark).__name__.lower()}"


def _across(payload: str, level: Error) -> int:
    """Return how many modules its code is wide with its quiet zone."""
    return 4 * qr.version_of(payload, level) + 17 + 2 * QUIET_MODULES
