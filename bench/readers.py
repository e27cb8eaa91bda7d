"""Readers of extracts, each run in a process of its own so that no other warms it up or swells it.

    python bench/readers.py READER EXTRACT

prints as JSON the CPU seconds of reading (user and system, all threads, imports not counted), those
of the imports, the peak memory in MB, and how many named highways and odonyms came out of it.

All are asked for the same: named highways with their shapes, named squares, and pedestrian areas
with those put together from multipolygons. renamer's "names" hold parks and bridges besides.
A peer that is not installed gives null.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

OSMCONF = """
closed_ways_are_polygons=place
attribute_name_laundering=no
[lines]
osm_id=yes
attributes=name,highway,place,area
other_tags=no
[multipolygons]
osm_id=yes
attributes=name,highway,place,area
other_tags=no
"""
COLUMNS = ("name", "highway", "place", "area")
_NAMED_HIGHWAY = "name IS NOT NULL AND highway IS NOT NULL"
_NAMED_AREA = "name IS NOT NULL AND (highway IS NOT NULL OR place = 'square')"

Names = list[str]
"""The name of every named highway that is a way, area or not."""
Reader = Callable[[Path], Iterator[Names]]
"""Imports up to its first `yield` (the clock starts), reads up to the second (it stops), and then
yields the names."""


def floor(path: Path) -> Iterator[Names]:
    """Decode every element and hand out none."""
    if shutil.which("osmium") is None:
        raise ModuleNotFoundError("osmium-tool")
    yield []
    command = ["osmium", "fileinfo", "-e", "--no-progress", str(path)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    yield []
    yield []


def renamer_reading(layers: str) -> Reader:
    def read(path: Path) -> Iterator[Names]:
        from renamer.gazetteer import extract, raw

        wanted = {"names": raw.NAMES, "facts": raw.EVERYTHING - {"ground"}}
        chosen = wanted.get(layers, raw.EVERYTHING)
        yield []
        found = extract.read_extract(path, chosen)
        yield []
        yield [
            thing.tags["name"]
            for thing in found.things
            if thing.ref.startswith("way/") and {"name", "highway"} <= thing.tags.keys()
        ]

    return read


def pyogrio(path: Path) -> Iterator[Names]:
    """GDAL by way of Arrow; without an osmconf of one's own it is slower and less complete."""
    import pyarrow.compute  # noqa: F401  imported by pyogrio at the first reading
    from pyogrio import set_gdal_config_options
    from pyogrio.raw import read_arrow

    with tempfile.TemporaryDirectory() as folder:
        conf = Path(folder) / "osmconf.ini"
        conf.write_text(OSMCONF)
        set_gdal_config_options({"OSM_CONFIG_FILE": str(conf)})
        yield []
        _, lines = read_arrow(path, layer="lines", where=_NAMED_HIGHWAY)
        _, areas = read_arrow(path, layer="multipolygons", where=_NAMED_AREA)
        yield []
    columns = (areas[name].to_pylist() for name in ("osm_way_id", "highway", "name"))
    of_ways = [name for way, highway, name in zip(*columns, strict=True) if way and highway]
    yield [*lines["name"].to_pylist(), *of_ways]


def pyosmium(path: Path) -> Iterator[Names]:
    """Areas assembled and elements filtered by libosmium; a row per element, with its WKB."""
    import osmium
    from osmium.filter import EntityFilter, KeyFilter
    from osmium.geom import WKBFactory

    yield []
    wkb = WKBFactory()
    rows: list[tuple[str, dict[str, str | None], str]] = []
    reader = osmium.FileProcessor(str(path)).with_areas(KeyFilter("highway", "place"))
    reader.with_filter(EntityFilter(osmium.osm.WAY | osmium.osm.AREA))
    for element in reader.with_filter(KeyFilter("name")).with_filter(KeyFilter("highway", "place")):
        tags = element.tags
        row = {key: tags.get(key) for key in COLUMNS}
        means_area = row["area"] == "yes" or row["place"] == "square"
        if row["highway"] is None and row["place"] != "square":
            continue
        if element.is_area():
            if means_area or not element.from_way():
                sort = "way" if element.from_way() else "relation"
                rows.append((f"{sort}/{element.orig_id()}", row, wkb.create_multipolygon(element)))
        elif not (means_area and element.is_closed()):
            try:
                rows.append((f"way/{element.id}", row, wkb.create_linestring(element)))
            except (osmium.InvalidLocationError, RuntimeError):
                continue  # too few of its nodes are in the extract
    yield []
    yield [row["name"] for ref, row, _ in rows if ref.startswith("way/") and row["highway"]]


def pyrosm(path: Path) -> Iterator[Names]:
    """It keeps what it has read in the folder for passing files: here that is always empty."""
    with tempfile.TemporaryDirectory() as empty:
        tempfile.tempdir = empty
        from pyrosm import OSM

        yield []
        found = OSM(str(path), progress=False).get_data_by_custom_criteria(
            custom_filter={"highway": True, "place": ["square"]},
            tags_as_columns=[*COLUMNS],
            keep_nodes=False,
            keep_other_tags=False,
        )
        found = found[found["name"].notna()]
        yield []
        ways = found[(found["osm_type"] == "way") & found["highway"].notna()]
        yield ways["name"].tolist()


READERS: dict[str, Reader] = {
    "osmium fileinfo -e": floor,
    "renamer, names": renamer_reading("names"),
    "renamer, all facts": renamer_reading("facts"),
    "renamer, everything": renamer_reading("everything"),
    "pyogrio with Arrow": pyogrio,
    "pyosmium with areas": pyosmium,
    "pyrosm, cold": pyrosm,
}


def cpu_seconds() -> float:
    """User and system, of this process with its threads and of its children."""
    whole = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in whole)


def peak_mb() -> float:
    """Of this process, or of its largest child: a bare child counts this small process at least.

    VmHWM starts anew with a program, where ru_maxrss remembers the parent's.
    """
    status = Path("/proc/self/status").read_text().splitlines()
    told = next(line for line in status if line.startswith("VmHWM"))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(told.split()[1]), child) / 1024


def main() -> None:
    reader, path = sys.argv[1:]
    steps = READERS[reader](Path(path))
    try:
        next(steps)
    except ModuleNotFoundError:
        print("null")
        return
    imported = cpu_seconds()
    next(steps)
    spent, peak = cpu_seconds() - imported, peak_mb()
    names = next(steps)
    told = {"cpu_s": spent, "imports_s": imported, "peak_mb": peak}
    print(json.dumps({**told, "ways": len(names), "odonyms": len(set(names))}))


if __name__ == "__main__":
    main()
