"""Addresses that must never be printed: listed hosts, hidden goals, odd spellings.

In Belarus, opening or keeping what is called extremist can mean arrest. So an address counts as
listed when it leads to a listed host by any spelling, and also when it carries one (an archived
or translated copy of a listed page).
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Final
from urllib.parse import SplitResult, unquote, urlsplit

from renamer.errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Collection

SHORTENERS: Final = frozenset(
    {
        "bit.ly",
        "buff.ly",
        "clck.ru",
        "cutt.ly",
        "goo.gl",
        "goo.su",
        "is.gd",
        "linktr.ee",
        "lnkd.in",
        "ow.ly",
        "qrco.de",
        "rb.gy",
        "rebrand.ly",
        "shorturl.at",
        "surl.li",
        "t.co",
        "t.ly",
        "tiny.cc",
        "tinyurl.com",
        "u.to",
        "v.gd",
        "vk.cc",
        "wp.me",
    }
)
"""Hosts that hide where an address leads."""

PLATFORMS: Final = frozenset(
    {
        "facebook.com",
        "fb.com",
        "fb.me",
        "instagram.com",
        "ok.ru",
        "telegram.dog",
        "telegram.me",
        "t.me",
        "threads.net",
        "tiktok.com",
        "twitter.com",
        "viber.com",
        "vk.com",
        "wa.me",
        "whatsapp.com",
        "x.com",
        "youtu.be",
        "youtube.com",
    }
)
"""Networks whose channels are listed one by one, too many to know: none of them is led to."""

_TRANSLATED = ".translate.goog"
_HOST_IN_TEXT = re.compile(r"(?:[^\W_]|-)+(?:\.(?:[^\W_]|-)+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHost:
    """A host that no output may lead to; `source` is an address or "treated as listed"."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    host: str
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedHosts:
    """What listed_hosts.toml holds."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    hosts: tuple[ListedHost, ...] = ()


def host_of(url: str) -> str:
    """Return the host of an address in its one comparable spelling ("" if it has none).

    Lower case, IDNA (punycode), without port, user and trailing dots. An address without a scheme
    ("spring96.org/en") is read as one of the web.
    """
    text = url.strip().replace("\\", "/")
    if "://" not in text:
        text = f"//{text.removeprefix('//')}"
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        return ""
    return _comparable(unquote(host))


def is_listed(url: str, listed_hosts: Collection[str]) -> bool:
    """Return whether an address leads to a listed host, or carries one.

    Parameters
    ----------
    url : str
        Any spelling: upper case, punycode, trailing dot, with or without scheme.
    listed_hosts : collection of str
        Host names; each stands for all its subdomains.
    """
    listed = _comparable_set(tuple(listed_hosts))
    host = host_of(url)
    if host.endswith(_TRANSLATED):  # a-b--c.translate.goog shows a.b-c
        words = host.removesuffix(_TRANSLATED).split("--")
        host = "-".join(word.replace("-", ".") for word in words)
    carried = (_comparable(found) for found in _HOST_IN_TEXT.findall(_unquoted(url)))
    return any(_is_within(name, listed) for name in (host, *carried))


def listed_in(text: str, listed_hosts: Collection[str]) -> str | None:
    """Return the first listed host that a text names: telephones turn it into a link."""
    listed = _comparable_set(tuple(listed_hosts))
    found = (_comparable(name) for name in _HOST_IN_TEXT.findall(_unquoted(text)))
    return next((name for name in found if _is_within(name, listed)), None)


def _unquoted(text: str) -> str:
    """Return a text with nothing percent-encoded in it, however often it was."""
    while (plain := unquote(text)) != text:
        text = plain
    return unicodedata.normalize("NFKC", text).replace("。", ".")


def check_link(url: str, listed_hosts: Collection[str]) -> None:
    """Check that an address may be printed on paper and published.

    Raises
    ------
    LinkError
        If it is not plain http(s), holds a user name, a port, an IP address, blanks or control
        characters, hides its goal behind a shortener, or leads to a listed host.
    """
    problem = _listing_problem(url, listed_hosts) or _form_problem(url)
    if problem:
        raise LinkError(
            problem, where=url[:120], fix="choose a page of an encyclopaedia, museum or library"
        )


def check_form(url: str) -> None:
    """Check an address that is only shown as text: it must be plain and must not hide its goal.

    Raises
    ------
    LinkError
        If it is odd, or of a shortener.
    """
    hidden = "this hides where it leads" if _is_within(host_of(url), SHORTENERS) else None
    if problem := hidden or _form_problem(url):
        raise LinkError(problem, where=url[:120], fix="write the address it leads to")


def is_in_belarus(url: str) -> bool:
    """Whether an address is under .by or .бел: its keeper there sees who opens it."""
    return host_of(url).endswith((".by", ".xn--90ais"))


def _listing_problem(url: str, listed_hosts: Collection[str]) -> str | None:
    if is_listed(url, listed_hosts):
        return "this leads to a host that is listed in Belarus: opening it can mean arrest there"
    if _is_within(host_of(url), SHORTENERS):
        return "this hides where it leads"
    if _is_within(host_of(url), PLATFORMS):
        return "this is a channel on a network; many such are listed in Belarus"
    return None


def _form_problem(url: str) -> str | None:
    """Return what is odd about an address that leads to no listed host."""
    if any(char.isspace() or not char.isprintable() or char in '\\<>"`{}|^' for char in url):
        return "this holds blanks or signs that do not belong into an address"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "this is not an address"
    if parts.scheme.lower() not in {"http", "https"}:
        return "this is not an address of the web (https://...)"
    if parts.username is not None or parts.password is not None:
        return "this holds a user name, which can pretend another host"
    if port is not None:
        return "this names a port"
    return _host_problem(parts)


def _host_problem(parts: SplitResult) -> str | None:
    host = host_of(parts.geturl())
    if "%" in parts.netloc or "." not in host or host.startswith("."):
        return "this has no full host name"
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
    return "this names a computer by number"


@lru_cache(maxsize=8)
def _comparable_set(hosts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_comparable(host) for host in hosts)


def _comparable(host: str) -> str:
    """Return a host name in lower-case IDNA without trailing dots; as it is if IDNA refuses."""
    name = host.strip().strip(".。").casefold()
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _is_within(host: str, listed: Collection[str]) -> bool:
    """Whether a host or one of its parent domains is in the list."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in listed for start in range(len(labels)))
