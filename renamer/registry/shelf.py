"""The files of a pack while they are read: their texts, and every fault of form at once."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from renamer.registry.faults import Fault, of_form

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from renamer.registry.faults import Spot

Kind = TypeVar("Kind")

_MISSING: Final = "look for a quotation mark, a comma or a bracket that is missing"


class Shelf:
    """A folder of files; `texts` is what was read of them, `faults` what is wrong with them.

    `unread` are those that nothing asks for. Names are relative to the folder; that of a file
    elsewhere is its whole path.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.unread: list[str] = []

    def text(self, name: str) -> str:
        """Return a file in normalisation form C, the form all later stages compare in."""
        try:
            raw = (self.folder / name).read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self.fault(name, "this file is missing: write it, or take out what needs it")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.fault(name, "this is not UTF-8 text: save it in the encoding UTF-8", line=line)
        except OSError as error:
            self.fault(name, f"this cannot be read ({error.strerror}): look at the file")
        else:
            text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))
            self.texts[name] = text
            return text
        return ""

    def toml(self, name: str) -> dict[str, Any] | None:
        """Return a file's TOML, or None if it has a fault."""
        import tomli

        before = len(self.faults)
        try:
            data = tomli.loads(self.text(name))
        except tomli.TOMLDecodeError as error:
            twice = error.msg.startswith("Cannot ")  # overwrite a value, declare a table twice
            advice = "take out what stands twice" if twice else _MISSING
            text = f"this is not TOML ({error.msg}): {advice}"
            self.fault(name, text, line=error.lineno)
        return data if len(self.faults) == before else None

    def formed(self, name: str, kind: type[Kind], data: dict[str, Any] | None) -> Kind | None:
        """Return what a file holds as a class of ours, or None if it has another form."""
        from pydantic import ValidationError

        if data is None:
            return None
        any_kind: Any = kind  # what lru_cache takes
        try:
            made: Kind = _adapter(any_kind).validate_python(data)
        except ValidationError as error:
            self.faults.extend(of_form(error, name, kind))
            return None
        return made

    def fault(self, name: str, text: str, *, spot: Spot = (), line: int | None = None) -> None:
        """Keep a fault of a file."""
        self.faults.append(Fault(file=name, spot=spot, text=text, line=line))


@lru_cache(maxsize=8)
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
