"""The specimen sheet: every plate style with a name of the campaign in the language of its town."""

from __future__ import annotations

from itertools import cycle, islice
from typing import TYPE_CHECKING, Any

from renamer import odonymy
from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import png, rasterise
from renamer.drawing.typeset import REGULAR, why_unset
from renamer.errors import NamingError, UsageError
from renamer.files import check_free, write_file
from renamer.gazetteer.countries import official_languages
from renamer.l10n import texts
from renamer.odonymy.profiles import profile_of
from renamer.printing import styles
from renamer.printing.specimen import Specimen, lay_out_specimens
from renamer.registry.packs import read_campaign
from renamer.workflow.paper import about_line
from renamer.workflow.planning import next_day

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from pathlib import Path

    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Document
    from renamer.printing.plate_style import Fact, PlateStyle

_ENDINGS = (".pdf", ".png", ".svg")
_SHOWN = 12
"""How many people take turns on the plates."""
_COLUMNS = {"town": 2, "country": 3}
_DPI = 150


def gather_specimens(campaign: Campaign, names: Sequence[str]) -> tuple[Specimen, ...]:
    """Return the styles of these names, each with somebody whom its language can name.

    Those who may be named unasked take turns, the ones with names in most languages first; where
    the language of a town cannot be formed or set, the plate speaks English.
    """
    people = _people(campaign)
    turns = cycle(range(len(people)))
    found = []
    for name in names:
        style, turn = styles.read_style(name), next(turns)
        in_turn = islice(cycle(people), turn, turn + len(people))
        found.append(_specimen(name, style, tuple(in_turn)))
    return tuple(found)


def lay_out_sheet(campaign_id: str, today: datetime.date) -> tuple[tuple[Specimen, ...], Document]:
    """Return all styles as specimens, and the pages that show them."""
    campaign = read_campaign(campaign_id)
    specimens = gather_specimens(campaign, styles.style_names())
    towns = styles.town_styles()
    groups = (
        (_COLUMNS["town"], [one for one in specimens if one.style_name in towns]),
        (_COLUMNS["country"], [one for one in specimens if one.style_name not in towns]),
    )
    day = next_day(campaign, today)
    return specimens, lay_out_specimens(groups, texts("en"), day=day, mark=campaign.mark)


def write_sheet(document: Document, path: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write the pages as one PDF, or numbered as PNG or SVG, as the ending of `path` says.

    Raises
    ------
    UsageError
        If the ending is another.
    OutputError
        If something stands there and `force` is not set.
    """
    ending = path.suffix.lower()
    if ending not in _ENDINGS:
        raise UsageError(
            f"a specimen sheet cannot be a {path.suffix or 'file without an ending'}",
            where=str(path),
            fix=f"end its name in {', '.join(_ENDINGS)}",
        )
    if ending == ".svg":
        pages: list[str | bytes] = [paint_svg(sheet) for sheet in document.sheets]
    elif ending == ".png":
        pages = [png(page) for page in rasterise(paint_pdf(document), _DPI, colour="rgb")]
    else:
        pages = [paint_pdf(document)]
    paths = tuple(
        path.with_stem(f"{path.stem}-{number}") if len(pages) > 1 else path
        for number in range(1, len(pages) + 1)
    )
    for one in paths:
        check_free(one, force=force)
    for one, page in zip(paths, pages, strict=True):
        write_file(one, page)
    return paths


def rows(specimens: Sequence[Specimen]) -> list[dict[str, Any]]:
    """Return what stands on the sheet, for machines."""
    return [
        {"id": one.style_name}
        | styles.describe(one.style)
        | {
            "plate": [{"language": name.language, "text": name.plate} for name in one.names],
            "lines": dict(one.facts),
        }
        for one in specimens
    ]


def _people(campaign: Campaign) -> tuple[Honoree, ...]:
    """Return people who may be shown without asking, those with most names first."""
    allowed = [
        one
        for one in campaign.honorees.values()
        if one.kind == "person"
        and one.consent in {"public campaign", "not needed"}
        and one.id not in campaign.ask_first
        and one.id not in campaign.withheld
    ]
    allowed.sort(key=lambda one: (-len(one.names), one.id))
    return tuple(allowed[:_SHOWN])


def _languages(style: PlateStyle) -> tuple[str, ...]:
    """Return the languages of the plates of a style's town or country, two at most."""
    code = style.country or ""
    profile = profile_of(style.city or code.lower())
    return (profile.languages if profile else official_languages(code) if code else ("en",))[:2]


def _specimen(name: str, style: PlateStyle, people: tuple[Honoree, ...]) -> Specimen:
    for language in dict.fromkeys((_languages(style)[0], "en")):
        written = sorted(people, key=lambda one: language not in one.names)  # else it is a guess
        for honoree in written:
            first = _form(honoree, language, style)
            if first is None:
                continue
            others = (_form(honoree, other, style) for other in _languages(style)[1:])
            names = (first, *(other for other in others if other and language != "en"))
            return Specimen(
                style_name=name, style=style, names=names, facts=_facts(style, honoree, language)
            )
    raise NamingError("nobody of this campaign can be named in English", where=name)


def _form(honoree: Honoree, language: str, style: PlateStyle) -> NewName | None:
    """Return a street's name; None where it cannot be formed or set."""
    profile = profile_of(style.city or "")
    try:
        name = odonymy.form(honoree, "street", language, profile=profile)
    except NamingError:
        return None
    return None if why_unset(name.plate, REGULAR) else name


def _facts(style: PlateStyle, honoree: Honoree, language: str) -> dict[Fact, str]:
    facts: dict[Fact, str] = {}
    if example := next((line.example for line in style.lines if line.example), ""):
        facts["district"] = example
    if about := about_line(honoree, language):
        facts["about"] = about
    return facts
