"""How a language builds an odonym: the values behind assets/locales/<bcp47>/odonyms.toml.

A language is data, so that whoever knows one can add it without code (docs/reference/names.md).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, ClassVar, Literal

from pydantic import TypeAdapter, ValidationError

from renamer.errors import NamingError, ResourceError
from renamer.model.honoree import Sex  # noqa: TC001  pydantic reads it
from renamer.model.place import PlaceClass  # noqa: TC001
from renamer.resources import resource, resource_names

_STRICT: dict[str, str] = {"extra": "forbid"}
_FILE = "odonyms.toml"

Joint = Literal["space", "hyphen", "none"]
JOINTS: Mapping[Joint, str] = {"space": " ", "hyphen": "-", "none": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the name of a person and the street word become one odonym.

    `sentence` says it to a reader. `case` is the form of the name that is needed: "stem" is the
    genitive of its first word alone. `within` joins the words of the name, `between` the name and
    the street word, `between_single` the same where the name is one word. `takes` says which part
    of a name odonyms use. `link` is a word before the name ("de"); before a name that begins as
    `elides_before` says (a regular expression) it is `elided`, without a space ("d'"). `quotes`
    are put around the name.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    sentence: str
    evidence: str
    position: Literal["before", "after"]
    case: Literal["nominative", "genitive", "stem"]
    within: Joint = "space"
    between: Joint = "space"
    between_single: Joint | None = None
    takes: Literal["whole", "last"] = "whole"
    link: str | None = None
    elided: str | None = None
    elides_before: str | None = None
    quotes: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlateManner:
    """Where a plate departs from running text.

    Hyphens between words dropped, a first capital, all words or all letters in capitals, the
    street words of some classes left out.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    evidence: str
    drop_hyphens: bool = False
    capital: bool = False
    capitals: Literal["as written", "words", "all"] = "as written"
    drop_generic: tuple[PlaceClass, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Generic:
    """The street word of one place class: `word` forms names, all of its words are recognised.

    `why_check` says why a native speaker should look at any name formed with it.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    word: str
    evidence: str
    short: str | None = None
    also: tuple[str, ...] = ()
    why_check: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflection:
    """One line of the table of endings; the first that fits a word decides.

    `ending` is a regular expression at the end of the word and `becomes` its replacement.
    Without `becomes` the ending cannot be ruled, and `why` says so. `examples` ("Янка > Янкі";
    "Каліна" alone for a refusal) are held by the tests.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    ending: str
    becomes: str | None = None
    part: Literal["given", "last"] | None = None
    sex: Sex | None = None
    why: str | None = None
    examples: tuple[str, ...] = ()

    def fits(self, word: str, part: str, sex: Sex | None) -> bool:
        """Whether the line speaks of this word in this part of a name."""
        return (
            self.part in {None, part}
            and self.sex in {None, sex}
            and _at_end(self.ending).search(word) is not None
        )

    def apply(self, word: str) -> str:
        """Return the word with its new ending."""
        return _at_end(self.ending).sub(self.becomes or "", word, count=1)


@cache
def _at_end(ending: str) -> re.Pattern[str]:
    return re.compile(f"(?:{ending})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Without:
    """Names that have no street word, and why; `pattern` is searched for in the whole name."""

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    pattern: str
    why: str
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """One language. `inflects` says which words of a name the table of endings changes.

    `found` is the order in which a street word is looked for in an existing name ("joined" is the
    end of the last word); `links` are the words that may stand between it and the name ("de la").
    A name that begins with one of `phrases` ("Am ...") has no street word, and the table `without`
    tells which others have none. `like` is a language whose file holds all that is not said here.
    `respells` is a language whose names are formed there and respelled with `spelling.toml`.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = _STRICT

    language: str
    manner: Manner
    plate: PlateManner
    generics: Mapping[PlaceClass, Generic]
    found: tuple[Literal["before", "after", "joined"], ...]
    phrases: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    without: tuple[Without, ...] = field(default=(), repr=False)
    like: str | None = None
    respells: str | None = None
    inflects: Literal["every", "last", "first"] = "last"
    inflections: tuple[Inflection, ...] = field(default=(), repr=False)

    def generic(self, place_class: PlaceClass) -> Generic:
        """Return the street word of a class.

        Raises
        ------
        NamingError
            If the language has none for this class.
        """
        if place_class not in self.generics:
            raise NamingError(
                f"{self.language} has no word for the class '{place_class}'",
                fix=f"add [generics.{place_class}] to {where(self.language)}",
            )
        return self.generics[place_class]


def where(language: str) -> str:
    """Return where the data of a language stand, for messages."""
    return f"assets/locales/{language}/{_FILE}"


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that names can be formed in, sorted."""
    folder = resource("assets", "locales")
    names = resource_names("assets", "locales")
    return tuple(name for name in names if folder.joinpath(name, _FILE).is_file())


@lru_cache(maxsize=64)
def read_grammar(language: str) -> Grammar:
    """Return the grammar of a language.

    Raises
    ------
    NamingError
        If nobody has written it yet.
    ResourceError
        If its file is at fault; every fault is named.
    """
    if language not in languages():
        raise NamingError(
            f"no names can be formed in '{language}' yet (there are {', '.join(languages())})",
            fix=f"write your own with wording.{language} in the plan, or write {where(language)}",
        )
    try:
        return TypeAdapter(Grammar).validate_python(_table(language))
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}"
            for fault in error.errors()
        )
        raise ResourceError(faults, where=where(language), fix="mend these fields") from error


def _table(language: str) -> dict[str, Any]:
    """Return what the file of a language holds, over what the language it is like holds."""
    text = resource("assets", "locales", language, _FILE).read_text("utf-8")
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(str(error), where=where(language), fix="mend this line") from error
    return _over(_table(table["like"]), table) if "like" in table else table


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        merged[key] = _over(below[key], value) if both else value
    return merged
