"""The edition without links names no listed host at all; the others never link to one."""

from __future__ import annotations

import dataclasses
import html
import re
from typing import TYPE_CHECKING, Any

import pytest

from renamer.planfile.toml import read_plan, write_plan
from renamer.registry.hosts import is_listed, listed_in
from renamer.registry.packs import read_campaign
from tests.workflow.everything import contents, everything, said

if TYPE_CHECKING:
    from pathlib import Path

TODAY = ("--today", "2026-11-25")
WHOM = ("tutby", "tatsiana-hatsura-yavorskaya", "maksim-znak", "magdalena-radzivil")
"""Entries with a listed source, with a listed host in a caution, and in the title of a source."""
CAMPAIGN = read_campaign()
LISTED = {
    source.url
    for who in WHOM
    for source in CAMPAIGN.honorees[who].sources
    if source.listed or is_listed(source.url, CAMPAIGN.listed_hosts)
}


@pytest.fixture
def plan(renamer: Any) -> Path:
    """Return a plan that honours them, pinned by hand."""
    path: Path = renamer.folder / "my.plan.toml"
    made = ("plan", "new", "reykjavik", "-o", path, "--count", str(len(WHOM)))
    renamer(*made, "--base-url", "https://group.example/4august", *TODAY)
    planned = read_plan(path)
    renamings = tuple(
        dataclasses.replace(one, honoree=who, why=())
        for one, who in zip(planned.renamings, WHOM, strict=True)
    )
    changed = dataclasses.replace(
        planned,
        pins={one.place: one.honoree for one in renamings},
        renamings=renamings,
        standings={},
    )
    path.write_text(write_plan(changed), encoding="utf-8")
    return path


def _kit(renamer: Any, plan: Path, edition: str) -> Path:
    renamer("kit", plan, "-o", edition, "--edition", edition, *TODAY)
    folder: Path = renamer.folder / edition
    return folder


def _addresses_in(texts: dict[str, str]) -> set[tuple[str, str]]:
    """Return (file, address) of what is marked listed and stands in a text that was folded."""
    told = {url: re.sub(r"^https?://", "", url).casefold() for url in LISTED}
    return {
        (name, url) for name, text in texts.items() for url, part in told.items() if part in text
    }


def test_the_entries_have_what_the_edition_must_leave_out() -> None:
    assert (
        len({who for who in WHOM for one in CAMPAIGN.honorees[who].sources if one.url in LISTED})
        > 2
    )
    cautions = [text for who in WHOM for text in CAMPAIGN.honorees[who].cautions]
    titles = [one.title for who in WHOM for one in CAMPAIGN.honorees[who].sources]
    assert any(listed_in(text, CAMPAIGN.listed_hosts) for text in cautions)
    assert any(listed_in(text, CAMPAIGN.listed_hosts) for text in titles)


def test_the_edition_without_links_names_no_listed_host(renamer: Any, plan: Path) -> None:
    folder = _kit(renamer, plan, "no-links")
    assert not _addresses_in(everything(folder))
    for name, content in contents(folder).items():
        host = listed_in(said(name, content), CAMPAIGN.listed_hosts)
        assert host is None, (name, host)
    licences = (folder / "LICENCES.md").read_text(encoding="utf-8")
    assert "https://" in licences
    assert 'href="https://' in "".join(
        path.read_text(encoding="utf-8") for path in (folder / "site").rglob("en.html")
    )


@pytest.mark.parametrize("edition", ["public", "no-codes"])
def test_other_editions_show_listed_addresses_and_link_to_none(
    renamer: Any, plan: Path, edition: str
) -> None:
    folder = _kit(renamer, plan, edition)
    found = _addresses_in(everything(folder))
    assert {url for name, url in found if name.startswith("site/R/")} == LISTED
    assert {url for name, url in found if name == "LICENCES.md"} == LISTED
    assert {name.split("/")[0] for name, _ in found} == {"site", "LICENCES.md"}
    for name, content in contents(folder).items():
        if not name.endswith((".html", ".svg")):
            continue
        page = content.decode()
        for link in re.findall(r'(?:href|src|action)\s*=\s*["\']([^"\']*)', page):
            assert not is_listed(html.unescape(link), CAMPAIGN.listed_hosts), name
            assert html.unescape(link) not in LISTED, name
    licences = (folder / "LICENCES.md").read_text(encoding="utf-8")
    for url in LISTED:
        assert f"`{url}`, listed in Belarus" in licences  # code: no reader makes it a link
        assert licences.count(url) == 1


def test_a_listed_address_is_told_with_its_danger(renamer: Any) -> None:
    for who in WHOM:
        shown = renamer("people", "show", who).stdout.splitlines()
        for source in CAMPAIGN.honorees[who].sources:
            lines = [
                line for line in shown if line.endswith(source.url) or f"{source.url} " in line
            ]
            assert lines, source.url
            marked = [line for line in lines if "(listed in Belarus: never open or send it" in line]
            assert bool(marked) == (source.url in LISTED)


def test_a_plan_that_names_a_listed_host_is_told_of(renamer: Any, plan: Path) -> None:
    quiet = renamer("kit", plan, "-o", "quiet", "--edition", "no-links", *TODAY)
    assert "keep the plan itself out of there too" not in quiet.stderr
    text = plan.read_text(encoding="utf-8")
    plan.write_text(f"# they wrote on {CAMPAIGN.listed_hosts[0]}\n{text}", encoding="utf-8")
    told = renamer("kit", plan, "-o", "told", "--edition", "no-links", *TODAY)
    assert "keep the plan itself out of there too" in told.stderr
