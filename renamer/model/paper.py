"""The papers that renamer knows: one table for plans, options and pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, get_args

Paper = Literal["A4", "A3", "A2", "A1", "A0", "Letter", "Tabloid"]
PAPERS: Final[tuple[Paper, ...]] = get_args(Paper)
HOME_PAPERS: Final[tuple[Paper, ...]] = ("A4", "Letter")
"""What lies in a printer at home, where ink is dear."""
SIZES_MM: Final[Mapping[Paper, tuple[float, float]]] = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "Letter": (215.9, 279.4),
    "Tabloid": (279.4, 431.8),
}
"""Upright: width and height. ISO 216; ANSI/ASME Y14.1 for the two sizes of the United States."""


def area_mm2(paper: Paper) -> float:
    """Return how large a paper is."""
    width, height = SIZES_MM[paper]
    return width * height
