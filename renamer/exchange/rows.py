"""Places out of a file of another program: GeoJSON, uMap's own, or a table.

A file comes from anybody: its size is capped before it is read, every text is made plain, and
what cannot be used is no row but a word about it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from renamer.errors import ExchangeError
from renamer.exchange.plain import plain

if TYPE_CHECKING:
    from pathlib import Path

    from renamer.model.place import LonLat

MOST_BYTES: Final = 5_000_000
MOST_ROWS: Final = 500
"""More places than any group can rename; each is looked for on the whole map."""
_MOST_FIELDS: Final = 200

_REF: Final = re.compile(r"\b(node|way|relation)[/ =]([1-9]\d{0,18})\b")
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "osm": ("osm", "osm_id", "@id", "osm_ref"),
    "place_id": ("place", "place_id"),
    "name": ("old_name", "old", "street", "square", "present name", "name"),
    "honoree": ("honoree_id", "honoree", "honouree_id", "honouree", "person", "whom"),
    "code": ("code",),
}
"""Which column or property says what, the first one first; read in any case."""
_WORDING: Final = re.compile(r"(?:new_name|wording):([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one line or feature of a file says of a place; "" and None = nothing.

    `where` names it for the person who has to correct it; `honorees` are the words that may say
    whom it honours, the surest first; `wording` by language.
    """

    where: str
    osm_refs: tuple[str, ...] = ()
    place_id: str = ""
    name: str = ""
    lonlat: LonLat | None = None
    honorees: tuple[str, ...] = ()
    code: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)


def read_rows(path: Path) -> tuple[Row, ...]:
    """Return the rows of a file; its ending says what it is.

    Raises
    ------
    ExchangeError
        If it cannot be read, is too large, of another kind, or holds no place.
    """
    from renamer.exchange import features, lines

    readers = {
        ".geojson": features.rows_of_json,
        ".json": features.rows_of_json,
        ".umap": features.rows_of_json,
        ".csv": lines.rows_of_csv,
    }
    read = readers.get(path.suffix.lower())
    if read is None:
        raise ExchangeError(
            f"places cannot be read from {path.suffix or 'a file without an ending'}",
            where=str(path),
            fix="give a file that ends in .geojson, .umap or .csv",
        )
    rows = read(_text(path), str(path))
    if not rows:
        raise ExchangeError(
            "the file holds no place", where=str(path), fix="give one with at least one"
        )
    if len(rows) > MOST_ROWS:
        raise ExchangeError(
            f"the file holds {len(rows)} places, more than {MOST_ROWS}",
            where=str(path),
            fix="keep those that are to be renamed",
        )
    return tuple(rows)


def row_of(values: Mapping[str, Any], where: str, lonlat: LonLat | None) -> Row:
    """Return what the fields of a line or feature say, whatever the case of their names."""
    said = {
        plain(str(key)).lower(): plain(str(value))
        for key, value in list(values.items())[:_MOST_FIELDS]
        if isinstance(value, (str, int, float)) and not isinstance(value, bool)
    }

    def told(what: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(said[key] for key in _KEYS[what] if said.get(key)))

    found = ((_WORDING.fullmatch(str(key)), said.get(plain(str(key)).lower())) for key in values)
    wording = {hit[1]: text for hit, text in found if hit and text}
    refs = (f"{kind}/{number}" for text in told("osm") for kind, number in _REF.findall(text))
    return Row(
        where=where,
        osm_refs=tuple(dict.fromkeys(refs)),
        place_id=next(iter(told("place_id")), ""),
        name=next(iter(told("name")), ""),
        lonlat=lonlat,
        honorees=told("honoree"),
        code=next(iter(told("code")), ""),
        wording=wording,
    )


def point(lon: object, lat: object) -> LonLat | None:
    """Return a point in degrees, or None where this is none on Earth."""
    if not isinstance(lon, (int, float)) or not isinstance(lat, (int, float)):
        return None
    if not (abs(lon) <= 180 and abs(lat) <= 90):  # not so for NaN either
        return None
    return float(lon), float(lat)


def _text(path: Path) -> str:
    """Return the text of a file, as a spreadsheet or a map program saves it."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ExchangeError(
            f"cannot read the file ({error.strerror or error})",
            where=str(path),
            fix="check its name",
        ) from error
    if len(data) > MOST_BYTES:
        raise ExchangeError(
            f"the file is larger than {MOST_BYTES // 1_000_000} MB",
            where=str(path),
            fix="keep the places that are to be renamed, without pictures",
        )
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(
            f"byte {error.start} is not UTF-8",
            where=str(path),
            fix='save it as UTF-8 (in Excel: "CSV UTF-8")',
        ) from error
