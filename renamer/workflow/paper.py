"""The signs of an action: from stops to laid-out sheets, PDFs and SVGs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.model.sheet import Document
from renamer.printing import plate, styles
from renamer.printing.measure import Claims
from renamer.printing.sign import LaidOut, Sign, SignLink
from renamer.text import fold, without_emphasis

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign
    from renamer.model.honoree import Honoree
    from renamer.model.place import City
    from renamer.model.plan import Plan
    from renamer.printing.plaque import Ink
    from renamer.printing.plate_style import Fact
    from renamer.workflow.pieces import Made
    from renamer.workflow.stops import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFile:
    """A printable file; `codes` are the payloads of each page of a PDF.

    `claims` are what each page promises of itself, none for a page without promises; they may be
    left out.
    """

    content: bytes
    codes: tuple[tuple[str, ...], ...] | None = None
    claims: tuple[Claims | None, ...] = ()


def lay_out_signs(
    stops: Sequence[Stop],
    plan: Plan,
    city: City,
    campaign: Campaign,
    *,
    ink: Ink | Literal["auto"] = "auto",
    most_code_mm: float = math.inf,
) -> tuple[LaidOut, ...]:
    """Return one laid-out sign per stop, in the manner of the plan or of the town."""
    style = styles.read_style(plan.style or styles.style_for(city.slug, city.country))
    return tuple(
        plate.lay_out(
            _sign(stop, plan, city, campaign),
            style,
            paper=plan.paper,
            ink=ink,
            most_code_mm=most_code_mm,
        )
        for stop in stops
    )


def paint_signs(
    stops: Sequence[Stop], signs: Sequence[LaidOut], language: str
) -> dict[str, PaperFile]:
    """Return each sign as a PDF and an SVG of its own."""
    files = {}
    for stop, sign in zip(stops, signs, strict=True):
        document = Document(sheets=(sign.sheet,), title=stop.title, language=language)
        files[f"signs/{stop.slug}.pdf"] = PaperFile(
            content=paint_pdf(document),
            codes=(payloads(stop),),
            claims=(claims(sign),),
        )
        files[f"signs/{stop.slug}.svg"] = PaperFile(content=paint_svg(sign.sheet).encode())
    return files


def paint_piece(made: Made, title: str, language: str) -> PaperFile:
    """Return a piece as one PDF with the payloads of each page."""
    sheets = tuple(page.sheet for page in made.pages)
    return PaperFile(
        content=paint_pdf(Document(sheets=sheets, title=made.title or title, language=language)),
        codes=tuple(page.codes for page in made.pages),
        claims=tuple(page.claims for page in made.pages),
    )


def payloads(stop: Stop) -> tuple[str, ...]:
    """Return what the codes of a stop's sign hold."""
    return (stop.target.payload,) if stop.target else ()


def claims(sign: LaidOut) -> Claims:
    """Return what a sign promises, to the hundredth of a millimetre."""
    side, module = sign.qr_side_mm, sign.module_mm
    return Claims(
        names=sign.name_lines,
        letter_height_mm=round(sign.letter_height_mm, 2),
        qr_side_mm=side and round(side, 2),
        module_mm=module and round(module, 3),
    )


def _sign(stop: Stop, plan: Plan, city: City, campaign: Campaign) -> Sign:
    local = city.languages[0]
    target = stop.target
    return Sign(
        code=stop.renaming.code,
        names=stop.local[:2],
        second_line=stop.second_line,
        who=who_lines(stop, city),
        old_name=(stop.renaming.old or "").strip() or None,
        facts=_facts(stop, city),
        day=plan.day,
        mark=campaign.mark,
        band_language=local,
        link=SignLink(payload=target.payload, readable=target.readable) if target else None,
        warning=warning_lines(campaign, city),
        story=() if target else _story(stop.honoree, (local, "en", *campaign.content_languages)),
    )


def _facts(stop: Stop, city: City) -> dict[Fact, str]:
    """Return what the small lines of the plate may tell.

    A district that is called like the place itself would look like its name: it stays away.
    """
    district = stop.place.facts.district if stop.place else None
    if district and fold(district) == fold(stop.renaming.old or ""):
        district = None
    found: dict[Fact, str | None] = {
        "district": district,
        "about": about_line(stop.honoree, city.languages[0]),
        "town": city.name,
    }
    return {fact: told for fact, told in found.items() if told}


def about_line(honoree: Honoree, language: str) -> str | None:
    """Return half a sentence about somebody as a town's explanatory plates have it, or nothing.

    Only of people, and in the language of the plate. The years stand in it where a life has ended
    and both are certain: the year of birth of the living is nobody's business on a wall.
    """
    told, line = honoree.who_line(language)
    if told != language or honoree.kind != "person":
        return None
    born, died = (day[:4] if day else "" for day in (honoree.born, honoree.died))
    if born and died and honoree.years == "high" and died not in line:
        return f"{line} ({born}–{died})"
    return line


def warning_lines(campaign: Campaign, city: City) -> tuple[tuple[str, str], ...]:
    """Return the line for those who pass, and for those whom it concerns in their own language."""
    lines = (
        campaign.warning_line(city.languages[0]),
        campaign.warning_line(campaign.second_line),
    )
    return tuple(dict.fromkeys(line for line in lines if line))


def who_lines(stop: Stop, city: City) -> tuple[tuple[str, str], ...]:
    """Return who this is in the languages of the town that the entry has, else in English.

    Where the plate bears only a part of a name (Icelandic: the first one), the line begins with
    the whole name: a sign must not hide whom it honours.
    """
    honoree = stop.honoree
    lines = dict.fromkeys(honoree.who_line(language) for language in city.languages[:2])
    if honoree.kind != "person" or _names_fully(stop.title, honoree.name(city.languages[0])):
        return tuple(lines)
    return tuple((language, f"{honoree.name(language)}: {line}") for language, line in lines)


def _names_fully(title: str, name: str) -> bool:
    """Whether the last word of a name stands in the title, whatever its ending there."""
    surname = fold(name).rpartition(" ")[2]
    return surname[: max(3, len(surname) - 2)] in fold(title)


def _story(honoree: Honoree, languages: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Return the first two stories at hand: what a reader without a code gets to read."""
    stories = honoree.stories or {}
    found = [language for language in dict.fromkeys(languages) if language in stories]
    return tuple((code, honoree.name(code), without_emphasis(stories[code])) for code in found[:2])
