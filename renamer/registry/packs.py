"""Campaign packs: from a folder of TOML and Markdown to one Campaign.

A pack is ``assets/campaigns/<id>``, or a folder of the user's own, with ``campaign.toml``,
``listed_hosts.toml``, perhaps ``epigraphs.toml`` and ``updates``, and one folder per honoree under
``people``: ``honoree.toml`` and ``story.<language>.md``. The format is told in
docs/reference/registry.md.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from renamer.errors import CampaignError
from renamer.model.campaign import Campaign
from renamer.model.honoree import Honoree
from renamer.registry.faults import Fault, located, of_form
from renamer.registry.stories import Story, read_story
from renamer.registry.updates import read_updates, updated
from renamer.resources import resource, resource_names
from renamer.settings import updates_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import TypeAdapter

DEFAULT_CAMPAIGN = "belarus-solidarity"
CAMPAIGN = "campaign.toml"
LISTED_HOSTS = "listed_hosts.toml"
EPIGRAPHS = "epigraphs.toml"
UPDATES = "updates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack as read: what could be, the texts it was read from, and every fault of form.

    `texts` maps the files, relative to the folder, to what stands in them; `stories` the entries
    to their stories by language. `campaign` is None where its own file is at fault.
    """

    folder: Path
    honorees: Mapping[str, Honoree]
    stories: Mapping[str, Mapping[str, Story]]
    texts: Mapping[str, str] = field(repr=False)
    faults: tuple[Fault, ...] = ()
    campaign: Campaign | None = None


def campaign_ids(root: Path | None = None) -> tuple[str, ...]:
    """Return the ids of the campaigns at hand, sorted.

    Parameters
    ----------
    root : Path, optional
        The folder of the packs; by default the ones that come with renamer.
    """
    if root is None:
        return resource_names("assets", "campaigns")
    return tuple(sorted(path.parent.name for path in root.glob("*/campaign.toml")))


def campaign_folder(
    campaign: str = DEFAULT_CAMPAIGN, root: Path | None = None, beside: Path | None = None
) -> Path:
    """Return the folder of a pack: one that comes along, else one of the user's own.

    Parameters
    ----------
    campaign : str
        The name of a pack, or the path of its folder.
    root : Path, optional
        The folder of the packs; by default the ones that come with renamer.
    beside : Path, optional
        A folder in which a pack of that name is looked for too: that of the plan.

    Raises
    ------
    CampaignError
        If there is none.
    """
    known = campaign_ids(root)
    name = Path(campaign).name
    if campaign in known:
        return (root or resource("assets", "campaigns")) / campaign
    here = [Path(campaign)] if root is None else []
    here += [beside / name] if beside else []
    for folder in here:
        if (folder / CAMPAIGN).is_file():
            return folder
    raise CampaignError(
        f"there is no campaign {campaign!r}",
        fix=f"choose one of: {', '.join(known)}, or give the folder of your own",
    )


def read_campaign(
    campaign: str = DEFAULT_CAMPAIGN, root: Path | None = None, beside: Path | None = None
) -> Campaign:
    """Read a campaign pack with all its honorees and stories; parameters as `campaign_folder`.

    Newer standings and withdrawn names are taken from the updates of the pack and of the user:
    whoever is withheld is not among the honorees.

    Raises
    ------
    CampaignError
        If there is no such pack, or with every fault of form in it at once, each with its file,
        line and field. What the content must keep to is checked by `registry.check.check_pack`.
    """
    pack = read_pack(campaign_folder(campaign, root, beside))
    if pack.campaign is None or pack.faults:
        told = (str(located(fault, pack.texts.get(fault.file, ""))) for fault in pack.faults)
        raise CampaignError(
            "\n  ".join(["this pack cannot be read:", *told]),
            where=f"campaign {pack.folder.name}",
            fix="correct the files named here, then run 'renamer campaign check'",
        )
    return pack.campaign


def read_pack(folder: Path) -> Pack:
    """Read what can be read of a pack, and gather every fault of form."""
    shelf = _Shelf(folder)
    stories = {}
    honorees = {}
    for path in sorted(path for path in (folder / "people").glob("*") if path.is_dir()):
        stories[path.name] = _read_stories(shelf, path)
        if honoree := _read_honoree(shelf, path, stories[path.name]):
            honorees[path.name] = honoree
    campaign = _read_head(shelf, honorees)
    return Pack(
        folder=folder,
        honorees=honorees,
        stories=stories,
        texts=shelf.texts,
        faults=tuple(shelf.faults),
        campaign=campaign,
    )


class _Shelf:
    """The files of a pack while it is read: their texts, and the faults found in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.texts: dict[str, str] = {}
        self.faults: list[Fault] = []

    def text(self, name: str) -> str:
        """Return a file in normalisation form C, the form all later stages compare in."""
        try:
            raw = (self.folder / name).read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            self.fault(name, "this file is missing")
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            self.fault(name, "this is not UTF-8 text: save it in the encoding UTF-8", line)
        except OSError as error:
            self.fault(name, f"cannot be read ({error.strerror})")
        else:
            text = unicodedata.normalize("NFC", raw.replace("\r\n", "\n"))
            self.texts[name] = text
            return text
        return ""

    def toml(self, name: str) -> dict[str, Any] | None:
        """Return a file's TOML, or None if it has a fault."""
        import tomli

        before = len(self.faults)
        try:
            data = tomli.loads(self.text(name))
        except tomli.TOMLDecodeError as error:
            self.fault(name, f"this is not TOML: {error.msg}", error.lineno)
        return data if len(self.faults) == before else None

    def fault(self, name: str, text: str, line: int | None = None) -> None:
        self.faults.append(Fault(file=name, text=text, line=line))


def _read_stories(shelf: _Shelf, path: Path) -> dict[str, Story]:
    return {
        file.name.split(".")[1]: read_story(shelf.text(f"people/{path.name}/{file.name}"))
        for file in sorted(path.glob("story.*.md"))
    }


def _read_honoree(shelf: _Shelf, path: Path, stories: Mapping[str, Story]) -> Honoree | None:
    from pydantic import ValidationError

    name = f"people/{path.name}/honoree.toml"
    data = shelf.toml(name)
    if data is None:
        return None
    for computed in ("stories", "story_drafts"):
        if computed in data:
            shelf.fault(name, f"{computed}: stories stand in files of their own, story.en.md")
    data["stories"] = {code: story.body for code, story in stories.items()}
    data["story_drafts"] = [code for code, story in stories.items() if not story.is_checked]
    try:
        honoree: Honoree = _adapter(Honoree).validate_python(data)
    except ValidationError as error:
        shelf.faults.extend(of_form(error, name, Honoree.__dataclass_fields__))
        return None
    if honoree.id != path.name:
        shelf.fault(name, f"id: is {honoree.id!r}, the folder {path.name!r}: make them the same")
    return honoree


def _read_head(shelf: _Shelf, honorees: Mapping[str, Honoree]) -> Campaign | None:
    """Return the campaign with its honorees as the updates leave them."""
    from pydantic import ValidationError

    data = shelf.toml(CAMPAIGN)
    hosts = shelf.toml(LISTED_HOSTS)
    has_epigraphs = (shelf.folder / EPIGRAPHS).is_file()
    epigraphs = shelf.toml(EPIGRAPHS) if has_epigraphs else {}
    if data is None or hosts is None or epigraphs is None:
        return None
    if data.get("id") != shelf.folder.resolve().name:
        there = f"the folder {shelf.folder.resolve().name!r}: make them the same"
        shelf.fault(CAMPAIGN, f"id: is {data.get('id')!r}, {there}")
    data["listed_hosts"] = [entry.get("host") for entry in hosts.get("hosts", [])]
    data["epigraphs"] = epigraphs.get("epigraphs", [])
    data["honorees"] = {}
    try:
        head: Campaign = _adapter(Campaign).validate_python(data)
    except ValidationError as error:
        for fault in of_form(error, CAMPAIGN, Campaign.__dataclass_fields__):
            other = {"listed_hosts": LISTED_HOSTS, "epigraphs": EPIGRAPHS}
            file = other.get(str(fault.spot[0]) if fault.spot else "", CAMPAIGN)
            shelf.faults.append(replace(fault, file=file))
        return None
    updates = read_updates((shelf.folder / UPDATES, updates_folder()), head.id, shelf.faults)
    withheld = tuple(dict.fromkeys((*head.withheld, *updates.withheld)))
    return replace(
        head,
        withheld=withheld,
        honorees={
            name: updated(honoree, updates.standings.get(name))
            for name, honoree in honorees.items()
            if name not in withheld
        },
    )


@lru_cache(maxsize=2)
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
