"""Every fault is told with its line, in words that need no programmer."""

from __future__ import annotations

import pytest

from renamer.registry.faults import Fault, line_of, located

TEXT = """\
id = "somebody"
drafts = [
    "be",
]

[standing]
code = "died"

[names.be-Latn]
nominative = "X"

[[sources]]
id = "one"

[[sources]]
id = "two"
url = "https://example.org/"

[names.is.odonyms]
street = "Gata"

[who]
"en" = "somebody"
standings.x = 1
"""


@pytest.mark.parametrize(
    ("spot", "line"),
    [
        (("id",), 1),
        (("drafts", 0), 2),
        (("standing", "code"), 7),
        (("standing", "as_of"), 6),  # is missing: the table it belongs in
        (("names", "be-Latn", "nominative"), 10),
        (("names", "be-Latn"), 9),
        (("names", "is", "odonyms", "street"), 20),
        (("sources", 0), 12),
        (("sources", 0, "id"), 13),
        (("sources", 1, "url"), 17),
        (("sources", 1, "title"), 15),
        (("who", "en"), 23),
        (("who", "standings", "x"), 24),
        (("nothing",), None),
    ],
)
def test_the_line_of_a_spot_is_found(spot: tuple[str | int, ...], line: int | None) -> None:
    assert line_of(TEXT, spot) == line


def test_a_fault_reads_as_file_line_field_and_what_to_do() -> None:
    fault = Fault(file="people/x/honoree.toml", spot=("standing", "code"), text="is wrong: mend it")
    assert str(located(fault, TEXT)) == "people/x/honoree.toml:7: standing.code: is wrong: mend it"
    assert str(fault) == "people/x/honoree.toml: standing.code: is wrong: mend it"
