"""Which addresses may be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from renamer.errors import LinkError
from renamer.registry.hosts import check_form, check_link, is_in_belarus, is_listed, listed_in
from renamer.registry.packs import campaign_folder

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

LISTED = ("spring96.org", "nn.by", "вясна.бел")


@pytest.mark.parametrize(
    "url",
    [
        "https://spring96.org/en/news/1",
        "http://SPRING96.ORG",
        "https://prisoners.spring96.org/en/person/x",
        "https://spring96.org./be/news/117094",
        "https://spring96.org:8443/",
        "https://user@spring96.org/",
        "spring96.org/en",
        "//spring96.org/en",
        "https://ｓｐｒｉｎｇ96.org/",
        "https://spring96。org/",
        "https://spring96%2Eorg/",
        "https:\\\\spring96.org\\en",
        "https://вясна.бел/",
        "https://ВЯСНА.БЕЛ/",
        "https://www.xn--80ad7ap3e.xn--90ais/",
        "https://web.archive.org/web/2024/https://spring96.org/en",
        "https://translate.google.com/translate?u=https%3A%2F%2Fspring96.org%2Fen",
        "https://spring96-org.translate.goog/en",
        "https://example.org/?next=www.nn.by",
        "https://example.org/copy_of_spring96.org_2024",
    ],
)
def test_every_spelling_and_copy_of_a_listed_host_is_seen(url: str) -> None:
    assert is_listed(url, LISTED)


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Vasil_Byka%C5%AD",
        "https://notspring96.org/",
        "https://spring96.org.example.com/",
        "https://ann.by/",
        "https://spring96.com/",
        "https://en.wikipedia.org/wiki/Viasna_Human_Rights_Centre",
        "mailto:somebody",
        "",
    ],
)
def test_other_addresses_are_not_listed(url: str) -> None:
    # "spring96.org.example.com" is another host, but it carries the name of no listed one.
    assert not is_listed(url, LISTED)


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://spring96.org/", "listed in Belarus"),
        ("ftp://example.org/", "not an address of the web"),
        ("javascript:alert(1)", "not an address of the web"),
        ("https://en.wikipedia.org@example.org/", "user name"),
        ("https://example.org:8080/", "port"),
        ("https://example.org:99999999/", "not an address"),
        ("https://192.0.2.1/", "by number"),
        ("https://[2001:db8::1]/", "full host name"),
        ("https://localhost/", "full host name"),
        ("https:///nothing", "full host name"),
        ("https://example.org/a b", "blanks"),
        ("https://example.org\\@spring97.org/", "blanks or signs"),
        ("https://example.org/\u202egnp", "blanks or signs"),
        ("https://bit.ly/3abc", "hides where"),
        ("HTTPS://T.CO/3abc", "hides where"),
        ("https://t.me/somebody", "channel on a network"),
        ("https://www.instagram.com/somebody", "channel on a network"),
        ("https://m.vk.com/somebody", "channel on a network"),
    ],
)
def test_a_link_that_must_not_be_printed_is_refused(url: str, problem: str) -> None:
    with pytest.raises(LinkError, match=problem):
        check_link(url, LISTED)


@pytest.mark.parametrize(
    "url",
    [
        "https://en.wikipedia.org/wiki/Ales_Adamovich",
        "HTTPS://EXAMPLE.ORG/A1",
        "http://archives.gov.by/en/",
        "https://be.wikipedia.org/wiki/Якуб_Колас",
    ],
)
def test_a_plain_public_address_passes(url: str) -> None:
    check_link(url, LISTED)


@pytest.mark.parametrize(
    "host",
    [
        "spring96.org",
        "prisoners.spring96.org",
        "baj.media",
        "nashaniva.com",
        "charter97.org",
        "belsat.eu",
        "svaboda.org",
        "rferl.org",
        "dw.com",
        "tut.by",
        "zerkalo.io",
        "bysol.org",
        "penbelarus.org",
        "lawtrend.org",
        "humanconstanta.org",
        "belhelcom.org",
        "mediazona.by",
        "motolko.help",
        "reform.news",
        "pozirk.online",
        "freeviasna.org",
        "stranafund.org",
        "prava-by.info",
        "defendersbelarus.org",
    ],
)
def test_the_campaign_lists_what_its_sources_name(campaign: Campaign, host: str) -> None:
    assert is_listed(f"https://www.{host}/en", campaign.listed_hosts)


@pytest.mark.parametrize(
    "url",
    [
        "https://t.me/viasna96",
        "https://www.facebook.com/spring96",
        "https://lnkd.in/abc",
        "https://example.org/?u=https%25253A%25252F%25252Fspring96%25252Eorg",
        "https://example.org/?u=spring96%E3%80%82org",
    ],
)
def test_channels_and_hidden_goals_are_not_led_to(url: str) -> None:
    with pytest.raises(LinkError):
        check_link(url, ("spring96.org",))


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("https://bit.ly/3abc", "hides where"),
        ("https://me@spring96.org/", "user name"),
        ("https://192.0.2.1/", "by number"),
        ("spring96.org", "not an address of the web"),
    ],
)
def test_what_is_shown_as_text_must_be_plain_too(url: str, problem: str) -> None:
    with pytest.raises(LinkError, match=problem):
        check_form(url)


def test_a_listed_address_may_be_shown_as_text() -> None:
    check_form("https://spring96.org/en/news/1")


@pytest.mark.parametrize(
    ("url", "there"),
    [
        ("https://museum.by/x", True),
        ("https://MUSEUM.BY./x", True),
        ("https://музей.бел/", True),
        ("https://xn--e1aybc.xn--90ais/", True),
        ("https://museum.by.example.org/", False),
        ("https://example.org/museum.by", False),
        ("https://derby/", False),
        ("", False),
    ],
)
def test_a_host_in_belarus_is_known(url: str, there: bool) -> None:
    assert is_in_belarus(url) is there


def test_every_listed_host_says_why_and_stands_once(campaign: Campaign) -> None:
    import tomli

    hosts = tomli.loads((campaign_folder(campaign.id) / "listed_hosts.toml").read_text("utf-8"))
    names = [entry["host"] for entry in hosts["hosts"]]
    assert sorted(names) == sorted(set(names))
    for entry in hosts["hosts"]:
        assert entry["why"].strip(), entry
        assert entry["source"] == "treated as listed" or entry["source"].startswith("http"), entry


def test_a_listed_host_is_found_in_a_sentence() -> None:
    assert listed_in("see https://spring96.org, please", ("spring96.org",)) == "spring96.org"
    assert listed_in("see our page", ("spring96.org",)) is None
