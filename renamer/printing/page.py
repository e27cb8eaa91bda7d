"""The paper of a sign and how its height is shared out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from renamer.drawing.extent import Box
from renamer.model.paper import SIZES_MM
from renamer.printing.styles import common

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.model.paper import Paper
    from renamer.printing.plate_style import PlateStyle

MARGIN_MM = 12.0
"""What old ink-jet printers leave white, and room for a clip."""
_A4_MM: Final = (297.0, 210.0)
_TALLEST, _LOWEST, _LOW, _STEP, _GAP, _LEAST = 84.0, 62.0, 54.0, 5.0, 7.5, 44.0
"""Heights of the plate and the gap below the band, on A4."""
CODE_SIDES_MM = (60.0, 42.0)
"""On A4, quiet zone included: what a code should have at least, and what it must have."""


@dataclass(frozen=True, slots=True)
class SignPage:
    """A landscape sheet; what is given for A4 grows with it."""

    width_mm: float
    height_mm: float

    @classmethod
    def of(cls, paper: Paper) -> SignPage:
        """Return the page of a paper."""
        height, width = SIZES_MM[paper]
        return cls(width, height)

    @property
    def unit(self) -> float:
        """A millimetre of A4 on this paper; never less, for what must be read in the street."""
        width, height = _A4_MM
        return max(1.0, min(self.width_mm / width, self.height_mm / height))

    @property
    def inside(self) -> Box:
        """What lies between the margins: all that is ever printed of a sign."""
        return Box(0, 0, self.width_mm, self.height_mm).inset(MARGIN_MM)

    @property
    def room_width_mm(self) -> float:
        """The width between the margins."""
        return self.width_mm - 2 * MARGIN_MM

    @property
    def band_height_mm(self) -> float:
        """The height of the band: its least share of the whole sheet, and a little more."""
        return common().band.least_share * self.height_mm + 0.5

    @property
    def gap_mm(self) -> float:
        """The white below the band."""
        return _GAP * self.unit

    def plate_heights_mm(self, style: PlateStyle, plates: int, *, low: bool) -> Iterator[float]:
        """Yield the plate's heights to try: that of the real proportions first, then smaller.

        A `low` plate leaves room for the story.
        """
        wanted = self.room_width_mm * style.height_mm / style.width_mm * plates
        wanted = min(max(wanted, _LOWEST * self.unit), _TALLEST * self.unit)
        height = _LOW * self.unit if low else wanted
        while height >= _LEAST * self.unit:
            yield height
            height -= _STEP * self.unit

    def below(self, plate_bottom_mm: float) -> Box:
        """Return the room below plate and band."""
        top = plate_bottom_mm + self.band_height_mm + self.gap_mm
        return replace(self.inside, top=top)
