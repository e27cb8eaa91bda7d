"""The band that says what a sign is: symbolic, not official, and until when."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.drawing.fitting import fit
from renamer.drawing.typeset import BOLD, REGULAR, cap_height_mm, width_mm
from renamer.l10n import SOURCE_LANGUAGE, sign_texts
from renamer.model.notice import Notice
from renamer.model.sheet import Placed, Rect, Sheet, Text
from renamer.printing.art import read_art
from renamer.printing.styles import common

if TYPE_CHECKING:
    from datetime import date

    from renamer.model.campaign import CampaignMark

SENTENCE = "Symbolic sign, not official"
_DISC = 0.84
"""The white disc behind the flower, as a share of the band's height."""


def sentence(language: str) -> str:
    """Return the sentence of the band in a language, English where it is missing."""
    _ = sign_texts(language)
    return _("Symbolic sign, not official")


def taken_down(language: str, day: date) -> str:
    """Return the day the sign comes down, in words."""
    _ = sign_texts(language)
    return _("Taken down on {day}", day=_.day(day))


@lru_cache(maxsize=64)
def lay_out_band(
    languages: tuple[str, ...], day: date, mark: CampaignMark, width: float, height: float
) -> Sheet:
    """Return the band; one value for all signs of a town, so that it is stored once in a file.

    Parameters
    ----------
    languages : tuple of str
        The first one speaks loudest; the others and English repeat it small.
    day : date
        When the sign comes down.
    mark : CampaignMark
        Its drawing stands on the left, its text on the right.
    width, height : float
        Millimetres.

    Raises
    ------
    StyleError
        If a sentence does not fit.
    """
    loud = sentence(languages[0])
    others = dict.fromkeys(sentence(language) for language in (*languages[1:], SOURCE_LANGUAGE))
    others.pop(loud, None)
    small = " · ".join((taken_down(languages[0], day), *others))
    return set_band(loud, small, mark, width, height)


def set_band(loud: str, small: str, mark: CampaignMark, width: float, height: float) -> Sheet:
    """Return a band with a loud line and a quiet one below it.

    Raises
    ------
    StyleError
        If a line does not fit.
    """
    style = common().band
    disc = _DISC * height
    inset = (height - disc) / 2
    left = disc + 2.4 * inset
    number_size = 0.5 * height
    right = width - 2 * inset - width_mm(mark.text, BOLD, number_size)
    room = right - left - 2 * inset
    (line,), size = fit(loud, BOLD, room, 0.47 * height, 0.2 * height, 1)
    (quiet,), small_size = fit(small, REGULAR, width - left - 2 * inset, 0.215 * height, 0.1, 1)
    lines_height = cap_height_mm(BOLD, size) + 0.2 * height + cap_height_mm(REGULAR, small_size)
    first = (height - lines_height) / 2 + cap_height_mm(BOLD, size)
    second = first + 0.2 * height + cap_height_mm(REGULAR, small_size)
    white = style.text
    return Sheet(
        width_mm=width,
        height_mm=height,
        marks=(
            Rect(x_mm=0, y_mm=0, width_mm=width, height_mm=height, fill=style.background),
            *_emblem(mark, inset, disc),
            Text(x_mm=left, y_mm=first, text=line, face=BOLD, size_mm=size, fill=white),
            Text(x_mm=left, y_mm=second, text=quiet, face=REGULAR, size_mm=small_size, fill=white),
            Text(
                x_mm=width - 2 * inset,
                y_mm=first,
                text=mark.text,
                face=BOLD,
                size_mm=number_size,
                fill=white,
                anchor="end",
            ),
        ),
    )


def _emblem(mark: CampaignMark, inset: float, disc: float) -> tuple[Rect, Placed]:
    """Return the campaign's drawing on a white disc."""
    art = read_art(mark.art)
    scale = 0.94 * disc / art.width_mm
    aside = inset + (disc - scale * art.width_mm) / 2
    return (
        Rect(
            x_mm=inset,
            y_mm=inset,
            width_mm=disc,
            height_mm=disc,
            radius_mm=disc / 2,
            fill="#FFFFFF",
        ),
        Placed(sheet=art, x_mm=aside, y_mm=aside, scale=scale),
    )


@lru_cache(maxsize=64)
def band_notices(language: str) -> tuple[Notice, ...]:
    """Return what a reader of this language should know about the band's sentence."""
    _ = sign_texts(language)
    if not _.has(SENTENCE) or (_.language == SOURCE_LANGUAGE != language):
        return (
            Notice(
                level="caution",
                code="band-english",
                where=language,
                text=f"The band has no sentence in {language!r} yet and speaks English.",
            ),
        )
    if _.is_draft(SENTENCE):
        return (
            Notice(
                level="info",
                code="band-draft",
                where=language,
                text=f"No native speaker has checked the band's sentence in {language!r} yet.",
            ),
        )
    return ()
