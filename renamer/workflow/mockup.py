"""A sign in the group's own photo of the place, for those who decide whether it may stand there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.perspective import edges_of, light_around, pasted
from renamer.drawing.photo import PHOTO_ENDINGS, encode, read_photo
from renamer.drawing.raster import rasterise
from renamer.errors import OutputError, PlanError, UsageError
from renamer.files import check_free, write_file
from renamer.model.notice import Notice
from renamer.model.sheet import Document
from renamer.printing.mockup import lay_out_caption, lay_out_ribbon
from renamer.workflow.corners import check_corners, proportion, read_corners
from renamer.workflow.paper import lay_out_signs
from renamer.workflow.plans import open_quietly
from renamer.workflow.stops import prepare_stops

if TYPE_CHECKING:
    from renamer.drawing.perspective import Corners
    from renamer.drawing.raster import Picture
    from renamer.model.paper import Paper
    from renamer.model.sheet import Sheet
    from renamer.workflow.source import TownSource
    from renamer.workflow.stops import Stop

FACES = (
    "before anybody outside the group sees it, cover the faces of people and the number plates in "
    "it with a solid colour: what is only blurred can be made out again"
)
_MM_PER_INCH = 25.4
_SAMPLES_A_PIXEL = 3
_MOST_DPI = 600.0
_CAPTION_SHARE, _CAPTION_LEAST_PX = 0.022, 13
"""The letters below the photo, as a share of its shorter side, and in pixels at least."""
_ODD = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class MockUp:
    """The picture, the stop whose sign stands in it, and what a person should know."""

    picture: Picture
    stop: Stop
    notices: tuple[Notice, ...]


def check_picture_file(path: Path, photo: Path, *, force: bool) -> None:
    """Make sure that a picture can be written to `path` before the work is done.

    Raises
    ------
    UsageError
        If its ending is that of no picture.
    OutputError
        If it is the photo itself, or something stands there and `force` is not set.
    """
    if path.suffix.lower() not in PHOTO_ENDINGS:
        raise UsageError(
            f"a picture cannot be a {path.suffix or 'file without an ending'}",
            where=str(path),
            fix="end its name in .png or .jpg",
        )
    if path.exists() and photo.exists() and path.samefile(photo):
        raise OutputError("this is your photo", where=str(path), fix="choose another name")
    check_free(path, force=force)


def make_mockup(
    plan: Path,
    photo: Path,
    corners: str,
    source: TownSource,
    *,
    sign: str | None,
    say: Callable[[str], None],
    campaign_id: str,
) -> MockUp:
    """Return the photo with a sign of the plan standing between the corners.

    Parameters
    ----------
    corners : str
        As `read_corners` reads them, in the upright photo.
    sign : str, optional
        The code or the number of an accepted renaming; else the first one, and it says so.

    Raises
    ------
    PhotoError, UsageError, PlanError
        In one sentence each, if something of it cannot be used.
    """
    ground = read_photo(photo)
    spots = read_corners(corners, ground)
    opened = open_quietly(plan, source, say, campaign_id)
    town = opened.town.city
    stop = _chosen(prepare_stops(opened.plan, opened.town, opened.campaign), sign, plan, say)
    (laid_out,) = lay_out_signs((stop,), opened.plan, town, opened.campaign)
    check_corners(spots, laid_out.sheet)
    language, paper = town.languages[0], opened.plan.paper
    piece = _marked(laid_out.sheet, language, paper, _dpi(laid_out.sheet, spots))
    dimmed = np.rint(np.arange(256) * light_around(ground, spots)).astype(np.uint8)
    picture = np.vstack((pasted(ground, dimmed[piece], spots), _caption(language, ground)))
    return MockUp(
        picture=picture, stop=stop, notices=_notices(photo, proportion(spots, laid_out.sheet))
    )


def write_picture(picture: Picture, path: Path) -> None:
    """Write a picture without metadata, as the ending of `path` says."""
    write_file(path, encode(picture, path.suffix))


def _chosen(
    stops: Sequence[Stop], sign: str | None, plan: Path, say: Callable[[str], None]
) -> Stop:
    """Return the stop that is meant by a code or a number."""
    if not stops:
        raise PlanError(
            "no renaming is accepted, so there is no sign",
            where=str(plan),
            fix='write decision = "accepted" for at least one',
        )
    named = {str(stop.number): stop for stop in stops} | {
        stop.renaming.code.upper(): stop for stop in stops
    }
    if sign is None:
        if len(stops) > 1:
            say(f"This is sign 1 of {len(stops)}, {stops[0].title}; --sign NUMBER takes another.")
        return stops[0]
    if (key := sign.strip().upper()) not in named:
        known = ", ".join(f"{stop.number} = {stop.renaming.code} {stop.title}" for stop in stops)
        raise UsageError(
            f"the plan has no sign {sign!r}", where="--sign", fix=f"take one of {known}"
        )
    return named[key]


def _dpi(sheet: Sheet, corners: Corners) -> float:
    """Return how finely a sign is painted so that its longest edge in the photo is sharp."""
    level, upright, low, left = edges_of(corners)
    finest = max(max(level, low) / sheet.width_mm, max(upright, left) / sheet.height_mm)
    return min(_SAMPLES_A_PIXEL * finest * _MM_PER_INCH, _MOST_DPI)


def _painted(sheet: Sheet, dpi: float) -> Picture:
    (picture,) = rasterise(paint_pdf(Document(sheets=(sheet,), title="")), dpi, colour="rgb")
    return picture


def _marked(sheet: Sheet, language: str, paper: Paper, dpi: float) -> Picture:
    """Return a sign with the ribbon that tells what it is, as it is to be seen from the front."""
    ribbon, corners = lay_out_ribbon(language, paper)
    per_mm = dpi / _MM_PER_INCH
    one, two, three, four = ((x * per_mm, y * per_mm) for x, y in corners)
    return pasted(_painted(sheet, dpi), _painted(ribbon, 2 * dpi), (one, two, three, four))


def _caption(language: str, photo: Picture) -> Picture:
    """Return the band below the photo, as wide as it; a pixel is a millimetre here."""
    height, width = photo.shape[:2]
    size = max(_CAPTION_SHARE * min(width, height), _CAPTION_LEAST_PX)
    return _painted(lay_out_caption(language, width, size), _MM_PER_INCH)[:, :width]


def _notices(photo: Path, looks: float) -> tuple[Notice, ...]:
    faces = Notice(level="caution", code="faces", where=photo.name, text=FACES)
    if 1 / _ODD < looks < _ODD:
        return (faces,)
    text = (
        f"between these corners the sign looks {'stretched' if looks > 1 else 'squeezed'}: it is "
        "as wide for its height as a sheet of paper lying on its long side"
    )
    return faces, Notice(level="caution", code="odd-corners", where="--corners", text=text)
