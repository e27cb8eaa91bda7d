"""`renamer people` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from renamer.registry.clock import can_change, is_stale
from renamer.registry.gate import is_within_reach
from renamer.registry.packs import read_campaign

Run = Callable[..., CompletedProcess[str]]
LATE = "2027-08-04"
LISTED = "(listed in Belarus: never open or send it there)"


@pytest.fixture(scope="module")
def campaign():
    return read_campaign()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "own").mkdir()
    monkeypatch.setenv("RENAMER_UPDATES", str(tmp_path / "own"))
    return tmp_path / "own"


def rows(printed: str) -> list[dict[str, str]]:
    """Lines with tabs as a script reads them."""
    head, *lines = (line.split("\t") for line in printed.splitlines())
    return [dict(zip(head, line, strict=True)) for line in lines]


def test_the_list_holds_everybody_with_the_day_of_the_standing(renamer: Run, campaign) -> None:
    told = {row["id"]: row for row in rows(renamer("people", "list", "--today", LATE).stdout)}
    assert told.keys() == campaign.honorees.keys()
    for honoree in campaign.honorees.values():
        day = honoree.standing.as_of or ""
        mark = "*" if can_change(honoree) else ""  # by then all of these are old
        assert told[honoree.id]["as_of"] == f"{day}{mark}"
    assert told["vasil-bykau"]["as_of"] == "2003-06-22"


def test_those_in_prison_come_with_who_could_confirm_them(renamer: Run, campaign) -> None:
    done = renamer("people", "list", "--standing", "imprisoned", "--today", LATE)
    told = rows(done.stdout)
    prisoners = [one for one in campaign.honorees.values() if one.standing.code == "imprisoned"]
    assert [row["id"] for row in told] == [one.id for one in prisoners]
    assert prisoners
    for row, honoree in zip(told, prisoners, strict=True):
        source = honoree.source(honoree.consent_source or "")
        if source is None:
            assert row["confirmed_by"] == "nobody: ask the family or their organisation first"
        else:
            assert source.title in row["confirmed_by"]
            assert row["confirmed_by"].endswith(source.date or source.seen or "no day")
    assert "* not looked up for 90 days: renamer people stale" in done.stderr


def test_a_list_of_those_who_are_dead_has_no_mark(renamer: Run) -> None:
    done = renamer("people", "list", "--standing", "died", "--today", LATE)
    assert "*" not in done.stdout
    assert done.stderr == ""
    assert "confirmed_by" not in done.stdout.splitlines()[0]


def test_a_list_for_machines(renamer: Run, campaign) -> None:
    told = json.loads(renamer("people", "list", "--json", "--today", LATE).stdout)
    assert len(told) == len(campaign.honorees)
    for row in told:
        honoree = campaign.honorees[row["id"]]
        assert row["as_of"] == (honoree.standing.as_of or "")
        assert row["stale"] == can_change(honoree)
        if is_within_reach(honoree):
            assert row["proposed"] == (honoree.consent == "public campaign")
            assert row["confirmed_by"]


def test_an_unknown_standing_names_the_known_ones(renamer: Run) -> None:
    done = renamer("people", "list", "--standing", "jailed", ok=False)
    assert done.stderr.startswith("Error: there is no standing 'jailed'; use one of died, ")
    assert done.stdout == ""


@pytest.mark.parametrize("text", ["Bykov", "быкаў", "BYKAŬ"])
def test_a_search_finds_any_spelling(renamer: Run, text: str) -> None:
    assert "vasil-bykau" in {row["id"] for row in rows(renamer("people", "search", text).stdout)}


def test_a_search_that_finds_nobody_says_so(renamer: Run) -> None:
    done = renamer("people", "search", "Zaphod")
    assert rows(done.stdout) == []
    assert "'Zaphod'; 'renamer people list' shows all." in done.stderr


def test_stale_tells_where_to_look_the_oldest_first(renamer: Run, own: Path, campaign) -> None:
    done = renamer("people", "stale", "--today", LATE)
    *table, _, _, folder, line = done.stdout.splitlines()
    told = rows("\n".join(table))
    assert {row["id"] for row in told} == {
        one.id for one in campaign.honorees.values() if can_change(one)
    }
    assert [row["as_of"] for row in told] == sorted(row["as_of"] for row in told)
    for row in told:
        honoree = campaign.honorees[row["id"]]
        source = honoree.source(honoree.standing.source or "")
        assert source is not None
        assert source.url in row["look_at"]
        assert row["look_at"].endswith(LISTED) == source.listed
    assert folder == str(own / "mine.toml")
    assert line.startswith(f"standings.{told[0]['id']} = ")


def test_the_line_that_stale_shows_works_when_it_is_filled_in(renamer: Run, own: Path) -> None:
    *_, folder, line = renamer("people", "stale", "--today", LATE).stdout.splitlines()
    who = line.split(" ")[0].removeprefix("standings.")
    before = json.loads(renamer("people", "show", who, "--json").stdout)
    Path(folder).write_text(f"{line}\n", encoding="utf-8")
    refused = renamer("people", "stale", "--today", LATE, ok=False)
    assert "'YYYY-MM-DD' is no day" in refused.stderr
    line = line.replace("YYYY-MM-DD", LATE).replace("…", "Reuters", 1)
    line = line.replace("…", "https://example.org/a")
    Path(folder).write_text(f"{line}\n", encoding="utf-8")
    stale = json.loads(renamer("people", "stale", "--today", LATE, "--json").stdout)
    assert who not in {row["id"] for row in stale}
    assert stale
    after = json.loads(renamer("people", "show", who, "--json").stdout)
    assert after["standing"]["as_of"] == LATE
    assert after["standing"]["code"] == before["standing"]["code"]
    assert after["lives_in"] == before["lives_in"]
    assert renamer("campaign", "check", "belarus-solidarity", "--today", LATE).returncode == 0


def test_what_the_updates_get_wrong_is_told_by_the_list(renamer: Run, own: Path) -> None:
    line = 'code = "in_exile", as_of = "2027-08-05", title = "T", url = "https://example.org/"'
    text = f'withheld = ["somebody-else"]\nstandings.maria-kalesnikava = {{ {line} }}\n'
    (own / "mine.toml").write_text(text, encoding="utf-8")
    done = renamer("people", "list", "--today", LATE)
    assert "number 1 of 'withheld' in mine.toml is nobody" in done.stderr
    assert "is of a day after 2027-08-04: correct its as_of or since" in done.stderr
    later = renamer("people", "list", "--today", "2027-08-05")
    assert "is of a day after" not in later.stderr


def test_nothing_stale_is_said_and_prints_no_line(renamer: Run, own: Path, campaign) -> None:
    lines = (
        f'standings.{one.id} = {{ code = "{one.standing.code}", as_of = "{LATE}", '
        f'title = "T", url = "https://example.org/" }}\n'
        for one in campaign.honorees.values()
        if can_change(one)
    )
    (own / "all.toml").write_text("".join(lines), encoding="utf-8")
    done = renamer("people", "stale", "--today", LATE)
    assert rows(done.stdout) == []
    assert done.stderr == "No standing is older than 90 days.\n"
    assert json.loads(renamer("people", "stale", "--today", LATE, "--json").stdout) == []


def test_a_broken_file_of_updates_ends_in_its_path(renamer: Run, own: Path) -> None:
    (own / "mine.toml").write_text("withhold = []\n", encoding="utf-8")
    done = renamer("people", "list", ok=False)
    assert f"{own / 'mine.toml'}:1: withhold: there is no such field" in done.stderr
    assert "did you mean 'withheld'?" in done.stderr


def test_show_tells_what_is_known_and_from_where(renamer: Run, campaign) -> None:
    stale = next(one for one in campaign.honorees.values() if can_change(one) and one.events)
    printed = renamer("people", "show", stale.id, "--today", LATE).stdout
    standing = stale.standing
    assert f"{standing.code}, as of {standing.as_of} (old: look it up again)" in printed
    for event in stale.events:
        assert f"  {event.date}: {event.what}\n" in printed
    for caution in stale.cautions:
        assert f"caution: {caution}" in printed
    for source in stale.sources:
        assert source.url in printed
    assert "<!--" not in printed
    fresh = renamer("people", "show", stale.id, "--today", "2000-01-01").stdout
    assert "(old: look it up again)" not in fresh


def test_show_never_hides_that_an_address_is_listed(renamer: Run, campaign) -> None:
    listed = next(
        one for one in campaign.honorees.values() if any(src.listed for src in one.sources)
    )
    lines = renamer("people", "show", listed.id).stdout.splitlines()
    for source in listed.sources:
        (line,) = (line for line in lines if source.title in line and source.url in line)
        assert line.endswith(LISTED) == source.listed


def test_show_of_nobody_is_one_sentence(renamer: Run) -> None:
    done = renamer("people", "show", "nobody", ok=False)
    assert done.stderr == (
        "Error: no honoree is called 'nobody'; run 'renamer people list' to see who is.\n"
    )


def test_the_clock_is_that_of_the_command(campaign) -> None:
    """What the commands call old is what the clock calls old, whatever today is."""
    import datetime

    day = datetime.date.fromisoformat(LATE)
    assert all(is_stale(one, day) == can_change(one) for one in campaign.honorees.values())
