"""Plate styles as data: templates/signs/<style>.toml, read and checked.

A style says how a town's own plates look, in the millimetres of the real plate, and for every
field whether a source was seen. A field without one makes the style approximate, and says so.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from pydantic import TypeAdapter, ValidationError

from renamer.errors import ResourceError, StyleError
from renamer.l10n import country_name
from renamer.printing.plate_style import (
    Common,
    CountryColours,
    Evidence,
    Ornament,
    PlateStyle,
)
from renamer.printing.style_check import style_faults
from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    from collections.abc import Mapping

NEUTRAL = "neutral"
_COMMON, _COUNTRIES = "_common.toml", "_countries.toml"
_HELP = "see docs/reference/signs.md"
_T = TypeVar("_T")


def town_styles() -> tuple[str, ...]:
    """Return the names of the styles that have a file of their own, sorted."""
    names = resource_names("templates", "signs")
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def style_names() -> tuple[str, ...]:
    """Return the names of all plate styles: those of towns, then the neutral ones of countries."""
    return (*town_styles(), *(f"{NEUTRAL}-{code.lower()}" for code in sorted(countries())))


@lru_cache(maxsize=256)
def read_style(name: str) -> PlateStyle:
    """Return a plate style by name.

    Raises
    ------
    StyleError
        If there is none of this name, or its file has faults: all of them are named.
    """
    code = name.removeprefix(f"{NEUTRAL}-").upper()
    if name != NEUTRAL and f"{NEUTRAL}-{code.lower()}" == name and code in countries():
        return _of_country(code, countries()[code])
    try:
        path = resource("templates", "signs", f"{name}.toml")
    except ResourceError as error:
        known = ", ".join(town_styles())
        raise StyleError(
            f"no plate style is called {name!r}",
            fix=f"use one of {known}, or neutral- with a country's code like neutral-pl",
        ) from error
    return parse_style(path.read_text(encoding="utf-8"), where=f"templates/signs/{name}.toml")


def parse_style(text: str, *, where: str) -> PlateStyle:
    """Return a plate style from the text of its file; `where` names it in errors.

    Raises
    ------
    StyleError
        Naming every field at fault.
    """
    return _checked(_validated(TypeAdapter(PlateStyle), text, where), where)


def style_for(city: str, country: str = "") -> str:
    """Return the name of the style of a town (its slug), else of its country, else "neutral"."""
    for slug, name in _towns().items():
        if f"{city}-".startswith(f"{slug}-"):  # fr-paris-8e is in fr-paris
            return name
    return f"{NEUTRAL}-{country.lower()}" if country in countries() else NEUTRAL


@lru_cache(maxsize=1)
def _towns() -> dict[str, str]:
    """Return the style of every town that has one; the rest of the files is not looked at yet."""
    found: dict[str, str] = {}
    for name in town_styles():
        told = tomllib.loads(resource("templates", "signs", f"{name}.toml").read_text("utf-8"))
        found |= dict.fromkeys((*filter(None, (told.get("city"),)), *told.get("also", ())), name)
    return found


@lru_cache(maxsize=1)
def common() -> Common:
    """Return what all signs share.

    Raises
    ------
    StyleError
        If its file has faults.
    """
    return _validated(TypeAdapter(Common), *_shared_file(_COMMON))


@lru_cache(maxsize=1)
def countries() -> Mapping[str, CountryColours]:
    """Return the colours of the neutral style by ISO 3166-1 alpha-2 code (XK for Kosovo).

    Raises
    ------
    StyleError
        If its file has faults.
    """
    return _validated(TypeAdapter(dict[str, CountryColours]), *_shared_file(_COUNTRIES))


def _shared_file(name: str) -> tuple[str, str]:
    """Return the text of a file that all styles share, and what to call it in errors."""
    text = resource("templates", "signs", name).read_text(encoding="utf-8")
    return text, f"templates/signs/{name}"


def _of_country(code: str, colours: CountryColours) -> PlateStyle:
    """Return the neutral style in the colours of a country, with a thin stripe of the accent.

    Raises
    ------
    StyleError
        If the colours are at fault.
    """
    plain = read_style(NEUTRAL)
    border = replace(plain.borders[0], colour=colours.text, gap_mm=plain.borders[0].width_mm)
    coloured = Evidence(status="approximate", note=f"imitates no town; {colours.note}")
    style = replace(
        plain,
        name=f"{plain.name}, {country_name(code)}",
        country=code,
        background=colours.ground,
        text=colours.text,
        borders=(border,),
        ornaments=(Ornament(kind="stripe", size_mm=7, colour=colours.accent),),
        evidence=plain.evidence | {"background": coloured, "text": coloured},
    )
    return _checked(style, f"templates/signs/{_COUNTRIES}: {code}")


def describe(style: PlateStyle) -> dict[str, str]:
    """Return a style in words for a list: name, city, and what of it is approximate."""
    return {
        "name": style.name,
        "city": style.city or "any",
        "country": style.country or "",
        "seen": seen_of(style),
        "approximate": ", ".join(style.approximate) or "nothing",
    }


def seen_of(style: PlateStyle) -> str:
    """Return for how many of the fields a source was seen, like "4 of 13"."""
    return f"{len(style.seen)} of {len(style.evidence)}"


def seen_in_words(style: PlateStyle) -> str:
    """Return the fields for which a source was seen, for the table of the documentation."""
    return ", ".join(_in_words(key) for key in style.seen) or "nothing"


def _in_words(field: str) -> str:
    return field.removesuffix("_mm").replace("_", " ")


def _checked(style: PlateStyle, where: str) -> PlateStyle:
    if faults := style_faults(style, common().band.background):
        raise StyleError("; ".join(faults), where=where, fix=_HELP)
    return style


def _validated(adapter: TypeAdapter[_T], text: str, where: str) -> _T:
    try:
        return adapter.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"this is no TOML ({error})", where=where, fix="correct it") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc'])}: {_said(fault['type'], fault['msg'])}"
            for fault in error.errors(include_url=False)
        )
        raise StyleError(faults, where=where, fix=_HELP) from error


def _said(kind: str, message: str) -> str:
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return "there is no such field"
    return message[0].lower() + message[1:]
