"""Forming a new odonym, from the surest ground to the least sure, and never by guessing.

The group's own wording > a curated odonym > a curated case form > the rules of the language, with
a library for a second opinion. Where the registry has no name in a language, the name is spelled
from another one by a table. Whatever was not curated is marked for a native speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from renamer.errors import NamingError
from renamer.model.honoree import EVERY, GAP, NameForms
from renamer.model.odonym import How, NewName
from renamer.odonymy.grammar import languages, read_grammar
from renamer.odonymy.inflect import inflect
from renamer.odonymy.join import fill, join, on_plate
from renamer.odonymy.opinion import second_opinion
from renamer.odonymy.parse import parse
from renamer.odonymy.spelling import read_spelling, spelled
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.honoree import Honoree
    from renamer.model.place import PlaceClass
    from renamer.odonymy.grammar import Grammar
    from renamer.odonymy.profiles import CityProfile

__all__ = ["explain", "form", "languages", "to_dict"]

_BY: Mapping[How, str] = {
    "curated": "its form stands in the registry",
    "rule": "its ending was found by rule",
    "library": "its ending was found by a library",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The part of a name that an odonym needs, in its case: how it was found, what is in doubt.

    `whole` says that it is an odonym of the registry, street word and all.
    """

    text: str
    how: How
    doubts: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    whole: bool = False


def form(
    honoree: Honoree,
    place_class: PlaceClass,
    language: str,
    *,
    wording: str | None = None,
    profile: CityProfile | None = None,
) -> NewName:
    """Return the new name of a place of this class in one language.

    Parameters
    ----------
    honoree : Honoree
        Only a person's name is ever inflected or spelled anew; a dedication, an organisation or a
        group needs a curated odonym, or a curated case form.
    wording : str, optional
        The group's own, which wins over everything and is taken to the letter, also in a
        language that no names can be formed in.
    profile : CityProfile, optional
        Where the plates of the town depart from the manner of the language.

    Raises
    ------
    NamingError
        If something is missing; the message says what, and where to add it.
    """
    if wording is not None:
        return _own(wording, language)
    grammar = read_grammar(profile.grammars.get(language, language) if profile else language)
    if profile:
        grammar = replace(grammar, plate=profile.plate(grammar))
    forms = honoree.names.get(grammar.language)
    if forms is None and (source := grammar.like or grammar.respells):
        base = form(honoree, place_class, source, profile=None)
        return replace(_respelled(base, place_class, grammar), language=language)
    found = _find(honoree, place_class, grammar)
    if honoree.kind != "person" and not found.whole:  # only a person's single name is glued on
        grammar = replace(grammar, manner=replace(grammar.manner, between_single=None))
    return replace(_named(found, place_class, grammar), language=language)


def explain(name: NewName) -> str:
    """Return one sentence: how the name came about and whether somebody must look at it."""
    if name.how == "user":
        return f"“{name.text}” is the group's own wording and was taken to the letter."
    manner = read_grammar(name.language).manner.sentence
    check = "and needs no further check"
    if name.why_check:
        check = f"and a native speaker must look at it: {name.why_check}"
    return f"“{name.text}” ({name.language}: {manner}): {_BY[name.how]} {check}."


def to_dict(name: NewName) -> dict[str, object]:
    """Return the name as --json shows it, with the reason for a check and the steps."""
    return {
        "text": name.text,
        "plate": name.plate,
        "language": name.language,
        "how": name.how,
        "needs_native_check": name.needs_native_check,
        "why_check": name.why_check,
        "generic": name.generic,
        "specific": name.specific,
        "steps": list(name.steps),
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


def _find(honoree: Honoree, place_class: PlaceClass, grammar: Grammar) -> _Found:
    """Return what the odonym is made of, from the surest ground that there is."""
    forms = honoree.names.get(grammar.language)
    if forms is None:
        forms, spelling = _spelled(honoree, grammar)
        found = _case_form(honoree, place_class, forms, grammar)
        steps = found.steps if found.how == "rule" else ()
        doubts = (spelling, *found.doubts)
        return replace(found, how="rule", doubts=doubts, steps=(spelling, *steps))
    pattern = forms.odonym(place_class)
    if pattern is None:
        return _case_form(honoree, place_class, forms, grammar)
    generic = grammar.generic(place_class)
    text = nfc(fill(pattern, generic))
    doubts = _doubts(forms, text)
    if GAP in pattern and generic.why_check:
        doubts = (*doubts, generic.why_check)
    step = f"the registry holds “{pattern}” for {place_class} ({forms.evidence})"
    return _Found(text=text, how="curated", whole=True, doubts=doubts, steps=(step,))


def _spelled(honoree: Honoree, grammar: Grammar) -> tuple[NameForms, str]:
    """Return the name of a person as the table of the language spells it, and a word on that."""
    language = grammar.language
    table = read_spelling(language)
    if honoree.kind != "person" or table is None or table.source not in honoree.names:
        needed = "nominative" if honoree.kind == "person" else f"odonyms.{EVERY}"
        raise _missing(honoree, language, f"has no name in '{language}'", needed)
    read = nfc(honoree.names[table.source].nominative)
    # "Euphrosyne of Polatsk": what such a name is called is known, not spelled
    if any(word.islower() for word in f"{read} {honoree.name('en')}".split()):
        problem = f"has no name in '{language}', and “{read}” has a word that must be translated"
        raise _missing(honoree, language, problem, "nominative")
    try:
        written = spelled(read, honoree.sex, language)
    except NamingError as gap:
        problem = f"has no name in '{language}'; {gap.problem}"
        raise _missing(honoree, language, problem, "nominative") from gap
    reason = f"“{written}” was spelled from “{read}” ({table.source}) by a table"
    forms = NameForms(nominative=written, certainty="high", evidence=table.evidence)
    return forms, reason


def _respelled(base: NewName, place_class: PlaceClass, grammar: Grammar) -> NewName:
    """Return a name that was formed in another variety of the language, spelled as in this one."""
    source = base.language
    text, generic, specific = (
        spelled(part, None, grammar.language) for part in (base.text, base.generic, base.specific)
    )
    step = f"formed in '{source}' and spelled as in '{grammar.language}': “{text}”"
    return replace(
        base,
        text=text,
        plate=on_plate(text, generic, place_class, grammar.plate),
        generic=generic,
        specific=specific,
        steps=(*base.steps, step),
    )


def _case_form(
    honoree: Honoree, place_class: PlaceClass, forms: NameForms, grammar: Grammar
) -> _Found:
    """Return the form of a name that the language needs, how it was found, the doubt."""
    case = grammar.manner.case
    nominative = _part(nfc(forms.nominative), grammar)
    curated: str | None = None
    if case == "nominative":
        curated = nominative if honoree.kind == "person" else None
    elif case == "genitive":
        curated = _part(nfc(forms.genitive), grammar) if forms.genitive else None
    else:
        curated = forms.stem or (forms.genitive.split()[0] if forms.genitive else None)
    if curated:
        curated = nfc(curated)
        steps = [f"the registry holds the {case} “{curated}” ({forms.evidence})"]
        if case != "nominative" and honoree.kind == "person":
            steps += _otherwise(curated, nominative, honoree, grammar)
        return _Found(
            text=curated, how="curated", doubts=_doubts(forms, curated), steps=tuple(steps)
        )
    if honoree.kind != "person":
        has = ", ".join(sorted(forms.odonyms or {})) or "none"
        language = grammar.language
        problem = f"has no name for the class '{place_class}' in '{language}' (it has: {has})"
        raise _missing(honoree, language, problem, f"odonyms.{place_class}")
    return _ruled(honoree, nominative, grammar)


def _otherwise(curated: str, nominative: str, honoree: Honoree, grammar: Grammar) -> list[str]:
    """Say what the rule of the language gives, where the registry knows better."""
    try:
        ruled = inflect(nominative, honoree.sex, grammar)
    except NamingError as gap:
        return [f"the rule says nothing: {gap.problem}"]
    return [] if ruled == curated else [f"the rule alone would give “{ruled}”"]


def _part(name: str, grammar: Grammar) -> str:
    """Return the part of a name that the odonyms of the language use."""
    return name.rsplit(maxsplit=1)[-1] if grammar.manner.takes == "last" else name


def _ruled(honoree: Honoree, nominative: str, grammar: Grammar) -> _Found:
    """Return the case form by the table of endings, with a library's second opinion beside it."""
    case, language = grammar.manner.case, grammar.language
    other = second_opinion(nominative, honoree.sex, language)
    try:
        ruled = inflect(nominative, honoree.sex, grammar)
    except NamingError as gap:
        if other is None:
            problem = f"has no {case}; {gap.problem}"
            raise _missing(honoree, language, problem, case) from gap
        step = f"{gap.problem}; {other.library} says “{other.form}”"
        return _Found(text=other.form, how="library", doubts=(step,), steps=(step,))
    step = f"the {case} “{ruled}” of “{nominative}” was found by rule"
    if other is None:
        return _Found(text=ruled, how="rule", doubts=(step,), steps=(step,))
    if other.form == ruled:
        agreed = f"{step}; {other.library} agrees"
        return _Found(text=ruled, how="rule", doubts=(agreed,), steps=(agreed,))
    differs = f"{step}, but {other.library} says “{other.form}”"
    return _Found(text=ruled, how="rule", doubts=(differs,), steps=(differs,))


def _doubts(forms: NameForms, shown: str) -> tuple[str, ...]:
    if forms.certainty == "high":
        return ()
    return (f"the form “{shown}” is of {forms.certainty} certainty ({forms.evidence})",)


def _named(found: _Found, place_class: PlaceClass, grammar: Grammar) -> NewName:
    """Join what was found and the street word; a curated odonym may have a gap for it or none."""
    generic = grammar.generic(place_class)
    doubts = found.doubts
    if found.whole:
        text = found.text
        shown = text.replace("-", " ") if grammar.plate.drop_hyphens else text
        parts = parse(text, grammar.language)
        word, specific = (parts.generic, parts.specific) if parts else ("", text)
    else:
        text = join(grammar, found.text, generic)
        shown = join(grammar, found.text, generic, plate=True)
        word, specific = generic.word, found.text
        doubts = (*doubts, *filter(None, (generic.why_check,)))
    plate = on_plate(shown, word, place_class, grammar.plate)
    steps = [*found.steps, f"{grammar.manner.sentence}: “{text}”"]
    if plate != text:
        steps.append(f"on the plate: “{plate}” ({grammar.plate.evidence})")
    return NewName(
        language=grammar.language,
        text=text,
        plate=plate,
        how=found.how,
        why_check="; ".join(doubts) or None,
        generic=word,
        specific=specific,
        steps=tuple(steps),
    )


def _missing(honoree: Honoree, language: str, problem: str, field: str) -> NamingError:
    return NamingError(
        f"{honoree.id} {problem}",
        where=f"people/{honoree.id}/honoree.toml, names.{language}.{field}",
        fix=f"add it with its evidence, or write your own with wording.{language} in the plan",
    )
