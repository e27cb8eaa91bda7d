"""What a piece of paper is asked for: paper, size, copies, and in which languages it speaks."""

from __future__ import annotations

import dataclasses
import math
from typing import TYPE_CHECKING, Literal

from renamer.errors import UsageError
from renamer.l10n import SOURCE_LANGUAGE, texts
from renamer.model.paper import HOME_PAPERS, PAPERS, area_mm2
from renamer.workflow.paper import lay_out_signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from renamer.model.paper import Paper
    from renamer.printing.aids import Line
    from renamer.printing.plaque import Ink
    from renamer.printing.sign import LaidOut
    from renamer.workflow.pieces import Making
    from renamer.workflow.stops import Stop


def paper_of(making: Making) -> Paper:
    """Return the paper that is asked for, else the plan's.

    Raises
    ------
    UsageError
        If there is no such paper.
    """
    return _known(making.choices.paper or making.opened.plan.paper, "paper")


def shop_size(making: Making) -> Paper:
    """Return how large a copy shop makes the signs: as asked, else A3 (Tabloid) or larger.

    Raises
    ------
    UsageError
        If there is no such size.
    """
    if making.choices.size:
        return _known(making.choices.size, "size")
    paper = paper_of(making)
    usual: Paper = "Tabloid" if paper in {"Letter", "Tabloid"} else "A3"
    return max(paper, usual, key=area_mm2)


def tiled_size(making: Making) -> Paper:
    """Return how large a sign over several sheets is: as asked, else A2.

    Raises
    ------
    UsageError
        If there is no such size, or it is no larger than one sheet.
    """
    size, paper = _known(making.choices.size or "A2", "size"), paper_of(making)
    if area_mm2(size) <= area_mm2(paper):
        raise UsageError(
            f"a sign of {size} needs no second sheet of {paper}",
            fix=f"ask for a larger --size, or print 'signs' with --paper {size}",
        )
    return size


def _known(name: str, what: str) -> Paper:
    if name not in PAPERS:
        raise UsageError(f"there is no {what} {name!r}", fix=f"use one of {', '.join(PAPERS)}")
    return name


def lay_out_asked(
    making: Making,
    paper: Paper,
    *,
    ink: Ink | Literal["auto"] = "auto",
    most_code_mm: float = math.inf,
) -> tuple[LaidOut, ...]:
    """Return the signs that are asked for, on this paper."""
    plan = dataclasses.replace(making.opened.plan, paper=paper)
    return lay_out_signs(
        making.stops, plan, making.city, making.campaign, ink=ink, most_code_mm=most_code_mm
    )


def lay_out_small(making: Making, paper: Paper) -> tuple[LaidOut, ...]:
    """Return the signs that are asked for as they are made small to fit a part of a paper."""
    small: Paper = "Letter" if paper in {"Letter", "Tabloid"} else "A4"
    return lay_out_asked(making, small, ink="saving" if paper in HOME_PAPERS else "full")


def copied(making: Making, signs: Sequence[LaidOut]) -> Iterator[tuple[Stop, LaidOut]]:
    """Yield every stop with its sign, as often as the plan wants copies."""
    for stop, sign in zip(making.stops, signs, strict=True):
        for _ in range(stop.renaming.copies):
            yield stop, sign


def bilingual(making: Making) -> Callable[..., tuple[Line, ...]]:
    """Return what says a sentence in the town's language, if it is known here, and in English."""
    both = texts(making.language), texts(SOURCE_LANGUAGE)

    def say(sentence: str, /, **values: object) -> tuple[Line, ...]:
        found = [(one.language, one(sentence, **values)) for one in both]
        return tuple(found[: 1 if found[0][1] == found[1][1] else 2])

    return say


def how_to_measure(making: Making) -> tuple[Line, ...]:
    """Return what stands above the ruler."""
    _ = bilingual(making)
    return _(
        "Print at 100 % (“actual size”), never “fit to page”. "
        "This ruler is then 100 mm long on paper:"
    )
