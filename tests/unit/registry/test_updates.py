"""Updates: one line in a file changes a standing, or takes a name back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from renamer.errors import CampaignError, UsageError
from renamer.model.honoree import Event, Honoree, Standing
from renamer.registry.clock import can_change
from renamer.registry.gate import is_living, may_propose
from renamer.registry.packs import read_campaign
from renamer.registry.updates import NewStanding, line_for, updated
from renamer.registry.whom import names_any

if TYPE_CHECKING:
    from renamer.model.campaign import Campaign

ALES = "ales-bialiatski"
DOCS = Path(__file__).parents[3] / "docs"
Drop = Callable[[str, str], Path]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own updates, with nothing in it."""
    folder = tmp_path / "own"
    folder.mkdir()
    monkeypatch.setenv("RENAMER_UPDATES", str(folder))
    return folder


@pytest.fixture
def drop(own: Path) -> Drop:
    """drop(name, text): put a file into the user's own folder."""

    def dropped(name: str, text: str) -> Path:
        (own / name).write_text(text, encoding="utf-8")
        return own / name

    return dropped


def line(who: str = ALES, code: str = "free", as_of: str = "2027-03-01", more: str = "") -> str:
    told = f'code = "{code}", as_of = "{as_of}", title = "DW", url = "https://example.org/a"'
    return f"standings.{who} = {{ {told}{more} }}\n"


def test_without_updates_the_pack_says_what_is_known(packs: Path, own: Path) -> None:
    assert not list(own.iterdir())
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
    assert not list(own.iterdir())
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


@pytest.mark.parametrize("name", ["notes.txt", "mine.toml.txt", "mine.toml.bak"])
def test_a_file_that_is_not_read_is_told(packs: Path, drop: Drop, name: str) -> None:
    path = drop(name, f'withheld = ["{ALES}"]')
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert f"{path}: this is not read: let its name end in .toml" in str(caught.value)


@pytest.mark.parametrize("name", [".DS_Store", "desktop.ini", "README.md"])
def test_what_systems_leave_behind_is_left_alone(packs: Path, drop: Drop, name: str) -> None:
    drop(name, "withheld = [")
    assert ALES in read_campaign(root=packs).honorees


def test_a_name_may_end_in_capital_letters(packs: Path, drop: Drop) -> None:
    drop("MINE.TOML", f'withheld = ["{ALES}"]')
    assert ALES not in read_campaign(root=packs).honorees


def test_a_folder_that_is_named_but_missing_is_told(packs: Path, own: Path) -> None:
    own.rmdir()
    with pytest.raises(UsageError, match="RENAMER_UPDATES names no folder"):
        read_campaign(root=packs)


@pytest.mark.parametrize("told", ["Ales-Bialiatski", " ales bialiatski ", "ales_bialiatski"])
def test_case_blanks_and_underscores_hide_nobody(packs: Path, drop: Drop, told: str) -> None:
    drop("mine.toml", f'withheld = ["{told}"]')
    campaign = read_campaign(root=packs)
    assert campaign.withheld == (ALES,)
    assert ALES not in campaign.honorees
    drop("mine.toml", line(f'"{told}"'))
    assert read_campaign(root=packs).honorees[ALES].standing.code == "free"


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ('withheld = ["ales-bialatski"]', "withheld.0"),
        (line("ales-bialatski"), "standings.ales-bialatski"),
    ],
)
def test_an_id_that_is_nearly_one_is_a_fault(packs: Path, drop: Drop, text: str, spot: str) -> None:
    path = drop("mine.toml", text)
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert f"{path}:1: {spot}: nobody is called 'ales-bialatski'" in str(caught.value)
    assert "did you mean 'ales-bialiatski'?" in str(caught.value)


def test_an_id_that_campaign_toml_mistypes_is_a_fault(packs: Path, pack: Path) -> None:
    path = pack / "campaign.toml"
    text = 'withheld = ["ales-bialatski"]\n' + path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CampaignError, match=r"campaign\.toml:1: withheld\.0: nobody is called"):
        read_campaign(root=packs)


def test_an_id_of_nobody_is_a_remark_that_names_nobody(packs: Path, drop: Drop) -> None:
    drop("mine.toml", f'withheld = ["{ALES}", "zora"]\n{line("quite-unknown")}')
    campaign = read_campaign(root=packs)
    assert campaign.withheld == (ALES, "zora")
    texts = [text for _, text in campaign.remarks]
    assert [text.split(" is nobody")[0] for text in texts] == [
        "number 2 of 'withheld' in mine.toml",
        "one of the 'standings' in mine.toml",
    ]
    assert not any("zora" in text for text in texts)


@pytest.mark.parametrize(("code", "count"), [("imprisoned", 1), ("released_in_exile", 0)])
def test_another_standing_asks_to_reread_the_story(
    packs: Path, drop: Drop, code: str, count: int
) -> None:
    drop("mine.toml", line(code=code))
    told = read_campaign(root=packs).remarks
    assert [where for where, _ in told] == [ALES] * count
    assert all("reread the story of Ales Bialiatski" in text for _, text in told)


def test_names_of_whom_is_withheld_are_known_by_their_sound(packs: Path, drop: Drop) -> None:
    people = read_campaign(root=packs).honorees
    assert read_campaign(root=packs).withheld_names == ()
    drop("mine.toml", f'withheld = ["{ALES}"]')
    keys = read_campaign(root=packs).withheld_names
    other = people["vasil-bykau"]
    for text in ("Ales Bialiatski freed", "Алесь Беляцкий", "https://x.org/wiki/Ales_Bialiatski"):
        assert names_any(text, keys, other), text
        assert not names_any(text, keys, people[ALES])
    assert not names_any("Vasil Bykau, writer", keys, other)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (', since = "2027-03-02"', "since: 2027-03-02 is after as_of, 2027-03-01"),
        (', since = "2027-02-30"', "since: '2027-02-30' is no day"),
    ],
)
def test_days_that_cannot_be_are_faults(packs: Path, drop: Drop, more: str, told: str) -> None:
    drop("mine.toml", line(more=more))
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    assert told in str(caught.value)


def test_a_line_that_is_not_filled_in_is_refused(packs: Path, drop: Drop) -> None:
    drop("mine.toml", line_for(read_campaign(root=packs).honorees[ALES]))
    with pytest.raises(CampaignError) as caught:
        read_campaign(root=packs)
    for spot in ("as_of: 'YYYY-MM-DD' is no day", "title: is empty", "url: "):
        assert f"standings.{ALES}.{spot}" in str(caught.value)


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
        told = tomllib.loads(line_for(honoree))["standings"][honoree.id]
        known = honoree.source(honoree.standing.source or "")
        assert known is not None
        read = {"as_of": "2027-08-04", "title": "T", "url": known.url, "listed": known.listed}
        again = updated(honoree, NewStanding(**told | read))
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
