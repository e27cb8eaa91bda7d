"""An action as a table that Excel opens by a double click: CSV with semicolons and a mark of UTF-8.

Why semicolons: docs/adr/0013-csv-for-excel.md.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final

from renamer.exchange.action import degrees

if TYPE_CHECKING:
    from renamer.exchange.action import Action

DELIMITER: Final = ";"
MARK: Final = "\ufeff"
"""Without it Excel reads UTF-8 as the code page of the country."""
_FORMULA: Final = re.compile(r"[' ]*[=+\-@\t\r\n＝＋－＠]")
"""What a spreadsheet takes for the beginning of a formula: the list of OWASP
(https://owasp.org/www-community/attacks/CSV_Injection)."""
_QUOTED: Final = re.compile(r"'(?=[' ]*[=+\-@\t\r\n＝＋－＠])")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def write_csv(action: Action) -> str:
    """Return the table: old and new names, whom they honour, where they are, and the note."""
    names = list(dict.fromkeys(code for one in action.places for code in one.names))
    spoken = list(dict.fromkeys(code for one in action.places for code in one.who))
    rows = [
        {
            "number": str(one.number),
            "code": one.code,
            "old_name": one.old,
            **{f"new_name:{code}": one.names.get(code, "") for code in names},
            "honoree": one.honoree,
            "honoree_id": one.honoree_id,
            **{f"who:{code}": one.who.get(code, "") for code in spoken},
            "link": one.link,
            "longitude": degrees(one.lonlat)[0],
            "latitude": degrees(one.lonlat)[1],
            "place": one.place_id,
            "osm": ",".join(one.osm_refs),
            "day": action.day.isoformat(),
            "symbolic": "yes",
            "note": action.note,
            "source": action.credit,
        }
        for one in action.places
    ]
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]), delimiter=DELIMITER)
    writer.writeheader()
    writer.writerows({key: guarded(text) for key, text in row.items()} for row in rows)
    return MARK + table.getvalue()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe makes it text.

    Examples
    --------
    >>> guarded("=HYPERLINK(1)"), guarded("-21.9")
    ("'=HYPERLINK(1)", '-21.9')
    """
    if _NUMBER.fullmatch(cell) or not _FORMULA.match(cell):
        return cell
    return f"'{cell}"


def unguarded(cell: str) -> str:
    """Return what a cell said before it was guarded."""
    return _QUOTED.sub("", cell, count=1)
