"""A campaign: whom an action may honour, for which day, under which mark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from renamer.model.honoree import Honoree

_STRICT: dict[str, str] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignMark:
    """The sign of the campaign on paper: a drawing of assets/art, a colour and a short text."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    art: str
    colour: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign pack as read from assets/campaigns/<id>.

    `countries` (ISO alpha-2) are those concerned; `second_line` the language of the second line
    on every sign; `day` is the yearly "month-day"; `listed_hosts` are hosts that no output may
    ever lead to, because opening them can bring somebody before a court.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    id: str
    names: Mapping[str, str]
    countries: tuple[str, ...]
    content_languages: tuple[str, ...]
    second_line: str
    day: str
    default_dedication: str
    mark: CampaignMark
    licence: Mapping[str, str]
    listed_hosts: tuple[str, ...]
    honorees: Mapping[str, Honoree] = field(repr=False)
    ask_first: tuple[str, ...] = ()
    """Ids that are never proposed by themselves, whatever the gate says: their entry tells why."""
