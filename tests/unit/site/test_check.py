"""Every rule of the site check finds its fault in a broken copy of a sound site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from renamer.site.build import build_site
from renamer.site.check import check_site

if TYPE_CHECKING:
    from renamer.site.content import SiteContent

STORY = "R/A7K2/index.html"


@pytest.fixture
def site(content: SiteContent) -> dict[str, bytes]:
    return build_site(content)


def _faults(site: dict[str, bytes]) -> tuple[str, ...]:
    return check_site(site, codes=["A7K2"], is_listed=lambda url: "listed.example" in url)


def test_a_sound_site_has_no_faults(site: dict[str, bytes]) -> None:
    assert _faults(site) == ()


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        ('<a href="nowhere.html">x</a>', "leads nowhere (nowhere.html)"),
        ('<a href="INDEX.html">x</a>', "leads nowhere (INDEX.html)"),
        ('<a href="../../">x</a>', "leads nowhere (../../)"),
        ('<a href="../B3MX/index.html#no">x</a>', "a part that is not there"),
        ('<a href="/index.html">x</a>', "neither relative nor https"),
        ('<a href="http://example.org/">x</a>', "neither relative nor https"),
        ('<a href="//example.org/">x</a>', "neither relative nor https"),
        ('<a href="javascript:alert(1)">x</a>', "neither relative nor https"),
        ('<a href="file:///etc/passwd">x</a>', "neither relative nor https"),
        ('<a href="https://listed.example/x">x</a>', "leads to a listed host"),
        ('<svg><a xlink:href="https://listed.example">x</a></svg>', "leads to a listed host"),
        ('<img src="https://example.org/x.png" alt="">', "loads from elsewhere"),
        ('<img src="//example.org/x.png" alt="">', "loads from elsewhere"),
        ('<img srcset="https://example.org/x.png 2x" alt="">', "loads from elsewhere"),
        ('<img src="x.png" alt="">', "loads a file that is not there"),
        ('<link rel="stylesheet" href="https://example.org/x.css">', "loads from elsewhere"),
        ('<link rel="preconnect" href="https://example.org">', "loads from elsewhere"),
        ('<svg><image xlink:href="https://example.org/x"/></svg>', "loads from elsewhere"),
        ('<svg><use href="https://example.org/x#y"/></svg>', "loads from elsewhere"),
        ('<script src="https://example.org/x.js"></script>', "loads from elsewhere"),
        ('<video poster="https://example.org/x"></video>', "loads from elsewhere"),
        ('<a href="index.html" ping="https://example.org">x</a>', "loads from elsewhere"),
        ("<script>alert(1)</script>", "inline <script> that its policy does not name"),
        ("<style>p{}</style>", "inline <style> that its policy does not name"),
        ("<style>@import 'https://example.org/x.css';</style>", "loads from elsewhere"),
        ('<p style="color:red">x</p>', "inline style on <p>"),
        ('<p onclick="x()">x</p>', "an event handler (onclick)"),
        ('<base href="https://example.org/">', "has a <base>"),
        ('<form action="https://example.org/"></form>', "has a <form>"),
        ('<iframe src="x"></iframe>', "has a <iframe>"),
        ('<meta http-equiv="refresh" content="0;url=https://example.org">', "meta refresh"),
    ],
)
def test_a_page_with_this_is_at_fault(site: dict[str, bytes], added: str, fault: str) -> None:
    site[STORY] = site[STORY].replace(b"</main>", added.encode() + b"</main>")
    found = _faults(site)
    assert any(item.startswith(f"{STORY}: ") and fault in item for item in found), found


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('<html lang="is">', "<html>", "does not say its language"),
        ("default-src 'none'", "default-src 'self'", "no strict content security policy"),
        ("style-src 'self'", "style-src 'unsafe-inline'", "no strict content security policy"),
        ("img-src 'self'", "img-src *", "no strict content security policy"),
        ("img-src 'self'", "img-src https://example.org", "allows other hosts"),
        ("Content-Security-Policy", "X-Nothing", "no strict content security policy"),
    ],
)
def test_a_page_without_this_is_at_fault(
    site: dict[str, bytes], old: str, new: str, fault: str
) -> None:
    text = site[STORY].decode().replace("&#39;", "'")
    assert old in text
    site[STORY] = text.replace(old, new).encode()
    assert any(fault in item for item in _faults(site))


@pytest.mark.parametrize(
    "css",
    [
        "p { background: url(https://example.org/x.png) }",
        'p { background: url( "//example.org/x.png" ) }',
        '@import "https://example.org/x.css";',
        "@font-face { src: URL('https://example.org/x.woff2') }",
    ],
)
def test_a_style_sheet_that_calls_home_is_at_fault(site: dict[str, bytes], css: str) -> None:
    site["style.css"] += css.encode()
    assert any(item.startswith("style.css: loads from elsewhere") for item in _faults(site))


def test_a_printed_code_without_a_page_is_at_fault(site: dict[str, bytes]) -> None:
    del site[STORY]
    assert f"{STORY}: is missing" in _faults(site)


def test_a_start_page_must_be_there(site: dict[str, bytes]) -> None:
    del site["index.html"]
    assert "index.html: is missing" in _faults(site)


def test_a_folder_in_lower_case_is_at_fault(site: dict[str, bytes]) -> None:
    site["R/c9qt/index.html"] = site[STORY]
    assert "R/c9qt/index.html: the printed code is in upper case" in _faults(site)


def test_names_that_differ_in_case_only_are_at_fault(site: dict[str, bytes]) -> None:
    site["Style.css"] = b""
    assert any("upper and lower case only" in item for item in _faults(site))
