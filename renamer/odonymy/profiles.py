"""City profiles: which languages a town's plates have, in which order, and how they differ.

The values behind assets/cities/<cc>-<town>.toml, and <cc>.toml for the towns of a whole country.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import TypeAdapter, ValidationError

from renamer.errors import ResourceError
from renamer.model.place import PlaceClass  # noqa: TC001  pydantic reads it
from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    from renamer.odonymy.grammar import Grammar, PlateManner

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Where the plates of a town depart from the manner of a language; None: they do not."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    evidence: str
    drop_hyphens: bool | None = None
    capital: bool | None = None
    capitals: Literal["as written", "words", "all"] | None = None
    drop_generic: tuple[PlaceClass, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CityProfile:
    """The languages of a town's plates (BCP 47), the first one first, and what is special.

    `evidence` says where the order was seen. `also` are further slugs of the town. `grammars`
    name the variety of a language whose grammar holds there ("de": "de-CH").
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    languages: tuple[str, ...]
    evidence: str
    also: tuple[str, ...] = ()
    grammars: Mapping[str, str] = field(default_factory=dict)
    plates: Mapping[str, Departure] = field(default_factory=dict)

    def plate(self, grammar: Grammar) -> PlateManner:
        """Return how a plate of this town has a name of this language."""
        departure = self.plates.get(grammar.language)
        if departure is None:
            return grammar.plate
        names = ("evidence", "drop_hyphens", "capital", "capitals", "drop_generic")
        told = {name: getattr(departure, name) for name in names}
        return replace(
            grammar.plate, **{name: value for name, value in told.items() if value is not None}
        )


def profile_of(slug: str) -> CityProfile | None:
    """Return the profile of a town, that of its country, or None where neither is written.

    Parameters
    ----------
    slug : str
        Like "fi-helsinki" or "fi-helsinki-centre": the longest beginning that is known counts.

    Raises
    ------
    ResourceError
        If the file is at fault.
    """
    words = slug.split("-")
    known = _known()
    for length in range(len(words), 0, -1):
        name = "-".join(words[:length])
        if name in known:
            return known[name]
    return None


def profiles() -> Mapping[str, CityProfile]:
    """Return every profile by the name of its file."""
    names = resource_names("assets", "cities")
    stems = [name.removesuffix(".toml") for name in names if name.endswith(".toml")]
    return {stem: _read(stem) for stem in stems}


@lru_cache(maxsize=1)
def _known() -> Mapping[str, CityProfile]:
    found: dict[str, CityProfile] = {}
    for name, profile in profiles().items():
        found |= dict.fromkeys((name, *profile.also), profile)
    return found


def _read(name: str) -> CityProfile:
    text = resource("assets", "cities", f"{name}.toml").read_text("utf-8")
    try:
        return TypeAdapter(CityProfile).validate_python(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        where = f"assets/cities/{name}.toml"
        raise ResourceError(str(error), where=where, fix="mend this file") from error
