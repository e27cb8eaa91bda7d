"""Campaign packs: from a folder of TOML and Markdown to one Campaign.

A pack is ``assets/campaigns/<id>``, or a folder of the user's own, with ``campaign.toml``,
``listed_hosts.toml``, perhaps ``epigraphs.toml``, ``letters.toml`` and ``updates``, and one folder
per honoree under ``people``: ``honoree.toml`` and ``story.<language>.md``. The format is told in
docs/reference/registry.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from renamer.errors import CampaignError
from renamer.model.campaign import Campaign, Epigraph
from renamer.model.honoree import Honoree
from renamer.model.letters import Letters
from renamer.registry.faults import Fault, located
from renamer.registry.hosts import ListedHosts
from renamer.registry.shelf import Shelf
from renamer.registry.stories import Story, read_story
from renamer.registry.updates import UpdatesReader
from renamer.resources import resource, resource_names
from renamer.settings import updates_folder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

DEFAULT_CAMPAIGN = "belarus-solidarity"
CAMPAIGN = "campaign.toml"
LISTED_HOSTS = "listed_hosts.toml"
EPIGRAPHS = "epigraphs.toml"
LETTERS = "letters.toml"
UPDATES = "updates"
HONOREE = "honoree.toml"

_STORY = re.compile(r"story\.([\w-]+)\.md")


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraphs:
    """What epigraphs.toml holds."""

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    epigraphs: tuple[Epigraph, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack as read: what could be, the texts it was read from, and every fault of form.

    `texts` maps the files, relative to the folder, to what stands in them; `stories` the entries
    to their stories by language; `unread` are files in an entry that are neither. `campaign` is
    None where its own file is at fault.
    """

    folder: Path
    honorees: Mapping[str, Honoree]
    stories: Mapping[str, Mapping[str, Story]]
    texts: Mapping[str, str] = field(repr=False)
    faults: tuple[Fault, ...] = ()
    unread: tuple[str, ...] = ()
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
        A folder in or beside which a pack of that name is looked for before the current folder:
        that of the plan, which may be a kit's. A path goes before it.

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
    nearby = [beside / name, beside.parent / name] if beside else []
    for folder in (*nearby, *here) if campaign == name else (*here, *nearby):
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
    shelf = Shelf(folder)
    stories = {}
    honorees = {}
    for name, files in _entries(shelf):
        stories[name] = _read_stories(shelf, name, files)
        if honoree := _read_honoree(shelf, name, stories[name]):
            honorees[name] = honoree
    campaign = _read_head(shelf, honorees, stories.keys())
    return Pack(
        folder=folder,
        honorees=honorees,
        stories=stories,
        texts=shelf.texts,
        faults=tuple(shelf.faults),
        unread=tuple(shelf.unread),
        campaign=campaign,
    )


def _entries(shelf: Shelf) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder of people and the files in it, sorted; hidden ones are the editors'."""
    people = shelf.folder / "people"
    folders = (path for path in people.iterdir() if path.is_dir()) if people.is_dir() else ()
    for folder in sorted(folders):
        if folder.name.startswith("."):
            continue
        if not shelf.holds(folder):
            text = "this leads out of the folder of the pack: put the folder itself here"
            shelf.fault(f"people/{folder.name}", text)
        else:
            yield folder.name, sorted(path.name for path in folder.iterdir())


def _read_stories(shelf: Shelf, entry: str, files: Iterable[str]) -> dict[str, Story]:
    """Return the stories of an entry by language; files of other names are left unread."""
    stories = {}
    for file in files:
        if told := _STORY.fullmatch(file):
            stories[told[1]] = read_story(shelf.text(f"people/{entry}/{file}"))
        elif file != HONOREE and not file.startswith("."):
            shelf.unread.append(f"people/{entry}/{file}")
    return stories


def _read_honoree(shelf: Shelf, entry: str, stories: Mapping[str, Story]) -> Honoree | None:
    name = f"people/{entry}/{HONOREE}"
    data = shelf.toml(name)
    if data is None:
        return None
    for computed in {"stories", "story_drafts"} & set(data):
        advice = "stories stand in files of their own, like story.en.md: take this out"
        shelf.fault(name, advice, spot=(computed,))
    data["stories"] = {code: story.body for code, story in stories.items()}
    data["story_drafts"] = [code for code, story in stories.items() if not story.is_checked]
    honoree = shelf.formed(name, Honoree, data)
    if honoree and honoree.id != entry:
        _same_id(shelf, name, honoree.id, entry)
    return honoree


def _read_head(
    shelf: Shelf, honorees: Mapping[str, Honoree], entries: Collection[str]
) -> Campaign | None:
    """Return the campaign with its honorees as the updates leave them; `entries` are the ids."""
    data = shelf.toml(CAMPAIGN)
    hosts = shelf.formed(LISTED_HOSTS, ListedHosts, shelf.toml(LISTED_HOSTS))
    has_epigraphs = (shelf.folder / EPIGRAPHS).exists()
    told = shelf.toml(EPIGRAPHS) if has_epigraphs else {}
    epigraphs = shelf.formed(EPIGRAPHS, Epigraphs, told)
    advises = (shelf.folder / LETTERS).exists()
    letters = shelf.formed(LETTERS, Letters, shelf.toml(LETTERS)) if advises else None
    if data is None:
        return None
    for computed in {"withheld_names", "remarks"} & set(data):
        shelf.fault(CAMPAIGN, "renamer finds this out by itself: take it out", spot=(computed,))
    for computed in {"listed_hosts", "epigraphs", "letters", "honorees"} & set(data):
        files = f"{LISTED_HOSTS}, {EPIGRAPHS}, {LETTERS}, people/"
        advice = f"this stands elsewhere ({files}): take it out"
        shelf.fault(CAMPAIGN, advice, spot=(computed,))
    data["listed_hosts"] = [one.host for one in hosts.hosts] if hosts else []
    data["epigraphs"] = epigraphs.epigraphs if epigraphs else ()
    data["letters"] = letters
    data["honorees"] = {}
    head = shelf.formed(CAMPAIGN, Campaign, data)
    if head is None:
        return None
    if head.id != shelf.folder.resolve().name:
        _same_id(shelf, CAMPAIGN, head.id, shelf.folder.resolve().name)
    reader = UpdatesReader(head.id, shelf, honorees, head.listed_hosts)
    reader.withhold(head.withheld, CAMPAIGN)
    for folder in (shelf.folder / UPDATES, updates_folder()):
        reader.read(folder)
    campaign = reader.applied_to(head)
    _needed(shelf, campaign, entries)
    return campaign


def _needed(shelf: Shelf, campaign: Campaign, entries: Collection[str]) -> None:
    """Keep a fault of what nothing can be made without."""
    if not campaign.names.get("en", "").strip():
        text = "is missing: write what the campaign is called in English"
        shelf.fault(CAMPAIGN, text, spot=("names", "en"))
    if campaign.default_dedication not in {*entries, *campaign.withheld}:
        text = f"there is no entry {campaign.default_dedication!r}: write the id of one"
        shelf.fault(CAMPAIGN, text, spot=("default_dedication",))


def _same_id(shelf: Shelf, name: str, told: str, folder: str) -> None:
    text = f"is {told!r}, but the folder is called {folder!r}: make them the same"
    shelf.fault(name, text, spot=("id",))
