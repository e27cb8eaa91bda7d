"""What suggestions for a town could not judge, because the map does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.l10n import country_name, language_name
from renamer.suggest.criteria import HOSTS
from renamer.suggest.namesakes import reads

if TYPE_CHECKING:
    from collections.abc import Collection

    from renamer.model.place import Town


def unjudged(town: Town, countries: Collection[str]) -> tuple[str, ...]:
    """Return a sentence for each thing that no place of this town could be judged by."""
    if not town.places:
        return ("the map holds no place here that could bear a name",)
    named = [place for place in town.places if not place.is_nameless]
    kinds = {mark.kind for mark in town.landmarks}
    facts = [place.facts for place in town.places]
    told = []
    if countries and not any(
        mark.kind == "diplomatic" and mark.country in countries for mark in town.landmarks
    ):
        whose = " or ".join(map(country_name, sorted(countries)))
        told.append(
            f"the map knows no mission of {whose} here, so none plays a part; "
            "not every mission is mapped"
        )
    if not kinds.intersection(HOSTS):
        told.append("no theatre, library, university or museum is mapped: no host can be named")
    if all(one.addresses is None for one in facts):
        told.append("the map knows no addresses: who lives at a name was not judged")
    if all(one.centrality is None for one in facts):
        told.append("the walking network is missing: how central a place is was not judged")
    if not named:
        told.append(
            "no place here has a name on the map: only squares, greens and junctions are left"
        )
    elif not any(one.namesake for one in facts):
        told.append(
            "the map says of no name whom it honours: only the words of the names were read"
        )
    unread = [code for code in town.city.languages if not reads(code)]
    if named and unread:
        spoken = (language_name(code, "en") for code in unread)
        told.append(
            f"the spelling of names in {' and '.join(spoken)} was not read for people's names: "
            "a name without a title may honour somebody"
        )
    return tuple(told)
