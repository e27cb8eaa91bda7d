"""What a story site is made of: public things only, already worded and decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from renamer.model.honoree import Count, Event, Standing
    from renamer.model.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source or a page to read on. Only a `linkable` one becomes a link.

    An address on a listed host stays text: opening it can bring somebody before a court.
    """

    title: str
    url: str
    date: str | None = None
    linkable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is known of whom a place honours; `event` is told instead of what has grown old.

    `counts` are of a dedication: how many people it stands for.
    """

    standing: Standing
    is_stale: bool = False
    event: Event | None = None
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One renamed place and whom it honours; texts are keyed by language (BCP 47).

    `names` are the new odonyms; `old_names` the present one in the town's languages where they
    differ from `old`; `stories` Markdown; `drafts` and `story_drafts` the languages whose who-line
    or story no native speaker has checked; `situation` is None where there is none to tell.
    """

    code: str
    old: str | None
    names: Mapping[str, str]
    honoree: Mapping[str, str]
    who: Mapping[str, str]
    stories: Mapping[str, str]
    sources: tuple[Reference, ...]
    situation: Situation | None = None
    drafts: tuple[str, ...] = ()
    story_drafts: tuple[str, ...] = ()
    read_on: tuple[Reference, ...] = ()
    old_names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """Everything public about one action.

    `sign_language` is that of the plates: a place is called what its sign says, whatever the
    language of the page. `languages`: that of the town first; it is the language of every
    index.html. The links of the maps lead to `story_href(code)`. `narrow_map` is shown on phones
    instead of `map`. `withheld` are codes whose pages say that a name was removed on request;
    `lead` opens the start page, `warning` ends every page, both by language. `emblem` is the
    campaign's drawing.
    """

    campaign: Mapping[str, str]
    city: Mapping[str, str]
    day: date
    languages: tuple[str, ...]
    stops: tuple[Stop, ...]
    map: Sheet
    narrow_map: Sheet | None = None
    map_date: date | None = None
    attribution: str = "© OpenStreetMap contributors"
    map_licence: str = "ODbL 1.0"
    texts_licence: str = "CC BY 4.0"
    contact: str = ""
    lead: Mapping[str, str] = field(default_factory=dict)
    warning: Mapping[str, str] = field(default_factory=dict)
    withheld: tuple[str, ...] = ()
    sign_language: str = ""
    emblem: Sheet | None = None


def story_href(code: str) -> str:
    """Return the address of a story in the town's own language, as the start page links it.

    Upper case, because the printed codes are: that keeps them small.
    """
    return f"R/{code.upper()}/index.html"
