"""The leaflet: the names and their stories for those who pass by, A4 folded to six panels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.l10n import texts
from renamer.model.notice import Notice
from renamer.printing.leaflet import Leaflet, lay_out_leaflet
from renamer.printing.short_stories import ShortStory
from renamer.site.wording import in_language
from renamer.text import sentences, without_emphasis
from renamer.workflow.pieces import Made, Page, unless_it_fits
from renamer.workflow.public_paper import public_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from renamer.printing.public import Line
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop

_FOLD = Notice(
    level="info",
    code="leaflet-fold",
    where="the leaflet",
    text=(
        "Print both sides, turned on the short edge, at 100 %. Lay it with the map up: first "
        "fold in the right panel, which is 1 mm narrower, then the left one over it."
    ),
)


def make(making: Making) -> Made:
    """Return both sides of the leaflet, the outside first.

    Raises
    ------
    UsageError
        If another paper than A4 was asked for.
    """
    if (making.choices.paper or "A4").upper() != "A4":
        raise UsageError(
            f"a leaflet cannot be {making.choices.paper!r}", where="--paper", fix="print it on A4"
        )
    return unless_it_fits(lambda: _made(making), "the leaflet")


def _made(making: Making) -> Made:
    paper = public_paper(making)
    _ = texts(making.language)
    made = lay_out_leaflet(
        Leaflet(
            paper=paper,
            slogan=_slogan(making),
            about=in_language(making.campaign.lead, making.language),
            can_do=(_.language, _("What you can do")),
            ways=tuple(_ways(making)),
            stories_head=(_.language, _("Whom the names honour")),
            stories=tuple(_story(stop, making.language) for stop in making.stops),
        )
    )
    codes = (paper.link.payload,) if paper.link else ()
    return Made(
        pages=(Page(sheet=made.outside, codes=codes), Page(sheet=made.inside)),
        notices=(_FOLD, *made.notices),
    )


def _slogan(making: Making) -> Line | None:
    """Return the campaign's line in the town's language, if it has one."""
    said = (one for one in making.campaign.slogans if one.language == making.language)
    return next(((one.language, one.text) for one in said), None)


def _ways(making: Making) -> Iterator[tuple[Line, Line]]:
    """Yield the ways to take part that the campaign tells in the town's language."""
    language = making.language
    for way in making.campaign.ways:
        if language in way.title and language in way.text:
            yield (language, way.title[language]), (language, way.text[language])


def _story(stop: Stop, language: str) -> ShortStory:
    """Return the first paragraph of a story, in the language of the site's page or its fallback.

    The first one only: what follows tells of arrests and releases, and half of that would be a
    wrong standing.
    """
    told, story = in_language(stop.honoree.stories or {}, language) or (language, "")
    return ShortStory(
        number=stop.number,
        new=(stop.local[0].language, stop.local[0].plate),
        who=stop.honoree.who_line(language),
        language=told,
        sentences=sentences(" ".join(without_emphasis(story).split("\n\n")[0].split())),
    )
