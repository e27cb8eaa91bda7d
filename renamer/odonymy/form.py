"""Forming a new odonym, from the surest ground to the least sure, and never by guessing.

The group's own wording > a curated odonym > a curated case form > the rules of the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.errors import NamingError
from renamer.model.odonym import How, NewName
from renamer.odonymy.grammar import JOINTS, languages, read_grammar
from renamer.odonymy.inflect import inflect
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.honoree import Honoree, NameForms
    from renamer.model.place import PlaceClass
    from renamer.odonymy.grammar import Generic, Grammar

__all__ = ["explain", "form", "languages", "to_dict"]

_BY: Mapping[How, str] = {
    "curated": "its form stands in the registry",
    "rule": "its ending was found by rule",
    "library": "its ending was found by a library",
}


def form(
    honoree: Honoree, place_class: PlaceClass, language: str, *, wording: str | None = None
) -> NewName:
    """Return the new name of a place of this class in one language.

    Parameters
    ----------
    honoree : Honoree
        Only a person's name is ever inflected or joined; a dedication, an organisation or a group
        needs a curated odonym.
    wording : str, optional
        The group's own, which wins over everything and is taken to the letter, also in a
        language that no names can be formed in.

    Raises
    ------
    NamingError
        If something is missing; the message says what, and where to add it.
    """
    if wording is not None:
        return _own(wording, language)
    grammar = read_grammar(language)
    forms = honoree.names.get(language)
    if forms is None:
        raise _missing(honoree, language, f"has no name in '{language}'", "nominative")
    whole = (forms.odonyms or {}).get(place_class)
    if whole is not None:
        text = nfc(whole)
        plate = text.replace("-", " ") if grammar.plate.drop_hyphens else text
        return _named(grammar, text, plate, "curated", _doubt(forms, text))
    if honoree.kind != "person":
        has = ", ".join(sorted(forms.odonyms or {})) or "none"
        problem = f"has no name for the class '{place_class}' in '{language}' (it has: {has})"
        raise _missing(honoree, language, problem, f"odonyms.{place_class}")
    generic = grammar.generic(place_class)
    name, how, doubt = _case_form(honoree, forms, grammar)
    plate = _join(grammar, name, generic, plate=True)
    doubts = "; ".join(reason for reason in (doubt, generic.why_check) if reason)
    return _named(grammar, _join(grammar, name, generic), plate, how, doubts or None)


def explain(name: NewName) -> str:
    """Return one sentence: how the name came about and whether somebody must look at it."""
    if name.how == "user":
        return f"“{name.text}” is the group's own wording and was taken to the letter."
    manner = read_grammar(name.language).manner.sentence
    check = "and needs no further check"
    if name.why_check:
        check = f"and a native speaker must look at it: {name.why_check}"
    return f"“{name.text}” ({name.language}: {manner}): {_BY[name.how]} {check}."


def to_dict(name: NewName) -> dict[str, str | bool]:
    """Return the name as --json shows it."""
    return {
        "text": name.text,
        "plate": name.plate,
        "language": name.language,
        "how": name.how,
        "needs_native_check": name.needs_native_check,
    }


def _own(wording: str, language: str) -> NewName:
    text = nfc(wording)
    if not text or not wording.isprintable():
        raise NamingError(
            f"the wording in '{language}' is empty or holds control characters",
            where=f"wording.{language}",
            fix="write the name as it shall stand on the sign, or leave the wording out",
        )
    return NewName(language=language, text=text, plate=text, how="user")


def _case_form(honoree: Honoree, forms: NameForms, grammar: Grammar) -> tuple[str, How, str | None]:
    """Return the form of a person's name that the language needs, how it was found, the doubt."""
    case = grammar.manner.case
    curated: str | None = forms.nominative
    if case == "genitive":
        curated = forms.genitive
    elif case == "stem":
        curated = forms.stem or (forms.genitive.split()[0] if forms.genitive else None)
    if curated:
        return nfc(curated), "curated", _doubt(forms, curated)
    try:
        ruled = inflect(nfc(forms.nominative), honoree.sex, grammar)
    except NamingError as gap:
        raise _missing(honoree, grammar.language, f"has no {case}; {gap.problem}", case) from gap
    return ruled, "rule", f"the {case} “{ruled}” of “{forms.nominative}” was found by rule"


def _doubt(forms: NameForms, shown: str) -> str | None:
    if forms.certainty == "high":
        return None
    return f"the form “{shown}” is of {forms.certainty} certainty ({forms.evidence})"


def _join(grammar: Grammar, name: str, generic: Generic, *, plate: bool = False) -> str:
    manner = grammar.manner
    drop = plate and grammar.plate.drop_hyphens
    single = manner.between_single if " " not in name else None
    between = JOINTS[single or manner.between]
    name = name.replace(" ", " " if drop else JOINTS[manner.within])
    pair = (name, generic.word) if manner.position == "after" else (generic.word, name)
    return (" " if drop and between == "-" else between).join(pair)


def _named(grammar: Grammar, text: str, plate: str, how: How, why_check: str | None) -> NewName:
    plate = plate[:1].upper() + plate[1:] if grammar.plate.capital else plate
    return NewName(language=grammar.language, text=text, plate=plate, how=how, why_check=why_check)


def _missing(honoree: Honoree, language: str, problem: str, field: str) -> NamingError:
    return NamingError(
        f"{honoree.id} {problem}",
        where=f"people/{honoree.id}/honoree.toml, names.{language}.{field}",
        fix=f"add it with its evidence, or write your own with wording.{language} in the plan",
    )
