"""The one family of errors: every message says what, where and what to do.

Each class has a stable `code` (listed in docs/errors.md) and an exit code for the command line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar


class RenamerError(Exception):
    """Something the user can act on.

    Parameters
    ----------
    problem : str
        What is wrong, one clause without a full stop.
    where : str, optional
        The file, field, page or address it was found at.
    fix : str, optional
        What to do next, in the imperative.
    """

    code: ClassVar[str] = "renamer-error"
    exit_code: ClassVar[int] = 1

    def __init__(self, problem: str, *, where: str | None = None, fix: str | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = where
        self.fix = fix

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.fix}" if self.fix else ""
        return f"{place}{self.problem}{advice}."


class UsageError(RenamerError):
    """The command was called in a way that cannot work."""

    code = "usage"
    exit_code = 2


class CityError(RenamerError):
    """No such town, or its data cannot be used."""

    code = "city"
    exit_code = 3


class AmbiguousTownError(CityError):
    """A name means several towns: the user chooses among `candidates` (renamer.model.candidate)."""

    code = "ambiguous"

    def __init__(self, problem: str, *, candidates: Sequence[Any], fix: str | None = None) -> None:
        super().__init__(problem, fix=fix)
        self.candidates = tuple(candidates)


class OnlineError(CityError):
    """No server of OpenStreetMap gave a usable answer: at another time one may."""

    code = "online"


class ExtractError(RenamerError):
    """An OpenStreetMap extract cannot be read."""

    code = "extract"
    exit_code = 3


class PhotoError(RenamerError):
    """A photo cannot be opened safely or is too small to show anything."""

    code = "photo"
    exit_code = 3


class PlanError(RenamerError):
    """The plan file or a link holds something that cannot be used."""

    code = "plan"
    exit_code = 4


class ExchangeError(RenamerError):
    """A file of another program cannot be read, or nothing in it can be used."""

    code = "exchange"
    exit_code = 4


class CampaignError(RenamerError):
    """A campaign pack (people, stories, sources) is at fault."""

    code = "campaign"
    exit_code = 4


class NamingError(RenamerError):
    """No name can be formed here without guessing."""

    code = "name"
    exit_code = 5


class StyleError(RenamerError):
    """A plate style is at fault."""

    code = "style"
    exit_code = 5


class GlyphError(RenamerError):
    """No face at hand has a letter that must be printed."""

    code = "glyph"
    exit_code = 5


class ProofError(RenamerError):
    """A printed code does not scan, leads elsewhere, or is missing."""

    code = "proof"
    exit_code = 6


class LinkError(RenamerError):
    """An address that must not be printed or published."""

    code = "link"
    exit_code = 6


class OutputError(RenamerError):
    """The output cannot be written, or would overwrite what is not ours."""

    code = "output"
    exit_code = 7


class ResourceError(RenamerError):
    """A file that belongs to renamer itself is missing or broken."""

    code = "resource"
    exit_code = 8
