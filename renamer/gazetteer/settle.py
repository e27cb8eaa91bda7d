"""Which town a name means: settled offline before any server is asked, and never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import AmbiguousTownError, CityError
from renamer.gazetteer.samples import find_sample, sample_slugs
from renamer.l10n import country_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from renamer.gazetteer.asked import Asked
    from renamer.model.candidate import Candidate


def settle(asked: Asked) -> Candidate | None:
    """Return the town that is meant among those of GeoNames; None if it knows none.

    Raises
    ------
    AmbiguousTownError
        If the name means several and none was picked.
    CityError
        If there is no candidate of the picked number.
    """
    from renamer.gazetteer.cities import clear_hit

    found = towns_called(asked)
    if not found:
        return None
    if asked.pick is None and (hit := clear_hit(found)):
        return hit
    return picked(asked, found)


def towns_called(asked: Asked) -> tuple[Candidate, ...]:
    """Return the towns of GeoNames that a name means, in the country that was asked for."""
    from renamer.gazetteer.cities import find_cities

    found = find_cities(asked.name or "")
    return tuple(one for one in found if asked.country in {None, one.country})


def picked(asked: Asked, found: Sequence[Candidate]) -> Candidate:
    """Return the candidate that the user picked by number.

    Raises
    ------
    AmbiguousTownError, CityError
        If none was picked, or the number is none of theirs.
    """
    if asked.pick is None:
        raise AmbiguousTownError(
            f"{asked.name!r} means {len(found)} towns",
            candidates=found,
            fix=f"choose one with --pick NUMBER, or say where it lies: '{_told_apart(found)}'",
        )
    if not 1 <= asked.pick <= len(found):
        raise CityError(
            f"there is no town number {asked.pick} for {asked.name!r}",
            where="--pick",
            fix=f"choose 1 to {len(found)}, or run 'renamer city find' to see them",
        )
    return found[asked.pick - 1]


def _told_apart(found: Sequence[Candidate]) -> str:
    """Return the first candidate with its country, and with its region where that is not enough."""
    first, *others = found
    compatriots = any(other.country == first.country for other in others)
    told = [first.name, first.region if compatriots else None, country_name(first.country)]
    return ", ".join(part for part in told if part)


def not_here(asked: Asked, no_sample: CityError) -> CityError:
    """Return what is to be said of a town that is no sample, with the ways to its streets.

    Raises
    ------
    AmbiguousTownError
        If the name means several towns.
    """
    from renamer.gazetteer.cities import near_names

    known = settle(asked)
    if known is None:
        near = near_names(asked.name or "")
        meant = f"did you mean {' or '.join(near)}? " if near else ""
        if "did you mean" in (no_sample.fix or ""):
            meant = ""
        return CityError(f"no town {asked.name!r} is known here", fix=f"{meant}{no_sample.fix}")
    return CityError(
        f"{in_words(known)} is known, but its streets are not here",
        fix="add --live to ask OpenStreetMap for them, --extract FILE to read them from a file, or "
        f"--snapshot FILE; what needs neither are the samples {', '.join(sample_slugs())}",
    )


def sample_of(asked: Asked) -> str | None:
    """Return the sample of the town that is meant, where only GeoNames knows the name as written.

    Raises
    ------
    AmbiguousTownError
        If the name means several towns.
    """
    known = settle(asked)
    if known is None:
        return None
    try:
        slug = find_sample(known.name)
    except CityError:
        return None
    return slug if slug[:2].upper() == known.country else None


def in_words(town: Candidate) -> str:
    """Return a town with its region, country and population in one line."""
    told = [town.name, town.region, country_name(town.country) if town.country else None]
    place = ", ".join(part for part in dict.fromkeys(told) if part)
    return f"{place} ({town.population:,} people)" if town.population else place
