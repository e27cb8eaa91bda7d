"""Putting a name and a street word together, for running text and for the plate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.model.honoree import GAP
from renamer.odonymy.grammar import JOINTS

if TYPE_CHECKING:
    from renamer.model.place import PlaceClass
    from renamer.odonymy.grammar import Generic, Grammar, Manner, PlateManner


def join(grammar: Grammar, name: str, generic: Generic, *, plate: bool = False) -> str:
    """Return the odonym of a name whose words stand in the case they need."""
    manner = grammar.manner
    open_up = plate and grammar.plate.drop_hyphens
    single = manner.between_single if " " not in name else None
    between = JOINTS[single or manner.between]
    name = name.replace(" ", " " if open_up else JOINTS[manner.within])
    name = name.join(manner.quotes)
    if manner.position == "after":
        return (" " if open_up and between == "-" else between).join((name, generic.word))
    return f"{generic.word}{between}{_linked(manner, name)}"


def fill(pattern: str, generic: Generic) -> str:
    """Return a curated odonym; one for every class has a gap for the street word."""
    whole = pattern.replace(GAP, generic.word)
    return whole[:1].title() + whole[1:] if pattern[:1].isupper() else whole


def on_plate(text: str, generic: str, place_class: PlaceClass, manner: PlateManner) -> str:
    """Return the odonym as the plate has it: some leave the street word out, some have capitals."""
    if generic and place_class in manner.drop_generic:
        text = _without(text, generic) or text
    if manner.capital:
        text = text[:1].title() + text[1:]
    if manner.capitals == "words":
        return re.sub(r"(?<![\w'’])\w", lambda first: first[0].title(), text)
    return text.upper() if manner.capitals == "all" else text


def _linked(manner: Manner, name: str) -> str:
    if manner.link is None:
        return name
    if manner.elided and manner.elides_before and re.match(manner.elides_before, name.lower()):
        return manner.elided + name
    return f"{manner.link} {name}"


def _without(text: str, generic: str) -> str:
    if text.startswith(f"{generic} "):
        return text[len(generic) + 1 :]
    return text.removesuffix(f" {generic}")
