"""Our own vector drawings as sheets: of assets/art, and for mail to prison of assets/mail.

Only what we draw ourselves is read: a viewBox from 0 0 and paths of absolute M, L, C and Z with a
fill.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, cast
from xml.etree import ElementTree as ET

from renamer.errors import ResourceError
from renamer.model.sheet import Path, Sheet
from renamer.resources import resource

if TYPE_CHECKING:
    from renamer.model.sheet import Segment

_PATH = "{http://www.w3.org/2000/svg}path"
_NAME = re.compile("[a-z0-9-]+")
_COMMANDS = {"M": 2, "L": 2, "C": 6, "Z": 0}


@lru_cache(maxsize=16)
def read_art(name: str, folder: str = "art") -> Sheet:
    """Return a drawing as a sheet whose millimetres are the units of its viewBox.

    Raises
    ------
    ResourceError
        If there is no such drawing or it holds more than plain paths.
    """
    if not _NAME.fullmatch(name):
        raise ResourceError(
            f"{name[:60]!r} is no name of a drawing",
            where="[mark] art",
            fix="write the name of one in assets/art, like cornflower, without its ending",
        )
    path = resource("assets", folder, f"{name}.svg")
    try:
        root = ET.parse(path).getroot()  # noqa: S314 - a file of the installation
        width, height = (float(side) for side in root.attrib["viewBox"].split()[2:])
        marks = tuple(
            Path(segments=_segments(element.attrib["d"]), fill=element.attrib["fill"])
            for element in root.iter(_PATH)
        )
    except (ET.ParseError, KeyError, ValueError) as error:
        raise ResourceError(
            f"this drawing cannot be read ({error})",
            where=f"assets/{folder}/{name}.svg",
            fix="keep to paths of absolute M, L, C and Z with a fill",
        ) from error
    return Sheet(width_mm=width, height_mm=height, marks=marks, title=name)


def _segments(data: str) -> tuple[Segment, ...]:
    segments = []
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        values = tuple(float(number) for number in numbers.replace(",", " ").split())
        if len(values) != _COMMANDS[command]:
            raise ValueError(f"{command} has {len(values)} numbers")
        segments.append((command, *values))
    return tuple(cast("list[Segment]", segments))
