"""A line cut into runs of one direction, script and face, in the order in which they are seen.

Directions follow the Unicode Bidirectional Algorithm (https://www.unicode.org/reports/tr9/), by
python-bidi; a line runs in the direction of its first strong letter.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from renamer.drawing.faces import face_file, face_with, letters
from renamer.errors import GlyphError

_SIMPLE = (
    *((0x20, 0x58F), (0x10A0, 0x10FF), (0x1C80, 0x1CBF), (0x1E00, 0x200A), (0x2010, 0x2027)),
    *((0x202F, 0x205E), (0x2070, 0x2BFF), (0x2C60, 0x2C7F), (0x2D00, 0x2D2F), (0xA640, 0xA69F)),
)
"""Where a character is a glyph, from left to right: Latin, Greek, Cyrillic, Georgian, Armenian."""
_COMMON = {"Zyyy", "Zinh", "Zzzz"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a line in its logical order; `script` is an ISO 15924 code."""

    text: str
    face: str
    script: str
    from_right: bool


class _Item(NamedTuple):
    level: int
    script: str
    face: str


def is_simple(text: str, face: str) -> bool:
    """Whether the face alone sets the text, one glyph for each letter, and can be embedded."""
    return _simple_letters(face).issuperset(text)


@lru_cache(maxsize=64)
def _simple_letters(face: str) -> frozenset[str]:
    """Return the letters of a face that ask for no more than a glyph; none if it cannot embed."""
    known = map(chr, letters(face) if face_file(face).embeds else ())
    return frozenset(char for char in known if _one_glyph(char))


def _one_glyph(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _SIMPLE) and not unicodedata.combining(char)


def runs_of(text: str, face: str) -> tuple[Run, ...]:
    """Return the runs of a line from left to right.

    Raises
    ------
    GlyphError
        Naming every letter that no face at hand has, with its code point: none is ever dropped.
    """
    levels = _levels(text)
    scripts = _scripts(text, levels)
    faces = _faces(text, face)
    items = [_Item(*parts) for parts in zip(levels, scripts, faces, strict=True)]
    runs: list[tuple[int, Run]] = []
    start = 0
    for item, same in groupby(items):
        end = start + len(list(same))
        run = Run(
            text=text[start:end],
            face=item.face,
            script=item.script,
            from_right=bool(item.level % 2),
        )
        runs.append((item.level, run))
        start = end
    return _seen(runs)


def _levels(text: str) -> list[int]:
    """Return the embedding level of each character; odd ones run from the right."""
    if not any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in text):
        return [0] * len(text)
    from bidi import algorithm

    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = ("L", "R")[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    return [int(char["level"]) for char in storage["chars"]]


def _scripts(text: str, levels: list[int]) -> list[str]:
    """Return the script of each character; what is common to all takes that of its neighbour.

    Only a neighbour of the same direction counts: a bracket goes with what it stands around.
    """
    from fontTools import unicodedata as scripts

    found: list[str] = []
    for _, same in groupby(zip(levels, text, strict=True), key=lambda one: one[0]):
        codes = [scripts.script(char) for _, char in same]
        here = next((code for code in codes if code not in _COMMON), "Latn")
        for code in codes:
            here = here if code in _COMMON else code
            found.append(here)
    return found


def _faces(text: str, face: str) -> list[str]:
    """Return the face of each character: the wanted one where it has the letter."""
    found: list[str] = []
    missing = []
    for char in text:
        stays = found[-1] if found and (char == " " or unicodedata.combining(char)) else face
        name = face_with(char, stays)
        if name is None:
            missing.append(char)
        found.append(name or face)
    if missing:
        named = ", ".join(
            f"{char!r} (U+{ord(char):04X} {unicodedata.name(char, 'unnamed')})"
            for char in sorted(set(missing))
        )
        raise GlyphError(
            f"{face} has no letter {named}, nor has another face at hand",
            where=repr(text),
            fix="install a face that has it (Noto Sans of that script), or write it without",
        )
    return found


def _seen(runs: list[tuple[int, Run]]) -> tuple[Run, ...]:
    """Return runs in the order they are seen: rule L2 of the algorithm."""
    order = list(runs)
    highest = max((level for level, _ in order), default=0)
    for level in range(highest, 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and order[end][0] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1 if end == start else end
    return tuple(run for _, run in order)
