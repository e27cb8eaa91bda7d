"""Names on the map: formed anew from the nominative of whom they honour, and compared.

The persons were put to the names by hand; a given name alone stands for the hero of a saga, a god
or a king. What counts is the case form and the joining: a street word of the same class is as good.
docs/reference/names.md publishes the agreement.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from renamer.errors import NamingError
from renamer.model.honoree import NameForms
from renamer.odonymy import form, parse

AGREEMENT = {
    ("is-reykjavik", "is"): (51, 51),
    ("de-berlin-mitte", "de"): (14, 14),
    ("fi-helsinki-centre", "fi"): (29, 29),
    ("fi-helsinki-centre", "sv"): (8, 8),
    ("fr-paris-8e", "fr"): (50, 50),
    ("mc-monaco", "fr"): (27, 27),
}
"""Town and language: how many come out as on the map, of how many."""


def read(name: str, language: str) -> tuple[str, str]:
    """Return how a name joins and inflects whom it honours, whatever its street word is."""
    odonym = parse(name, language)
    assert odonym is not None, name
    return odonym.specific.casefold(), odonym.link


def agrees(row: dict[str, str], make_honoree) -> bool:
    language = row["language"]
    forms = NameForms(nominative=row["nominative"], certainty="high")
    person = make_honoree("somebody", "person", row["sex"], {language: forms})
    try:
        name = form(person, row["class"], language)
    except NamingError:
        return False
    return read(row["name"], language) in {
        read(name.text, language),
        read(name.plate, language),
    }


def test_the_agreement_with_the_map_is_as_published(make_honoree) -> None:
    path = Path(__file__).parents[2] / "cases" / "odonyms_real.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[tuple[str, str], list[bool]] = defaultdict(list)
    missed = []
    for row in rows:
        right = agrees(row, make_honoree)
        found[row["city"], row["language"]].append(right)
        if not right:
            missed.append(row["name"])
    assert {key: (sum(some), len(some)) for key, some in found.items()} == AGREEMENT, missed
