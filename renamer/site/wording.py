"""Small texts of the site that depend on data: standings, dates, names of languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.l10n import Texts
    from renamer.model.honoree import Standing


def in_language(texts: Mapping[str, str], *languages: str) -> tuple[str, str] | None:
    """Return (language, text) in the first of these languages there is, then English, then any."""
    for language in (*languages, "en", *sorted(texts)):
        if texts.get(language):
            return language, texts[language]
    return None


def standing_line(standing: Standing | None, _: Texts) -> str | None:
    """Return somebody's situation with the day it was known: "As of December 2025: released".

    What ages is never told without its date; what does not apply is not told.
    """
    if standing is None or standing.code == "not_applicable":
        return None
    situation = {
        "died": _("died"),
        "died_in_custody": _("died in custody"),
        "killed": _("killed"),
        "disappeared": _("disappeared"),
        "imprisoned": _("in prison"),
        "released": _("released"),
        "released_in_exile": _("released, in exile"),
        "in_exile": _("in exile"),
        "free": _("free"),
        "active": _("active"),
        "dissolved": _("dissolved by the authorities"),
    }[standing.code]
    if standing.as_of is None:
        return situation
    return _("As of {date}: {standing}", date=partial_date(standing.as_of, _), standing=situation)


def partial_date(iso: str, _: Texts) -> str:
    """Write out "2025", "2025-12" or "2025-12-15" as precisely as it is, not more."""
    from babel.dates import format_skeleton

    parts = iso.split("-")
    try:
        if len(parts) == 3:
            return _.day(date.fromisoformat(iso))
        if len(parts) == 2:
            month = date(int(parts[0]), int(parts[1]), 1)
            return str(format_skeleton("yMMMM", month, locale=_.language.replace("-", "_")))
    except ValueError:
        pass
    return iso


def language_name(language: str, within: str | None = None) -> str:
    """Return what a language calls itself, or what `within` calls it; else its tag."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
        name = locale.get_display_name(within.replace("-", "_") if within else None)
    except (UnknownLocaleError, ValueError):
        return language
    return str(name or language)
