"""Texts that name a listed host, made so that no telephone turns the name into a link."""

from __future__ import annotations

import re
from collections.abc import Collection

from renamer.registry.hosts import listed_in


def defused(text: str, listed_hosts: Collection[str]) -> str:
    """Return a text in which every listed host has lost its dots: "TUT.BY" is "TUT BY".

    Where a host is spelled so oddly that it cannot be found again, nothing of the text is left.

    Examples
    --------
    >>> defused("TUT.BY: three poems", ("tut.by",))
    'TUT BY: three poems'
    """
    while host := listed_in(text, listed_hosts):
        plain = re.sub(
            re.escape(host), lambda hit: hit[0].replace(".", " "), text, flags=re.IGNORECASE
        )
        if plain == text:
            return ""
        text = plain
    return text
