"""Rows out of a table: CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from renamer.errors import ExchangeError
from renamer.exchange.rows import MOST_ROWS, point, row_of
from renamer.exchange.table import unguarded

if TYPE_CHECKING:
    from renamer.exchange.rows import Row
    from renamer.model.place import LonLat

_LONGITUDE: Final = ("longitude", "lon", "lng", "long", "x")
_LATITUDE: Final = ("latitude", "lat", "y")


def rows_of_csv(text: str, where: str) -> list[Row]:
    """Return a row for each line below the header that is not empty.

    Raises
    ------
    ExchangeError
        If there is no header, or a cell never ends.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    try:
        header = [cell.strip() for cell in next((line for line in reader if any(line)), [])]
        for cells in reader:
            if any(cell.strip() for cell in cells):
                values = {key: unguarded(cell) for key, cell in zip(header, cells, strict=False)}
                rows.append(row_of(values, f"line {reader.line_num}", _lonlat(values)))
            if len(rows) > MOST_ROWS:
                break
    except csv.Error as error:
        raise ExchangeError(
            f"this is no table ({error})", where=f"{where}, line {reader.line_num}", fix=_SAVE
        ) from error
    if not any(header):
        raise ExchangeError(
            "the table has no line with the names of its columns", where=where, fix=_SAVE
        )
    return rows


_SAVE: Final = "save it as CSV with a first line like: old_name;honoree;longitude;latitude"


def _lonlat(values: dict[str, str]) -> LonLat | None:
    """Return the point of a line; in some countries a comma parts the decimals."""
    told = {key.lower(): value for key, value in values.items()}
    lon, lat = (
        next((told[key] for key in keys if told.get(key)), "") for keys in (_LONGITUDE, _LATITUDE)
    )
    try:
        return point(float(lon.replace(",", ".")), float(lat.replace(",", ".")))
    except ValueError:
        return None
