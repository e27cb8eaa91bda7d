"""Stickers for whoever wants to be in no photo, and the rule for whoever takes photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from renamer.l10n import texts
from renamer.printing.sticker import lay_out_stickers
from renamer.workflow.paper import warning_lines
from renamer.workflow.pieces import Made, Page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from renamer.printing.sticker import Line, Rule
    from renamer.workflow.pieces import Making


def make(making: Making) -> Made:
    """Return one page, in the languages of the public papers."""
    lines, rules = words_of(making.languages)
    sheet = lay_out_stickers(lines, rules, warning_lines(making.campaign, making.city))
    return Made(pages=(Page(sheet=sheet),))


def words_of(languages: Iterable[str]) -> tuple[list[Line], list[Rule]]:
    """Return what stickers and card say, in English where a language has no texts."""
    spoken = {_.language: _ for _ in map(texts, languages)}
    lines = [(code, _("Please no photo of me")) for code, _ in spoken.items()]
    rules = [
        (
            code,
            _("If you take photos"),
            _(
                "Ask first. No face of anybody who wears this sticker, not even in the background. "
                "No children. Post nothing before the group says that you may."
            ),
        )
        for code, _ in spoken.items()
    ]
    return lines, rules
