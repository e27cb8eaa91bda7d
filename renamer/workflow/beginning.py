"""A campaign of the user's own, begun: a folder of files that explain themselves."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from renamer.errors import CampaignError, OutputError
from renamer.files import as_output_error, folder_beside, write_file
from renamer.registry.packs import campaign_ids
from renamer.resources import resource

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EXAMPLE: Final = "first-example"
"""The entry that every new campaign begins with."""

_NAME = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_LONGEST_NAME = 60


def begin_campaign(
    name: str, parent: Path, *, day: str, second_line: str, languages: Sequence[str]
) -> Path:
    """Write a campaign of the user's own that works at once, with one example; return its folder.

    Parameters
    ----------
    name : str
        The name of the folder, and the id of the campaign.
    parent : Path
        Where the folder is made.
    day : str
        The yearly day, month-day.
    second_line : str
        The language of the second line on every sign.
    languages : sequence of str
        Those that every entry needs its name and who-line in; English and that of the second line
        always are.

    Raises
    ------
    CampaignError
        If the name, the day or a language cannot be used.
    OutputError
        If there is something of this name already, or nothing can be written.
    """
    _check_name(name)
    known = _example_languages()
    spoken = tuple(dict.fromkeys((*languages, second_line, "en")))
    if strange := [code for code in spoken if code not in known]:
        raise CampaignError(
            f"the example does not speak {', '.join(strange)}",
            fix=f"choose of {', '.join(sorted(known))}; add further ones in campaign.toml",
        )
    goal = parent / name
    with as_output_error(goal):
        taken = goal.exists() or goal.is_symlink()
    if taken:
        raise OutputError("something of this name is here", where=name, fix="choose another name")
    texts = _skeleton(name, _day(day), second_line, sorted(spoken), known)
    with folder_beside(goal) as folder:
        for path, text in texts.items():
            write_file(folder / path, text)
    return goal


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name) or len(name) > _LONGEST_NAME:
        raise CampaignError(
            f"{name!r:.80} cannot be the name of a campaign",
            fix="take letters from a to z, digits and hyphens, like my-campaign",
        )
    if name.casefold() in campaign_ids():
        raise CampaignError(f"{name!r} comes along with renamer", fix="choose another name")


def _day(text: str) -> datetime.date:
    """Return a day that every year has, in one of its years."""
    try:
        if re.fullmatch(r"\d\d-\d\d", text):
            return datetime.date.fromisoformat(f"2001-{text}")
    except ValueError:
        pass
    raise CampaignError(
        f"{text!r} is no day of every year", fix="write month and day, like 03-08 for 8 March"
    )


def _skeleton(
    name: str,
    day: datetime.date,
    second_line: str,
    spoken: Sequence[str],
    known: Mapping[str, Mapping[str, str]],
) -> dict[str, str]:
    """Return the texts of the files of a new campaign."""
    from renamer.registry.schema import schema_files

    title = name.replace("-", " ")
    values = {
        "ID": name,
        "FOLDER": f"./{name}",
        "TITLE": title[0].upper() + title[1:],
        "DAY": f"{day:%m-%d}",
        "SHORT_DAY": f"{day.day}.{day.month}",
        "SECOND": second_line,
        "LANGUAGES": _list(spoken),
        "DRAFTS": _list([code for code in spoken if code != "en"]),
        "WHO": "\n".join(f"{code} = {_text(known[code]['who'])}" for code in spoken),
        "NAMES": "\n".join(_names(code, known[code]) for code in sorted(known)),
    }
    files = {
        "campaign.toml": "campaign.toml",
        "listed_hosts.toml": "listed_hosts.toml",
        "README.md": "README.md",
        f"people/{EXAMPLE}/honoree.toml": "honoree.toml",
        f"people/{EXAMPLE}/story.en.md": "story.en.md",
    }
    texts = {goal: _filled(source, values) for goal, source in files.items()}
    return texts | {f"schema/{file}": text for file, text in schema_files().items()}


def _filled(source: str, values: Mapping[str, str]) -> str:
    text = resource("templates", "campaign", source).read_text(encoding="utf-8")
    return re.sub("@([A-Z_]+)@", lambda found: values[found[1]], text)


def _example_languages() -> dict[str, Any]:
    """Return the example's who-line and names by language."""
    import tomli

    text = resource("templates", "campaign", "languages.toml").read_text(encoding="utf-8")
    return tomli.loads(text)


def _names(language: str, words: Mapping[str, str]) -> str:
    """Return the tables of the example's name in one language."""
    certainty = "high" if language == "en" else "medium"
    forms = [f"{key} = {_text(words[key])}" for key in ("nominative", "genitive") if key in words]
    odonyms = [
        f"{key} = {_text(text)}"
        for key, text in words.items()
        if key not in {"who", "nominative", "genitive"}
    ]
    lines = (
        f"[names.{language}]",
        *forms,
        f'certainty = "{certainty}"',
        'evidence = "our draft: the usual words of the language"',
        f"[names.{language}.odonyms]",
        *odonyms,
    )
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    """Return a text as TOML, whose short strings are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(_text(text) for text in texts)}]"
