"""The overview map as a file: an SVG, or a page that holds map and list and asks nobody."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.drawing.overview import lay_out_overview
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.symbols import kind_words, name_words, size_words
from renamer.errors import UsageError
from renamer.files import check_free, write_file
from renamer.l10n import texts
from renamer.templating import render
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.model.place import Place, Town


def check_map_file(path: Path, *, force: bool) -> None:
    """Make sure that a map can be written to `path` before the work is done.

    Raises
    ------
    UsageError
        If it ends neither in .svg nor in .html.
    OutputError
        If something stands there and `force` is not set.
    """
    if path.suffix.lower() not in {".svg", ".html"}:
        raise UsageError(
            f"a map cannot be a {path.suffix or 'file without an ending'}",
            where=str(path),
            fix="end its name in .svg or .html",
        )
    check_free(path, force=force)


def write_map(
    town: Town, places: Sequence[Place], path: Path, *, language: str = "en", force: bool = False
) -> None:
    """Write the map of these places as an SVG or a page, as the ending of `path` says.

    Raises
    ------
    UsageError
        If there are no places, or the ending is another.
    OutputError
        If a file stands there and `force` is not set, or it cannot be written.
    """
    check_map_file(path, force=force)
    if not places:
        raise UsageError("no place fits, so there is no map", fix="ask for fewer things at once")
    svg = overview_svg(town, places, language)
    write_file(
        path, svg if path.suffix.lower() == ".svg" else overview_page(town, places, svg, language)
    )


def overview_svg(town: Town, places: Sequence[Place], language: str = "en") -> str:
    """Return the map as an SVG in which "#place-ID" is the place and links to itself."""
    svg = paint_svg(lay_out_overview(town, places, language=language))
    return re.sub(r'<a href="#((?:place|landmark)-[^"]+)">', r'<a id="\1" href="#\1">', svg)


def overview_page(town: Town, places: Sequence[Place], svg: str, language: str = "en") -> str:
    """Return one page: the map of `overview_svg`, and a list; each place leads to the other."""
    _ = texts(language)
    kinds, snapshot = kind_words(_), town.snapshot
    script = render("papers/places-map.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rows = [
        {
            "id": place.id,
            "name": name_words(place, _),
            "kind": kinds[place.kind],
            "size": size_words(place),
            "district": place.facts.district or "",
        }
        for place in sorted(places, key=lambda one: (one.is_nameless, fold(one.name), one.id))
    ]
    return render(
        "papers/places-map.html",
        _=_,
        language=_.language,
        policy=f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'",
        script=script,
        city=town.city.names.get(language, town.city.name),
        city_language=town.city.languages[0],
        map=svg.replace('href="#place-', 'href="#row-'),
        rows=rows,
        with_districts=any(row["district"] for row in rows),
        attribution=snapshot.attribution,
        data_date=snapshot.data_date.isoformat() if snapshot.data_date else _("date unknown"),
        extent_note=town.city.extent_note,
        draft=bool(_.drafts),
    )
