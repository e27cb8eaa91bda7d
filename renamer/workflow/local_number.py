"""The local number for the press: how many names honour whom, never without what is unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from renamer.registry.packs import read_campaign
from renamer.suggest.counting import TAGS, LocalNumber, Namesake, count_namesakes
from renamer.workflow.towns import describe_data, open_town

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.model.place import Town
    from renamer.workflow.source import TownSource

BELARUS = "BY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was counted in which town, and against whose registry."""

    town: Town
    campaign: str
    number: LocalNumber


def count_in(
    query: str, source: TownSource, campaign_id: str, say: Callable[[str], None]
) -> Counted:
    """Count the names of a town; a campaign about another country knows nobody of Belarus."""
    campaign = read_campaign(campaign_id)
    town = open_town(query, source, say)
    people = campaign.honorees.values() if BELARUS in campaign.countries else ()
    return Counted(town=town, campaign=campaign.id, number=count_namesakes(town.places, people))


def query_of(town: Town) -> str:
    """Return in words what was looked at, so that anybody can count again."""
    dated = town.snapshot.data_date
    day = dated.isoformat() if dated else "an unknown day"
    return (
        f"OpenStreetMap data of {day}, {_where(town)}: "
        "the names of streets, squares, parks, bridges and paths, each name once; of each the tag "
        f"{TAGS[0]}, or {TAGS[1]} where that is missing; Wikidata was not asked"
    )


def lines_of(counted: Counted) -> tuple[str, ...]:
    """Return the number in sentences; none stands without its coverage."""
    number, town = counted.number, counted.town
    if not number.names:
        return (f"The map has no name of a place in {_where(town)}, so there is nothing to count.",)
    lines = [
        f"{_where(town)}: {_count(number.names)} on the map.",
        f"The map says whom or what {number.tagged:,} of {_count(number.names)} honour"
        + (f" ({number.bare_numbers:,} only by a number of Wikidata)." if number.tagged else "."),
        _line("somebody of Belarus", number, number.of_belarus, ()),
        _line("a woman", number, number.women, number.men),
    ]
    if not (number.of_belarus or number.women):
        lines.append("Do not write that there is none: the map does not tell.")
    return (*lines, f"Counted: {query_of(town)}.", describe_data(town))


def number_row(counted: Counted) -> Mapping[str, object]:
    """Return the number for machines, with coverage, query and every name that is known."""
    number, town = counted.number, counted.town
    snapshot = town.snapshot
    return {
        "city": town.city.slug,
        "campaign": counted.campaign,
        "names": number.names,
        "tagged": number.tagged,
        "tagged_by_number_alone": number.bare_numbers,
        "belarusian": _group(number, number.of_belarus, ()),
        "woman": _group(number, number.women, number.men),
        "tags": TAGS,
        "query": query_of(town),
        "data_date": snapshot.data_date.isoformat() if snapshot.data_date else None,
        "extent_note": town.city.extent_note,
        "attribution": snapshot.attribution,
        "licence": snapshot.licence,
    }


def _group(
    number: LocalNumber, yes: Sequence[Namesake], no: Sequence[Namesake]
) -> Mapping[str, object]:
    return {
        "yes": len(yes),
        "no": len(no),
        "unknown": number.names - len(yes) - len(no),
        "known": [{"name": one.name, "tag": one.tag, "entry": one.entry} for one in yes],
    }


def _line(whom: str, number: LocalNumber, yes: Sequence[Namesake], no: Sequence[Namesake]) -> str:
    unknown = number.names - len(yes) - len(no)
    named = "; ".join(f"{one.name} ({one.tag})" for one in yes)
    known_not = f", {len(no):,} known not to" if no else ""
    return (
        f"Known to honour {whom}: {len(yes):,} of {_count(number.names)}{known_not}, "
        f"{unknown:,} unknown" + (f". They are: {named}." if named else ".")
    )


def _count(names: int) -> str:
    return "1 name" if names == 1 else f"{names:,} names"


def _where(town: Town) -> str:
    note = f" ({town.city.extent_note})" if town.city.extent_note else ""
    return f"{town.city.name}{note}"
