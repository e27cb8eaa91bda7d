"""The files of a pack while they are read: their texts, and every fault of form at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from renamer.registry.faults import Fault, of_form

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from renamer.registry.faults import Spot

Kind = TypeVar("Kind")

MAX_BYTES: Final = 1_000_000

_MISSING: Final = "look for a quotation mark, a comma or a bracket that is missing"
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters other than tab and line end, and those that turn the direction of a text."""
_BREAK = re.compile("[\t\n\u2028\u2029]")
_LONGEST_WORD: Final = 2_000
_DEEPEST: Final = 20
_ENDLESS: Final = f"holds a word of more than {_LONGEST_WORD} letters: shorten it"
_DEEP_KEY = re.compile(
    # such a key takes a parser time that grows with the square of its length
    r"""(?<![\w-])(?:(?:[\w-]{1,200}|"[^"\n]{0,200}"|'[^'\n]{0,200}')[ \t]*\.[ \t]*){30}"""
)


class Shelf:
    """A folder of files; `texts` is what was read of them, `faults` what is wrong with them.

    `unread` are those that nothing asks for. Names are relative to the folder; that of a file
    elsewhere is its whole path.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._inside = folder.resolve()
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []
        self.unread: list[str] = []

    def text(self, name: str) -> str:
        """Return a file in normalisation form C, the form all later stages compare in."""
        if refusal := self._refusal(name):
            self.fault(name, refusal)
            return ""
        try:
            with (self.folder / name).open("rb") as file:
                raw = file.read(MAX_BYTES).decode("utf-8-sig")
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
            if unseen := _UNSEEN.search(text):
                line = text.count("\n", 0, unseen.start()) + 1
                self.fault(name, _unseen(unseen[0]), line=line)
                return ""
            if name.endswith(".md") and _is_endless(text):  # of TOML, each value is looked at
                self.fault(name, _ENDLESS)
                return ""
            return text
        return ""

    def _refusal(self, name: str) -> str | None:
        """Return why a file must not even be opened: what it says could be published."""
        path = self.folder / name
        if not Path(name).is_absolute() and not self.holds(path):
            return "this leads out of the folder of the pack: put the file itself here"
        if path.exists() and not path.is_file():
            return "this is no ordinary file: take it out, or write one instead"
        if path.exists() and path.stat().st_size > MAX_BYTES:
            return "this file has more than 1 MB, which is not read: shorten it"
        return None

    def holds(self, path: Path) -> bool:
        """Whether a path, with every link followed, lies in the folder."""
        try:
            return path.resolve().is_relative_to(self._inside)
        except (OSError, RuntimeError):  # links that lead in a circle
            return False

    def toml(self, name: str) -> dict[str, Any] | None:
        """Return a file's TOML, or None if it has a fault."""
        import tomli

        before = len(self.faults)
        try:
            text = self.text(name)
            if _DEEP_KEY.search(text):
                raise RecursionError
            data = tomli.loads(text)
            self._unseen_in(name, data)
        except tomli.TOMLDecodeError as error:
            twice = error.msg.startswith("Cannot ")  # overwrite a value, declare a table twice
            advice = "take out what stands twice" if twice else _MISSING
            text = f"this is not TOML ({error.msg}): {advice}"
            self.fault(name, text, line=error.lineno)
        except (RecursionError, MemoryError):
            self.fault(name, "this is not TOML that can be read (nested too deeply): write it anew")
        except ValueError as error:  # a number of too many digits, a day that no calendar has
            self.fault(name, f"this is not TOML ({error}): correct it")
        return data if len(self.faults) == before else None

    def _unseen_in(self, name: str, data: dict[str, Any]) -> None:
        """Keep a fault of the first text of a file that hides something."""
        for spot, text in _texts(data, ()):
            is_name = "names" in spot[:1] and spot[-1] != "evidence"
            if found := _UNSEEN.search(text) or (_BREAK.search(text) if is_name else None):
                self.fault(name, _unseen(found[0]), spot=spot)
                return
            if _is_endless(text):
                self.fault(name, _ENDLESS, spot=spot)
                return

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


def _is_endless(text: str) -> bool:
    """Whether patterns would take minutes over a word of this text."""
    return len(text) > 5 * _LONGEST_WORD and max(map(len, text.split()), default=0) > _LONGEST_WORD


def _unseen(character: str) -> str:
    return f"holds the unseen character U+{ord(character):04X}: take it out"


def _texts(held: Any, spot: Spot) -> Iterator[tuple[Spot, str]]:
    """Yield every text in a file's TOML, keys too, and where it stands."""
    if len(spot) > _DEEPEST:
        raise RecursionError
    if isinstance(held, str):
        yield spot, held
    elif isinstance(held, list):
        for index, item in enumerate(held):
            yield from _texts(item, (*spot, index))
    elif isinstance(held, dict):
        for key, item in held.items():
            if _UNSEEN.search(key) or _BREAK.search(key):
                yield (*spot, "a key"), key
            yield from _texts(item, (*spot, key))


@lru_cache(maxsize=8)
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
