"""How the names of one language are written in another, by a table of letters and endings.

The values behind assets/locales/<bcp47>/spelling.toml. They serve where the registry has no name
in a language: what they give is always to be looked at by somebody who speaks it.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import TYPE_CHECKING, ClassVar

from pydantic import TypeAdapter, ValidationError

from renamer.errors import ResourceError
from renamer.model.honoree import Sex  # noqa: TC001  pydantic reads it
from renamer.odonymy.grammar import Inflection  # noqa: TC001
from renamer.odonymy.inflect import adapt
from renamer.resources import resource, resource_names
from renamer.text import nfc

if TYPE_CHECKING:
    from collections.abc import Callable

_STRICT: dict[str, str] = {"extra": "forbid"}
_FILE = "spelling.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A name as it is written in the one language and in the other; the tests hold it."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    name: str
    becomes: str
    sex: Sex | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """The table of one language.

    `source` is the language that is read. `letters` are pairs of what is read (a regular
    expression, in lower case, which may look at what stands around it) and what is written for
    it; at each letter the first pair that fits counts, and what no pair fits stays. `endings`
    then make the words end as the language wants them.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    source: str
    evidence: str
    letters: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    endings: tuple[Inflection, ...] = field(default=(), repr=False)
    examples: tuple[Example, ...] = field(default=(), repr=False)


@lru_cache(maxsize=64)
def read_spelling(language: str) -> Spelling | None:
    """Return the table of a language, or None where nobody has written one.

    Raises
    ------
    ResourceError
        If its file is at fault.
    """
    if language not in resource_names("assets", "locales"):
        return None
    path = resource("assets", "locales", language).joinpath(_FILE)
    if not path.is_file():
        return None
    try:
        table = TypeAdapter(Spelling).validate_python(tomllib.loads(path.read_text("utf-8")))
        for read, _ in table.letters:
            if re.compile(read).groups:
                raise re.error(f"write {read!r} with (?:...) instead of (...)")
    except (tomllib.TOMLDecodeError, ValidationError, re.error) as error:
        where = f"assets/locales/{language}/{_FILE}"
        raise ResourceError(str(error), where=where, fix="mend this file") from error
    return table


def spelled(name: str, sex: Sex | None, language: str) -> str:
    """Return a name as this language writes it.

    Parameters
    ----------
    name : str
        The nominative in the language that the table reads.
    sex : {"female", "male"} or None
        Some languages give the names of women and of men different endings.

    Raises
    ------
    NamingError
        If the table says that an ending cannot be ruled.
    """
    table = read_spelling(language)
    if table is None:
        raise ValueError(f"no spelling.toml for {language}")
    return nfc(adapt(_letters(language)(name), sex, table.endings, language))


@lru_cache(maxsize=64)
def _letters(language: str) -> Callable[[str], str]:
    """Return what writes the letters of a name anew; a capital stays a capital."""
    table = read_spelling(language)
    pairs = table.letters if table else ()
    if not pairs:
        return str
    either = re.compile("|".join((*(f"({read})" for read, _ in pairs), ".")))
    writes = [written for _, written in pairs]

    def letter(found: re.Match[str], word: str) -> str:
        if found.lastindex is None:
            return word[found.start()]
        written = writes[found.lastindex - 1]
        capital = word[found.start()].isupper()
        # title, not upper: Georgian names have no capitals, though the letters do
        return written[:1].title() + written[1:] if capital else written

    def write(name: str) -> str:
        return "".join(
            either.sub(partial(letter, word=word), word.lower())
            for word in re.split(r"([\s-])", name)
        )

    return write
