"""The page that shows a share link: one file that opens anywhere and asks nobody.

The link's plan stands in the fragment of the address, so no server ever sees it. Script and style
stand in the page; its policy names them by their hashes and allows nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

from renamer.l10n import language_name, texts
from renamer.model.plan import SCHEMA
from renamer.templating import render

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

MAX_LINK = 60_000
MAX_INFLATED = 200_000
"""The same caps as in renamer.planfile.share; a test holds them equal."""


def share_page(
    languages: Sequence[str],
    *,
    campaigns: Mapping[str, Mapping[str, str]] | None = None,
    warning: Mapping[str, str] | None = None,
    withheld: Collection[str] = (),
) -> str:
    """Return share.html, which shows any public link and warns of a team's link.

    Parameters
    ----------
    languages : sequence of str
        Languages the page can speak, the default first. The reader's own is taken if it is there.
    campaigns : mapping of campaign id to names by language
        How campaigns are called; an unknown one is shown by its id.
    warning : mapping of language to line
        What must not be done with what is shown, and where.
    withheld : collection of str
        Ids of honorees whom old links may still hold: "removed on request" is shown instead. The
        page holds only digests of them, so that it does not name whom it keeps silent about.
    """
    lines = warning or {}
    data = {
        "texts": {
            language: {**_sentences(language), "warning": lines.get(language, lines.get("en", ""))}
            for language in languages
        },
        "withheld": sorted(digest(one) for one in withheld),
        "campaigns": {key: dict(names) for key, names in sorted((campaigns or {}).items())},
        "languages": list(languages),
    }
    script = render(
        "site/share.js",
        # "<" must not appear within a script: "</script>" would end it.
        data=json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c"),
        schema=SCHEMA,
        max_link=MAX_LINK,
        max_inflated=MAX_INFLATED,
    )
    style = render("site/style.css") + render("site/share.css")
    _ = texts(languages[0])
    return render(
        "site/share.html",
        policy=(
            f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
            "base-uri 'none'; form-action 'none'"
        ),
        script=script,
        style=style,
        title=_("New names for a day"),
        warning=lines.get(languages[0], lines.get("en", "")),
        noscript=_("This page needs JavaScript to open the link; nothing is sent anywhere."),
    )


def _sentences(language: str) -> dict[str, str]:
    """Return everything the page says in one language."""
    _ = texts(language)
    return {
        "self": language_name(language),
        "title": _("New names for a day"),
        "language": _("Language"),
        "lead": _("These places are to bear new names for a day."),
        "empty": _("No place has been chosen yet."),
        "today": _("today {name}"),
        "map": _("Where the places lie; north is up."),
        "broken": _(
            "This link cannot be opened. It was probably cut off: copy it again, up to its last "
            "character."
        ),
        "alone": _("This page shows a list of places that somebody shares: open it by their link."),
        "team": _("This is the team's link: do not publish it."),
        "removed": _("Removed on request"),
        "symbolic": _(
            "A symbolic action for one day. These are not official street names; the official "
            "signs stay in place."
        ),
        "private": _(
            "The list is part of the link itself: this page loads nothing and sends nothing."
        ),
    }


def digest(honoree_id: str) -> str:
    """Return the FNV-1a hash (64 bits, http://www.isthe.com/chongo/tech/comp/fnv/) of an id."""
    value = 0xCBF29CE484222325
    for byte in honoree_id.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return f"{value:016x}"


def _digest(text: str) -> str:
    """Return the hash of an inline script or style as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
