"""Elements of OpenStreetMap as Overpass answers them, and where they are from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from renamer.gazetteer.online.answers import Refused, parsed
from renamer.text import nfc

_TYPES = frozenset({"node", "way", "relation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Elements:
    """Elements of OpenStreetMap as Overpass gave them.

    `osm_base` is the state of its data as it writes it ("2026-11-20T08:15:00Z"); `sha256` that
    of the answer, unpacked.
    """

    elements: list[dict[str, Any]]
    osm_base: str | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where elements come from.

    `server` is the host that answered, `asked_at` when (UTC), `osm_base` the state of its data
    (the oldest, where there were several answers). `sha256` is that of the list of the sums of all
    answers, one a line.
    """

    server: str
    asked_at: datetime
    osm_base: datetime | None
    sha256: str

    def joined(self, later: Provenance) -> Provenance:
        """Return where elements come from that were asked for here and then once more."""
        bases = [base for base in (self.osm_base, later.osm_base) if base is not None]
        sums = f"{self.sha256}\n{later.sha256}"
        return replace(
            later,
            osm_base=min(bases, default=None),
            sha256=hashlib.sha256(sums.encode()).hexdigest(),
        )


def read_elements(body: bytes) -> Elements:
    """Return what Overpass found.

    Raises
    ------
    Refused
        If it is no answer of Overpass, or only a part of one: a remark tells that it gave up.
    """
    answer = parsed(body)
    if not isinstance(answer, dict) or not isinstance(answer.get("elements"), list):
        raise Refused("answered without elements")
    if "remark" in answer:
        raise Refused(f"gave up half-way ({_quoted(answer['remark'])})")
    head = answer.get("osm3s")
    base = head.get("timestamp_osm_base") if isinstance(head, dict) else None
    return Elements(
        elements=[item for item in answer["elements"] if _is_element(item)],
        osm_base=base if isinstance(base, str) else None,
        sha256=hashlib.sha256(body).hexdigest(),
    )


def each_once(elements: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each element once, as the answer has it that tells most about it."""
    best: dict[tuple[str, int], dict[str, Any]] = {}
    for element in elements:
        key = (element["type"], element["id"])
        if key not in best or _fullness(element) > _fullness(best[key]):
            best[key] = element
    return list(best.values())


def _fullness(element: dict[str, Any]) -> tuple[int, int]:
    return len(element.get("tags") or ()), len(element)


def provenance_of(host: str, answers: Sequence[Elements]) -> Provenance:
    """Return where the answers of one server are from, asked just now."""
    bases = [base for base in (_moment(answer.osm_base) for answer in answers) if base]
    sums = [answer.sha256 for answer in answers]
    return Provenance(
        server=host,
        asked_at=datetime.now(UTC).replace(microsecond=0),
        osm_base=min(bases, default=None),
        sha256=hashlib.sha256("\n".join(sums).encode()).hexdigest(),
    )


def _moment(written: str | None) -> datetime | None:
    try:
        return datetime.strptime(written or "", "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _is_element(item: Any) -> bool:
    return type(item) is dict and item.get("type") in _TYPES and type(item.get("id")) is int


def _quoted(remark: Any) -> str:
    words = nfc(str(remark))
    return words if len(words) <= 100 else f"{words[:99]}…"
