"""The schemas say what the classes say, and every shipped file keeps to them."""

import dataclasses
import json
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest

from renamer.registry import schema
from renamer.registry.packs import campaign_folder, campaign_ids
from renamer.resources import resource_names

jsonschema = pytest.importorskip("jsonschema")

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "schema"
SHIPPED = [
    (kind, path)
    for pack in campaign_ids()
    for kind, pattern in (
        ("honoree", "people/*/honoree.toml"),
        ("campaign", "campaign.toml"),
        ("listed_hosts", "listed_hosts.toml"),
        ("epigraphs", "epigraphs.toml"),
        ("letters", "letters.toml"),
        ("updates", "updates/*.toml"),
    )
    for path in sorted(campaign_folder(pack).glob(pattern))
]
LIVING = {
    "id": "somebody",
    "kind": "person",
    "names": {"en": {"nominative": "Somebody"}},
    "who": {"en": "Somebody"},
    "standing": {"code": "free", "as_of": "2026-03", "source": "s"},
    "lives_in": "abroad",
    "consent": "unknown",
    "roles": ["poet"],
    "themes": ["literature"],
    "born": "1980",
    "sources": [{"id": "s", "title": "T", "url": "https://example.org/", "backs": "all"}],
}


def faults(kind: str, data: dict) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema.schema_of(kind))
    return [error.message for error in checker.iter_errors(data)]


def changed(**fields) -> dict:
    return {**deepcopy(LIVING), **fields}


def test_the_published_schemas_are_what_the_code_makes():
    published = {path.name: path.read_text("utf-8") for path in PUBLISHED.glob("*.schema.json")}
    assert published == schema.schema_files(), "run: make schema"


@pytest.mark.parametrize("kind", schema.FILES)
def test_each_is_a_schema_that_tells_every_field_and_knows_no_other(kind):
    made = schema.schema_of(kind)
    jsonschema.Draft202012Validator.check_schema(made)
    assert "null" not in json.dumps(made)
    for one in (made, *made.get("$defs", {}).values()):
        assert one["additionalProperties"] is False
        assert one["description"]
        assert all(field["description"] for field in one["properties"].values())


def test_nothing_is_described_that_is_not_there():
    told = {
        f"{name}.{field}" if field else name
        for kind in schema.FILES
        for made in [schema.schema_of(kind)]
        for name, one in [(schema.FILES[kind].__name__, made), *made.get("$defs", {}).items()]
        for field in ["", *one["properties"]]
    }
    assert told == set(schema.FIELDS)


def test_only_what_is_computed_is_left_out():
    honoree, campaign = schema.FILES["honoree"], schema.FILES["campaign"]
    for kind, left_out in (
        (honoree, {"stories", "story_drafts"}),
        (
            campaign,
            {"honorees", "listed_hosts", "epigraphs", "letters", "withheld_names", "remarks"},
        ),
    ):
        name = next(key for key, one in schema.FILES.items() if one is kind)
        fields = {field.name for field in dataclasses.fields(kind)}
        assert fields - set(schema.schema_of(name)["properties"]) == left_out


def test_there_are_files_to_check():
    assert {kind for kind, _ in SHIPPED} >= {"honoree", "campaign", "listed_hosts"}


@pytest.mark.parametrize("pack", campaign_ids())
def test_every_shipped_file_keeps_to_its_schema(pack):
    checkers = {
        kind: jsonschema.Draft202012Validator(schema.schema_of(kind)) for kind in schema.FILES
    }
    found = [
        f"{path.relative_to(campaign_folder(pack))}: {error.message}"
        for kind, path in SHIPPED
        if campaign_folder(pack) in path.parents
        for error in checkers[kind].iter_errors(tomllib.loads(path.read_text("utf-8")))
    ]
    assert found == []


def test_the_example_of_these_tests_is_without_fault():
    assert faults("honoree", LIVING) == []


@pytest.mark.parametrize(
    "field", ["relatives", "family", "children", "address", "birthday", "phone", "photo", "stories"]
)
def test_private_and_unknown_fields_are_refused(field):
    assert any(field in text for text in faults("honoree", changed(**{field: "x"})))


@pytest.mark.parametrize(
    ("fields", "ok"),
    [
        ({"born": "1980-05-01"}, False),
        ({"consent": "not needed"}, False),
        ({"roles": ["saviour"]}, False),
        ({"themes": []}, False),
        ({"sources": []}, False),
        ({"who": {"en": "x" * 71}}, False),
        ({"born": "1980-05-01", "died": "2001", "lives_in": "dead"}, True),
        ({"born": "last spring", "died": "2001", "lives_in": "dead"}, False),
    ],
)
def test_what_an_editor_marks(fields, ok):
    assert (faults("honoree", changed(**fields)) == []) is ok


def test_the_drawings_named_in_the_schema_are_there():
    told = schema.FIELDS["CampaignMark.art"]
    assert all(name.removesuffix(".svg") in told for name in resource_names("assets", "art"))
