"""Plate styles as data: templates/signs/<style>.toml.

A style says how a town's own plates look, in the millimetres of the real plate, and for every
field whether a source was seen. A field without one makes the style approximate, and says so.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from renamer.errors import ResourceError, StyleError
from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    from collections.abc import Mapping

NEUTRAL = "neutral"
_COMMON = "_common.toml"
_STRICT: dict[str, str] = {"extra": "forbid"}

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
_T = TypeVar("_T")
Positive = Annotated[float, Field(gt=0)]
NotNegative = Annotated[float, Field(ge=0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One line around the plate; `gap_mm` is the ground left between it and the one outside it."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    colour: Colour
    width_mm: Positive
    gap_mm: NotNegative = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How a field is known; `source` is the address that was read."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    status: Literal["seen", "approximate"]
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateStyle:
    """The manner of a town's plates; all measures are those of the real plate.

    `borders` are given from the outside in. `faces` lists the town's own face first. `bilingual`
    says how a second language stands: stacked on the same plate, or on a paired plate. `district`
    is true where official plates name the district above the street.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    name: str
    city: str | None = None
    country: str | None = None
    width_mm: Positive
    height_mm: Positive
    background: Colour
    text: Colour
    letter_height_mm: Positive
    borders: tuple[Border, ...] = ()
    corner_radius_mm: NotNegative = 0.0
    case: Literal["upper", "mixed"] = "mixed"
    faces: tuple[str, ...] = ()
    bilingual: Literal["stacked", "paired"] = "stacked"
    district: bool = False
    evidence: dict[str, Evidence] = field(default_factory=dict, hash=False)

    @property
    def approximate(self) -> tuple[str, ...]:
        """The fields for which no source was seen."""
        return tuple(sorted(k for k, v in self.evidence.items() if v.status != "seen"))

    @property
    def is_dark(self) -> bool:
        """Whether the plate has light letters on a dark ground."""
        return luminance(self.background) < luminance(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class BandStyle:
    """The band that no official plate has: its colours and its least share of the plate."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    background: Colour
    text: Colour
    least_share: Annotated[float, Field(ge=0.15, le=0.5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What all signs share, whatever the town."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    band: BandStyle
    second_line: Colour


EVIDENCED = (
    "background",
    "text",
    "borders",
    "width_mm",
    "height_mm",
    "corner_radius_mm",
    "letter_height_mm",
    "faces",
    "case",
    "bilingual",
)
"""The fields that a style must give evidence for."""


def style_names() -> tuple[str, ...]:
    """Return the names of all plate styles, sorted."""
    names = resource_names("templates", "signs")
    return tuple(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


@lru_cache(maxsize=64)
def read_style(name: str) -> PlateStyle:
    """Return a plate style by name.

    Raises
    ------
    StyleError
        If there is none of this name, or its file has faults: all of them are named.
    """
    try:
        path = resource("templates", "signs", f"{name}.toml")
    except ResourceError as error:
        known = ", ".join(style_names())
        raise StyleError(f"no plate style is called {name!r}", fix=f"use one of {known}") from error
    return parse_style(path.read_text(encoding="utf-8"), where=f"templates/signs/{name}.toml")


def parse_style(text: str, *, where: str) -> PlateStyle:
    """Return a plate style from the text of its file; `where` names it in errors.

    Raises
    ------
    StyleError
        Naming every field at fault.
    """
    style = _validated(TypeAdapter(PlateStyle), text, where)
    fields = set(EVIDENCED)
    faults = [f"evidence.{key}: there is no such field" for key in style.evidence.keys() - fields]
    faults += [f"evidence.{key}: is missing" for key in fields - style.evidence.keys()]
    faults += [
        f"evidence.{key}.source: is missing, though it was seen"
        for key, evidence in style.evidence.items()
        if evidence.status == "seen" and not evidence.source
    ]
    if faults:
        raise StyleError("; ".join(sorted(faults)), where=where, fix="see docs/reference/signs.md")
    return style


def style_for(city: str, country: str = "") -> str:
    """Return the name of the style of a town (its slug), else of its country, else "neutral"."""
    styles: Mapping[str, PlateStyle] = {name: read_style(name) for name in style_names()}
    for name, style in styles.items():
        if style.city and f"{city}-".startswith(f"{style.city}-"):  # fr-paris-8e is in fr-paris
            return name
    for name, style in styles.items():
        if country and style.city is None and style.country == country:
            return name
    return NEUTRAL


@lru_cache(maxsize=1)
def common() -> Common:
    """Return what all signs share.

    Raises
    ------
    StyleError
        If its file has faults.
    """
    path = resource("templates", "signs", _COMMON)
    return _validated(
        TypeAdapter(Common), path.read_text(encoding="utf-8"), f"templates/signs/{_COMMON}"
    )


def describe(style: PlateStyle) -> dict[str, str]:
    """Return a style in words for a list: name, city, and what of it is approximate."""
    seen = len(style.evidence) - len(style.approximate)
    return {
        "name": style.name,
        "city": style.city or "any",
        "country": style.country or "",
        "seen": f"{seen} of {len(style.evidence)}",
        "approximate": ", ".join(style.approximate) or "nothing",
    }


def luminance(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB", 0 to 1 (WCAG 2.2)."""
    linear = []
    for start in (1, 3, 5):
        value = int(colour[start : start + 2], 16) / 255
        linear.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


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
        raise StyleError(faults, where=where, fix="see docs/reference/signs.md") from error


def _said(kind: str, message: str) -> str:
    if kind in {"unexpected_keyword_argument", "extra_forbidden"}:
        return "there is no such field"
    return message[0].lower() + message[1:]
