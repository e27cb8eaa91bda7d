"""The best public page to lead a reader to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.registry.hosts import is_in_belarus, is_listed

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from renamer.model.honoree import Honoree, Page

LAST_RESORT = ("en", "be")


def safe_page(
    honoree: Honoree, languages: Sequence[str], listed_hosts: Collection[str]
) -> Page | None:
    """Return the page in the first of these languages, then English, Belarusian, any other.

    Within one language the order of the entry counts. A page on a listed host is never returned,
    whatever the pack says, nor one on a Belarusian host: its keeper would see who scans a sign.

    Parameters
    ----------
    languages : sequence of str
        BCP 47, the one preferred most first.
    """
    safe = usable_pages(honoree, listed_hosts)
    for language in (*languages, *LAST_RESORT):
        for page in safe:
            if page.language == language:
                return page
    return safe[0] if safe else None


def usable_pages(honoree: Honoree, listed_hosts: Collection[str]) -> tuple[Page, ...]:
    """Return the pages that a code may lead to: marked safe, on no listed host, none in Belarus."""
    return tuple(
        page
        for page in honoree.pages
        if page.safe and not is_listed(page.url, listed_hosts) and not is_in_belarus(page.url)
    )
