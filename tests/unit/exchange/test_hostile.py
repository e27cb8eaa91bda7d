"""Whatever somebody called a street: no format takes it for more than words."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from renamer.exchange.plain import LONGEST, plain
from renamer.workflow.exporting import FORMATS, written
from tests.unit.exchange.conftest import action_saying, hostile

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = hostile()
OURS = re.compile(
    r"https://group\.example/R/[A-Z0-9]{5}/|https?://[a-z.]*(topografix|opengis|opendatacommons)\S*"
)


def test_the_table_is_as_large_as_was_asked() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_holds_only_signs_that_can_be_seen(ending: str, about: str) -> None:
    text = written(action_saying(CASES[about]), ending)
    assert text.encode("utf-8").decode("utf-8") == text
    unseen = {
        char
        for char in text.removeprefix("\ufeff")
        if unicodedata.category(char)[0] == "C" and char not in "\r\n"
    }
    assert not unseen
    assert not OURS.sub("", text).count("://")


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("ending", [".gpx", ".kml"])
def test_xml_has_the_elements_that_a_plain_name_gives(ending: str, about: str) -> None:
    mine, plain_one = (
        [element.tag for element in ET.fromstring(written(action_saying(text), ending)).iter()]
        for text in (CASES[about], "Plain Street")
    )
    assert mine == plain_one


@pytest.mark.parametrize("about", CASES)
def test_a_description_in_kml_is_lines_and_nothing_else(about: str) -> None:
    root = ET.fromstring(written(action_saying(CASES[about]), ".kml"))
    for element in root.iter("{http://www.opengis.net/kml/2.2}description"):
        tags: list[str] = []
        parser = HTMLParser()
        parser.handle_starttag = lambda tag, attrs, tags=tags: tags.append(tag)  # type: ignore[method-assign]
        parser.feed(element.text or "")
        assert set(tags) <= {"br"}
        assert "$[" not in (element.text or "")


@pytest.mark.parametrize("about", CASES)
@pytest.mark.parametrize("ending", [".geojson", ".umap"])
def test_json_holds_no_markup_of_a_map(ending: str, about: str) -> None:
    data = json.loads(written(action_saying(CASES[about]), ending))
    for text in _strings(data):
        assert not re.search(r"[<>{}\[\]]", text), text
    if ending == ".umap":
        described = [text for key, text in _pairs(data) if key == "description"]
        assert described
        assert not [line for text in described for line in text.split("\n") if line[:1] in "#-*"]
        assert "**" not in "".join(described)


@pytest.mark.parametrize("about", CASES)
def test_no_cell_of_the_table_is_a_formula(about: str) -> None:
    text = written(action_saying(CASES[about]), ".csv").removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    assert len(rows) == 3
    for row in rows:
        assert len(row) == len(header)
        for cell in row:
            if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                assert cell.lstrip()[:1] not in tuple("=+-@\t\r\n＝＋－＠"), cell


@pytest.mark.parametrize("about", CASES)
def test_plain_is_done_once(about: str) -> None:
    said = plain(CASES[about])
    assert plain(said) == said
    assert len(said) <= LONGEST


@pytest.mark.parametrize(
    "name", ["Rue de l'Abbé-de-l'Épée", "Place Saint-Michel (Nord)", "Вуліца Якуба Коласа, 3/5"]
)
def test_names_of_real_streets_stay(name: str) -> None:
    assert plain(name) == name


def _pairs(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield key, one
            yield from _pairs(one)
    elif isinstance(value, list):
        for one in value:
            yield from _pairs(one)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
