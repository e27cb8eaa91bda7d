"""JSON Schemas of the files of a pack, made from the classes that read them.

An editor that knows them shows what a field means and marks what is wrong while one types. Made by
``make schema`` into docs/reference/schema, and put beside every new campaign. The rules that need
more than one field are in `entry_rules` and its siblings: a schema cannot tell them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, get_args

from renamer.model.campaign import Campaign
from renamer.model.honoree import EVERY, Honoree
from renamer.model.letters import Letters
from renamer.model.place import PlaceClass
from renamer.registry.entry_rules import WHO_MAX_CHARS
from renamer.registry.hosts import ListedHosts
from renamer.registry.packs import Epigraphs
from renamer.registry.schema_words import FIELDS
from renamer.registry.updates import Updates
from renamer.registry.vocabulary import ROLES, THEMES

Schema = dict[str, Any]

FILES: Final[Mapping[str, type[Any]]] = {
    "campaign": Campaign,
    "epigraphs": Epigraphs,
    "honoree": Honoree,
    "letters": Letters,
    "listed_hosts": ListedHosts,
    "updates": Updates,
}
"""The schemas, each named like the file it is for, and the class behind it."""

_COMPUTED: Final = {
    "Honoree": ("stories", "story_drafts"),
    "Campaign": ("honorees", "listed_hosts", "epigraphs", "letters", "withheld_names", "remarks"),
}
"""Fields that renamer fills in from other files."""

_DATE: Final = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
_DATES: Final = {
    "Honoree": ("born", "died"),
    "Standing": ("as_of", "since"),
    "Event": ("date",),
    "Count": ("as_of", "since"),
    "Source": ("date", "seen"),
    "NewStanding": ("as_of", "since"),
    "LetterAdvice": ("seen",),
    "LetterHelper": ("seen",),
}
_NARROWER: Final[Mapping[str, Schema]] = {
    "Honoree.roles": {"items": {"type": "string", "enum": sorted(ROLES)}, "minItems": 1},
    "Honoree.themes": {"items": {"type": "string", "enum": sorted(THEMES)}, "minItems": 1},
    "Honoree.sources": {"minItems": 1},
    "Honoree.who": {"additionalProperties": {"type": "string", "maxLength": WHO_MAX_CHARS}},
    "NameForms.odonyms": {"propertyNames": {"enum": [*get_args(PlaceClass), EVERY]}},
    "Campaign.day": {"pattern": r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"},
    "Campaign.names": {"required": ["en"]},
    "Campaign.countries": {"items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
    "Campaign.minimum_age": {"minimum": 18},
    "CampaignMark.colour": {"pattern": "^#[0-9A-Fa-f]{6}$"},
}
_LIVING: Final[Schema] = {
    # The birthday of a living person is refused, and somebody must have said what they want.
    "if": {
        "properties": {"kind": {"const": "person"}, "lives_in": {"not": {"const": "dead"}}},
        "required": ["kind", "lives_in"],
    },
    "then": {
        "properties": {"born": {"pattern": r"^\d{4}$"}, "consent": {"not": {"const": "not needed"}}}
    },
}


def schema_of(name: str) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a kind of file; see FILES for the names."""
    from pydantic import TypeAdapter

    kind = FILES[name]
    made = TypeAdapter(kind).json_schema()
    definitions = {key: _of_class(key, one) for key, one in made.pop("$defs", {}).items()}
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name}.toml" if name != "updates" else "updates/*.toml",
        **_of_class(kind.__name__, made),
    }
    if kind is Honoree:
        schema["allOf"] = [_LIVING]
    used = _reached(schema, definitions)
    if used:
        schema["$defs"] = {key: definitions[key] for key in sorted(used)}
    return schema


def schema_files() -> dict[str, str]:
    """Return the texts of all schemas by the names of their files."""
    return {
        f"{name}.schema.json": json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        for name in FILES
    }


def _of_class(name: str, made: Schema) -> Schema:
    """Return what pydantic made of a class in our words, without what renamer computes."""
    left_out = _COMPUTED.get(name, ())
    properties = {
        field: _of_field(name, field, one)
        for field, one in made["properties"].items()
        if field not in left_out
    }
    required = [field for field in made.get("required", ()) if field not in left_out]
    return {
        "description": FIELDS[name],
        "type": "object",
        "properties": properties,
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _of_field(name: str, field: str, made: Schema) -> Schema:
    """Return a field without None, which TOML cannot say, and without pydantic's title."""
    known = {key: value for key, value in made.items() if key not in {"title", "anyOf"}}
    for choice in made.get("anyOf", ()):
        if choice != {"type": "null"}:
            known = {**choice, **known}
    if known.get("default") is None:
        known.pop("default", None)
    dated = {"pattern": _DATE} if field in _DATES.get(name, ()) else {}
    narrower = _NARROWER.get(f"{name}.{field}", {})
    return {"description": FIELDS[f"{name}.{field}"], **known, **dated, **narrower}


def _reached(schema: Schema, definitions: Mapping[str, Schema]) -> set[str]:
    """Return the names of the definitions that a schema uses, directly or through others."""
    reached: set[str] = set()
    waiting = list(_references(schema))
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(_references(definitions[name]))
    return reached


def _references(schema: Schema) -> Iterator[str]:
    yield from re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema))
