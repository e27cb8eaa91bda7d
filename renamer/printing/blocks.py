"""Lines of text set below each other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from renamer.drawing.fitting import wrap
from renamer.drawing.typeset import cap_height_mm, width_mm
from renamer.errors import StyleError
from renamer.l10n import runs_from_right
from renamer.model.sheet import Text

LEADING = 1.24
"""From baseline to baseline in ems."""
DESCENT = 0.27
ACCENT = 0.25
"""Room above the capitals for accents, in ems."""
_ADDRESS_PIECES = re.compile(r"[^/.\-=&?]*[/.\-=&?]+|[^/.\-=&?]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some lines of one face and size, set left; (0, 0) is the top of their capitals."""

    lines: tuple[str, ...]
    face: str
    size_mm: float
    fill: str = "#111111"
    language: str | None = None
    leading: float = LEADING
    space_mm: float = 0.0
    """Room before this block, from the last baseline to the top of its capitals."""

    @property
    def height_mm(self) -> float:
        """From the top of the first capitals to the last baseline."""
        return (
            cap_height_mm(self.face, self.size_mm)
            + (len(self.lines) - 1) * self.leading * self.size_mm
        )

    def marks(self, x_mm: float, top_mm: float, width_mm: float = 0.0) -> tuple[Text, ...]:
        """Return the lines with the first capitals' top at `top_mm`.

        In a room of `width_mm` a language that runs from the right stands at its right edge.
        """
        first = top_mm + cap_height_mm(self.face, self.size_mm)
        right = bool(width_mm and self.language and runs_from_right(self.language))
        return tuple(
            Text(
                x_mm=x_mm + width_mm if right else x_mm,
                y_mm=first + index * self.leading * self.size_mm,
                text=line,
                face=self.face,
                size_mm=self.size_mm,
                fill=self.fill,
                anchor="end" if right else "start",
                language=self.language,
            )
            for index, line in enumerate(self.lines)
        )


def height_of(blocks: tuple[Block, ...]) -> float:
    """Return the height of blocks below each other, the first one's space left out."""
    spaces = sum(block.space_mm for block in blocks[1:])
    return spaces + sum(block.height_mm for block in blocks)


def marks_of(
    blocks: tuple[Block, ...], x_mm: float, top_mm: float, width_mm: float = 0.0
) -> tuple[Text, ...]:
    """Return the lines of blocks below each other, the first capitals' top at `top_mm`.

    `width_mm` is that of their room, where they may speak a language that runs from the right.
    """
    marks: list[Text] = []
    for index, block in enumerate(blocks):
        top_mm += block.space_mm if index else 0.0
        marks += block.marks(x_mm, top_mm, width_mm)
        top_mm += block.height_mm
    return tuple(marks)


def wrapped(text: str, face: str, width: float, size_mm: float) -> tuple[str, ...]:
    """Return the lines of a paragraph.

    Raises
    ------
    StyleError
        If a single word is wider than the room.
    """
    lines = wrap(text, face, width, size_mm)
    if lines is None:
        raise StyleError(f"a word is wider than {width:.0f} mm", where=repr(text), fix="shorten it")
    return lines


def paragraph(
    line: tuple[str, str],
    face: str,
    size_mm: float,
    width: float,
    space_mm: float,
    fill: str = "#111111",
) -> Block:
    """Return a paragraph, given as (language, text), in as many lines as it needs.

    Raises
    ------
    StyleError
        If a single word is wider than the room.
    """
    language, text = line
    return Block(
        lines=wrapped(text, face, width, size_mm),
        face=face,
        size_mm=size_mm,
        fill=fill,
        language=language,
        space_mm=space_mm,
    )


def address_lines(
    address: str, face: str, width: float, size_mm: float, *, most: int
) -> tuple[str, ...] | None:
    """Return an address broken after / . - = & ? where it must be; None if it needs more lines."""
    if width_mm(address, face, size_mm) <= width:
        return (address,)
    lines = [""]
    for piece in _ADDRESS_PIECES.findall(address):
        if width_mm(piece, face, size_mm) > width:
            return None
        if width_mm(lines[-1] + piece, face, size_mm) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return tuple(lines) if len(lines) <= most else None
