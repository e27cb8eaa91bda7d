"""The site as files: what is there, in which language, and what it says."""

from __future__ import annotations

import dataclasses

import pytest

from renamer.l10n import texts
from renamer.model.honoree import Count, Event, Standing
from renamer.site.build import build_site
from renamer.site.check import check_site
from renamer.site.content import Reference, SiteContent, Situation
from renamer.site.pages import story_html
from renamer.site.wording import in_language, partial_date, situation_lines

EN = texts("en")


def _pages(content: SiteContent) -> dict[str, str]:
    return {path: data.decode() for path, data in build_site(content).items()}


def test_every_stop_has_a_page_in_every_language(content: SiteContent) -> None:
    assert sorted(build_site(content)) == [
        "404.html",
        "R/A7K2/be.html",
        "R/A7K2/en.html",
        "R/A7K2/index.html",
        "R/B3MX/be.html",
        "R/B3MX/en.html",
        "R/B3MX/index.html",
        "be.html",
        "en.html",
        "index.html",
        "style.css",
    ]


def test_the_site_is_whole_and_safe(content: SiteContent) -> None:
    faults = check_site(
        build_site(content),
        codes=["A7K2", "b3mx"],
        is_listed=lambda url: "listed.example" in url,
    )
    assert faults == ()


def test_the_same_content_gives_the_same_bytes(content: SiteContent) -> None:
    assert build_site(content) == build_site(content)


def test_the_first_language_is_that_of_the_town(content: SiteContent) -> None:
    pages = _pages(content)
    assert '<html lang="is">' in pages["R/A7K2/index.html"]
    assert '<html lang="be">' in pages["R/A7K2/be.html"]
    assert '<a href="be.html" hreflang="be" lang="be">беларуская</a>' in pages["R/A7K2/index.html"]
    assert '<a href="index.html" hreflang="is" lang="is">íslenska</a>' in pages["R/A7K2/en.html"]


def test_other_names_stand_in_the_order_of_the_site(content: SiteContent) -> None:
    page = _pages(dataclasses.replace(content, languages=("is", "en", "be")))["R/A7K2/index.html"]
    names = page[page.index('<ul class="names">') :]
    assert names.index("Maria Street") < names.index("вуліца Марыі")
    assert "Maríugata" not in names[: names.index("</ul>")]


def test_the_map_leads_to_the_stories_in_the_language_of_the_page(content: SiteContent) -> None:
    pages = _pages(content)
    assert '<a href="R/A7K2/index.html"><title>Story A7K2</title>' in pages["index.html"]
    assert '<a href="R/A7K2/en.html"><title>Story A7K2</title>' in pages["en.html"]


def test_a_missing_story_falls_back_to_english_and_says_so(content: SiteContent) -> None:
    pages = _pages(content)
    assert '<div class="story" lang="en">' in pages["R/A7K2/be.html"]
    assert 'class="remark"' in pages["R/A7K2/be.html"]
    assert "does not exist" not in pages["R/A7K2/en.html"]


def test_a_draft_is_marked_and_a_checked_text_is_not(content: SiteContent) -> None:
    plain = dataclasses.replace(content, languages=("en",))
    assert "awaits a native speaker" not in _pages(plain)["R/A7K2/index.html"]
    stop = dataclasses.replace(content.stops[0], story_drafts=("en",))
    draft = dataclasses.replace(plain, stops=(stop,))
    assert "awaits a native speaker" in _pages(draft)["R/A7K2/index.html"]


def test_the_mark_of_a_draft_stands_with_the_text_it_is_about(content: SiteContent) -> None:
    mark = "drafted by machine and awaits a native speaker"
    stop = dataclasses.replace(content.stops[0], who={"be": "музыкантка"}, drafts=("be",))
    plain = dataclasses.replace(content, languages=("en",), stops=(stop,))
    page = _pages(plain)["R/A7K2/index.html"]
    assert page.count(mark) == 1
    assert page.index("музыкантка") < page.index(mark) < page.index('class="story"')


def test_a_standing_is_told_with_its_date(content: SiteContent) -> None:
    pages = _pages(content)
    assert "As of December 2025: released" in pages["R/A7K2/en.html"]
    assert "As of" not in pages["R/B3MX/en.html"]


def test_a_listed_source_is_text_without_a_link(content: SiteContent) -> None:
    page = _pages(content)["R/A7K2/en.html"]
    assert 'A listed page, <span class="address">https://listed.example/1</span>' in page
    assert 'href="https://listed.example' not in page
    assert '<a href="https://news.example/1" rel="noreferrer noopener">A newspaper</a>' in page


def test_a_source_that_is_no_web_address_is_text(content: SiteContent) -> None:
    odd = dataclasses.replace(
        content.stops[0], sources=(Reference(title="Odd", url="javascript:alert(1)"),)
    )
    page = _pages(dataclasses.replace(content, stops=(odd,)))["R/A7K2/en.html"]
    assert "Odd" in page
    assert 'href="javascript' not in page


@pytest.mark.parametrize("field", ["old", "honoree", "who", "names", "stories"])
def test_hostile_texts_stay_text(content: SiteContent, field: str) -> None:
    evil = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
    value: object = evil if field == "old" else {"en": evil, "is": evil}
    stop = dataclasses.replace(content.stops[0], **{field: value})  # type: ignore[arg-type]
    site = build_site(
        dataclasses.replace(content, stops=(stop,), map=dataclasses.replace(content.map, marks=()))
    )
    assert check_site(site) == ()
    assert b"<img" not in b"".join(site.values())


@pytest.mark.parametrize(
    "markdown",
    [
        "[text](https://listed.example)",
        "![text](https://listed.example/x.png)",
        "<https://listed.example>",
        "[text][1]\n\n[1]: https://listed.example",
        '<a href="https://listed.example">text</a>',
        "<script>text</script>",
        "# text",
    ],
)
def test_a_story_cannot_lead_or_load(markdown: str) -> None:
    html = story_html(markdown)
    assert html.startswith("<p>")
    assert "text" in html or "listed" in html
    assert not any(tag in html for tag in ("<a", "<img", "<script", "<h1"))


def test_a_story_keeps_its_paragraphs_and_emphasis() -> None:
    assert story_html("One *two*.\n\n> Three") == (
        "<p>One <em>two</em>.</p>\n<blockquote>\n<p>Three</p>\n</blockquote>\n"
    )


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("2025", "2025"),
        ("2025-12", "December 2025"),
        ("2025-13", "2025-13"),
        ("winter", "winter"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is(iso: str, written: str) -> None:
    assert partial_date(iso, EN) == written


def test_a_full_date_has_its_day() -> None:
    assert "15" in partial_date("2025-12-15", EN)


SENTENCED = Event(what="sentenced", date="2021-09-06", source="s")
PRISONER = Standing(code="imprisoned", as_of="2025-12-13", source="s")


@pytest.mark.parametrize(
    ("situation", "lines"),
    [
        (None, ()),
        (Situation(standing=Standing(code="not_applicable")), ()),
        (Situation(standing=Standing(code="died")), ("died",)),
        (Situation(standing=PRISONER), ("As of 13 December 2025: in prison",)),
        (
            Situation(standing=Standing(code="released_in_exile", as_of="2026-01")),
            ("As of January 2026: released, in exile",),
        ),
        (
            Situation(standing=PRISONER, is_stale=True, event=SENTENCED),
            ("6 September 2021: sentenced", "Last looked up: 13 December 2025"),
        ),
        (
            Situation(standing=PRISONER, is_stale=True),
            ("Last known, 13 December 2025: in prison",),
        ),
        (
            Situation(
                standing=Standing(code="not_applicable"),
                counts=(
                    Count(what="in prison", number=1131, as_of="2025-12-31", source="s"),
                    Count(
                        what="recognised as political prisoners",
                        number=4339,
                        since="2020-05",
                        as_of="2025-12",
                        source="s",
                    ),
                ),
            ),
            (
                "As of 31 December 2025: 1,131 people in prison",
                "May 2020 to December 2025: 4,339 people recognised as political prisoners",
            ),
        ),
    ],
)
def test_situations_are_told_with_their_day(
    situation: Situation | None, lines: tuple[str, ...]
) -> None:
    assert situation_lines(situation, EN) == lines


def test_a_withheld_name_has_a_page_that_says_so_and_no_place_on_the_map(
    content: SiteContent,
) -> None:
    withheld = dataclasses.replace(content, withheld=("C9Q4",))
    pages = _pages(withheld)
    for name in ("index.html", "be.html", "en.html"):
        assert f"R/C9Q4/{name}" in pages
        assert "C9Q4" not in pages[name]
    assert "Removed on request" in pages["R/C9Q4/en.html"]
    assert (
        check_site(build_site(withheld), codes=["A7K2", "B3MX", "C9Q4"], is_listed=str.isspace)
        == ()
    )


def test_every_page_bears_the_warning_of_the_campaign(content: SiteContent) -> None:
    warned = dataclasses.replace(content, warning={"en": "Keep it out of there."})
    pages = {name: page for name, page in _pages(warned).items() if name.endswith(".html")}
    del pages["404.html"]  # tells nothing, and is served without a style
    assert all("Keep it out of there." in page for page in pages.values())


def test_the_language_of_a_text_is_known() -> None:
    assert in_language({"en": "a", "be": "b"}, "be") == ("be", "b")
    assert in_language({"en": "a", "be": "b"}, "fi") == ("en", "a")
    assert in_language({"sv": "c", "be": "b"}, "fi") == ("be", "b")
    assert in_language({"sv": ""}, "sv") is None
