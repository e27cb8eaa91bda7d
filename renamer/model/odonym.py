"""The name of a street or square, old and new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["curated", "rule", "library", "user"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A new odonym in one language.

    `text` is the running form ("rue Ales-Bialiatski"), `plate` the form on a plate
    ("Rue Ales Bialiatski"); `how` says how it came about; `why_check` says why a native speaker
    must look at it before it is printed, and is None where none must. `generic` is the street word
    in it ("" where it has none or it is not known), `specific` the rest in its case; `steps` tell
    one by one how it was formed.
    """

    language: str
    text: str
    plate: str
    how: How
    why_check: str | None = None
    generic: str = ""
    specific: str = ""
    steps: tuple[str, ...] = ()

    @property
    def needs_native_check(self) -> bool:
        """Whether a native speaker must look at this form before it is printed."""
        return self.why_check is not None
