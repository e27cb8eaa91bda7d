"""What the papers for the public share: their words, the code to the site, the imprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer import qr
from renamer.drawing.map_stops import MapManner
from renamer.drawing.typeset import BOLD, REGULAR
from renamer.model.sheet import Modules, Placed
from renamer.printing.art import read_art
from renamer.printing.blocks import DESCENT, Block, address_lines, height_of, marks_of, wrapped
from renamer.printing.colour import inked, mixed

if TYPE_CHECKING:
    from renamer.drawing.map_stops import MapStop
    from renamer.model.campaign import CampaignMark
    from renamer.model.place import Town
    from renamer.model.sheet import Mark, Sheet
    from renamer.printing.index_list import IndexEntry
    from renamer.printing.sign import SignLink

_CLEAR_MM = 1.0
"""Between letters and the quiet zone of a code, whatever a printer rounds to."""

Line = tuple[str, str]
"""(language, text)"""
INK, QUIET = "#222222", "#555555"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPaper:
    """The words of a leaflet and of a map poster; a Line is (language, text).

    `titles` say what this is in the town's languages and the campaign's, `cause` which day it
    belongs to; `band` is what every paper says, in each of its languages; `read_on` stands above
    the code; `warning` says what must not be done with the paper, `imprint` whose map and texts
    these are and whom to write to.
    """

    town: Town
    language: str
    city: str
    titles: Sequence[Line]
    cause: Line
    day: str
    mark: CampaignMark
    stops: Sequence[MapStop]
    index: Sequence[IndexEntry]
    band: Sequence[Line]
    read_on: str
    link: SignLink | None
    warning: Sequence[Line]
    imprint: Sequence[Line]

    @property
    def ink(self) -> str:
        """The campaign's colour, dark enough for letters on white."""
        return inked(self.mark.colour)

    def manner(self, **changes: float | bool) -> MapManner:
        """Return how the map is drawn: in the campaign's colour."""
        return MapManner(
            colour=self.mark.colour,
            ink=self.ink,
            pale=mixed(self.mark.colour, "#FFFFFF", 0.68),
            **changes,  # type: ignore[arg-type]
        )


def line_block(
    line: Line, width: float, size: float, *, face: str = REGULAR, fill: str = INK, space: float = 0
) -> Block:
    """Return a line as a block of this width.

    Raises
    ------
    StyleError
        If a word is wider.
    """
    language, text = line
    return Block(
        lines=wrapped(text, face, width, size),
        face=face,
        size_mm=size,
        fill=fill,
        language=language,
        leading=1.22,
        space_mm=space,
    )


def foot_blocks(lines: Sequence[Line], width: float, size: float) -> tuple[Block, ...]:
    """Return the lines of an imprint, small and quiet."""
    return tuple(line_block(line, width, size, fill=QUIET, space=0.55 * size) for line in lines)


def ground_height(blocks: Sequence[Block]) -> float:
    """Return the height of blocks with the descenders of their last line."""
    return height_of(tuple(blocks)) + DESCENT * blocks[-1].size_mm if blocks else 0.0


def flower(mark: CampaignMark, x_mm: float, y_mm: float, side_mm: float) -> Placed:
    """Return the campaign's drawing at this size."""
    art: Sheet = read_art(mark.art)
    return Placed(sheet=art, x_mm=x_mm, y_mm=y_mm, scale=side_mm / art.width_mm)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A code with what it is for above it and its address below."""

    payload: str
    side_mm: float
    above: Block
    below: Block | None

    @property
    def height_mm(self) -> float:
        """Of all three."""
        below = self.below.height_mm + DESCENT * self.below.size_mm if self.below else 0
        return self._lead_mm + self.side_mm + _CLEAR_MM + below

    def marks(self, x_mm: float, top_mm: float) -> tuple[Mark, ...]:
        """Return the marks with their upper left corner here; the words align with the modules."""
        quiet = 4 * self.side_mm / (len(self._rows) + 8)
        left, top = x_mm, top_mm + self._lead_mm
        code = Modules(
            x_mm=left - quiet,
            y_mm=top,
            side_mm=self.side_mm,
            rows=self._rows,
            payload=self.payload,
        )
        words = marks_of((self.above,), left, top_mm)
        below = marks_of((self.below,), left, top + self.side_mm + _CLEAR_MM) if self.below else ()
        return (*words, code, *below)

    @property
    def _lead_mm(self) -> float:
        return self.above.height_mm + DESCENT * self.above.size_mm + _CLEAR_MM

    @property
    def _rows(self) -> tuple[bytes, ...]:
        return qr.encode(self.payload, "Q").rows


def code_block(
    paper: PublicPaper, *, width_mm: float, side_mm: float, size_mm: float
) -> CodeBlock | None:
    """Return the code to the action's site; None where there is no site that it may lead to.

    Raises
    ------
    LinkError
        If the address is too long for a code.
    StyleError
        If a word is wider than the room.
    """
    if paper.link is None:
        return None
    lines = address_lines(paper.link.readable, BOLD, width_mm, size_mm, most=3)
    return CodeBlock(
        payload=paper.link.payload,
        side_mm=side_mm,
        above=line_block((paper.language, paper.read_on), width_mm, size_mm),
        below=Block(lines=lines, face=BOLD, size_mm=size_mm, leading=1.2) if lines else None,
    )
