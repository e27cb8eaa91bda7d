"""Things a person should know that need not stop the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Level = Literal["info", "caution", "danger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One remark: how grave, a stable code, what it is about, and a sentence in English."""

    level: Level
    code: str
    where: str
    text: str
