"""Make the sample cities again from their extracts, keeping what their city.toml says of them.

    python docs/samples/rebuild.py FOLDER

FOLDER holds the extracts, whose origin the SOURCES.md of each sample tells.
"""

from __future__ import annotations

import sys
from pathlib import Path

from renamer.gazetteer.build import build_sample
from renamer.gazetteer.samples import read_city

SAMPLE_CITIES = Path(__file__).parents[2] / "sample_cities"
SAMPLES: dict[str, dict[str, object]] = {
    "is-reykjavik": {"extract": "reykjavik.osm.pbf", "boundary": "reykjavik.poly.geojson"},
    "mc-monaco": {"extract": "monaco.osm.pbf", "boundary": "monaco_boundary.geojson"},
    "de-berlin-mitte": {
        "extract": "berlin-mitte.osm.pbf",
        "bbox": (13.384, 52.513, 13.416, 52.526),
    },
    "fr-paris-8e": {"extract": "paris-8e.osm.pbf", "bbox": (2.290, 48.867, 2.313, 48.877)},
    "fi-helsinki-centre": {"extract": "helsinki-centre.osm.pbf"},
}
"""Extract and extent; without one it is the box of the extract's header."""


def main(folder: Path) -> None:
    """Build every sample anew."""
    for slug, made_from in SAMPLES.items():
        city, snapshot = read_city(SAMPLE_CITIES / slug)
        boundary = made_from.get("boundary")
        built = build_sample(
            folder / str(made_from["extract"]),
            slug=slug,
            country=city.country,
            languages=city.languages,
            out=SAMPLE_CITIES,
            boundary=folder / str(boundary) if boundary else None,
            bbox=made_from.get("bbox"),  # type: ignore[arg-type]
            names=city.names,
            aliases=city.aliases,
            extent_note=city.extent_note,
            source=snapshot.source,
            data_date=snapshot.data_date,
        )
        sys.stdout.write(f"{built.name} is made again\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
