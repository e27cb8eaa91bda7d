"""A letter to prison, checked word by word before somebody copies it by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from renamer.errors import UsageError
from renamer.registry.letters import check_letter
from renamer.registry.packs import read_campaign

if TYPE_CHECKING:
    from renamer.registry.letters import LetterSlip

_LARGEST = 100_000


def check_letter_file(path: Path, campaign_id: str) -> tuple[LetterSlip, ...]:
    """Return everything in a text file that can stop it as a letter.

    Raises
    ------
    UsageError
        If it cannot be read as a text, or the campaign says nothing of letters.
    """
    letters = read_campaign(campaign_id).letters
    if letters is None:
        raise UsageError(
            f"the campaign {campaign_id!r} says nothing of letters",
            fix="write its letters.toml, or name another with --campaign",
        )
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError("this is too long for a letter", where=str(path), fix="shorten it")
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            "this is no plain text", where=str(path), fix="save the letter as text in UTF-8"
        ) from error
    except OSError as error:
        raise UsageError(
            f"this cannot be read ({error.strerror})", where=str(path), fix="look at the file"
        ) from error
    return check_letter(text, letters)
