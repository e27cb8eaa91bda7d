"""Whom to ask on the internet, for how long and under which name; and a lookup under way."""

from __future__ import annotations

import math
import os
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from renamer import __version__
from renamer.errors import UsageError

NOMINATIM = "https://nominatim.openstreetmap.org"
"""One request a second, under a name of one's own, nothing in bulk:
https://operations.osmfoundation.org/policies/nominatim/"""

OVERPASS = ("https://overpass-api.de/api", "https://overpass.private.coffee/api")
"""The main server (https://dev.overpass-api.de/overpass-doc/en/preface/commons.html; what it asks
of programs: https://github.com/drolbr/Overpass-API/issues/791), then the one mirror whose terms
allow any program to ask (https://overpass.private.coffee/#terms). Not among them: the French
server, which allows all users of a program together 1,000 questions a day
(https://github.com/osm-fr/infrastructure/issues/121), the Swiss one, which knows Switzerland only,
and that of VK, a company in Russia."""

DEADLINE_S = 120.0
MAX_DEADLINE_S = 3600
REST_S = 30.0
"""After a 429 the main server wants to be left alone for so long, at the least (issue 791)."""

WAY_ON = (
    "try again later, read the town from a file with --extract FILE, "
    "or take a town that 'renamer city list' shows"
)
"""How every failed lookup goes on."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Whom to ask, and for how long.

    Parameters
    ----------
    say : callable
        Is told, before anything is sent, what is asked of whom; and what is being waited for.
    deadline_s : float
        Seconds after which a lookup ends, whatever the servers do.
    nominatim_url, overpass_urls : str, tuple of str
        The server that finds towns, and those that know their streets, in the order of asking.
    contact : str, optional
        An address that is sent along, so that who runs a server can write instead of blocking.
    rest_s : float
        For how long a busy server is left alone, at the least; shorten it for your own only.
    """

    say: Say
    deadline_s: float = DEADLINE_S
    nominatim_url: str = NOMINATIM
    overpass_urls: tuple[str, ...] = OVERPASS
    contact: str | None = None
    rest_s: float = REST_S

    @property
    def user_agent(self) -> str:
        """The name under which renamer asks."""
        contact = re.sub(r"[^ -~]|[()]", "", self.contact or "")  # what a header may hold
        told = f"; {contact}" if contact else ""
        return f"renamer-kit/{__version__} (symbolic street renaming, one lookup a town{told})"

    @property
    def headers(self) -> dict[str, str]:
        """What every request says of who asks; names of places are wanted in English."""
        return {"User-Agent": self.user_agent, "Referer": self.user_agent, "Accept-Language": "en"}

    def start(self) -> Lookup:
        """Return a lookup whose clock runs from now on."""
        return Lookup(self)


def how_to_ask(
    say: Say,
    *,
    deadline_s: float | None = None,
    nominatim_url: str | None = None,
    overpass_urls: tuple[str, ...] = (),
    contact: str | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Asking:
    """Return what is given, else what the environment says, else the defaults.

    Read are RENAMER_DEADLINE_S, RENAMER_NOMINATIM, RENAMER_OVERPASS (addresses with commas
    between them) and RENAMER_CONTACT.

    Raises
    ------
    UsageError
        If the deadline is no number of seconds, or an address is not one of http or https.
    """
    seconds = environ.get("RENAMER_DEADLINE_S") or DEADLINE_S
    listed = [url.strip() for url in environ.get("RENAMER_OVERPASS", "").split(",")]
    servers = overpass_urls or [url for url in listed if url] or OVERPASS
    return Asking(
        say=say,
        deadline_s=_seconds(seconds if deadline_s is None else deadline_s),
        nominatim_url=_url(nominatim_url or environ.get("RENAMER_NOMINATIM") or NOMINATIM),
        overpass_urls=tuple(map(_url, servers)),
        contact=contact or environ.get("RENAMER_CONTACT"),
    )


def _seconds(told: float | str) -> float:
    try:
        seconds = float(told)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= MAX_DEADLINE_S:
        raise UsageError(
            f"{told!r} is no number of seconds up to {MAX_DEADLINE_S}",
            where="deadline (RENAMER_DEADLINE_S)",
            fix="write a number like 120",
        )
    return seconds


def _url(told: str) -> str:
    if urlsplit(told).scheme not in {"http", "https"} or not host_of(told):
        raise UsageError(
            f"{told!r} is no address of a server",
            where="RENAMER_NOMINATIM, RENAMER_OVERPASS",
            fix=f"write it like {OVERPASS[0]}",
        )
    return told.rstrip("/")


def host_of(url: str) -> str:
    """Return the name of the server in an address, with its port if it has one."""
    return urlsplit(url).netloc.rpartition("@")[2]


class Lookup:
    """A lookup under way: its clock, and which server rests or did well."""

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.servers = list(asking.overpass_urls)
        """Those that know streets; the one that answered last stands first."""
        self._ends = time.monotonic() + asking.deadline_s
        self._free_at: dict[str, float] = {}

    @property
    def left_s(self) -> float:
        """Seconds until the deadline, never negative."""
        return max(0.0, self._ends - time.monotonic())

    def let_rest(self, server: str, seconds: float) -> None:
        """Ask this server nothing for so long, at the least."""
        rested = time.monotonic() + seconds
        self._free_at[server] = max(rested, self._free_at.get(server, 0.0))

    def rest_of_s(self, server: str) -> float:
        """Return for how many seconds this server is still to be left alone."""
        return max(0.0, self._free_at.get(server, 0.0) - time.monotonic())

    def prefer(self, server: str) -> None:
        """Ask this server first from now on."""
        self.servers.sort(key=lambda other: other != server)
