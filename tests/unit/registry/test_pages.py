"""The page a reader is led to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from renamer.model.honoree import Honoree, Page
from renamer.registry.hosts import check_link
from renamer.registry.pages import safe_page, usable_pages

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign


def page(language: str, host: str = "example.org") -> Page:
    return Page(language=language, url=f"https://{host}/{language}", title="", seen="x")


@pytest.fixture
def honoree(campaign: Campaign) -> Honoree:
    pages = (page("pl"), page("be"), page("en"), page("fi"))
    return replace(campaign.honorees["vasil-bykau"], pages=pages)


@pytest.mark.parametrize(
    ("languages", "expected"),
    [(("is", "fi"), "fi"), (("be", "fi"), "be"), (("is",), "en"), ((), "en")],
)
def test_the_languages_decide_in_their_order(
    honoree: Honoree, languages: tuple[str, ...], expected: str
) -> None:
    found = safe_page(honoree, languages, ())
    assert found is not None
    assert found.language == expected


def test_belarusian_then_any_other_is_the_last_resort(honoree: Honoree) -> None:
    no_english = replace(honoree, pages=(page("pl"), page("be")))
    found = safe_page(no_english, ("is",), ())
    assert found == page("be")
    assert safe_page(replace(honoree, pages=(page("pl"),)), ("is",), ()) == page("pl")


def test_a_page_on_a_listed_host_is_never_returned(honoree: Honoree) -> None:
    risky = replace(honoree, pages=(page("en", "prisoners.spring96.org"), page("pl")))
    assert safe_page(risky, ("en",), ("spring96.org",)) == page("pl")
    only = replace(honoree, pages=(page("en", "spring96.org"),))
    assert safe_page(only, ("en",), ("spring96.org",)) is None


@pytest.mark.parametrize("host", ["museum.by", "www.museum.by", "музей.бел"])
def test_a_page_in_belarus_is_never_led_to(honoree: Honoree, host: str) -> None:
    # its keeper would see who scans a sign
    only = replace(honoree, pages=(page("en", host),))
    assert safe_page(only, ("en",), ()) is None
    assert usable_pages(replace(honoree, pages=(page("en", host), page("pl"))), ()) == (page("pl"),)


def test_a_page_that_is_not_marked_safe_is_never_led_to(honoree: Honoree) -> None:
    marked = replace(page("en"), safe=False)
    assert safe_page(replace(honoree, pages=(marked,)), ("en",), ()) is None
    assert safe_page(replace(honoree, pages=(marked, page("pl"))), ("en",), ()) == page("pl")


def test_most_entries_have_a_page_and_every_page_may_be_printed(campaign: Campaign) -> None:
    with_page = [
        found
        for honoree in campaign.honorees.values()
        if (found := safe_page(honoree, ("be", "en"), campaign.listed_hosts))
    ]
    assert len(with_page) >= 20
    for found in with_page:
        check_link(found.url, campaign.listed_hosts)
        assert found.url.isascii()  # what stands in a QR code must not need guessing
