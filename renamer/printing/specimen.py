"""All plate styles on a few pages, each plate with its band: to choose from and to check."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from renamer.drawing.extent import Box
from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, width_mm
from renamer.model.sheet import Document, Placed, Sheet, Text
from renamer.printing.band import lay_out_band
from renamer.printing.plaque import lay_out_plaque

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from renamer.l10n import Texts
    from renamer.model.campaign import CampaignMark
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Mark
    from renamer.printing.plate_style import Fact, PlateStyle

PAGE_MM = (210.0, 297.0)
_MARGIN, _GUTTER, _ROW_GAP = 13.0, 10.0, 7.0
_TITLE, _LEAD = 9.0, 3.6
_BAND = 0.125
"""The height of the band in the width of the plate: at least a sixth of plate and band."""
_CAPTION = 2.7
_TALLEST = 0.62
"""The most of a column's width that a plate is high."""
_QUIET = "#444444"


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """A style with a name to show it; `facts` are what its small lines tell."""

    style_name: str
    style: PlateStyle
    names: tuple[NewName, ...]
    facts: Mapping[Fact, str] = field(default_factory=dict)


def lay_out_specimens(
    groups: Sequence[tuple[int, Sequence[Specimen]]],
    _: Texts,
    *,
    day: date,
    mark: CampaignMark,
) -> Document:
    """Return upright A4 pages with the plates of every group in so many columns.

    A plate has the proportions of the real one, and its full ground.

    Raises
    ------
    StyleError
        If a name does not fit on its plate.
    GlyphError
        If the face lacks a letter.
    """
    pages: list[list[Mark]] = []
    ends = [PAGE_MM[1]]
    for columns, specimens in groups:
        width = (PAGE_MM[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
        ends = [max(ends)] * columns
        for specimen in specimens:
            cell = _cell(specimen, width, _, day, mark)
            at = min(range(columns), key=ends.__getitem__)
            if ends[at] + cell.height_mm > PAGE_MM[1] - _MARGIN:
                pages.append([] if pages else list(_head(_)))
                at, ends = 0, [_MARGIN + (0.0 if len(pages) > 1 else 2.4 * _TITLE)] * columns
            x = _MARGIN + at * (width + _GUTTER)
            pages[-1].append(Placed(sheet=cell, x_mm=x, y_mm=ends[at]))
            ends[at] += cell.height_mm + _ROW_GAP
    title = _("Plate styles")
    sheets = tuple(
        Sheet(width_mm=PAGE_MM[0], height_mm=PAGE_MM[1], marks=tuple(marks), title=title)
        for marks in pages
    )
    return Document(sheets=sheets, title=title, language=_.language)


def _head(_: Texts) -> Iterator[Text]:
    yield Text(
        x_mm=_MARGIN,
        y_mm=_MARGIN + 0.75 * _TITLE,
        text=_("Plate styles"),
        face=BOLD,
        size_mm=_TITLE,
    )
    lead = _("Symbolic plates in the manner of towns, drawn by us; none of them is official.")
    room = PAGE_MM[0] - 2 * _MARGIN
    (line,), size = fit(lead, REGULAR, room, _LEAD, 0.6 * _LEAD, 1)
    y = _MARGIN + 1.5 * _TITLE
    yield Text(x_mm=_MARGIN, y_mm=y, text=line, face=REGULAR, size_mm=size, fill=_QUIET)


def _cell(specimen: Specimen, width: float, _: Texts, day: date, mark: CampaignMark) -> Sheet:
    """Return one plate with its band and two captions below them."""
    style = specimen.style
    plates = len(specimen.names) if style.bilingual == "paired" else 1
    tall = min(width * plates * style.height_mm / style.width_mm, _TALLEST * width)
    plaque = lay_out_plaque(
        specimen.names, style, box=Box(0, 0, width, tall), ink="full", facts=specimen.facts
    )
    band_height = _BAND * width
    languages = tuple(dict.fromkeys(name.language for name in specimen.names))
    band = lay_out_band(languages, day, mark, width, band_height)
    baseline = tall + band_height + 1.6 * _CAPTION
    seen = _("seen: {seen} of {all}", seen=len(style.seen), all=len(style.evidence))
    room = width - width_mm(seen, REGULAR, _CAPTION) - _CAPTION
    (name,), size = fit(style.name, BOLD, room, 1.2 * _CAPTION, 0.6 * _CAPTION, 1)
    marks = (
        *plaque.marks,
        Placed(sheet=band, x_mm=0, y_mm=tall),
        Text(x_mm=0, y_mm=baseline, text=name, face=BOLD, size_mm=size),
        Text(
            x_mm=width,
            y_mm=baseline,
            text=seen,
            face=REGULAR,
            size_mm=_CAPTION,
            fill=_QUIET,
            anchor="end",
        ),
    )
    return Sheet(width_mm=width, height_mm=baseline + 0.4 * _CAPTION, marks=marks)
