"""Colours as numbers: how well letters stand out, and how far two colours lie apart."""

from __future__ import annotations

from functools import lru_cache
from math import dist

_WHITE_POINT = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
"""sRGB (IEC 61966-2-1), D65."""


def luminance(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2)."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours "#RRGGBB", 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str) -> float:
    """Return how far two colours lie apart in CIE L*a*b* (1976); black and white are 100 apart."""
    return dist(lab(one), lab(other))


def mixed(one: str, other: str, share: float) -> str:
    """Return `one` with a share of `other` in it, 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + share * (b - a)):02X}" for a, b in pairs)


def inked(colour: str, least: float = 7.0) -> str:
    """Return a colour, darkened until the contrast of its letters on white is at least this."""
    darker = (mixed(colour, "#000000", share / 25) for share in range(26))
    return next(ink for ink in darker if contrast(ink, "#FFFFFF") >= least)


@lru_cache(maxsize=1024)
def lab(colour: str) -> tuple[float, float, float]:
    """Return L*, a*, b* of "#RRGGBB" (CIE 1976, D65)."""
    rgb = _linear(colour)
    x, y, z = (
        _bent(sum(part * value for part, value in zip(row, rgb, strict=True)) / white)
        for row, white in zip(_TO_XYZ, _WHITE_POINT, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _linear(colour: str) -> tuple[float, ...]:
    shares = (value / 255 for value in _channels(colour))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def _bent(value: float) -> float:
    return value ** (1 / 3) if value > (6 / 29) ** 3 else value * (29 / 6) ** 2 / 3 + 4 / 29
