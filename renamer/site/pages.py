"""The pages of the site as HTML: templates of templates/site filled with worded values.

The only door to markdown-it-py. Stories can hold paragraphs, emphasis, quotes and lists; links,
pictures and HTML in them stay text, so that no story can lead anywhere.
"""

from __future__ import annotations

import dataclasses
from functools import lru_cache
from typing import TYPE_CHECKING

from renamer.drawing.paint_svg import paint_svg
from renamer.l10n import language_name, texts
from renamer.model.sheet import Link, Sheet
from renamer.site.content import story_href
from renamer.site.wording import in_language, partial_date, situation_lines
from renamer.templating import render

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from renamer.l10n import Texts
    from renamer.site.content import Reference, SiteContent, Stop

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
"""The content security policy of every page: its own style sheet and pictures, nothing else."""

_NO_MARKDOWN = (
    "link image autolink html_inline html_block reference heading lheading fence code backticks"
)


def story_html(markdown: str) -> str:
    """Return a story as HTML; whatever could lead or load from elsewhere stays text."""
    html: str = _markdown().render(markdown)
    return html


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).disable(_NO_MARKDOWN.split())


def page_name(content: SiteContent, language: str) -> str:
    """Return the file name of a page in a language: index.html in the town's own."""
    return "index.html" if language == content.languages[0] else f"{language}.html"


def start_page(content: SiteContent, language: str) -> str:
    """Return the start page: the day, the map and the list of stops."""
    _ = texts(language)
    maps = [content.map] if content.narrow_map is None else [content.map, content.narrow_map]
    return render(
        "site/index.html",
        **_frame(content, language, root=""),
        title=_("New names for a day"),
        lead=in_language(content.lead, language, *content.languages),
        maps=[paint_svg(relink(sheet, content, language), text="outlines") for sheet in maps],
        stops=[_stop(stop, content, language) for stop in content.stops],
    )


def story_page(content: SiteContent, stop: Stop, language: str) -> str:
    """Return the page that the printed code of a stop leads to, in one language."""
    _ = texts(language)
    at = content.stops.index(stop)
    story = in_language(stop.stories, language)
    return render(
        "site/story.html",
        **_frame(content, language, root="../../"),
        stop=_stop(stop, content, language),
        title=_stop(stop, content, language)["name"][1],
        other_names=_other_names(stop, content, language),
        story=(story[0], story_html(story[1])) if story else None,
        story_elsewhere=_elsewhere(story, language, _),
        draft=_draft(stop, content, language),
        situation=situation_lines(stop.situation, _),
        sources=[_reference(item, _) for item in stop.sources],
        read_on=[_reference(item, _) for item in stop.read_on],
        before=_stop(content.stops[at - 1], content, language) if at else None,
        after=_stop(content.stops[at + 1], content, language)
        if at + 1 < len(content.stops)
        else None,
    )


def withheld_page(content: SiteContent, code: str, language: str) -> str:
    """Return the page that the code of a name leads to which was removed on request."""
    _ = texts(language)
    return render(
        "site/withheld.html",
        **_frame(content, language, root="../../"),
        title=_("Removed on request"),
        code=code.upper(),
    )


def missing_page(content: SiteContent) -> str:
    """Return 404.html, in all languages at once: nobody knows who got lost.

    It is served for addresses of any depth, so it has no relative links.
    """
    lines = []
    for language in content.languages:
        _ = texts(language)
        lines.append((language, _("This page does not exist"), _("Please check the address.")))
    warnings = dict.fromkeys(
        line
        for language in content.languages
        if (line := in_language(content.warning, language, *content.languages))
    )
    return render(
        "site/404.html",
        policy=POLICY,
        lines=lines,
        warnings=list(warnings),
        language=content.languages[0],
    )


def relink(sheet: Sheet, content: SiteContent, language: str) -> Sheet:
    """Return the map with its links leading to the stories in this language."""
    page = page_name(content, language)
    hrefs = {
        story_href(stop.code): story_href(stop.code).replace("index.html", page)
        for stop in content.stops
    }
    marks = tuple(
        dataclasses.replace(mark, href=hrefs.get(mark.href, mark.href))
        if isinstance(mark, Link)
        else mark
        for mark in sheet.marks
    )
    return dataclasses.replace(sheet, marks=marks)


def _frame(content: SiteContent, language: str, *, root: str) -> dict[str, object]:
    """Return what the frame of every page shows."""
    _ = texts(language)
    return {
        "_": _,
        "language": language,
        "root": root,
        "home": root + page_name(content, language),
        "policy": POLICY,
        "campaign": in_language(content.campaign, language) or ("en", ""),
        "emblem": paint_svg(content.emblem) if content.emblem else "",
        "city": in_language(content.city, language, content.languages[0]) or ("en", ""),
        "day": _.day(content.day),
        "switch": [(tag, page_name(content, tag), language_name(tag)) for tag in content.languages],
        "contact": content.contact,
        "warning": in_language(content.warning, language, *content.languages),
        "attribution": content.attribution,
        "map_licence": content.map_licence,
        "texts_licence": content.texts_licence,
        "map_date": _.day(content.map_date) if content.map_date else None,
        "draft_words": bool(_.drafts),
    }


def _stop(stop: Stop, content: SiteContent, language: str) -> dict[str, tuple[str, str] | str]:
    """Return a stop's short texts, each with the language it is in."""
    nobody = (language, "")
    languages = (language, *content.languages)
    return {
        "code": stop.code.upper(),
        "href": story_href(stop.code).replace("index.html", page_name(content, language)),
        "old": stop.old_names.get(language) or stop.old or "",
        # A new name is what the sign says: that of the town, whatever the page's language.
        "name": in_language(stop.names, content.sign_language, *content.languages)
        or (language, stop.old or stop.code),
        "honoree": in_language(stop.honoree, *languages) or nobody,
        "who": in_language(stop.who, *languages) or nobody,
    }


def _other_names(stop: Stop, content: SiteContent, language: str) -> list[tuple[str, str]]:
    """Return the new name in the other languages: the page's, then in the site's order."""
    shown = in_language(stop.names, content.sign_language, *content.languages)
    known = [tag for tag in (language, *content.languages) if tag in stop.names]
    tags = dict.fromkeys((*known, *sorted(stop.names)))
    seen = {shown[1]} if shown else set()
    names = []
    for tag in tags:
        if stop.names[tag] not in seen:
            seen.add(stop.names[tag])
            names.append((tag, stop.names[tag]))
    return names


def _draft(stop: Stop, content: SiteContent, language: str) -> str | None:
    """Return which text shown no native speaker has checked yet: "story", "who" or None."""
    story = in_language(stop.stories, language)
    who = in_language(stop.who, language, *content.languages)
    if story and story[0] in stop.story_drafts:
        return "story"
    return "who" if who and who[0] in stop.drafts else None


def _elsewhere(story: tuple[str, str] | None, language: str, _: Texts) -> str | None:
    """Say plainly that a story is not in the language of the page."""
    if story is None or story[0] == language:
        return None
    return _(
        "This story does not exist in {language} yet; here it is in {other}.",
        language=language_name(language, _.language),
        other=language_name(story[0], _.language),
    )


def _reference(item: Reference, _: Texts) -> dict[str, object]:
    return {
        "title": item.title,
        "url": item.url,
        "date": partial_date(item.date, _) if item.date else None,
        "linkable": item.linkable and item.url.startswith("https://"),
    }
