"""Campaign packs: from a folder of TOML and Markdown to one Campaign.

A pack is ``assets/campaigns/<id>`` with ``campaign.toml``, ``listed_hosts.toml`` and one folder
per honoree under ``people``: ``honoree.toml`` and ``story.<language>.md``. The format is told in
docs/reference/registry.md.
"""

from __future__ import annotations

import tomllib
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from renamer.errors import CampaignError
from renamer.model.campaign import Campaign
from renamer.resources import resource, resource_names

if TYPE_CHECKING:
    from pathlib import Path

    from pydantic import TypeAdapter, ValidationError

DEFAULT_CAMPAIGN = "belarus-solidarity"


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


def read_campaign(campaign_id: str = DEFAULT_CAMPAIGN, root: Path | None = None) -> Campaign:
    """Read a campaign pack with all its honorees and stories.

    Parameters
    ----------
    campaign_id : str
        The name of the pack's folder.
    root : Path, optional
        The folder of the packs; by default the ones that come with renamer.

    Raises
    ------
    CampaignError
        If there is no such pack, or with every fault of form in it at once, each with its file
        and field. What the content must keep to is checked by `registry.check.check_campaign`.
    """
    known = campaign_ids(root)
    if campaign_id not in known:
        raise CampaignError(
            f"there is no campaign {campaign_id!r}", fix=f"choose one of: {', '.join(known)}"
        )
    folder = (root or resource("assets", "campaigns")) / campaign_id
    faults: list[str] = []
    data = _gather(folder, faults)
    campaign = None if faults else _validated(data, faults)
    if campaign is None:
        raise CampaignError(
            "\n  ".join(["this pack cannot be read:", *faults]),
            where=f"campaign {campaign_id}",
            fix="correct the files named here, then run 'renamer campaign check'",
        )
    return campaign


def _gather(folder: Path, faults: list[str]) -> dict[str, Any]:
    """Return everything in the folder as plain values, shaped like a Campaign."""
    data = _read_toml(folder, "campaign.toml", faults)
    hosts = _read_toml(folder, "listed_hosts.toml", faults).get("hosts", [])
    data["listed_hosts"] = [entry.get("host") for entry in hosts]
    people = sorted(path for path in (folder / "people").glob("*") if path.is_dir())
    data["honorees"] = {path.name: _read_honoree(folder, path, faults) for path in people}
    if not faults and data.get("id") != folder.name:
        faults.append(f"campaign.toml: id is {data.get('id')!r}, the folder {folder.name!r}")
    return data


def _read_honoree(folder: Path, path: Path, faults: list[str]) -> dict[str, Any]:
    entry = _read_toml(folder, f"people/{path.name}/honoree.toml", faults)
    if entry and entry.get("id") != path.name:
        faults.append(
            f"people/{path.name}/honoree.toml: id is {entry.get('id')!r}, the folder {path.name!r}"
        )
    entry["stories"] = {
        story.name.split(".")[1]: _read_text(folder, f"people/{path.name}/{story.name}", faults)
        for story in sorted(path.glob("story.*.md"))
    }
    return entry


def _read_toml(folder: Path, name: str, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(_read_text(folder, name, faults))
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{name}: this is not TOML ({error})")
        return {}


def _read_text(folder: Path, name: str, faults: list[str]) -> str:
    """Return a file in Unicode normalisation form C, the form all later stages compare in."""
    try:
        return unicodedata.normalize("NFC", (folder / name).read_text(encoding="utf-8")).strip()
    except FileNotFoundError:
        faults.append(f"{name}: this file is missing")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{name}: cannot be read as UTF-8 text ({error})")
    return ""


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Campaign]:
    from pydantic import TypeAdapter

    return TypeAdapter(Campaign)


def _validated(data: dict[str, Any], faults: list[str]) -> Campaign | None:
    from pydantic import ValidationError

    try:
        return _adapter().validate_python(data)
    except ValidationError as error:
        faults.extend(_told(error))
        return None


def _told(error: ValidationError) -> list[str]:
    """Return pydantic's faults, each with the file and the field that hold it."""
    told = []
    for fault in error.errors(include_url=False, include_context=False):
        parts = [str(part) for part in fault["loc"]]
        name = "listed_hosts.toml" if parts[:1] == ["listed_hosts"] else "campaign.toml"
        if parts[0] == "honorees" and len(parts) > 1:
            name, parts = f"people/{parts[1]}/honoree.toml", parts[2:]
        told.append(f"{name}: {'.'.join(parts)}: {fault['msg']} (it holds {fault['input']!r:.60})")
    return told
