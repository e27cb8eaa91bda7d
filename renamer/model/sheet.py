"""What is laid out once and painted many times.

Units are millimetres; the origin is the upper left corner of the trimmed sheet, x to the right,
y down. Colours are "#RRGGBB". Marks are painted in their order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Anchor = Literal["start", "middle", "end"]
Segment = (
    tuple[Literal["M", "L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A rectangle, rounded by `radius_mm`; the stroke is centred on the edge."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    fill: str | None = None
    stroke: str | None = None
    stroke_mm: float = 0.0
    radius_mm: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; (x, y) is the anchor on the baseline, `size_mm` the em size.

    `face` is a name the typesetter knows; `language` (BCP 47) goes to the painters that can
    say it.
    """

    x_mm: float
    y_mm: float
    text: str
    face: str
    size_mm: float
    fill: str = "#000000"
    anchor: Anchor = "start"
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """Lines and curves; several subpaths are filled by the even-odd rule."""

    segments: tuple[Segment, ...]
    fill: str | None = None
    stroke: str | None = None
    stroke_mm: float = 0.0
    round_ends: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Modules:
    """A QR code: dark modules on a light ground that includes the quiet zone.

    `rows` are bytes of 0 and 1 without the quiet zone; `side_mm` is the side with it.
    """

    x_mm: float
    y_mm: float
    side_mm: float
    rows: tuple[bytes, ...]
    payload: str
    quiet_modules: int = 4
    dark: str = "#000000"
    light: str = "#FFFFFF"

    @property
    def module_mm(self) -> float:
        """The side of one module."""
        return self.side_mm / (len(self.rows) + 2 * self.quiet_modules)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A sheet within a sheet, scaled about its origin, moved, and clipped to its own size.

    A `turned` one stands upside down in the same place.
    """

    sheet: Sheet
    x_mm: float
    y_mm: float
    scale: float = 1.0
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Marks that lead somewhere; `title` is what a screen reader says."""

    href: str
    title: str
    marks: tuple[Mark, ...]


Mark = Rect | Text | Path | Modules | Placed | Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page, or a piece to be placed on one.

    `bleed_mm` is printed around it and cut off; `slug_mm` is the room outside of that, for the
    marks that tell where to cut.
    """

    width_mm: float
    height_mm: float
    marks: tuple[Mark, ...]
    title: str = ""
    language: str | None = None
    bleed_mm: float = 0.0
    slug_mm: float = 0.0

    @property
    def around_mm(self) -> float:
        """How far the page reaches beyond the trimmed sheet."""
        return self.bleed_mm + self.slug_mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Pages in order, with the title that a reader shows."""

    sheets: tuple[Sheet, ...]
    title: str
    language: str | None = None
