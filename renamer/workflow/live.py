"""A town from OpenStreetMap's servers: first what is kept, then asked for, then kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from renamer.errors import CityError, OnlineError
from renamer.gazetteer.extent import read_extent
from renamer.gazetteer.online.asking import how_to_ask
from renamer.gazetteer.online.cache import Cache
from renamer.gazetteer.online.details import with_details
from renamer.gazetteer.online.lookup import town_from_live
from renamer.gazetteer.snapshot import snapshot_bytes, town_of_bytes
from renamer.settings import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from renamer.gazetteer.asked import Asked
    from renamer.gazetteer.online.cache import Cached
    from renamer.model.place import Town

FRESH = timedelta(days=7)
"""A street is seldom renamed within a week, and the servers are for everybody."""


def live_town(
    asked: Asked, say: Callable[[str], None], *, deadline_s: float | None, stale: bool
) -> Town:
    """Return a town as it was looked up within the last week, else look it up.

    Where no server answers, an older copy is used if the user has agreed to that (`stale`).

    Raises
    ------
    CityError
        As `town_from_live`; the sentence tells of an older copy where there is one.
    """
    asking = how_to_ask(say, deadline_s=deadline_s)
    cache = Cache(folder=cache_folder(), say=say)
    kept = cache.load(_key(asked))
    old = _readable(kept, say)
    if kept is not None and old is not None and kept.entry.age < FRESH:
        say(f"{kept.entry.title} was looked up {_age(kept)} ago: nobody is asked.")
        return old
    try:
        town = town_from_live(asked, asking)
    except OnlineError as error:
        if kept is None or old is None:
            raise
        if not stale:
            raise OnlineError(
                error.problem,
                where=error.where,
                fix=f"add --stale to use what was looked up {_age(kept)} ago, or {error.fix}",
            ) from error
        say(f"{error.problem}: what was looked up {_age(kept)} ago is used.")
        return old
    keep_town(asked, town, say)
    return town


def detailed_town(
    asked: Asked,
    town: Town,
    candidates: Sequence[str],
    say: Callable[[str], None],
    *,
    deadline_s: float | None,
) -> Town:
    """Return the town with street numbers and footways around the candidates, and keep it.

    Nothing is asked where they are known; if no server answers, the town stays as it is.
    """
    known = {place.id: place.facts.centrality is not None for place in town.places}
    unknown = [one for one in candidates if not known.get(one, True)]
    if not unknown:
        return town
    try:
        town = with_details(town, unknown, how_to_ask(say, deadline_s=deadline_s))
    except CityError as error:
        say(f"Street numbers and footways stay unknown: {error.problem}.")
        return town
    keep_town(asked, town, say)
    return town


def keep_town(asked: Asked, town: Town, say: Callable[[str], None]) -> None:
    """Keep a looked-up town for the next time."""
    cache = Cache(folder=cache_folder(), say=say)
    title = f"{town.city.name} ({town.city.slug})"
    cache.store(_key(asked), snapshot_bytes(town), title=title)


def _key(asked: Asked) -> str:
    """Return what a question is known by: of a boundary its shape, not the name of its file."""
    extent = read_extent(asked)
    return repr((replace(asked, boundary=None), extent.wkt if extent is not None else None))


def _readable(kept: Cached | None, say: Callable[[str], None]) -> Town | None:
    """Return the town that is kept; None, and a sentence, if another renamer wrote it."""
    if kept is None:
        return None
    try:
        return town_of_bytes(kept.data, where=str(kept.entry.path))
    except CityError as error:
        say(f"What was kept of {kept.entry.title} cannot be used: {error.problem}.")
        return None


def _age(kept: Cached) -> str:
    hours = int(kept.entry.age.total_seconds() // 3600)
    if hours < 1:
        return "less than an hour"
    if hours < 48:
        return f"{hours} hours" if hours > 1 else "an hour"
    return f"{hours // 24} days"
