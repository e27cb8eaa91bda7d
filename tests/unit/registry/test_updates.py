"""Updates: one line in a file changes a standing, or takes a name back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.errors import CampaignError
from renamer.model.honoree import Event, Honoree, Standing
from renamer.registry.clock import can_change
from renamer.registry.gate import is_living, may_propose
from renamer.registry.packs import read_campaign
from renamer.registry.updates import NewStanding, line_for, updated

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

ALES = "ales-bialiatski"
DOCS = Path(__file__).parents[3] / "docs"
Drop = Callable[[str, str], Path]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own updates, not made yet."""
    folder = tmp_path / "own"
    monkeypatch.setenv("RENAMER_UPDATES", str(folder))
    return folder


@pytest.fixture
def drop(own: Path) -> Drop:
    """drop(name, text): put a file into the user's own folder."""

    def dropped(name: str, text: str) -> Path:
        own.mkdir(exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
        return own / name

    return dropped


def line(who: str = ALES, code: str = "free", as_of: str = "2027-03-01", more: str = "") -> str:
    told = f'code = "{code}", as_of = "{as_of}", title = "DW", url = "https://example.org/a"'
    return f"standings.{who} = {{ {told}{more} }}\n"


def test_without_updates_the_pack_says_what_is_known(packs: Path, own: Path) -> None:
    assert not own.exists()
    assert read_campaign(root=packs).honorees[ALES].standing.code == "released_in_exile"


def test_a_dropped_in_file_changes_a_standing_with_its_source(packs: Path, drop: Drop) -> None:
    drop("anything.toml", line(more=', since = "2027-02"'))
    ales = read_campaign(root=packs).honorees[ALES]
    assert (ales.standing.code, ales.standing.as_of, ales.standing.since) == (
        "free",
        "2027-03-01",
        "2027-02",
    )
    source = ales.source(ales.standing.source or "")
    assert source is not None
    assert (source.title, source.url, source.date) == ("DW", "https://example.org/a", "2027-03-01")
    assert ales.events[-1] == Event(what="released", date="2027-02", source=source.id)


@pytest.mark.parametrize("newer", ["a.toml", "z.toml"])
def test_the_newest_of_several_wins_whatever_the_files_are_called(
    packs: Path, pack: Path, drop: Drop, newer: str
) -> None:
    drop("m.toml", line(code="imprisoned", as_of="2027-05"))
    drop(newer, line(code="in_exile", as_of="2027-06-30"))
    (pack / "updates").mkdir()
    (pack / "updates" / "q.toml").write_text(line(as_of="2027-06-01"), encoding="utf-8")
    assert read_campaign(root=packs).honorees[ALES].standing.code == "in_exile"


def test_an_older_line_than_the_entry_changes_nothing(packs: Path, drop: Drop) -> None:
    before = read_campaign(root=packs).honorees[ALES]
    drop("old.toml", line(code="imprisoned", as_of="2022-10"))
    assert read_campaign(root=packs).honorees[ALES] == before


def test_a_file_of_the_pack_counts_too(packs: Path, pack: Path, own: Path) -> None:
    assert not own.exists()
    (pack / "updates").mkdir()
    (pack / "updates" / "q.toml").write_text(line(), encoding="utf-8")
    assert read_campaign(root=packs).honorees[ALES].standing.code == "free"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("withheld = [", ":1: this is not TOML ("),
        ("withhold = []", ":1: withhold: there is no such field; did you mean 'withheld'?"),
        (line(code="happy"), f":1: standings.{ALES}.code: 'happy' is not in the list: choose "),
        (line(as_of="yesterday"), ":1: standings.ales-bialiatski.as_of: 'yesterday' is no day"),
        (f"\n[standings.{ALES}]\ncode = 'free'", f":2: standings.{ALES}.as_of: is missing"),
    ],
)
def test_a_broken_file_is_told_with_its_path_and_line(
    packs: Path, drop: Drop, text: str, told: str
) -> None:
    path = drop("mine.toml", text)
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert f"{path}{told}" in str(caught.value)


def test_bytes_that_are_no_text_are_told(packs: Path, drop: Drop) -> None:
    path = drop("mine.toml", "")
    path.write_bytes("# Быкаў".encode("cp1251"))
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert f"{path}:1: this is not UTF-8 text" in str(caught.value)


def test_other_files_in_the_folder_are_left_alone(packs: Path, drop: Drop) -> None:
    drop("notes.txt", "withheld = [")
    drop("mine.toml.bak", "withheld = [")
    assert ALES in read_campaign(root=packs).honorees


@pytest.mark.parametrize("where", ["the pack's updates", "the user's updates", "campaign.toml"])
def test_who_is_withheld_is_not_there(packs: Path, pack: Path, drop: Drop, where: str) -> None:
    text = f'withheld = ["{ALES}"]\n'
    if where == "the pack's updates":
        (pack / "updates").mkdir()
        (pack / "updates" / "x.toml").write_text(text, encoding="utf-8")
    elif where == "the user's updates":
        drop("x.toml", text)
    else:
        path = pack / "campaign.toml"
        path.write_text(text + path.read_text(encoding="utf-8"), encoding="utf-8")
    campaign = read_campaign(root=packs)
    assert campaign.withheld == (ALES,)
    assert set(campaign.honorees) == {"vasil-bykau", "free-belarus"}


def test_all_places_are_added_up(packs: Path, pack: Path, drop: Drop) -> None:
    drop("x.toml", f'withheld = ["{ALES}"]')
    drop("y.toml", f'withheld = ["vasil-bykau", "{ALES}"]')
    assert set(read_campaign(root=packs).honorees) == {"free-belarus"}


@pytest.mark.parametrize(("campaign", "holds"), [("belarus-solidarity", True), ("other", False)])
def test_a_file_may_be_for_one_campaign_alone(
    packs: Path, drop: Drop, campaign: str, holds: bool
) -> None:
    drop("x.toml", f'campaign = "{campaign}"\nwithheld = ["vasil-bykau"]\n{line()}')
    told = read_campaign(root=packs)
    assert ("vasil-bykau" not in told.honorees) is holds
    assert (told.honorees[ALES].standing.code == "free") is holds


def new(**changes: object) -> NewStanding:
    standing = NewStanding(code="free", as_of="2027-03", title="DW", url="https://example.org/a")
    return replace(standing, **changes)  # type: ignore[arg-type]


@pytest.fixture
def prisoner(campaign: Campaign) -> Honoree:
    return replace(
        campaign.honorees[ALES],
        standing=Standing(code="imprisoned", as_of="2026-01", source="s"),
        lives_in="in prison",
        consent="unknown",
        events=(),
    )


@pytest.mark.parametrize("code", ["died", "died_in_custody", "killed"])
def test_a_death_sets_the_day_of_death_if_it_is_told(prisoner: Honoree, code: str) -> None:
    dead = updated(prisoner, new(code=code, since="2027-02-11"))
    assert dead.died == "2027-02-11"
    assert dead.lives_in == "dead"
    assert not is_living(dead)
    assert dead.events[-1].date == "2027-02-11"
    undated = updated(prisoner, new(code=code))
    assert undated.died is None  # 2027-03 is when it was read
    assert undated.lives_in == "dead"
    assert not is_living(undated)
    assert undated.events == ()


@pytest.mark.parametrize("code", ["released", "free"])
def test_who_leaves_a_prison_is_nobody_knows_where_and_not_proposed(
    prisoner: Honoree, code: str
) -> None:
    free = updated(prisoner, new(code=code))
    assert free.lives_in == "unknown"
    allowed, why = may_propose(free)
    assert not allowed
    assert "unknown" in why


def test_a_standing_that_is_found_unchanged_keeps_what_was_known(campaign: Campaign) -> None:
    for honoree in campaign.honorees.values():
        if not can_change(honoree):
            continue
        told = tomllib.loads(line_for(honoree, date(2027, 8, 4)))["standings"][honoree.id]
        again = updated(honoree, NewStanding(**told))
        assert again.standing.as_of == "2027-08-04"
        assert again.standing.since == honoree.standing.since
        assert (again.standing.code, again.lives_in) == (honoree.standing.code, honoree.lives_in)
        before, after = (one.source(one.standing.source or "") for one in (honoree, again))
        assert before is not None
        assert after is not None
        assert (before.url, before.listed) == (after.url, after.listed)


def test_where_somebody_lives_can_be_told(prisoner: Honoree) -> None:
    free = updated(prisoner, new(code="released", lives_in="abroad"))
    assert free.lives_in == "abroad"
    assert free.source(free.lives_in_source or "") is free.sources[-1]
    assert may_propose(free)[0]
    assert may_propose(updated(prisoner, new(code="released_in_exile")))[0]


def test_who_is_imprisoned_anew_is_no_longer_proposed(prisoner: Honoree) -> None:
    abroad = updated(prisoner, new(code="in_exile", as_of="2027-03"))
    assert may_propose(abroad)[0]
    again = updated(abroad, new(code="imprisoned", as_of="2027-04"))
    assert again.lives_in == "in prison"
    assert not may_propose(again)[0]


def test_the_lines_of_the_how_to_are_read(packs: Path, drop: Drop) -> None:
    """Whoever pastes them gets what the page says."""
    page = (DOCS / "how-to" / "update-a-standing.md").read_text(encoding="utf-8")
    shown = re.findall(r"^ {3,}((?:standings|withheld)\b.*)$", page, re.MULTILINE)
    assert len(shown) == 2
    drop("mine.toml", "\n".join(reversed(shown)).replace("their-id", ALES))
    assert read_campaign(root=packs).withheld == (ALES,)
