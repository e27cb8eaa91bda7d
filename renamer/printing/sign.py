"""What goes on a sign, and what was laid out for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from renamer.model.campaign import CampaignMark
    from renamer.model.notice import Notice
    from renamer.model.odonym import NewName
    from renamer.model.sheet import Sheet
    from renamer.printing.plate_style import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class SignLink:
    """Where the code leads: `payload` is printed as QR code, `readable` as text beside it."""

    payload: str
    readable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Everything that one sign says.

    `names` hold one or two languages in the order of the town's plates; `second_line` the name in
    the campaign's language; `who` the lines that say who this is, as (language, line); `story`
    is printed where there is no link, as (language, title, text), paragraphs parted by blank
    lines. `warning` says, as (language, line), what must not be done with the sign, and where.
    `facts` are what the small lines of the plate may tell: the district, half a sentence about
    whom it is named after.
    """

    code: str
    names: tuple[NewName, ...]
    who: tuple[tuple[str, str], ...]
    day: date
    mark: CampaignMark
    band_language: str
    second_line: NewName | None = None
    old_name: str | None = None
    facts: Mapping[Fact, str] = field(default_factory=dict)
    link: SignLink | None = None
    story: tuple[tuple[str, str, str], ...] = ()
    warning: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidOut:
    """A laid out sign and what can be promised of it: the measures of what is drawn.

    `name_lines` are the lines of the name that `letter_height_mm` holds for. Heights are of the
    letters themselves, not of the em. `qr_side_mm` includes the quiet zone. `band_share` is that of
    the height of the whole sheet, `band_share_of_plate` that of the plate.
    """

    sheet: Sheet
    name_lines: tuple[str, ...]
    letter_height_mm: float
    x_height_mm: float
    who_x_height_mm: float
    band_share: float
    band_share_of_plate: float
    address_x_height_mm: float | None = None
    qr_side_mm: float | None = None
    module_mm: float | None = None
    notices: tuple[Notice, ...] = ()
