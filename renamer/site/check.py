"""Whether a built site is whole and safe: every link leads somewhere, nothing calls home.

The checks read the HTML as it is, so they also hold for a site that somebody edited by hand.
"""

from __future__ import annotations

import base64
import hashlib
import posixpath
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

_LOADING = {"src", "srcset", "poster", "background", "data", "action", "formaction", "ping"}
"""Attributes that make a browser fetch or send something, on whatever element."""
_LOADING_LINKS = {"a", "area", "base"}
"""Elements whose href is only followed when somebody clicks (base is forbidden by itself)."""
_FORBIDDEN = {"base", "iframe", "frame", "object", "embed", "applet", "form"}
_POLICY = "content-security-policy"
_CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""", re.IGNORECASE)


@dataclass
class _Page(HTMLParser):
    """What one page holds that matters here."""

    language: str = ""
    policies: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    inline: list[tuple[str, str]] = field(default_factory=list)
    _open: str = ""
    _text: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids.add(values.get("id", ""))
        if tag == "html":
            self.language = values.get("lang", "")
        if tag in _FORBIDDEN:
            self.faults.append(f"has a <{tag}>")
        if tag == "meta":
            self._meta(values)
        if tag in {"script", "style"}:
            self._open, self._text = ("" if "src" in values else tag), []
        for name, value in values.items():
            self._attribute(tag, name, value, values)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self.inline.append((tag, "".join(self._text)))
            self._open = ""

    def _meta(self, values: dict[str, str]) -> None:
        kind = values.get("http-equiv", "").lower()
        if kind == _POLICY:
            self.policies.append(values.get("content", ""))
        elif kind == "refresh":
            self.faults.append("sends the reader elsewhere by itself (meta refresh)")

    def _attribute(self, tag: str, name: str, value: str, values: dict[str, str]) -> None:
        if name.startswith("on"):
            self.faults.append(f"has an event handler ({name})")
        elif name == "style":
            self.faults.append(f"has an inline style on <{tag}>")
        elif name in {"href", "xlink:href"}:
            follows = tag in _LOADING_LINKS or values.get("rel") == "alternate"
            (self.links if follows else self.loads).append(value)
        elif name in _LOADING:
            self.loads.extend(part.split()[0] for part in value.split(",") if part.split())


def check_site(
    files: Mapping[str, bytes],
    *,
    codes: Collection[str] = (),
    is_listed: Callable[[str], bool] = lambda _url: False,
) -> tuple[str, ...]:
    """Return every fault of a site, sorted; none = it can be published.

    Parameters
    ----------
    files : mapping of relative path to bytes
        The whole site, paths with forward slashes.
    codes : collection of str
        The printed codes: each needs its page R/<CODE>/index.html.
    is_listed : callable
        Whether an address must never be linked (registry.hosts.is_listed with the campaign's).
    """
    pages = {path: _read(files[path]) for path in files if path.endswith(".html")}
    faults = [*_missing(files, codes), *_names(files)]
    for path, page in pages.items():
        faults += [f"{path}: {fault}" for fault in _page_faults(path, page, pages, files)]
        faults += [
            f"{path}: leads to a listed host ({link})" for link in page.links if is_listed(link)
        ]
    for path in files:
        if path.endswith((".css", ".svg")):
            text = files[path].decode(errors="replace")
            faults += [f"{path}: {fault}" for fault in _css_faults(path, text, files)]
    return tuple(sorted(set(faults)))


def _read(data: bytes) -> _Page:
    page = _Page()
    page.feed(data.decode(errors="replace"))
    page.close()
    return page


def _missing(files: Mapping[str, bytes], codes: Collection[str]) -> Iterator[str]:
    """Pages that must be there."""
    wanted = ["index.html", *(f"R/{code.upper()}/index.html" for code in sorted(codes))]
    yield from (f"{path}: is missing" for path in wanted if path not in files)


def _names(files: Mapping[str, bytes]) -> Iterator[str]:
    """Story folders in upper case, as printed; no two files that differ in case only."""
    seen: dict[str, str] = {}
    for path in sorted(files):
        other = seen.setdefault(path.casefold(), path)
        if other != path:
            yield f"{path}: differs from {other} in upper and lower case only"
        parts = path.split("/")
        if (
            parts[0].upper() == "R"
            and len(parts) > 1
            and parts[:2] != [p.upper() for p in parts[:2]]
        ):
            yield f"{path}: the printed code is in upper case"


def _page_faults(
    path: str, page: _Page, pages: Mapping[str, _Page], files: Mapping[str, bytes]
) -> Iterator[str]:
    yield from page.faults
    if not page.language:
        yield "does not say its language (html lang)"
    yield from _policy_faults(page)
    for link in page.links:
        yield from _link_faults(path, link, pages, files)
    for load in page.loads:
        yield from _load_faults(path, load, files)
    for tag, text in page.inline:
        if tag == "style":
            yield from _css_faults(path, text, files)


def _policy_faults(page: _Page) -> Iterator[str]:
    """Ask for a strict policy, and no inline script or style but those it names by their hash."""
    policy = " ".join(page.policies)
    if "default-src 'none'" not in policy or "unsafe" in policy or "*" in policy:
        yield "has no strict content security policy"
    if re.search(r"https?:|wss?:", policy):
        yield "allows other hosts in its content security policy"
    for tag, text in page.inline:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        if f"'sha256-{digest}'" not in policy:
            yield f"has an inline <{tag}> that its policy does not name"


def _link_faults(
    path: str, link: str, pages: Mapping[str, _Page], files: Mapping[str, bytes]
) -> Iterator[str]:
    """Where a link leads when somebody follows it."""
    parts = urlsplit(link)
    if parts.scheme in {"https", "mailto", "tel"}:
        return
    if parts.scheme or parts.netloc or link.startswith(("/", "\\")):
        yield f"has a link that is neither relative nor https ({link})"
        return
    goal = _resolve(path, parts.path) if parts.path else path
    if goal not in files:
        yield f"has a link that leads nowhere ({link})"
    elif parts.fragment and goal in pages and parts.fragment not in pages[goal].ids:
        yield f"has a link to a part that is not there ({link})"


def _load_faults(path: str, load: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """Ask that what a browser fetches by itself is a file of the site, or within the page."""
    if load.startswith(("data:image/", "#")):
        return
    parts = urlsplit(load)
    if parts.scheme or parts.netloc or load.startswith(("/", "\\")):
        yield f"loads from elsewhere ({load[:80]})"
    elif _resolve(path, parts.path) not in files:
        yield f"loads a file that is not there ({load})"


def _css_faults(path: str, text: str, files: Mapping[str, bytes]) -> Iterator[str]:
    for match in _CSS_ADDRESS.finditer(text):
        yield from _load_faults(path, match[1] or match[2] or "", files)


def _resolve(path: str, link: str) -> str:
    """Return the file a relative address means, letter by letter as servers read it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))
