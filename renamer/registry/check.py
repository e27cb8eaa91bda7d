"""The check of a pack: every fault of its form and of its content at once, file by file."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from renamer.registry import entry_rules, pack_rules, story_rules
from renamer.registry.faults import Fault, located

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.registry.packs import Pack


def check_pack(pack: Pack, today: datetime.date, more: Iterable[Fault] = ()) -> tuple[Fault, ...]:
    """Return every fault of a pack, sorted by file and line; empty if there is none.

    What could be read is checked even where other files of the pack could not be.

    Parameters
    ----------
    more : iterable of Fault
        What rules of other rooms found in it.
    """
    found = {*pack.faults, *_of_content(pack, today.year), *more}
    told = (located(fault, pack.texts.get(fault.file, "")) for fault in found)
    return tuple(sorted(told, key=lambda fault: (fault.file, fault.line or 0, fault.text)))


def check_own(honoree: Honoree, listed_hosts: Collection[str]) -> tuple[str, ...]:
    """Return every fault of an honoree that a group wrote into its plan.

    A source and a who-line are required as in a pack, and a living person needs a dated standing;
    languages, stories and vocabularies are the group's own affair.
    """
    found = entry_rules.faults_of_own(honoree, listed_hosts)
    return tuple(
        f"{honoree.id}: {'.'.join(str(step) for step in spot)}: {text}" for spot, text in found
    )


def _of_content(pack: Pack, year: int) -> Iterator[Fault]:
    yield from pack_rules.faults_of(pack, year)
    if pack.campaign is None:
        return
    for name, honoree in pack.honorees.items():
        for spot, text in entry_rules.faults_of(honoree, pack.campaign, year):
            if spot[0] == "story":
                yield Fault(file=f"people/{name}/story.{spot[1]}.md", text=text)
            else:
                yield Fault(file=f"people/{name}/honoree.toml", spot=spot, text=text)
        for language, story in pack.stories[name].items():
            file = f"people/{name}/story.{language}.md"
            yield from story_rules.faults_of(honoree, language, story, file)
