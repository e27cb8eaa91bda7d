"""The best places of a town on one map, numbered by score: an SVG, or a page with the reasons."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.drawing.map import MapPin, lay_out_map
from renamer.drawing.paint_svg import paint_svg
from renamer.errors import UsageError
from renamer.files import write_file
from renamer.suggest.explain import explain
from renamer.suggest.suitable import WATCHING, cautions
from renamer.suggest.unjudged import unjudged
from renamer.templating import render
from renamer.workflow.overview import check_map_file
from renamer.workflow.suggesting import candidates_of

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.model.place import Town
    from renamer.model.suggestion import Suggestion
    from renamer.workflow.suggesting import Suggested

_WIDTH_MM, _HEIGHT_MM = 400.0, 280.0


def write_candidates(suggested: Suggested, path: Path, *, force: bool = False) -> int:
    """Write the map of the best places and return how many it shows.

    Raises
    ------
    UsageError
        If no place fits, or the ending of `path` is another than .svg and .html.
    OutputError
        If a file stands there and `force` is not set, or it cannot be written.
    """
    check_map_file(path, force=force)
    candidates = candidates_of(suggested)
    if not candidates:
        raise UsageError("no place fits, so there is no map", fix="ask for fewer things at once")
    svg = candidates_svg(suggested.town, candidates, suggested.campaign.watched_by)
    if path.suffix.lower() == ".html":
        svg = _page(suggested, candidates, svg)
    write_file(path, svg)
    return len(candidates)


def candidates_svg(
    town: Town, candidates: Sequence[Suggestion], watching: Collection[str] = WATCHING
) -> str:
    """Return the map as an SVG in which "#place-ID" is the place and links to itself."""
    pins = [_pin(one, cautions(one.place, town, watching)) for one in candidates]
    sheet = lay_out_map(
        town,
        pins,
        width_mm=_WIDTH_MM,
        height_mm=_HEIGHT_MM,
        label_mm=4.2,
        title=f"Where to rename in {town.city.name}",
    )
    return re.sub(r'<a href="#(place-[^"]+)">', r'<a id="\1" href="#\1">', paint_svg(sheet))


def _page(suggested: Suggested, candidates: Sequence[Suggestion], svg: str) -> str:
    town, watching = suggested.town, suggested.campaign.watched_by
    rows = [
        {
            "id": one.place.id,
            "name": one.place.label,
            "honoree": one.honoree.name(),
            "score": f"{one.score:.2f}",
            "cautions": [notice.text for notice in cautions(one.place, town, watching)],
            "reasons": explain(one),
        }
        for one in candidates
    ]
    snapshot = town.snapshot
    return render(
        "papers/suggestions-map.html",
        city=town.city.name,
        city_language=town.city.languages[0],
        chosen=len(suggested.suggestions),
        choice=suggested.choice.sentence,
        first=suggested.first,
        not_judged=unjudged(town, suggested.campaign.countries),
        map=svg.replace('href="#place-', 'href="#row-'),
        rows=rows,
        attribution=snapshot.attribution,
        data_date=snapshot.data_date.isoformat() if snapshot.data_date else "an unknown date",
        extent_note=town.city.extent_note,
    )


def _pin(one: Suggestion, notices: Sequence[Notice]) -> MapPin:
    """Return the label of a candidate; on paper too it says where a camera may film."""
    told = (
        f"{one.place.label}: {one.honoree.name()}, {one.score:.2f} points",
        *(notice.text for notice in notices),
    )
    return MapPin(
        place_id=one.place.id,
        code="",
        label=f"{one.honoree.name()} ({one.score:.2f})" + (" · filmed here!" if notices else ""),
        href=f"#place-{one.place.id}",
        title="; ".join(told),
    )
