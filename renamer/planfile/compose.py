"""The text of a new plan file: every field, explained for people who never saw TOML."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Final

import tomlkit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from renamer.model.plan import Plan

_HEAD: Final = """\
The plan of your action. Change it in any text editor, save it, run the same command again.
A line that begins with # explains; renamer does not read it, and your own such lines stay.
Text stands in "quotation marks". After each change: renamer plan check THIS-FILE
Keep this file within the team: it holds your notes. To show it around, use: renamer share"""

_FIELDS: Final[Mapping[str, str]] = {
    "schema": "The version of this file's form: leave it.",
    "city": "The town: a sample's name (renamer city list).",
    "campaign": "The campaign pack that people and stories come from.",
    "day": "The day of the action: year-month-day, without quotation marks.",
    "edition": """\
"public"; "no-codes" for signs that tell the story in print instead; or
"no-links" to leave out every address on a host that the campaign lists as a danger.""",
    "languages": """\
Languages of the site and papers, like ["is", "en"]. Empty: those of town and campaign.""",
    "style": "Plate style (renamer style list). Empty: that of the town.",
    "paper": 'The paper in your printer: "A4", "A3", "A2", "A1", "A0", "Letter" or "Tabloid".',
    "base_url": """\
The https address under which your site will stand, like "https://group.example/4august".
The QR codes lead there. Empty: they lead to public encyclopaedia pages.""",
    "contact": "PUBLISHED on the site: an address of the group, never of a person. Or empty.",
    "form": '"photo", "walk", "unveiling", "window" or "online".',
    "bans": 'Places or people that are never suggested, like ["some-street", "some-person"].',
    "walk": "The codes in walking order. Empty: the order of the renamings below.",
    "map_data": "Which map data the plan was made from: leave it.",
}
_TABLES: Final[Mapping[str, str]] = {
    "team": """\
Only for the team, in no public output: roles, meeting point, telephone.
press = "Anna"   or   "meeting point" = "the fountain, 10:30\"""",
    "weights": """\
What counts how much in suggestions (renamer suggest CITY --explain PLACE shows the names).
host = 2.0 doubles the worth of a theatre or library that can say yes.""",
    "pins": """\
Place and honoree that belong together in every suggestion (ids as in the renamings).
some-square = "some-person\"""",
    "standings": """\
What was known of living people when they were planned: leave it. 'renamer plan check' tells what
has changed since, and the kit then holds a strip for the sign of whoever has been freed.""",
}
_RENAMINGS: Final = """\
The renamings, one block each.
  To drop a place          decision = "dropped"  (its block stays, its code is never given again)
  Not decided yet          decision = "proposed"
  To honour somebody else  honoree = "their-id"  (renamer people list)
  To word the name yourselves
                           wording = { is = "Frelsistorg", en = "Freedom Square" }
  More signs of one kind   copies = 2
  For the team only        note = "ask the theatre first"
  One more place           renamer plan add THIS-FILE place-id honoree-id
                           (renamer places CITY, renamer people list; it writes the block)
code is printed inside the QR code: never change it. place, anchor_lonlat and old find the place
again when the map changes. why tells why it was suggested."""
_OWN_HONOREE: Final = """\
Somebody of your own who is not in the campaign: take the # away, fill in, and give a source.
[[honorees]]
id = "jane-example"
kind = "person"              # person, organisation, group or dedication
lives_in = "dead"            # Belarus, abroad, in prison, unknown, dead, not applicable
consent = "not needed"       # public campaign, asked, unknown, not needed
roles = ["writer"]
standing = { code = "died" } # the living: also as_of = "2027-06" and source = "s1"
# names and who: also in the language of your town; or write the wording in the renaming
names = { en = { nominative = "Jane Example" }, be = { nominative = "Джэйн Прыклад" } }
who = { en = "Writer" }      # one line on the sign that stays true whatever happens
stories = { en = "What a passer-by should know, in about a hundred words." }
sources = [
  { id = "s1", title = "What you read", url = "https://...", backs = "her life" },
]"""


def plain(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain values for TOML, where an absent key stands for None."""
    values: dict[str, Any] = _without_none(dataclasses.asdict(plan))
    return values


def compose(plan: Plan) -> str:
    """Return the text of a new plan file."""
    values = plain(plan)
    parts = [_comment(_HEAD)]
    parts += [
        f"{_comment(text)}\n{_pair(key, values[key])}"
        for key, text in _FIELDS.items()
        if key in values
    ]
    parts += [_table(f"[{key}]", text, values[key]) for key, text in _TABLES.items()]
    parts += [_comment(_OWN_HONOREE)]
    parts += [_table("[[honorees]]", "", one) for one in values["honorees"]]
    parts += [_comment(_RENAMINGS)]
    parts += [_table("[[renamings]]", "", one) for one in values["renamings"]]
    return "\n\n".join(parts) + "\n"


def _table(heading: str, text: str, values: Mapping[str, Any]) -> str:
    above = [_comment(text)] if text else []
    return "\n".join([*above, heading, *(_pair(key, value) for key, value in values.items())])


def _pair(key: str, value: Any) -> str:
    return f"{tomlkit.key(key).as_string()} = {as_item(value, key).as_string()}"


def as_item(value: Any, key: str = "") -> Any:
    """Return a value as TOML in one line; the reasons of a renaming stand one below the other."""
    if isinstance(value, dict):
        inline = tomlkit.inline_table()
        for name, one in value.items():
            inline.append(name, as_item(one))
        return inline
    if isinstance(value, list):
        array = tomlkit.array()
        for one in value:
            array.append(as_item(one))
        return array.multiline(bool(value) and key in {"why", "sources"})
    return tomlkit.item(value)


def _comment(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(one) for key, one in value.items() if one is not None}
    if isinstance(value, (list, tuple)):
        return [_without_none(one) for one in value]
    return value
