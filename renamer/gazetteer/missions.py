"""Which country a diplomatic mission represents.

On a mission, `country` is the country that is represented and `target` the one it is sent to
(https://wiki.openstreetmap.org/wiki/Tag:office=diplomatic). Where the tag is missing the name is
read; where tag and name contradict each other, nothing is claimed: a sign in front of the wrong
embassy is worse than none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from renamer.gazetteer.countries import countries_in, territories
from renamer.text import fold

if TYPE_CHECKING:
    from renamer.gazetteer.raw import Tags


_ORDER_OF_MALTA = re.compile(r"\b(ord(re|er|en|ine|em))\b.*\bmalt|malteserorden", re.IGNORECASE)
"""The Sovereign Order is no country, and not the one its name holds."""


def is_mission(tags: Tags) -> bool:
    """Return whether it is an embassy, consulate or other mission, and not a residence."""
    return (
        tags.get("office") == "diplomatic"
        or tags.get("amenity") in {"embassy", "consulate"}
        or tags.get("diplomatic") in {"embassy", "consulate", "honorary_consulate"}
    ) and "residence" not in {tags.get(key) for key in ("embassy", "consulate", "diplomatic")}


def is_of_a_region(tags: Tags) -> bool:
    """Return whether a region is represented at its own capital (`country=DE-SN`)."""
    return bool(re.fullmatch(r"[A-Z]{2}-\w{1,3}", tags.get("country", ""))) or (
        "country" not in tags
        and re.match(r"(landesvertretung|vertretung des landes)\b", fold(tags.get("name", "")))
        is not None
    )


def represented_country(tags: Tags, host: str) -> str | None:
    """Return the country (ISO 3166-1 alpha-2) that a mission represents, or None.

    Parameters
    ----------
    tags : mapping
        All tags of the mission.
    host : str
        The country it stands in, which its name may mention too ("Embassy of X in Finland").
    """
    tagged = tags.get("country", "").strip().upper()
    if any(_ORDER_OF_MALTA.search(value) for value in tags.values()):
        return None
    mentioned = mentioned_countries(tags)
    hosts = {host, *tags.get("target", "").upper().split(";")} - {tagged}
    named = mentioned - hosts
    if tagged:
        return tagged if tagged in territories() and (not named or tagged in named) else None
    return next(iter(named)) if len(named) == 1 else None


def mentioned_countries(tags: Tags) -> set[str]:
    """All countries that the names of an element mention; the longest name wins over its parts."""
    found: set[str] = set()
    for key, value in tags.items():
        if key in {"name", "official_name"} or key.startswith("name:"):
            found.update(countries_in(value))
    return found
