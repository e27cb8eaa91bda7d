"""The whole site as a mapping of relative paths to bytes; who writes it decides where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.site.content import story_href
from renamer.site.pages import missing_page, page_name, start_page, story_page, withheld_page
from renamer.templating import render

if TYPE_CHECKING:
    from renamer.site.content import SiteContent


def build_site(content: SiteContent) -> dict[str, bytes]:
    """Build every page in every language of the site.

    Returns
    -------
    dict of str to bytes
        index.html, <language>.html, R/<CODE>/index.html, R/<CODE>/<language>.html, style.css and
        404.html; links between them are relative and name their file, so the site also opens
        from a folder.
    """
    files = {"style.css": render("site/style.css"), "404.html": missing_page(content)}
    for language in content.languages:
        page = page_name(content, language)
        files[page] = start_page(content, language)
        for stop in content.stops:
            path = story_href(stop.code).replace("index.html", page)
            files[path] = story_page(content, stop, language)
        for code in content.withheld:
            path = story_href(code).replace("index.html", page)
            files[path] = withheld_page(content, code, language)
    return {path: files[path].encode() for path in sorted(files)}
