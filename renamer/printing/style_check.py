"""What no plate style may be: unreadable, near the band's colour, or without evidence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.printing.colour import contrast, distance, mixed
from renamer.printing.plate_style import GROUND_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.printing.plate_style import Ornament, PlateStyle

READABLE = 4.5
"""The contrast of letters and ground: https://www.w3.org/TR/WCAG22/#contrast-minimum."""
APART = 40.0
"""How far every colour keeps from the band in CIE L*a*b* (1976), so that the band is a stranger."""
_GLOSS, _DEPTH = 0.07, 0.08
EVIDENCED = (
    "background",
    "text",
    "borders",
    "width_mm",
    "height_mm",
    "corner_radius_mm",
    "letter_height_mm",
    "faces",
    "case",
    "align",
    "bilingual",
    "lines",
    "ornaments",
)
"""The fields that a style must give evidence for."""


def style_faults(style: PlateStyle, band: str) -> tuple[str, ...]:
    """Return every fault of a style that its types cannot tell, as `field: what is wrong`."""
    return tuple(
        sorted({*_evidence(style), *_unreadable(style), *_near(style, band), *_odd(style)})
    )


def colours_of(style: PlateStyle) -> dict[str, str]:
    """Return every colour that a plate of this style shows, by its field."""
    found = {"background": style.background, "text": style.text}
    for at, border in enumerate(style.borders):
        found[f"borders.{at}.colour"] = border.colour
        if border.relief_mm:
            found |= {f"borders.{at}.light": border.light, f"borders.{at}.dark": border.dark}
    for at, line in enumerate(style.lines):
        mine = {"colour": line.colour, "ground": line.ground, "rule": line.rule}
        found |= {f"lines.{at}.{key}": colour for key, colour in mine.items() if colour}
    for at, ornament in enumerate(style.ornaments):
        for number, colour in enumerate(tones(ornament, style.background)):
            found[f"ornaments.{at}.{number}"] = colour
    return found


def tones(ornament: Ornament, ground: str) -> tuple[str, ...]:
    """Return the colours an ornament is drawn in; enamel shines and darkens in the ground's own."""
    if ornament.kind == "enamel":
        return mixed(ground, ornament.colour, _GLOSS), mixed(ground, ornament.second, _DEPTH)
    if ornament.kind in {"azulejo", "screws"}:
        return ornament.colour, ornament.second
    return (ornament.colour,)


def _evidence(style: PlateStyle) -> Iterator[str]:
    fields = set(EVIDENCED)
    yield from (f"evidence.{key}: there is no such field" for key in style.evidence.keys() - fields)
    yield from (f"evidence.{key}: is missing" for key in fields - style.evidence.keys())
    for key, evidence in style.evidence.items():
        if evidence.status == "seen" and not evidence.source:
            yield f"evidence.{key}.source: is missing, though it was seen"
        if evidence.status == "approximate" and not evidence.note:
            yield f"evidence.{key}.note: is missing; say what it rests on"


def _unreadable(style: PlateStyle) -> Iterator[str]:
    grounds = [style.background]
    for one in style.ornaments:
        if one.kind in GROUND_KINDS:
            grounds += tones(one, style.background)
    pairs = [("text", style.text, ground) for ground in grounds]
    for at, line in enumerate(style.lines):
        pairs += [
            (f"lines.{at}.colour", line.colour, ground)
            for ground in ([line.ground] if line.ground else grounds)
        ]
    for key, letters, ground in pairs:
        if (found := contrast(letters, ground)) < READABLE:
            yield (
                f"{key}: {letters} on {ground} has a contrast of {found:.1f} : 1, "
                f"and letters need {READABLE} : 1; make one of them darker or lighter"
            )


def _near(style: PlateStyle, band: str) -> Iterator[str]:
    for key, colour in colours_of(style).items():
        if (found := distance(colour, band)) < APART:
            yield (
                f"{key}: {colour} is only {found:.0f} away from the band's {band}, "
                f"and {APART:.0f} are needed; choose another shade"
            )


def _odd(style: PlateStyle) -> Iterator[str]:
    """Yield what only fits together with something else."""
    first = next((line for line in style.lines if line.place == "above"), None)
    if style.ornament("cartouche") and first is None:
        yield "ornaments: a cartouche needs a line above the name"
    if any(line.place == "outside" for line in style.lines) and not style.borders:
        yield "lines: a line outside needs a border"
    for at, line in enumerate(style.lines):
        try:
            groups = re.compile(line.pick or "()").groups
        except re.error as error:
            yield f"lines.{at}.pick: this is no regular expression ({error})"
        else:
            if groups != 1:
                yield f"lines.{at}.pick: needs exactly one group"
