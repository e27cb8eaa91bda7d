"""Updates: standings that have changed and names that were withdrawn, each in one line.

A file of any name that ends in .toml, dropped into a pack's folder ``updates`` or into the user's
own (`settings.updates_folder`):

    withheld = ["somebody"]
    standings.another = { code = "free", as_of = "2026-11-20", title = "DW", url = "https://…" }

Of several standings of one entry the newest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final

from renamer.model.honoree import (
    Event,
    Happening,
    Honoree,
    LivesIn,
    Source,
    Standing,
    StandingCode,
)
from renamer.registry.faults import Fault, of_form

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter

_STRICT: dict[str, str] = {"extra": "forbid"}
_LIVES_IN: Final[Mapping[StandingCode, LivesIn]] = {
    "died": "dead",
    "died_in_custody": "dead",
    "killed": "dead",
    "imprisoned": "in prison",
    "released_in_exile": "abroad",
    "in_exile": "abroad",
}
_HAPPENED: Final[Mapping[StandingCode, Happening]] = {
    "died": "died",
    "died_in_custody": "died",
    "killed": "killed",
    "disappeared": "disappeared",
    "imprisoned": "arrested",
    "released": "released",
    "free": "released",
    "released_in_exile": "released",
    "in_exile": "left",
    "dissolved": "dissolved",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStanding:
    """A standing that was looked up: what, as of when, since when, and where it was read."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    code: StandingCode
    as_of: str
    title: str
    url: str
    since: str | None = None
    lives_in: LivesIn | None = None
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """What one or several files of updates hold; without `campaign` they hold for all of them."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    campaign: str = ""
    withheld: tuple[str, ...] = ()
    standings: Mapping[str, NewStanding] = field(default_factory=dict)


def read_updates(folders: Iterable[Path], campaign: str, faults: list[Fault]) -> Updates:
    """Return what the files in these folders say of a campaign; faults are added to the list."""
    withheld: dict[str, None] = {}
    standings: dict[str, NewStanding] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            found = _read(path, faults)
            if found is None or found.campaign not in {"", campaign}:
                continue
            withheld |= dict.fromkeys(found.withheld)
            for who, standing in found.standings.items():
                if who not in standings or standing.as_of >= standings[who].as_of:
                    standings[who] = standing
    return Updates(campaign=campaign, withheld=tuple(withheld), standings=standings)


def updated(honoree: Honoree, new: NewStanding | None) -> Honoree:
    """Return an honoree with a newer standing, its source and what happened."""
    if new is None or new.as_of < (honoree.standing.as_of or ""):
        return honoree
    source = Source(
        id=f"update-{new.as_of}",
        title=new.title,
        url=new.url,
        date=new.as_of,
        seen=new.as_of,
        backs="standing",
        listed=new.listed,
    )
    what = _HAPPENED.get(new.code)
    happened = (Event(what=what, date=new.since, source=source.id),) if what and new.since else ()
    died = new.since or new.as_of if _LIVES_IN.get(new.code) == "dead" else honoree.died
    return replace(
        honoree,
        standing=Standing(code=new.code, as_of=new.as_of, source=source.id, since=new.since),
        lives_in=new.lives_in or _LIVES_IN.get(new.code, _still(honoree)),
        lives_in_source=source.id,
        died=died,
        events=(*honoree.events, *happened),
        sources=(*honoree.sources, source),
    )


def _still(honoree: Honoree) -> LivesIn:
    """Return where somebody lives when nothing is said: nobody who left a prison is still there."""
    return "unknown" if honoree.lives_in == "in prison" else honoree.lives_in


def _read(path: Path, faults: list[Fault]) -> Updates | None:
    import tomli
    from pydantic import ValidationError

    name = f"{path.parent.name}/{path.name}"
    try:
        data = tomli.loads(path.read_text(encoding="utf-8-sig"))
        return _adapter().validate_python(data)
    except ValidationError as error:
        faults.extend(of_form(error, name, Updates.__dataclass_fields__))
    except tomli.TOMLDecodeError as error:
        faults.append(Fault(file=name, text=f"this is not TOML ({error})"))
    except (OSError, UnicodeDecodeError) as error:
        faults.append(Fault(file=name, text=f"cannot be read as UTF-8 text ({error})"))
    return None


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Updates]:
    from pydantic import TypeAdapter

    return TypeAdapter(Updates)
