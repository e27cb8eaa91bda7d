"""Colours of letters on paper, by the contrast that WCAG asks for."""

from __future__ import annotations

from renamer.printing.styles import luminance

READABLE = 4.5
"""https://www.w3.org/TR/WCAG22/#contrast-minimum."""
_WHITE = "#FFFFFF"


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours "#RRGGBB", from 1 to 21, by WCAG."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with this share of another one in it.

    Examples
    --------
    >>> mixed("#4A63C8", "#FFFFFF", 0.5)
    '#A4B1E4'
    """
    channels = (
        round(int(colour[at : at + 2], 16) * (1 - share) + int(other[at : at + 2], 16) * share)
        for at in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def inked(colour: str, least: float = 7.0) -> str:
    """Return a colour, darkened until letters of it are read well on white."""
    for share in range(0, 100, 4):
        ink = mixed(colour, "#000000", share / 100)
        if contrast(ink, _WHITE) >= least:
            return ink
    return "#000000"
