"""A second opinion on case forms from the libraries that were found good enough: ru and uk.

What they say is set beside the rule of the language, never instead of it (docs/adr/0012).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pytrovich.maker import PetrovichDeclinationMaker

    from renamer.model.honoree import Sex


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A genitive and the library that says so."""

    form: str
    library: str


@lru_cache(maxsize=1024)
def second_opinion(name: str, sex: Sex | None, language: str) -> Opinion | None:
    """Return the genitive that a library gives, given names first; None where there is none.

    Parameters
    ----------
    name : str
        The nominative. Only names of a given name and a surname are asked for.
    sex : {"female", "male"} or None
        Without it no library is asked.
    """
    words = name.split()
    if sex is None or len(words) != 2:
        return None
    if language == "uk":
        return _ukrainian(words[0], words[1], sex)
    if language == "ru":
        return _russian(words[0], words[1], sex)
    return None


def _ukrainian(given: str, surname: str, sex: Sex) -> Opinion:
    import shevchenko

    gender = shevchenko.FEMININE if sex == "female" else shevchenko.MASCULINE
    made = shevchenko.in_genitive(gender=gender, given_name=given, family_name=surname)
    return Opinion(form=f"{made['given_name']} {made['family_name']}", library="shevchenko")


def _russian(given: str, surname: str, sex: Sex) -> Opinion:
    from pytrovich.enums import Case, Gender, NamePart

    gender = Gender.FEMALE if sex == "female" else Gender.MALE
    maker = _petrovich()
    first = maker.make(NamePart.FIRSTNAME, gender, Case.GENITIVE, given)
    last = maker.make(NamePart.LASTNAME, gender, Case.GENITIVE, surname)
    return Opinion(form=f"{first} {last}", library="pytrovich")


@cache
def _petrovich() -> PetrovichDeclinationMaker:
    from pytrovich.maker import PetrovichDeclinationMaker

    return PetrovichDeclinationMaker()
