"""The stories of a leaflet: as much of each as there is room for, in whole sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renamer.drawing.typeset import BOLD
from renamer.printing.flow import flow, left_out
from renamer.printing.public import QUIET, line_block

if TYPE_CHECKING:
    from renamer.drawing.extent import Box
    from renamer.model.notice import Notice
    from renamer.model.sheet import Mark
    from renamer.printing.blocks import Block
    from renamer.printing.flow import Item
    from renamer.printing.public import Line

_HEAD, _BELOW_HEAD = 5.2, 5.0
"""Em size of the heading, and the room below it."""
_SIZES = (3.7, 3.5, 3.3, 3.1)
_LENGTHS = (900, 500, 400, 320, 260, 200, 150, 100, 1)
"""How many letters of each story to try; the first sentence is never cut."""
_ENOUGH = 260
"""Rather than tell less than so much, the stories go on to the second room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortStory:
    """What the leaflet tells of a stop: its new name, who this is, how the story begins."""

    number: int
    new: Line
    who: Line
    language: str
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class SetStories:
    """The stories in the first room and in the second, and what there was no room for."""

    first: Sequence[Mark]
    second: Sequence[Mark]
    notices: tuple[Notice, ...]


def set_stories(
    head: Line, stories: Sequence[ShortStory], rooms: tuple[Box, Box], *, ink: str
) -> SetStories:
    """Return the stories below their heading, all of them equally long or short.

    The last ones are left out where not even the first sentences fit, and a notice says which.

    Raises
    ------
    StyleError
        If a word is wider than the room.
    """
    first, second = rooms
    width = min(first.width_mm, second.width_mm)
    tries = [([first], length) for length in _LENGTHS if length >= _ENOUGH]
    tries += [([first, second], length) for length in _LENGTHS]
    for used, letters in tries:
        for size in _SIZES:
            items = [_item(story, width, size, letters, ink) for story in stories]
            pages, placed = flow(_headed(head, items, width), used, 1.5 * size)
            if placed == len(items):
                return SetStories(pages[0], [mark for page in pages[1:] for mark in page], ())
    left = [story.new[1] for story in stories[placed:]]
    return SetStories(pages[0], pages[1], left_out("leaflet-stories", "story", left))


def beginning(sentences: Sequence[str], letters: int) -> str:
    """Return the first sentence, and those after it as far as they fit into so many letters."""
    told = ""
    for sentence in sentences:
        if told and len(told) + len(sentence) >= letters:
            break
        told = f"{told} {sentence}".lstrip()
    return told


def _item(story: ShortStory, width: float, size: float, letters: int, ink: str) -> list[Block]:
    language, new = story.new
    title = (language, f"{story.number}  {new}")
    blocks = [
        line_block(title, width, 1.15 * size, face=BOLD, fill=ink),
        line_block(story.who, width, size, fill=QUIET, space=0.55 * size),
    ]
    if told := beginning(story.sentences, letters):
        blocks.append(line_block((story.language, told), width, size, space=0.95 * size))
    return blocks


def _headed(head: Line, items: Sequence[list[Block]], width: float) -> list[Item]:
    """Return the items, the first one below the heading so that they are never parted."""
    (name, *others), *rest = items
    heading = line_block(head, width, _HEAD, face=BOLD)
    return [[heading, replace(name, space_mm=_BELOW_HEAD), *others], *rest]
