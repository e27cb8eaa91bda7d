"""What a long piece of work reports while it runs."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Called with the step that begins now, in words: "200 signs"."""


def silent(step: str) -> None:
    """Report to nobody."""
    del step
