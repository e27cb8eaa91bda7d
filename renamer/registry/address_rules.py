"""What an entry must keep to about addresses: none that endangers, each marked for what it is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from renamer.errors import LinkError
from renamer.registry.hosts import check_form, check_link, is_in_belarus, is_listed, listed_in

if TYPE_CHECKING:
    from renamer.model.honoree import Honoree
    from renamer.registry.faults import Finding, Spot


def spelled_hosts(
    honoree: Honoree, listed_hosts: Collection[str], stories: str
) -> Iterator[Finding]:
    """Yield texts that spell a listed host; `stories` is what the field of stories is called."""
    texts: dict[Spot, str] = {
        **{("who", code): line for code, line in honoree.who.items()},
        **{(stories, code): story for code, story in (honoree.stories or {}).items()},
    }
    texts |= {("names", code): form.all_forms() for code, form in honoree.names.items()}
    for spot, text in texts.items():
        if host := listed_in(text, listed_hosts):
            yield spot, f"names {host}, which is listed in Belarus: take the address out"
    for code, form in honoree.names.items():
        if not any(letter.isalnum() for letter in form.nominative):
            yield ("names", code, "nominative"), "is empty: write the name"


def addresses(honoree: Honoree, listed_hosts: Collection[str]) -> Iterator[Finding]:
    """Yield addresses that are odd, or on a listed host without the mark of one."""
    for index, page in enumerate(honoree.pages):
        spot: Spot = ("pages", index, "url")
        if not page.seen.strip():
            yield (
                ("pages", index, "seen"),
                "is empty: write how the address was confirmed, and when",
            )
        if page.safe and is_in_belarus(page.url):
            yield spot, f"{page.url}: its keeper in Belarus sees who opens it; write safe = false"
        yield from _address(spot, page.url, listed_hosts, marked=not page.safe, mark="safe = false")
    for index, source in enumerate(honoree.sources):
        spot = ("sources", index, "url")
        yield from _address(
            spot, source.url, listed_hosts, marked=source.listed, mark="listed = true"
        )


def _address(
    spot: Spot, url: str, listed_hosts: Collection[str], *, marked: bool, mark: str
) -> Iterator[Finding]:
    """Yield what is wrong with an address; a listed one needs its mark."""
    try:
        check_form(url) if marked else check_link(url, listed_hosts)
    except LinkError as error:
        listed = not marked and is_listed(url, listed_hosts)
        advice = f"mark it with {mark}" if listed else error.fix
        yield spot, f"{url}: {error.problem}; {advice}"
