"""Pictures of an action for social networks, each with a text to go with it.

Until the day they tell no place: whoever wants to hinder an action, or to film who comes, must not
read here where it will be.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from renamer.drawing.paint_pdf import paint_pdf
from renamer.drawing.paint_svg import paint_svg
from renamer.drawing.raster import png, rasterise
from renamer.exchange.plain import plain
from renamer.files import check_free, write_file
from renamer.l10n import language_name, sign_texts, texts
from renamer.model.sheet import Document
from renamer.printing import styles
from renamer.printing.band import sentence
from renamer.printing.card import DPI, SHAPES_MM, Card, lay_out_card
from renamer.workflow.exporting import accepted_stops
from renamer.workflow.paper import warning_lines, who_lines
from renamer.workflow.plans import OpenedPlan, open_plan
from renamer.workflow.progress import Progress, silent

if TYPE_CHECKING:
    from renamer.model.notice import Notice
    from renamer.printing.plate_style import PlateStyle
    from renamer.workflow.source import TownSource
    from renamer.workflow.stops import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """What was written: how many pictures, whether they keep the places to themselves."""

    pictures: int
    is_before: bool
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Telling:
    """What pictures and texts are made from."""

    opened: OpenedPlan
    is_before: bool

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the texts: the town's first, the campaign's, English."""
        city, campaign = self.opened.town.city, self.opened.campaign
        return tuple(dict.fromkeys((city.languages[0], campaign.second_line, "en")))


def write_cards(
    plan: Path,
    source: TownSource,
    folder: Path,
    *,
    before: bool | None,
    today: datetime.date,
    campaign_id: str,
    force: bool = False,
    progress: Progress = silent,
    say: Callable[[str], None],
) -> Cards:
    """Write the pictures of the action and of each stop as SVG and PNG, and a text for each.

    Parameters
    ----------
    before : bool, optional
        Whether the places stay untold; None: until the day of the action.

    Raises
    ------
    RenamerError
        Before anything is written; nothing of the user's is overwritten without `force`.
    """
    progress("reading the plan")
    opened = open_plan(plan, source, say, campaign_id=campaign_id)
    stops = accepted_stops(opened)
    is_before = today < opened.plan.day if before is None else before
    telling = _Telling(opened=opened, is_before=is_before)
    city = opened.town.city
    style = styles.read_style(opened.plan.style or styles.style_for(city.slug, city.country))
    files: dict[Path, bytes] = {}
    for name, one in _cards(telling, stops):
        progress(f"drawing {name}")
        for file, content in _pictures(name, one, style).items():
            files[folder / file] = content
    for name, text in _texts(telling, stops):
        files[folder / name] = text.encode()
    for path in files:
        check_free(path, force=force)
    for path, content in files.items():
        write_file(path, content)
    pictures = sum(path.suffix == ".png" for path in files)
    notices = (*opened.notices, *(notice for stop in stops for notice in stop.notices))
    return Cards(pictures=pictures, is_before=is_before, notices=notices)


def _pictures(name: str, card: Card, style: PlateStyle) -> dict[str, bytes]:
    """Return a picture in every shape, as SVG and as PNG; no file is named after a place."""
    files = {}
    sheets = {shape: lay_out_card(card, style, shape) for shape in SHAPES_MM}
    pdf = paint_pdf(Document(sheets=tuple(sheets.values()), title=name))
    for (shape, sheet), pixels in zip(
        sheets.items(), rasterise(pdf, DPI, colour="rgb"), strict=True
    ):
        files[f"{name}-{shape}.svg"] = paint_svg(sheet).encode()
        width, height = (round(side * DPI / 25.4) for side in SHAPES_MM[shape])
        files[f"{name}-{shape}.png"] = png(pixels[:height, :width])  # a page ends within a pixel
    return files


def _cards(telling: _Telling, stops: Sequence[Stop]) -> Iterator[tuple[str, Card]]:
    """Yield (name of its files, card) of the whole action, then of each stop."""
    opened = telling.opened
    city, day = opened.town.city, opened.plan.day
    local = city.languages[0]
    _ = texts(local)
    frame = Card(
        plates=tuple(stop.local[:2] for stop in stops),
        head=(local, _("{city}, {day}", city=city.name, day=_.day(day))),
        who=((local, _("New names for a day")),),
        foot=(),
        warning=warning_lines(opened.campaign, city),
        day=day,
        mark=opened.campaign.mark,
        languages=city.languages[:2],
    )
    yield "action", frame
    for stop in stops:
        yield (
            str(stop.number),
            dataclasses.replace(
                frame,
                plates=(stop.local[:2],),
                who=who_lines(stop, city),
                foot=((local, _foot(telling, stop)),),
            ),
        )


def _foot(telling: _Telling, stop: Stop) -> str:
    """Return that it is for one day, and what the place is called else, if that may be told."""
    _ = sign_texts(telling.opened.town.city.languages[0])
    old = (stop.renaming.old or "").strip()
    if telling.is_before or not old:
        return _("Only for one day")
    return _("Only for one day; the official name stays {old}", old=old)


def _texts(telling: _Telling, stops: Sequence[Stop]) -> Iterator[tuple[str, str]]:
    """Yield (file, text) of the whole action, then of each stop, in every language."""
    yield "action.txt", _parts(telling, stops)
    for stop in stops:
        yield f"{stop.number}.txt", _parts(telling, (stop,))


def _parts(telling: _Telling, stops: Sequence[Stop]) -> str:
    return "\n\n".join(_part(telling, stops, language) for language in telling.languages) + "\n"


def _part(telling: _Telling, stops: Sequence[Stop], language: str) -> str:
    """Return the text of a post in one language, and the words for those who see no pictures."""
    opened = telling.opened
    _ = texts(language)
    words = " · ".join(stop.title for stop in stops)
    warning = opened.campaign.warning_line(language)
    lines = (
        f"== {language_name(language)} ==",
        "",
        _("Text for the post:"),
        "",
        *_of_places(telling, stops, language),
        "",
        _(
            "A symbolic action for one day. These are not official street names; the official "
            "signs stay in place."
        ),
        *((warning[1],) if warning else ()),
        " ".join(opened.campaign.hashtags),
        "",
        _("Alternative text, for those who cannot see the picture:"),
        "",
        _(
            "Street signs with the words “{words}”; below them a band that says “{band}”.",
            words=words,
            band=sentence(opened.town.city.languages[0]),
        ),
    )
    return "\n".join(lines)


def _of_places(telling: _Telling, stops: Sequence[Stop], language: str) -> Iterator[str]:
    """Yield the new names with whom they honour, and where, if that may be told."""
    plan, city = telling.opened.plan, telling.opened.town.city
    _ = texts(language)
    called, day = city.names.get(language, city.name), _.day(plan.day)
    if telling.is_before:
        yield _("{city}: a name for {day}", city=called, day=day)
    else:
        yield _("{city}, {day}", city=called, day=day)
    for stop in stops:
        name = stop.names[language].text if language in stop.names else stop.title
        old = plain(stop.renaming.old or "")
        yield ""
        yield name[0].upper() + name[1:]
        yield stop.honoree.who_line(language)[1]
        if not telling.is_before and old:
            yield _("{old}, {city}: a new name for {day}", old=old, city=called, day=day)
        if not telling.is_before and plan.base_url and stop.target:
            yield f"https://{stop.target.readable}/"
