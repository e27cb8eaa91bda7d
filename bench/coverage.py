"""Does any street get lost? Odonyms counted by osmium-tool beside what renamer makes of the file.

    python bench/coverage.py EXTRACT...

prints two tables in Markdown: how many odonyms each extract has, are places, and are left out; and
why. Ends with 1 if a single one is neither, or if a place bears a name that was not counted.

The count shares no code with renamer: osmium-tool filters, and the text that it writes (OPL,
https://osmcode.org/opl-file-format/manual.html) is cut up here. It looks at whole extracts, so no
boundary hides anything.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import shapely

from renamer.gazetteer.extract import header_box, read_extract
from renamer.gazetteer.places import gather_places
from renamer.gazetteer.raw import NAMES
from renamer.geo import utm_crs

WANTED = (
    *("wr/highway", "nwr/place=square", "nwr/junction=yes"),
    *("nwr/leisure=park,garden,common", "nwr/landuse=village_green"),
    "nwr/man_made=bridge,quay,pier",
)
"""Filters of `osmium tags-filter`: highways of any value, squares, greens, bridges, quays."""
_BUNDLES = re.compile(r"(^|,)type=(street|associatedStreet|route)(,|$)")
"""Relations that gather streets, which are counted themselves."""
_SPOTS = re.compile(r"[T,](place=square|junction=yes)(,|\s|$)")
"""Nodes that are places all the same."""
EARTH = shapely.box(-180, -90, 180, 90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The odonyms of an extract: counted, those of places, and the others with their reason."""

    counted: frozenset[str]
    places: frozenset[str]
    left_out: dict[str, str]

    @property
    def unexplained(self) -> frozenset[str]:
        return self.counted - self.places - self.left_out.keys()

    @property
    def invented(self) -> frozenset[str]:
        return self.places - self.counted


def plain_count(path: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return (the names of all that may be a street, square, park or bridge, those of points only).

    A square or a junction that is a node counts like an area.
    """
    command = ["osmium", "tags-filter", "-R", "--no-progress", "-f", "opl", str(path), *WANTED]
    told = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")
    names: set[str] = set()
    points: set[str] = set()
    for line in told.stdout.splitlines():
        is_point = line.startswith("n") and not _SPOTS.search(line)
        (points if is_point else names).add(name_in(line))
    return frozenset((names | points) - {""}), frozenset(points - names)


def name_in(line: str) -> str:
    """Return the name in a line of OPL; "" if it has none, or is a bundle of streets."""
    tags = next(field[1:] for field in line.split(" ") if field.startswith("T"))
    if line.startswith("r") and _BUNDLES.search(tags):
        return ""
    pairs = dict(pair.split("=", 1) for pair in tags.split(","))
    name = pairs.get("name", "")
    if "highway" not in pairs:
        name = pairs.get("bridge:name", pairs.get("bridge%3a%name", name))
    text = re.sub(r"%([0-9a-f]+)%", lambda code: chr(int(code[1], 16)), name)
    shown = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cc", "Cf"})
    return " ".join(unicodedata.normalize("NFC", shown).split())


def coverage_of(path: Path) -> Coverage:
    """Count in both ways."""
    raw = read_extract(path, NAMES)
    box = header_box(path) or shapely.total_bounds([thing.geometry for thing in raw.things])
    middle = shapely.box(*box).centroid
    places, left_out = gather_places(
        raw, extent=EARTH, crs_m=utm_crs((middle.x, middle.y)), languages=["en"]
    )
    names = frozenset(place.name for place in places)
    counted, points = plain_count(path)
    reasons = defaultdict(set, {name: {"only a point on the map"} for name in points})
    for item in left_out:
        reasons[item.name].add(item.reason)
    return Coverage(
        counted=counted,
        places=names,
        left_out={
            name: "; ".join(sorted(of_it)) for name, of_it in reasons.items() if name not in names
        },
    )


def table(heads: list[str], rows: list[list[object]]) -> str:
    ruler = ["---"] * len(heads)
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [heads, ruler, *rows])


def main(paths: list[str]) -> int:
    found = {Path(path).name.split(".")[0]: coverage_of(Path(path)) for path in paths}
    counts = [
        [town, *map(len, (one.counted, one.places, one.left_out, one.unexplained, one.invented))]
        for town, one in found.items()
    ]
    heads = ["extract", "odonyms counted", "are places", "left out", "unexplained", "invented"]
    print(table(heads, counts))
    why = {town: Counter(one.left_out.values()) for town, one in found.items()}
    total = sum(why.values(), Counter())
    rows = [
        [reason, number, *(of_town[reason] or "" for of_town in why.values())]
        for reason, number in total.most_common()
    ]
    print("\n" + table(["left out because", "all", *found], rows))
    lost = {town: sorted(one.unexplained | one.invented) for town, one in found.items()}
    for town, names in lost.items():
        if names:
            print(f"\n{town}: neither a place nor left out, or not counted: {', '.join(names)}")
    return int(any(lost.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
